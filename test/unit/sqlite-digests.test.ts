import { copyFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ContentDigests, eachNameOnce } from '../../src/core/format/manifest/content-digests.ts';
import { takeDigests, wholeFile } from '../../src/engines/sqlite/digests/take.ts';
import { SqliteSession } from '../../src/engines/sqlite/session/session.ts';
import { RecordHash, sumText } from '../../src/row-hash/row-hash.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { mutate, randomOf } from '../support/sqlite-mutations.ts';
import { VARIETY_SQL, wideSql } from '../support/sqlite-variety.ts';

const KEY = '000102030405060708090a0b0c0d0e0f';
const host = createEngineHost();
let folder = '';
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-digests-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function make(sql: string): string {
  count += 1;
  const path = join(folder, `${count}.db`);
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
  return path;
}

async function digestsOf(path: string, signal = new AbortController().signal): Promise<ContentDigests> {
  await using session = new SqliteSession({ path, access: 'still' }, host);
  return await takeDigests(session, wholeFile(KEY), { signal, isSource: true });
}

/** The digest of rows as the format describes them. */
function digestOf(rows: readonly (string | Uint8Array)[]) {
  const hash = new RecordHash(KEY);
  for (const row of rows) {
    const bytes = Buffer.from(row);
    hash.push(Buffer.from(`${bytes.length}:`));
    hash.push(bytes);
  }
  const { rows: number, sum } = hash.take();
  return { rows: number, sum: sumText(sum) };
}

function doubleBits(value: number): string {
  return String(new BigInt64Array(new Float64Array([value]).buffer)[0]);
}

