import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, PutOptions, ReadOptions, Storage } from '../../src/ports/storage.ts';
import { CommandBed, type Ran } from '../support/command-run.ts';
import { nextSecond, sql, startMariadb, urlWith } from '../support/mysql.ts';
import { startPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';
import { whenTrue } from '../support/when-true.ts';

/** Runs of one database at once, with real servers. One run waits before a request to the storage, while others go on. */

interface Gate {
  readonly at: RegExp;
  readonly reached: () => void;
  readonly open: Promise<void>;
}

const gates: Gate[] = [];

async function waitBefore(request: string): Promise<void> {
  const index = gates.findIndex(({ at }) => at.test(request));
  const [gate] = index < 0 ? [] : gates.splice(index, 1);
  gate?.reached();
  await gate?.open;
}

class GatedStorage extends ForwardingStorage {
  override async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    await waitBefore(`get ${key}`);
    return super.get(key, options);
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await waitBefore(`put ${key}`);
    await super.put(key, body, options);
  }
}

vi.mock(import('../../src/storage/index.ts'), async (original) => {
  const { openStorage, ...others } = await original();
  const gated = async (...given: Parameters<typeof openStorage>): Promise<Storage> =>
    new GatedStorage(await openStorage(...given));
  return { ...others, openStorage: gated };
});

const PUT_MANIFEST = /^put .*\/manifests\/.*-log-/;
const PUT_PACK = /^put .*\/packs\/.*-log-/;
/** After the names are listed, and before the log is read. */
const GET_MANIFEST = /^get .*\/manifests\/.*-log-/;

/** Starts a run, and resolves when it is about to make this request. */
async function paused<R>(at: RegExp, start: () => Promise<R>) {
  const events = new EventTarget();
  const { promise: open, resolve: goOn } = Promise.withResolvers<void>();
  const reached = once(events, 'reached');
  gates.push({ at, reached: () => events.dispatchEvent(new Event('reached')), open });
  const running = start();
  const [outcome] = await Promise.race([reached, running.then((report) => [report])]);
  expect(outcome).toBeInstanceOf(Event);
  return async (): Promise<R> => {
    goOn();
    return running;
  };
}

interface Subject {
  readonly insert: (id: number) => Promise<unknown>;
  /** The server begins another file of its log. */
  readonly rotate: () => Promise<unknown>;
  /** The server removes each part of its log that nothing keeps. */
  readonly removeLog: () => Promise<unknown>;
  readonly run: <M extends 'backup' | 'ship' | 'list'>(mode: M, more?: Record<string, string>) => Promise<Ran<M>>;
  /** The rows at a moment. */
  readonly restored: (at: string | undefined) => Promise<readonly number[]>;
}

let bed: CommandBed;
let host: TargetHost;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  host = await createTargetHost({ PG_BIN: await pgBin() });
});

afterEach(async () => {
  gates.splice(0);
  for (const stop of stops.splice(0)) await stop();
});

afterAll(() => host?.remove());

