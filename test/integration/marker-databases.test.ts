import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CommandBed } from '../support/command-run.ts';
import { sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { WAITING } from '../support/patience.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';
import { runSql } from '../support/postgres-fill.ts';

/** The log of a server is that of all its databases: each can have a table of markers, of the same name. */

const TABLE = 'restorable_markers';
const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
/** MariaDB's log has whole seconds. */
const APART_MS = { mariadb: 2_100, postgres: 20 };

/** What a verification says about a moment of the log, `random` of the way from one marker to another. */
async function momentAt(bed: CommandBed, random: number, run: Parameters<CommandBed['run']>[1]) {
  const fixed = vi.spyOn(Math, 'random').mockReturnValue(random);
  const { checks, error } = await bed.run('verify', run);
  fixed.mockRestore();
  expect(error).toBeUndefined();
  const check = checks.find(({ name }) => name === 'random moment in the log');
  const [fact] = check?.facts ?? [];
  if (fact?.kind !== 'moment') throw new Error('no moment');
  const replay = checks.find(({ name }) => name === 'log replay');
  return { outcome: check?.outcome, markers: fact.markers, replay: replay?.outcome };
}

const onBothSides = expect.objectContaining({ missing: 0, early: 0, unclear: 0 });

describe('markers in two databases of a MariaDB server', () => {
  const NAMES = ['shop', 'crm'] as const;
  let server: TestMysql;
  let bed: CommandBed;

  beforeAll(async () => {
    server = await startMariadb({ settings: { 'log-bin': 'binlog', 'binlog-format': 'ROW', 'server-id': '7' } });
    for (const name of NAMES) {
      await sql(server.url, `create database ${name}`);
      await sql(urlWith(server.url, { database: name }), 'create table orders (id int auto_increment primary key)');
    }
    bed = await CommandBed.open('databases: { shop: { }, crm: { } }');
  }, 600_000);

  afterAll(async () => {
    await server?.stop();
    await bed?.remove();
  });

  const ask = (name: string, statement: string) => sql(urlWith(server.url, { database: name }), statement);

  async function done(mode: 'backup' | 'ship', names: readonly string[] = NAMES): Promise<void> {
    const clock = async () => Number((await ask('shop', 'select unix_timestamp(sysdate(6)) * 1000'))[0]?.[0]);
    const before = await clock();
    await vi.waitUntil(async () => (await clock()) - before >= APART_MS.mariadb, WAITING);
    for (const name of names) {
      const options = { name, database: urlWith(server.url, { database: name }), 'marker-table': TABLE };
      expect((await bed.run(mode, { options })).error).toBeUndefined();
      await ask(name, 'insert into orders values ()');
    }
  }

  it('are looked at in the database that was restored', async () => {
    for (const mode of ['backup', 'ship', 'ship', 'backup', 'ship'] as const) await done(mode);
    for (const name of NAMES) {
      const found = await momentAt(bed, 0.9, { options: { name } });
      expect(found).toEqual({ outcome: 'passed', replay: 'passed', markers: onBothSides });
      expect(found.markers?.before, name).toBeGreaterThan(0);
      expect(found.markers?.after, name).toBeGreaterThan(0);
    }
  });

  it('are not expected right after the clock went back by less than the time between two of them', async () => {
    // As if a transaction had been committed 20 s ago by a clock that was ahead. A replay to an earlier moment ends before it.
    await ask('crm', 'set timestamp = unix_timestamp() + 20; insert into orders values ()');
    for (const mode of ['ship', 'backup', 'ship'] as const) await done(mode, ['shop']);
    const found = await momentAt(bed, 0.999, { options: { name: 'shop' } });
    expect(found).toMatchObject({ outcome: 'passed', replay: 'passed', markers: { missing: 0, early: 0, unclear: 1 } });
  });
});

describe('markers in two databases of a PostgreSQL cluster', () => {
  let server: TestPostgres;
  let bed: CommandBed;
  let env: Record<string, string>;
  let urls: { readonly shop: string; readonly crm: string };

  beforeAll(async () => {
    server = await startPostgres({ major: 18, hba: HBA, settings: { max_slot_wal_keep_size: '96MB' } });
    const of = (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    urls = { shop: of('shop'), crm: of('crm') };
    await runSql(server.url, 'create database shop', 'create database crm');
    await runSql(urls.shop, 'create table orders (id serial)');
    env = { PG_BIN: `${await pgBin()}:${serverBinaries(18)}` };
    bed = await CommandBed.open('databases: { cluster: { } }');
  }, 600_000);

  afterAll(async () => {
    await server?.stop();
    await bed?.remove();
  });

  /** Each run through the database that it names, and writes its marker there. */
  async function done(...runs: readonly (readonly ['backup' | 'ship', 'shop' | 'crm'])[]): Promise<void> {
    for (const [mode, name] of runs) {
      const options = { name: 'cluster', database: urls[name], kind: 'physical', 'marker-table': TABLE };
      expect((await bed.run(mode, { env, options })).error).toBeUndefined();
      await runSql(urls.shop, 'insert into orders default values', `select pg_sleep(${APART_MS.postgres / 1_000})`);
    }
  }

  const options = { name: 'cluster', 'verify-log': 'moment' };

  it('are found in each of them', async () => {
    await done(['backup', 'shop'], ['ship', 'crm'], ['ship', 'shop'], ['backup', 'crm'], ['ship', 'shop']);
    const { outcome, markers } = await momentAt(bed, 0.9, { env, options });
    expect({ outcome, markers }).toEqual({ outcome: 'passed', markers: onBothSides });
    expect(markers?.before).toBeGreaterThan(1);
    expect(markers?.after).toBeGreaterThan(0);
  });

  it('are missed in the other one', async () => {
    await done(['backup', 'shop'], ['ship', 'crm']);
    await runSql(urls.crm, `delete from ${TABLE}`);
    await done(['ship', 'shop'], ['backup', 'shop'], ['ship', 'shop']);
    expect(await momentAt(bed, 0.999, { env, options })).toMatchObject({ outcome: 'failed', markers: { missing: 1 } });
  });
});
