import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exactIso } from '../../src/core/exact-time.ts';
import { Secret } from '../../src/core/secret.ts';
import { isStillAt, settledPlace } from '../../src/engines/mysql/binlog/quiet-place.ts';
import { openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { CommandBed } from '../support/command-run.ts';
import { inWords } from '../support/doctor.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { mysqlBinaries, nextSecond, sql, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';
import { whenTrue } from '../support/when-true.ts';

const exec = promisify(execFile);

let server: TestMysql;
let bed: CommandBed;
let host: EngineHost;
let shop: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = await startMysql({
    settings: {
      'server-id': '7',
      'gtid-mode': 'ON',
      'enforce-gtid-consistency': 'ON',
      'innodb-flush-log-at-trx-commit': '1',
    },
  });
  env = { MYSQL_BIN: await mysqlBinaries() };
  host = createEngineHost(env);
  await sql(server.url, 'create database shop; create database other; create table other.noise (a int primary key)');
  shop = urlWith(server.url, { database: 'shop' });
  await sql(shop, 'create table orders (id int primary key, note text)');
  await sql(server.url, `create user reader identified by 'pw'`);
  await sql(
    server.url,
    'grant select, show view, trigger, event on shop.* to reader; grant show_routine on *.* to reader',
  );
  bed = await CommandBed.open('databases: { cache: { } }');
}, 600_000);

afterAll(async () => {
  await server?.stop();
  await bed?.remove();
});

const reader = () => urlWith(shop, { user: 'reader', password: 'pw' });
const run = <M extends 'backup' | 'ship' | 'restore' | 'verify'>(mode: M, options: Record<string, string> = {}) =>
  bed.run(mode, { env, options: mode === 'backup' || mode === 'ship' ? { database: shop, ...options } : options });

async function endOfLog(): Promise<{ file: string; offset: number; gtid: string }> {
  const [[file = '', offset, , , gtid] = []] = await sql(server.url, 'show binary log status');
  return { file: file ?? '', offset: Number(offset), gtid: gtid ?? '' };
}

/** Commit times of the transactions in a file, in microseconds, as the stock tool prints them. */
async function commitTimes(file: string): Promise<number[]> {
  const tool = join(server.programs.bin ?? '', 'mysqlbinlog');
  const { stdout } = await exec(tool, ['--no-defaults', join(server.folder, 'data', file)]);
  return [...stdout.matchAll(/\timmediate_commit_timestamp=(\d+)/g)].map(([, us]) => Number(us));
}

const timeOf = (us: number): string => exactIso({ at: new Date(Math.floor(us / 1_000)), plusUs: us % 1_000 });

