import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnUses } from '../../src/engines/mysql/digests/column-uses.ts';
import { DumpReader } from '../../src/engines/mysql/dump/reading/reader.ts';
import { columnsOfInsert } from '../../src/engines/mysql/dump/reading/statements.ts';
import type { ColumnUse } from '../../src/row-hash/insert-rows.ts';
import { RecordHash, type RowTotal } from '../../src/row-hash/row-hash.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const END = '-- Dump completed\n';
const PLAIN = new ColumnUses(new Map());

/** The total of the table `t` in a dump, which arrives in pieces of these sizes. */
function totalOf(dump: string, uses = PLAIN, sizes: readonly number[] = [65_536]): RowTotal | undefined {
  const bytes = Buffer.from(`${dump}\n${END}`);
  const reader = new DumpReader(undefined, { key: KEY, uses });
  // The memory of a piece is used again for the next one.
  const memory = Buffer.alloc(Math.max(...sizes));
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const length = bytes.copy(memory, 0, at, at + size);
    reader.push(memory.subarray(0, length));
    at += length;
  }
  return reader.end().totals.get('t');
}

function totalOfRows(rows: readonly string[], uses?: ColumnUses): RowTotal | undefined {
  return totalOf(`INSERT INTO \`t\` VALUES (${rows.join('),(')});`, uses);
}

/** Each row hashed by the reader of records. */
function expected(rows: readonly string[]): RowTotal {
  const hash = new RecordHash(KEY);
  for (const row of rows) {
    const bytes = Buffer.from(row);
    hash.push(Buffer.concat([Buffer.from(`${bytes.length}:`), bytes]));
  }
  return hash.take();
}

function usesOf(...uses: readonly ColumnUse[]): ColumnUses {
  return new ColumnUses(new Map([['t', uses.map((use, index) => ({ name: `c${index}`, use }))]]));
}

const cell = fc.oneof(
  fc.constantFrom('NULL', '0x00FF27', '-1.5e300', "''", "'it\\'s'", "'\\\\'", "'),(;'", "'é😀'", '(1)', "_binary 'x'"),
  fc.string({ unit: 'binary-ascii', maxLength: 40 }).map((text) => `'${text.replaceAll(/['\\]/g, '\\$&')}'`),
  fc.integer().map(String),
);
const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));

