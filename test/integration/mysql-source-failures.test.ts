import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import { readRelations } from '../../src/engines/mysql/catalog/catalog.ts';
import { newLists, readUnknownKinds } from '../../src/engines/mysql/catalog/object-kinds.ts';
import { countRows } from '../../src/engines/mysql/catalog/row-counts.ts';
import { findClient } from '../../src/engines/mysql/clients/clients.ts';
import { accessOf, withOptionFile } from '../../src/engines/mysql/clients/option-file.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { numberOf } from '../../src/engines/mysql/connection/errors.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { expectQuick } from '../support/baseline.ts';
import { examineDatabase, findingOf, resultsOf } from '../support/doctor.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { mysqlBinaries, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { type Dumped, dumpAll } from '../support/mysql-source.ts';
import { WAITING } from '../support/patience.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const DEADLOCK = 1213;
const PASSWORD = 'p#a ss"\\;\'w %n';

describe.each([
  ['MariaDB', () => startMariadb({ tls: 'off' })],
  ['MySQL', () => startMysql({ tls: 'off' })],
])('%s', (_name, start) => {
  let server: TestMysql;
  let folder: string;
  const bin = mysqlBinaries();
  const newHost = async (first?: string): Promise<EngineHost> =>
    createEngineHost({ MYSQL_BIN: first === undefined ? await bin : `${first}:${await bin}` });
  const root = (database: string) => urlWith(server.url, { database });
  const as = (user: string, database = 'app') => urlWith(server.url, { database, user, password: PASSWORD });
  const open = async (url: string) =>
    openConnection(parseMysqlUrl(new Secret(url)), await newHost(), { requireTls: false });

  beforeAll(async () => {
    server = await start();
    folder = await mkdtemp(join(tmpdir(), 'mysql-failures-'));
    await sql(
      server.url,
      `create database app; create database big; use app;
       create table t (id int primary key, a text) engine=innodb; insert into t values (1, 'x'), (2, 'y');
       create view v as select id from t; create procedure p() select 1;
       use big; create table b (id int auto_increment primary key, a longtext);
       insert into b (a) values (repeat('x', 1000000));${'insert into b (a) select a from b;'.repeat(5)}
       create database moved; use moved;
       create table a (id int primary key, v int, w char(200)); create table b like a; create table c like a;
       insert into a values ${Array.from({ length: 300 }, (_, id) => `(${id}, 0, 'x')`).join()};
       insert into b select * from a; insert into c select * from a;`,
    );
    const routines = server.flavor === 'mysql' ? 'SHOW_ROUTINE ON *.*' : 'SELECT ON mysql.proc';
    for (const [user, grants] of Object.entries({
      nothing: [],
      select_only: ['SELECT ON app.*'],
      no_routines: ['SELECT, SHOW VIEW, TRIGGER, EVENT ON app.*'],
      no_bodies: ['SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON app.*'],
      one_table: ['SELECT, TRIGGER ON app.t'],
      backup: ['SELECT, SHOW VIEW, TRIGGER, EVENT ON app.*', routines],
      no_lanes: ['SELECT, SHOW VIEW, TRIGGER, EVENT ON moved.*', routines],
      lanes_by_tables: ['SELECT, SHOW VIEW, TRIGGER, EVENT, LOCK TABLES ON moved.*', routines],
      lanes_by_all: ['SELECT, SHOW VIEW, TRIGGER, EVENT ON moved.*', routines, 'RELOAD ON *.*'],
    })) {
      const name = `'${user}'@'%'`;
      const text = `x'${Buffer.from(PASSWORD).toString('hex')}'`;
      await sql(
        server.url,
        `set @s = concat('create user ${name.replaceAll("'", "''")} identified by ', quote(convert(${text} using utf8mb4)));
         prepare s from @s; execute s;${grants.map((grant) => `grant ${grant} to ${name};`).join('')}`,
      );
    }
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** @returns a folder with a dump tool that is a script. It can call the real one as `"$TOOL"`. */
  const toolThat = async (script: string): Promise<string> => {
    const tool = await mkdtemp(join(folder, 'tool-'));
    const name = server.flavor === 'mysql' ? 'mysqldump' : 'mariadb-dump';
    const body = `#!/bin/sh\nTOOL=${server.programs.dump}\n[ "$1" = --version ] && exec "$TOOL" --version\n${script}\n`;
    await writeFile(join(tool, name), body);
    await chmod(join(tool, name), 0o755);
    return tool;
  };

  const examine = async (url: string) => {
    const host = await newHost();
    const source = { engine: server.flavor, url: new Secret(url) } as const;
    const report = await examineDatabase(createMysqlEngine(), source, host);
    expect(`${JSON.stringify(report)}${host.lines}`).not.toContain('p#a');
    return report;
  };

  it('doctor finds nothing wrong with an account that can dump everything', async () => {
    const report = await examine(as('backup'));
    expect(report.findings.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(resultsOf(report, 'database')).toMatchObject({
      ...{ DNS: 'ok', TCP: 'ok', login: 'ok', name: 'ok', version: 'ok', 'clock of the server': 'ok' },
      ...{ TLS: 'ok', privileges: 'ok', 'stored routines': 'ok', events: 'ok', 'selected tables': 'ok' },
    });
    expect(resultsOf(report, 'verification')).toMatchObject({
      'server program': 'ok',
      [server.flavor === 'mysql' ? 'mysqldump' : 'mariadb-dump']: 'ok',
    });
  });

  it.each([
    ['select_only', 'privileges', /SHOW VIEW, TRIGGER, EVENT/],
    ['no_routines', 'stored routines', /mysql\.proc|SHOW_ROUTINE/],
  ])('doctor names the grants that %s lacks', async (user, name, grant) => {
    const report = await examine(as(user));
    expect(findingOf(report, name)).toMatchObject({ result: 'failed', remedy: expect.stringMatching(grant) });
    expect(findingOf(report, 'selected tables').result).toBe('ok');
  });

  it.each([
    ['a wrong password', () => urlWith(as('backup'), { password: 'wrong' }), 'login'],
    ['an unknown database', () => root('nowhere'), 'name'],
    ['nobody at the port', () => urlWith(root('app'), { port: 9 }), 'TCP'],
    ['no TLS', () => urlWith(root('app'), { parameters: { 'ssl-mode': 'REQUIRED' } }), 'TLS'],
  ])('doctor shows how far it came: %s', async (_what, url, step) => {
    const bad = (await examine(url())).findings.filter(({ result }) => result === 'failed');
    expect(bad.map(({ name }) => name)).toEqual([step]);
  });

  it.each([
    ['a wrong password', () => urlWith(as('backup'), { password: 'wrong' }), 'DATABASE_AUTHENTICATION'],
    ['an unknown database', () => root('nowhere'), 'DATABASE_NOT_FOUND'],
    ['an account without rights', () => as('nothing'), 'DATABASE_PRIVILEGE'],
    ['nobody at the port', () => urlWith(root('app'), { port: 9 }), 'DATABASE_UNREACHABLE'],
    [
      'no TLS where it is asked for',
      () => urlWith(root('app'), { parameters: { 'ssl-mode': 'REQUIRED' } }),
      'DATABASE_TLS',
    ],
    [
      'an authority that is not there',
      () => urlWith(root('app'), { parameters: { 'ssl-mode': 'VERIFY_CA', 'ssl-ca': '/nix' } }),
      'FILE_UNREADABLE',
    ],
    ['SELECT alone', () => as('select_only'), 'DATABASE_PRIVILEGE'],
    ['routines that it cannot see', () => as('no_routines'), 'DATABASE_PRIVILEGE'],
    ['routines whose text it cannot see', () => as('no_bodies'), 'DATABASE_PRIVILEGE'],
    ['one table of several', () => as('one_table'), 'DATABASE_PRIVILEGE'],
  ])('names %s, with a hint and no secret', async (_case, url, code) => {
    const error = await dumpAll(url(), await newHost()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RestorableError);
    expect(error).toMatchObject({ code, hint: expect.stringMatching(/\w/) });
    expect(`${(error as RestorableError).message} ${(error as RestorableError).hint}`).not.toContain(PASSWORD);
  });

  it('dumps with minimal privileges, and one table with privileges on it alone', async () => {
    const { fingerprint, globals, warnings } = await dumpAll(as('backup'), await newHost());
    expect(fingerprint.tables).toMatchObject([{ name: 't', rows: 2 }]);
    expect(fingerprint.objects.map(({ type, name }) => `${type} ${name}`)).toEqual(
      expect.arrayContaining(['procedure p', 'view v']),
    );
    expect(globals).toMatch(/^-- GRANT .* ON `app`\.\* TO /m);
    expect(globals).not.toMatch(/^[^-]/m);
    expect(globals).not.toMatch(/IDENTIFIED/);
    expect(warnings.join('\n')).toMatch(/can't read the server's accounts/);
    const alone = await dumpAll(as('one_table'), await newHost(), { include: ['t'] });
    expect(alone.fingerprint.tables).toMatchObject([{ name: 't', rows: 2 }]);
    await expect(dumpAll(as('backup'), await newHost(), { withPasswordHashes: true })).rejects.toMatchObject({
      code: 'DATABASE_PRIVILEGE',
    });
  });

  it.each([
    ['nothing', 'exit 0', 'DUMP_EMPTY', /wrote nothing/],
    ['half of it and success', '"$TOOL" "$@" | head -c 3000; exit 0', 'DUMP_TRUNCATED', /end mark/],
    ['all but the end mark', '"$TOOL" "$@" | grep -v "Dump completed"; exit 0', 'DUMP_TRUNCATED', /end mark/],
    [
      'one row less',
      '"$TOOL" "$@" | sed "s/,(2,.y.)//; s/^(1,.x.),$/(1,\'x\');/; /^(2,.y.);$/d"; exit 0',
      'DUMP_FAILED',
      /t has 2 rows .* has 1/,
    ],
    ['no view', '"$TOOL" "$@" | grep -v "50001 .*VIEW"; exit 0', 'DUMP_FAILED', /lacks .*view v/],
    ['all of it and a failure', '"$TOOL" "$@"; exit 3', 'DUMP_FAILED', /exited with code 3/],
    ['half of it and a kill', '"$TOOL" "$@" | head -c 3000; kill -9 $$', 'DUMP_FAILED', /SIGKILL/],
  ])('refuses a dump tool that returns %s', async (_case, script, code, words) => {
    const message = expect.stringMatching(words);
    const host = await newHost(await toolThat(script));
    await expect(dumpAll(root('app'), host)).rejects.toMatchObject({ code, message, hint: expect.any(String) });
  });

  it('names a network that is cut while it dumps', async () => {
    const proxy = await startTcpProxy(server.port);
    try {
      const url = urlWith(root('big'), { port: proxy.port });
      const onPart = (bytes: number): void => {
        if (bytes > 200_000) proxy.cut();
      };
      await expect(dumpAll(url, await newHost(), { onPart })).rejects.toMatchObject({
        code: 'DATABASE_CONNECTION_LOST',
      });
    } finally {
      await proxy.stop();
    }
  });

  it.each(['mysql', 'PERFORMANCE_SCHEMA'])("refuses the server's own database %s", async (name) => {
    await expect(dumpAll(root(name), await newHost())).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('tolerates slow storage if the tool supports it, and otherwise names the limit', async () => {
    // mariadb-dump can't set it for its own session, unlike mysqldump.
    const abortedClients = async (): Promise<number> =>
      Number((await sql(server.url, "show global status like 'Aborted_clients'"))[0]?.[1]);
    await sql(server.url, 'set global net_write_timeout = 1');
    const before = await abortedClients();
    let hasWaited = false;
    const onPart = async (): Promise<void> => {
      if (hasWaited) return;
      hasWaited = true;
      // The tool is stopped by its own pipe by then, and the server by its tool.
      if (server.flavor === 'mysql') await sleep(4_000);
      else await vi.waitUntil(async () => (await abortedClients()) > before, WAITING);
    };
    const dumping = dumpAll(root('big'), await newHost(), { onPart });
    if (server.flavor === 'mysql') expect((await dumping).fingerprint.tables).toMatchObject([{ rows: 32 }]);
    else {
      await expect(dumping).rejects.toMatchObject({
        code: 'DATABASE_CONNECTION_LOST',
        hint: expect.stringContaining('net_write_timeout'),
      });
    }
    await sql(server.url, 'set global net_write_timeout = 60');
  });

  it('stops at once when cancelled, and leaves no tool and no password behind', async () => {
    const host = await newHost();
    const workspace = { path: await mkdtemp(join(folder, 'work-')), note: async () => {}, forget: async () => {} };
    const own: EngineHost = { ...host, workspace: async () => workspace };
    let cancelledAt = 0;
    const onPart = async (): Promise<void> => {
      const options = join(workspace.path, 'client-options');
      const [file = ''] = await readdir(options);
      expect((await stat(options)).mode & 0o777).toBe(0o700);
      expect((await stat(join(options, file))).mode & 0o777).toBe(0o600);
      if (cancelledAt === 0) {
        cancelledAt = performance.now();
        host.cancel();
      }
    };
    await expect(dumpAll(root('big'), own, { onPart })).rejects.toMatchObject({ code: 'CANCELLED' });
    await expectQuick(performance.now() - cancelledAt);
    expect(await readdir(workspace.path, { recursive: true })).toEqual(['client-options']);
    const processes = () => sql(server.url, "select count(*) from information_schema.processlist where db = 'big'");
    await expect.poll(processes, WAITING).toEqual([['0']]);
    for (const pid of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
      expect(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).not.toContain(workspace.path);
    }
  });

  const LANES = ['globals.sql', 'schema.sql', 'data-1.sql', 'data-2.sql', 'data-3.sql', 'code.sql'];
  const ONE_LANE = ['globals.sql', 'database.sql'];
  /** Nothing, or what a machine can cause that is busy with other things: a transaction of ours or a tool takes seconds. */
  const TOO_BUSY = /^$|in the way of a short lock|not all dump tools started/;
  const namesOf = ({ streams }: Dumped): string[] => streams.map(({ name }) => name);

  it.each([
    ['a lock on these tables', 'lanes_by_tables'],
    ['a lock on everything', 'lanes_by_all'],
  ])('dumps all lanes in one snapshot, by %s, while values move between them', async (_lock, user) => {
    const writer = await open(root('moved'));
    let isOver = false;
    const writing = (async () => {
      for (let turn = 0; !isOver; turn += 1) {
        const [from, to] = [`abc`[turn % 3], `bca`[turn % 3]];
        await writer.simple('start transaction');
        try {
          await writer.simple(`update ${from} set v = v - 1 where id = ${turn % 300}`);
          await writer.simple(`update ${to} set v = v + 1 where id = ${(turn * 7) % 300}`);
          await writer.simple('commit');
        } catch (error) {
          // The server prefers a lock on tables to a transaction that waits for it.
          if (user !== 'lanes_by_tables' || numberOf(error) !== DEADLOCK) throw error;
        }
        // Without a pause, the server and this loop would keep all cores busy until the dumps are done.
        await sleep(2);
      }
      return writer.query<{ moves: bigint }>('select sum(abs(v)) as moves from a');
    })();
    try {
      for (let rounds = 0; rounds < 3; ) {
        const dumped = await dumpAll(as(user, 'moved'), await newHost(), { lanes: 3 });
        const [refusal = '', ...others] = dumped.warnings.filter((each) => each.includes('lane'));
        expect([refusal, others]).toEqual([expect.stringMatching(TOO_BUSY), []]);
        expect(namesOf(dumped)).toEqual(refusal === '' ? LANES : ONE_LANE);
        if (refusal === '') rounds += 1;
        const text = dumped.streams.map(({ bytes }) => bytes.toString('latin1')).join('');
        const values = [...text.matchAll(/\(\d+,(-?\d+),'x'\)/g)].map(([, value]) => Number(value));
        expect(values).toHaveLength(900);
        expect(values.reduce((sum, value) => sum + value, 0)).toBe(0);
        expect(dumped.fingerprint.tables).toMatchObject([{ rows: 300 }, { rows: 300 }, { rows: 300 }]);
      }
    } finally {
      isOver = true;
      expect(await writing.finally(() => writer.close())).not.toEqual([{ moves: 0n }]);
    }
  });

  it('dumps one lane, and says why, if several can have no common snapshot', async () => {
    const poor = await dumpAll(as('no_lanes', 'moved'), await newHost(), { lanes: 3 });
    expect(namesOf(poor)).toEqual(ONE_LANE);
    expect(poor.warnings.filter((each) => each.includes('lane'))).toEqual([
      expect.stringMatching(/one lane, because this account may not lock .*(?:RELOAD|FLUSH_TABLES).*LOCK TABLES/),
    ]);
    const writer = await open(root('moved'));
    try {
      await writer.simple('start transaction');
      await writer.simple('update a set v = v where id = 1');
      await writer.simple('update b set v = 1 where id = 1');
      const busy = await dumpAll(as('lanes_by_tables', 'moved'), await newHost(), { lanes: 3 });
      expect(namesOf(busy)).toEqual(ONE_LANE);
      expect(busy.warnings.filter((each) => each.includes('lane'))).toEqual([expect.stringContaining('in the way')]);
    } finally {
      await writer.simple('rollback').finally(() => writer.close());
    }
  });

  it('dumps one lane, and says why, if not all tools can start, as with an account that may have few connections', async () => {
    const refused = 'echo "mysqldump: Got error: 1226: has exceeded max_user_connections" >&2; exit 2';
    const tool = await toolThat(`case "$*" in *" c") ${refused};; esac; exec "$TOOL" "$@"`);
    const dumped = await dumpAll(as('lanes_by_tables', 'moved'), await newHost(tool), { lanes: 3 });
    expect(namesOf(dumped)).toEqual(ONE_LANE);
    expect(dumped.fingerprint.tables).toMatchObject([{ rows: 300 }, { rows: 300 }, { rows: 300 }]);
    expect(dumped.warnings.filter((each) => each.includes('lane'))).toEqual([
      expect.stringMatching(/^The dump has one lane, because several could not start: .*1226/),
    ]);
  });

  it('releases its lock at once when cancelled', async () => {
    const host = await newHost(await toolThat('exec sleep 600'));
    const dumping = dumpAll(as('lanes_by_all', 'moved'), host, { lanes: 3 });
    dumping.catch(() => {});
    const write = (waitSeconds: number) =>
      sql(root('moved'), `set session lock_wait_timeout = ${waitSeconds}; update c set v = v + 1 where id = 1;`).then(
        () => 'written',
        (error: Error) => (/ERROR 1205/.test(error.message) ? 'locked' : error.message),
      );
    await expect.poll(() => write(1), WAITING).toBe('locked');
    host.cancel();
    await expect(dumping).rejects.toMatchObject({ code: 'CANCELLED' });
    // The server notices a moment later that the session is over.
    expect(await write(WAITING.timeout / 1_000)).toBe('written');
  });

  it('names a table that stays locked', async () => {
    const locker = await open(root('app'));
    const counter = await open(root('app'));
    try {
      const relations = await readRelations(counter);
      await locker.simple('lock tables t write');
      const tables = relations.filter(({ kind }) => kind === 'table');
      const waits = { eachSeconds: 1, longestSeconds: 2 };
      await expect(countRows(counter, tables, Number.POSITIVE_INFINITY, waits)).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringContaining('locked'),
      });
    } finally {
      await Promise.all([locker.close(), counter.close()]);
    }
  });

  it('counts rows without blocking an ALTER TABLE', async () => {
    const counter = await open(root('app'));
    try {
      await counter.simple('start transaction with consistent snapshot, read only');
      await counter.simple('savepoint counting');
      const tables = (await readRelations(counter)).filter(({ kind }) => kind === 'table');
      expect(await countRows(counter, tables)).toEqual(new Map([['t', 2]]));
      await sql(root('app'), "set session lock_wait_timeout = 3; alter table t comment = 'altered meanwhile';");
    } finally {
      await counter.close();
    }
  });

  it('names the table that a tool fails on without naming it', async () => {
    await sql(
      server.url,
      `create database merged; use merged; create table whole (a int); create table gone (a int) engine=MyISAM;
       create table over_it (a int) engine=MERGE union=(gone); drop table gone;`,
    );
    await expect(dumpAll(root('merged'), await newHost())).rejects.toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringMatching(/(?=.*over_it)(?=.*\(error 1168\))/),
    });
    expect((await dumpAll(root('merged'), await newHost(), { exclude: ['over_it'] })).fingerprint.tables).toHaveLength(
      1,
    );
  });

  it('dumps even if the server limits the time of statements', async () => {
    const setting = server.flavor === 'mysql' ? 'max_execution_time = 1' : 'max_statement_time = 0.001';
    await sql(server.url, `set global ${setting}`);
    try {
      expect((await dumpAll(root('big'), await newHost())).fingerprint.tables).toMatchObject([{ rows: 32 }]);
    } finally {
      await sql(server.url, `set global ${setting.replace(/[\d.]+$/, '0')}`);
    }
  });

  it('supports every kind of object that this server lists', async () => {
    const connection = await open(root('app'));
    try {
      expect(await newLists(connection)).toEqual([]);
      expect(await readUnknownKinds(connection)).toEqual([]);
    } finally {
      await connection.close();
    }
  });

  if (_name === 'MySQL') {
    it('detects that a privilege was revoked for this database only', async () => {
      await sql(
        server.url,
        `set global partial_revokes = on; create user revoked identified by 'r';
         grant select, show view, trigger, event, show_routine on *.* to revoked; revoke trigger on app.* from revoked;
         create database other; create table other.t (a int);`,
      );
      const url = (database: string) => urlWith(server.url, { database, user: 'revoked', password: 'r' });
      await expect(dumpAll(url('app'), await newHost())).rejects.toMatchObject({
        code: 'DATABASE_PRIVILEGE',
        message: expect.stringContaining('lacks TRIGGER on the database "app"'),
      });
      expect((await dumpAll(url('other'), await newHost())).fingerprint.tables).toHaveLength(1);
    });
  }

  it('passes every password to the tools unchanged', async () => {
    const connection = await open(as('backup'));
    await connection.close();
    const host = await newHost();
    const client = await findClient('client', connection, host);
    const { execFileSync } = await import('node:child_process');
    const printed = await withOptionFile(accessOf(connection), client, host, async (file) =>
      execFileSync(client.path, [...file.arguments, '--batch', '--skip-column-names', '-e', 'select current_user()'], {
        env: { ...file.env },
      }).toString(),
    );
    expect(printed).toBe('backup@%\n');
  });
});
