import { isReserved } from '../catalog/reserved-roles.ts';
import type { Connection } from '../connection/connection.ts';
import { CAT, EQ, isOwnSchema, NE } from '../sql/operators.ts';

/** Schemas that providers create in every new database, some of them under the user's own name. */
const PROVIDER_SCHEMAS = [
  '_analytics',
  '_heroku',
  '_realtime',
  'aiven_extras',
  'auth',
  'cron',
  'extensions',
  'google_vacuum_mgmt',
  'graphql',
  'graphql_public',
  'heroku_ext',
  'neon_auth',
  'net',
  'pgbouncer',
  'pgmq',
  'pgsodium',
  'pgsodium_masks',
  'pgtle',
  'realtime',
  'storage',
  'supabase_functions',
  'supabase_migrations',
  'vault',
];

/**
 * Names of a few things that a user created: tables and similar, routines, types, schemas, large objects. What belongs to a
 * provider's role, or to one of which this account is not a member, does not count: it came with the database.
 */
export async function listContents(connection: Connection): Promise<string[]> {
  const roles = await connection.query<{ oid: string; name: string; member: boolean }>(
    `select oid::pg_catalog.text as oid, rolname as name, pg_catalog.pg_has_role(oid, 'member') as member from pg_catalog.pg_roles`,
  );
  const theirs = roles.filter(({ name, member }) => !member || isReserved(name)).map(({ oid }) => oid);
  const isManaged = roles.some(({ name }) => !name.startsWith('pg_') && isReserved(name));
  const own = (alias: string, catalog: string, owner: string): string =>
    `${isOwnSchema('n')} and ${alias}.${owner} ${NE} all ($1::pg_catalog.oid[]) and not exists (select from pg_catalog.pg_depend d
      where d.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.objid ${EQ} ${alias}.oid
        and d.objsubid ${EQ} 0 and d.deptype ${EQ} any ('{e,i}'))`;
  const notNamed = `n.nspname ${NE} all ($2)`;
  const rows = await connection.query<{ name: string }>(
    `(select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
        where c.relkind ${NE} 'i' and ${own('c', 'pg_class', 'relowner')} limit 5)
     union all (select pg_catalog.format('%I.%I()', n.nspname, p.proname) from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid ${EQ} p.pronamespace
        where ${own('p', 'pg_proc', 'proowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('type %I.%I', n.nspname, t.typname) from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid ${EQ} t.typnamespace
        where t.typtype ${EQ} any ('{e,d,r}') and ${own('t', 'pg_type', 'typowner')} and ${notNamed} limit 5)
     union all (select pg_catalog.format('schema %I', n.nspname) from pg_catalog.pg_namespace n
        where n.nspname ${NE} 'public' and ${own('n', 'pg_namespace', 'nspowner')} and ${notNamed} limit 5)
     union all (select 'large object ' ${CAT} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata
        where lomowner ${NE} all ($1::pg_catalog.oid[]) limit 1)`,
    [theirs, isManaged ? PROVIDER_SCHEMAS : []],
  );
  return rows.map(({ name }) => name);
}