describe('the place of a backup in the log', () => {
  it('is known without a lock if nobody writes, and is in no byte of the dump', async () => {
    await sql(server.url, 'grant replication client on *.* to reader');
    const first = await dumpAll(reader(), host);
    expect(first.position).toMatchObject({ kind: 'binlog', ...(await endOfLog()) });
    await sql(server.url, 'insert into other.noise values (1)');
    const second = await dumpAll(reader(), host);
    expect(second.position).toMatchObject(await endOfLog());
    expect(second.database).toBe(first.database);
    await sql(server.url, 'revoke replication client on *.* from reader');
    expect((await dumpAll(reader(), host)).position).toBeUndefined();
    expect(host.lines.join('\n')).toContain('the account lacks REPLICATION CLIENT');
    expect((await dumpAll(shop, host, { exclude: ['orders'] }).catch(() => undefined))?.position).toBeUndefined();
  });

  it('is not the end of the log while a transaction is in the log, and not yet in the engine', async () => {
    await sql(server.url, 'set global binlog_group_commit_sync_delay = 1000000');
    await using connection = await openConnection(parseMysqlUrl(new Secret(shop)), host, { requireTls: false });
    const before = await endOfLog();
    const committing = sql(shop, `insert into orders values (100, 'slow')`);
    await whenTrue(async () => (await endOfLog()).offset > before.offset);
    expect(await settledPlace(connection)).toBeUndefined();
    await committing;
    const place = await settledPlace(connection);
    expect(place).toMatchObject(await endOfLog());
    await sql(server.url, 'set global binlog_group_commit_sync_delay = 0');
    await sql(shop, 'delete from orders where id = 100');
    expect(place && (await isStillAt(connection, place))).toBe(false);
  });

  it('is known without GTIDs if nobody has written and not yet committed', async () => {
    await sql(server.url, 'set global gtid_mode = ON_PERMISSIVE');
    await sql(server.url, 'set global gtid_mode = OFF_PERMISSIVE');
    await sql(server.url, 'grant replication client on *.* to reader');
    expect((await dumpAll(reader(), host)).position).toBeUndefined();
    expect(host.lines.join('\n')).toContain('the account needs the privilege PROCESS');
    const { file, offset } = await endOfLog();
    expect((await dumpAll(shop, host)).position).toMatchObject({ file, offset, gtid: null });
    await using connection = await openConnection(parseMysqlUrl(new Secret(shop)), host, { requireTls: false });
    await connection.query(`do get_lock('not committed yet', 0)`);
    const open = sql(
      server.url,
      `begin; insert into other.noise values (2); do get_lock('not committed yet', 3600); commit`,
    );
    const waiting = `select count(*) from information_schema.processlist where state = 'User lock'`;
    await whenTrue(async () => (await sql(server.url, waiting)).flat().includes('1'));
    expect(await settledPlace(connection)).toBeUndefined();
    await connection.query(`do release_lock('not committed yet')`);
    await open;
    await sql(server.url, 'revoke replication client on *.* from reader');
    await sql(server.url, 'set global gtid_mode = ON_PERMISSIVE');
    await sql(server.url, 'set global gtid_mode = ON');
  });
});

it('ships what was committed since the backup, also after a crash of the server', async () => {
  expect((await run('ship')).error?.code).toBe('LOG_NO_BASE');
  const base = await run('backup');
  expect(base.error).toBeUndefined();
  await sql(shop, `insert into orders values (1, 'one'); insert into orders values (2, 'two')`);
  const first = await run('ship');
  expect(first.error).toBeUndefined();
  expect(first.shipment).toMatchObject({ base: base.backup?.id, follows: null, transactions: 2 });
  expect(first.shipment?.precision).toBe('microseconds');
  await sql(shop, 'flush binary logs');
  await sql(shop, `begin; insert into orders values (3, 'three'); update orders set note = 'x'; commit`);
  await server.crash();
  await sql(shop, `insert into orders values (4, 'after the crash')`);
  const second = await run('ship');
  expect(second.error).toBeUndefined();
  expect(second.shipment).toMatchObject({ base: base.backup?.id, follows: first.shipment?.id, transactions: 2 });
  expect((await run('ship')).shipment).toMatchObject({ follows: second.shipment?.id, transactions: 0, rawBytes: 0 });
});

