import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CommandBed } from '../support/command-run.ts';
import { mysqlBinaries, nextSecond, sql, startMariadb, startMysql, urlWith } from '../support/mysql.ts';
import { type PostgresMajor, startPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { whenTrue } from '../support/when-true.ts';

/**
 * A backup takes its position in the log after its run began. A moment between the two is before the backup, whose content is newer:
 * it is restored from the backup before. A place that is recorded a little too early gives rows that were committed after the moment.
 */

interface Subject {
  readonly options: Record<string, string>;
  readonly env: Record<string, string>;
  readonly insert: (id: number) => Promise<unknown>;
  /** The clock of the server: nothing that is committed from now on belongs to this moment. */
  readonly moment: () => Promise<string>;
  readonly restored: (at: string) => Promise<{ readonly backup: string | undefined; readonly ids: readonly number[] }>;
}

const SETTINGS = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };
const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
const MAJOR: PostgresMajor = 17;

let bed: CommandBed;
let host: TargetHost;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  host = await createTargetHost({ PG_BIN: await pgBin() });
});

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

afterAll(() => host?.remove());

async function mysqlLike(flavor: 'mariadb' | 'mysql'): Promise<Subject> {
  const server = await (flavor === 'mysql' ? startMysql : startMariadb)({ settings: SETTINGS });
  stops.push(() => server.stop());
  const shop = urlWith(server.url, { database: 'shop' });
  const target = urlWith(server.url, { database: 'restored' });
  await sql(server.url, 'create database shop; create table shop.orders (id int primary key)');
  const now = `select date_format(utc_timestamp(6), '%Y-%m-%dT%H:%i:%s.%fZ')`;
  const env = flavor === 'mysql' ? { MYSQL_BIN: await mysqlBinaries() } : {};
  return {
    options: { database: shop },
    env,
    insert: (id) => sql(shop, `insert into orders values (${id})`),
    moment: async () => {
      if (flavor === 'mysql') return (await sql(server.url, now)).flat().join('');
      // Whole seconds: what is committed in this one is after its beginning.
      await nextSecond(server.url);
      return (await sql(server.url, now)).flat().join('').replace(/\.\d+/, '');
    },
    restored: async (at) => {
      const options = { target, at, replace: 'true' };
      const { error, backup } = await bed.run('restore', { options, env });
      expect(error).toBeUndefined();
      const rows = await sql(target, 'select id from orders order by id');
      return { backup: backup?.id, ids: rows.flat().map(Number) };
    },
  };
}

async function postgres(): Promise<Subject> {
  const server = await startPostgres({ major: MAJOR, hba: HBA, settings: { max_slot_wal_keep_size: '96MB' } });
  stops.push(() => server.stop());
  await runSql(server.url, 'create table orders (id int primary key)');
  return {
    options: { database: server.url, kind: 'physical' },
    env: { PG_BIN: host.env['PG_BIN'] ?? '' },
    insert: (id) => runSql(server.url, `insert into orders values (${id})`),
    moment: async () => {
      const [[now] = []] = await runSql(
        server.url,
        `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      );
      return String(now);
    },
    restored: async (at) => {
      let id: string | undefined;
      const initialize = async (path: string): Promise<void> => {
        const { error, backup } = await bed.run('restore', { options: { target: `pgdata:${path}`, at } });
        expect(error).toBeUndefined();
        id = backup?.id;
      };
      const other = await startPostgres({ major: MAJOR, hba: HBA, initialize });
      try {
        const rows = await runSql(other.url, 'select id from orders order by id');
        return { backup: id, ids: rows.flat().map(Number) };
      } finally {
        await other.stop();
      }
    },
  };
}

it.each([
  ['MariaDB', () => mysqlLike('mariadb')],
  ['MySQL', () => mysqlLike('mysql')],
  ['PostgreSQL', postgres],
] as const)(
  'restores a moment during a backup of %s with the commits before it, and none after it',
  async (_, start) => {
    bed = await CommandBed.open('databases: { cache: { } }');
    stops.push(() => bed.remove());
    const { options, env, insert, moment, restored } = await start();
    const run = <M extends 'backup' | 'ship'>(mode: M) => bed.run(mode, { options, env });
    const base = await run('backup');
    expect(base.error).toBeUndefined();
    expect((await run('ship')).error).toBeUndefined();
    const [here, goOn] = [join(bed.folder, 'here'), join(bed.folder, 'go-on')];
    const hook = ['sh', '-c', `touch ${here}; while [ ! -e ${goOn} ]; do sleep 0.02; done`];
    await bed.configure(JSON.stringify({ databases: { cache: { hooks: { before: hook } } } }));
    const backup = run('backup');
    await whenTrue(() => existsSync(here));
    await insert(1);
    const at = await moment();
    await insert(2);
    await writeFile(goOn, '');
    const newer = await backup;
    expect(newer.error).toBeUndefined();
    expect((newer.backup?.startedAt ?? '') < at).toBe(true);
    await rm(here);
    await insert(3);
    await moment();
    const shipped = await run('ship');
    expect(shipped.error).toBeUndefined();
    expect(await restored(at)).toEqual({ backup: base.backup?.id, ids: [1] });
    expect(await restored(shipped.shipment?.to ?? '')).toEqual({ backup: newer.backup?.id, ids: [1, 2, 3] });
  },
);
