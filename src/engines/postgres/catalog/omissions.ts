import type { Host } from '../../../ports/host.ts';
import { isRefusal } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, GE, isOwnSchema, NE } from '../sql/operators.ts';
import { SCHEMA_KINDS, type SchemaKind } from './object-kinds.ts';
import { FIRST_OWN } from './queries.ts';

interface Omission {
  /** A query for the names of what is left out, in the column `name`. */
  readonly sql: string;
  /** The warning, before the names. */
  readonly says: string;
}

const CURRENT = `(select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())`;
const SUPERUSER = `exists (select from pg_catalog.pg_roles where rolname ${EQ} current_user and rolsuper)`;

const amongSystem = ({ catalog, prefix, only }: SchemaKind): string =>
  `select pg_catalog.concat(n.nspname, '.', x.${prefix}name) as name from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${EQ} x.${prefix}namespace
    where x.oid ${GE} ${FIRST_OWN} and n.nspname ${EQ} any ('{pg_catalog,information_schema}') and ${only}
      and not exists (select from pg_catalog.pg_depend d where d.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objid ${EQ} x.oid
        and d.deptype ${EQ} any ('{e,i,a}'))`;

/** What a database contains and neither pg_dump nor globals.sql includes. */
export const OMISSIONS: readonly Omission[] = [
  {
    says: 'Only a superuser can read subscriptions, so these are not in the backup',
    sql: `select subname as name from pg_catalog.pg_subscription where subdbid ${EQ} ${CURRENT} and not ${SUPERUSER}`,
  },
  {
    says: "This account can't read the options (such as passwords) of these user mappings, so the backup has them without options",
    // The condition under which the view itself shows them (src/backend/catalog/system_views.sql).
    sql: `select pg_catalog.concat(m.usename, ' at ', m.srvname) as name from pg_catalog.pg_user_mappings m join pg_catalog.pg_foreign_server s on s.oid ${EQ} m.srvid
      where m.umoptions is null and not ${SUPERUSER}
        and not (m.umuser ${NE} 0 and m.usename ${EQ} current_user and (pg_catalog.pg_has_role(s.srvowner, 'usage') or pg_catalog.has_server_privilege(s.oid, 'usage')))
        and not (m.umuser ${EQ} 0 and pg_catalog.pg_has_role(s.srvowner, 'usage'))`,
  },
  {
    says: 'Replication slots belong to the server and are in no backup. Their consumers start over after a restore',
    sql: `select slot_name as name from pg_catalog.pg_replication_slots where database ${EQ} pg_catalog.current_database() and not temporary`,
  },
  {
    says: 'pg_dump does not dump objects in system schemas, so these are not in the backup',
    sql: SCHEMA_KINDS.map(amongSystem).join(' union all '),
  },
  {
    says: 'Tablespaces belong to the server. A restore puts their content into the default tablespace',
    sql: `select t.spcname as name from pg_catalog.pg_tablespace t where t.oid ${GE} ${FIRST_OWN} and (
        exists (select from pg_catalog.pg_class c where c.reltablespace ${EQ} t.oid)
        or exists (select from pg_catalog.pg_database d where d.dattablespace ${EQ} t.oid and d.oid ${EQ} ${CURRENT}))`,
  },
  {
    says: 'pg_dump leaves out invalid indexes (from a failed CREATE INDEX CONCURRENTLY): drop or rebuild them',
    sql: `select pg_catalog.concat(n.nspname, '.', c.relname) as name from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ${EQ} i.indexrelid
        join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace where not i.indisvalid and c.relkind ${EQ} 'i' and ${isOwnSchema('n')}`,
  },
  {
    says: 'Prepared transactions that were not yet committed are in no dump. Owners of those in this database',
    sql: `select owner as name from pg_catalog.pg_prepared_xacts where database ${EQ} pg_catalog.current_database()`,
  },
  {
    says: 'A restored database is not marked as a template, but this one is',
    sql: `select datname as name from pg_catalog.pg_database where oid ${EQ} ${CURRENT} and datistemplate`,
  },
];

const NAMED_AT_MOST = 8;

/** Warnings that name what is not in a backup. A query that this server refuses is skipped. */
export async function findOmissions(connection: Connection, host: Host): Promise<string[]> {
  const warnings: string[] = [];
  for (const { sql, says } of OMISSIONS) {
    const names = await ask(connection, `select name from (${sql}) o order by 1`, host);
    if (names.length === 0) continue;
    const shown = names.slice(0, NAMED_AT_MOST).map((name) => JSON.stringify(name));
    const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
    warnings.push(`${says}: ${shown.join(', ')}${more}.`);
  }
  return warnings;
}

async function ask(connection: Connection, sql: string, host: Host): Promise<string[]> {
  try {
    const rows = await connection.query<{ name: string }>(sql);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    host.log.debug(`A query about what a dump leaves out was refused: ${error.message}`);
    return [];
  }
}
