import type { Connection } from '../connection/connection.ts';
import { EQ, NE } from '../sql/operators.ts';
import { escapeFormat, onCurrentDatabase, quoteIdentifier, quoteLiteral } from '../sql/text.ts';

const CURRENT_DATABASE = `(select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())`;
const UNLIMITED = -1;

/** Comments and security labels of roles, which are only in the cluster's shared catalogs. */
export async function roleNotes(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  const comments = await connection.query<{ name: string; text: string }>(
    `select r.rolname as name, d.description as text from pg_catalog.pg_shdescription d join pg_catalog.pg_roles r on r.oid ${EQ} d.objoid
      where d.classoid ${EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass order by 1`,
  );
  const labels = await connection.query<{ name: string; provider: string; label: string }>(
    `select r.rolname as name, l.provider, l.label from pg_catalog.pg_shseclabel l join pg_catalog.pg_roles r on r.oid ${EQ} l.objoid
      where l.classoid ${EQ} 'pg_catalog.pg_authid'::pg_catalog.regclass order by 1, 2`,
  );
  return [
    ...comments
      .filter(({ name }) => kept.has(name))
      .map(({ name, text }) => `COMMENT ON ROLE ${quoteIdentifier(name)} IS ${quoteLiteral(text)};`),
    ...labels
      .filter(({ name }) => kept.has(name))
      .map(
        ({ name, provider, label }) =>
          `SECURITY LABEL FOR ${quoteIdentifier(provider)} ON ROLE ${quoteIdentifier(name)} IS ${quoteLiteral(label)};`,
      ),
  ];
}

/** Privileges to set a server parameter (`GRANT SET ON PARAMETER`, since 15). */
export async function parameterGrants(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  if (connection.serverMajor < 15) return [];
  const rows = await connection.query<{
    parameter: string;
    privilege: string;
    grantable: boolean;
    grantee: string | null;
  }>(
    `select p.parname as parameter, a.privilege_type as privilege, a.is_grantable as grantable, r.rolname as grantee
       from pg_catalog.pg_parameter_acl p, pg_catalog.aclexplode(p.paracl) a left join pg_catalog.pg_roles r on r.oid ${EQ} a.grantee
      where a.grantee ${NE} a.grantor order by 1, 4, 2`,
  );
  return rows.flatMap(({ parameter, privilege, grantable, grantee }) => {
    if (grantee !== null && !kept.has(grantee)) return [];
    const name = parameter.split('.').map(quoteIdentifier).join('.');
    const to = grantee === null ? 'PUBLIC' : quoteIdentifier(grantee);
    return [`GRANT ${privilege} ON PARAMETER ${name} TO ${to}${grantable ? ' WITH GRANT OPTION' : ''};`];
  });
}

/**
 * What belongs to the database itself and not to anything in it. Its owner comes last, because the owner may change the rest.
 */
export async function databaseProperties(connection: Connection, kept: ReadonlySet<string>): Promise<string[]> {
  const [row] = await connection.query<{ owner: string | null; connections: number; comment: string | null }>(
    `select r.rolname as owner, d.datconnlimit as connections, (select s.description from pg_catalog.pg_shdescription s
         where s.objoid ${EQ} d.oid and s.classoid ${EQ} 'pg_catalog.pg_database'::pg_catalog.regclass) as comment
       from pg_catalog.pg_database d left join pg_catalog.pg_roles r on r.oid ${EQ} d.datdba where d.oid ${EQ} ${CURRENT_DATABASE}`,
  );
  const labels = await connection.query<{ provider: string; label: string }>(
    `select provider, label from pg_catalog.pg_shseclabel where objoid ${EQ} ${CURRENT_DATABASE}
       and classoid ${EQ} 'pg_catalog.pg_database'::pg_catalog.regclass order by 1`,
  );
  const { owner = null, connections = UNLIMITED, comment = null } = row ?? {};
  const statements = labels.map(
    ({ provider, label }) =>
      `SECURITY LABEL FOR ${escapeFormat(quoteIdentifier(provider))} ON DATABASE %I IS ${escapeFormat(quoteLiteral(label))}`,
  );
  if (comment !== null) statements.push(`COMMENT ON DATABASE %I IS ${escapeFormat(quoteLiteral(comment))}`);
  if (connections > UNLIMITED) statements.push(`ALTER DATABASE %I CONNECTION LIMIT ${connections}`);
  if (owner !== null && kept.has(owner)) {
    statements.push(`ALTER DATABASE %I OWNER TO ${escapeFormat(quoteIdentifier(owner))}`);
  }
  return statements.map(onCurrentDatabase);
}
