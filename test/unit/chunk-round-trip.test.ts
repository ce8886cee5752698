import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import { type IndexHeader, MOST_TIMES } from '../../src/core/planning/chain/chain.ts';
import type { Encryptor } from '../../src/openpgp/encryption.ts';
import { ChunkedBackup } from '../../src/repository/chunks/chain-writing.ts';
import { KnownChunks } from '../../src/repository/chunks/known-chunks.ts';
import { RunList } from '../../src/repository/chunks/map-reader.ts';
import { readMapped } from '../../src/repository/chunks/mapped-stream.ts';
import { packChunks } from '../../src/repository/chunks/pack-chunks.ts';
import { PackSpace } from '../../src/repository/chunks/pack-space.ts';
import { PackStore } from '../../src/repository/chunks/pack-store.ts';
import { VarintWriter } from '../../src/repository/chunks/varint.ts';
import { BufferPool } from '../../src/repository/packs/buffer-pool.ts';
import type { PackSink } from '../../src/repository/packs/packer.ts';
import { PacksAhead } from '../../src/repository/reading/packs-ahead.ts';
import { noise } from '../support/noise.ts';

const SECRET = Buffer.alloc(32, 9).toString('hex');
const signal = new AbortController().signal;
/** These tests store nothing, so the key of the index is irrelevant. */
const indexEncryptor: Encryptor = {
  profile: 'gnupg',
  recipients: [],
  warnings: [],
  keyEnds: [],
  encrypt: async (...pieces) => [...pieces],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'restorable-spill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What would be in storage: packs, maps and indexes of a chain. */
class Shelf {
  readonly packs = new Map<string, Buffer>();
  /** What was handed out of them. */
  readonly read: Uint8Array[] = [];
  readonly indexes: { header: IndexHeader; parts: Buffer[] }[] = [];

  readonly averageBytes: number;

  constructor(averageBytes: number) {
    this.averageBytes = averageBytes;
  }

  async known(): Promise<KnownChunks> {
    const known = new KnownChunks(0);
    for (const { header, parts } of this.indexes) {
      await known.addIndex(
        header,
        (async function* () {
          yield* parts;
        })(),
      );
    }
    return known;
  }

  /** Stores streams, each in pieces, as one backup. @returns a reader for them */
  async write(at: number, streams: readonly (readonly Uint8Array[])[]): Promise<(() => Promise<Buffer>)[]> {
    const known = this.indexes.length === 0 ? undefined : await this.known();
    const id = createBackupId(
      new Date(Date.UTC(2026, 0, 1, 0, 0, at)),
      known ? 'incremental' : 'full',
      Buffer.alloc(3),
    );
    const parts = new Map<number, Buffer>();
    const chain = { secret: SECRET, averageBytes: this.averageBytes };
    const backup = new ChunkedBackup(
      id,
      { chain, known, indexEncryptor, onIndexObject: async () => {} },
      async (part, raw) => void parts.set(part, Buffer.from(raw)),
    );
    // All in parallel, in an order that only depends on their lengths.
    const pool = new BufferPool(this.averageBytes * MOST_TIMES, 2);
    const written = streams.map(async (pieces, number) => {
      const name = `s${number}`;
      const map = new Map<number, Buffer>();
      const { end, ...chunked } = backup.stream(name, async (part, raw) => void map.set(part, Buffer.from(raw)));
      const sink: PackSink = async (raw, index, release) => {
        this.packs.set(`${id}/${name}/${index}`, Buffer.from(raw));
        release();
      };
      const content = (async function* () {
        using _share = pool.join();
        for (const piece of pieces) {
          await turn();
          yield piece;
        }
      })();
      const packed = await packChunks(content, chunked, sink, {
        pool,
        signal,
        onBytes: () => {},
      });
      const described = await end(packed.packCount);
      return async () => {
        if (described === undefined) {
          const own = Array.from({ length: packed.packCount }, (_, index) => this.packs.get(`${id}/${name}/${index}`));
          return Buffer.concat(own.map((pack) => pack ?? Buffer.from('missing')));
        }
        const read: Uint8Array[] = [];
        const source = {
          space: new PackSpace({ spillFolder: async () => folder, spillBytes: 2 ** 30 }),
          ahead: new PacksAhead(),
          signal,
          isOwn: (from: number) => described.sources[from]?.backup === id,
          hasPack: (from: number, pack: number) => {
            const { backup: owner, stream } = described.sources[from] as { backup: string; stream: string };
            return this.packs.has(`${owner}/${stream}/${pack}`);
          },
          mapPart: async (part: number) => map.get(part) as Buffer,
          pack: async (from: number, pack: number) => {
            const { backup: owner, stream } = described.sources[from] as { backup: string; stream: string };
            // A copy, because its memory is freed after its last use.
            const copy = new Uint8Array(this.packs.get(`${owner}/${stream}/${pack}`) as Buffer);
            this.read.push(copy);
            return copy;
          },
        };
        for await (const bytes of readMapped(described, packed.rawBytes, source)) read.push(Buffer.from(bytes));
        return Buffer.concat(read);
      };
    });
    const readers = await Promise.all(written);
    await backup.finish();
    const chunks = [...parts].filter(([part]) => part > 0).map(([, raw]) => raw);
    this.indexes.push({ header: JSON.parse(String(parts.get(0))), parts: chunks });
    return readers;
  }
}

/** Bytes that repeat, bytes that don't, and no bytes. */
const block = fc.oneof(
  fc
    .record({ length: fc.integer({ min: 0, max: 30_000 }), seed: fc.constantFrom('a', 'b', 'c', 'd') })
    .map(({ length, seed }) => noise(length, seed)),
  fc.integer({ min: 1, max: 70_000 }).map((length) => Buffer.alloc(length, 5)),
  fc.constantFrom(0, 1, 1_023, 1_024, 1_025, 32_767, 32_768, 32_769).map((length) => noise(length, 'edge')),
);
const stream = fc.array(block, { maxLength: 6 });
const backup = fc.array(stream, { minLength: 1, maxLength: 3 });

async function comesBack(averageBytes: number, backups: readonly Uint8Array[][][]): Promise<void> {
  const shelf = new Shelf(averageBytes);
  const all: { expected: Buffer; read: () => Promise<Buffer> }[] = [];
  for (const [at, streams] of backups.entries()) {
    const readers = await shelf.write(at, streams);
    for (const [number, read] of readers.entries()) all.push({ expected: Buffer.concat(streams[number] ?? []), read });
  }
  for (const { expected, read } of all) expect((await read()).equals(expected)).toBe(true);
  // Garbage collections after each 64 MiB would cost more than decrypting.
  expect(shelf.read.filter(({ length }) => length >= 128 * 1024)).toEqual([]);
}

describe('streams that are cut, packed, mapped and read', () => {
  it('are restored whatever they contain and however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(backup, { minLength: 1, maxLength: 4 }), (backups) => comesBack(4_096, backups)),
      { numRuns: 150 },
    );
  });

  it.each([64 * 1024, 1024 * 1024])('are restored in pieces of %d bytes', async (averageBytes) => {
    const base = noise(averageBytes * 9, 'base');
    const edited = Buffer.concat([base.subarray(0, averageBytes), noise(77, 'x'), base.subarray(averageBytes + 9)]);
    const cut = (bytes: Buffer, at: number): Buffer[] => [bytes.subarray(0, at), bytes.subarray(at)];
    await comesBack(averageBytes, [
      [cut(base, 5), [Buffer.alloc(averageBytes * 9)]],
      [cut(edited, averageBytes), [], [base]],
      [[edited], [edited], cut(base, averageBytes * 8)],
    ]);
  });
});

