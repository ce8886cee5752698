import { CAT, EQ, GE, GT, isOwnSchema, MATCHES, MINUS, NE } from '../sql/operators.ts';

/**
 * One kind of schema object. Each query returns `schema` (null for what belongs to the whole database), `relation` (the
 * table that it depends on, or null), `name` (unique within the type) and `definition` (null if no text is the same before
 * and after a restore and on every major version).
 *
 * A definition contains only what a restore and a newer server preserve. Most expressions don't qualify: the server prints
 * `status in ('a','b')` of a varchar differently after one dump and restore, and views differently in each major version.
 * So expressions count by their presence, and only constants and the most common calls by their text. Roles and grants are
 * left out, because a restore may have to leave them out. A restore changes column numbers, object ids and the order in
 * which partitions were attached, so columns are identified by name.
 *
 * Names are assembled from the catalogs' own rows, not by casts such as regclass, which use the newest catalogs, where
 * something in the snapshot may be gone (its definition is null). The session's search_path must be empty, so that every
 * printed name is qualified.
 */
export interface ObjectQuery {
  readonly type: string;
  readonly sql: string;
}

/** Not created by an extension: CREATE EXTENSION creates those again, perhaps in another version. */
export const free = (catalog: string, oid: string): string =>
  `not exists (select 1 from pg_catalog.pg_depend e where e.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and e.objid ${EQ} ${oid} and e.deptype ${EQ} 'e')`;

/** The first object id that initdb does not use. */
export const FIRST_OWN = 16_384;

const STABLE_DEFAULT = String.raw`^(nextval\(''([^'']|'''')*''::regclass\)|true|false|NULL|[0-9.]+|''([^'']|'''')*''::[a-z ]+(\([0-9,]+\))?|now\(\)|CURRENT_(TIMESTAMP|DATE)|gen_random_uuid\(\))$`;

/** Columns in their order; in inheritance children by name, because a dump puts inherited columns first. */
const COLUMNS = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull and (a.attinhcount ${EQ} 0 or c.relispartition) then 'not null' end, case when a.attidentity ${NE} '' then pg_catalog.concat('identity ', a.attidentity) end, case when a.attgenerated ${NE} '' then pg_catalog.concat('generated ', a.attgenerated) end,
    case when a.attcollation ${NE} t.typcollation then (select 'collate ' ${CAT} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${EQ} a.attcollation) end,
    case when d.oid is not null then 'default ' ${CAT} case when pg_catalog.pg_get_expr(d.adbin, d.adrelid) ${MATCHES} '${STABLE_DEFAULT}'
      then pg_catalog.pg_get_expr(d.adbin, d.adrelid) else '?' end end),
    ', ' order by case when c.relispartition or not exists (select 1 from pg_catalog.pg_inherits i where i.inhrelid ${EQ} c.oid) then a.attnum end, a.attname)
  from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid ${EQ} a.atttypid left join pg_catalog.pg_attrdef d on d.adrelid ${EQ} a.attrelid and d.adnum ${EQ} a.attnum
  where a.attrelid ${EQ} c.oid and a.attnum ${GT} 0 and not a.attisdropped)`;

/** Whether the newest catalogs still contain it. */
const stands = (relation: string): string => `pg_catalog.pg_table_is_visible(${relation}) is not null`;

const relation = (kinds: string, definition: string): string => `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, case when ${stands('c.oid')} then ${definition} end as definition
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where c.relkind ${EQ} any ('{${kinds}}') and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

/** Sorted by name, because a dump writes a view's check option separately. */
const OPTIONS = `(select pg_catalog.string_agg(o.option, ', ' order by o.option) from pg_catalog.unnest(c.reloptions) o(option))`;

/** A catalog column that older servers lack. Null there. */
const newer = (row: string, column: string): string =>
  `(pg_catalog.to_jsonb(${row}) operator(pg_catalog.->>) '${column}')`;
const onlyIf = (condition: string, text: string): string => `case when ${condition} then '${text}' end`;

const TABLE = `pg_catalog.concat_ws(' | ', c.relkind, case when c.relkind ${EQ} 'r' then c.relpersistence end, ${COLUMNS},
  case when c.relkind ${EQ} 'p' then (select case when k.partexprs is null then pg_catalog.pg_get_partkeydef(c.oid) else k.partstrat::pg_catalog.text end
    from pg_catalog.pg_partitioned_table k where k.partrelid ${EQ} c.oid) end,
  (select pg_catalog.string_agg(pg_catalog.format('%I.%I', pn.nspname, pc.relname), ', ' order by i.inhseqno) from pg_catalog.pg_inherits i
    join pg_catalog.pg_class pc on pc.oid ${EQ} i.inhparent join pg_catalog.pg_namespace pn on pn.oid ${EQ} pc.relnamespace where i.inhrelid ${EQ} c.oid),
  case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end,
  case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end, ${OPTIONS},
  ${onlyIf(`c.relreplident ${EQ} 'f'`, 'replica identity full')}, ${onlyIf(`c.relreplident ${EQ} 'n'`, 'no replica identity')})`;