it('restores a database that was written to all the time, from a backup in lanes', async () => {
  await sql(shop, 'create table busy (id int auto_increment primary key, a int)');
  let isOver = false;
  const writing = (async () => {
    while (!isOver)
      await sql(
        shop,
        'insert into busy (a) values (1); insert into busy (a) values (2); update busy set a = a + 1 order by id desc limit 3;'.repeat(
          40,
        ),
      );
  })();
  await whenTrue(async () => Number((await sql(shop, 'select count(*) from busy'))[0]?.[0]) > 40);
  const base = await run('backup', { lanes: '2' });
  isOver = true;
  await writing;
  expect(base.error).toBeUndefined();
  const shipped = await run('ship');
  expect(shipped.shipment?.base).toBeDefined();
  const target = urlWith(server.url, { database: 'restored' });
  const restored = await run('restore', { target, at: shipped.shipment?.to ?? '', replace: 'true' });
  expect(restored.error).toBeUndefined();
  expect(restored.backup?.id).toBe(base.backup?.id);
  expect(restored.replayed?.transactions).toBeGreaterThan(0);
  const rows = 'select count(*), sum(id * 31 + a * 7), max(id) from busy';
  expect(await sql(target, rows)).toEqual(await sql(shop, rows));
  // The older backup and the log up to the place of this one give what it held, while others wrote.
  const proven = await run('verify');
  expect(proven.error).toBeUndefined();
  const ofLog = proven.checks.filter(({ group }) => group === 'log');
  const replay = ofLog.find(({ facts }) => facts[0]?.kind === 'replay');
  expect(replay?.outcome).toBe('passed');
  expect(replay?.facts[0]).toMatchObject({ to: base.backup?.id });
  // The random moment may be one after which, or before which, nothing was committed.
  expect(ofLog.map(({ outcome }) => outcome)).not.toContain('failed');
  await sql(shop, 'drop table busy');
});

it('refuses a log that cannot be replayed exactly, and begins again at the next backup', async () => {
  await run('backup');
  const refused = async (statements: string, hint: string) => {
    await sql(shop, statements);
    const unsafe = await run('ship');
    expect(unsafe.error).toMatchObject({ code: 'LOG_UNSAFE', hint: expect.stringContaining(hint) });
    // Of two backups of the same second, nobody can say which is the newer one.
    await nextSecond(server.url);
    const base = await run('backup');
    expect(base.error).toBeUndefined();
    expect((await run('ship')).shipment).toMatchObject({ base: base.backup?.id, follows: null });
  };
  await refused(`set session binlog_format = STATEMENT; insert into orders values (50, 'a')`, 'binlog_format=ROW');
  await refused(
    `set session binlog_row_image = MINIMAL; update orders set note = 'b' where id = 50`,
    'binlog_row_image=FULL',
  );
  await refused(
    `set session binlog_transaction_compression = ON; insert into orders values (51, 'a')`,
    'binlog_transaction_compression=OFF',
  );
  await sql(
    shop,
    `create table documents (id int primary key, d json); insert into documents values (1, '{"a":1,"b":"${'x'.repeat(99)}"}')`,
  );
  await refused(
    `set session binlog_row_value_options = PARTIAL_JSON; update documents set d = json_set(d, '$.a', 2)`,
    'binlog_row_value_options',
  );
  for (const [name, value, usual] of [
    ['binlog_row_image', 'MINIMAL', 'FULL'],
    ['binlog_row_value_options', 'PARTIAL_JSON', ''],
    ['binlog_transaction_compression', 'ON', 'OFF'],
  ]) {
    await sql(server.url, `set global ${name} = '${value}'`);
    expect((await run('ship')).error?.code).toBe('LOG_UNSAFE');
    await sql(server.url, `set global ${name} = '${usual}'`);
  }
  expect((await run('ship', { database: reader() })).error?.code).toBe('DATABASE_PRIVILEGE');
  await sql(server.url, 'grant replication client on *.* to reader');
  await sql(shop, `insert into orders values (52, 'a')`);
  expect((await run('ship', { database: reader() })).error?.code).toBe('DATABASE_PRIVILEGE');
  await sql(server.url, 'grant replication slave on *.* to reader');
  expect((await run('ship', { database: reader() })).error).toBeUndefined();
});

