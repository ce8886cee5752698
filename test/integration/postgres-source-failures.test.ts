import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inParallel } from '../../src/core/in-parallel.ts';
import { Secret } from '../../src/core/secret.ts';
import { clientExamination } from '../../src/engines/postgres/clients/examination.ts';
import { openConnection } from '../../src/engines/postgres/connection/connection.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import type { Host } from '../../src/ports/host.ts';
import { expectQuick } from '../support/baseline.ts';
import { examineDatabase, findingOf, inWords, resultsOf } from '../support/doctor.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';
import { streamsIn } from '../support/streams-in.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const PASSWORD = 'p@ss/w0rd Zq7';
/** More than pipes and buffers hold, so that a dump without a reader stops in the middle. */
const ROWS = 400_000;

let server: TestPostgres;
let folder: string;
let realDump: string;
/** Messages of the server and of proxies in front of it. */
const ports = new Set<number>();

async function execute(sql: string, url = server.url): Promise<void> {
  await runSql(url, sql);
}

beforeAll(async () => {
  server = await startPostgres({ major: 15, settings: { wal_level: 'logical' } });
  ports.add(server.port);
  folder = await mkdtemp(join(tmpdir(), 'source-failures-'));
  realDump = join(await clientBinaries(15), 'pg_dump');
  await execute(`
    create table big as select g as id, md5(g::text) || md5((-g)::text) as text from generate_series(1, ${ROWS}) g;
    create schema s; create table s."odd --" (a int); create sequence s.counter;
    create role weak login password '${PASSWORD}'; create role owner login; create role member login bypassrls`);
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A program that replaces pg_dump and damages the real one's output. */
async function brokenDump(name: string, script: string): Promise<Host> {
  await mkdir(join(folder, name));
  const text = `#!/bin/bash\n[ "$1" = --version ] && exec "${realDump}" --version\n${script}\n`;
  await writeFile(join(folder, name, 'pg_dump'), text, { mode: 0o755 });
  return createEngineHost({ PG_BIN: join(folder, name) });
}

describe('a dump tool that fails', () => {
  it.each([
    ['empty', 'exit 0', 'DUMP_EMPTY', /wrote nothing/],
    ['cut', `"${realDumpVariable()}" "$@" | head -c 5000000; exit 0`, 'DUMP_TRUNCATED', /"public\.big"/],
    ['foreign', 'echo "Welcome to this machine"', 'DUMP_FAILED', /PGDMP/],
    [
      'partial',
      `"${realDumpVariable()}" "$@" | head -c 5000000; echo "pg_dump: error: it broke" >&2; exit 1`,
      'DUMP_FAILED',
      /exited with code 1\.$/,
    ],
    ['whole', `"${realDumpVariable()}" "$@"; exit 3`, 'DUMP_FAILED', /exited with code 3/],
    ['killed', `"${realDumpVariable()}" "$@" | head -c 5000000; kill -9 $$`, 'DUMP_FAILED', /SIGKILL/],
    [
      'version',
      'echo "pg_dump: error: aborting because of server version mismatch" >&2; exit 1',
      'DATABASE_VERSION',
      /mismatch/,
    ],
    [
      'denied',
      'echo "pg_dump: error: query failed: ERROR:  permission denied for table x" >&2; exit 1',
      'DATABASE_PRIVILEGE',
      /permission denied\.$/,
    ],
    ['leak', 'echo "password $PGPASSWORD of no use" >&2; exit 1', 'DUMP_FAILED', /exited with code 1\.$/],
  ])('%s: %#', async (name, script, code, message) => {
    const host = await brokenDump(name, script.replaceAll(realDumpVariable(), realDump));
    const url =
      name === 'leak' ? server.url.replace('postgres@', `postgres:${encodeURIComponent(PASSWORD)}@`) : server.url;
    await expect(dumpAll(url, host)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(`${host.toolWords.text}${host.log}`).not.toContain(PASSWORD);
  });
});

describe('what is dropped while a dump starts', () => {
  const onServer = (sql: string): string => `psql --no-psqlrc --quiet --command="${sql}"`;

  it.each([
    ['table', 'drop table if exists passing', 'create table passing (a serial primary key)'],
    ['view', 'drop view if exists passing', 'create view passing as select 1 as a'],
    ['schema', 'drop schema if exists passing cascade', 'create schema passing create table t (a int)'],
  ])('is detected, and the dump starts again with another snapshot: a %s', async (kind, drop, make) => {
    await execute(make);
    const path = `PATH=$PATH:${join(realDump, '..')}`;
    const host = await brokenDump(
      `dropping ${kind}`,
      `${path} ${onServer(drop)} 2>/dev/null; echo "pg_dump: warning: owner of table "big" appears to be invalid" >&2; exec "${realDump}" "$@"`,
    );
    const dump = await dumpAll(server.url, host);
    expect(JSON.stringify(dump.fingerprint)).not.toContain('passing');
    expect(dump.fingerprint.tables).toContainEqual({ schema: 'public', name: 'big', rows: ROWS, rowsFrom: 'count' });
    expect(dump.warnings).toContain('pg_dump warned: the owner of an object no longer exists: "big".');
  });

  it('is detected by any lane, and all lanes start again', async () => {
    await execute('create table passing as select 1 as a; create table second as select 1 as a');
    // The others begin after it was dropped, because it can't be dropped once one of them has locked it.
    const dropped = join(folder, 'dropped');
    const host = await brokenDump(
      'dropping in a lane',
      `PATH=$PATH:${join(realDump, '..')}
      if [[ "$*" == *--table=*passing* ]]; then ${onServer('drop table if exists passing')}; touch ${dropped}; fi
      until [ -e ${dropped} ]; do sleep 0.1; done; exec "${realDump}" "$@"`,
    );
    try {
      const dump = await dumpAll(server.url, host, { lanes: 3 });
      expect(JSON.stringify(dump.fingerprint)).not.toContain('passing');
      expect([...dump.streams.keys()]).toContain('data-2.dump');
      expect(dump.warnings).toEqual([]);
    } finally {
      await execute('drop table if exists passing, second');
    }
  });

  it('is named if it continues, and no privilege is blamed', async () => {
    const host = await brokenDump(
      'always dropping',
      `PATH=$PATH:${join(realDump, '..')} ${onServer("do 'begin if to_regclass(''passing'') is null then alter table passed rename to passing; else alter table passing rename to passed; end if; end'")}; exec "${realDump}" "$@"`,
    );
    await execute('create table passing ()');
    await expect(dumpAll(server.url, host)).rejects.toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringMatching(/dropped or renamed while pg_dump was starting.*"public\.pass(ing|ed)"/),
    });
    await execute('drop table if exists passing, passed');
  });
});

describe('what no dump by this account contains', () => {
  it('is named: passwords of user mappings, subscriptions, slots, objects of the system, tablespaces', async () => {
    await execute(`create role reader login; grant pg_read_all_data to reader; create foreign data wrapper w; create server far foreign data wrapper w;
      create user mapping for owner server far options (password 'no'); create function pg_catalog.ours() returns int language sql as 'select 1';
      create subscription s connection 'host=127.0.0.1 port=1' publication p with (connect = false, slot_name = none)`);
    await execute("select pg_create_logical_replication_slot('consumer', 'pgoutput')");
    try {
      const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
      const { warnings } = await dumpAll(server.url.replace('postgres@', 'reader@'), host);
      expect(warnings).toEqual([
        expect.stringMatching(/subscriptions.*: "s"\.$/),
        expect.stringMatching(/options.*user mappings.*: "owner at far"\.$/),
        expect.stringMatching(/[Ss]lots.*: "consumer"\.$/),
        expect.stringMatching(/system.*: "pg_catalog\.ours"\.$/),
      ]);
      expect((await dumpAll(server.url, host)).warnings).toHaveLength(2);
    } finally {
      await execute("select pg_drop_replication_slot('consumer')");
      await execute('drop subscription s; drop foreign data wrapper w cascade; drop function pg_catalog.ours()');
    }
  });
});

/** Placeholder for the real tool's path in the table above, which is created before the path is known. */
function realDumpVariable(): string {
  return '@REAL@';
}

describe('a dump that is interrupted', () => {
  it('names the real pg_dump that was killed, and leaves nothing running', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    await expect(interrupt(host, (pid) => process.kill(pid, 'SIGKILL'))).rejects.toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringContaining('SIGKILL'),
    });
    expect(await dumpProcesses()).toEqual([]);
  });

  it('ends at once when it is cancelled, pg_dump too', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    let cancelledMs = 0;
    const cancel = (): void => {
      cancelledMs = performance.now();
      host.cancel();
    };
    await expect(interrupt(host, cancel)).rejects.toMatchObject({ code: 'CANCELLED' });
    await expectQuick(performance.now() - cancelledMs);
    expect(await dumpProcesses()).toEqual([]);
    await expectNoSessions();
  });

  it('stops pg_dump if its reader stops', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    const source = await createPostgresEngine().openSource(new Secret(server.url), { requireTls: false }, host);
    const dump = await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 1_000, withPasswordHashes: false });
    for await (const stream of streamsIn(dump)) {
      for await (const part of stream.content) if (stream.name === 'database.dump' && part.length > 0) break;
    }
    await expect(dump.fingerprint()).rejects.toMatchObject({ code: 'INTERNAL' });
    await Promise.all([source.close(), source.close()]);
    expect(await dumpProcesses()).toEqual([]);
    await expectNoSessions();
  });

  it('names a network that is cut', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    const proxy = await startProxy(server.port);
    try {
      const url = server.url.replace(`:${server.port}`, `:${proxy.port}`);
      await expect(interrupt(host, () => proxy.cut(), url)).rejects.toMatchObject({ code: 'DATABASE_CONNECTION_LOST' });
      expect(await dumpProcesses()).toEqual([]);
    } finally {
      await proxy.close();
    }
  });
});