describe('the hashes of the rows of a dump', () => {
  it('are those of the text between their parentheses, wherever the dump is split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        (statements, sizes) => {
          const dump = statements.map((rows) => `INSERT INTO \`t\` VALUES\n(${rows.join('),\n(')});\n`).join('');
          const rows = statements.flat();
          expect(totalOf(dump, PLAIN, sizes)).toEqual(expected(rows));
          const narrow = `INSERT INTO \`t\` (\`c0\`, \`c1\`) VALUES (${rows.toReversed().join('),(')});`;
          // The way through columns of different kinds gives the same for a table without them.
          expect(totalOf(narrow, usesOf('text', 'text', 'text', 'text', 'text'), sizes)).toEqual(expected(rows));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('cover a row that is larger than the memory of the module', () => {
    const rows = [`1,'${"a\\'b".repeat(60_000)}',2`, "2,'',3"];
    const dump = `INSERT INTO \`t\` VALUES (${rows.join('),(')});`;
    expect(totalOf(dump, PLAIN, [100_003])).toEqual(expected(rows));
    expect(totalOf(dump, usesOf('text', 'text', 'none'), [100_003])).toEqual(
      expected(rows.map((each) => each.replace(/,\d$/, ','))),
    );
  });

  it('leave out columns that the server computes, and only these', () => {
    const uses = usesOf('none', 'text', 'none', 'text', 'none');
    expect(totalOfRows(["1,'a',3,'b',5", "0,'a',0,'b',0"], uses)).toEqual(expected([",'a',,'b',", ",'a',,'b',"]));
    expect(totalOfRows(["'x),(\\'',1,(2),3,NULL"], uses)).toEqual(expected([',1,,3,']));
    const listed = `INSERT INTO \`t\` (\`c3\`, \`c2\`, \`new\`) VALUES (1,2,3);`;
    expect(totalOf(listed, uses)).toEqual(expected(['1,,3']));
  });
});

describe('a number in a JSON column', () => {
  const uses = usesOf('text', 'json');
  const sum = (json: string, sizes?: readonly number[]): bigint | undefined => {
    const text = json.replaceAll(/["'\\]/g, '\\$&');
    return totalOf(`INSERT INTO \`t\` VALUES (1,'${text}');`, uses, sizes)?.sum;
  };

  it('is its nearest double, as which a restore stores it', () => {
    const number = fc.oneof(
      fc.tuple(fc.bigInt(-(10n ** 65n), 10n ** 65n), fc.nat(30)).map(([digits, scale]) => decimal(digits, scale)),
      fc.tuple(fc.bigInt(-(10n ** 17n), 10n ** 17n), fc.nat(40)).map(([digits, scale]) => decimal(digits, scale)),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => text(value)),
      // Halfway between two doubles, and just beyond.
      fc.bigInt(2n ** 52n, 2n ** 53n - 1n).map((value) => `${value}.5`),
      fc.bigInt(2n ** 52n, 2n ** 53n - 1n).map((value) => `${value}.50000000000000000000001`),
    );
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 9 }), (written, size) => {
        const stored = Number(written);
        expect(sum(`{"a": [${written}, true]}`, [size])).toBe(sum(`{"a": [${text(stored)}, true]}`));
        if (stored !== 0) expect(sum(written)).not.toBe(sum(text(neighbor(stored))));
      }),
      { numRuns: 400 },
    );
  });

  it('is compared digit by digit if it is an integer of 64 bits', () => {
    const integers = ['18446744073709551615', '18446744073709551614', '-9223372036854775808', '-9223372036854775807'];
    expect(new Set(integers.map((each) => sum(each))).size).toBe(4);
    expect(sum('18446744073709551616')).toBe(sum('1.8446744073709552e19'));
    expect(sum('-9223372036854775809')).toBe(sum('-9.223372036854775809e18'));
    expect(sum('1')).not.toBe(sum('1.0'));
    expect(sum('-0.0')).not.toBe(sum('0.0'));
  });

  it('is a number only outside of texts, and only in such a column', () => {
    expect(sum('{"a": "1.10"}')).not.toBe(sum('{"a": "1.1"}'));
    expect(sum('{"a\\"1.10": 1}')).not.toBe(sum('{"a\\"1.1": 1}'));
    expect(sum('{"a\\\\": 1.10}')).toBe(sum('{"a\\\\": 1.1}'));
    expect(sum('["\'", 1.10]')).toBe(sum('["\'", 1.1]'));
    expect(totalOfRows(["'1.10','2'"], uses)).not.toEqual(totalOfRows(["'1.1','2'"], uses));
    expect(totalOfRows(["1,'1.10'"])).not.toEqual(totalOfRows(["1,'1.1'"]));
    expect(totalOfRows(["1,'{\\\"'", "1,'1.10'"], uses)).toEqual(totalOfRows(["1,'{\\\"'", "1,'1.1'"], uses));
    expect(totalOfRows(['1,NULL'], uses)).not.toEqual(totalOfRows(["1,'null'"], uses));
  });
});

/** As MySQL prints a DECIMAL. */
function decimal(digits: bigint, scale: number): string {
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 2, '0');
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -scale - 1)}.${padded.slice(-scale - 1)}`;
}

/** As MySQL prints a DOUBLE: never like an integer. */
function text(value: number): string {
  const shown = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(shown) ? shown : `${shown}.0`;
}

/** The next double away from zero. */
function neighbor(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigUint64(0, bits.getBigUint64(0) + (Math.abs(value) === Number.MAX_VALUE ? -1n : 1n));
  return bits.getFloat64(0);
}

describe('the columns of an INSERT', () => {
  it('are read from its beginning, whatever their names contain', () => {
    expect(columnsOfInsert('INSERT INTO `a``b` (`x`, `y``,(`, `VALUES`) ')).toEqual(['x', 'y`,(', 'VALUES']);
    expect(columnsOfInsert('INSERT INTO `t` (`x`) VALUES')).toEqual(['x']);
    expect(columnsOfInsert('INSERT INTO `t` ')).toBeUndefined();
  });

  it('are known however many there are', () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `a rather long name of a column ${index}`);
    const uses = new ColumnUses(
      new Map([['t', names.map((name, at) => ({ name, use: at === 2_999 ? 'none' : 'text' }))]]),
    );
    const list = names.map((name) => `\`${name}\``).join(', ');
    const zeros = names.map(() => '0');
    const dump = `INSERT INTO \`t\` (${list}) VALUES (${zeros.join(',')});`;
    expect(totalOf(dump, uses)).toEqual(expected([`${zeros.slice(1).join(',')},`]));
  });
});
