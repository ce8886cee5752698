import { describe, expect, it } from 'vitest';
import { type ArchiveHashing, ArchiveReader, type EntryRows } from '../../src/engines/postgres/archive/archive.ts';
import { RecordHash, type RowTotal } from '../../src/row-hash/row-hash.ts';
import { archives } from '../fuzz/targets/archives.ts';

const KEY = '101112131415161718191a1b1c1d1e1f';
const END_MARK = '\\.\n\n\n';

function int(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32LE(value, 1);
  return bytes;
}

const pieces = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([...parts.map((part) => Buffer.concat([int(part.length), Buffer.from(part)])), int(0)]);

/** An archive with a table and large objects, and these data. */
function archiveOf(rows: Buffer, objects: Buffer = int(0)): Buffer {
  const [archive = Buffer.alloc(0)] = archives();
  const block = Buffer.concat([Buffer.from([1]), int(4)]);
  const toc = archive.subarray(0, archive.indexOf(block));
  return Buffer.concat([toc, block, rows, Buffer.from([3]), int(5), objects]);
}

function read(archive: Buffer, use: ReturnType<ArchiveHashing['use']>, cut = archive.length): readonly EntryRows[] {
  const reader = new ArchiveReader({ countRows: () => true, hashing: { key: KEY, use: () => use } });
  reader.push(archive.subarray(0, cut));
  reader.push(archive.subarray(cut));
  return reader.end().rows;
}

function hashOf(...rows: readonly (string | Buffer)[]): RowTotal {
  const hash = new RecordHash(KEY);
  for (const row of rows) {
    hash.push(Buffer.concat([Buffer.from(`${row.length}:`), Buffer.from(row)]));
  }
  return hash.take();
}

const tableOf = (rows: readonly EntryRows[]): RowTotal | undefined => {
  const found = rows.find(({ entry }) => entry.name === 'orders');
  return found && { rows: found.rows, sum: found.sum ?? -1n };
};

describe('the rows of an archive', () => {
  it('are the lines before the end mark, in whatever pieces they come', () => {
    const rows = ['1\ta', '', '\\\\.', '\\N', '2\t\\n'];
    const text = rows.map((row) => `${row}\n`).join('');
    const inPieces = [
      pieces(...rows.map((row) => `${row}\n`), END_MARK),
      pieces(`${text}${END_MARK}`),
      pieces(...[...`${text}${END_MARK}`]),
    ];
    for (const data of inPieces) {
      expect(tableOf(read(archiveOf(data), 'rows'))).toEqual(hashOf(...rows));
      expect(read(archiveOf(data), 'no')[0]?.rows).toBe(rows.length);
    }
  });

  it('are the same wherever the archive is cut', () => {
    const archive = archiveOf(
      pieces('1\ta\n', '22\t', 'bb\n', END_MARK),
      Buffer.concat([int(7), pieces('ab'), int(0)]),
    );
    const whole = { rows: read(archive, 'rows'), fields: read(archive, [1, 0]) };
    const from = archive.indexOf(pieces('1\ta\n', '22\t', 'bb\n', END_MARK));
    for (let cut = from - 6; cut < archive.length; cut += 1) {
      expect(read(archive, 'rows', cut)).toEqual(whole.rows);
      expect(read(archive, [1, 0], cut)).toEqual(whole.fields);
    }
  });

  it('can have their columns in another order, if they are hashed by field', () => {
    const one = read(archiveOf(pieces('1\ta\t\\N\n', '2\tb\tx\n', END_MARK)), [0, 1, 2]);
    const other = read(archiveOf(pieces('a\t\\N\t1\n', 'b\tx\t2\n', END_MARK)), [1, 2, 0]);
    expect(tableOf(other)).toEqual(tableOf(one));
    expect(one[0]?.rows).toBe(2);
    for (const rows of [
      ['a\t\\N\t2\n', 'b\tx\t1\n'],
      ['a\t\\N\t1\n', 'b\tx\t2\t\n'],
      ['a\tx\t1\n', 'b\t\\N\t2\n'],
    ]) {
      expect(tableOf(read(archiveOf(pieces(...rows, END_MARK)), [1, 2, 0]))).not.toEqual(tableOf(one));
    }
  });

  it('have an end mark', () => {
    expect(() => read(archiveOf(pieces('1\ta\n')), 'rows')).toThrow('no end mark');
  });
});

describe('the large objects of an archive', () => {
  const objects = (...of: readonly (readonly [number, readonly string[]])[]): Buffer =>
    Buffer.concat([...of.flatMap(([oid, parts]) => [int(oid), pieces(...parts)]), int(0)]);
  const totalOf = (data: Buffer): RowTotal => {
    const [, found] = read(archiveOf(pieces(END_MARK), data), 'rows');
    return { rows: found?.rows ?? -1, sum: found?.sum ?? -1n };
  };

  it('are hashed with their numbers, in whatever pieces they come', () => {
    const number = Buffer.from([7, 0, 0, 0]);
    const one = totalOf(objects([7, ['ab', 'c\n']], [9, []]));
    expect(one).toEqual(hashOf(Buffer.concat([number, Buffer.from('abc\n')]), Buffer.from([9, 0, 0, 0])));
    expect(totalOf(objects([9, []], [7, ['abc\n']]))).toEqual(one);
    expect(totalOf(objects([7, []], [9, ['abc\n']]))).not.toEqual(one);
  });
});