describe('a dump in lanes that fails', () => {
  beforeAll(() => execute('create table second as select * from big'));
  afterAll(() => execute('drop table second'));

  /** Reads all lanes in parallel, like a backup, and affects something when each has begun. */
  async function interruptLanes(host: Host, deed: () => Promise<void> | void): Promise<unknown> {
    const source = await createPostgresEngine().openSource(new Secret(server.url), { requireTls: false }, host);
    const options = { include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false, lanes: 2 };
    const { lanes } = await source.dump(options);
    expect(lanes).toHaveLength(2);
    const begun = lanes.map(() => Promise.withResolvers<void>());
    const done = Promise.withResolvers<void>();
    const read = async (lane: AsyncIterable<ByteStream>): Promise<void> => {
      for await (const { name, content } of lane) {
        for await (const _part of content) {
          if (!name.startsWith('data-')) continue;
          begun[Number(name.slice(5, 6)) - 1]?.resolve();
          // On a busy machine, a lane would otherwise end before the deed is done.
          await done.promise;
        }
      }
    };
    const reading = inParallel(lanes, read, () => source.close()).catch((error: unknown) => error);
    await Promise.all(begun.map(({ promise }) => promise));
    try {
      await deed();
    } finally {
      done.resolve();
    }
    return reading;
  }

  it('names the pg_dump that was killed, and ends the others', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    const kill = async (): Promise<void> => {
      process.kill(await oneDump('--table='), 'SIGKILL');
    };
    expect(await interruptLanes(host, kill)).toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringContaining('SIGKILL'),
    });
    expect(await dumpProcesses()).toEqual([]);
    await expectNoSessions();
  });

  it('ends at once when it is cancelled, every pg_dump too', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    expect(await interruptLanes(host, () => host.cancel())).toMatchObject({ code: 'CANCELLED' });
    expect(await dumpProcesses()).toEqual([]);
    await expectNoSessions();
  });

  it('has one lane if the server admits no more sessions, and says so', async () => {
    // Two for this program, and one for a pg_dump.
    await execute('create role few login bypassrls connection limit 3; grant pg_read_all_data to few');
    try {
      const url = server.url.replace('postgres@', 'few@');
      const dump = await dumpAll(url, createEngineHost({ PG_BIN: await clientBinaries(15) }), { lanes: 2 });
      expect([...dump.streams.keys()]).toEqual(['globals.sql', 'database.dump']);
      expect(dump.warnings).toEqual([
        expect.stringMatching(/^The dump has one lane, because 2 lanes could not start: /),
      ]);
      expect(await dumpProcesses()).toEqual([]);
    } finally {
      await execute('drop owned by few; drop role few');
    }
  });

  it('has one lane if a proxy ends connections that are too many for it', async () => {
    const proxy = await startTcpProxy(Number(new URL(server.url).port), 3);
    try {
      const url = new URL(server.url);
      url.port = String(proxy.port);
      const dump = await dumpAll(url.href, createEngineHost({ PG_BIN: await clientBinaries(15) }), { lanes: 2 });
      expect([...dump.streams.keys()]).toEqual(['globals.sql', 'database.dump']);
      expect(dump.warnings).toEqual([expect.stringMatching(/could not start: .* connection was lost/)]);
    } finally {
      await proxy.stop();
    }
  });
});