it('says how long the server keeps its log if that is short, also in RDS', async () => {
  const warnings = async () => (await run('ship')).warnings.join();
  expect(await warnings()).toBe('');
  await sql(server.url, 'set global binlog_expire_logs_seconds = 7200');
  expect(await warnings()).toMatch(/for 2 hours only.*binlog_expire_logs_seconds/);
  // A fake, from AWS's documentation of mysql.rds_show_configuration.
  const table = 'mysql.rds_configuration';
  await sql(server.url, `create table ${table} (name varchar(60) primary key, value varchar(60), description text)`);
  await sql(server.url, `insert into ${table} values ('binlog retention hours', null, 'hours')`);
  expect(await warnings()).toMatch(/as soon as it can.*rds_set_configuration/);
  await sql(server.url, `update ${table} set value = '5'`);
  expect(await warnings()).toMatch(/for 5 hours only.*rds_set_configuration/);
  await sql(server.url, `update ${table} set value = '72'`);
  expect(await warnings()).toBe('');
  // An account that may not read the table can call the procedure.
  await sql(server.url, `update ${table} set value = '6'; rename table ${table} to mysql.rds_hidden`);
  const procedure = 'mysql.rds_show_configuration';
  await sql(server.url, `create procedure ${procedure}() select name, value, description from mysql.rds_hidden`);
  expect(await warnings()).toMatch(/for 6 hours only.*rds_set_configuration/);
  await sql(server.url, `drop procedure ${procedure}; drop table mysql.rds_hidden`);
  await sql(server.url, 'set global binlog_expire_logs_seconds = 2592000');
});

it('examines what shipping needs', async () => {
  const examined = async (url: string) => {
    const source = await createMysqlEngine().openSource(new Secret(url), { requireTls: false }, host);
    try {
      const options = { include: [], exclude: [], rowCountTimeoutMs: 1_000, withPasswordHashes: false };
      const log = source.examinations(options).find(({ name }) => name === 'binary log');
      return log === undefined ? '' : inWords(await log.examine()).detail;
    } finally {
      await source.close();
    }
  };
  expect(await examined(shop)).toContain('can continue backups of this server');
  await sql(server.url, 'revoke replication slave, replication client on *.* from reader');
  expect(await examined(reader())).toMatch(/no backup needs it.*GRANT REPLICATION SLAVE, REPLICATION CLIENT/);
  await sql(server.url, 'grant replication client on *.* to reader');
  expect(await examined(reader())).toMatch(/may not read the binary log/);
  await sql(server.url, 'set global binlog_row_image = MINIMAL');
  expect(await examined(shop)).toMatch(/binlog_row_image=FULL/);
  await sql(server.url, 'set global binlog_row_image = FULL');
});

it('refuses a log with a gap, and one that was reset', async () => {
  await sql(shop, `insert into orders values (53, 'a'); flush binary logs`);
  const { file } = await endOfLog();
  await whenTrue(async () => {
    await sql(server.url, `purge binary logs to '${file}'`);
    return (await sql(server.url, 'show binary logs')).length === 1;
  });
  expect((await run('ship')).error?.code).toBe('LOG_GAP');
  const later = await run('backup');
  const again = await run('ship');
  expect(again.shipment).toMatchObject({ base: later.backup?.id, follows: null });
  expect(again.warnings.join()).toMatch(/has a gap/);
  await sql(server.url, 'reset binary logs and gtids');
  for (let files = 1; files < 20; files += 1) await sql(server.url, 'flush binary logs');
  await sql(shop, `insert into orders values (54, '${'a'.repeat(5_000)}')`);
  expect((await run('ship')).error).toMatchObject({ code: 'LOG_GAP', message: expect.stringContaining('reset') });
});

