import { RestorableError } from '../../../core/errors.ts';
import { isRefusal } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { grantLine, privilegesOf } from './privileges.ts';
import { quoteName } from './sql-text.ts';

export interface Globals {
  /** SQL statements, one per line. Lines that begin with `--` are comments. Never empty, ends with a newline. */
  readonly sql: string;
  readonly warnings: readonly string[];
}

interface Account {
  readonly user: string;
  /** Empty for MariaDB's roles. */
  readonly host: string;
  readonly isRole: boolean;
}

/** Accounts of the server or the provider: they exist on every server and can't be created elsewhere. */
const RESERVED =
  /^(mysql\.(sys|session|infoschema)|mariadb\.sys|PUBLIC|rds\w*|aws_\w+|azure_superuser|azsu\w*|cloudsql\w*|doadmin|root)$/i;

/**
 * The accounts that hold privileges on the connection's database or are a DEFINER in it, locked and without a password
 * unless hashes are requested; their roles; and their grants on this database. Global privileges become comments, so that
 * whoever restores can decide.
 * @throws {RestorableError} DATABASE_PRIVILEGE if hashes are requested and may not be read
 */
export async function readGlobals(connection: Connection, withPasswordHashes: boolean): Promise<Globals> {
  let accounts: Account[];
  try {
    accounts = await readAccounts(connection);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (withPasswordHashes) throw hashesRefused(error);
    return ownGrants(connection);
  }
  const kept = accounts.filter(({ user }) => user !== '' && !RESERVED.test(user));
  const created: string[] = [];
  const grants: string[] = [];
  const global: string[] = [];
  const warnings: string[] = [];
  for (const account of kept) {
    created.push(await createStatement(connection, account, withPasswordHashes));
    for (const line of await grantsOf(connection, account)) {
      const kind = kindOfGrant(line, connection.url.database, kept);
      if (kind === 'here') grants.push(`${line};`);
      if (kind === 'global') global.push(`-- ${line};`);
    }
  }
  const sections: (readonly [string, readonly string[]])[] = [
    ['accounts and roles', created],
    ['grants on this database', grants],
    ['privileges on the entire server, to be granted by hand', global],
  ];
  const lines = sections.flatMap(([title, statements]) =>
    statements.length === 0 ? [] : [`-- ${title}`, ...statements],
  );
  // A name with a line break would turn one statement into two lines, and the second could be any statement.
  const single = lines.filter((line) => !hasControl(line));
  if (single.length < lines.length)
    warnings.push('Accounts with control characters in their names are not in globals.sql.');
  return { sql: `${['-- accounts of the source', ...single].join('\n')}\n`, warnings };
}

/** All that an account without access to the server's own tables can see. */
async function ownGrants(connection: Connection): Promise<Globals> {
  const lines = (await showGrants(connection, 'show grants')).filter((line) => !hasControl(line));
  return {
    sql: `-- accounts of the source could not be read; the dump's own account had\n${lines.map((line) => `-- ${line};\n`).join('')}`,
    warnings: [
      "This account can't read the server's accounts, so globals.sql contains only its own grants, as a comment.",
    ],
  };
}

async function readAccounts(connection: Connection): Promise<Account[]> {
  const isMariadb = connection.flavor === 'mariadb';
  // In mysql.db, `_` and `%` are wildcards. The other tables have the plain name.
  const rows = await connection.query<{ user: string; host: string; is_role: string }>(
    `select distinct u.user as user, u.host as host, ${isMariadb ? 'u.is_role' : "'N'"} as is_role from mysql.user u join (
        select user, host from mysql.db where database() like db
        union select user, host from mysql.tables_priv where db = database()
        union select user, host from mysql.columns_priv where db = database()
        union select user, host from mysql.procs_priv where db = database()
        union select substring(definer, 1, length(definer) - length(substring_index(definer, '@', -1)) - 1),
            substring_index(definer, '@', -1) from (
          select definer from information_schema.views where table_schema = database()
          union select definer from information_schema.routines where routine_schema = database()
          union select definer from information_schema.triggers where trigger_schema = database()
          union select definer from information_schema.events where event_schema = database()) d
      ) g on binary g.user = binary u.user and g.host = u.host order by 1, 2`,
  );
  const found = rows.map(({ user, host, is_role }) => ({ user, host, isRole: is_role === 'Y' }));
  return [...(await rolesOf(connection, found)), ...found];
}

