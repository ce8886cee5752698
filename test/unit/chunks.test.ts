import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import {
  AVERAGE_CHUNK_BYTES,
  averageChunkBytes,
  INDEX_FORMAT,
  type IndexHeader,
} from '../../src/core/planning/chain/chain.ts';
import { Chunker } from '../../src/repository/chunks/chunker.ts';
import { IndexWriter } from '../../src/repository/chunks/index-writer.ts';
import { KnownChunks } from '../../src/repository/chunks/known-chunks.ts';
import { RunList } from '../../src/repository/chunks/map-reader.ts';
import { MapWriter } from '../../src/repository/chunks/map-writer.ts';
import { ChunkNamer, NAME_BYTES } from '../../src/repository/chunks/names.ts';
import { ChunkTable } from '../../src/repository/chunks/table.ts';
import { VarintReader, VarintWriter } from '../../src/repository/chunks/varint.ts';
import { referenceLengths } from '../support/gear-reference.ts';
import { noise } from '../support/noise.ts';

const SECRET = Buffer.alloc(32, 7);

/** The lengths of the chunks of a stream that arrives in pieces. */
function cut(pieces: readonly Uint8Array[], averageBytes = AVERAGE_CHUNK_BYTES, secret = SECRET): number[] {
  const chunker = new Chunker(secret, averageBytes);
  const lengths: number[] = [];
  let begun = 0;
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += chunker.windowBytes) {
      const window = piece.subarray(at, at + chunker.windowBytes);
      let from = 0;
      for (const end of chunker.cut(window)) {
        lengths.push(begun + end - from);
        begun = 0;
        from = end;
      }
      begun += window.length - from;
    }
  }
  return begun === 0 ? lengths : [...lengths, begun];
}

/** Bytes with runs, texts and noise, in which cuts are rare, frequent and at the minimum and maximum length. */
const streams = fc.array(
  fc.oneof(
    fc.record({ byte: fc.nat(255), length: fc.nat(70_000) }).map(({ byte, length }) => Buffer.alloc(length, byte)),
    fc.record({ seed: fc.string(), length: fc.nat(300_000) }).map(({ seed, length }) => noise(length, seed)),
    fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text.repeat(50))),
  ),
  { maxLength: 5 },
);

