import { randomBytes } from 'node:crypto';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import type { CodeObject } from './session.ts';

/**
 * Writes the texts of stored code into a table of one of our databases before they are dropped elsewhere. Otherwise a
 * crash, a lost connection or a table that stays locked could lose them.
 * @returns the table, quoted and with its database
 */
export async function keepTexts(admin: Connection, database: string, code: readonly CodeObject[]): Promise<string> {
  // Random, because the tables of the replaced database will be beside it.
  const table = `${quoteName(database)}.${quoteName(`restorable_code_${randomBytes(3).toString('hex')}`)}`;
  // The statement's bytes are in the character set that its row names.
  await admin.simple(
    `CREATE TABLE ${table} (position INT PRIMARY KEY, kind VARCHAR(20), name VARCHAR(64), sql_mode TEXT,
      character_set_client VARCHAR(64), collation_connection VARCHAR(64), database_collation VARCHAR(64),
      time_zone VARCHAR(64), statement LONGBLOB) CHARACTER SET utf8mb4`,
  );
  for (const [position, object] of code.entries()) {
    await admin.query(`INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
      position,
      object.kind,
      object.name,
      object.sqlMode,
      object.charset,
      object.collation,
      object.databaseCollation,
      object.timeZone ?? null,
      Buffer.from(object.sql, 'latin1'),
    ]);
  }
  return table;
}
