import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { ReadOptions } from '../../src/ports/storage.ts';
import { StartedStreams } from '../../src/restore/started-streams.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { WAITING } from '../support/patience.ts';

const NEVER = new AbortController().signal;
const pieces = (...texts: string[]): Uint8Array[] => texts.map((text) => Buffer.from(text));

async function* counted(all: readonly Uint8Array[], events: string[]): AsyncGenerator<Uint8Array> {
  try {
    for (const piece of all) {
      events.push(`read ${Buffer.from(piece)}`);
      yield piece;
    }
  } finally {
    events.push('closed');
  }
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of content) text += Buffer.from(piece).toString();
  return text;
}

describe('streams that are started early', () => {
  it('read the first piece of the first stream, and no more before they are asked', async () => {
    const events: string[] = [];
    const others: string[] = [];
    await using started = new StartedStreams(
      [
        { name: 'a', content: counted(pieces('1', '2'), events) },
        { name: 'b', content: counted(pieces('3'), others) },
      ],
      NEVER,
    );
    expect([events, others]).toEqual([['read 1'], []]);
    expect(await Promise.all(started.all.map(({ content }) => textOf(content)))).toEqual(['12', '3']);
    expect(events).toEqual(['read 1', 'read 2', 'closed']);
  });

  it('are closed if nobody reads them', async () => {
    const events: string[] = [];
    const started = new StartedStreams([{ name: 'a', content: counted(pieces('1', '2'), events) }], NEVER);
    await started[Symbol.asyncDispose]();
    expect(events).toEqual(['read 1', 'closed']);
  });

  it('throw a failure to their reader only', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield* [];
      throw new Error('cut off');
    };
    await using started = new StartedStreams([{ name: 'a', content: broken() }], NEVER);
    // A failure that nobody has handled by now would end the test.
    await new Promise((resolve) => setImmediate(resolve));
    await expect(textOf(started.all[0]?.content ?? broken())).rejects.toThrow('cut off');
  });

  it('do not make a cancelled run wait for bytes', async () => {
    const cancelled = new AbortController();
    const stuck = async function* (): AsyncGenerator<Uint8Array> {
      await new Promise(() => {});
      yield* [];
    };
    const started = new StartedStreams([{ name: 'a', content: stuck() }], cancelled.signal);
    cancelled.abort();
    await expect(started[Symbol.asyncDispose]()).resolves.toBeUndefined();
  });
});

describe('a verification', () => {
  let keys: TestKeys;
  beforeAll(async () => {
    keys = await makeTestKeys();
  });

  /** Remembers which objects were read. */
  class Watched extends ForwardingStorage {
    readonly read: string[] = [];

    override get(key: string, options: ReadOptions): Promise<Uint8Array> {
      this.read.push(key);
      return super.get(key, options);
    }
  }
  const PACK = /\/packs?\//;

  it('reads the first pack while the target is prepared', async () => {
    const storage = new Watched(new MemoryStorage());
    const bench = new Workbench(keys, storage);
    await bench.backup();
    storage.read.length = 0;
    const open = bench.engine.openTarget.bind(bench.engine);
    bench.engine.openTarget = async () => {
      await vi.waitUntil(() => storage.read.some((key) => PACK.test(key)), WAITING);
      return open();
    };
    expect((await bench.verify()).verdict).toBe('passed');
    expect(storage.read.filter((key) => PACK.test(key))).toHaveLength(1);
  });
});
