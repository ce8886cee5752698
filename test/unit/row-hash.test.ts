import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addTotals, LineHash, RecordHash, type RowTotal, sumText } from '../../src/row-hash/row-hash.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';

function record(row: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${row.length}:`), row]);
}

function hashRecords(rows: readonly Uint8Array[]): RowTotal {
  const hash = new RecordHash(KEY);
  for (const row of rows) hash.push(record(row));
  return hash.take();
}

/** The 16 bytes of the hash, in the order of the reference implementation. */
function hashOf(row: Uint8Array): Buffer {
  return Buffer.from(sumText(hashRecords([row]).sum), 'hex').reverse();
}

/** Rows of many lengths with every kind of byte. The longest spans several pieces of 64 KiB. */
const ROWS = [0, 1, 7, 8, 9, 15, 16, 63, 200].map((length, each) =>
  Buffer.from(Array.from({ length }, (_, at) => (at * 31 + each * 7) % 256).map((byte) => (byte === 10 ? 11 : byte))),
);
const LONG = Buffer.alloc(150_001, 'abcdefg');

describe('the hash of a row', () => {
  it('is SipHash-2-4 with 128 bits: the 64 vectors of its authors', () => {
    const vectors = Array.from({ length: 64 }, (_, length) => hashOf(Uint8Array.from({ length }, (__, at) => at)));
    expect(vectors[0]?.toString('hex')).toBe('a3817f04ba25a8e66df67214c7550293');
    expect(vectors[15]?.toString('hex')).toBe('5493e99933b0a8117e08ec0f97cfc3d9');
    const all = createHash('sha256').update(Buffer.concat(vectors)).digest('hex');
    expect(all).toBe('ecfaa9fe47ff788fa834a9863ea2715a2880cd37d2b8c3c194402838428119b9');
  });

  it('depends on the key', () => {
    const other = new RecordHash('00'.repeat(16));
    other.push(record(Buffer.from('row')));
    expect(other.take()).not.toEqual(hashRecords([Buffer.from('row')]));
  });

  it('is refused without a key of 16 bytes', () => {
    expect(() => new RecordHash('00')).toThrow('16 bytes');
  });
});

describe('the total of rows', () => {
  it('is the sum modulo 2^128, with the count, in any order and in any parts', () => {
    const whole = hashRecords([...ROWS, LONG]);
    expect(whole.rows).toBe(ROWS.length + 1);
    expect(hashRecords([LONG, ...ROWS.toReversed()])).toEqual(whole);
    const parts = [...ROWS, LONG].map((row) => hashRecords([row]));
    expect(parts.reduce(addTotals)).toEqual(whole);
    expect(parts.reduce((sum, each) => sum + each.sum, 0n)).toBeGreaterThan(1n << 128n);
  });

  it('differs for a row that is there twice and a row that is missing twice', () => {
    const [a, b] = [Buffer.from('a'), Buffer.from('b')];
    const totals = [[], [a, a], [b, b], [a, b], [a, a, b, b]].map((rows) => sumText(hashRecords(rows).sum));
    expect(new Set(totals).size).toBe(totals.length);
  });

  it('starts again when it has been taken', () => {
    const hash = new RecordHash(KEY);
    for (const row of ['one', 'two']) {
      hash.push(record(Buffer.from(row)));
      expect(hash.take()).toEqual(hashRecords([Buffer.from(row)]));
    }
  });
});

describe.each([
  { reader: 'records', rows: [...ROWS], stream: Buffer.concat(ROWS.map(record)) },
  { reader: 'lines', rows: ROWS, stream: Buffer.concat(ROWS.map((row) => Buffer.concat([row, Buffer.from('\n')]))) },
  { reader: 'lines', rows: [Buffer.from('a'), Buffer.from('last')], stream: Buffer.from('a\nlast') },
])('the reader of $reader', ({ reader, rows, stream }) => {
  const read = (pieces: readonly Uint8Array[]): RowTotal => {
    if (reader === 'records') {
      const records = new RecordHash(KEY);
      for (const piece of pieces) records.push(piece);
      return records.take();
    }
    const lines = new LineHash(KEY);
    for (const piece of pieces) lines.push(piece);
    return lines.end();
  };

  it('finds the same rows wherever the stream is cut', () => {
    const expected = hashRecords(rows);
    expect(read([stream])).toEqual(expected);
    expect(read([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(expected);
    }
  });

  it('finds rows that span its memory', () => {
    const long = reader === 'records' ? record(LONG) : Buffer.concat([LONG, Buffer.from('\n')]);
    expect(read([long, stream])).toEqual(hashRecords([LONG, ...rows]));
  });
});

describe('the reader of records', () => {
  it('refuses to stop within a row', () => {
    const hash = new RecordHash(KEY);
    hash.push(record(Buffer.from('row')).subarray(0, 3));
    expect(() => hash.take()).toThrow('incomplete');
  });

  it.each([':', 'x:', '4294967296:', '1 :'])('refuses %s, which is no length', (text) => {
    expect(() => new RecordHash(KEY).push(Buffer.from(text))).toThrow('no length');
  });
});
