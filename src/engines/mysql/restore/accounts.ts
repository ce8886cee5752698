import type { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { ACCOUNT, grantedName, KIND, NAME } from '../catalog/grants.ts';
import { readGrantNames } from '../catalog/privileges.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import type { TargetDatabase } from '../target/database.ts';

/** CREATE USER or CREATE ROLE failed, usually because it exists. */
const EXISTS = 1396;
/** A grant on all columns of the widest table has less. Regular expressions need too much stack for more. */
const LONGEST_LINE = 2 * 1024 * 1024;
// Privileges, with columns. A backup can't put another statement in front of a comment here.
const COLUMN = `(?:${NAME}|\\w+)`;
const WORDS = `[A-Z][A-Z ]*(?: \\(${COLUMN}(?:, ?${COLUMN})*\\))?`;
const PRIVILEGES = `${WORDS}(?:, ?${WORDS})*`;
const CREATE = new RegExp(`^CREATE (USER|ROLE) IF NOT EXISTS (${ACCOUNT})(.*)$`);
const WITH_OPTION = '(?: WITH (?:GRANT|ADMIN) OPTION)?';
/** On the source's database: `_` and `%` in its name may be escaped. */
const ON_DATABASE = new RegExp(`^(GRANT ${PRIVILEGES} ON )(${NAME})(\\.\\* TO (${ACCOUNT})${WITH_OPTION})$`);
/** On a table, its columns or a routine. */
const ON_OBJECT = new RegExp(`^(GRANT ${PRIVILEGES} ON (?:${KIND})?)(${NAME} TO (${ACCOUNT})${WITH_OPTION})$`);
const OF_ROLE = new RegExp(`^(?:GRANT|SET DEFAULT ROLE) (${ACCOUNT}) (?:TO|FOR) (${ACCOUNT})${WITH_OPTION}$`);

/** The database's name at the source, and here. */
interface DatabaseNames {
  readonly source: string | undefined;
  readonly here: string;
}

/** How this server reads a name in a grant on a database. With `partial_revokes`, a name with escapes is another name. */
interface NamesHere extends DatabaseNames {
  readonly hasWildcards: boolean;
}

/** A statement of globals.sql that gives something to accounts. */
export interface GrantLine {
  /** Whom it is about: who gets it, and the role that is granted. Quoted. */
  readonly about: readonly string[];
  /** The statement for the database here. Undefined: it is about another database. */
  statement(names: NamesHere): string | undefined;
}

function readGrant(line: string): GrantLine | undefined {
  const [, beforeName, database, afterName, grantee] = ON_DATABASE.exec(line) ?? [];
  if (beforeName !== undefined && database !== undefined && grantee !== undefined) {
    const name = database
      .slice(1, -1)
      .replaceAll('``', '`')
      .replaceAll(/\\([\\_%])/g, '$1');
    const statement = ({ source, here, hasWildcards }: NamesHere) =>
      name === source ? `${beforeName}${hasWildcards ? grantedName(here) : quoteName(here)}${afterName}` : undefined;
    return { about: [grantee], statement };
  }
  const [, head, rest, owner] = ON_OBJECT.exec(line) ?? [];
  if (head !== undefined && owner !== undefined)
    return { about: [owner], statement: ({ here }) => `${head}${quoteName(here)}.${rest}` };
  const [, role, member] = OF_ROLE.exec(line) ?? [];
  return role === undefined || member === undefined ? undefined : { about: [role, member], statement: () => line };
}

/**
 * Creates the accounts in a dump that the server lacks. Existing ones stay unchanged, and nobody is granted an existing role. What the
 * server refuses becomes a note.
 * @returns what the new accounts may do, for restoreGrants
 */
export async function restoreAccounts(
  globals: string,
  target: TargetDatabase,
  host: Host,
): Promise<readonly GrantLine[]> {
  const all = globals.split('\n').map((line) => line.trim().replace(/;$/, ''));
  const lines = all.filter(({ length }) => length <= LONGEST_LINE);
  if (lines.length < all.length) {
    target.notes.push(`${all.length - lines.length} statements of globals.sql are too long for an account: left out.`);
  }
  const made = new Set<string>();
  await withAdmin(target, host, async (admin) => {
    for (const line of lines) {
      const [, , account, rest = ''] = CREATE.exec(line) ?? [];
      if (account === undefined) continue;
      if (!isPlain(rest))
        target.notes.push('An account of globals.sql was not created: its statement says more than that.');
      else if (await create({ admin, target, host }, line.replace(' IF NOT EXISTS', ''))) made.add(account);
    }
  });
  return lines.flatMap((line) => readGrant(line) ?? []).filter(({ about }) => about.every((each) => made.has(each)));
}

/** A session of the account that created the target. */
interface AdminSession {
  readonly admin: Connection;
  readonly target: TargetDatabase;
  readonly host: Host;
}

/** Gives the new accounts on this database, which must contain its tables, what they may do on the source's. */
export async function restoreGrants(
  grants: readonly GrantLine[],
  names: DatabaseNames,
  target: TargetDatabase,
  host: Host,
): Promise<void> {
  if (grants.length === 0) return;
  await withAdmin(target, host, async (admin) => {
    const { hasWildcards } = await readGrantNames(admin);
    for (const each of grants) {
      const statement = each.statement({ ...names, hasWildcards });
      if (statement !== undefined) await grant({ admin, target, host }, statement);
    }
  });
}

/** Whether options of a new account are words and texts. `DEFAULT ROLE` would grant it a role, which may be one of this server. */
function isPlain(options: string): boolean {
  const words = options.replaceAll(/'(?:[^'\\]|\\.|'')*'/g, '');
  return /^[\w ,.]*$/.test(words) && !/\brole\b/i.test(words);
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

async function grant(session: AdminSession, statement: string): Promise<void> {
  try {
    await session.admin.simple(statement);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    note(session, statement, error);
  }
}

function note({ target, host }: AdminSession, statement: string, error: RestorableError): void {
  const kind = /^(?:CREATE (?:USER|ROLE)|GRANT|SET DEFAULT ROLE)\b/.exec(statement)?.[0] ?? 'a statement';
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