/** Reads a little of the dump, affects pg_dump, and continues to read. */
async function interrupt(host: Host, deed: (pid: number) => void, url = server.url): Promise<void> {
  const source = await createPostgresEngine().openSource(new Secret(url), { requireTls: false }, host);
  try {
    const dump = await source.dump({ include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false });
    for await (const stream of streamsIn(dump)) {
      let isDone = false;
      for await (const _part of stream.content) {
        if (stream.name !== 'database.dump' || isDone) continue;
        isDone = true;
        deed(await oneDump());
      }
    }
    await dump.fingerprint();
  } finally {
    await source.close();
  }
}

/** Running pg_dump processes of this test's server, by the port in their environment. @param argument part of their arguments */
async function dumpProcesses(argument = '--snapshot='): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('pg_dump')) continue;
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    // Other test files dump at the same time, from their own servers.
    const isOurs = [...ports].some((port) => environment.split('\0').includes(`PGPORT=${port}`));
    if (isOurs && command.includes(argument)) found.push(Number(pid));
  }
  return found;
}

/** One of them. While a program starts another in its place, it has no command line for a moment. */
function oneDump(argument?: string): Promise<number> {
  return vi.waitUntil(async () => (await dumpProcesses(argument))[0], WAITING);
}

async function expectNoSessions(): Promise<void> {
  const connection = await openConnection(parsePostgresUrl(new Secret(server.url)), createEngineHost(), {
    requireTls: false,
    applicationName: 'test',
  });
  try {
    const left = async (): Promise<number | undefined> => {
      const rows = await connection.query<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where application_name = 'restorable'",
      );
      return rows[0]?.n;
    };
    await expect.poll(left, WAITING).toBe(0);
  } finally {
    await connection.close();
  }
}

