import type { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import type { TargetDatabase } from '../target/database.ts';

/** CREATE USER or CREATE ROLE failed, usually because it exists. */
const EXISTS = 1396;
/** A grant on all columns of the widest table has less. Regular expressions need too much stack for more. */
const LONGEST_LINE = 2 * 1024 * 1024;
const NAME = '`(?:[^`]|``)*`';
const TEXT = "'(?:[^']|'')*'";
const ACCOUNT = `((?:${NAME}|${TEXT})(?:@(?:${NAME}|${TEXT}))?)`;
const CREATE = new RegExp(`^CREATE (USER|ROLE) IF NOT EXISTS ${ACCOUNT}`);
/** A grant on a database. `_` and `%` in its name may be escaped. */
const GRANT = new RegExp(
  `^(GRANT (?:${NAME}|[^\`])*? ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?)(${NAME})(\\..* TO ${ACCOUNT}.*)$`,
);

/**
 * Creates the accounts in a dump that the server lacks. Existing ones stay unchanged. What the server refuses becomes a note.
 * @returns the statements of globals.sql that give the new accounts privileges on a database
 */
export async function restoreAccounts(globals: string, target: TargetDatabase, host: Host): Promise<readonly string[]> {
  const all = globals.split('\n').map((line) => line.trim().replace(/;$/, ''));
  const lines = all.filter(({ length }) => length <= LONGEST_LINE);
  if (lines.length < all.length) {
    target.notes.push(`${all.length - lines.length} statements of globals.sql are too long for an account: left out.`);
  }
  const made = new Set<string>();
  await withAdmin(target, host, async (admin) => {
    for (const line of lines) {
      const account = CREATE.exec(line)?.[2];
      if (account === undefined) continue;
      if (await create({ admin, target, host }, line.replace(' IF NOT EXISTS', ''))) made.add(account);
    }
  });
  return lines.filter((line) => made.has(GRANT.exec(line)?.[4] ?? ''));
}

/** The database's name at the source, and here. */
interface DatabaseNames {
  readonly source: string | undefined;
  readonly here: string;
}

/** A session of the account that created the target. */
interface AdminSession {
  readonly admin: Connection;
  readonly target: TargetDatabase;
  readonly host: Host;
}

/**
 * Turns privileges on the source's database into privileges on this one, which must contain its tables. Others are left out.
 */
export async function restoreGrants(
  grants: readonly string[],
  names: DatabaseNames,
  target: TargetDatabase,
  host: Host,
): Promise<void> {
  if (grants.length === 0) return;
  await withAdmin(target, host, async (admin) => {
    for (const line of grants) await grant({ admin, target, host }, line, names);
  });
}

/** @returns true if the account exists only because of this */
async function create(session: AdminSession, statement: string): Promise<boolean> {
  try {
    await session.admin.simple(statement);
    return true;
  } catch (error) {
    if (isRefusal(error) && numberOf(error) !== EXISTS) note(session, statement, error);
    else if (!isRefusal(error)) throw error;
    return false;
  }
}

async function grant(session: AdminSession, line: string, { source, here }: DatabaseNames): Promise<void> {
  const [, head = '', database = '', rest = ''] = GRANT.exec(line) ?? [];
  const name = database.slice(1, -1).replaceAll('``', '`');
  if (name !== source && name.replaceAll(/\\([\\_%])/g, '$1') !== source) return;
  const isEscaped = rest.startsWith('.*') && !/ (FUNCTION|PROCEDURE|PACKAGE) $/.test(head);
  const grantee = isEscaped ? here.replaceAll(/[\\_%]/g, '\\$&') : here;
  const statement = `${head}${quoteName(grantee)}${rest}`;
  try {
    await session.admin.simple(statement);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    note(session, statement, error);
  }
}

function note({ target, host }: AdminSession, statement: string, error: RestorableError): void {
  const kind = /^(?:CREATE (?:USER|ROLE)|GRANT)\b/.exec(statement)?.[0] ?? 'a statement';
  if (error.foreign !== undefined) host.toolWords.add(error.foreign);
  target.notes.push(`A statement of globals.sql was refused (${kind}). ${error.message}`);
}

async function withAdmin(
  target: TargetDatabase,
  host: Host,
  work: (admin: Connection) => Promise<void>,
): Promise<void> {
  await using admin = await openConnection(target.admin, host, { requireTls: false, database: null });
  await work(admin);
}