async function mariadb(): Promise<Subject> {
  const settings = { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' };
  const server = await startMariadb({ settings });
  stops.push(() => server.stop());
  const shop = urlWith(server.url, { database: 'shop' });
  const target = urlWith(server.url, { database: 'restored' });
  await sql(server.url, 'create database shop; create table shop.orders (id int primary key)');
  return {
    insert: async (id) => {
      await sql(shop, `insert into orders values (${id})`);
      // Whole seconds: what is committed in this one is after its beginning.
      await nextSecond(server.url);
    },
    rotate: () => sql(server.url, 'flush binary logs'),
    removeLog: async () => {
      // The server keeps a file for as long as it may need it itself.
      await whenTrue(async () => {
        const files = (await sql(server.url, 'show binary logs')).map(([file]) => file);
        await sql(server.url, `purge binary logs to '${files.at(-1)}'`);
        return files.length === 1;
      });
    },
    run: (mode, more) => bed.run(mode, mode === 'list' ? {} : { options: { database: shop, ...more } }),
    restored: async (at = '') => {
      const { error } = await bed.run('restore', { options: { target, at, replace: 'true' } });
      expect(error).toBeUndefined();
      return (await sql(target, 'select id from orders order by id')).flat().map(Number);
    },
  };
}

const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';

async function postgres(): Promise<Subject> {
  const settings = { max_slot_wal_keep_size: '96MB', autovacuum: 'off', wal_keep_size: '0', min_wal_size: '32MB' };
  const server = await startPostgres({ major: 17, hba: HBA, settings });
  stops.push(() => server.stop());
  await runSql(server.url, 'create table orders (id int primary key)');
  const options = { database: server.url, kind: 'physical' };
  const env = { PG_BIN: host.env['PG_BIN'] ?? '' };
  return {
    insert: (id) => runSql(server.url, `insert into orders values (${id})`),
    rotate: () => runSql(server.url, 'select pg_switch_wal()', 'checkpoint'),
    removeLog: () => runSql(server.url, 'select pg_switch_wal()', 'checkpoint', 'select pg_switch_wal()', 'checkpoint'),
    run: (mode, more) => bed.run(mode, mode === 'list' ? {} : { options: { ...options, ...more }, env }),
    restored: async (at = '') => {
      const initialize = async (path: string): Promise<void> => {
        const { error } = await bed.run('restore', { options: { target: `pgdata:${path}`, at } });
        expect(error).toBeUndefined();
      };
      const other = await startPostgres({ major: 17, hba: HBA, initialize });
      try {
        return (await runSql(other.url, 'select id from orders order by id')).flat().map(Number);
      } finally {
        await other.stop();
      }
    },
  };
}

const SERVERS = [
  ['MariaDB', mariadb],
  ['PostgreSQL', postgres],
] as const;

async function begin(start: () => Promise<Subject>): Promise<Subject> {
  bed = await CommandBed.open('databases: { cache: { } }');
  stops.push(() => bed.remove());
  return start();
}

const reportOf = ({ error, shipment, warnings }: Ran<'ship'>) => ({
  error: error?.message,
  follows: shipment?.follows,
  gapSince: shipment?.gapSince,
  warnings,
});

it.each(SERVERS)(
  'two shipments of %s at once are both complete, and the next one continues the further one',
  async (_, start) => {
    const { insert, run, restored, removeLog } = await begin(start);
    expect((await run('backup')).error).toBeUndefined();
    await insert(1);
    const first = await run('ship');
    expect(reportOf(first)).toEqual({ error: undefined, follows: null, gapSince: null, warnings: [] });
    await insert(2);
    const goOn = await paused(PUT_MANIFEST, () => run('ship'));
    await insert(3);
    const further = await run('ship');
    const continued = { error: undefined, gapSince: null, warnings: [] };
    expect(reportOf(further)).toEqual({ ...continued, follows: first.shipment?.id });
    await removeLog();
    const slow = await goOn();
    expect(reportOf(slow)).toEqual({ ...continued, follows: first.shipment?.id });
    await insert(4);
    const last = await run('ship');
    expect(reportOf(last)).toEqual({ ...continued, follows: further.shipment?.id });
    const { logs } = (await run('list')).destinations[0] ?? {};
    expect(logs).toMatchObject([{ shipments: 4, gaps: [], windows: [{ to: last.shipment?.to }] }]);
    expect(await restored(slow.shipment?.to)).toEqual([1, 2]);
    expect(await restored(last.shipment?.to)).toEqual([1, 2, 3, 4]);
  },
);

it.each(SERVERS)(
  'a shipment of %s continues another one that took its log away, and reports no gap',
  async (_, start) => {
    const { insert, run, restored, rotate, removeLog } = await begin(start);
    expect((await run('backup')).error).toBeUndefined();
    await insert(1);
    const first = await run('ship');
    expect(first.error).toBeUndefined();
    await rotate();
    await insert(2);
    const [listed, reading] = [
      await paused(GET_MANIFEST, () => run('ship')),
      await paused(PUT_PACK, () => run('ship')),
    ];
    const further = await run('ship');
    const continued = { error: undefined, gapSince: null, warnings: [] };
    expect(reportOf(further)).toEqual({ ...continued, follows: first.shipment?.id });
    await removeLog();
    await insert(3);
    // What it reads is the log that it began to read.
    expect(reportOf(await reading())).toEqual({ ...continued, follows: first.shipment?.id });
    const late = await listed();
    expect(reportOf(late)).toEqual({ ...continued, follows: further.shipment?.id });
    expect(await restored(late.shipment?.to)).toEqual([1, 2, 3]);
  },
);

it.each(SERVERS)('a backup of %s during a shipment changes nothing', async (_, start) => {
  const { insert, run, restored } = await begin(start);
  expect((await run('backup')).error).toBeUndefined();
  await insert(1);
  const goOn = await paused(PUT_MANIFEST, () => run('ship'));
  await insert(2);
  expect((await run('backup')).error).toBeUndefined();
  const slow = await goOn();
  await insert(3);
  const last = await run('ship');
  expect(reportOf(last)).toEqual({ error: undefined, follows: slow.shipment?.id, gapSince: null, warnings: [] });
  expect(await restored(slow.shipment?.to)).toEqual([1]);
  expect(await restored(last.shipment?.to)).toEqual([1, 2, 3]);
});

it.each(SERVERS)('keep rules of %s that remove its base during a shipment break no line', async (_, start) => {
  const { insert, run, restored } = await begin(start);
  expect((await run('backup')).error).toBeUndefined();
  await insert(1);
  const first = await run('ship');
  const goOn = await paused(PUT_MANIFEST, () => run('ship'));
  await insert(2);
  const pruning = await run('backup', { 'keep-last': '1' });
  expect([pruning.error, pruning.retention?.[0]?.outcome]).toEqual([undefined, 'pruned']);
  const slow = await goOn();
  const continued = { error: undefined, gapSince: null, warnings: [] };
  expect(reportOf(slow)).toEqual({ ...continued, follows: first.shipment?.id });
  await insert(3);
  const last = await run('ship');
  expect(reportOf(last)).toEqual({ ...continued, follows: slow.shipment?.id });
  expect((await run('list')).destinations[0]?.logs).toMatchObject([{ shipments: 3, gaps: [] }]);
  expect(await restored(last.shipment?.to)).toEqual([1, 2, 3]);
});
