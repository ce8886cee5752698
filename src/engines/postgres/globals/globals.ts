import { RestorableError } from '../../../core/errors.ts';
import { reservedAmong } from '../catalog/reserved-roles.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, MATCHES_NOT, NE } from '../sql/operators.ts';
import { escapeFormat, onCurrentDatabase, quoteIdentifier, quoteLiteral, splitIdentifierList } from '../sql/text.ts';
import { databaseProperties, parameterGrants, roleNotes } from './shared.ts';
import { AFTER_THE_DATA } from './text.ts';

export interface Globals {
  /** SQL statements, one per line. Lines that begin with `--` are comments. Ends with a newline. */
  readonly sql: string;
  readonly warnings: readonly string[];
}

interface Role {
  readonly name: string;
  readonly super: boolean;
  readonly inherit: boolean;
  readonly createrole: boolean;
  readonly createdb: boolean;
  readonly login: boolean;
  readonly replication: boolean;
  readonly bypass: boolean;
  readonly connections: number;
  readonly valid_until: string | null;
}

/**
 * Roles with their attributes, memberships and settings, and the grants and settings of this database, from catalogs that
 * every account may read. Password hashes only if requested.
 * @throws {RestorableError} DATABASE_PRIVILEGE if hashes are requested and may not be read
 */
export async function readGlobals(connection: Connection, withPasswordHashes: boolean): Promise<Globals> {
  const all = await connection.query<Role>(
    `select rolname as name, rolsuper as super, rolinherit as inherit, rolcreaterole as createrole, rolcreatedb as createdb,
       rolcanlogin as login, rolreplication as replication, rolbypassrls as bypass, rolconnlimit as connections,
       rolvaliduntil::pg_catalog.text as valid_until
     from pg_catalog.pg_roles where rolname ${MATCHES_NOT} '^pg_' order by 1`,
  );
  const reserved = reservedAmong(all.map(({ name }) => name));
  const roles = all.filter(({ name }) => !reserved.has(name));
  const kept = new Set(roles.map(({ name }) => name));
  const passwords = withPasswordHashes ? await readPasswords(connection, kept) : [];
  const named = (await rolesOfObjects(connection)).filter((name) => reserved.has(name));
  const ofRoles: readonly Section[] = [
    ['roles', roles.map(({ name }) => `CREATE ROLE ${quoteIdentifier(name)};`)],
    [
      'roles of the provider that own or can use objects here',
      named.map((name) => `CREATE ROLE ${quoteIdentifier(name)};`),
    ],
    ['attributes of roles', roles.map(attributes).filter((statement) => statement !== undefined)],
    ['comments and labels of roles', await roleNotes(connection, kept)],
    ['passwords of roles', passwords],
    ['memberships of roles', await memberships(connection, kept)],
  ];
  const afterTheData: readonly Section[] = [
    ['grants on parameters', await parameterGrants(connection, kept)],
    ...(await settings(connection, kept)),
    ['grants on this database', await databaseGrants(connection, kept)],
    ['properties of this database', await databaseProperties(connection, kept)],
  ];
  const lines = [...linesOf(ofRoles), AFTER_THE_DATA, ...linesOf(afterTheData)];
  const left = all.length - roles.length - named.length;
  return {
    sql: `${lines.join('\n')}\n`,
    warnings: left === 0 ? [] : [`${left} roles that the provider reserves are not in globals.sql.`],
  };
}

type Section = readonly [title: string, statements: readonly string[]];

function linesOf(sections: readonly Section[]): string[] {
  return sections.flatMap(([title, statements]) => (statements.length === 0 ? [] : [`-- ${title}`, ...statements]));
}

/**
 * Roles that own or may use anything in this database, as the server records it. It does not record the bootstrap superuser.
 */
