import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isBefore } from '../../src/core/format/log/log-position.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { CommandBed } from '../support/command-run.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { nextSecond, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';
import { blocksWith, layOutDesk, paste } from '../support/runbook.ts';
import { whenTrue } from '../support/when-true.ts';

/** Follows the recovery page to a moment, with the stored script and stock tools. */
async function byHand(backup: string, moment: string): Promise<void> {
  const keys = { runnerPublic: join(bed.folder, 'runner.asc'), recoveryPrivate: join(bed.folder, 'recovery.asc') };
  await writeFile(keys.runnerPublic, bed.runnerKey);
  await writeFile(keys.recoveryPrivate, bed.recoveryKey);
  const desk = await layOutDesk('/dev/shm', join(bed.folder, 'storage', 'cache'), keys);
  const { hostname, port, username, password } = new URL(server.url);
  const login = {
    host: hostname,
    port,
    user: username,
    password: `'${decodeURIComponent(password)}'`,
    protocol: 'tcp',
  };
  const lines = Object.entries(login).map(([name, value]) => `${name}=${value}\n`);
  await writeFile(join(desk.home, '.my.cnf'), `[client]\n${lines.join('')}`, { mode: 0o600 });
  const of = (block: string) => block.replace(' --output', ` --backup ${backup} --output`);
  const log = 'Up to a moment';
  const done = await paste(desk, [
    'set -e',
    ...blocksWith(desk, '4. Choose', '--signer'),
    ...blocksWith(desk, '5. Decrypt', '--key').map(of),
    'export DATABASE=shop',
    ...blocksWith(desk, 'MySQL and MariaDB', 'load()'),
    ...blocksWith(desk, log, '--log').map(of),
    `export UNTIL='${moment.replace('T', ' ').replace('Z', '')}'`,
    ...blocksWith(desk, log, 'mapfile'),
  ]);
  await rm(desk.home, { recursive: true, force: true });
  expect(done, done.output).toMatchObject({ code: 0 });
  expect(done.output).toMatch(/^log since \S+ +from .* shipments? .* signed$/m);
  expect(done.output).toContain('For mariadb-binlog: --start-position=');
}

let server: TestMysql;
let bed: CommandBed;
const host: EngineHost = createEngineHost();

beforeAll(async () => {
  server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
  await sql(server.url, 'create database shop');
  await sql(urlWith(server.url, { database: 'shop' }), 'create table orders (id int primary key, note text)');
  await sql(server.url, `create user reader identified by 'pw'`);
  await sql(server.url, 'grant select, show view, trigger, event on shop.* to reader');
  await sql(server.url, 'grant select on mysql.proc to reader');
  bed = await CommandBed.open('databases: { cache: { } }');
}, 600_000);

afterAll(async () => {
  await server?.stop();
  await bed?.remove();
});

it('records where a backup is in the binary log, without a privilege for it and in the same bytes', async () => {
  const url = urlWith(server.url, { database: 'shop', user: 'reader', password: 'pw' });
  const first = await dumpAll(url, host);
  const [[file, offset] = []] = await sql(server.url, 'show master status');
  expect(first.position).toMatchObject({ kind: 'binlog', file, offset: Number(offset) });
  if (first.position?.kind !== 'binlog') throw new Error('no position');
  expect(first.position.gtid).toMatch(/^0-7-\d+$/);
  await sql(urlWith(server.url, { database: 'mysql' }), 'create database other');
  const second = await dumpAll(url, host);
  expect(second.position && isBefore(first.position, second.position)).toBe(true);
  expect(second.database).toBe(first.database);
  expect(second.database).not.toMatch(/MASTER|gtid/);
  // No snapshot covers its rows: what is written during the dump can be in it, and once more in the log.
  await sql(urlWith(server.url, { database: 'shop' }), 'create table loose (a int) engine = MyISAM');
  expect((await dumpAll(url, host)).position).toBeUndefined();
  await sql(urlWith(server.url, { database: 'shop' }), 'drop table loose');
  // The server deletes such rows itself, and logs only those of the other database.
  await sql(
    urlWith(server.url, { database: 'other' }),
    `create table parent (a int primary key); use shop;
     create table child (a int primary key, foreign key (a) references other.parent (a) on delete cascade)`,
  );
  expect((await dumpAll(url, host)).position).toBeUndefined();
  await sql(urlWith(server.url, { database: 'shop' }), 'drop table child');
});

it('ships what was committed since the backup, and continues the last shipment', async () => {
  const shop = urlWith(server.url, { database: 'shop' });
  const options = { database: shop };
  expect((await bed.run('ship', { options })).error?.code).toBe('LOG_NO_BASE');
  const base = await bed.run('backup', { options });
  expect(base.error).toBeUndefined();
  await sql(shop, `insert into orders values (1, 'one'); insert into orders values (2, 'two')`);
  const first = await bed.run('ship', { options });
  expect(first.error).toBeUndefined();
  expect(first.shipment).toMatchObject({ base: base.backup?.id, follows: null, transactions: 2 });
  await sql(shop, 'flush binary logs');
  await sql(shop, `begin; insert into orders values (3, 'three'); update orders set note = 'x'; commit`);
  await sql(shop, 'flush binary logs');
  await sql(shop, 'alter table orders add column paid int');
  const second = await bed.run('ship', { options });
  expect(second.error).toBeUndefined();
  expect(second.shipment).toMatchObject({ base: base.backup?.id, follows: first.shipment?.id, transactions: 2 });
  const nothing = await bed.run('ship', { options });
  expect(nothing.shipment).toMatchObject({ follows: second.shipment?.id, transactions: 0, rawBytes: 0 });
});

it('refuses a log that cannot be replayed, and begins again at the next backup', async () => {
  const shop = urlWith(server.url, { database: 'shop' });
  const options = { database: shop };
  const reader = { database: urlWith(shop, { user: 'reader', password: 'pw' }) };
  expect((await bed.run('ship', { options: reader })).error?.code).toBe('DATABASE_PRIVILEGE');
  await sql(server.url, `grant binlog monitor on *.* to reader`);
  expect((await bed.run('ship', { options: reader })).error?.code).toBe('DATABASE_PRIVILEGE');

  await sql(shop, `set session binlog_format = STATEMENT; insert into orders (id, note) values (4, 'four')`);
  const unsafe = await bed.run('ship', { options });
  expect(unsafe.error).toMatchObject({ code: 'LOG_UNSAFE', hint: expect.stringContaining('binlog_format=ROW') });
  expect(unsafe.shipment).toBeUndefined();
  const base = await bed.run('backup', { options });
  expect((await bed.run('ship', { options })).shipment).toMatchObject({ base: base.backup?.id, follows: null });

  await sql(shop, `insert into orders (id, note) values (5, 'five'); flush binary logs`);
  const [[current] = []] = await sql(server.url, 'show master status');
  // The server keeps a file as long as it sends it to somebody.
  const isPurged = async () => {
    await sql(server.url, `purge binary logs to '${current}'`);
    return (await sql(server.url, 'show binary logs')).length === 1;
  };
  await whenTrue(isPurged);
  expect((await bed.run('ship', { options })).error?.code).toBe('LOG_GAP');
  const later = await bed.run('backup', { options });
  const again = await bed.run('ship', { options });
  expect(again.shipment).toMatchObject({ base: later.backup?.id, follows: null });
  expect(again.warnings.join()).toMatch(/has a gap/);
});

it('proves with an older backup and the log what a newer one held', async () => {
  const shop = urlWith(server.url, { database: 'shop' });
  const options = { database: shop };
  const ofLog = ({ checks }: Pick<VerifyReport, 'checks'>) => checks.filter(({ group }) => group === 'log');
  await sql(shop, `create or replace table orders (id int primary key auto_increment, note text)`);
  await sql(shop, `insert into orders (note) values ('in both')`);
  // Of two backups of the same second, nothing says which is older.
  await nextSecond(server.url);
  const older = await bed.run('backup', { options });
  await sql(shop, `insert into orders (note) values ('in the log'); alter table orders add column paid int default 3`);
  expect((await bed.run('ship', { options })).error).toBeUndefined();
  // The middle between the two backups is after the transactions before here, and before those that follow.
  for (let seconds = 0; seconds < 5; seconds += 1) await nextSecond(server.url);
  await sql(shop, `create table later (id int primary key); insert into later values (1), (2)`);
  await sql(shop, `create event nightly on schedule every 1 day do delete from later`);
  await sql(shop, `create view both_ as select * from orders; insert into orders (note) values ('x')`);
  // It takes a number, and the log does not say so.
  await sql(shop, `begin; insert into orders (note) values ('gone'); rollback`);
  await nextSecond(server.url);
  const newer = await bed.run('backup', { options });
  await sql(shop, `insert into orders (note) values ('after it')`);
  expect((await bed.run('ship', { options })).error).toBeUndefined();

  const middle = vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const proven = await bed.run('verify');
  middle.mockRestore();
  expect(proven.error).toBeUndefined();
  expect(ofLog(proven).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  const [moment, replay] = ofLog(proven);
  const sides = { lastAt: expect.any(String), nextAt: expect.any(String), server: null };
  expect(moment).toMatchObject({ name: 'random moment in the log', facts: [{ transactions: 2, ...sides }] });
  expect(replay).toMatchObject({ name: 'log replay', provesData: true });
  const ends = { base: older.backup?.id, to: newer.backup?.id };
  expect(replay?.facts[0]).toMatchObject({ kind: 'replay', ...ends, shipments: 2, transactions: 7 });
  const phases = proven.phases.map(({ phase }) => phase);
  expect(phases.filter((phase) => phase.includes('replay the log'))).toEqual([
    'replay the log to a moment',
    'replay the log',
  ]);

  await sql(shop, `set session sql_log_bin = 0; insert into orders (note) values ('not in the log')`);
  await sql(shop, `insert into orders (note) values ('not shipped yet')`);
  await nextSecond(server.url);
  await bed.run('backup', { options });
  // Nothing was shipped since then: the pair before it is the newest one.
  const early = await bed.run('verify', { options: { 'verify-log': 'backup' } });
  expect(early.verdict).toBe('passed');
  expect(ofLog(early)).toMatchObject([{ name: 'log replay', outcome: 'passed' }]);
  const why = `only up to ${newer.backup?.id}: the stored log does not lead`;
  expect(ofLog(early)[0]?.facts.at(-1)).toMatchObject({ kind: 'text', text: expect.stringContaining(why) });
  expect(ofLog(early)[0]?.facts[0]).toMatchObject({ base: older.backup?.id, to: newer.backup?.id });
  expect((await bed.run('ship', { options })).error).toBeUndefined();
  const differs = await bed.run('verify', { options: { 'verify-log': 'backup' } });
  expect(differs).toMatchObject({ verdict: 'failed', reason: 'log', exitCode: 1 });
  const failed = ofLog(differs).flatMap(({ name, outcome }) => (outcome === 'failed' ? name : []));
  expect(failed).toEqual(['log replay', 'log replay: rows of orders', 'log replay: content of every table']);
  const without = await bed.run('verify', { options: { 'verify-log': 'off' } });
  expect(without).toMatchObject({ verdict: 'passed', exitCode: 0 });
  expect(ofLog(without)).toEqual([]);
  const each = await bed.run('verify', { options: { backup: 'each', 'max-backups': '2', 'verify-log': 'backup' } });
  const replayed = ofLog(each).filter(({ outcome }) => outcome !== 'skipped');
  expect(new Set(replayed.map(({ backup }) => backup)).size).toBe(1);
  await sql(shop, 'drop event nightly; drop view both_; drop table later');
});

it('restores exactly the rows that were committed at a moment', async () => {
  const shop = urlWith(server.url, { database: 'shop' });
  const other = urlWith(server.url, { database: 'other' });
  const options = { database: shop };
  const clock = async () =>
    (await sql(server.url, `select date_format(utc_timestamp(), '%Y-%m-%dT%H:%i:%SZ')`))[0]?.[0] ?? '';
  /** A second that has begun: nothing that is committed from now on belongs to an earlier one. */
  const moment = async () => {
    await nextSecond(server.url);
    return clock();
  };
  await sql(server.url, 'create database if not exists other');
  await sql(other, 'create table if not exists noise (a int primary key)');
  await sql(shop, 'drop view if exists both_; drop event if exists nightly; drop table if exists later');
  await sql(shop, `create or replace table orders (id int primary key, note text)`);
  await sql(shop, `insert into orders values (1, 'in the backup')`);
  expect((await bed.run('backup', { options })).error).toBeUndefined();
  const unchanged = await moment();
  expect((await bed.run('ship', { options })).error).toBeUndefined();
  const nothing = await bed.run('restore', {
    options: { target: urlWith(server.url, { database: 'restored' }), at: unchanged, replace: 'true' },
  });
  expect(nothing.error).toBeUndefined();
  expect(nothing.replayed).toMatchObject({ transactions: 0, lastAt: null, precision: 'seconds' });
  await nextSecond(server.url);
  const base = await bed.run('backup', { options });
  expect(base.error).toBeUndefined();
  await sql(shop, `insert into orders values (2, 'first'); update orders set note = 'changed' where id = 1`);
  await sql(
    other,
    `insert into noise values (1); begin; insert into noise values (2); insert into shop.orders values (3, 'both'); commit`,
  );
  expect((await bed.run('ship', { options })).error).toBeUndefined();
  const early = await moment();
  const [[executed] = []] = await sql(server.url, 'select @@gtid_current_pos');
  await sql(
    shop,
    `flush binary logs; alter table orders add column paid int default 7; create table extra (a int primary key)`,
  );
  await sql(
    shop,
    `insert into extra values (1); delete from orders where id = 2; create table copy select * from extra where a > 5`,
  );
  await sql(other, `create table only_there (a int); grant select on shop.* to reader`);
  const middle = await moment();
  await sql(shop, `insert into orders values (4, 'late', 1); drop table extra`);
  const shipped = await bed.run('ship', { options });
  expect(shipped.error).toBeUndefined();

  const target = urlWith(server.url, { database: 'restored' });
  const rows = () => sql(target, 'select * from orders order by id');
  const restore = (at: string) => bed.run('restore', { options: { target, at, replace: 'true' } });
  const first = await restore(early);
  expect(first.error).toBeUndefined();
  expect(first.replayed).toMatchObject({ transactions: 4, end: 'time', until: early.replace('Z', '.000Z') });
  expect(await rows()).toEqual([
    ['1', 'changed'],
    ['2', 'first'],
    ['3', 'both'],
  ]);
  const second = await restore(middle);
  expect(second.error).toBeUndefined();
  expect(await rows()).toEqual([
    ['1', 'changed', '7'],
    ['3', 'both', '7'],
  ]);
  expect(await sql(target, 'show tables')).toEqual([['copy'], ['extra'], ['orders']]);
  const atMiddle = await rows();
  const [domain, id, number] = (executed ?? '').split('-').map(Number);
  const beforeGtid = (gtid: string) =>
    bed.run('restore', { options: { target, 'before-gtid': gtid, replace: 'true' } });
  const third = await beforeGtid(`${domain}-${id}-${Number(number) + 1}`);
  expect(third.error).toBeUndefined();
  expect(third.replayed).toMatchObject({
    transactions: 4,
    end: 'before',
    until: `${domain}-${id}-${Number(number) + 1}`,
  });
  expect((await rows()).length).toBe(3);
  expect((await beforeGtid(`${domain}-${id}-${Number(number) + 99}`)).error?.code).toBe('LOG_UNREACHED');
  // Its number is in the log, and it is of another server.
  expect((await beforeGtid(`${domain}-${Number(id) + 1}-${number}`)).error?.code).toBe('LOG_UNREACHED');
  const to = shipped.shipment?.to ?? '';
  // The person can't name another backup, and the one before leads to the same moment.
  const planted = base.backup?.id.replace(/-(full|incremental)-.*/, '-incremental-ffffff');
  await writeFile(join(bed.folder, 'storage/cache/manifests', `${planted}.json`), 'planted');
  const last = await restore(to);
  expect(last.error).toBeUndefined();
  expect(last.warnings.join()).toContain(`${planted} can't be used: `);
  const beyond = await restore(new Date(Date.parse(to) + 1_000).toISOString());
  expect(beyond.error).toMatchObject({ code: 'LOG_UNREACHED', message: expect.stringContaining(to) });
  const before = await restore('2020-01-01T00:00:00Z');
  expect(before.error?.code).toBe('LOG_UNREACHED');
  await sql(server.url, 'drop database shop');
  await byHand(base.backup?.id ?? '', middle);
  expect(await sql(shop, 'select * from orders order by id')).toEqual(atMiddle);
  expect(await sql(shop, 'show tables')).toEqual([['copy'], ['extra'], ['orders']]);
});