const INDEX = `
  select n.nspname as schema, t.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
    case when ${stands('t.oid')} then pg_catalog.concat_ws(' | ', pg_catalog.format('%I.%I', n.nspname, t.relname), m.amname, case when i.indisunique then 'unique' end, case when i.indisprimary then 'primary' end,
      case when i.indisexclusion then 'exclusion' end, i.indnkeyatts, case when i.indpred is not null then 'partial' end,
      ${onlyIf(`${newer('i', 'indnullsnotdistinct')} ${EQ} 'true'`, 'nulls not distinct')}, ${onlyIf('i.indisreplident', 'replica identity')}, ${onlyIf('i.indisclustered', 'clustered')}, ${OPTIONS},
      (select pg_catalog.string_agg(pg_catalog.concat_ws(' ', case when k.attnum ${EQ} 0 then '?' else pg_catalog.quote_ident(a.attname) end,
          i.indoption[k.at ${MINUS} 1], (select o.opcname from pg_catalog.pg_opclass o where o.oid ${EQ} i.indclass[k.at ${MINUS} 1]),
          (select 'collate ' ${CAT} pg_catalog.quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid ${EQ} i.indcollation[k.at ${MINUS} 1] and l.oid ${NE} a.attcollation)), ', ' order by k.at)
        from pg_catalog.unnest(i.indkey::smallint[]) with ordinality k(attnum, at)
        left join pg_catalog.pg_attribute a on a.attrelid ${EQ} i.indrelid and a.attnum ${EQ} k.attnum)) end as definition
  from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid ${EQ} i.indexrelid join pg_catalog.pg_class t on t.oid ${EQ} i.indrelid
    join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace join pg_catalog.pg_am m on m.oid ${EQ} c.relam
  where ${isOwnSchema('n')} and (i.indisvalid or t.relkind ${EQ} 'p') and ${free('pg_class', 't.oid')} and ${free('pg_class', 'c.oid')}`;

const columnNames = (
  relation: string,
  numbers: string,
): string => `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.at)
        from pg_catalog.unnest(${numbers}) with ordinality k(attnum, at) join pg_catalog.pg_attribute a on a.attrelid ${EQ} ${relation} and a.attnum ${EQ} k.attnum)`;

/**
 * Constraints that a partition inherits get new names. NOT NULL is described with the columns (before 18 it has no name).
 * Whether an inherited one is validated depends on its parent after a restore.
 */
const CONSTRAINT = `
  select n.nspname as schema, r.relname as relation,
    pg_catalog.format('%I.%I.%I', n.nspname, coalesce(r.relname, d.typname), c.conname) as name,
    pg_catalog.concat_ws(' | ', c.contype, case when c.contype ${NE} 'c' and r.oid is not null then ${columnNames('c.conrelid', 'c.conkey')} end,
      case when c.contype ${EQ} 'f' then pg_catalog.format('%I.%I', fn.nspname, f.relname) end,
      case when c.contype ${EQ} 'f' then ${columnNames('c.confrelid', 'c.confkey')} end,
      case when c.contype ${EQ} 'f' then pg_catalog.concat(c.confupdtype, c.confdeltype, c.confmatchtype) end,
      case when c.condeferrable then 'deferrable' end, case when c.condeferred then 'deferred' end,
      case when not c.convalidated and c.coninhcount ${EQ} 0 then 'not valid' end,
      ${onlyIf(`c.contype ${EQ} 'c' and c.connoinherit`, 'no inherit')}, ${onlyIf(`${newer('c', 'conenforced')} ${EQ} 'false'`, 'not enforced')}, ${onlyIf(`${newer('c', 'conperiod')} ${EQ} 'true'`, 'period')},
      ${columnNames('c.conrelid', "pg_catalog.translate((pg_catalog.to_jsonb(c) operator(pg_catalog.->>) 'confdelsetcols'), '[]', '{}')::smallint[]")},
      (select pg_catalog.string_agg(o.oprname, ', ' order by k.at) from pg_catalog.unnest(c.conexclop) with ordinality k(operator, at) join pg_catalog.pg_operator o on o.oid ${EQ} k.operator)) as definition
  from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid ${EQ} c.connamespace left join pg_catalog.pg_class r on r.oid ${EQ} c.conrelid
    left join pg_catalog.pg_type d on d.oid ${EQ} c.contypid left join pg_catalog.pg_class f on f.oid ${EQ} c.confrelid left join pg_catalog.pg_namespace fn on fn.oid ${EQ} f.relnamespace
  where c.contype ${EQ} any ('{c,f,p,u,x}') and c.conparentid ${EQ} 0 and ${isOwnSchema('n')}
    and ${free('pg_class', 'c.conrelid')} and ${free('pg_type', 'c.contypid')}`;