async function rolesOfObjects(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ name: string }>(
    `select rolname as name from pg_catalog.pg_roles r where r.oid ${EQ} 10 or exists (select from pg_catalog.pg_shdepend d
       where d.refclassid ${EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass and d.refobjid ${EQ} r.oid
         and d.dbid ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()))
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Only what differs from a newly created role: an account that is not a superuser may not even say NOSUPERUSER. */
function attributes(role: Role): string | undefined {
  const words = [
    ...(role.super ? ['SUPERUSER'] : []),
    ...(role.inherit ? [] : ['NOINHERIT']),
    ...(role.createrole ? ['CREATEROLE'] : []),
    ...(role.createdb ? ['CREATEDB'] : []),
    ...(role.login ? ['LOGIN'] : []),
    ...(role.replication ? ['REPLICATION'] : []),
    ...(role.bypass ? ['BYPASSRLS'] : []),
  ];
  if (role.connections !== -1) words.push(`CONNECTION LIMIT ${role.connections}`);
  if (role.valid_until !== null) words.push(`VALID UNTIL ${quoteLiteral(role.valid_until)}`);
  return words.length === 0 ? undefined : `ALTER ROLE ${quoteIdentifier(role.name)} WITH ${words.join(' ')};`;
}

async function readPasswords(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  const [allowed] = await connection.query<{ ok: boolean }>(
    "select pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'select') as ok",
  );
  if (allowed?.ok !== true) {
    throw new RestorableError(
      'DATABASE_PRIVILEGE',
      'Password hashes were requested, but this account may not read pg_authid.',
      {
        hint: 'Leave out the password hashes (managed providers never reveal them), or use a superuser.',
      },
    );
  }
  const rows = await connection.query<{ name: string; hash: string }>(
    'select rolname as name, rolpassword as hash from pg_catalog.pg_authid where rolpassword is not null order by 1',
  );
  return rows
    .filter(({ name }) => kept.has(name))
    .map(({ name, hash }) => `ALTER ROLE ${quoteIdentifier(name)} PASSWORD ${quoteLiteral(hash)};`);
}

/**
 * Predefined roles (`pg_monitor`) may be granted too, because they exist on every server. So does the bootstrap superuser: its memberships
 * are written for a restore by hand. The program's own restore gives no role that exists already a new member, and says so: it may be a
 * superuser there, or another role with the same name (target/roles.ts).
 */
async function memberships(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  const options =
    connection.serverMajor >= 16 ? 'm.inherit_option, m.set_option' : 'null as inherit_option, null as set_option';
  const rows = await connection.query<{
    role: string;
    member: string;
    admin: boolean;
    member_inherits: boolean;
    inherit_option: boolean | null;
    set_option: boolean | null;
  }>(
    `select distinct r.rolname as role, u.rolname as member, m.admin_option as admin, u.rolinherit as member_inherits, ${options}
     from pg_catalog.pg_auth_members m join pg_catalog.pg_roles r on r.oid ${EQ} m.roleid
       join pg_catalog.pg_roles u on u.oid ${EQ} m.member order by 1, 2, 3`,
  );
  return rows
    .filter(({ role, member }) => kept.has(member) && (kept.has(role) || role.startsWith('pg_')))
    .map((row) => {
      const words: string[] = [];
      const extended: string[] = [];
      if (row.inherit_option !== null && row.inherit_option !== row.member_inherits) {
        extended.push(`INHERIT ${row.inherit_option ? 'TRUE' : 'FALSE'}`);
      }
      if (row.set_option === false) extended.push('SET FALSE');
      if (row.admin) words.push(extended.length > 0 ? 'ADMIN TRUE' : 'ADMIN OPTION');
      words.push(...extended);
      const withOptions = words.length > 0 ? ` WITH ${words.join(', ')}` : '';
      return `GRANT ${quoteIdentifier(row.role)} TO ${quoteIdentifier(row.member)}${withOptions};`;
    });
}

/** Settings whose values are lists with individually quoted items (GUC_LIST_QUOTE in guc_tables.c). */
const LIST_SETTINGS = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'shared_preload_libraries',
  'temp_tablespaces',
  'unix_socket_directories',
]);

async function settings(connection: Connection, kept: ReadonlySet<string>): Promise<[string, string[]][]> {
  const rows = await connection.query<{ role: string | null; is_database: boolean; setting: string }>(
    `select r.rolname as role, s.setdatabase ${NE} 0 as is_database, c.setting
     from pg_catalog.pg_db_role_setting s left join pg_catalog.pg_roles r on r.oid ${EQ} s.setrole,
       pg_catalog.unnest(s.setconfig) with ordinality c(setting, at)
     where (s.setdatabase ${EQ} 0
       or s.setdatabase ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()))
     order by 1, 2, c.at`,
  );
  const ofRoles: string[] = [];
  const ofDatabase: string[] = [];
  for (const { role, is_database, setting } of rows) {
    if (role !== null && !kept.has(role)) continue;
    const equals = setting.indexOf('=');
    const change = settingChange(setting.slice(0, equals), setting.slice(equals + 1));
    const name = role === null ? 'ALL' : quoteIdentifier(role);
    if (!is_database) ofRoles.push(`ALTER ROLE ${name} ${change};`);
    else if (role === null) ofDatabase.push(onCurrentDatabase(`ALTER DATABASE %I ${escapeFormat(change)}`));
    else ofDatabase.push(onCurrentDatabase(`ALTER ROLE ${escapeFormat(name)} IN DATABASE %I ${escapeFormat(change)}`));
  }
  return [
    ['settings of roles', ofRoles],
    ['settings of this database', ofDatabase],
  ];
}

function settingChange(name: string, value: string): string {
  const parts = LIST_SETTINGS.has(name) ? splitIdentifierList(value) : [value];
  const values = parts.length === 0 ? "''" : parts.map(quoteLiteral).join(', ');
  return `SET ${name.split('.').map(quoteIdentifier).join('.')} TO ${values}`;
}

async function databaseGrants(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  const rows = await connection.query<{
    grantee: string | null;
    is_public: boolean;
    privilege: string;
    grantable: boolean;
  }>(
    `select r.rolname as grantee, a.grantee ${EQ} 0 as is_public, a.privilege_type as privilege, a.is_grantable as grantable
     from pg_catalog.pg_database d, pg_catalog.aclexplode(d.datacl) a left join pg_catalog.pg_roles r on r.oid ${EQ} a.grantee
     where d.datname ${EQ} pg_catalog.current_database() and d.datacl is not null and a.grantee ${NE} d.datdba order by 2 desc, 1, 3`,
  );
  const [acl] = await connection.query<{ changed: boolean }>(
    `select datacl is not null as changed from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()`,
  );
  const statements = acl?.changed === true ? [onCurrentDatabase('REVOKE ALL ON DATABASE %I FROM PUBLIC')] : [];
  for (const { grantee, is_public, privilege, grantable } of rows) {
    if (!is_public && (grantee === null || !kept.has(grantee))) continue;
    const to = is_public ? 'PUBLIC' : quoteIdentifier(grantee ?? '');
    const option = grantable ? ' WITH GRANT OPTION' : '';
    statements.push(onCurrentDatabase(`GRANT ${privilege} ON DATABASE %I TO ${escapeFormat(to)}${option}`));
  }
  return statements;
}