describe('the chunker', () => {
  const bytes = noise(2_000_000, 'a');

  it('cuts at about the average, within its bounds', () => {
    const lengths = cut([bytes]);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(bytes.length);
    expect(bytes.length / lengths.length).toBeGreaterThan(3_700);
    expect(bytes.length / lengths.length).toBeLessThan(4_500);
    for (const length of lengths.slice(0, -1)) expect(length).toBeGreaterThanOrEqual(1_024);
    for (const length of lengths) expect(length).toBeLessThanOrEqual(32 * 1024);
    expect(cut([Buffer.alloc(100_000)])).toEqual([32_768, 32_768, 32_768, 1_696]);
  });

  it('cuts in the same places for any input pieces', () => {
    const whole = cut([bytes.subarray(0, 200_000)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const pieces: Uint8Array[] = [];
        let from = 0;
        for (const length of [...lengths, 200_000]) {
          pieces.push(bytes.subarray(from, Math.min(200_000, from + length)));
          from = Math.min(200_000, from + length);
        }
        expect(cut(pieces)).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('finds its cuts again after an insertion, and other cuts with another secret', () => {
    const changed = Buffer.concat([bytes.subarray(0, 50_000), Buffer.from('inserted'), bytes.subarray(50_000)]);
    const ends = (lengths: readonly number[]): Set<number> => {
      let at = 0;
      return new Set(lengths.map((length) => (at += length)));
    };
    const before = ends(cut([bytes]));
    const after = ends(cut([changed]));
    const kept = [...before].filter((end) => after.has(end > 50_000 ? end + 8 : end)).length;
    expect(kept).toBeGreaterThan(before.size - 4);
    expect(cut([bytes], AVERAGE_CHUNK_BYTES, Buffer.alloc(32, 8))[0]).not.toBe(cut([bytes])[0]);
  });

  it('cuts any stream, in any pieces, as docs/format.md says', () => {
    const pieceBytes = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1_000, max: 300_000 }));
    const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const averages = fc.constantFrom(4_096, 16_384, 1_048_576);
    fc.assert(
      fc.property(streams, pieceBytes, secrets, averages, (parts, size, secret, average) => {
        const stream = Buffer.concat(parts);
        // Pieces of a few bytes only at the beginning: there are many otherwise.
        const step = Math.max(size, stream.length / 2_000);
        const pieces = Array.from({ length: Math.ceil(stream.length / step) }, (_, index) =>
          stream.subarray(Math.floor(index * step), Math.floor((index + 1) * step)),
        );
        expect(cut(pieces, average, Buffer.from(secret))).toEqual(referenceLengths(stream, secret, average));
      }),
      { numRuns: 60 },
    );
  });

  it('creates larger chunks for larger databases', () => {
    expect(averageChunkBytes(1e9)).toBe(4 * 1024);
    expect(averageChunkBytes(1e12)).toBe(1024 * 1024);
  });
});

describe('names of chunks', () => {
  it('are HMAC-SHA-256 (RFC 2104), cut to half', () => {
    const namer = new ChunkNamer(SECRET);
    const key = Buffer.from(hkdfSync('sha256', SECRET, '', 'restorable chunk names', 32));
    for (const length of [0, 1, 64, 4_096, 200_000]) {
      const chunk = noise(length, 'b');
      expect(namer.name(chunk)).toEqual(createHmac('sha256', key).update(chunk).digest().subarray(0, NAME_BYTES));
    }
  });
});

describe('the table of chunks', () => {
  it('holds what a Map holds, however it grows', () => {
    const table = new ChunkTable(0);
    const names = Array.from({ length: 20_000 }, () => randomBytes(NAME_BYTES));
    for (const [index, name] of names.entries()) table.add(name, index % 77, index * 3, index + 1);
    // An existing name keeps its position.
    table.add(names[5] as Buffer, 1, 1, 1);
    expect(table.count).toBe(names.length);
    for (const [index, name] of names.entries()) {
      expect(table.find(name)).toEqual({ pack: index % 77, offset: index * 3, length: index + 1 });
    }
    expect(table.find(randomBytes(NAME_BYTES))).toBeUndefined();
  });
});

describe('an index', () => {
  async function written(): Promise<{ header: IndexHeader; parts: Uint8Array[]; names: Buffer[] }> {
    const stored = new Map<number, Buffer>();
    const writer = new IndexWriter({ secret: SECRET.toString('hex'), averageBytes: 4096 }, async (part, raw) => {
      stored.set(part, Buffer.from(raw));
    });
    const names = Array.from({ length: 5 }, () => randomBytes(NAME_BYTES));
    const [a, b] = [writer.stream('a'), writer.stream('b')];
    a.add(names[0] as Buffer, 0, 10);
    b.add(names[3] as Buffer, 0, 40);
    a.add(names[1] as Buffer, 0, 20);
    a.add(names[2] as Buffer, 1, 30);
    b.add(names[4] as Buffer, 0, 50);
    b.end(1);
    a.end(2);
    await writer.finish('20261121T020000Z-full-4f9c2a', null);
    return {
      header: JSON.parse(String(stored.get(0))),
      parts: [...stored].filter(([part]) => part > 0).map(([, raw]) => raw),
      names,
    };
  }

  async function load(header: IndexHeader, parts: readonly Uint8Array[]): Promise<KnownChunks> {
    const known = new KnownChunks(0);
    await known.addIndex(
      header,
      (async function* () {
        yield* parts;
      })(),
    );
    return known;
  }

  it('returns each chunk with its pack and offset', async () => {
    const { header, parts, names } = await written();
    expect(header).toMatchObject({ format: INDEX_FORMAT, partCount: 1, chunkCount: 5, nextFull: null });
    const known = await load(header, parts);
    const places = names.map((name) => {
      const place = known.find(name);
      return (
        place && {
          ...known.sourceOf(place.pack),
          number: known.numberOf(place.pack),
          offset: place.offset,
          length: place.length,
        }
      );
    });
    const backup = header.id;
    expect(places).toEqual([
      { backup, stream: 'a', number: 0, offset: 0, length: 10 },
      { backup, stream: 'a', number: 0, offset: 10, length: 20 },
      { backup, stream: 'a', number: 1, offset: 0, length: 30 },
      { backup, stream: 'b', number: 0, offset: 0, length: 40 },
      { backup, stream: 'b', number: 0, offset: 40, length: 50 },
    ]);
  });

  it('that disagrees with its header is refused', async () => {
    const { header, parts } = await written();
    const [part = Buffer.alloc(0)] = parts;
    const codes = [
      load(header, [part.subarray(0, -20)]),
      load(header, [part.subarray(0, -3)]),
      // A chunk before the first pack.
      load(header, [part.subarray(20), part.subarray(0, 20)]),
      // Packs of a stream in another order, of an unknown stream, and with a number where zeros belong.
      ...[
        { at: 4, value: 1 },
        { at: 0, value: 7 },
        { at: 8, value: 1 },
      ].map(({ at, value }) => {
        const changed = Buffer.from(part);
        changed[at] = value;
        return load(header, [changed]);
      }),
      load({ ...header, streams: [{ name: 'a', packCount: 2 }] }, [part]),
      load({ ...header, streams: [...header.streams, { name: 'c', packCount: 1 }] }, [part]),
    ].map((loading) =>
      loading.then(
        () => 'accepted',
        (error: RestorableError) => error.code,
      ),
    );
    expect(await Promise.all(codes)).toEqual(codes.map(() => 'BACKUP_DAMAGED'));
  });
});

describe('a map', () => {
  it('joins neighbors within a pack, and only these', async () => {
    const parts: Buffer[] = [];
    const writer = new MapWriter(async (_part, raw) => {
      parts.push(Buffer.from(raw));
    });
    const full = { backup: 'full', stream: 'a' };
    const own = { backup: 'own', stream: 'a' };
    writer.add(full, 0, 0, 1_000);
    writer.add(full, 0, 1_000, 50);
    writer.add(full, 1, 1_050, 1_500);
    writer.add(own, 0, 0, 2_000);
    writer.add(own, 0, 2_001, 7);
    const { partCount, sources } = await writer.finish();
    expect({ partCount, sources }).toEqual({ partCount: 1, sources: [full, own] });
    const runs = new RunList(5 * 1024, () => true);
    for (const part of parts) runs.addPart(part);
    expect(Array.from({ length: runs.count }, (_, index) => runs.at(index))).toEqual([
      { source: 0, pack: 0, offset: 0, length: 1_050 },
      { source: 0, pack: 1, offset: 1_050, length: 1_500 },
      { source: 1, pack: 0, offset: 0, length: 2_000 },
      { source: 1, pack: 0, offset: 2_001, length: 7 },
    ]);
    expect(() => runs.addPart(Buffer.from([1, 2, 200]))).toThrow(RestorableError);
  });

  it('keeps numbers of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
        const writer = new VarintWriter();
        for (const number of numbers) writer.write(number);
        const reader = new VarintReader(writer.take());
        expect(numbers.map(() => reader.read())).toEqual(numbers);
        expect(reader.atEnd).toBe(true);
      }),
    );
  });
});