const ROUTINE_NAME = `pg_catalog.format('%I.%I(%s)', n.nspname, p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid))`;

/** Functions of these kinds, with `p` in their definition. */
export const routine = (kinds: string, definition: string): string => `
  select n.nspname as schema, null as relation, ${ROUTINE_NAME} as name, ${definition} as definition
  from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid ${EQ} p.pronamespace join pg_catalog.pg_language l on l.oid ${EQ} p.prolang
  where p.prokind ${EQ} any ('{${kinds}}') and ${isOwnSchema('n')} and ${free('pg_proc', 'p.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${EQ} 'pg_catalog.pg_proc'::pg_catalog.regclass and i.objid ${EQ} p.oid and i.deptype ${EQ} 'i')`;

const FUNCTION = `pg_catalog.concat_ws(' | ', p.prokind, l.lanname, pg_catalog.pg_get_function_result(p.oid), p.provolatile, p.proparallel,
  case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end, case when p.proleakproof then 'leakproof' end,
  pg_catalog.array_to_string(p.proconfig, ', '), p.probin, p.prosrc,
  case when p.pronargdefaults ${GT} 0 then p.pronargdefaults end)`;

const TRIGGER = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, g.tgname) as name,
    pg_catalog.concat_ws(' | ', (select pg_catalog.format('%I.%I', pn.nspname, p.proname) from pg_catalog.pg_proc p join pg_catalog.pg_namespace pn on pn.oid ${EQ} p.pronamespace where p.oid ${EQ} g.tgfoid),
      g.tgtype, g.tgenabled, ${columnNames('g.tgrelid', 'g.tgattr::smallint[]')}, pg_catalog.encode(g.tgargs, 'hex'), g.tgdeferrable, g.tginitdeferred,
      case when g.tgqual is not null then 'when' end, g.tgoldtable, g.tgnewtable) as definition
  from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${EQ} g.tgrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where not g.tgisinternal and g.tgparentid ${EQ} 0 and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')} and ${free('pg_trigger', 'g.oid')}`;

const POLICY = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, p.polname) as name,
    pg_catalog.concat_ws(' | ', p.polcmd, p.polpermissive, case when p.polqual is not null then 'using' end,
      case when p.polwithcheck is not null then 'check' end) as definition
  from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${EQ} p.polrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

const RULE = `
  select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, r.rulename) as name,
    pg_catalog.concat_ws(' | ', r.ev_type, r.ev_enabled, r.is_instead) as definition
  from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${EQ} r.ev_class join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where r.rulename ${NE} '_RETURN' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

const type = (condition: string, definition: string): string => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, t.typname) as name, ${definition} as definition
  from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid ${EQ} t.typnamespace
  where ${condition} and ${isOwnSchema('n')} and ${free('pg_type', 't.oid')}`;

const ENUM = `(select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid ${EQ} t.oid)`;
const DOMAIN = `pg_catalog.concat_ws(' | ', pg_catalog.format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  case when t.typdefault is not null then 'default' end)`;
const COMPOSITE = `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) ${CAT} ' ' ${CAT} pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_catalog.pg_attribute a where a.attrelid ${EQ} t.typrelid and a.attnum ${GT} 0 and not a.attisdropped)`;

/** Objects with a schema and a name for which only existence is compared. */
export const named = (catalog: string, prefix: string, definition = 'null'): string => `
  select n.nspname as schema, null as relation, pg_catalog.format('%I.%I', n.nspname, x.${prefix}name) as name, ${definition} as definition
  from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${EQ} x.${prefix}namespace where ${isOwnSchema('n')} and ${free(catalog, 'x.oid')}`;

export const global = (catalog: string, name: string, definition = 'null'): string => `
  select null as schema, null as relation, ${name} as name, ${definition} as definition
  from pg_catalog.${catalog} x where x.oid ${GE} ${FIRST_OWN} and ${free(catalog, 'x.oid')}
    and not exists (select 1 from pg_catalog.pg_depend i where i.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass and i.objid ${EQ} x.oid and i.deptype ${EQ} 'i')`;

/** A dump fills a materialized view only if all those that it reads, directly or through views, are filled too. */
const IS_FILLED = `c.relispopulated and not exists (
    with recursive reads(oid) as (
      select c.oid
      union select d.refobjid from reads join pg_catalog.pg_rewrite w on w.ev_class ${EQ} reads.oid
        join pg_catalog.pg_depend d on d.classid ${EQ} 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid ${EQ} w.oid
          and d.refclassid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass
    )
    select from reads join pg_catalog.pg_class v on v.oid ${EQ} reads.oid where v.relkind ${EQ} 'm' and not v.relispopulated)`;

