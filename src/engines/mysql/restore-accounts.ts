import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import { type Connection, openConnection } from './connection.ts';
import { quoteName } from './target-create.ts';
import type { Place } from './target-place.ts';

const NAME = '`(?:[^`]|``)*`';
const TEXT = "'(?:[^']|'')*'";
const ACCOUNT = `((?:${NAME}|${TEXT})(?:@(?:${NAME}|${TEXT}))?)`;
const CREATE = new RegExp(`^CREATE (USER|ROLE) IF NOT EXISTS ${ACCOUNT}`);
/** A grant on a database; in its name `_` and `%` may be escaped. */
const GRANT = new RegExp(
  `^(GRANT (?:${NAME}|[^\`])*? ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?)(${NAME})(\\..* TO ${ACCOUNT}.*)$`,
);

/** Statements of globals.sql that wait for the dump: it says the source's name, and grants may name its tables. */
export interface PendingGrants {
  run(sourceName: string | undefined): Promise<void>;
}

/**
 * Makes the accounts that a dump speaks of and that the server lacks; those that exist stay as they are. Grants follow after
 * the dump, for the new accounts and on this database alone. What the server refuses becomes a note.
 */
export async function restoreAccounts(globals: string, place: Place, host: Host): Promise<PendingGrants> {
  const lines = globals.split('\n').map((line) => line.trim().replace(/;$/, ''));
  const made = new Set<string>();
  await withAdmin(place, host, async (admin) => {
    for (const line of lines) {
      const account = CREATE.exec(line)?.[2];
      if (account === undefined) continue;
      if (await create(admin, line.replace(' IF NOT EXISTS', ''), place)) made.add(account);
    }
  });
  const grants = lines.filter((line) => made.has(GRANT.exec(line)?.[4] ?? ''));
  return {
    run: async (sourceName) => {
      if (grants.length === 0 || sourceName === undefined) return;
      await withAdmin(place, host, async (admin) => {
        for (const line of grants) await grant(admin, line, sourceName, place);
      });
    },
  };
}

/** @returns true where the account exists only because of this */
async function create(admin: Connection, statement: string, place: Place): Promise<boolean> {
  try {
    await admin.simple(statement);
    return true;
  } catch (error) {
    // 1396: it exists already.
    if (isRefusal(error) && !/Operation CREATE (USER|ROLE) failed/i.test(error.message)) note(place, statement, error);
    else if (!isRefusal(error)) throw error;
    return false;
  }
}

async function grant(admin: Connection, line: string, sourceName: string, place: Place): Promise<void> {
  const [, head = '', database = '', rest = ''] = GRANT.exec(line) ?? [];
  const name = database.slice(1, -1).replaceAll('``', '`');
  if (name !== sourceName && name.replaceAll(/\\([\\_%])/g, '$1') !== sourceName) return;
  const isEscaped = rest.startsWith('.*') && !/ (FUNCTION|PROCEDURE|PACKAGE) $/.test(head);
  const target = isEscaped ? place.finalName.replaceAll(/[\\_%]/g, '\\$&') : place.finalName;
  const statement = `${head}${quoteName(target)}${rest}`;
  try {
    await admin.simple(statement);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    note(place, statement, error);
  }
}

function isRefusal(error: unknown): error is RestorableError {
  return error instanceof RestorableError && /^DATABASE_(QUERY|PRIVILEGE)$/.test(error.code);
}

function note(place: Place, statement: string, error: RestorableError): void {
  const subject = statement.split(/\s+/).slice(0, 2).join(' ');
  place.notes.push(`A statement of globals.sql was refused (${subject} ...): ${error.message}`);
}

async function withAdmin(place: Place, host: Host, work: (admin: Connection) => Promise<void>): Promise<void> {
  const admin = await openConnection(place.admin, host, { requireTls: false, database: null });
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}
