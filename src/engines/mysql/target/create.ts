import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { createFailure } from '../../parts/server/given-database.ts';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';

const WORD = /^\w+$/;
/** Unknown character set, unknown collation. */
const UNKNOWN_CHARSET = new Set([1115, 1273]);

/**
 * Creates an empty database with the source's character set and collation, or the server's defaults if it lacks them.
 * @returns notes for the report
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY
 */
export async function createDatabase(admin: Connection, name: string, facts: Fingerprint['facts']): Promise<string[]> {
  try {
    await admin.simple(`CREATE DATABASE ${quoteName(name)}`);
    return await setCharset(admin, name, facts);
  } catch (error) {
    throw createFailure(
      error,
      'Grant it: GRANT ALL PRIVILEGES ON *.* TO the account. For a verification, use the root account of a service container.',
    );
  }
}

/** Gives an empty database the source's character set and collation. @returns notes for the report */
export async function setCharset(admin: Connection, name: string, facts: Fingerprint['facts']): Promise<string[]> {
  const charset = facts['charset'] ?? '';
  const collation = facts['collation'] ?? '';
  if (!WORD.test(charset) || !WORD.test(collation)) return [];
  try {
    await admin.simple(`ALTER DATABASE ${quoteName(name)} CHARACTER SET ${charset} COLLATE ${collation}`);
    return [];
  } catch (error) {
    if (!(error instanceof RestorableError) || !UNKNOWN_CHARSET.has(numberOf(error))) throw error;
    return [`This server lacks the collation ${collation}. New tables of the database will have another one.`];
  }
}
