import { isRefusal } from '../../parts/refusals.ts';
import { quoteName, showName } from '../catalog/sql-text.ts';
import type { CodeName } from '../code/stored-code.ts';
import type { Connection } from '../connection/connection.ts';

/** A privilege on a single routine. The server removes it when the routine is dropped. */
interface RoutineRight {
  readonly kind: string;
  readonly name: string;
  readonly user: string;
  readonly host: string;
  /** `Execute,Alter Routine,Grant` */
  readonly rights: string;
}

/** @returns privileges on the database's routines; undefined if this account may not read them */
export async function readRoutineRights(
  admin: Connection,
  database: string,
): Promise<readonly RoutineRight[] | undefined> {
  try {
    return await admin.query<RoutineRight>(
      `SELECT routine_type AS kind, routine_name AS name, user AS user, host AS host, CAST(proc_priv AS CHAR) AS rights
         FROM mysql.procs_priv WHERE db = ?`,
      [database],
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/**
 * Grants privileges on single routines again, after these were recreated.
 * @param there the routines that the database has now
 * @returns notes for the report
 */
export async function giveRoutineRights(
  admin: Connection,
  database: string,
  rights: readonly RoutineRight[],
  there: readonly CodeName[],
): Promise<string[]> {
  const routines = new Map(there.map((each) => [keyOf(each.kind, each.name), each]));
  const lost = new Set<string>();
  for (const right of rights) {
    const routine = routines.get(keyOf(right.kind, right.name));
    if (routine === undefined) continue;
    await admin.simple(grantOf(database, routine, right)).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      lost.add(showName(routine.name));
    });
  }
  if (lost.size === 0) return [];
  return [`Privileges on these routines could not be granted again: ${[...lost].slice(0, 10).join(', ')}.`];
}

/** Names of routines are not case-sensitive. */
const keyOf = (kind: string, name: string): string => `${kind} ${name.toLowerCase()}`.toUpperCase();

function grantOf(database: string, { kind, name }: CodeName, { user, host, rights }: RoutineRight): string {
  const words = rights.split(',').map((word) => word.trim().toUpperCase());
  const given = words.filter((word) => word !== 'GRANT' && /^[A-Z ]+$/.test(word));
  const option = words.includes('GRANT') ? ' WITH GRANT OPTION' : '';
  // A role of MariaDB has no host.
  const account = host === '' ? quoteName(user) : `${quoteName(user)}@${quoteName(host)}`;
  return `GRANT ${given.length === 0 ? 'USAGE' : given.join(', ')} ON ${kind} ${quoteName(database)}.${quoteName(name)} TO ${account}${option}`;
}
