import { RestorableError } from '../../../core/errors.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { quoteName, showName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import { CODE_KINDS, type CodeKind, type CodeObject, type CodeSession } from './session.ts';

export type CodeName = Pick<CodeObject, 'kind' | 'name'>;

/**
 * Reads the code of the session's current database. Names in views have no database if it is this one.
 * @throws {RestorableError} DATABASE_PRIVILEGE if the account may not see all of it
 */
export async function readCode(session: CodeSession, names: readonly CodeName[]): Promise<CodeObject[]> {
  const objects: CodeObject[] = [];
  for (const { kind, name } of names) objects.push(await session.read(kind, name));
  return objects;
}

const UNKNOWN_TABLE = 1109;

/** @throws {RestorableError} DATABASE_QUERY for a kind of code that this program does not know */
export async function readNames(connection: Connection): Promise<CodeName[]> {
  const found = await connection.query<{ kind: CodeKind; name: string }>(
    `SELECT routine_type AS kind, routine_name AS name FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION ALL SELECT 'VIEW', table_name FROM information_schema.views WHERE table_schema = DATABASE()
     UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = DATABASE()
     UNION ALL (SELECT 'TRIGGER', trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()
       ORDER BY event_object_table, action_timing, event_manipulation, action_order LIMIT 1000000)`,
  );
  const names = [...(await readLibraries(connection)), ...found];
  const unknown = names.find(({ kind }) => !CODE_KINDS.includes(kind));
  if (unknown !== undefined) {
    throw new RestorableError(
      'DATABASE_QUERY',
      `The database has ${unknown.kind.toLowerCase()} ${showName(unknown.name)}, a kind of object that this version does not know.`,
      { hint: 'Drop it first, restore into a new database, or use a newer version of this program.' },
    );
  }
  return names.sort((one, other) => CODE_KINDS.indexOf(one.kind) - CODE_KINDS.indexOf(other.kind));
}

/** MySQL has libraries since 9.2. */
async function readLibraries(connection: Connection): Promise<CodeName[]> {
  if (connection.flavor !== 'mysql') return [];
  const rows = await connection
    .query<{ name: string }>(
      'SELECT library_name AS name FROM information_schema.libraries WHERE library_schema = DATABASE() ORDER BY 1',
    )
    .catch((error: unknown) => {
      if (numberOf(error) === UNKNOWN_TABLE) return [];
      throw error;
    });
  return rows.map(({ name }) => ({ kind: 'LIBRARY', name }));
}

/** The definers, as `user@host`, of the current database's code. */
export async function definersOf(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ definer: string }>(
    `SELECT definer AS definer FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION SELECT definer FROM information_schema.views WHERE table_schema = DATABASE()
     UNION SELECT definer FROM information_schema.events WHERE event_schema = DATABASE()
     UNION SELECT definer FROM information_schema.triggers WHERE trigger_schema = DATABASE()`,
  );
  return rows.map(({ definer }) => definer);
}

/** Creates code in the session's current database. A view over other views is tried again once they exist. */
export async function createCode(session: CodeSession, code: readonly CodeObject[]): Promise<void> {
  let waiting = code;
  while (waiting.length > 0) {
    const failed: CodeObject[] = [];
    let failure: unknown;
    for (const object of waiting) {
      try {
        await session.create(object);
      } catch (error) {
        if (object.kind !== 'VIEW') throw notMade(object, error);
        failed.push(object);
        failure ??= notMade(object, error);
      }
    }
    if (failed.length === waiting.length) throw failure;
    waiting = failed;
  }
}

function notMade({ kind, name }: CodeName, cause: unknown): unknown {
  if (!isRefusal(cause)) return cause;
  return new RestorableError(cause.code, `${kind.toLowerCase()} ${showName(name)}: ${cause.message}`, {
    hint: cause.hint,
    cause: cause.cause,
    foreign: cause.foreign,
  });
}

/** Drops this code from the connection's current database. */
export async function dropCode(connection: Connection, code: readonly CodeName[]): Promise<void> {
  for (const { kind, name } of [...code].reverse()) {
    // MariaDB before 11.4 supports packages only in this mode.
    const isPackage = kind.startsWith('PACKAGE');
    if (isPackage) await connection.simple("SET SESSION sql_mode = 'ORACLE'");
    await connection.simple(`DROP ${kind} IF EXISTS ${quoteName(name)}`);
    if (isPackage) await connection.simple("SET SESSION sql_mode = ''");
  }
}
