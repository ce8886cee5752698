import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { dumpWhole, openTestHost } from '../contract/engine.ts';
import { refusalOf } from '../contract/engine-parts.ts';
import { hashesIn, heldElsewhere, killedAfter } from '../support/sqlite-files.ts';

const engine = createSqliteEngine();
let folder = '';
let path = '';
let place: Awaited<ReturnType<typeof openTestHost>>;

beforeAll(async () => {
  place = await openTestHost();
});
afterAll(() => place.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sqlite-read-only-'));
  path = join(folder, 'app.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const WAL = 'pragma journal_mode = wal; pragma wal_autocheckpoint = 0';
const ROWS = 'create table t (a); insert into t values (1), (2), (3)';

function make(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

async function rowsOf(file = path): Promise<number | null | undefined> {
  const { fingerprint } = await dumpWhole(engine, new Secret(`sqlite:${file}`), place.host);
  return fingerprint.tables.find(({ name }) => name === 't')?.rows;
}

/** The result of the work, after checking that every file is unchanged. */
async function untouched<T>(work: () => Promise<T>, where = folder): Promise<T> {
  const before = await hashesIn(where);
  const result = await work();
  expect(await hashesIn(where)).toEqual(before);
  return result;
}

describe('a backup writes nothing next to its source', () => {
  test('if a killed writer left -wal and -shm: what it committed is in the backup', async () => {
    await killedAfter(path, `${WAL}; ${ROWS}`);
    expect(Object.keys(await hashesIn(folder))).toEqual(['app.db', 'app.db-shm', 'app.db-wal']);
    expect(await untouched(() => rowsOf())).toBe(3);
  });

  test('if the -shm file is gone', async () => {
    await killedAfter(path, `${WAL}; ${ROWS}`);
    await rm(`${path}-shm`);
    expect(await untouched(() => rowsOf())).toBe(3);
  });

  test('behind symbolic links to the file and to its folder', async () => {
    await mkdir(join(folder, 'real'));
    const real = join(folder, 'real', 'data.db');
    await killedAfter(real, `${WAL}; ${ROWS}`);
    await symlink(real, path);
    await symlink(join(folder, 'real'), join(folder, 'linked'));
    const both = async (): Promise<unknown> => [await rowsOf(), await rowsOf(join(folder, 'linked', 'data.db'))];
    expect(await untouched(both, join(folder, 'real'))).toEqual([3, 3]);
    // With another file where a reader that follows no link would look for the companion.
    await rm(join(folder, 'real', 'data.db-shm'));
    await writeFile(`${path}-wal`, '');
    expect(await untouched(() => rowsOf(), join(folder, 'real'))).toBe(3);
  });

  test('in WAL mode with nothing next to it, also with a left -shm or -journal', async () => {
    make(path, `${WAL}; ${ROWS}`);
    expect(await untouched(() => rowsOf())).toBe(3);
    await writeFile(`${path}-shm`, Buffer.alloc(32_768, 7));
    await writeFile(`${path}-journal`, Buffer.alloc(512));
    expect(await untouched(() => rowsOf())).toBe(3);
  });

  test('while another program has it open', async () => {
    const live = await heldElsewhere(path, `${WAL}; ${ROWS}`);
    expect(await untouched(() => rowsOf())).toBe(3);
    await live.execute('begin immediate; insert into t values (4)');
    expect(await untouched(() => rowsOf())).toBe(3);
    await live.execute('commit');
    expect(await untouched(() => rowsOf())).toBe(4);
    await live.close();
    expect(Object.keys(await hashesIn(folder))).toEqual(['app.db']);
  });

  test('that a program locks exclusively, and reports this', async () => {
    const live = await heldElsewhere(path, `pragma locking_mode = exclusive; ${WAL}; ${ROWS}`);
    expect(Object.keys(await hashesIn(folder))).toEqual(['app.db', 'app.db-wal']);
    expect((await untouched(() => refusalOf(rowsOf()))).code).toBe('DATABASE_UNREACHABLE');
    await live.close();
  });

  test('with a journal that must be rolled back: an error with a hint, also in WAL mode and of two databases', async () => {
    const large = `with recursive n(i) as (select 1 union all select i + 1 from n limit 5000) insert into t select hex(randomblob(200)) from n`;
    const spilled = `pragma cache_size = 5; ${ROWS}; begin; ${large}`;
    await killedAfter(path, spilled);
    expect((await stat(`${path}-journal`)).size).toBeGreaterThan(512);
    const alone = await untouched(() => refusalOf(rowsOf()));
    expect(alone).toMatchObject({ code: 'DATABASE_QUERY', hint: expect.stringContaining('sqlite3 FILE') });
    const other = join(folder, 'other.db');
    const both = `attach '${other}' as o; create table o.t (a); begin; insert into o.t select hex(randomblob(200)) from t;
      update t set a = a || '!'`;
    make(path, 'select count(*) from t');
    await killedAfter(path, `pragma cache_size = 5; ${large}; ${both}`);
    expect((await untouched(() => refusalOf(rowsOf()))).code).toBe('DATABASE_QUERY');
    // A journal of WAL mode itself, left by a crash during the change of mode.
    const mixed = join(folder, 'mixed.db');
    make(mixed, `${WAL}; ${ROWS}`);
    await copyFile(`${path}-journal`, `${mixed}-journal`);
    expect((await untouched(() => refusalOf(rowsOf(mixed)))).code).toBe('DATABASE_QUERY');
  });

  test('of no bytes, with journals that SQLite would delete', async () => {
    await writeFile(path, '');
    await writeFile(`${path}-journal`, Buffer.alloc(600, 1));
    expect(await untouched(() => rowsOf())).toBeUndefined();
    await rm(`${path}-journal`);
    await killedAfter(join(folder, 'cut.db'), `${WAL}; ${ROWS}`);
    await truncate(join(folder, 'cut.db'), 0);
    const refusal = await untouched(() => refusalOf(rowsOf(join(folder, 'cut.db'))));
    expect(refusal).toMatchObject({ code: 'DATABASE_QUERY', hint: expect.stringContaining('-wal') });
  });

  test('that others open, write and close all the time', async () => {
    make(path, `${WAL}; ${ROWS}`);
    const program = `
      const { DatabaseSync } = require('node:sqlite');
      for (let n = 0; ; n += 1) {
        const database = new DatabaseSync(process.argv[1], { timeout: 60000 });
        database.exec('begin immediate; insert into t values (4); insert into t values (5); insert into t values (6); commit');
        database.close();
        if (n === 2) process.stdout.write('on');
      }`;
    const writer = spawn(process.execPath, ['--no-warnings', '-e', program, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((resolve) => writer.once('exit', resolve));
    try {
      await new Promise((resolve) => writer.stdout.once('data', resolve));
      for (let round = 0; round < 3; round += 1) expect(((await rowsOf()) ?? 1) % 3).toBe(0);
    } finally {
      writer.kill('SIGKILL');
      await gone;
    }
  });
});

test('a restore that is refused leaves the target unchanged, and so does an inspection', async () => {
  make(path, `${WAL}; ${ROWS}`);
  const from = await dumpWhole(engine, new Secret(`sqlite:${path}`), place.host);
  const url = new Secret(`sqlite:${path}`);
  const open = () => engine.openTarget({ kind: 'restore', url, replace: false }, from.needs, place.host);
  expect((await untouched(() => refusalOf(open()))).code).toBe('TARGET_NOT_EMPTY');
  await rename(path, join(folder, 'moved.db'));
});
