import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { expectSameContent } from '../support/digests.ts';
import { examineDatabase, findingOf } from '../support/doctor.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { leftovers, type Pooler, type Replicas, startPooler, underLoad } from '../support/pgbouncer.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

/** Settings that the application behind the pool depends on. Neither we nor pg_dump set any of them. */
const APPLICATION = `
  alter role postgres set statement_timeout = '31s'; alter role postgres set lock_timeout = '32s';
  alter role postgres set idle_in_transaction_session_timeout = '33s'; alter role postgres set idle_session_timeout = '34min';
  alter role postgres set search_path = app, public; alter role postgres set extra_float_digits = 0;
  create schema app;
  create table app.orders (id int primary key);
  insert into app.orders select generate_series(1, 500);
  create table app.policed (id int);
  alter table app.policed enable row level security;
  create role stranger login bypassrls;
  create role reader login;
  grant pg_read_all_data to reader`;

const TRANSACTIONS: Readonly<Record<string, Replicas>> = {
  one: { mode: 'transaction', size: 1 },
  two: { mode: 'transaction', size: 2 },
  five: { mode: 'transaction', size: 5 },
  twenty: { mode: 'transaction', size: 20 },
};

let server: TestPostgres;
let host: EngineHost;
let locales: string;
/** In the default order. */
let usual: Pooler;
/** Uses the session that waited longest, and resets none. */
let other: Pooler;

beforeAll(async () => {
  locales = await mkdtemp(join(tmpdir(), 'locales-'));
  await chmod(locales, 0o755);
  // Into a separate folder: the machine's locales stay unchanged.
  await promisify(execFile)('localedef', ['-i', 'de_DE', '-f', 'UTF-8', join(locales, 'de_DE.UTF-8')]);
  const environment = { LOCPATH: locales };
  server = await startPostgres({ major: 16, settings: { max_connections: '200' }, environment });
  host = createEngineHost({ PG_BIN: await pgBin(17) });
  await runSql(server.url, APPLICATION);
  usual = await startPooler(server, {
    ...TRANSACTIONS,
    session: { mode: 'session', size: 30 },
    '*': { mode: 'session', size: 8 },
    statement: { mode: 'statement', size: 3 },
  });
  other = await startPooler(
    server,
    {
      ...TRANSACTIONS,
      stranger: { mode: 'session', size: 8, user: 'stranger' },
      reader: { mode: 'session', size: 8, user: 'reader' },
      session: { mode: 'session', size: 8 },
    },
    ['server_round_robin=1', 'server_reset_query='],
  );
});

afterAll(async () => {
  await Promise.all([usual?.stop(), other?.stop()]);
  await server?.stop();
  await rm(locales, { recursive: true, force: true });
});

const open = (url: string) => openConnection(parsePostgresUrl(new Secret(url)), host, { requireTls: false });
const outcome = async (url: string): Promise<string> => {
  try {
    await (await open(url)).close();
    return 'connected';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a transaction pooler (PgBouncer)', () => {
  it('is refused, whatever its URL contains, and its sessions stay unchanged', async () => {
    const url = usual.url('five');
    for (const rest of ['', '?pgbouncer=true', '?options=-c%20work_mem%3D1MB']) {
      await expect(open(`${url}${rest}`)).rejects.toMatchObject({
        code: 'DATABASE_POOLER',
        hint: expect.stringContaining('session mode'),
      });
    }
    await expect(dumpAll(url, host)).rejects.toMatchObject({ code: 'DATABASE_POOLER' });
    expect(await leftovers(url, 5)).toEqual([]);
  });

  it.each([
    ['usual', 'one', 3],
    ['usual', 'two', 8],
    ['usual', 'five', 4],
    ['usual', 'five', 20],
    ['usual', 'twenty', 12],
    ['usual', 'twenty', 40],
    ['other', 'two', 8],
    ['other', 'five', 12],
  ] as const)('is found under load every time (%s, pool of %s, %i clients)', async (of, name, clients) => {
    const url = (of === 'usual' ? usual : other).url(name);
    await underLoad(url, clients, async () => {
      for (let left = 10; left > 0; left -= 1) expect(await outcome(url)).toBe('DATABASE_POOLER');
    });
    expect(await leftovers(url, TRANSACTIONS[name]?.size ?? 0)).toEqual([]);
  });

  it('is refused in statement mode too', async () => {
    expect(await outcome(usual.url('statement'))).toBe('DATABASE_POOLER');
  });
});