async function startProxy(to: number): Promise<{ port: number; cut(): void; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const proxy = createServer((inner) => {
    const outer = createConnection(to, '127.0.0.1');
    for (const socket of [inner, outer]) socket.on('error', () => {});
    inner.pipe(outer);
    outer.pipe(inner);
    sockets.push(inner, outer);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  ports.add(port);
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const close = async (): Promise<void> => {
    cut();
    await new Promise((resolve) => proxy.close(resolve));
  };
  return { port, cut, close };
}

describe('an account with too few privileges', () => {
  const weakUrl = (user: string): string => server.url.replace('postgres@', `${user}@`);
  const refusal = async (user: string) =>
    dumpAll(weakUrl(user), createEngineHost({ PG_BIN: await clientBinaries(15) })).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('is refused before the dump, naming tables and the required GRANT; then it works', async () => {
    expect(await refusal('weak')).toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      message: expect.stringMatching(/"public\.big", "s\.counter", "s\.odd --"/),
      hint: expect.stringContaining('GRANT SELECT ON ALL TABLES IN SCHEMA "public", "s" TO "weak"'),
    });
    await execute('grant usage on schema s to weak; grant select on all tables in schema public, s to weak');
    expect(await refusal('weak')).toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      message: expect.stringMatching(/read "s\.counter"\.$/),
    });
    await execute('grant select on all sequences in schema s to weak; select lo_create(4711)');
    expect(await refusal('weak')).toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      message: expect.stringContaining('4711'),
    });
    await execute('select lo_unlink(4711)');
    expect(await refusal('weak')).toBeUndefined();
  });

  it('is refused if row-level security would hide rows from it, and only then', async () => {
    await execute(`create table s.secret as select 1 as a; alter table s.secret owner to owner; grant usage on schema s to owner, member;
      grant select on all tables in schema public, s to weak, owner, member; grant select on all sequences in schema s to weak, owner, member;
      alter table s.secret enable row level security`);
    try {
      const refused = { code: 'DATABASE_ROW_SECURITY', message: expect.stringContaining('"s.secret"') };
      expect(await refusal('weak')).toMatchObject(refused);
      expect(await refusal('owner')).toBeUndefined();
      expect(await refusal('member')).toBeUndefined();
      await execute('alter table s.secret force row level security');
      expect(await refusal('owner')).toMatchObject(refused);
      const without = await dumpAll(weakUrl('weak'), createEngineHost({ PG_BIN: await clientBinaries(15) }), {
        exclude: ['s.secret'],
      });
      expect(without.fingerprint.tables.map(({ name }) => name)).toEqual(['big', 'odd --']);
    } finally {
      await execute('drop table s.secret');
    }
  });

  it('gets globals without password hashes, and a superuser gets them only on request', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    const plain = await dumpAll(weakUrl('weak'), host);
    expect(plain.globals).toContain('CREATE ROLE "owner";');
    expect(plain.globals).not.toMatch(/PASSWORD|SCRAM/);
    await expect(dumpAll(weakUrl('weak'), host, { withPasswordHashes: true })).rejects.toMatchObject({
      code: 'DATABASE_PRIVILEGE',
    });
    const asked = await dumpAll(server.url, host, { withPasswordHashes: true });
    expect(asked.globals).toMatch(/ALTER ROLE "weak" PASSWORD 'SCRAM-SHA-256\$/);
  });
});

