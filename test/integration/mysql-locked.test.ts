import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { readRelations } from '../../src/engines/mysql/catalog/catalog.ts';
import { type Connection, openConnection } from '../../src/engines/mysql/connection/connection.ts';
import { parseMysqlUrl } from '../../src/engines/mysql/connection/url.ts';
import { Bracket } from '../../src/engines/mysql/dump/snapshot-bracket.ts';
import type { EngineHost } from '../support/engine-host.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { mysqlBinaries, sql, startMariadb, startMysql, type TestMysql, urlWith } from '../support/mysql.ts';
import { dumpAll } from '../support/mysql-source.ts';
import { WAITING } from '../support/patience.ts';

/** Minutes would keep a test waiting. */
const patience = vi.hoisted(() => ({ waitMs: 60_000 }));
vi.mock('../../src/engines/mysql/dump/locks/lock-limits.ts', () => ({
  SILENT_MS: 200,
  get LOCK_WAIT_MS() {
    return patience.waitMs;
  },
}));

const LOG = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };
/** MariaDB says who has a table only with one of these, or with a plugin. */
const INSTRUMENTS = { 'performance-schema': 'ON', 'performance-schema-instrument': 'wait/lock/metadata/sql/mdl=ON' };
const READER = 'reader';

describe.each([
  ['MariaDB with a log', true, () => startMariadb({ settings: { ...LOG, ...INSTRUMENTS } })],
  ['MariaDB without a log, which tells nothing', false, () => startMariadb()],
  ['MySQL', true, () => startMysql({ settings: { 'server-id': '7', 'performance-schema': 'ON' } })],
])('a table that is locked during a backup of %s', (_name, tells, start) => {
  let server: TestMysql;
  let url: string;
  let host: EngineHost;
  /** An ordinary account, which may not keep its session out of the log. */
  let reader: string;

  beforeAll(async () => {
    server = await start();
    url = urlWith(server.url, { database: 'shop' });
    reader = urlWith(url, { user: READER, password: 'x' });
    await sql(
      server.url,
      `create database shop; use shop; create table another (a int primary key); create table orders (a int primary key);
       insert into another values (1); insert into orders values (1);
       create user ${READER}@'%' identified by 'x'; grant select, show view, trigger, event on shop.* to ${READER}@'%';
       ${server.flavor === 'mysql' ? `grant show_routine on *.* to ${READER}@'%'` : `grant select on mysql.proc to ${READER}@'%'`}`,
    );
  });
  afterAll(() => server?.stop());

  const newHost = async (): Promise<EngineHost> => {
    host = createEngineHost({ MYSQL_BIN: await mysqlBinaries() });
    return host;
  };
  const open = async (as = url): Promise<Connection> =>
    openConnection(parseMysqlUrl(new Secret(as)), await newHost(), { requireTls: false });
  /** A dump that has ended writes no more lines. */
  const waits = (dumping: Promise<unknown>, words: RegExp): Promise<unknown> =>
    Promise.race([
      dumping.then(() => Promise.reject(new Error('the dump did not wait'))),
      expect.poll(() => host.lines.join('\n'), WAITING).toMatch(words),
    ]);
  const numberOf = async (where: string): Promise<number> =>
    Number((await sql(server.url, `select count(*) from information_schema.processlist where ${where}`))[0]?.[0]);
  const nothingLeft = () => expect.poll(() => numberOf(`user = '${READER}'`), WAITING).toBe(0);

  it('is waited for, and the log says who has it', async () => {
    await using migration = await open();
    await migration.simple('lock tables orders write');
    const dumping = dumpAll(url, await newHost());
    await waits(
      dumping,
      tells
        ? /info: orders is locked by the session \d+ \(user root, for \d+ s\)\. The backup waits up to 60 s for it\./
        : /info: orders is locked by another session\. The backup waits up to 60 s for it\. SHOW FULL PROCESSLIST/,
    );
    await migration.simple('unlock tables');
    const { fingerprint } = await dumping;
    expect(fingerprint.tables).toMatchObject([
      { name: 'another', rows: 1 },
      { name: 'orders', rows: 1 },
    ]);
    expect(host.lines.filter((line) => line.includes('is locked by'))).toHaveLength(1);
  });

  it('is waited for by one lane if several were wanted: who has it is in the way of their short lock', async () => {
    await using migration = await open();
    await migration.simple('lock tables another write, orders write');
    const dumping = dumpAll(url, await newHost(), { lanes: 2 });
    await waits(dumping, /another is locked by/);
    await migration.simple('unlock tables');
    const { fingerprint, warnings } = await dumping;
    expect(fingerprint.tables).toMatchObject([{ rows: 1 }, { rows: 1 }]);
    expect(warnings.join('\n')).toMatch(/The dump has one lane, because .* in the way of a short lock/);
  });

  it('is waited for behind a statement that waits itself, unless the server ends the dump at once', async () => {
    await using report = await open();
    await report.simple('start transaction');
    await report.query('select * from orders');
    await using migration = await open();
    const altered = migration.simple('alter table orders add column b int');
    await expect.poll(() => numberOf("state = 'Waiting for table metadata lock'"), WAITING).toBe(1);
    const dumping = dumpAll(url, await newHost());
    if (server.flavor === 'mysql') {
      // The tool has read the definition, and would wait for the migration, which waits for the tool.
      await expect(dumping).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringContaining('deadlock (error 1213)'),
        hint: expect.stringContaining('Another session waited to alter the table'),
      });
      await report.simple('commit');
    } else {
      await waits(
        dumping,
        tells
          ? /orders is about to be locked by the session \d+ \(user root, for \d+ s\), which waits\. /
          : /orders is locked by another session/,
      );
      // The migration waits, too, with the same account. It is not the backup.
      expect(host.lines.filter((line) => line.includes('locked by'))).toHaveLength(1);
      await report.simple('commit');
      // A table that was altered between snapshot and dump is lost to the snapshot.
      await dumping.catch((error: unknown) => expect(error).toMatchObject({ code: 'DUMP_FAILED', message: /1412/ }));
    }
    await altered;
    await migration.simple('alter table orders drop column b');
  });

  it('is not what a global read lock of another session makes of it', async () => {
    await using other = await open();
    await other.simple('flush tables with read lock');
    const { fingerprint } = await dumpAll(url, await newHost());
    expect(fingerprint.tables).toMatchObject([{ rows: 1 }, { rows: 1 }]);
    expect(host.lines.join('\n')).not.toContain('lock');
  });

  it('is named in the error if it stays locked, and nothing is left behind', async () => {
    await using migration = await open();
    await migration.simple('lock tables orders write');
    patience.waitMs = 500;
    try {
      await expect(dumpAll(reader, await newHost())).rejects.toMatchObject({
        code: 'DUMP_FAILED',
        message: expect.stringMatching(/^A lock could not be acquired in time: orders is locked by .*session/),
        hint: expect.stringContaining('Run it again when that is done'),
      });
    } finally {
      patience.waitMs = 60_000;
    }
    await nothingLeft();
  });

  it('keeps no cancelled backup waiting', async () => {
    await using migration = await open();
    await migration.simple('lock tables orders write');
    const dumping = dumpAll(reader, await newHost());
    await waits(dumping, /orders is locked by/);
    host.cancel();
    await expect(dumping).rejects.toMatchObject({ code: 'CANCELLED' });
    await nothingLeft();
  });

  const bracketOf = async (as: string): Promise<Bracket> => {
    await using control = await open(as);
    return new Bracket(() => open(as), await readRelations(control), 600_000);
  };

  it('is counted when the dump is done, without waiting for it before', async () => {
    await using migration = await open();
    await migration.simple('lock tables orders write');
    const bracket = await bracketOf(url);
    await bracket.openBefore();
    bracket.openAfter();
    await expect.poll(() => bracket.isReading, WAITING).toBe(false);
    expect(await numberOf("state like 'Waiting for table%'")).toBe(0);
    await migration.simple('unlock tables');
    const { before, after } = await bracket.end();
    for (const counts of [before, after]) {
      expect([...counts].sort()).toEqual([
        ['another', 1],
        ['orders', 1],
      ]);
    }
  });

  it('fails no backup if it waits for the dump itself: an ALTER TABLE behind the dump tool', async () => {
    await using tool = await open(reader);
    await tool.simple('start transaction with consistent snapshot, read only');
    await tool.query('select * from orders');
    await using migration = await open();
    const altered = migration.simple('alter table orders add column c int');
    await expect.poll(() => numberOf("state = 'Waiting for table metadata lock'"), WAITING).toBe(1);
    const bracket = await bracketOf(reader);
    await bracket.openBefore();
    bracket.openAfter();
    await expect.poll(() => bracket.isReading, WAITING).toBe(false);
    // The migration still waits for the tool, which is free to go on, and nobody waits behind it.
    expect(await numberOf("state = 'Waiting for table metadata lock'")).toBe(1);
    await tool.simple('rollback');
    await altered;
    const { before, after } = await bracket.end();
    expect([before.get('another'), after.get('another')]).toEqual([1, 1]);
    await migration.simple('alter table orders drop column c');
  });
});
