import { RestorableError } from '../../../core/errors.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';

/** The account's privileges, as SHOW GRANTS lists them for it and its active roles, including partial revokes. */
export interface Privileges {
  /** On everything, and not revoked for the connection's database. */
  isGlobal(privilege: string): boolean;
  /** On the whole of the connection's database, or on everything. */
  isOnDatabase(privilege: string): boolean;
  /** On this table of another database, that database, or everything. */
  isOnTable(privilege: string, database: string, table: string): boolean;
}

interface Grant {
  /** A partial revoke: takes back for a database what was granted for all. */
  readonly isRevoke: boolean;
  readonly words: ReadonlySet<string>;
  readonly database: string;
  readonly table: string;
}

const PART = '(?:\\*|`(?:[^`]|``)*`|[^\\s.`]+)';
const GRANT = new RegExp(`^(GRANT|REVOKE) (.+?) ON (?:TABLE )?(${PART})\\.(${PART}) (?:TO|FROM) `, 's');

/** How the server compares names in grants. */
export interface GrantNames {
  /** `lower_case_table_names` is not 0. */
  readonly foldsCase: boolean;
  /** `_` and `%` are wildcards in a database's name. With `partial_revokes` they are not. */
  readonly hasWildcards: boolean;
}

const USUAL: GrantNames = { foldsCase: false, hasWildcards: true };

/** @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED */
export async function readPrivileges(connection: Connection): Promise<Privileges> {
  const { rows } = await connection.queryArrays('show grants');
  return privilegesOf(
    rows.map(([line]) => grantLine(line)),
    connection.url.database,
    await readGrantNames(connection),
  );
}

/** @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED */
export async function readGrantNames(connection: Connection): Promise<GrantNames> {
  return {
    foldsCase: await isOn(connection, 'lower_case_table_names'),
    hasWildcards: !(await isOn(connection, PARTIAL)),
  };
}

/** A grant on all columns of the widest table has less. */
const LONGEST_GRANT = 2 * 1024 * 1024;

/** A grant as the server prints it. @throws {RestorableError} DATABASE_QUERY for one that no server prints */
export function grantLine(value: unknown): string {
  const line = String(value);
  if (line.length <= LONGEST_GRANT) return line;
  throw new RestorableError('DATABASE_QUERY', 'The server printed a grant of more than 2 MiB.', {
    hint: 'No server grants that much in one line. Find out which program answers at this address.',
  });
}

const PARTIAL = 'partial_revokes';
const UNKNOWN_VARIABLE = 1193;

/** Whether a variable of the server is on. False if the server has none of that name. */
export async function isOn(connection: Connection, variable: string): Promise<boolean> {
  const rows = await connection
    .query<{ value: number | bigint }>(`select @@global.${variable} as value`)
    .catch((error: unknown) => {
      if (numberOf(error) === UNKNOWN_VARIABLE) return [];
      throw error;
    });
  return Number(rows[0]?.value ?? 0) !== 0;
}

/** @param lines as SHOW GRANTS prints them */
export function privilegesOf(lines: readonly string[], own: string, names: GrantNames = USUAL): Privileges {
  const all = lines.flatMap(readGrant);
  const given = all.filter(({ isRevoke }) => !isRevoke);
  const taken = all.filter(({ isRevoke }) => isRevoke);
  const has = (grants: readonly Grant[], privilege: string, fits: (grant: Grant) => boolean): boolean =>
    grants.some((grant) => fits(grant) && (grant.words.has(privilege) || grant.words.has(ALL)));
  const isSame = (one: string, other: string): boolean =>
    names.foldsCase ? one.toLowerCase() === other.toLowerCase() : one === other;
  const fitsDatabase = (pattern: string, name: string): boolean =>
    names.hasWildcards ? fitsPattern(pattern, name, names.foldsCase) : isSame(pattern, name);
  const isEverywhere = (privilege: string, database: string): boolean =>
    has(given, privilege, (grant) => grant.database === '*') &&
    !has(taken, privilege, (grant) => isSame(grant.database, database));
  return {
    isGlobal: (privilege) => isEverywhere(privilege, own),
    isOnDatabase: (privilege) =>
      isEverywhere(privilege, own) ||
      has(given, privilege, ({ database, table }) => table === '*' && database !== '*' && fitsDatabase(database, own)),
    isOnTable: (privilege, inDatabase, name) =>
      isEverywhere(privilege, inDatabase) ||
      has(
        given,
        privilege,
        ({ database, table }) =>
          database !== '*' && (table === '*' || isSame(table, name)) && fitsDatabase(database, inDatabase),
      ),
  };
}

function readGrant(line: string): Grant[] {
  const match = GRANT.exec(line);
  if (match === null) return [];
  // A grant on single columns, `SELECT (a, b)`, is not a grant on the table.
  const words = (match[2] ?? '').replaceAll(/[A-Z ]+ \([^)]*\)/g, '').split(',');
  return [
    {
      isRevoke: match[1] === 'REVOKE',
      words: new Set(words.map((word) => word.trim().toUpperCase()).map((word) => (word === 'ALL' ? ALL : word))),
      database: unquote(match[3]),
      table: unquote(match[4]),
    },
  ];
}

const ALL = 'ALL PRIVILEGES';

function unquote(part = ''): string {
  return part.startsWith('`') ? part.slice(1, -1).replaceAll('``', '`') : part;
}

/** In a grant on a database, `_` and `%` are wildcards and `\` escapes them (MySQL manual, 15.7.1.6). */
function fitsPattern(pattern: string, name: string, foldsCase: boolean): boolean {
  let expression = '';
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] as string;
    if (letter === '\\' && at + 1 < letters.length) expression += literally(letters[++at] as string);
    else if (letter === '_') expression += '[^]';
    else if (letter === '%') expression += '[^]*';
    else expression += literally(letter);
  }
  return new RegExp(`^${expression}$`, foldsCase ? 'iu' : 'u').test(name);
}

function literally(letter: string): string {
  return /\w/.test(letter) ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}