/** Roles that these accounts were granted, recursively. */
async function rolesOf(connection: Connection, accounts: readonly Account[]): Promise<Account[]> {
  const edges = await connection
    .query<{ role: string; role_host: string; user: string; host: string }>(
      connection.flavor === 'mariadb'
        ? "select role, '' as role_host, user, host from mysql.roles_mapping"
        : 'select from_user as role, from_host as role_host, to_user as user, to_host as host from mysql.role_edges',
    )
    .catch((error: unknown) => {
      // MySQL 5.7 has no roles.
      if (error instanceof RestorableError && error.code === 'DATABASE_QUERY') return [];
      throw error;
    });
  const known = new Set(accounts.map(keyOf));
  const roles: Account[] = [];
  const queue = [...accounts];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const key = keyOf(next);
    for (const edge of edges.filter((each) => keyOf(each) === key)) {
      const role = { user: edge.role, host: edge.role_host, isRole: connection.flavor === 'mariadb' };
      if (known.has(keyOf(role))) continue;
      known.add(keyOf(role));
      roles.push(role);
      queue.push(role);
    }
  }
  // A role must be created after the roles that it contains.
  return roles.reverse();
}

async function createStatement(connection: Connection, account: Account, withHashes: boolean): Promise<string> {
  const name = quoteAccount(account);
  if (account.isRole) return `CREATE ROLE IF NOT EXISTS ${name};`;
  if (!withHashes) return `CREATE USER IF NOT EXISTS ${name} ACCOUNT LOCK;`;
  // A caching_sha2_password hash contains arbitrary bytes.
  if (connection.flavor === 'mysql') await connection.simple('set session print_identified_with_as_hex = 1');
  try {
    const { rows } = await connection.queryArrays(`show create user ${name}`);
    return `${String(rows[0]?.[0]).replace(/^CREATE USER /, 'CREATE USER IF NOT EXISTS ')};`;
  } catch (error) {
    if (isRefusal(error)) throw hashesRefused(error);
    throw error;
  }
}

async function grantsOf(connection: Connection, account: Account): Promise<string[]> {
  return showGrants(connection, `show grants for ${quoteAccount(account)}`);
}

/** As the server prints them, without MariaDB's password hashes. */
async function showGrants(connection: Connection, sql: string): Promise<string[]> {
  const { rows } = await connection.queryArrays(sql);
  return rows.map(([line]) => grantLine(line).replace(/ IDENTIFIED (?:BY PASSWORD|VIA|WITH) .*$/s, ''));
}

const ON = / ON (?:(?:TABLE|FUNCTION|PROCEDURE|PACKAGE|PACKAGE BODY) )?(\*|`(?:[^`]|``)*`)\./;
const ROLE = /^GRANT (`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?(?:,`(?:[^`]|``)*`@`(?:[^`]|``)*`)*) TO /;

function kindOfGrant(line: string, database: string, kept: readonly Account[]): 'here' | 'global' | undefined {
  const role = ROLE.exec(line)?.[1];
  if (role !== undefined) return kept.some((account) => role.includes(quoteAccount(account))) ? 'here' : undefined;
  const target = ON.exec(line)?.[1];
  if (target === '*') return /^GRANT USAGE ON/.test(line) ? undefined : 'global';
  if (target === undefined) return undefined;
  const plain = target.slice(1, -1).replaceAll('``', '`') === database;
  const words = /^GRANT (.+?) ON/s.exec(line)?.[1]?.split(',')[0]?.trim() ?? '';
  return plain || privilegesOf([line], database).isOnDatabase(words.toUpperCase()) ? 'here' : undefined;
}

function quoteAccount({ user, host, isRole }: Account): string {
  return isRole ? quoteName(user) : `${quoteName(user)}@${quoteName(host)}`;
}

function keyOf({ user, host }: Pick<Account, 'user' | 'host'>): string {
  return JSON.stringify([user, host]);
}

function hashesRefused(cause: RestorableError): RestorableError {
  return new RestorableError(
    'DATABASE_PRIVILEGE',
    "Password hashes were requested, but this account may not read the server's accounts.",
    {
      hint: 'Leave out the password hashes (managed providers never reveal them), or GRANT SELECT ON mysql.* to the account.',
      cause,
    },
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

function hasControl(text: string): boolean {
  return CONTROL.test(text);
}