describe('no pooler', () => {
  it('is suspected behind a forwarded port, and limits of the role do not end a session', async () => {
    const proxy = await startTcpProxy(server.port);
    try {
      for (let left = 5; left > 0; left -= 1) {
        const connection = await open(`postgres://postgres@127.0.0.1:${proxy.port}/postgres`);
        const [row] = await connection.query(
          `select pg_catalog.current_setting('idle_session_timeout') as idle, pg_catalog.current_setting('statement_timeout') as statement,
             pg_catalog.current_setting('search_path') as path, pg_catalog.current_setting('timezone') as zone`,
        );
        expect(row).toEqual({ idle: '0', statement: '0', path: '""', zone: 'UTC' });
        await connection.close();
      }
      await runSql(server.url, 'create table app.twin as select * from app.orders');
      const { streams } = await dumpAll(`postgres://postgres@127.0.0.1:${proxy.port}/postgres`, host, { lanes: 2 });
      expect([...streams.keys()]).toEqual(['globals.sql', 'schema.dump', 'data-1.dump', 'data-2.dump']);
    } finally {
      await runSql(server.url, 'drop table if exists app.twin');
      await proxy.stop();
    }
  });
});

describe('a session pooler (PgBouncer)', () => {
  it('works like the server, also while other clients connect and disconnect', async () => {
    const url = usual.url('session');
    const dump = await underLoad(url, 6, async () => {
      for (let left = 10; left > 0; left -= 1) expect(await outcome(url)).toBe('connected');
      return dumpAll(url, host, { lanes: 4 });
    });
    expect([...dump.streams.keys()]).toEqual(['globals.sql', 'database.dump']);
    expect(dump.warnings).toContainEqual(expect.stringMatching(/^The dump has one lane, because its pooler/));
    expect(dump.fingerprint.tables).toContainEqual({ schema: 'app', name: 'orders', rows: 500, rowsFrom: 'count' });
    expect(dump.database.length).toBeGreaterThan(500);
  });

  it('is named by doctor, which refuses the other kind', async () => {
    const examine = (name: string) =>
      examineDatabase(createPostgresEngine(), { engine: 'postgres', url: new Secret(usual.url(name)) }, host);
    const session = await examine('session');
    expect(findingOf(session, 'pooler')).toMatchObject({
      result: 'ok',
      detail: expect.stringContaining('session mode'),
    });
    expect(findingOf(session, 'privileges').result).toBe('ok');
    expect(findingOf(await examine('five'), 'pooler')).toMatchObject({ result: 'failed', code: 'DATABASE_POOLER' });
  });

  it('that accepts no startup options causes the columns of type money to be named, if any', async () => {
    const ofMoney = ({ warnings }: { readonly warnings: readonly string[] }): string[] =>
      warnings.filter((warning) => /money/.test(warning));
    expect(ofMoney(await dumpAll(usual.url('session'), host))).toEqual([]);
    await runSql(server.url, 'create table app.prices (a int, price money[])');
    try {
      const dump = await dumpAll(usual.url('session'), host);
      expect(ofMoney(dump)).toEqual([expect.stringMatching(/money.*"app\.prices\.price"/)]);
      expect(ofMoney(await dumpAll(server.url, host))).toEqual([]);
    } finally {
      await runSql(server.url, 'drop table app.prices');
    }
  });

  it('that accepts no startup options restores money as the same amounts', async () => {
    await runSql(server.url, 'create database german');
    const url = server.url.replace(/postgres$/, 'german');
    const fill = "create table prices as select v::numeric::money as price from unnest('{1234.56,-0.07}'::float8[]) v";
    await runSql(
      url,
      fill,
      "create table times as select array[now()] as at; create table texts as select 'x' as a, '\\xff'::bytea as b",
      "alter database german set lc_monetary = 'de_DE.UTF-8'",
      "alter database german set timezone = 'Europe/Vienna'",
    );
    const dump = await dumpAll(usual.url('german'), host);
    // Their text depends on settings of the session, and the restored database prints it differently.
    expect(dump.digests?.exempt.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
      'prices: session-settings',
      'times: session-settings',
    ]);
    expect(dump.digests?.tables.map(({ name }) => name)).toEqual(['texts']);
    expect((await dumpAll(url, host)).digests?.exempt).toEqual([]);
    expect(dump.database.toString('utf8')).toContain('1.234,56');
    const amounts = async (facts: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
      const fingerprint = { ...dump.fingerprint, facts: { ...dump.fingerprint.facts, ...facts } };
      const needs = { majorVersion: '16', fingerprint, rawBytes: dump.database.length };
      const target = await createPostgresEngine().openTarget(
        { kind: 'scratch', url: new Secret(server.url) },
        needs,
        host,
      );
      try {
        await target.restore(streamsOf(dump));
        expect(target.notes.join('\n')).not.toContain('amounts');
        await expectSameContent(target, dump);
        const sql = 'select price::numeric::text from prices order by price';
        return (await target.query(sql, { timeoutMs: 600_000 })).rows.flat();
      } finally {
        await target.close();
      }
    };
    expect(await amounts({})).toEqual(['-0.07', '1234.56']);
    // A different amount, or none, is worse than no restore.
    const missing = { 'source.money_locale': 'xx_XX.UTF-8' };
    await expect(amounts(missing)).rejects.toMatchObject({ code: 'EXTENSION_MISSING', isFinding: false });
    const alike = { ...missing, 'source.money_sample': '-$1,234.56' };
    // Its sample states that C reads it. That is accepted, and here it is wrong.
    await expect(amounts(alike)).rejects.toMatchObject({ code: 'RESTORE_FAILED' });
  });

  it('works for a verification and a restore', async () => {
    const dump = await dumpAll(server.url, host);
    await runSql(server.url, 'create database made_anew');
    const needs = { majorVersion: '16', fingerprint: dump.fingerprint, rawBytes: dump.database.length };
    const url = new Secret(usual.url('postgres'));
    const made = new Secret(usual.url('made_anew'));
    for (const spec of [
      { kind: 'scratch', url },
      { kind: 'restore', url: made, replace: false },
    ] as const) {
      const target = await createPostgresEngine().openTarget(spec, needs, host);
      try {
        await target.restore(streamsOf(dump));
        expect((await target.inspect()).tables).toEqual(dump.fingerprint.tables);
        await expectSameContent(target, dump);
      } finally {
        await target.close();
      }
    }
  });

  it.each([
    ['stranger', {}, 'DATABASE_PRIVILEGE'],
    ['reader', {}, 'DATABASE_ROW_SECURITY'],
    ['session', { include: ['no_such_table'] }, 'INPUT_INVALID'],
    ['session', { PG_BIN: '/nowhere' }, 'CLIENT_MISSING'],
  ] as const)(
    'keeps nothing of a backup that fails early (%s %o), even where nobody resets its sessions',
    async (name, { PG_BIN, ...options }: { PG_BIN?: string; include?: readonly string[] }, code) => {
      const url = other.url(name);
      const failing = dumpAll(url, PG_BIN === undefined ? host : createEngineHost({ PG_BIN, PATH: PG_BIN }), options);
      await expect(failing).rejects.toMatchObject({ code });
      expect(await leftovers(url, 8)).toEqual([]);
    },
  );
});
