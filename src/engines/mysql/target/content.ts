import { quoteName } from '../catalog/sql-text.ts';
import { dropCode, readNames } from '../code/stored-code.ts';
import type { Connection } from '../connection/connection.ts';

/** Names of a few things in the connection's current database: tables, views, routines, events. */
export async function listContents(connection: Connection): Promise<string[]> {
  const tables = await tablesOf(connection);
  const code = await readNames(connection);
  return [
    ...tables.slice(0, 5).map(({ name }) => JSON.stringify(name)),
    ...code.slice(0, 5).map(({ kind, name }) => `${kind.toLowerCase()} ${JSON.stringify(name)}`),
  ];
}

/** A table or a sequence, which are moved and dropped alike. */
export interface TableName {
  readonly name: string;
  readonly isSequence: boolean;
}

export async function tablesOf(connection: Connection): Promise<TableName[]> {
  const rows = await connection.query<{ name: string; type: string }>(
    `SELECT table_name AS name, table_type AS type FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type NOT IN ('VIEW', 'SYSTEM VIEW') ORDER BY 1`,
  );
  return rows.map(({ name, type }) => ({ name, isSequence: type === 'SEQUENCE' }));
}

/** Drops everything in the connection's current database, but not the database. */
export async function emptyDatabase(connection: Connection): Promise<void> {
  await dropCode(connection, await readNames(connection));
  await connection.simple('SET SESSION foreign_key_checks = 0');
  try {
    for (const { name, isSequence } of await tablesOf(connection)) {
      await connection.simple(`DROP ${isSequence ? 'SEQUENCE' : 'TABLE'} IF EXISTS ${quoteName(name)}`);
    }
  } finally {
    await connection.simple('SET SESSION foreign_key_checks = 1');
  }
}
