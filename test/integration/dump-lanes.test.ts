import { beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';

const PIECE = 64 * 1024;
const failure = new RestorableError('DUMP_FAILED', 'The tool of a lane failed.', { hint: 'Look at it.' });

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;

beforeEach(async () => {
  keys ??= await makeTestKeys();
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* laneOf(...streams: readonly ByteStream[]): AsyncGenerator<ByteStream> {
  yield* streams;
}

/** Waits until the source is closed, like a lane whose program has nothing to say. */
async function* silent(closed: Promise<void>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('begun');
  await closed;
  throw new RestorableError('CANCELLED', 'The source was closed before its dump ended.');
}

/** A source that closes, and whether it did. */
function closing(): { readonly closed: Promise<void>; count: number } {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const seen = { closed, count: 0 };
  bench.engine.onClose = () => {
    seen.count += 1;
    resolve();
  };
  return seen;
}

describe('a dump with several lanes', () => {
  it.each(['full', 'auto'] as const)('is read in parallel and restored in its order: %s', async (kind) => {
    const met = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    const contents = new Map(['schema', 'data-1', 'data-2', 'code'].map((name) => [name, noise(1_500_000, name)]));
    const bytesOf = (name: string): Buffer => contents.get(name) as Buffer;
    bench.engine.lanes = () => [
      laneOf(
        { name: 'schema', content: pieces(bytesOf('schema')) },
        {
          name: 'data-1',
          content: (async function* () {
            yield bytesOf('data-1').subarray(0, 10);
            // Ends after the other lane, which needs it to have begun.
            met.resolve();
            await last.promise;
            yield bytesOf('data-1').subarray(10);
          })(),
        },
      ),
      laneOf(
        {
          name: 'data-2',
          content: (async function* () {
            await met.promise;
            yield* pieces(bytesOf('data-2'));
          })(),
        },
        {
          name: 'code',
          content: (async function* () {
            yield* pieces(bytesOf('code'));
            last.resolve();
          })(),
        },
      ),
    ];
    expect(await bench.backup({ chain: { kind, fullEveryMs: 1e9, maxChain: 30 } })).toMatchObject({ exitCode: 0 });
    expect(await bench.restore()).toMatchObject({ exitCode: 0 });
    expect([...bench.engine.restored.keys()]).toEqual([...contents.keys()]);
    for (const [name, bytes] of contents) expect(bench.engine.restored.get(name)?.equals(bytes)).toBe(true);
  });

  it('ends all lanes after the first failure, throws it, and leaves nothing stored', async () => {
    const source = closing();
    bench.engine.lanes = () => [
      laneOf({ name: 'a', content: silent(source.closed) }),
      laneOf({
        name: 'b',
        content: (async function* () {
          yield* pieces(noise(9_000_000, 'b'));
          throw failure;
        })(),
      }),
      laneOf({ name: 'c', content: silent(source.closed) }),
    ];
    const report = await bench.backup();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'DUMP_FAILED', message: failure.message } });
    expect(source.count).toBeGreaterThan(0);
    expect([...storage.objects.keys()].filter((key) => key.includes('/packs/'))).toEqual([]);
  });

  it('ends all lanes if the storage fails', async () => {
    const source = closing();
    storage.onPut = (key, bytes) => {
      if (key.includes('/packs/')) throw new RestorableError('STORAGE_PERMISSION', 'No.', { hint: 'None.' });
      return bytes;
    };
    bench.engine.lanes = () => [
      laneOf({ name: 'a', content: silent(source.closed) }),
      laneOf({ name: 'b', content: pieces(noise(20_000_000, 'b')) }),
    ];
    expect(await bench.backup()).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_PERMISSION' } });
    expect(source.count).toBeGreaterThan(0);
  });

  it('ends without bytes in a stream as a failure', async () => {
    const source = closing();
    bench.engine.lanes = () => [
      laneOf({ name: 'a', content: silent(source.closed) }),
      laneOf({ name: 'b', content: pieces(Buffer.alloc(0)) }),
    ];
    expect(await bench.backup()).toMatchObject({ exitCode: 2, error: { code: 'DUMP_EMPTY' } });
  });
});