describe('the digest of a SQLite table', () => {
  test('counts every row of a table that has a computed column with the name of the rowid', async () => {
    const { tables } = await digestsOf(
      make(`create table t (a, rowid as (0), "_ROWID_" as (null) stored);
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 100) insert into t select i from n;`),
    );
    expect(tables.map(({ rows }) => rows)).toEqual([100]);
  });

  test('is left out, once, if two names that are not valid UTF-8 are read as the same', async () => {
    const path = make('create table tXa (x); create table tYa (x); create table u (x); insert into u values (1);');
    const file = (await readFile(path)).toString('latin1');
    await writeFile(path, Buffer.from(file.replaceAll('tXa', 't\xe9a').replaceAll('tYa', 't\xe8a'), 'latin1'));
    const { tables, exempt } = eachNameOnce(await digestsOf(path));
    expect(tables.map(({ name }) => name)).toEqual(['u']);
    expect(exempt).toEqual([{ schema: '', name: 't\ufffda', reason: 'same-name' }]);
  });

  test('is made of the exact bytes of each value, with its type and the rowid', async () => {
    const path = make(`
      create table t (a text, b, c real);
      insert into t (rowid, a, b, c) values (-3, 'Zoë', 1, 1.5), (9223372036854775807, cast(x'ff0061' as text), x'00ff', -9e999);
      insert into t (rowid, a, b, c) values (5, '', -0.0, null), (6, null, '1', 7), (7, 'x', -9223372036854775808, 0.1);
      create table k (b text, a int, primary key (a, b)) without rowid;
      insert into k values ('x', 1), ('y', 1)`);
    const { tables, exempt, method, key } = await digestsOf(path);
    expect({ exempt, method, key }).toEqual({ exempt: [], method: 'sqlite-rows/1', key: KEY });
    const cut = Buffer.concat([Buffer.from('9223372036854775807:text:3:'), Buffer.from('ff0061', 'hex')]);
    const blob = Buffer.concat([cut, Buffer.from(':blob:2:'), Buffer.from('00ff', 'hex')]);
    expect(tables).toEqual([
      { schema: '', name: 'k', ...digestOf(['text:1:x:1', 'text:1:y:1']) },
      {
        schema: '',
        name: 't',
        ...digestOf([
          `-3:text:4:Zoë:1:r${doubleBits(1.5)}`,
          Buffer.concat([blob, Buffer.from(`:r${doubleBits(Number.NEGATIVE_INFINITY)}`)]),
          `5:text:0::r${doubleBits(-0)}:null`,
          `6:null:text:1:1:r${doubleBits(7)}`,
          `7:text:1:x:-9223372036854775808:r${doubleBits(0.1)}`,
        ]),
      },
    ]);
  });

  test.each(['UTF-8', 'UTF-16le'])('has rows that are too long for a batch in it (%s)', async (encoding) => {
    const rows = `select n, 'é' || n, n / 3.0, case when n = 7 then zeroblob(70000000) else x'00' end, null from n`;
    const few = (last: number): string =>
      `with recursive n(n) as (select 1 union all select n + 1 from n where n < ${last}) insert into t ${rows};`;
    const columns = '(n integer, a, b, c blob, d';
    const path = make(`pragma encoding = '${encoding}'; create table t ${columns}); ${few(700)}`);
    const parts = await digestsOf(path);
    expect(parts.exempt).toEqual([]);
    const [whole] = parts.tables;
    expect(whole?.rows).toBe(700);
    if (encoding !== 'UTF-8') return;
    const body = (n: number): Buffer => {
      const blob = n === 7 ? Buffer.alloc(70_000_000) : Buffer.from([0]);
      const front = `${n}:${n}:text:${Buffer.byteLength(`é${n}`)}:é${n}:r${doubleBits(n / 3)}:blob:${blob.length}:`;
      return Buffer.concat([Buffer.from(front), blob, Buffer.from(':null')]);
    };
    const hash = new RecordHash(KEY);
    for (let n = 1; n <= 700; n += 1) {
      const row = body(n);
      hash.push(Buffer.concat([Buffer.from(`${row.length}:`), row]));
    }
    const expected = hash.take();
    expect(whole).toEqual({ schema: '', name: 't', rows: expected.rows, sum: sumText(expected.sum) });
  });

  test.each(['UTF-8', 'UTF-16be'])('is the same for a copy, and another after any damage (%s)', async (encoding) => {
    const path = make(`pragma encoding = '${encoding}'; ${VARIETY_SQL} ${wideSql()}`);
    const copy = `${path}.copy`;
    await copyFile(path, copy);
    const before = await digestsOf(path);
    expect(before.exempt).toEqual([]);
    const names = before.tables.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['sqlite_sequence', 'sqlite_stat1', 'found_content', 'boxes_node', 'hidden']),
    );
    expect(await digestsOf(copy)).toEqual(before);
    for (let seed = 1; seed <= 12; seed += 1) {
      await copyFile(path, copy);
      const database = new DatabaseSync(copy);
      const damage = mutate(database, randomOf(seed));
      database.close();
      expect(await digestsOf(copy), damage).not.toEqual(before);
    }
  });

  test('needs no function of the application, and is left out for what is damaged or took too long', async () => {
    const path = make(
      `create table a (x); insert into a values (1); create table z (x); insert into z values ('${'x'.repeat(9_000)}')`,
    );
    const database = new DatabaseSync(path);
    database.function('theirs', { deterministic: true }, (value) => value);
    database.exec('create table odd (x, y as (theirs(x)) stored); insert into odd values (1)');
    const page = Number(database.prepare(`select rootpage from sqlite_schema where name = 'z'`).get()?.['rootpage']);
    database.close();
    const file = await open(path, 'r+');
    await file.write(Buffer.alloc(4096, 0xff), 0, 4096, (page - 1) * 4096);
    await file.close();
    const { tables, exempt } = await digestsOf(path);
    expect(tables.map(({ name }) => name)).toEqual(['a', 'odd']);
    expect(exempt).toEqual([{ schema: '', name: 'z', reason: 'damaged-pages' }]);
    expect((await digestsOf(path, AbortSignal.abort())).exempt).toEqual([
      { schema: '', name: 'all tables', reason: 'no-time' },
    ]);
  });
});
