import { RestorableError } from '../../../core/errors.ts';
import type { Relation } from '../catalog/catalog.ts';
import { type Privileges, readPrivileges } from '../catalog/privileges.ts';
import type { Scope } from '../catalog/scope.ts';
import { quoteName, showName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';

const NAMED_AT_MOST = 8;

/**
 * Finds what the dump tool would silently leave out: tables, triggers and routines that this account can't see.
 * @returns warnings for the report
 * @throws {RestorableError} DATABASE_PRIVILEGE with the GRANT that is missing; DUMP_FAILED if the tool receives truncated
 *   results
 */
export async function checkReadable(
  connection: Connection,
  relations: readonly Relation[],
  scope: Scope,
): Promise<string[]> {
  const chosen = relations.filter(({ name }) => scope.hasTable(name));
  refuseCutAnswers(connection, chosen);
  if (printsGrants(connection)) {
    const privileges = await readPrivileges(connection);
    refuseMissing(connection, privileges, scope, chosen);
    if (scope.hasCode) await checkRoutines(connection, privileges);
  }
  return warningsAbout(chosen);
}

/**
 * The dump tools have no option against these, and succeed with less than the database contains.
 * @throws {RestorableError} DUMP_FAILED
 */
export function refuseCutAnswers({ rowLimit, asOf }: Connection, chosen: readonly Relation[]): void {
  if (asOf !== undefined && chosen.some(({ isVersioned }) => isVersioned)) {
    throw new RestorableError('DUMP_FAILED', `The server shows system-versioned tables as they were at ${asOf}.`, {
      hint: 'SET GLOBAL system_versioning_asof = DEFAULT, and look for it in the option files and in init_connect.',
    });
  }
  if (rowLimit === undefined) return;
  throw new RestorableError(
    'DUMP_FAILED',
    `The server returns at most ${rowLimit} rows per query: the dump would be truncated.`,
    {
      hint: 'SET GLOBAL sql_select_limit = DEFAULT, and look for sql_select_limit in the option files and in init_connect.',
    },
  );
}

/** PlanetScale and similar services print no grants, have no routines, and let an account see all of its database. */
export function printsGrants({ serverVersion }: Connection): boolean {
  return !/vitess/i.test(serverVersion);
}

/** @throws {RestorableError} DATABASE_PRIVILEGE with the GRANT that is missing */
export function refuseMissing(
  connection: Connection,
  privileges: Privileges,
  scope: Scope,
  chosen: readonly Relation[],
): void {
  const { database } = connection.url;
  // With `include`, tables that can't be seen are not among the named ones.
  const isEnough = (privilege: string): boolean =>
    privileges.isOnDatabase(privilege) ||
    (scope.tables.length > 0 && chosen.every(({ name }) => privileges.isOnTable(privilege, database, name)));
  const needed = ['SELECT', 'TRIGGER', ...(chosen.some(({ kind }) => kind === 'view') ? ['SHOW VIEW'] : [])];
  if (scope.hasCode) needed.push('EVENT');
  const missing = needed.filter((privilege) => !isEnough(privilege));
  if (missing.length === 0) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `This account lacks ${missing.join(', ')} on the database ${JSON.stringify(database)}, so parts of it would be missing from the dump.`,
    { hint: `GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON ${quoteName(database)}.* TO ${account(connection)}.` },
  );
}

/**
 * Routines are listed only for accounts that may run, change or read them. Bodies are shown only to their definers and to
 * accounts that may read all.
 * @throws {RestorableError} DATABASE_PRIVILEGE
 */
export async function checkRoutines(connection: Connection, privileges: Privileges): Promise<void> {
  const seesAll =
    privileges.isGlobal('SHOW_ROUTINE') ||
    privileges.isGlobal('SELECT') ||
    privileges.isOnTable('SELECT', 'mysql', 'proc') ||
    privileges.isOnDatabase('SHOW CREATE ROUTINE');
  const listsAll = ['EXECUTE', 'CREATE ROUTINE', 'ALTER ROUTINE'].some((each) => privileges.isOnDatabase(each));
  const grant =
    connection.flavor === 'mysql'
      ? `GRANT SHOW_ROUTINE ON *.* TO ${account(connection)} (before MySQL 8.0.20: SELECT ON *.*).`
      : `GRANT SELECT ON mysql.proc TO ${account(connection)} (from MariaDB 11.3 SHOW CREATE ROUTINE on the database does too).`;
  if (!seesAll && !listsAll) {
    throw new RestorableError(
      'DATABASE_PRIVILEGE',
      "This account can't see stored routines, so they would be missing from the dump.",
      { hint: grant },
    );
  }
  const hidden = await connection.query<{ name: string }>(
    `select routine_name as name from information_schema.routines
      where routine_schema = database() and routine_definition is null and routine_body = 'SQL' order by 1`,
  );
  if (hidden.length === 0) return;
  throw new RestorableError('DATABASE_PRIVILEGE', `This account can't read the text of ${list(hidden)}.`, {
    hint: grant,
  });
}

function account(connection: Connection): string {
  return quoteName(connection.url.user);
}

/** What a dump holds only in part, and why. */
export function warningsAbout(chosen: readonly Relation[]): string[] {
  const tables = chosen.filter(({ kind }) => kind === 'table');
  const elsewhere = tables.filter(isElsewhere);
  const loose = tables.filter(isLoose);
  const versioned = tables.filter(({ isVersioned }) => isVersioned);
  const warnings: string[] = [];
  if (loose.length > 0) {
    warnings.push(
      `No snapshot covers tables that are not transactional. What is written to them during the dump may be dumped in part: ${list(loose)}.`,
    );
  }
  if (elsewhere.length > 0) {
    warnings.push(
      `The rows of these tables are not stored in the database. They are dumped as far as the tool reads them, and not compared: ${list(elsewhere)}.`,
    );
  }
  if (versioned.length > 0) {
    warnings.push(
      `Only the current rows of system-versioned tables are dumped, not their history: ${list(versioned)}.`,
    );
  }
  return warnings;
}

/** Storage engines whose rows are elsewhere, or nowhere. */
const ELSEWHERE = new Set(['FEDERATED', 'CONNECT', 'BLACKHOLE', 'SPIDER', 'MRG_MYISAM', 'S3', 'OQGRAPH']);

/** Whether the dump contains its rows depends on the tool, and counting them may query another server. */
export function isElsewhere({ engine }: Relation): boolean {
  return ELSEWHERE.has(engine.toUpperCase());
}

/** Its rows belong to the database, and no snapshot covers them. */
export function isLoose(relation: Relation): boolean {
  return relation.kind === 'table' && !relation.isTransactional && !isElsewhere(relation);
}

/** Its rows belong to the database and one snapshot covers them, so counts must agree. */
export function isCountable(relation: Relation): boolean {
  return relation.kind === 'table' && relation.isTransactional && !isElsewhere(relation);
}

function list(relations: readonly { readonly name: string }[]): string {
  const names = relations.slice(0, NAMED_AT_MOST).map(({ name }) => showName(name));
  const more = relations.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
