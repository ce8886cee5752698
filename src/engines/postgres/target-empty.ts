import type { Connection } from './connection.ts';
import { EQ, isOwnSchema, NE } from './sql-operators.ts';
import { quoteName } from './target-create.ts';

/**
 * Drops everything of the user's in a database whose account can't make another one: schemas, what is in `public`, large
 * objects. One transaction: where something may not be dropped, everything stays.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY
 */
export async function emptyDatabase(connection: Connection): Promise<void> {
  await connection.transaction(async () => {
    const schemas = await connection.query<{ name: string }>(
      `select nspname as name from pg_catalog.pg_namespace n
        where ${isOwnSchema('n')} and n.nspname ${NE} 'public' and not exists
          (select from pg_catalog.pg_depend d where d.objid ${EQ} n.oid and d.deptype ${EQ} 'e')`,
    );
    for (const { name } of schemas) await connection.simple(`drop schema ${quoteName(name)} cascade`);
    await dropPublic(connection);
    await connection.simple('select pg_catalog.lo_unlink(oid) from pg_catalog.pg_largeobject_metadata');
  });
}

/** `public` itself mostly belongs to somebody else, so that only its content can be dropped. */
async function dropPublic(connection: Connection): Promise<void> {
  const free = (catalogue: string): string => `not exists (select from pg_catalog.pg_depend d
    where d.classid ${EQ} 'pg_catalog.${catalogue}'::pg_catalog.regclass and d.objid ${EQ} x.oid
      and d.deptype ${EQ} any ('{e,i,a}'))`;
  const inPublic = "'public'::pg_catalog.regnamespace";
  // In this order: views and functions fall with what they hang on, so each is looked for again.
  const queries = [
    `select pg_catalog.format('drop %s %I.%I cascade', ${word('relkind', { v: 'view', m: 'materialized view', S: 'sequence', f: 'foreign table', c: 'type' }, 'table')},
        'public', relname) as sql
       from pg_catalog.pg_class x where relnamespace ${EQ} ${inPublic} and relkind ${EQ} any ('{r,p,v,m,f,S,c}')
         and not relispartition and ${free('pg_class')} order by relkind ${EQ} 'c' limit 1`,
    `select pg_catalog.format('drop %s %s cascade', ${word('prokind', { a: 'aggregate', p: 'procedure' }, 'function')},
        x.oid::pg_catalog.regprocedure) as sql
       from pg_catalog.pg_proc x where pronamespace ${EQ} ${inPublic} and ${free('pg_proc')} limit 1`,
    `select pg_catalog.format('drop %s %I.%I cascade', ${word('typtype', { d: 'domain' }, 'type')}, 'public', typname) as sql
       from pg_catalog.pg_type x where typnamespace ${EQ} ${inPublic} and typtype ${EQ} any ('{e,d,r}') and ${free('pg_type')} limit 1`,
  ];
  for (const query of queries) {
    for (;;) {
      const [next] = await connection.query<{ sql: string }>(query);
      if (next === undefined) break;
      await connection.simple(next.sql);
    }
  }
}

function word(column: string, words: Readonly<Record<string, string>>, otherwise: string): string {
  const cases = Object.entries(words).map(([kind, name]) => `when ${column} ${EQ} '${kind}' then '${name}'`);
  return `case ${cases.join(' ')} else '${otherwise}' end`;
}