describe('a map that this program did not write', () => {
  const numbers = (...values: number[]): Buffer => {
    const writer = new VarintWriter();
    for (const value of values) writer.write(value);
    return writer.take();
  };

  it.each([
    ['of empty runs', numbers(...Array.from({ length: 4_000 }, () => 0))],
    ['of more runs than its stream can have', numbers(...Array.from({ length: 4_000 }, () => 1))],
    ['that is longer than its stream', numbers(0, 0, 0, 100_001)],
    ['with a part of nothing', Buffer.alloc(0)],
    ['with a number that is longer than it has to be', Buffer.from([0x80, 0x00, 0, 0, 0x80, 0x08])],
    ['with a short run before others', numbers(0, 0, 0, 1_023, 0, 1, 0, 1_024)],
    ['with numbers beyond all packs', numbers(0, 2 ** 40, 0, 1_000)],
  ])('%s is refused before it fills the memory', (_what, part) => {
    const runs = new RunList(100_000, () => false);
    expect(() => runs.addPart(part)).toThrow(expect.objectContaining({ code: 'BACKUP_DAMAGED' }));
    expect(runs.count).toBeLessThan(200);
  });

  it('may end in a short run only of its own backup', () => {
    const part = numbers(0, 0, 0, 2_000, 1, 0, 0, 5);
    for (const own of [0, 1]) {
      const runs = new RunList(2_005, (source) => source === own);
      runs.addPart(part);
      const finish = () => runs.finish();
      if (own === 1) expect(finish).not.toThrow();
      else expect(finish).toThrow(expect.objectContaining({ code: 'BACKUP_DAMAGED' }));
    }
  });

  it('that names an unlisted pack, or more than a pack contains, is refused', async () => {
    const read = async (part: Buffer, rawBytes: number) => {
      const map = { partCount: 1, sources: [{ backup: 'b', stream: 's' }], maxPackBytes: 2_000 };
      const from = {
        space: new PackSpace({ spillFolder: async () => folder, spillBytes: 0 }),
        ahead: new PacksAhead(),
        signal,
        isOwn: () => true,
        hasPack: (_source: number, pack: number) => pack === 0,
        mapPart: async () => part,
        pack: async () => Buffer.alloc(2_000),
      };
      for await (const _ of readMapped(map, rawBytes, from));
    };
    await expect(read(numbers(0, 1, 0, 2_000), 2_000)).rejects.toThrow(/a pack that no backup of the chain lists/);
    // The same message as for a wrong digest: it reveals nothing about the pack.
    await expect(read(numbers(0, 0, 0, 2_001), 2_001)).rejects.toThrow(/^A stream is not what the dump tool gave\.$/);
  });

  it('that ends before its stream is refused before anything is read', () => {
    const runs = new RunList(100_000, () => false);
    runs.addPart(numbers(0, 0, 0, 99_999));
    expect(() => runs.finish()).toThrow(expect.objectContaining({ code: 'BACKUP_DAMAGED' }));
  });
});

