import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import { affinityOf } from '../../src/engines/d1/digests/cells.ts';
import { restoredForm } from '../../src/engines/d1/digests/restored-form.ts';
import { RowDigests } from '../../src/engines/d1/digests/row-digests.ts';
import { parseInsert } from '../../src/engines/d1/dump/insert-values.ts';
import { takeDigests } from '../../src/engines/sqlite/digests/take.ts';
import { SqliteSession } from '../../src/engines/sqlite/session/session.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { mutate, randomOf } from '../support/sqlite-mutations.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const host = createEngineHost();
let folder = '';
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'd1-digests-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const TYPES = [
  '',
  'TEXT',
  'VARCHAR(3)',
  'INTEGER',
  'BOOLEAN',
  'REAL',
  'DOUBLE',
  'BLOB',
  'DATETIME',
  'FLOATING POINT',
  'CHARINT',
  'any',
];

interface Sample {
  /** The part of the definition after the name. */
  readonly definition: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The digests of the statements that fill tables, and of the file that these make. */
async function both(...samples: readonly Sample[]) {
  count += 1;
  const path = join(folder, `${count}.db`);
  const database = new DatabaseSync(path);
  database.exec(`begin; ${samples.map(({ definition }, at) => `create table t${at} ${definition};`).join('')}`);
  const tables = samples.map((_, at) => {
    const isStrict = database.prepare(`pragma table_list(t${at})`).get()?.['strict'] === 1;
    const columns = database
      .prepare(`pragma table_info(t${at})`)
      .all()
      .map(({ name, type }) => {
        return { name: String(name), affinity: affinityOf(String(type), isStrict) };
      });
    return { name: `t${at}`, shownAs: `t${at}`, columns };
  });
  const script = samples
    .map(({ columns, rows }, at) => {
      const names = columns.map((name) => `"${name}"`).join(',');
      return rows.map((values) => `INSERT INTO "t${at}" (${names}) VALUES(${values.join(',')});`).join('');
    })
    .join('');
  const hashing = new RowDigests(KEY, tables);
  hashing.push(Buffer.from(script));
  database.exec(`${script}; commit`);
  database.close();
  return { stream: hashing.end([]), file: await restored(path), path };
}

async function restored(path: string): Promise<ContentDigests> {
  await using session = new SqliteSession({ path, access: 'still' }, host);
  const signal = new AbortController().signal;
  return await takeDigests(session, await restoredForm(KEY, session), { signal, isSource: false });
}

const sorted = ({ tables, ...rest }: ContentDigests) => ({
  ...rest,
  tables: tables.toSorted((a, b) => a.name.localeCompare(b.name)),
});

describe('the digest of an export', () => {
  const values = [
    'NULL',
    '0',
    '-1',
    '1',
    '9007199254740993',
    '-9223372036854775808',
    '9223372036854775807',
    '9223372036854775808',
    '12345678901234567000',
    '1e+21',
    '1.5',
    '0.1',
    '-0.0',
    '0.0',
    '5e-324',
    '1.7976931348623157e+308',
    '9e999',
    '-9e999',
    '1.0',
    '1e3',
    '9007199254740992.0',
    '9223372036854775807.0',
    "X''",
    "x'00ff'",
  ];
  const texts = [
    "''",
    "'a'",
    "'it''s'",
    "'Zoë 🎉'",
    "replace('a\\nb','\\n',char(10))",
    "replace(replace('a\\r\\nb''c','\\r',char(13)),'\\n',char(10))",
    "cast(x'6100ff' as text)",
    "'null'",
    "'12x'",
    "' '",
    "'); --'",
  ];

  test('is that of the rows as SQLite stores them, for every type of column and every form of a value', async () => {
    const samples = TYPES.map((type): Sample => {
      const isText = affinityOf(type, false) === 'text';
      const rows = [...(isText ? ['NULL', "X'31'"] : values), ...texts].map((value, at) => [value, String(at)]);
      return { definition: `("v" ${type}, "n" integer)`, columns: ['v', 'n'], rows };
    });
    const strict = {
      definition: '(i int, r real, t text, b blob, a any) strict',
      columns: ['i', 'r', 't', 'b', 'a'],
      rows: [
        ['1', '2', "'3'", "x'34'", '5'],
        ['1.0', '2.5', "''", 'NULL', '5.0'],
        ['NULL', 'NULL', 'NULL', "x''", "'5'"],
      ],
    };
    const { stream, file } = await both(...samples, strict);
    expect(file.tables).toHaveLength(TYPES.length + 1);
    expect(sorted(stream)).toEqual(sorted(file));
  });

  test('is that of the same numbers, as JavaScript prints and SQLite reads them', async () => {
    const random = randomOf(7);
    const bytes = new DataView(new ArrayBuffer(8));
    const numbers = Array.from({ length: 3_000 }, (_, at) => {
      if (at % 2 === 0) return (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
      bytes.setUint32(0, random() * 2 ** 32);
      bytes.setUint32(4, random() * 2 ** 32);
      return bytes.getFloat64(0);
    }).filter(Number.isFinite);
    const rows = numbers.map((number, at) => [String(number), String(Math.trunc(number)), String(at)]);
    const { stream, file } = await both({ definition: '(a, b real, c)', columns: ['a', 'b', 'c'], rows });
    expect(stream).toEqual(file);
  });

  test('is another one after any damage to the restored file', async () => {
    const { stream, path } = await both({
      definition: '(a integer, b text, c, d real)',
      columns: ['a', 'b', 'c', 'd'],
      rows: [
        ['1', "'2024-03-31 01:30:00'", '1', '0.30000000000000004'],
        ['2', "'Zoë  '", "'1'", '-2.5'],
        ['3', "replace('a\\nb','\\n',char(10))", 'NULL', 'NULL'],
        ['NULL', "''", "x'00ff'", '7'],
      ],
    });
    for (let seed = 1; seed <= 15; seed += 1) {
      const copy = `${path}.${seed}`;
      await copyFile(path, copy);
      const database = new DatabaseSync(copy);
      const damage = mutate(database, randomOf(seed));
      database.close();
      expect((await restored(copy)).tables, damage).not.toEqual(stream.tables);
    }
  });

  test('follows the names of the columns, and leaves out what is computed', async () => {
    const { stream, file } = await both({
      definition: '(a integer primary key, "b ""é" text, c as (a + 1), d as (a) stored)',
      columns: ['b ""é', 'a'],
      rows: [
        ["'x'", '1'],
        ["'y'", '2'],
      ],
    });
    expect(stream.tables[0]?.rows).toBe(2);
    expect(stream).toEqual(file);
  });

  test.each([
    ['an unknown expression', `INSERT INTO "t" ("a") VALUES(unistr('x'));`],
    ['two rows', `INSERT INTO "t" ("a") VALUES(1),(2);`],
    ['another number of columns', `INSERT INTO "t" ("a","b") VALUES(1,2);`],
    ['another column', `INSERT INTO "t" ("b") VALUES(1);`],
    ['an update', `UPDATE "t" SET "a" = 1;`],
    ['a deletion', `delete from "t";`],
    ['a text that is stored as a number', `INSERT INTO "t" ("a") VALUES('12');`],
  ])('is left out for a table with %s, which is named', (_what, statement) => {
    const columns = [{ name: 'a', affinity: 'number' }] as const;
    const hashing = new RowDigests(KEY, [
      { name: 't', shownAs: 't', columns },
      { name: 'u', shownAs: 'u', columns },
    ]);
    hashing.push(Buffer.from(`INSERT INTO "u" ("a") VALUES(1);${statement}INSERT INTO "u" ("a") VALUES(1);`));
    const { tables, exempt } = hashing.end([]);
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([['u', 2]]);
    expect(exempt).toEqual([{ schema: '', name: 't', reason: 'statement-form' }]);
  });
});

describe('a statement of a size or depth that no export has', () => {
  const hashed = (values: readonly string[]) => {
    const column = { name: 'v', affinity: 'none' as const };
    const hashing = new RowDigests(KEY, [{ name: 't', shownAs: 't', columns: [column] }]);
    hashing.push(Buffer.from(values.map((value) => `INSERT INTO "t" ("v") VALUES(${value});`).join('')));
    return hashing.end([]);
  };

  test.each([
    ['replacements', `${'replace('.repeat(50_000)}'a'${`,'\\n',char(10))`.repeat(50_000)}`],
    ['digits of a number', '1'.repeat(1_000_000)],
    ['an odd number of hexadecimal digits', `x'${'a'.repeat(1_000_001)}'`],
  ])('leaves its table out: %s', (_, value) => {
    expect(hashed([value])).toMatchObject({ tables: [], exempt: [{ name: 't', reason: 'statement-form' }] });
  });

  test('is read: 20 million hexadecimal digits', () => {
    const digits = 'ab'.repeat(10_000_000);
    expect(hashed([`x'${digits}'`, `cast(x'${digits}' as text)`])).toMatchObject({ tables: [{ rows: 2 }], exempt: [] });
  });

  test('is not read by a regular expression: a name of ten million letters', () => {
    const name = 'a'.repeat(10_000_000);
    expect(parseInsert(`INSERT INTO "${name}" ("v") VALUES(1);`)?.values).toEqual(['1']);
    expect(parseInsert(`INSERT INTO "${name}`)).toBeUndefined();
  });
});
