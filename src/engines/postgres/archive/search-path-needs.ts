import { FIRST_OWN } from '../catalog/queries.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ, GE, isOwnSchema, NE } from '../sql/operators.ts';
import { splitIdentifierList } from '../sql/text.ts';

const refersTo = (catalog: string, oid: string): string =>
  `d.refclassid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and d.refobjid ${EQ} ${oid}`;
const isOf = (catalog: string): string => `d.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass`;

/** What a restore evaluates: indexes and partition keys, checks, generated columns, and what materialized views read. */
const EVALUATED = `(${isOf('pg_class')} and exists (select from pg_catalog.pg_class c where c.oid ${EQ} d.objid and c.relkind ${EQ} any ('{i,I,p}'))
    or ${isOf('pg_constraint')}
    or ${isOf('pg_attrdef')} and exists (select from pg_catalog.pg_attrdef f join pg_catalog.pg_attribute a on a.attrelid ${EQ} f.adrelid and a.attnum ${EQ} f.adnum
      where f.oid ${EQ} d.objid and a.attgenerated ${NE} '')
    or ${isOf('pg_rewrite')} and exists (select from pg_catalog.pg_class c where c.relkind ${EQ} 'm'))`;

/** Functions with a text body and no search_path of their own that a restore runs, directly or through an operator. */
const FUNCTIONS = `select distinct n.nspname as schema, xn.nspname as needed
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid ${EQ} p.pronamespace join pg_catalog.pg_language l on l.oid ${EQ} p.prolang
    left join pg_catalog.pg_depend m on m.classid ${EQ} 'pg_catalog.pg_proc'::pg_catalog.regclass and m.objid ${EQ} p.oid and m.deptype ${EQ} 'e'
    left join pg_catalog.pg_depend x on x.classid ${EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass and x.objid ${EQ} m.refobjid
      and x.refclassid ${EQ} 'pg_catalog.pg_extension'::pg_catalog.regclass
    left join pg_catalog.pg_extension e on e.oid ${EQ} x.refobjid left join pg_catalog.pg_namespace xn on xn.oid ${EQ} e.extnamespace
  where p.oid ${GE} ${FIRST_OWN} and ${isOwnSchema('n')} and l.lanname ${NE} all ('{c,internal}') and p.prosrc ${NE} ''
    and not exists (select from pg_catalog.unnest(p.proconfig) s(setting) where pg_catalog.starts_with(s.setting, 'search_path='))
    and (exists (select from pg_catalog.pg_depend d where ${refersTo('pg_proc', 'p.oid')} and ${EVALUATED})
      or exists (select from pg_catalog.pg_operator o join pg_catalog.pg_depend d on ${refersTo('pg_operator', 'o.oid')}
        where o.oprcode::pg_catalog.oid ${EQ} p.oid and ${EVALUATED}))
  order by 1, 2`;

const SETTING = `select pg_catalog.substr(s.setting, 13) as path from pg_catalog.pg_db_role_setting r, pg_catalog.unnest(r.setconfig) s(setting)
  where r.setrole ${EQ} 0 and pg_catalog.starts_with(s.setting, 'search_path=')
    and r.setdatabase ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())`;

/** Without the system's own: unless it is named, pg_catalog comes first, and no user's schema before it. */
const SCHEMAS = `select n.nspname as name from pg_catalog.pg_namespace n where ${isOwnSchema('n')}`;

/**
 * The schemas in which the functions that a restore runs may expect what they reference. Empty if there is no such function.
 * First the database's own search_path, or `public`; then the functions' schemas, and those of extensions that theirs need.
 */
export async function neededSearchPath(connection: Connection): Promise<string[]> {
  const functions = await connection.query<{ schema: string; needed: string | null }>(FUNCTIONS);
  if (functions.length === 0) return [];
  const [setting] = await connection.query<{ path: string }>(SETTING);
  const existing = new Set((await connection.query<{ name: string }>(SCHEMAS)).map(({ name }) => name));
  const own = setting === undefined ? ['public'] : splitIdentifierList(setting.path);
  const all = [...own, ...functions.flatMap(({ schema, needed }) => [schema, ...(needed === null ? [] : [needed])])];
  return [...new Set(all)].filter((name) => existing.has(name));
}