describe('packs that are needed again', () => {
  const PACK = 2_000;
  const NO_DISK = { spillFolder: async () => join(folder, 'missing'), spillBytes: 0 };
  const packs = Array.from({ length: 40 }, (_, number) => noise(PACK, `pack ${number}`));

  async function reading(spill: { spillFolder: () => Promise<string>; spillBytes: number }): Promise<number> {
    // Every pack twice, far apart, and then each a third time.
    const order = [...packs.keys(), ...packs.keys(), ...packs.keys()];
    const writer = new VarintWriter();
    for (const number of order) for (const value of [0, number, 0, PACK]) writer.write(value);
    const part = writer.take();
    let fetched = 0;
    const map = { partCount: 1, sources: [{ backup: 'b', stream: 's' }], maxPackBytes: PACK };
    const read: Uint8Array[] = [];
    const source = {
      space: new PackSpace(spill),
      ahead: new PacksAhead(),
      signal,
      isOwn: () => false,
      hasPack: (_source: number, number: number) => number < packs.length,
      mapPart: async () => part,
      pack: async (_source: number, number: number) => {
        fetched += 1;
        return packs[number] as Buffer;
      },
    };
    for await (const bytes of readMapped(map, order.length * PACK, source)) read.push(Buffer.from(bytes));
    expect(Buffer.concat(read).equals(Buffer.concat(order.map((number) => packs[number] as Buffer)))).toBe(true);
    return fetched;
  }

  it('are fetched once if the disk has room, and leave nothing there', async () => {
    expect(await reading({ spillFolder: async () => folder, spillBytes: 2 ** 30 })).toBe(40);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['has no room', { spillFolder: async () => folder, spillBytes: 0 }],
    ['has room for some', { spillFolder: async () => folder, spillBytes: 15_000 }],
    ['can not be written', { spillFolder: async () => join(folder, 'missing'), spillBytes: 2 ** 30 }],
  ])('are fetched again if the disk %s', async (_what, spill) => {
    expect(await reading(spill)).toBeGreaterThan(40);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('take no more memory than allowed, however large they are', async () => {
    const large = 30 * 1024 * 1024;
    await using store = new PackStore(new PackSpace(NO_DISK), large);
    for (const number of [0, 1, 2]) await store.put(String(number), Buffer.alloc(large));
    expect([0, 1, 2].map((number) => store.has(String(number)))).toEqual([false, true, true]);
    // One is always allowed.
    await store.put('3', Buffer.alloc(100 * 1024 * 1024));
    expect([1, 2, 3].map((number) => store.has(String(number)))).toEqual([false, false, true]);
  });

  it('share memory and disk with those of streams that are read in parallel', async () => {
    const large = 30 * 1024 * 1024;
    const space = new PackSpace({ spillFolder: async () => folder, spillBytes: 3 * large });
    const kept = async (store: PackStore): Promise<number> => {
      for (const number of [0, 1, 2, 3, 4]) await store.put(String(number), Buffer.alloc(large));
      return [0, 1, 2, 3, 4].filter((number) => store.has(String(number))).length;
    };
    {
      await using first = new PackStore(space, large);
      await using second = new PackStore(space, large);
      // One in memory each, and three on the disk together.
      expect((await kept(first)) + (await kept(second))).toBe(5);
    }
    await using only = new PackStore(space, large);
    expect(await kept(only)).toBe(5);
  });

  it('can be kept again after they were released', async () => {
    await using store = new PackStore(new PackSpace(NO_DISK), PACK);
    for (const [number, raw] of packs.entries()) await store.put(String(number), raw);
    expect(store.has('0')).toBe(false);
    await store.put('0', packs[0] as Buffer);
    expect(await store.take('0', PACK - 10, 20, true)).toHaveLength(10);
    expect(store.has('0')).toBe(false);
  });
});
