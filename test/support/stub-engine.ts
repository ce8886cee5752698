import { createHash } from 'node:crypto';
import { RestorableError } from '../../src/core/errors.ts';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { ByteStream, Examination, Source } from '../../src/ports/engine/source.ts';
import type { QueryResult, Target } from '../../src/ports/engine/target.ts';

export function fingerprintOf(rows: number, takenAt = new Date()): Fingerprint {
  return {
    engine: 'sqlite',
    serverVersion: '3.50.0',
    takenAt: takenAt.toISOString(),
    sizeBytes: 4096,
    tables: [{ schema: '', name: 'orders', rows, rowsFrom: 'count' }],
    objects: [{ type: 'table', name: 'orders', definitionSha256: null }],
    sequences: [],
    extensions: [],
    facts: {},
  };
}

/** Digests of one table. */
export function digestsOf(key: string, rows: number, content: string): ContentDigests {
  const sum = createHash('sha256').update(`${key} ${rows} ${content}`).digest('hex').slice(0, 32);
  return { method: 'stub/1', key, tables: [{ schema: '', name: 'orders', rows, sum }], exempt: [] };
}

/**
 * An engine without a database, for tests of stored data: it dumps the given bytes and keeps what is restored. Not used to show
 * that any database can be backed up.
 */
export class StubEngine implements Engine {
  readonly name = 'sqlite';
  bytes: Uint8Array = Buffer.from('the dump');
  /** Instead of `bytes`: name and content of each stream. */
  streams: readonly (readonly [name: string, bytes: Uint8Array])[] | undefined;
  /** Instead of one lane of those streams. */
  lanes: (() => readonly AsyncIterable<ByteStream>[]) | undefined;
  /** Called when the source is closed. */
  onClose: () => void = () => {};
  identity = 'one';
  rows = 1;
  /** The time of each snapshot. */
  now: () => Date = () => new Date();
  restoredRows = 1;
  /** Thrown after the stream's last byte, like an engine when the tool's exit code or end mark is wrong. */
  failAtEnd: Error | undefined;
  /** What every query returns. Undefined: the database refuses it. */
  answer: QueryResult | undefined;
  /** What a digest of the restored database gives. */
  restoredDigests: NonNullable<Target['digests']> = async ({ expected }) =>
    digestsOf(expected.key, this.restoredRows, 'as dumped');
  restored = new Map<string, Buffer>();
  onChunk: () => void = () => {};
  /** Thrown when the source is opened. */
  refusal: Error | undefined;
  examinations: readonly Examination[] = [];
  /** Whether its log can be shipped, in which its backups have no place. */
  readsLog = false;

  async openSource(): Promise<Source> {
    const engine = this;
    if (engine.refusal !== undefined) throw engine.refusal;
    async function* content(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      for (let start = 0; start < bytes.length; start += 65_536) {
        engine.onChunk();
        yield bytes.subarray(start, start + 65_536);
      }
      if (engine.failAtEnd !== undefined) throw engine.failAtEnd;
    }
    async function* streams(): AsyncGenerator<ByteStream> {
      for (const [name, bytes] of engine.streams ?? [['database.sqlite', engine.bytes] as const]) {
        yield { name, content: content(bytes) };
      }
    }
    return {
      info: {
        engine: 'sqlite',
        serverVersion: '3.50.0',
        majorVersion: '3',
        identity: engine.identity,
        sizeBytes: null,
      },
      examinations: () => engine.examinations,
      dump: async ({ digestKey }) => ({
        lanes: engine.lanes?.() ?? [streams()],
        digests: async () => (digestKey === undefined ? undefined : digestsOf(digestKey, engine.rows, 'as dumped')),
        fingerprint: async () => fingerprintOf(engine.rows, engine.now()),
        warnings: [],
      }),
      ...(engine.readsLog && { readLog: () => Promise.reject(new Error('no log here')) }),
      close: async () => engine.onClose(),
    };
  }

  async openTarget(): Promise<Target> {
    const engine = this;
    return {
      description: 'stub',
      notes: [],
      strategy: 'fresh',
      async restore(streams) {
        for (const stream of streams) {
          const parts: Uint8Array[] = [];
          for await (const part of stream.content) parts.push(Buffer.from(part));
          engine.restored.set(stream.name, Buffer.concat(parts));
        }
      },
      inspect: async () => fingerprintOf(engine.restoredRows),
      digests: (of) => engine.restoredDigests(of),
      query: async () => {
        if (engine.answer === undefined) throw new RestorableError('DATABASE_QUERY', 'no queries here');
        return engine.answer;
      },
      integrity: async () => [],
      publish: async () => ({}),
      close: async () => {},
    };
  }

  verificationNeeds(): readonly Examination[] {
    return [];
  }

  async dropLeftover(): Promise<void> {}
}
