import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ForeignText } from '../../src/core/foreign.ts';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { SqliteFailure } from '../../src/engines/sqlite/session/failure.ts';
import { SqliteSession } from '../../src/engines/sqlite/session/session.ts';
import { codeOf, dumpWhole, openTestHost, replay, WHOLE_DUMP } from '../contract/engine.ts';
import { examineDatabase, findingOf, resultsOf } from '../support/doctor.ts';

const engine = createSqliteEngine();
let folder = '';
let place: Awaited<ReturnType<typeof openTestHost>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-source-'));
  place = await openTestHost();
});
afterAll(async () => {
  await place.remove();
  await rm(folder, { recursive: true, force: true });
});

async function make(name: string, sql: string): Promise<Secret> {
  const database = new DatabaseSync(join(folder, name));
  database.exec(sql);
  database.close();
  return new Secret(`sqlite:${join(folder, name)}`);
}

/** Writes continuously from another process, like an application, until it is stopped. */
const WRITER = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 60000 });
  const insert = database.prepare('insert into log (a, b) values (?, ?)');
  for (let n = 0; ; n += 1) {
    // One transaction writes both sides. A copy that splits it contains different sums.
    database.exec('begin immediate');
    insert.run(n, 'x'.repeat(200));
    database.exec('update total set a = a + ' + n);
    database.exec('commit');
    if (n === 50) process.stdout.write('writing');
  }`;

describe('a live database', () => {
  test.each([
    ['what lay beside it', new SqliteFailure(new ForeignText('SQLite', ''), 14, 'gone')],
    ['one of its files', Object.assign(new Error('gone'), { code: 'ENOENT' })],
  ])('without %s each time it is opened is busy, and neither forbidden nor a defect', async (_what, gone) => {
    const source = await make('busy.db', 'create table t (a)');
    const random = vi.spyOn(Math, 'random').mockReturnValue(0);
    const all = vi.spyOn(SqliteSession.prototype, 'all').mockRejectedValue(gone);
    try {
      expect(await codeOf(engine.openSource(source, { requireTls: false }, place.host))).toBe('DATABASE_UNREACHABLE');
      expect(all.mock.calls.length).toBeGreaterThan(6);
    } finally {
      random.mockRestore();
      all.mockRestore();
      await rm(join(folder, 'busy.db'));
    }
  });

  test.each(['wal', 'delete'])('is copied completely in mode %s while another process writes', async (mode) => {
    const name = `busy-${mode}.db`;
    const url = await make(
      name,
      `pragma journal_mode = ${mode}; create table log (id integer primary key autoincrement, a integer, b text);
       create table total (a integer); insert into total values (0);
       with recursive n(i) as (select 1 union all select i + 1 from n limit 20000)
       insert into log (a, b) select 0, hex(randomblob(500)) from n`,
    );
    const writer = spawn(process.execPath, ['--no-warnings', '-e', WRITER, join(folder, name)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      await new Promise((resolve) => writer.stdout.once('data', resolve));
      const stored = await dumpWhole(engine, url, place.host);
      expect(writer.exitCode).toBeNull();
      const target = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, stored.needs, place.host);
      try {
        await target.restore(replay(stored));
        const sql = 'select (select sum(a) from log) = (select a from total), (select count(*) from log)';
        const { rows } = await target.query(sql, { timeoutMs: 300_000 });
        const counted = stored.fingerprint.tables.find((table) => table.name === 'log')?.rows;
        expect(rows).toEqual([[1, counted]]);
        expect(counted).toBeGreaterThan(20_000);
        expect((await target.integrity()).map((each) => each.ok)).toEqual([true, true]);
        expect(stored.fingerprint.facts).toMatchObject({ journal_mode: mode === 'wal' ? 'wal' : 'rollback' });
        expect(stored.fingerprint.sequences).toEqual([{ schema: '', name: 'log', lastValue: String(counted) }]);
      } finally {
        await target.close();
      }
    } finally {
      const gone = new Promise((resolve) => writer.once('exit', resolve));
      writer.kill('SIGKILL');
      await gone;
    }
  });

  test('contains rows that are only in its -wal file, and the source is not changed', async () => {
    const database = new DatabaseSync(join(folder, 'wal-only.db'));
    database.exec(
      'pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table t (a); insert into t values (1), (2)',
    );
    const path = join(folder, 'wal-only.db');
    const before = await stat(`${path}-wal`);
    const stored = await dumpWhole(engine, new Secret(`sqlite:${path}`), place.host);
    expect(stored.fingerprint.tables).toMatchObject([{ name: 't', rows: 2 }]);
    expect((await stat(`${path}-wal`)).size).toBe(before.size);
    database.close();
  });

  test('no -wal or -shm file is created next to a WAL database that is not open', async () => {
    const url = await make('closed.db', 'pragma journal_mode = wal; create table t (a)');
    const { mtimeMs } = await stat(join(folder, 'closed.db'));
    await dumpWhole(engine, url, place.host);
    expect((await readdir(folder)).filter((name) => name.startsWith('closed.db'))).toEqual(['closed.db']);
    expect((await stat(join(folder, 'closed.db'))).mtimeMs).toBe(mtimeMs);
  });

  test('every kind of table and object is in the fingerprint', async () => {
    const url = await make(
      'kinds.db',
      `create table plain (id integer primary key autoincrement, a text unique);
       create table narrow (k text primary key, v) without rowid;
       create table strict_one (a integer, b integer generated always as (a * 2) stored) strict;
       create virtual table search using fts5(body);
       create virtual table boxes using rtree(id, x0, x1);
       create view seen as select a from plain; create index by_v on narrow (v);
       create trigger grow after insert on plain begin insert into narrow values (new.a, 1); end;
       insert into plain (a) values ('x'), ('y'); insert into search values ('a b c'); insert into boxes values (1, 0, 1);
       insert into strict_one (a) values (4); pragma user_version = 7; pragma application_id = 99`,
    );
    const { fingerprint } = await dumpWhole(engine, url, place.host);
    const rows = Object.fromEntries(fingerprint.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({ plain: 2, narrow: 2, strict_one: 1, search_content: 1, boxes_rowid: 1 });
    expect(rows).not.toHaveProperty('search');
    const names = fingerprint.objects.map(({ type, name }) => `${type} ${name}`);
    const expected = ['virtual table search', 'view seen', 'index by_v', 'trigger grow', 'table narrow'];
    for (const name of expected) expect(names).toContain(name);
    expect(fingerprint.sequences).toEqual([{ schema: '', name: 'plain', lastValue: '2' }]);
    expect(fingerprint.facts).toMatchObject({ user_version: '7', application_id: '99', foreign_key_violations: '0' });
  });

  test('a file of no bytes is an empty database, which is reported, and its dump is not empty', async () => {
    await writeFile(join(folder, 'zero.db'), '');
    const url = new Secret(`sqlite:${join(folder, 'zero.db')}`);
    const source = await engine.openSource(url, { requireTls: false }, place.host);
    const dump = await source.dump(WHOLE_DUMP);
    expect(dump.warnings.join()).toContain('empty');
    await source.close();
    const stored = await dumpWhole(engine, url, place.host);
    expect(stored.streams[0]?.bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
    expect((await stat(join(folder, 'zero.db'))).size).toBe(0);
  });

  test('nothing stays in the temporary folder after a dump', async () => {
    const url = await make('tidy.db', 'create table t (a); insert into t values (1)');
    await dumpWhole(engine, url, place.host);
    const workspace = await place.host.workspace();
    expect((await readdir(workspace.path)).filter((name) => name.startsWith('sqlite-'))).toEqual([]);
  });

  test('the identity is the path, relative inside the working folder', async () => {
    const one = await engine.openSource(await make('one.db', 'create table t (a)'), { requireTls: false }, place.host);
    const two = await engine.openSource(await make('two.db', 'create table t (a)'), { requireTls: false }, place.host);
    expect(one.info.identity).not.toBe(two.info.identity);
    await one.close();
    await two.close();
  });
});

describe('what only looks like a part of SQLite', () => {
  test('a view named like the check of foreign keys hides no row', async () => {
    const url = await make(
      'shadow.db',
      `pragma foreign_keys = off; create table parent (id integer primary key); create table child (p references parent);
       insert into child values (5), (6); create view pragma_foreign_key_check as select 1 as "table" where 0`,
    );
    const { fingerprint } = await dumpWhole(engine, url, place.host);
    expect(fingerprint.facts).toMatchObject({ foreign_key_violations: '2' });
  });

  test('a view that replaces the counters is not read', async () => {
    const path = join(folder, 'endless.db');
    const database = new DatabaseSync(path, { defensive: false });
    database.exec(`create table counted (id integer primary key autoincrement); insert into counted values (9);
      pragma writable_schema = on;
      update sqlite_schema set type = 'view', rootpage = 0, sql = 'create view sqlite_sequence as
        with recursive n(i) as (select 1 union all select i + 1 from n) select i as name, i as seq from n'
        where name = 'sqlite_sequence'`);
    database.close();
    const { fingerprint } = await dumpWhole(engine, new Secret(`sqlite:${path}`), place.host);
    expect(fingerprint.sequences).toEqual([]);
    expect(fingerprint.tables).toEqual([{ schema: '', name: 'counted', rows: 1, rowsFrom: 'count' }]);
  });
});

describe('anything but a readable database', () => {
  const codeOfOpening = (path: string): Promise<string> =>
    codeOf(engine.openSource(new Secret(`sqlite:${path}`), { requireTls: false }, place.host));

  test('is named: absent, a folder, text, noise, a URL with parameters', async () => {
    expect(await codeOfOpening(join(folder, 'absent.db'))).toBe('DATABASE_NOT_FOUND');
    expect(await codeOfOpening(folder)).toBe('DATABASE_NOT_FOUND');
    await writeFile(join(folder, 'text.sql'), 'create table t (a);'.repeat(100));
    expect(await codeOfOpening(join(folder, 'text.sql'))).toBe('DATABASE_NOT_FOUND');
    await writeFile(join(folder, 'noise.db'), crypto.getRandomValues(new Uint8Array(8192)));
    expect(await codeOfOpening(join(folder, 'noise.db'))).toBe('DATABASE_NOT_FOUND');
    expect(await codeOfOpening(`${join(folder, 'x.db')}?mode=ro`)).toBe('INPUT_INVALID');
    expect(await codeOfOpening(':memory:')).toBe('INPUT_INVALID');
  });

  test('is a finding of doctor, which names the journal mode of a good one', async () => {
    const examine = (url: Secret, change = {}) =>
      examineDatabase(engine, { engine: 'sqlite', url }, place.host, change);
    const report = await examine(await make('good.db', 'pragma journal_mode = wal; create table t (a)'));
    expect(resultsOf(report, 'database')).toEqual({
      ...{ file: 'ok', server: 'ok', 'selected tables': 'ok', 'journal mode': 'ok' },
    });
    expect(findingOf(report, 'space for the snapshot').result).toBe('ok');
    expect(findingOf(report, 'journal mode').detail).toMatch(/^WAL/);
    const absent = await examine(new Secret(`sqlite:${join(folder, 'absent.db')}`));
    expect(findingOf(absent, 'file')).toMatchObject({ result: 'failed', code: 'DATABASE_NOT_FOUND' });
    const dump = { ...WHOLE_DUMP, exclude: ['t'] };
    const parts = await examine(await make('parts.db', 'create table t (a)'), { dump });
    expect(findingOf(parts, 'selected tables')).toMatchObject({ result: 'failed', code: 'INPUT_INVALID' });
  });

  test('a selection of tables is refused', async () => {
    const source = await engine.openSource(
      await make('all.db', 'create table t (a)'),
      { requireTls: false },
      place.host,
    );
    expect(await codeOf(source.dump({ ...WHOLE_DUMP, exclude: ['t'] }))).toBe('INPUT_INVALID');
    await source.close();
  });

  test('names with a quote, a percent sign, a hash and a new line are paths like others', async () => {
    await mkdir(join(folder, "odd 'dir'\n#1"));
    const url = await make('odd \'dir\'\n#1/100%25 -- "x".db', 'create table t (a); insert into t values (1)');
    expect((await dumpWhole(engine, url, place.host)).fingerprint.tables).toMatchObject([{ rows: 1 }]);
  });
});
