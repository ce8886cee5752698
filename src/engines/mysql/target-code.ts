import { RestorableError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import { quoteName } from './sql-text.ts';

const KINDS = ['PROCEDURE', 'FUNCTION', 'PACKAGE', 'PACKAGE BODY', 'VIEW', 'TRIGGER', 'EVENT'] as const;
type Kind = (typeof KINDS)[number];

/** What RENAME TABLE doesn't move: a view, routine, trigger or event, as the server prints it. */
export interface CodeObject {
  readonly kind: Kind;
  readonly name: string;
  readonly sql: string;
  readonly sqlMode: string;
  readonly collation: string;
  readonly timeZone: string | undefined;
}

/**
 * Reads the code of the connection's current database; names in views have no database where it is this one.
 * @throws {RestorableError} DATABASE_PRIVILEGE where the account may not see all of it
 */
export async function readCode(connection: Connection): Promise<CodeObject[]> {
  const objects: CodeObject[] = [];
  for (const { kind, name } of await readNames(connection)) objects.push(await readOne(connection, kind, name));
  return objects;
}

export async function readNames(connection: Connection): Promise<Pick<CodeObject, 'kind' | 'name'>[]> {
  const found = await connection.query<{ kind: Kind; name: string }>(
    `SELECT routine_type AS kind, routine_name AS name FROM information_schema.routines WHERE routine_schema = DATABASE()
     UNION ALL SELECT 'VIEW', table_name FROM information_schema.views WHERE table_schema = DATABASE()
     UNION ALL SELECT 'EVENT', event_name FROM information_schema.events WHERE event_schema = DATABASE()
     UNION ALL (SELECT 'TRIGGER', trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()
       ORDER BY event_object_table, action_timing, event_manipulation, action_order LIMIT 1000000)`,
  );
  // Routines first: a view that calls one can't be made without it.
  return found.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

async function readOne(connection: Connection, kind: Kind, name: string): Promise<CodeObject> {
  const [row = {}] = await connection.query<Record<string, string | null>>(`SHOW CREATE ${kind} ${quoteName(name)}`);
  const column = Object.keys(row).find((key) => /^(create |sql original statement$)/i.test(key));
  const sql = column === undefined ? null : row[column];
  if (sql === null || sql === undefined) {
    throw new RestorableError('DATABASE_PRIVILEGE', `The account may not read the ${kind.toLowerCase()} ${name}.`, {
      hint: 'Restore as an account that may read and make routines of others (SUPER, or SHOW_ROUTINE and SET_ANY_DEFINER).',
    });
  }
  const collation = row['collation_connection'] ?? '';
  return {
    kind,
    name,
    sql,
    sqlMode: row['sql_mode'] ?? '',
    // We speak utf8mb4: what was written in another character set is made anew in ours.
    collation: collation.startsWith('utf8mb4') ? collation : '',
    timeZone: row['time_zone'] ?? undefined,
  };
}

/** The accounts, as the server prints them, that code acts for. */
export function definersOf(code: readonly CodeObject[]): Set<string> {
  const definers = code.map(({ sql }) => /^CREATE .{0,80}?DEFINER=(`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?)/.exec(sql)?.[1]);
  return new Set(definers.filter((definer) => definer !== undefined));
}

/** Makes code in the connection's current database. A view over others is tried again once they are there. */
export async function createCode(
  connection: Connection,
  code: readonly CodeObject[],
  options: { readonly withoutEvents: boolean },
): Promise<void> {
  let waiting = code.filter(({ kind }) => !(options.withoutEvents && kind === 'EVENT'));
  while (waiting.length > 0) {
    const failed: CodeObject[] = [];
    let failure: unknown;
    for (const object of waiting) {
      try {
        await createOne(connection, object);
      } catch (error) {
        if (object.kind !== 'VIEW') throw error;
        failed.push(object);
        failure ??= error;
      }
    }
    if (failed.length === waiting.length) throw failure;
    waiting = failed;
  }
}

async function createOne(connection: Connection, object: CodeObject): Promise<void> {
  const zone = object.timeZone ?? '+00:00';
  await connection.simple(`SET SESSION sql_mode = '${object.sqlMode.replaceAll(/[^\w,]/g, '')}'`);
  await connection.query('SET SESSION time_zone = ?', [zone]);
  if (/^\w+$/.test(object.collation)) await connection.simple(`SET collation_connection = ${object.collation}`);
  try {
    await connection.simple(object.sql);
  } finally {
    await connection.simple("SET SESSION sql_mode = ''");
    await connection.simple("SET SESSION time_zone = '+00:00'");
  }
}

/** Drops this code from the connection's current database. */
export async function dropCode(
  connection: Connection,
  code: readonly Pick<CodeObject, 'kind' | 'name'>[],
): Promise<void> {
  for (const { kind, name } of [...code].reverse())
    await connection.simple(`DROP ${kind} IF EXISTS ${quoteName(name)}`);
}
