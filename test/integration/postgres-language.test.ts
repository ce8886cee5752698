import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ForeignText } from '../../src/core/foreign.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { Secret } from '../../src/core/secret.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { diagnoseDump } from '../../src/engines/postgres/dump/diagnosis.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import { type Pooler, startPooler } from '../support/pgbouncer.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { whenTrue } from '../support/when-true.ts';

let server: TestPostgres;
let pooler: Pooler;
let host: TargetHost;

beforeAll(async () => {
  server = await startPostgres({
    major: 15,
    language: 'es',
    hba: 'local all all trust\nhostssl all guest 127.0.0.1/32 trust\nhost all guest 127.0.0.1/32 reject\nhost all all 127.0.0.1/32 trust\n',
  });
  host = await createTargetHost({ PG_BIN: await clientBinaries(15) });
  await runSql(
    server.url,
    'create role guest login; create role reader login; create table policed (a int); alter table policed enable row level security; grant select on policed to reader; create table closed (a int)',
  );
  pooler = await startPooler(server, { postgres: { mode: 'session', size: 4 }, '*': { mode: 'session', size: 4 } });
});

afterAll(async () => {
  await pooler?.stop();
  await server?.stop();
  host?.remove();
});

const open = (url: string) => openConnection(parsePostgresUrl(new Secret(url)), host, { requireTls: false });
const as = (user: string, database = 'postgres'): string => urlOf(server, database).replace('postgres@', `${user}@`);

describe('a server that speaks Spanish', () => {
  it('uses Spanish messages', async () => {
    expect(existsSync('/usr/share/locale/es/LC_MESSAGES/postgres-15.mo')).toBe(true);
    await expect(runSql(server.url, 'select * from nothing')).rejects.toThrow('no existe la relación');
  });

  it.each([
    ['a database that is missing', () => as('postgres', 'missing'), 'DATABASE_NOT_FOUND', /missing/],
    ['a role that is missing', () => as('nobody'), 'DATABASE_AUTHENTICATION', /nobody/],
    ['rules that want TLS', () => `${as('guest')}?sslmode=disable`, 'DATABASE_TLS', /without TLS/],
    ['rules that refuse, where no TLS is to be had', () => as('guest'), 'DATABASE_AUTHENTICATION', /guest/],
    ['another kind of server', () => `${as('reader')}?target_session_attrs=standby`, 'DATABASE_UNREACHABLE', /primary/],
  ])('is understood if it refuses: %s', async (_name, url, code, message) => {
    await expect(open(url())).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('is understood by codes if a statement fails', async () => {
    const connection = await open(as('reader'));
    try {
      await expect(connection.query('select * from public.policed')).rejects.toMatchObject({
        code: 'DATABASE_ROW_SECURITY',
        message: expect.stringContaining('"policed"'),
      });
      await expect(connection.query('select * from public.closed')).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
      });
    } finally {
      await connection.close();
    }
  });

  it('is understood through a tool that passes on its messages: a lock with its table and holder, a missing privilege', async () => {
    const exit = { code: 1, signal: null } as const;
    const names = KnownNames.ofTables([{ schema: 'public', name: 'closed' }]);
    const holder = new pg.Client({ connectionString: server.url, application_name: 'migration' });
    await holder.connect();
    try {
      await holder.query('begin; lock table closed in access exclusive mode');
      const locked = new ForeignText(
        'pg_dump',
        'pg_dump: error: query failed: ERROR:  cancelando la sentencia debido a que se agotó el tiempo de espera de candados\npg_dump: detail: Query was: LOCK TABLE public.closed IN ACCESS SHARE MODE',
      );
      const url = parsePostgresUrl(new Secret(server.url));
      expect((await diagnoseDump({ exit, foreign: locked, url, names }, host)).message).toMatch(
        /a lock could not be acquired in time: "public\.closed" is locked by the session \d+ \(user "postgres", application "migration"/,
      );
    } finally {
      await holder.end();
    }
    const denied = new ForeignText(
      'pg_dump',
      'pg_dump: error: query failed: ERROR:  permiso denegado a la tabla «closed»',
    );
    const error = await diagnoseDump(
      { exit, foreign: denied, url: parsePostgresUrl(new Secret(as('reader'))), names },
      host,
    );
    expect(error).toMatchObject({ code: 'DATABASE_PRIVILEGE', message: expect.stringContaining('"closed"') });
  });

  it('can be backed up and restored, also if it lacks the locale of the source', async () => {
    await runSql(server.url, 'create database source');
    await runSql(urlOf(server, 'source'), 'create table t (a int primary key); insert into t values (1), (2)');
    const dump = await dumpAll(urlOf(server, 'source'), host);
    const facts = { ...dump.fingerprint.facts, collation: 'xx_XX.UTF-8', ctype: 'xx_XX.UTF-8' };
    const needs = { majorVersion: '15', fingerprint: { ...dump.fingerprint, facts }, rawBytes: 1 };
    const spec = { kind: 'restore', url: new Secret(urlOf(server, 'made')), replace: false } as const;
    const target = await openPostgresTarget(spec, needs, host);
    try {
      expect(target.notes.join('\n')).toContain('The locale xx_XX.UTF-8 is missing here');
      await target.restore(streamsOf(dump));
      expect((await target.inspect()).tables).toEqual(dump.fingerprint.tables);
    } finally {
      await target.close();
    }
  });

  it('is understood through pg_restore: a missing privilege of the account is not a finding about the backup', async () => {
    await runSql(server.url, 'create database armed', 'create role maker login createdb');
    await runSql(
      urlOf(server, 'armed'),
      `create table t (a int); create function watch() returns event_trigger language plpgsql as 'begin end';
       create event trigger watch on sql_drop execute function watch()`,
    );
    const dump = await dumpAll(urlOf(server, 'armed'), host);
    const needs = { majorVersion: '15', fingerprint: dump.fingerprint, rawBytes: 1 };
    const target = await openPostgresTarget({ kind: 'scratch', url: new Secret(as('maker')) }, needs, host);
    try {
      await expect(target.restore(streamsOf(dump))).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
        message: expect.stringMatching(/42501.*EVENT TRIGGER "watch"/),
      });
    } finally {
      await target.close();
    }
  });

  it('is understood if it ends the session of pg_restore, which is not a verdict on the backup', async () => {
    await runSql(server.url, 'create database ended');
    await runSql(
      urlOf(server, 'ended'),
      "create table t as select repeat('x', 1000) as a from generate_series(1, 3000)",
    );
    const dump = await dumpAll(urlOf(server, 'ended'), host);
    const needs = { majorVersion: '15', fingerprint: dump.fingerprint, rawBytes: 1 };
    const target = await openPostgresTarget({ kind: 'scratch', url: new Secret(server.url) }, needs, host);
    const end = "select pg_terminate_backend(pid) from pg_stat_activity where query ~ '^COPY public.t .*FROM stdin'";
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield dump.database.subarray(0, 1_000_000);
      await whenTrue(async () => (await runSql(server.url, end)).length > 0);
      yield dump.database.subarray(1_000_000);
    }
    const streams = [{ name: 'database.dump', content: cut() }];
    try {
      await expect(target.restore(streams)).rejects.toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
    } finally {
      await target.close();
    }
  });

  it('does not hide the message of a pooler in front of it: its database is missing', async () => {
    await expect(open(pooler.url('not_there'))).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('08P01'),
      hint: expect.stringContaining('"not_there"'),
    });
  });
});
