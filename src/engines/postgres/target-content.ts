import type { Connection } from './connection.ts';
import { CAT, EQ, isOwnSchema, NE } from './sql-operators.ts';

/** Names of a few things that a user made: tables and alike, routines, types, schemas, large objects. */
export async function whatIsInside(target: Connection): Promise<string[]> {
  const own = (alias: string, catalogue: string): string =>
    `${isOwnSchema('n')} and not exists (select from pg_catalog.pg_depend d
      where d.classid ${EQ} 'pg_catalog.${catalogue}'::pg_catalog.regclass and d.objid ${EQ} ${alias}.oid
        and d.objsubid ${EQ} 0 and d.deptype ${EQ} any ('{e,i}'))`;
  const rows = await target.query<{ name: string }>(
    `(select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace where c.relkind ${NE} 'i' and ${own('c', 'pg_class')} limit 5)
     union all (select pg_catalog.format('%I.%I()', n.nspname, p.proname) from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid ${EQ} p.pronamespace where ${own('p', 'pg_proc')} limit 5)
     union all (select pg_catalog.format('type %I.%I', n.nspname, t.typname) from pg_catalog.pg_type t
        join pg_catalog.pg_namespace n on n.oid ${EQ} t.typnamespace
        where t.typtype ${EQ} any ('{e,d,r}') and ${own('t', 'pg_type')} limit 5)
     union all (select pg_catalog.format('schema %I', n.nspname) from pg_catalog.pg_namespace n
        where n.nspname ${NE} 'public' and ${own('n', 'pg_namespace')} limit 5)
     union all (select 'large object ' ${CAT} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata limit 1)`,
  );
  return rows.map(({ name }) => name);
}
