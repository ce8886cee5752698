import type { Connection } from './connection.ts';
import { quoteName } from './target-create.ts';

/**
 * Drops everything of the user's in a database whose account can't make another one: schemas, what is in `public`, large
 * objects. One transaction: where something may not be dropped, everything stays.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY
 */
export async function emptyDatabase(connection: Connection): Promise<void> {
  await connection.simple('begin');
  try {
    const schemas = await connection.query<{ name: string }>(
      `select nspname as name from pg_catalog.pg_namespace n
        where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') and not exists
          (select from pg_catalog.pg_depend d where d.objid = n.oid and d.deptype = 'e')`,
    );
    for (const { name } of schemas) await connection.simple(`drop schema ${quoteName(name)} cascade`);
    await dropPublic(connection);
    await connection.simple('select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata');
    await connection.simple('commit');
  } catch (error) {
    await connection.simple('rollback').catch(() => {});
    throw error;
  }
}

/** `public` itself mostly belongs to somebody else, so that only its content can be dropped. */
async function dropPublic(connection: Connection): Promise<void> {
  const free = (catalogue: string): string => `not exists (select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.${catalogue}'::pg_catalog.regclass and d.objid = x.oid and d.deptype in ('e', 'i', 'a'))`;
  const inPublic = "'public'::pg_catalog.regnamespace";
  // In this order: views and functions fall with what they hang on, so each is looked for again.
  const queries = [
    `select pg_catalog.format('drop %s %I.%I cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view'
        when 'S' then 'sequence' when 'f' then 'foreign table' when 'c' then 'type' else 'table' end, 'public', relname) as sql
       from pg_catalog.pg_class x where relnamespace = ${inPublic} and relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
         and not relispartition and ${free('pg_class')} order by relkind = 'c' limit 1`,
    `select pg_catalog.format('drop %s %s cascade', case prokind when 'a' then 'aggregate' when 'p' then 'procedure' else 'function' end,
        x.oid::pg_catalog.regprocedure) as sql
       from pg_catalog.pg_proc x where pronamespace = ${inPublic} and ${free('pg_proc')} limit 1`,
    `select pg_catalog.format('drop %s %I.%I cascade', case typtype when 'd' then 'domain' else 'type' end, 'public', typname) as sql
       from pg_catalog.pg_type x where typnamespace = ${inPublic} and typtype in ('e', 'd', 'r') and ${free('pg_type')} limit 1`,
  ];
  for (const query of queries) {
    for (;;) {
      const [next] = await connection.query<{ sql: string }>(query);
      if (next === undefined) break;
      await connection.simple(next.sql);
    }
  }
}
