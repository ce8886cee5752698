import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { Secret } from '../../src/core/secret.ts';
import { parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';
import type { TestPostgres } from './postgres.ts';
import { SAMPLE_SQL } from './postgres-sample.ts';

/** The URL of another database of the same server. */
export function urlOf(server: TestPostgres, database: string): string {
  return server.url.replace(/\/postgres$/, `/${encodeURIComponent(database)}`);
}

/** Runs statements as superuser, each as a separate query. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<unknown[][]> {
  // The driver's own URL parser leaves some percent-encoded letters of a database's name unchanged.
  const { user, password, host, port, database } = parsePostgresUrl(new Secret(url));
  const client = new pg.Client({ user, password: password?.reveal(), host, port, database });
  // A session that is cut off rejects the query. The driver then also emits an event.
  client.on('error', () => {});
  await client.connect();
  try {
    let rows: unknown[][] = [];
    for (const statement of statements) {
      const result = await client.query({ text: statement, rowMode: 'array' });
      rows = Array.isArray(result) ? [] : result.rows;
    }
    return rows;
  } finally {
    await client.end();
  }
}

/** Creates a database with the sample, and returns its URL. */
export async function fillSample(server: TestPostgres, name: string): Promise<string> {
  await runSql(server.url, `create database "${name.replaceAll('"', '""')}"`);
  const url = urlOf(server, name);
  await runSql(url, SAMPLE_SQL);
  return url;
}

/**
 * Creates a database with the sample that yields the same dump again after a restore. PostgreSQL prints some definitions
 * differently after one dump and restore (`= ANY ((ARRAY[...])::text[])`, the column order of children), but not after that.
 */
export async function fillRestoredSample(server: TestPostgres, name: string, clients: string): Promise<string> {
  const raw = await fillSample(server, `${name} raw`);
  await runSql(server.url, `create database "${name}"`);
  const url = urlOf(server, name);
  const file = join(tmpdir(), `sample-${server.port}.dump`);
  const run = promisify(execFile);
  try {
    await run(join(clients, 'pg_dump'), ['-Fc', '-f', file, `--dbname=${raw}`]);
    await run(join(clients, 'pg_restore'), [`--dbname=${url}`, file]).catch((error: { stderr: string }) => {
      // A client of version 17 sets a parameter that older servers lack. Only that error is expected.
      const expected = /"transaction_timeout"[\s\S]*errors ignored on restore: 1\s*$/;
      if (!expected.test(error.stderr)) throw error;
    });
  } finally {
    await rm(file, { force: true });
  }
  await runSql(server.url, `drop database "${name} raw"`);
  return url;
}
