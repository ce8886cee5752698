import { randomBytes } from 'node:crypto';
import type { RestorableError } from '../../../core/errors.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';

/** Each of these lets an account create code with another definer (manuals: SET_ANY_DEFINER; SET USER). */
const RIGHTS = /\b(ALL PRIVILEGES|SUPER|SET USER|SET_ANY_DEFINER|SET_USER_ID)\b/;

/**
 * Whether the account may keep the definers in a dump. MySQL 8.2 and newer require another privilege if the definer does
 * not exist. That is not checked here, because missing accounts are created first.
 */
export async function mayDefine(connection: Connection): Promise<boolean> {
  const { rows } = await connection.queryArrays('SHOW GRANTS FOR CURRENT_USER()');
  return rows.some(([grant]) => {
    const match = /^GRANT (.*?) ON \*\.\* TO /.exec(String(grant));
    return match !== null && RIGHTS.test(match[1] ?? '');
  });
}

/**
 * Whether the server lets this account use each definer of a backup, tried in the empty database: a definer with
 * SYSTEM_USER, or one that does not exist, requires another privilege in some versions.
 * @param definers as `user@host`
 */
export async function acceptsDefiners(connection: Connection, definers: readonly string[]): Promise<boolean> {
  const name = quoteName(`restorable_probe_${randomBytes(4).toString('hex')}`);
  const isTaken = async (definer: string): Promise<boolean> => {
    const error = await connection.simple(`CREATE ${definer}PROCEDURE ${name}() SELECT 1`).catch(refusalOf);
    if (error === undefined) await connection.simple(`DROP PROCEDURE ${name}`);
    return error === undefined;
  };
  // If the account may create no procedure at all, the definers are not to blame.
  if (definers.length === 0 || !(await isTaken(''))) return true;
  for (const definer of definers) {
    const at = definer.lastIndexOf('@');
    const [user, host] = [definer.slice(0, at), definer.slice(at + 1)];
    // A role of MariaDB has no host.
    const account = host === '' ? quoteName(user) : `${quoteName(user)}@${quoteName(host)}`;
    if (at > 0 && !(await isTaken(`DEFINER=${account} `))) return false;
  }
  return true;
}

function refusalOf(error: unknown): RestorableError {
  if (isRefusal(error)) return error;
  throw error;
}
