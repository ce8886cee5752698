import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngineHost } from '../support/engine-host.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { dumpAll } from '../support/postgres-dump.ts';
import { runSql } from '../support/postgres-fill.ts';

const MAJOR = 15;
/** More than the server has locks for, with what its shared memory has left over. */
const TABLES = 900;

describe('a server whose lock table is too small for the dump', () => {
  let server: TestPostgres;

  beforeAll(async () => {
    const none = { max_wal_senders: '0', max_worker_processes: '0', autovacuum_max_workers: '1' };
    server = await startPostgres({
      major: MAJOR,
      settings: {
        max_locks_per_transaction: '10',
        max_connections: '10',
        superuser_reserved_connections: '0',
        ...none,
      },
    });
    for (let from = 0; from < TABLES; from += 100) {
      const names = Array.from({ length: 100 }, (_, number) => `t_${from + number}`);
      await runSql(server.url, names.map((name) => `create table ${name} (); commit`).join(';'));
    }
  });

  afterAll(() => server?.stop());

  it('is named, with the setting to raise, also if somebody has another table locked', async () => {
    const host = createEngineHost({ PG_BIN: await clientBinaries(MAJOR) });
    const migration = new pg.Client({ connectionString: server.url });
    await migration.connect();
    await migration.query('begin; lock table t_0');
    await expect(dumpAll(server.url, host, { exclude: ['t_0'] })).rejects.toMatchObject({
      code: 'DUMP_FAILED',
      message: expect.stringMatching(/the server's lock table is full/),
      hint: expect.stringContaining('Raise max_locks_per_transaction'),
    });
    await migration.end();
  });
});
