import { RestorableError } from '../../../core/errors.ts';
import type { Scope } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, isOwnSchema, NE } from '../sql/operators.ts';
import { quoteIdentifier } from '../sql/text.ts';

export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly unlogged: boolean;
  readonly row_security: boolean;
  /** Null for what was dropped a moment ago: the server checks privileges in its newest catalogs, whatever the snapshot. */
  readonly usage: boolean | null;
  readonly readable: boolean | null;
}

const NAMED_AT_MOST = 8;

/** What a dump would read: tables, foreign tables and sequences in the scope. */
export async function readInScope(connection: Connection, scope: Scope): Promise<readonly Relation[]> {
  return (await readRelations(connection)).filter(({ schema, name }) => scope.hasTable(schema, name));
}

/**
 * Finds, before the dump begins, what would make it partial or stop it halfway.
 * @returns warnings for the report, and what was checked: tables, foreign tables and sequences
 * @throws {RestorableError} DATABASE_ROW_SECURITY, DATABASE_PRIVILEGE, naming the tables
 */
export async function checkReadable(
  connection: Connection,
  scope: Scope,
  isStandby: boolean,
): Promise<{ warnings: string[]; relations: readonly { schema: string; name: string }[] }> {
  const relations = await readInScope(connection, scope);
  refuseHiddenRows(connection, relations);
  refuseUnreadable(connection, relations);
  await checkLargeObjects(connection, scope);
  return { warnings: warningsAbout(relations, isStandby), relations };
}

/** @throws {RestorableError} DATABASE_ROW_SECURITY */
export function refuseHiddenRows(connection: Connection, relations: readonly Relation[]): void {
  const hidden = relations.filter(({ row_security }) => row_security);
  if (hidden.length === 0) return;
  const user = quoteIdentifier(connection.url.user);
  throw new RestorableError(
    'DATABASE_ROW_SECURITY',
    `Row-level security would hide rows from this account in ${list(hidden)}.`,
    { hint: `Dump as the tables' owner (without FORCE ROW LEVEL SECURITY), or ALTER ROLE ${user} BYPASSRLS.` },
  );
}

/** @throws {RestorableError} DATABASE_PRIVILEGE with the GRANT that is missing */
export function refuseUnreadable(connection: Connection, relations: readonly Relation[]): void {
  const closed = relations.filter(
    ({ kind, usage, readable }) => 'rpS'.includes(kind) && (usage === false || readable === false),
  );
  if (closed.length === 0) return;
  const user = quoteIdentifier(connection.url.user);
  const schemas = [...new Set(closed.map(({ schema }) => quoteIdentifier(schema)))].slice(0, NAMED_AT_MOST).join(', ');
  const everything = connection.serverMajor >= 14 ? ` Or GRANT pg_read_all_data TO ${user}.` : '';
  throw new RestorableError('DATABASE_PRIVILEGE', `This account can't read ${list(closed)}.`, {
    hint: `GRANT USAGE ON SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL TABLES IN SCHEMA ${schemas} TO ${user}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA ${schemas} TO ${user}.${everything}`,
  });
}

/** Every dump contains all large objects, and each has its own grants. @throws {RestorableError} DATABASE_PRIVILEGE */
export async function checkLargeObjects(connection: Connection, scope: Scope): Promise<void> {
  const user = quoteIdentifier(connection.url.user);
  const rows = await connection.query<{ oid: string; owner: string; total: string }>(
    `select m.oid::pg_catalog.text as oid, r.rolname as owner, pg_catalog.count(*) over ()::pg_catalog.text as total
     from pg_catalog.pg_largeobject_metadata m left join pg_catalog.pg_roles r on r.oid ${EQ} m.lomowner
     where not pg_catalog.pg_has_role(m.lomowner, 'usage') and pg_catalog.current_setting('lo_compat_privileges') ${EQ} 'off'
       and not exists (select 1 from pg_catalog.aclexplode(m.lomacl) a where a.privilege_type ${EQ} 'SELECT'
         and (a.grantee ${EQ} 0 or pg_catalog.pg_has_role(a.grantee, 'usage')))
     limit 1`,
  );
  const [first] = rows;
  if (first === undefined) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `This account can't read ${first.total} large objects, such as ${first.oid}.`,
    {
      hint: scope.isAll
        ? `GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each), or GRANT ${quoteIdentifier(first.owner ?? 'their owner')} TO ${user}.`
        : `Large objects are always dumped: GRANT SELECT ON LARGE OBJECT ${first.oid} TO ${user} (for each).`,
    },
  );
}

/** What a dump does not contain, and why. */
export function warningsAbout(relations: readonly Relation[], isStandby: boolean): string[] {
  const warnings: string[] = [];
  const foreign = relations.filter(({ kind }) => kind === 'f');
  if (foreign.length > 0)
    warnings.push(`Rows of foreign tables stay on their server and are not dumped: ${list(foreign)}.`);
  const unlogged = relations.filter((relation) => relation.unlogged && relation.kind === 'r');
  if (isStandby && unlogged.length > 0) {
    warnings.push(`A standby has no rows of unlogged tables, so they are dumped empty: ${list(unlogged)}.`);
  }
  return warnings;
}

function readRelations(connection: Connection): Promise<Relation[]> {
  return connection.query<Relation>(
    `select n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence ${EQ} 'u' as unlogged,
       c.relkind ${EQ} any ('{r,p}') and pg_catalog.row_security_active(c.oid) as row_security,
       pg_catalog.has_schema_privilege(n.oid, 'usage') as usage,
       case when c.relkind ${EQ} 'S' then pg_catalog.has_sequence_privilege(c.oid, 'select')
         else pg_catalog.has_table_privilege(c.oid, 'select') end as readable
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
     where c.relkind ${EQ} any ('{r,p,S,f}') and c.relpersistence ${NE} 't'
       and ${isOwnSchema('n')}
       and not exists (select 1 from pg_catalog.pg_depend e
         where e.classid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid ${EQ} c.oid and e.deptype ${EQ} 'e')
     order by 1, 2`,
  );
}

function list(relations: readonly Relation[]): string {
  const names = relations.slice(0, NAMED_AT_MOST).map(({ schema, name }) => JSON.stringify(`${schema}.${name}`));
  const more = relations.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
