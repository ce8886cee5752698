import { RestorableError } from '../../../core/errors.ts';
import { isRefusal } from '../../parts/refusals.ts';
import type { Connection, Flavor } from '../connection/connection.ts';
import { type GrantPlace, grantsOn } from './grants.ts';
import { grantLine, readGrantNames } from './privileges.ts';
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
  /** Of the server's owner or the provider. It is here only because something in the database has it as DEFINER. */
  readonly isReserved?: boolean;
}

/** Accounts that every server creates for itself. */
const OF_THE_SERVER = /^(mysql\.(sys|session|infoschema)|mariadb\.sys|PUBLIC)$/i;
/** Accounts of the server's owner or the provider. Another server may lack them, or have them for another host. */
const RESERVED = /^(rds\w*|aws_\w+|azure_superuser|azsu\w*|cloudsql\w*|doadmin|root)$/i;

/** Which accounts the server has, and which roles each of them was granted. */
interface Accounts {
  readonly kept: readonly Account[];
  readonly roles: readonly GrantedRole[];
}

interface GrantedRole {
  readonly role: Account;
  readonly to: Account;
  readonly isAdmin: boolean;
  /** It is active in every session of the account, and in views and routines of it. */
  readonly isDefault: boolean;
}

/** Separates what needs no table from what does. The recovery instructions split the file here. */
const AFTER_THE_DATA = '-- after the data';

/**
 * The accounts that hold privileges on the connection's database or are a DEFINER in it, locked and without a password
 * unless hashes are requested; their roles; and what they may do in this database. Other privileges become comments, so that
 * whoever restores can decide. A line before each group of statements names the accounts in it: a server may have one of them.
 * @throws {RestorableError} DATABASE_PRIVILEGE if hashes are requested and may not be read
 */
export async function readGlobals(connection: Connection, withPasswordHashes: boolean): Promise<Globals> {
  let accounts: Accounts;
  try {
    accounts = await readAccounts(connection);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (withPasswordHashes) throw hashesRefused(error);
    return ownGrants(connection);
  }
  const { url, flavor } = connection;
  const place: GrantPlace = { database: url.database, flavor, names: await readGrantNames(connection) };
  const early: string[] = [];
  const grants: string[] = [];
  const late: string[] = [];
  const server: string[] = [];
  for (const account of accounts.kept) {
    const name = quoteAccount(account);
    const found = grantsOn(place, name, await showGrants(connection, `show grants for ${name}`));
    early.push(...about([account], [await createStatement(connection, account, withPasswordHashes)]));
    grants.push(...about([account], found.onDatabase));
    late.push(...about([account], found.onObjects));
    if (!account.isReserved) server.push(...found.onServer.map((line) => `-- ${line};`));
  }
  const lines = [
    '-- accounts of the source',
    ...early,
    ...grants,
    ...accounts.roles.flatMap((granted) => about([granted.to, granted.role], roleStatements(granted, flavor))),
    AFTER_THE_DATA,
    ...late,
    ...(server.length === 0 ? [] : ['-- privileges on the entire server, to be granted by hand', ...server]),
  ];
  // A name with a line break would turn one statement into two lines, and the second could be any statement.
  const single = lines.filter((line) => !hasControl(line));
  const warnings =
    single.length < lines.length
      ? ['Accounts and grants whose names have control characters are not in globals.sql.']
      : [];
  return { sql: `${single.join('\n')}\n`, warnings };
}

/** Statements about these accounts: who restores leaves them out if the server has one of the accounts already. */
function about(accounts: readonly Account[], statements: readonly string[]): string[] {
  if (statements.length === 0) return [];
  const [first, ...others] = accounts.map(({ user, host }) => `${user}@${host}`);
  return [`-- account ${first}`, ...others.map((name) => `-- and ${name}`), ...statements.map((each) => `${each};`)];
}