describe('the snapshot', () => {
  it('keeps fingerprint and dump consistent while rows are added and removed', async () => {
    await execute('create table moving as select g as a from generate_series(1, 1000) g');
    const host = createEngineHost({ PG_BIN: await clientBinaries(15) });
    const source = await createPostgresEngine().openSource(new Secret(server.url), { requireTls: false }, host);
    try {
      const dump = await source.dump({
        include: [],
        exclude: [],
        rowCountTimeoutMs: 600_000,
        withPasswordHashes: false,
      });
      await execute('delete from moving where a > 10; create table later (a int)');
      for await (const stream of streamsIn(dump)) for await (const _part of stream.content);
      const { tables } = await dump.fingerprint();
      expect(tables.find(({ name }) => name === 'moving')).toMatchObject({ rows: 1_000, rowsFrom: 'count' });
      expect(tables.some(({ name }) => name === 'later')).toBe(false);
    } finally {
      await source.close();
      await execute('drop table moving, later');
    }
  });
});

describe('doctor', () => {
  const examine = async (url: string, env: Record<string, string> = {}, change = {}) => {
    const host = createEngineHost({ PG_BIN: join(realDump, '..'), ...env });
    const report = await examineDatabase(
      createPostgresEngine(),
      { engine: 'postgres', url: new Secret(url) },
      host,
      change,
    );
    expect(`${JSON.stringify(report)}${host.lines}`).not.toContain('Zq7');
    return report;
  };

  it('finds nothing wrong with an account that can dump everything', async () => {
    const report = await examine(server.url);
    expect(report.findings.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(resultsOf(report, 'database')).toMatchObject({
      ...{ DNS: 'ok', TCP: 'ok', login: 'ok', TLS: 'ok', pooler: 'ok', 'clock of the server': 'ok', replica: 'ok' },
      ...{ privileges: 'ok', 'row-level security': 'ok', 'large objects': 'ok' },
    });
    expect(resultsOf(report, 'programs')).toEqual({ pg_dump: 'ok' });
    expect(findingOf(report, 'server').detail).toMatch(/^PostgreSQL 15\.\d+, about /);
    expect(resultsOf(report, 'verification')).toMatchObject({ 'server program': 'ok', pg_restore: 'ok' });
  });

  it('names every kind of grant that is missing, not only the first', async () => {
    await execute(`create database guarded`);
    const url = server.url.replace(/\/postgres(?=\?|$)/, '/guarded');
    await execute(
      `create table secret (a int); create table own (owner text); alter table own enable row level security;
       grant select on own to weak; select lo_create(4711)`,
      url,
    );
    const report = await examine(url.replace('postgres@', `weak:${encodeURIComponent(PASSWORD)}@`));
    expect(resultsOf(report, 'database')).toMatchObject({
      ...{ login: 'ok', privileges: 'failed', 'row-level security': 'failed', 'large objects': 'failed', roles: 'ok' },
    });
    expect(findingOf(report, 'privileges').detail).toContain('"public.secret"');
    expect(findingOf(report, 'privileges').remedy).toContain('pg_read_all_data');
    expect(findingOf(report, 'row-level security').detail).toContain('"public.own"');
    expect(findingOf(report, 'large objects').remedy).toContain('4711');
    const chosen = await examine(
      url.replace('postgres@', 'weak@'),
      {},
      { dump: { include: ['nowhere'], exclude: [], rowCountTimeoutMs: 1_000, withPasswordHashes: false } },
    );
    expect(findingOf(chosen, 'selected tables')).toMatchObject({ result: 'failed' });
  });

  it.each([
    ['a host that does not exist', () => server.url.replace('127.0.0.1', 'nowhere.invalid'), 'DNS'],
    ['a port at which nobody listens', () => server.url.replace(`:${server.port}`, ':1'), 'TCP'],
    ['TLS that the server does not have', () => `${server.url}?sslmode=verify-full`, 'TLS'],
    ['a user that does not exist', () => server.url.replace('postgres@', 'nobody-here@'), 'login'],
    ['a database that does not exist', () => server.url.replace(/\/postgres(?=\?|$)/, '/nowhere'), 'name'],
    ['a parameter that is not known', () => `${server.url}?sslmood=require`, 'URL'],
  ])('shows how far it came: %s', async (_what, url, step) => {
    const report = await examine(url());
    const bad = report.findings.filter(({ result }) => result === 'failed');
    expect(bad.map(({ name }) => name)).toEqual([step]);
    expect(bad.map((each) => inWords(each).remedy).join()).toMatch(/\w/);
    expect(findingOf(report, 'privileges').result).toBe('not-checked');
  });

  it('names the client program that is older than the server, and what installs a newer one', async () => {
    const old = join(folder, 'old client');
    await mkdir(old);
    await writeFile(join(old, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 12.1"\n', { mode: 0o755 });
    // In this PATH there is neither apt-get nor docker.
    const look = () => clientExamination('pg_dump', 99, createEngineHost({ PG_BIN: old, PATH: old })).examine();
    const seen = inWords(await look());
    expect(seen.result).toBe('failed');
    expect(seen.detail).toMatch(/the newest pg_dump is \d+ \(.+\), older than the server's 99/);
    expect(seen.remedy).toMatch(/postgresql-client-99.*PG_BIN.*the Action installs it itself/);
    // Where a run may use apt, it is only slow.
    for (const name of ['apt-get', 'sudo']) await writeFile(join(old, name), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    const able = inWords(await look());
    expect(able).toMatchObject({ result: 'warning', detail: expect.stringContaining('A run installs it') });
  });
});
