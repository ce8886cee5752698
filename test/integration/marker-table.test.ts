import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '../../src/core/checks/check.ts';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { createPhysicalPostgresEngine } from '../../src/engines/postgres/physical/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { Source } from '../../src/ports/engine/source.ts';
import { CommandBed } from '../support/command-run.ts';
import { inWords } from '../support/doctor.ts';
import { mysqlBinaries, sql, startMariadb, startMysql, urlWith } from '../support/mysql.ts';
import { WAITING } from '../support/patience.ts';
import { serverBinaries, startPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

const TABLE = 'restorable_markers';
const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';

const LIKE_OURS =
  'create table odd (restorable_marker varchar(32) character set ascii not null primary key, written_at datetime(6) not null)';
const ODD = 'create table odd (restorable_marker varchar(32) primary key, written_at timestamptz(6) not null)';

/** A server with a database, and how it is asked. */
interface Site {
  readonly engine: Engine;
  readonly database: string;
  /** The same database, as an account that may write nothing at first. */
  readonly reader: string;
  readonly env: Readonly<Record<string, string>>;
  /** Of a backup and of a shipment. */
  readonly options: Readonly<Record<string, string>>;
  readonly ask: (statement: string) => Promise<unknown[][]>;
  readonly grant: readonly string[];
  /** 150 rows since a time. */
  readonly fill: (since: string) => string;
  readonly now: string;
  /** Tables `odd` that are none of markers, and what the refusal says of each. */
  readonly odd: readonly (readonly [says: RegExp, ...statements: string[]])[];
  /** How far two runs are apart by the server's clock: the times of its log are seconds or microseconds. */
  readonly apartMs: number;
  /** An expression for the server's clock, in milliseconds. */
  readonly clock: string;
  readonly stop: () => Promise<unknown>;
}

async function mariadb(): Promise<Site> {
  const server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  return { ...(await ofMysql(server.url)), stop: server.stop, env: {}, apartMs: 2_100 };
}

async function mysql(): Promise<Site> {
  const server = await startMysql({
    settings: { 'server-id': '7', 'gtid-mode': 'ON', 'enforce-gtid-consistency': 'ON' },
  });
  return { ...(await ofMysql(server.url)), stop: server.stop, env: { MYSQL_BIN: await mysqlBinaries() }, apartMs: 20 };
}

async function ofMysql(url: string): Promise<Omit<Site, 'stop' | 'env' | 'apartMs'>> {
  const database = urlWith(url, { database: 'shop' });
  await sql(url, `create database shop; create user reader identified by 'pw'; grant select on shop.* to reader`);
  await sql(database, 'create table orders (id int primary key)');
  return {
    engine: createMysqlEngine(),
    ...{ database, reader: urlWith(database, { user: 'reader', password: 'pw' }), options: { database } },
    ask: (statement) => sql(database, statement),
    grant: [`grant insert, delete, create on shop.${TABLE} to reader`],
    now: 'utc_timestamp(6)',
    odd: [
      [/a view/, `create view odd as select cast('' as char(32)) as restorable_marker, utc_timestamp(6) as written_at`],
      [/not InnoDB/, `${LIKE_OURS} engine = MyISAM`],
      [
        /changed or left out/,
        `${LIKE_OURS} engine = InnoDB`,
        `create trigger changes before insert on odd for each row set new.restorable_marker = 'other'`,
      ],
    ],
    clock: 'unix_timestamp(sysdate(6)) * 1000',
    fill: (
      since,
    ) => `insert into ${TABLE} with recursive n (g) as (select 1 union all select g + 1 from n where g < 150)
      select lpad(g, 32, '0'), ${since} + interval g microsecond from n`,
  };
}

async function postgres(): Promise<Site> {
  const settings = { max_slot_wal_keep_size: '96MB' };
  const server = await startPostgres({ major: 18, hba: HBA, settings });
  const clients = await pgBin();
  await runSql(server.url, 'create table orders (id int)', 'create role reader login replication');
  return {
    engine: createPhysicalPostgresEngine(),
    ...{ database: server.url, reader: server.url.replace('postgres@', 'reader@') },
    options: { database: server.url, kind: 'physical' },
    env: { PG_BIN: `${clients}:${serverBinaries(18)}` },
    ask: (statement) => runSql(server.url, statement),
    grant: ['grant create on schema public to reader'],
    now: 'clock_timestamp()',
    odd: [
      [/a view/, `create view odd as select ''::varchar(32) as restorable_marker, now()::timestamptz(6) as written_at`],
      [/without log/, ODD.replace('create', 'create unlogged')],
      [
        /a trigger/,
        ODD,
        `create function stop() returns trigger language plpgsql as $$ begin raise exception 'it ran'; end $$`,
        'create trigger stops before insert on odd for each row execute function stop()',
      ],
      [/a rule/, ODD, 'create rule nothing as on insert to odd do instead nothing'],
      [/row security/, ODD, 'alter table odd enable row level security'],
      [/a default/, ODD, 'alter table odd alter written_at set default now()'],
      [/a constraint/, ODD, `alter table odd add check (restorable_marker <> '')`],
      [/an expression/, ODD, 'create index on odd (lower(restorable_marker))'],
      [/a parent or a partition/, ODD, 'create table child () inherits (odd)'],
    ],
    fill: (since) => `insert into ${TABLE} select lpad(g::text, 32, '0'), ${since} + g * interval '1 microsecond'
      from generate_series(1, 150) g`,
    apartMs: 20,
    clock: 'extract(epoch from clock_timestamp()) * 1000',
    stop: server.stop,
  };
}

describe.each([
  ['MariaDB', mariadb],
  ['MySQL 9', mysql],
  ['PostgreSQL 18', postgres],
])('markers in %s', (name, start) => {
  let site: Site;
  let host: TargetHost;
  let bed: CommandBed;
  const isOnce = name === 'PostgreSQL 18';

  beforeAll(async () => {
    site = await start();
    host = await createTargetHost(site.env);
    bed = await CommandBed.open('databases: { cache: { } }');
  }, 600_000);

  afterAll(async () => {
    await site?.stop();
    await bed?.remove();
    await host?.remove();
  });

  async function withSource<T>(url: string, work: (source: Source) => Promise<T>): Promise<T> {
    const source = await site.engine.openSource(new Secret(url), { requireTls: false }, host);
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  }

  const mark = (url: string, table = TABLE) => withSource(url, async ({ mark: write }) => write?.(table));
  const DUMP = { include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false };
  const examined = (url: string, markerTable = TABLE) =>
    withSource(url, async (source) => {
      const all = source.examinations({ ...DUMP, markerTable });
      const seen = await all.find(({ name: what }) => what === 'marker table')?.examine();
      return seen && inWords(seen);
    });
  const values = async () => (await site.ask(`select restorable_marker from ${TABLE}`)).map(([value]) => value);

  it("are refused without the privileges, and to somebody else's table", async () => {
    const lacks = {
      code: 'DATABASE_PRIVILEGE',
      hint: expect.stringMatching(/GRANT SELECT, INSERT, DELETE.*CREATE TABLE/),
    };
    await expect(mark(site.reader)).rejects.toMatchObject(lacks);
    await expect(examined(site.reader)).rejects.toMatchObject(lacks);
    await expect(examined(site.database)).resolves.toMatchObject({ result: 'ok', detail: /the first run creates/ });
    const stranger = { code: 'DATABASE_UNSUITABLE', hint: expect.stringContaining('CREATE TABLE') };
    await expect(mark(site.database, 'orders')).rejects.toMatchObject(stranger);
    await expect(examined(site.database, 'orders')).rejects.toMatchObject(stranger);
    expect(await site.ask('select * from orders')).toEqual([]);
    if (!isOnce) {
      await site.ask('set global read_only = 1');
      await expect(mark(site.reader)).rejects.toMatchObject({ code: 'DATABASE_UNSUITABLE', message: /read-only/ });
      await site.ask('set global read_only = 0');
    }
    for (const statement of site.grant) await site.ask(statement);
    expect(await mark(site.reader)).toMatchObject({ table: TABLE });
    expect(await examined(site.reader)).toMatchObject({ result: 'ok', detail: /is a table of markers/ });
  });

  it('are kept up to a number of them, each between two times of the server', async () => {
    await site.ask(site.fill(`timestamp '2020-01-01 00:00:00'`));
    const first = await mark(site.reader);
    const second = await mark(site.reader);
    if (first === undefined || second === undefined) throw new Error('no marker');
    const found = await values();
    expect(found).toHaveLength(100);
    expect(found).toEqual(expect.arrayContaining([first.value, second.value]));
    const times = [first.from, first.to, second.from, second.to];
    expect(times.toSorted()).toEqual(times);
    expect(Math.abs(Date.parse(first.from) - Date.now())).toBeLessThan(600_000);
    await site.ask(`drop table ${TABLE}`);
  });

  it('are refused in a table that runs code or loses rows, and leave nothing in it', async () => {
    for (const [says, ...statements] of site.odd) {
      for (const statement of statements) await site.ask(statement);
      await expect(mark(site.database, 'odd'), String(says)).rejects.toMatchObject({
        code: 'DATABASE_UNSUITABLE',
        message: expect.stringMatching(says),
        hint: expect.stringContaining('CREATE TABLE'),
      });
      const isView = statements[0]?.startsWith('create view') === true;
      if (!isView) expect(await site.ask('select * from odd'), String(says)).toEqual([]);
      await site.ask(isView ? 'drop view odd' : `drop table odd${isOnce ? ' cascade' : ''}`);
    }
    if (isOnce) await site.ask('drop function stop');
  });

  const run = (mode: 'backup' | 'ship', table = TABLE) =>
    bed.run(mode, { env: site.env, options: { ...site.options, 'marker-table': table } });

  /** What a verification says about a moment of the log, `random` of the way from one marker to another. */
  async function momentAt(random: number): Promise<CheckResult | undefined> {
    const fixed = vi.spyOn(Math, 'random').mockReturnValue(random);
    const { checks, error } = await bed.run('verify', {
      env: site.env,
      options: { 'verify-log': isOnce ? 'moment' : 'auto' },
    });
    fixed.mockRestore();
    expect(error).toBeUndefined();
    if (!isOnce) expect(checks.find((check) => check.name === 'log replay')?.outcome).toBe('passed');
    return checks.find((check) => check.name === 'random moment in the log');
  }

  async function done(mode: 'backup' | 'ship'): Promise<void> {
    const clock = async () => Number((await site.ask(`select ${site.clock}`))[0]?.[0]);
    const before = await clock();
    await vi.waitUntil(async () => (await clock()) - before >= site.apartMs, WAITING);
    expect((await run(mode)).error).toBeUndefined();
  }

  it('show both sides of a random moment', async () => {
    const unmarked = await run('backup', 'orders');
    expect(unmarked.error).toBeUndefined();
    expect(unmarked.warnings.join()).toContain('orders exists and is not a table of markers');
    expect((await run('ship', 'orders')).error?.code).toBe('DATABASE_UNSUITABLE');
    await done('backup');
    // As many runs that failed: this backup's own marker is deleted then.
    await site.ask(site.fill(site.now));
    await site.ask('insert into orders values (1)');
    for (const mode of ['ship', 'ship', 'backup', 'ship'] as const) await done(mode);
    expect(await values()).toHaveLength(100);
    const passed = await momentAt(0.9);
    expect(passed).toMatchObject({ outcome: 'passed', facts: [{ markers: { missing: 0, early: 0 } }] });
    const [fact] = passed?.facts ?? [];
    if (fact?.kind !== 'moment') throw new Error('no moment');
    expect(fact.markers?.before).toBeGreaterThan(0);
    expect(fact.markers?.after).toBeGreaterThan(0);
    // In its own restore, only where a replay does not go on.
    const options = { 'verify-log': 'backup' };
    if (isOnce) expect((await bed.run('verify', { env: site.env, options })).verdict).toBe('passed');
  });

  it('show that a replay did not lead to the moment, although the times in the log say so', async () => {
    // MariaDB takes the time of the log from the session. Elsewhere, the rows are deleted.
    const lie =
      name === 'MariaDB'
        ? 'set timestamp = unix_timestamp() + 3600; insert into orders values (2)'
        : `delete from ${TABLE}`;
    for (const mode of ['backup', 'ship'] as const) await done(mode);
    await site.ask(lie);
    for (const mode of ['ship', 'backup', 'ship'] as const) await done(mode);
    const failed = await momentAt(0.999);
    expect(failed).toMatchObject({ outcome: 'failed', facts: [{ markers: { early: 0 } }] });
    const [fact] = failed?.facts ?? [];
    if (fact?.kind !== 'moment') throw new Error('no moment');
    expect(fact.markers?.missing).toBeGreaterThan(0);
    expect(fact.lastAt === null || fact.lastAt <= fact.at).toBe(true);
  });
});