function roleStatements({ role, to, isAdmin, isDefault }: GrantedRole, flavor: Flavor): string[] {
  const [name, account] = [quoteAccount(role), quoteAccount(to)];
  const grant = `GRANT ${name} TO ${account}${isAdmin ? ' WITH ADMIN OPTION' : ''}`;
  if (!isDefault) return [grant];
  return [grant, `SET DEFAULT ROLE ${name} ${flavor === 'mariadb' ? 'FOR' : 'TO'} ${account}`];
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

async function readAccounts(connection: Connection): Promise<Accounts> {
  const isMariadb = connection.flavor === 'mariadb';
  // In mysql.db, `_` and `%` are wildcards. The other tables have the plain name.
  const rows = await connection.query<{ user: string; host: string; is_role: string; is_definer: unknown }>(
    `select u.user as user, u.host as host, ${isMariadb ? 'max(u.is_role)' : "'N'"} as is_role,
      max(g.is_definer) as is_definer from mysql.user u join (
        select user, host, 0 as is_definer from mysql.db where database() like db
        union select user, host, 0 from mysql.tables_priv where db = database()
        union select user, host, 0 from mysql.columns_priv where db = database()
        union select user, host, 0 from mysql.procs_priv where db = database()
        union select substring(definer, 1, length(definer) - length(substring_index(definer, '@', -1)) - 1),
            substring_index(definer, '@', -1), 1 from (
          select definer from information_schema.views where table_schema = database()
          union select definer from information_schema.routines where routine_schema = database()
          union select definer from information_schema.triggers where trigger_schema = database()
          union select definer from information_schema.events where event_schema = database()) d
      ) g on binary g.user = binary u.user and g.host = u.host group by u.user, u.host order by 1, 2`,
  );
  const found = rows
    .filter(({ user, is_definer }) => isKept(user, Boolean(Number(is_definer))))
    .map(({ user, host, is_role }) => ({ user, host, isRole: is_role === 'Y', isReserved: RESERVED.test(user) }));
  const granted = await readGrantedRoles(connection);
  const kept = [...rolesOf(granted, found).filter(({ user }) => isKept(user, false)), ...found];
  const names = new Set(kept.filter(({ user }) => isKept(user, false)).map(keyOf));
  return { kept, roles: granted.filter(({ role, to }) => names.has(keyOf(role)) && names.has(keyOf(to))) };
}

function isKept(user: string, isDefiner: boolean): boolean {
  return user !== '' && !OF_THE_SERVER.test(user) && (isDefiner || !RESERVED.test(user));
}

const ROLES: Readonly<Record<Flavor, string>> = {
  mariadb: `select m.role as role, '' as role_host, m.user as user, m.host as host, u.is_role = 'Y' as of_role,
      m.admin_option = 'Y' as is_admin, u.default_role = m.role as is_default
    from mysql.roles_mapping m join mysql.user u on binary u.user = binary m.user and u.host = m.host order by 3, 4, 1`,
  mysql: `select e.from_user as role, e.from_host as role_host, e.to_user as user, e.to_host as host, 0 as of_role,
      e.with_admin_option = 'Y' as is_admin, d.user is not null as is_default
    from mysql.role_edges e left join mysql.default_roles d on d.user = e.to_user and d.host = e.to_host
      and d.default_role_user = e.from_user and d.default_role_host = e.from_host order by 3, 4, 1, 2`,
};

async function readGrantedRoles(connection: Connection): Promise<GrantedRole[]> {
  const isRole = connection.flavor === 'mariadb';
  const rows = await connection
    .query<
      Record<'role' | 'role_host' | 'user' | 'host', string> & Record<'of_role' | 'is_admin' | 'is_default', unknown>
    >(ROLES[connection.flavor])
    .catch((error: unknown) => {
      // MySQL 5.7 has no roles.
      if (error instanceof RestorableError && error.code === 'DATABASE_QUERY') return [];
      throw error;
    });
  return rows.map(({ role, role_host, user, host, of_role, is_admin, is_default }) => ({
    role: { user: role, host: role_host, isRole },
    to: { user, host, isRole: Boolean(Number(of_role)) },
    isAdmin: Boolean(Number(is_admin)),
    isDefault: Boolean(Number(is_default)),
  }));
}

/** Roles that these accounts were granted, recursively. */
function rolesOf(granted: readonly GrantedRole[], accounts: readonly Account[]): Account[] {
  const known = new Set(accounts.map(keyOf));
  const roles: Account[] = [];
  const queue = [...accounts];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const key = keyOf(next);
    for (const { role, to } of granted) {
      if (keyOf(to) !== key || known.has(keyOf(role))) continue;
      known.add(keyOf(role));
      roles.push(role);
      queue.push(role);
    }
  }
  return roles;
}

/** MySQL's own statement has it, but the role is granted only after it. */
const DEFAULT_ROLE = / DEFAULT ROLE `(?:[^`]|``)*`@`[^`]*`(?:,`(?:[^`]|``)*`@`[^`]*`)*(?= REQUIRE )/;

async function createStatement(connection: Connection, account: Account, withHashes: boolean): Promise<string> {
  const name = quoteAccount(account);
  if (account.isRole) return `CREATE ROLE IF NOT EXISTS ${name}`;
  if (!withHashes || account.isReserved) return `CREATE USER IF NOT EXISTS ${name} ACCOUNT LOCK`;
  // A caching_sha2_password hash contains arbitrary bytes.
  if (connection.flavor === 'mysql') await connection.simple('set session print_identified_with_as_hex = 1');
  try {
    const { rows } = await connection.queryArrays(`show create user ${name}`);
    return String(rows[0]?.[0])
      .replace(/^CREATE USER /, 'CREATE USER IF NOT EXISTS ')
      .replace(DEFAULT_ROLE, '');
  } catch (error) {
    if (isRefusal(error)) throw hashesRefused(error);
    throw error;
  }
}

/** As the server prints them, without MariaDB's password hashes. */
async function showGrants(connection: Connection, sql: string): Promise<string[]> {
  const { rows } = await connection.queryArrays(sql);
  return rows.map(([line]) =>
    grantLine(line).replace(/ IDENTIFIED (?:BY PASSWORD|VIA|WITH) .*?( WITH GRANT OPTION)?$/s, '$1'),
  );
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
