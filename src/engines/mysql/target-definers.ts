import type { Connection } from './connection.ts';

/** Each of these lets an account make code that acts for another one (manuals: SET_ANY_DEFINER; SET USER). */
const RIGHTS = /\b(ALL PRIVILEGES|SUPER|SET USER|SET_ANY_DEFINER|SET_USER_ID)\b/;

/**
 * Whether the account may keep the definers of a dump. MySQL 8.2 and newer ask for one more right where the definer doesn't
 * exist, which is not asked here: missing accounts are made first.
 */
export async function mayDefine(connection: Connection): Promise<boolean> {
  const { rows } = await connection.queryArrays('SHOW GRANTS FOR CURRENT_USER()');
  return rows.some(([grant]) => {
    const match = /^GRANT (.*?) ON \*\.\* TO /.exec(String(grant));
    return match !== null && RIGHTS.test(match[1] ?? '');
  });
}
