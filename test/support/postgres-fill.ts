import pg from 'pg';
import type { TestPostgres } from './postgres.ts';
import { SAMPLE_SQL } from './postgres-sample.ts';

/** The URL of another database of the same server. */
export function urlOf(server: TestPostgres, database: string): string {
  return server.url.replace(/\/postgres$/, `/${encodeURIComponent(database)}`);
}

/** Runs statements as superuser, each a query of its own. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
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

/** Makes a database with the sample, and returns its URL. */
export async function fillSample(server: TestPostgres, name: string): Promise<string> {
  await runSql(server.url, `create database "${name.replaceAll('"', '""')}"`);
  const url = urlOf(server, name);
  await runSql(url, SAMPLE_SQL);
  return url;
}
