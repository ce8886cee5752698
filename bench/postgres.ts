import { stat } from 'node:fs/promises';
import pg from 'pg';
import { startPostgres } from '../test/support/postgres.ts';
import type { Bed, PathOf } from './bed.ts';
import { measure } from './measure.ts';
import { datasetSql } from './postgres-dataset.ts';

const PG = '/usr/lib/postgresql/15/bin';

interface PostgresBed extends Bed {
  /** A database that these statements fill. */
  makeFrom(name: string, statements: readonly string[]): Promise<void>;
}

/**
 * PostgreSQL 15. Needs the Debian package postgresql-client-15.
 * @param settings of the server, in addition to those of every benchmark
 */
export async function startPostgresBed(
  path: PathOf,
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresBed> {
  const server = await startPostgres({
    major: 15,
    settings: {
      shared_buffers: '512MB',
      max_wal_size: '8GB',
      maintenance_work_mem: '256MB',
      checkpoint_timeout: '1h',
      max_locks_per_transaction: '512',
      ...settings,
    },
  });
  const urlOf = (database: string): string => `postgres://postgres@127.0.0.1:${server.port}/${database}`;
  const env = { PGHOST: '127.0.0.1', PGPORT: String(server.port), PGUSER: 'postgres', PG_BIN: PG };
  const sql = async (database: string, statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: urlOf(database) });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const makeFrom = async (name: string, statements: readonly string[]): Promise<void> => {
    await sql('postgres', [`create database ${name}`]);
    await sql(name, statements);
  };
  return {
    title: 'PostgreSQL 15',
    env,
    urlOf,
    makeDatabase: (name, dataset, megabytes) => makeFrom(name, datasetSql(dataset, megabytes)),
    makeFrom,
    freshDatabase: (name) =>
      sql('postgres', [`drop database if exists ${name} with (force)`, `create database ${name}`]),
    dropDatabase: (name) => sql('postgres', [`drop database ${name} with (force)`]),
    floor: (database) => ({
      name: 'floor: pg_dump -Fc -Z0 > /dev/null',
      command: `${PG}/pg_dump -Fc -Z0 ${database} > /dev/null`,
    }),
    usual: (database) => ({
      name: 'pg_dump -Fc \\| gpg',
      command: `${PG}/pg_dump -Fc ${database} | gpg --batch --trust-model always -r bench@example.com -e > ${path('gpg.out')}`,
    }),
    plainDump: (database) => `${PG}/pg_dump -Fc -Z0 ${database}`,
    prepareRestore: async (database) => {
      const files = `${PG}/pg_dump -Fc -Z0 -f ${path('plain.dump')} ${database} && ${PG}/pg_dump -Fc -f ${path('gzip.dump')} ${database}`;
      await measure(files, env);
      return (await stat(path('plain.dump'))).size;
    },
    restorers: () => [
      { name: 'pg_restore, -Fc -Z0 file', command: `${PG}/pg_restore -d target ${path('plain.dump')}` },
      { name: 'pg_restore, -Fc file (gzip)', command: `${PG}/pg_restore -d target ${path('gzip.dump')}` },
    ],
    stop: () => server.stop(),
  };
}