it('restores exactly the rows that were committed at a moment, to the microsecond', async () => {
  await sql(shop, 'drop table if exists orders, documents; create table orders (id int primary key, note text)');
  await sql(shop, `insert into orders values (1, 'in the backup'); flush binary logs`);
  const base = await run('backup');
  expect(base.error).toBeUndefined();
  const { file } = await endOfLog();
  await sql(shop, `insert into orders values (2, 'first'); update orders set note = 'changed' where id = 1`);
  await sql(
    urlWith(server.url, { database: 'other' }),
    `insert into noise values (11); begin; insert into noise values (12); insert into shop.orders values (3, 'both'); commit`,
  );
  await sql(shop, `set gtid_next = 'AUTOMATIC:night'; insert into orders values (4, 'tagged')`);
  await sql(
    shop,
    `alter table orders add column paid int default 7; create table copy select * from orders where id > 2`,
  );
  await sql(shop, `begin; delete from orders where id = 2; savepoint a; delete from copy; rollback to a; commit`);
  await sql(shop, 'flush binary logs');
  await sql(shop, `insert into orders values (5, 'late', 1); drop table copy`);
  const shipped = await run('ship');
  expect(shipped.error).toBeUndefined();
  expect(shipped.shipment?.transactions).toBe(10);

  const target = urlWith(server.url, { database: 'restored' });
  const state = async () => [
    (await sql(target, 'select id, note from orders order by id')).map(([id, note]) => `${id} ${note}`),
    (await sql(target, 'show tables')).flat(),
  ];
  const restore = async (options: Record<string, string>) => {
    const restored = await run('restore', { target, replace: 'true', ...options });
    expect(restored.error).toBeUndefined();
    return [restored.replayed?.transactions, ...(await state())];
  };
  const times = await commitTimes(file);
  expect(times.length).toBe(8);
  const [, second = 0, , both = 0] = times;
  const two = ['1 changed', '2 first'];
  expect(await restore({ at: timeOf(second) })).toEqual([2, two, ['orders']]);
  expect(await restore({ at: timeOf(second - 1) })).toEqual([1, ['1 in the backup', '2 first'], ['orders']]);
  expect(await restore({ at: timeOf(both - 1) })).toEqual([3, two, ['orders']]);
  const three = [...two, '3 both'];
  const uuid = (await sql(server.url, 'select @@server_uuid')).flat()[0];
  expect(await restore({ 'before-gtid': `${uuid}:night:1` })).toEqual([4, three, ['orders']]);
  const four = [...three, '4 tagged'];
  expect(await restore({ at: timeOf(times[6] ?? 0) })).toEqual([7, four, ['copy', 'orders']]);
  expect(await sql(target, 'select count(*), max(paid) from copy')).toEqual([['2', '7']]);
  const all = ['1 changed', '3 both', '4 tagged', '5 late'];
  expect(await restore({ at: shipped.shipment?.to ?? '' })).toEqual([10, all, ['orders']]);
  const missing = await run('restore', { target, replace: 'true', 'before-gtid': `${uuid}:night:2` });
  expect(missing.error?.code).toBe('LOG_UNREACHED');
  const beyond = timeOf(Date.parse(shipped.shipment?.to ?? '') * 1_000 + 1);
  expect((await run('restore', { target, replace: 'true', at: beyond })).error?.code).toBe('LOG_UNREACHED');
});

it('replays with few privileges, and says which are missing', async () => {
  await sql(server.url, `create user mender identified by 'pw'; grant all on mended.* to mender`);
  const target = urlWith(server.url, { database: 'mended', user: 'mender', password: 'pw' });
  const shipped = await run('ship');
  const options = { target, replace: 'true', at: shipped.shipment?.to ?? '' };
  const refused = await run('restore', options);
  expect(refused.error).toMatchObject({
    code: 'DATABASE_PRIVILEGE',
    hint: expect.stringContaining('REPLICATION_APPLIER'),
  });
  await sql(server.url, 'grant replication_applier, session_variables_admin on *.* to mender');
  expect((await run('restore', options)).error).toBeUndefined();
  expect(await sql(target, 'select count(*) from orders')).toEqual([['4']]);
});

it('does not replay a statement that names the database under another name', async () => {
  await sql(shop, 'alter table shop.orders add column more int');
  const shipped = await run('ship');
  expect(shipped.error).toBeUndefined();
  const target = urlWith(server.url, { database: 'restored' });
  const restored = await run('restore', { target, replace: 'true', at: shipped.shipment?.to ?? '' });
  expect(restored.error).toMatchObject({ code: 'LOG_UNSAFE', hint: expect.stringContaining('same name') });
});