export const OBJECT_QUERIES: readonly ObjectQuery[] = [
  {
    type: 'schema',
    sql: `select n.nspname as schema, null as relation, pg_catalog.quote_ident(n.nspname) as name, null as definition
      from pg_catalog.pg_namespace n where ${isOwnSchema('n')} and n.nspname ${NE} 'public' and ${free('pg_namespace', 'n.oid')}`,
  },
  { type: 'table', sql: relation('r,p', TABLE) },
  { type: 'foreign table', sql: relation('f', COLUMNS) },
  { type: 'view', sql: relation('v', `pg_catalog.concat_ws(' | ', ${COLUMNS}, ${OPTIONS})`) },
  {
    type: 'materialized view',
    sql: relation(
      'm',
      `pg_catalog.concat_ws(' | ', ${COLUMNS}, case when ${IS_FILLED} then 'populated' end, ${OPTIONS})`,
    ),
  },
  { type: 'index', sql: INDEX },
  { type: 'constraint', sql: CONSTRAINT },
  { type: 'function', sql: routine('f,p,w', FUNCTION) },
  { type: 'trigger', sql: TRIGGER },
  { type: 'policy', sql: POLICY },
  { type: 'rule', sql: RULE },
  { type: 'enum', sql: type(`t.typtype ${EQ} 'e'`, ENUM) },
  { type: 'domain', sql: type(`t.typtype ${EQ} 'd'`, DOMAIN) },
  {
    type: 'type',
    sql: `${type(`t.typtype ${EQ} 'c' and exists (select 1 from pg_catalog.pg_class c where c.oid ${EQ} t.typrelid and c.relkind ${EQ} 'c')`, COMPOSITE)}
      union all ${type(`t.typtype ${EQ} any ('{b,r}') and t.typcategory ${NE} 'A'`, 't.typtype::pg_catalog.text')}`,
  },
  {
    type: 'operator',
    sql: `select n.nspname as schema, null as relation,
        pg_catalog.format('%I.%s(%s, %s)', n.nspname, o.oprname, pg_catalog.format_type(case when o.oprleft ${NE} 0 then o.oprleft end, null), pg_catalog.format_type(case when o.oprright ${NE} 0 then o.oprright end, null)) as name,
        o.oprcode::pg_catalog.text as definition
      from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid ${EQ} o.oprnamespace 
      where o.oprcode ${NE} 0 and ${isOwnSchema('n')} and ${free('pg_operator', 'o.oid')}`,
  },
  {
    type: 'operator class',
    sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opcname, m.amname) as name, o.opcintype::pg_catalog.regtype::pg_catalog.text as definition
      from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid ${EQ} o.opcnamespace join pg_catalog.pg_am m on m.oid ${EQ} o.opcmethod
      where ${isOwnSchema('n')} and ${free('pg_opclass', 'o.oid')}`,
  },
  {
    type: 'event trigger',
    sql: global(
      'pg_event_trigger',
      'pg_catalog.quote_ident(x.evtname)',
      "pg_catalog.concat_ws(' | ', x.evtevent, x.evtfoid::pg_catalog.regproc, x.evtenabled, pg_catalog.array_to_string(x.evttags, ', '))",
    ),
  },
  {
    type: 'cast',
    sql: global(
      'pg_cast',
      "pg_catalog.format('%s as %s', pg_catalog.format_type(x.castsource, null), pg_catalog.format_type(x.casttarget, null))",
      'pg_catalog.concat(x.castcontext, x.castmethod)',
    ),
  },
  { type: 'language', sql: global('pg_language', 'pg_catalog.quote_ident(x.lanname)') },
  {
    type: 'operator family',
    sql: `select n.nspname as schema, null as relation, pg_catalog.format('%I.%I using %I', n.nspname, o.opfname, m.amname) as name, null as definition
      from pg_catalog.pg_opfamily o join pg_catalog.pg_namespace n on n.oid ${EQ} o.opfnamespace join pg_catalog.pg_am m on m.oid ${EQ} o.opfmethod
      where ${isOwnSchema('n')} and ${free('pg_opfamily', 'o.oid')}`,
  },
  { type: 'text search parser', sql: named('pg_ts_parser', 'prs') },
  { type: 'text search template', sql: named('pg_ts_template', 'tmpl') },
  {
    type: 'transform',
    sql: global(
      'pg_transform',
      "pg_catalog.format('%s for %I', pg_catalog.format_type(x.trftype, null), (select l.lanname from pg_catalog.pg_language l where l.oid operator(pg_catalog.=) x.trflang))",
    ),
  },
  { type: 'foreign-data wrapper', sql: global('pg_foreign_data_wrapper', 'pg_catalog.quote_ident(x.fdwname)') },
];
