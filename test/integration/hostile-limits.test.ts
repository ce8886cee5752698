import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import type { SandboxLimits, Target, TargetNeeds } from '../../src/ports/engine/target.ts';
import { FLAVORS, mysqlHost, streamsOf as mysqlStreams } from '../support/mysql-target.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { createTargetHost, type TargetHost } from '../support/target-host.ts';

const MIB = 1024 ** 2;
/** On a slow machine, a server is stopped while it starts. */
const TIME_MS = 10_000;

interface Attack {
  readonly limits: SandboxLimits;
  readonly sql: string;
  readonly code: string;
}

/** Dumps whose code runs during the restore, forever unless it is stopped. */
describe('PostgreSQL', () => {
  const ATTACKS: Readonly<Record<string, Attack>> = {
    memory: {
      limits: { memoryBytes: 500 * MIB },
      sql: "perform pg_catalog.array_agg(pg_catalog.repeat('x', 1000000)) from pg_catalog.generate_series(1, 100000);",
      code: 'SANDBOX_MEMORY',
    },
    disk: {
      limits: { diskBytes: 400 * MIB },
      // Large values that are not compressed, so that the server spends little on each byte.
      sql: "alter table public.loot alter line set storage external; insert into public.loot select pg_catalog.repeat('x', 1000000) from pg_catalog.generate_series(1, 1000000) i;",
      code: 'SANDBOX_DISK',
    },
    processes: {
      limits: { processes: 60 },
      sql: "execute 'copy public.loot from program ''while :; do sleep 600 & done''';",
      code: 'SANDBOX_PROCESSES',
    },
    time: {
      limits: { timeoutMs: TIME_MS },
      sql: 'perform pg_catalog.pg_sleep(100000);',
      code: 'SANDBOX_TIMEOUT',
    },
  };
  let source: TestPostgres;
  let host: TargetHost;

  beforeAll(async () => {
    source = await startPostgres({ major: 15, settings: { cluster_name: 'source' } });
    host = await createTargetHost({ PG_BIN: `${serverBinaries(15)}:${await clientBinaries(15)}` });
  });
  afterAll(async () => {
    await source?.stop();
    host?.remove();
  });

  async function dumpOf(name: string, attack: Attack): Promise<Dumped> {
    await runSql(source.url, `create database ${name}`);
    await runSql(
      urlOf(source, name),
      `create table loot (line text);
       create function take() returns int language plpgsql as $f$ begin
         if pg_catalog.current_setting('cluster_name') <> 'source' then ${attack.sql} end if; return 1; end $f$;
       create function innocent() returns int language plpgsql immutable as $f$ begin return public.take(); end $f$;
       create function ok() returns event_trigger language plpgsql as $f$ begin end $f$;
       create table victim (a text); insert into victim values ('x'); create index on victim ((innocent()));
       create event trigger needs_superuser on ddl_command_end execute function ok();`,
    );
    return dumpAll(urlOf(source, name), host);
  }

  test.each(Object.entries(ATTACKS))('a dump that takes %s is stopped', async (name, attack) => {
    const dumped = await dumpOf(name, attack);
    const needs = { majorVersion: '15', fingerprint: dumped.fingerprint, rawBytes: 1e6 };
    const open = () => openPostgresTarget({ kind: 'ephemeral', limits: attack.limits }, needs, host);
    await expectStopped(open, streamsOf(dumped), attack, host);
  });
});

/** What a server uses before an attack, and about 150 MiB. */
const ROOM = {
  MariaDB: { memoryBytes: 350 * MIB, diskBytes: 350 * MIB },
  MySQL: { memoryBytes: 500 * MIB, diskBytes: 400 * MIB },
} as const;

describe.each(FLAVORS)('%s', (flavor, start) => {
  const { memoryBytes, diskBytes } = ROOM[flavor];
  const series = 'WITH RECURSIVE c AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM c WHERE i < 1000)';
  const ATTACKS: Readonly<Record<string, Attack>> = {
    memory: {
      limits: { memoryBytes },
      sql: `CREATE TABLE m (a varbinary(60000)) ENGINE=MEMORY; INSERT INTO m ${series} SELECT repeat(x'78', 60000) FROM c, c AS d;`,
      code: 'SANDBOX_MEMORY',
    },
    disk: {
      limits: { diskBytes },
      sql: `CREATE TABLE d (a longblob); INSERT INTO d ${series} SELECT repeat(x'78', 1000000) FROM c, c AS d, c AS e;`,
      code: 'SANDBOX_DISK',
    },
    time: { limits: { timeoutMs: TIME_MS }, sql: 'SELECT SLEEP(100000);', code: 'SANDBOX_TIMEOUT' },
  };

  test.each(Object.entries(ATTACKS))('a dump that takes %s is stopped', async (_name, attack) => {
    const host = await mysqlHost();
    const engine = start === FLAVORS[0][1] ? 'mariadb' : 'mysql';
    try {
      const dump = `-- Host: localhost    Database: hostile\n\nCREATE TABLE innocent (a int);\n${attack.sql}\n-- Dump completed\n`;
      const open = () => openMysqlTarget({ kind: 'ephemeral', limits: attack.limits }, needsFor(engine), host);
      await expectStopped(open, mysqlStreams(dump), attack, host);
    } finally {
      host.remove();
    }
  });
});

async function expectStopped(
  open: () => Promise<Target>,
  streams: Parameters<Target['restore']>[0],
  { code }: Attack,
  host: TargetHost,
): Promise<void> {
  const restore = async (): Promise<void> => {
    const target = await open();
    await target.restore(streams).finally(() => target.close());
  };
  await expect(restore()).rejects.toMatchObject({
    code,
    message: expect.stringContaining(code.toLowerCase().replace('_', '-')),
    hint: expect.stringContaining('not a verdict'),
  });
  expect(host.leftovers).toEqual([]);
}

function needsFor(engine: 'mysql' | 'mariadb'): TargetNeeds {
  return {
    majorVersion: engine === 'mariadb' ? '10.11' : '9.7',
    rawBytes: 1e6,
    fingerprint: {
      engine,
      serverVersion: engine === 'mariadb' ? '10.11' : '9.7',
      takenAt: '2026-01-01T00:00:00.000Z',
      sizeBytes: null,
      tables: [],
      objects: [],
      sequences: [],
      extensions: [],
      facts: { charset: 'utf8mb4', collation: 'utf8mb4_bin', lower_case_table_names: '0' },
    },
  };
}
