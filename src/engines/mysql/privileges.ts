import type { Connection } from './connection.ts';

/** What the account may do, as SHOW GRANTS says for it and its active roles. */
export interface Privileges {
  /** On everything. */
  isGlobal(privilege: string): boolean;
  /** On the whole of the connection's database, or on everything. */
  isOnDatabase(privilege: string): boolean;
  /** On this table of another database, that database, or everything. */
  isOnTable(privilege: string, database: string, table: string): boolean;
}

interface Grant {
  readonly words: ReadonlySet<string>;
  readonly database: string;
  readonly table: string;
}

const PART = '(?:\\*|`(?:[^`]|``)*`|[^\\s.`]+)';
const GRANT = new RegExp(`^GRANT (.+?) ON (?:TABLE )?(${PART})\\.(${PART}) TO `, 's');

/** @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED */
export async function readPrivileges(connection: Connection): Promise<Privileges> {
  const { rows } = await connection.queryArrays('show grants');
  return privilegesOf(
    rows.map(([line]) => String(line)),
    connection.url.database,
  );
}

/** @param lines as SHOW GRANTS prints them */
export function privilegesOf(lines: readonly string[], own: string): Privileges {
  const grants = lines.flatMap(readGrant);
  const has = (privilege: string, fits: (grant: Grant) => boolean): boolean =>
    grants.some((grant) => fits(grant) && (grant.words.has(privilege) || grant.words.has('ALL PRIVILEGES')));
  const isGlobal = (privilege: string): boolean => has(privilege, ({ database }) => database === '*');
  return {
    isGlobal,
    isOnDatabase: (privilege) =>
      isGlobal(privilege) || has(privilege, ({ database, table }) => table === '*' && fitsPattern(database, own)),
    isOnTable: (privilege, inDatabase, name) =>
      isGlobal(privilege) ||
      has(privilege, ({ database, table }) => (table === '*' || table === name) && fitsPattern(database, inDatabase)),
  };
}

function readGrant(line: string): Grant[] {
  const match = GRANT.exec(line);
  if (match === null) return [];
  // A grant on single columns, `SELECT (a, b)`, is none on the table.
  const words = (match[1] ?? '').replaceAll(/[A-Z ]+ \([^)]*\)/g, '').split(',');
  return [
    {
      words: new Set(words.map((word) => word.trim().toUpperCase()).map((word) => (word === 'ALL' ? ALL : word))),
      database: unquote(match[2]),
      table: unquote(match[3]),
    },
  ];
}

const ALL = 'ALL PRIVILEGES';

function unquote(part = ''): string {
  return part.startsWith('`') ? part.slice(1, -1).replaceAll('``', '`') : part;
}

/** In a grant on a database `_` and `%` are wildcards and `\` escapes them (MySQL manual, 15.7.1.6). */
function fitsPattern(pattern: string, name: string): boolean {
  if (pattern === '*') return true;
  let expression = '';
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] as string;
    if (letter === '\\' && at + 1 < letters.length) expression += literally(letters[++at] as string);
    else if (letter === '_') expression += '[^]';
    else if (letter === '%') expression += '[^]*';
    else expression += literally(letter);
  }
  return new RegExp(`^${expression}$`, 'u').test(name);
}

function literally(letter: string): string {
  return /\w/.test(letter) ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}
