/**
 * One kind of schema object. Each query gives `schema` (null for what belongs to the whole database), `relation` (the table
 * that it hangs on, else null), `name` (unique within the type) and `definition` (null where no text is the same before and
 * after a restore and on every major version).
 *
 * A definition holds only what a restore and a newer server leave as it is. Expressions mostly don't qualify: the server
 * prints `status in ('a','b')` of a varchar differently after one dump and restore, and views differently in each major.
 * So expressions count by their presence, and only constants and the most common calls by their text. Roles and grants are
 * left out: a restore may have to leave them.
 *
 * The session's search_path must be empty, so that every printed name is qualified.
 */
export interface ObjectQuery {
  readonly type: string;
  readonly sql: string;
}

/** A schema of the user's. */
const own = (alias: string): string => `${alias}.nspname !~ '^pg_' and ${alias}.nspname <> 'information_schema'`;

/** Not made by an extension: CREATE EXTENSION makes those anew, perhaps in another version. */
const free = (catalogue: string, oid: string): string =>
  `not exists (select 1 from pg_depend e where e.classid = '${catalogue}'::regclass and e.objid = ${oid} and e.deptype = 'e')`;

/** The first object id that initdb doesn't use. */
const FIRST_OWN = 16_384;

const STABLE_DEFAULT = String.raw`^(nextval\(''([^'']|'''')*''::regclass\)|true|false|NULL|[0-9.]+|''([^'']|'''')*''::[a-z ]+(\([0-9,]+\))?|now\(\)|CURRENT_(TIMESTAMP|DATE)|gen_random_uuid\(\))$`;

/** Columns in their order; of inheritance children by name, since a dump puts inherited columns first. */
const COLUMNS = `(select string_agg(concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then 'not null' end, 'identity ' || nullif(a.attidentity::text, ''), 'generated ' || nullif(a.attgenerated::text, ''),
    case when a.attcollation <> t.typcollation then (select 'collate ' || quote_ident(l.collname) from pg_collation l where l.oid = a.attcollation) end,
    case when d.oid is not null then 'default ' || case when pg_get_expr(d.adbin, d.adrelid) ~ '${STABLE_DEFAULT}'
      then pg_get_expr(d.adbin, d.adrelid) else '?' end end),
    ', ' order by case when c.relispartition or not exists (select 1 from pg_inherits i where i.inhrelid = c.oid) then a.attnum end, a.attname)
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

const relation = (kinds: string, definition: string): string => `
  select n.nspname as schema, c.relname as relation, format('%I.%I', n.nspname, c.relname) as name, ${definition} as definition
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in (${kinds}) and ${own('n')} and ${free('pg_class', 'c.oid')}`;

const TABLE = `concat_ws(' | ', c.relkind, case when c.relkind = 'r' then c.relpersistence end, ${COLUMNS},
  case when c.relkind = 'p' then (select case when k.partexprs is null then pg_get_partkeydef(c.oid) else k.partstrat::text end
    from pg_partitioned_table k where k.partrelid = c.oid) end,
  (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid),
  case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end,
  case when c.relrowsecurity then 'row security' end, case when c.relforcerowsecurity then 'forced' end)`;

const INDEX = `
  select n.nspname as schema, t.relname as relation, format('%I.%I', n.nspname, c.relname) as name,
    concat_ws(' | ', i.indrelid::regclass, m.amname, case when i.indisunique then 'unique' end, case when i.indisprimary then 'primary' end,
      case when i.indisexclusion then 'exclusion' end, i.indnkeyatts, case when i.indpred is not null then 'partial' end,
      (select string_agg(concat_ws(' ', case when k.attnum = 0 then '?' else quote_ident(a.attname) end,
          i.indoption[k.at - 1], (select o.opcname from pg_opclass o where o.oid = i.indclass[k.at - 1])), ', ' order by k.at)
        from unnest(i.indkey::smallint[]) with ordinality k(attnum, at)
        left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum)) as definition
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
  where ${own('n')} and (i.indisvalid or t.relkind = 'p') and ${free('pg_class', 't.oid')} and ${free('pg_class', 'c.oid')}`;

/** Constraints that a partition has from its parent get their names anew; NOT NULL is told with the columns (before 18 it has no name). */
const CONSTRAINT = `
  select n.nspname as schema, r.relname as relation,
    format('%s.%I', case when c.conrelid = 0 then c.contypid::regtype::text else c.conrelid::regclass::text end, c.conname) as name,
    concat_ws(' | ', c.contype, case when c.conrelid <> 0 then (select string_agg(quote_ident(a.attname), ', ' order by k.at)
        from unnest(c.conkey) with ordinality k(attnum, at) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
        where c.contype <> 'c') end,
      case when c.contype = 'f' then c.confrelid::regclass::text end,
      case when c.contype = 'f' then (select string_agg(quote_ident(a.attname), ', ' order by k.at)
        from unnest(c.confkey) with ordinality k(attnum, at) join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) end,
      case when c.contype = 'f' then concat(c.confupdtype, c.confdeltype, c.confmatchtype) end,
      case when c.condeferrable then 'deferrable' end, case when c.condeferred then 'deferred' end,
      case when not c.convalidated then 'not valid' end) as definition
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace left join pg_class r on r.oid = c.conrelid
  where c.contype in ('c', 'f', 'p', 'u', 'x') and c.conparentid = 0 and ${own('n')}
    and ${free('pg_class', 'c.conrelid')} and ${free('pg_type', 'c.contypid')}`;

const ROUTINE_NAME = `format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))`;

const routine = (kinds: string, definition: string): string => `
  select n.nspname as schema, null as relation, ${ROUTINE_NAME} as name, ${definition} as definition
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where p.prokind in (${kinds}) and ${own('n')} and ${free('pg_proc', 'p.oid')}
    and not exists (select 1 from pg_depend i where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')`;

const FUNCTION = `concat_ws(' | ', p.prokind, l.lanname, pg_get_function_result(p.oid), p.provolatile, p.proparallel,
  case when p.proisstrict then 'strict' end, case when p.prosecdef then 'definer' end, case when p.proleakproof then 'leakproof' end,
  array_to_string(p.proconfig, ', '), p.probin, p.prosrc)`;

const TRIGGER = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', g.tgrelid::regclass, g.tgname) as name,
    concat_ws(' | ', g.tgfoid::regproc, g.tgtype, g.tgenabled, g.tgattr, encode(g.tgargs, 'hex'), g.tgdeferrable, g.tginitdeferred,
      case when g.tgqual is not null then 'when' end, g.tgoldtable, g.tgnewtable) as definition
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not g.tgisinternal and g.tgparentid = 0 and ${own('n')} and ${free('pg_class', 'c.oid')} and ${free('pg_trigger', 'g.oid')}`;

const POLICY = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', p.polrelid::regclass, p.polname) as name,
    concat_ws(' | ', p.polcmd, p.polpermissive, case when p.polqual is not null then 'using' end,
      case when p.polwithcheck is not null then 'check' end) as definition
  from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
  where ${own('n')} and ${free('pg_class', 'c.oid')}`;

const RULE = `
  select n.nspname as schema, c.relname as relation, format('%s.%I', r.ev_class::regclass, r.rulename) as name,
    concat_ws(' | ', r.ev_type, r.ev_enabled, r.is_instead) as definition
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
  where r.rulename <> '_RETURN' and ${own('n')} and ${free('pg_class', 'c.oid')}`;

const type = (condition: string, definition: string): string => `
  select n.nspname as schema, null as relation, format('%I.%I', n.nspname, t.typname) as name, ${definition} as definition
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where ${condition} and ${own('n')} and ${free('pg_type', 't.oid')}`;

const ENUM = `(select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)`;
const DOMAIN = `concat_ws(' | ', format_type(t.typbasetype, t.typtypmod), case when t.typnotnull then 'not null' end,
  case when t.typdefault is not null then 'default' end)`;
const COMPOSITE = `(select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
  from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped)`;

/** Objects with a schema and a name and nothing to compare but that they are there. */
const named = (catalogue: string, prefix: string): string => `
  select n.nspname as schema, null as relation, format('%I.%I', n.nspname, x.${prefix}name) as name, null as definition
  from ${catalogue} x join pg_namespace n on n.oid = x.${prefix}namespace where ${own('n')} and ${free(catalogue, 'x.oid')}`;

const global = (catalogue: string, name: string, definition = 'null'): string => `
  select null as schema, null as relation, ${name} as name, ${definition} as definition
  from ${catalogue} x where x.oid >= ${FIRST_OWN} and ${free(catalogue, 'x.oid')}
    and not exists (select 1 from pg_depend i where i.classid = '${catalogue}'::regclass and i.objid = x.oid and i.deptype = 'i')`;

export const OBJECT_QUERIES: readonly ObjectQuery[] = [
  {
    type: 'schema',
    sql: `select n.nspname as schema, null as relation, quote_ident(n.nspname) as name, null as definition
      from pg_namespace n where ${own('n')} and n.nspname <> 'public' and ${free('pg_namespace', 'n.oid')}`,
  },
  { type: 'table', sql: relation("'r', 'p'", TABLE) },
  { type: 'foreign table', sql: relation("'f'", COLUMNS) },
  { type: 'view', sql: relation("'v'", COLUMNS) },
  {
    type: 'materialized view',
    sql: relation("'m'", `concat_ws(' | ', ${COLUMNS}, case when c.relispopulated then 'populated' end)`),
  },
  { type: 'index', sql: INDEX },
  { type: 'constraint', sql: CONSTRAINT },
  { type: 'function', sql: routine("'f', 'p', 'w'", FUNCTION) },
  { type: 'aggregate', sql: routine("'a'", 'format_type(p.prorettype, null)') },
  { type: 'trigger', sql: TRIGGER },
  { type: 'policy', sql: POLICY },
  { type: 'rule', sql: RULE },
  { type: 'enum', sql: type("t.typtype = 'e'", ENUM) },
  { type: 'domain', sql: type("t.typtype = 'd'", DOMAIN) },
  {
    type: 'type',
    sql: `${type("t.typtype = 'c' and exists (select 1 from pg_class c where c.oid = t.typrelid and c.relkind = 'c')", COMPOSITE)}
      union all ${type("t.typtype in ('b', 'r') and t.typcategory <> 'A'", 't.typtype::text')}`,
  },
  {
    type: 'operator',
    sql: `select n.nspname as schema, null as relation,
        format('%I.%s(%s, %s)', n.nspname, o.oprname, format_type(nullif(o.oprleft, 0), null), format_type(nullif(o.oprright, 0), null)) as name,
        o.oprcode::text as definition
      from pg_operator o join pg_namespace n on n.oid = o.oprnamespace where ${own('n')} and ${free('pg_operator', 'o.oid')}`,
  },
  {
    type: 'operator class',
    sql: `select n.nspname as schema, null as relation, format('%I.%I using %I', n.nspname, o.opcname, m.amname) as name, o.opcintype::regtype::text as definition
      from pg_opclass o join pg_namespace n on n.oid = o.opcnamespace join pg_am m on m.oid = o.opcmethod
      where ${own('n')} and ${free('pg_opclass', 'o.oid')}`,
  },
  { type: 'statistics', sql: named('pg_statistic_ext', 'stx') },
  { type: 'collation', sql: named('pg_collation', 'coll') },
  { type: 'conversion', sql: named('pg_conversion', 'con') },
  { type: 'text search configuration', sql: named('pg_ts_config', 'cfg') },
  { type: 'text search dictionary', sql: named('pg_ts_dict', 'dict') },
  {
    type: 'event trigger',
    sql: global(
      'pg_event_trigger',
      'quote_ident(x.evtname)',
      "concat_ws(' | ', x.evtevent, x.evtfoid::regproc, x.evtenabled, array_to_string(x.evttags, ', '))",
    ),
  },
  {
    type: 'cast',
    sql: global(
      'pg_cast',
      "format('%s as %s', format_type(x.castsource, null), format_type(x.casttarget, null))",
      'concat(x.castcontext, x.castmethod)',
    ),
  },
  { type: 'language', sql: global('pg_language', 'quote_ident(x.lanname)') },
  { type: 'foreign-data wrapper', sql: global('pg_foreign_data_wrapper', 'quote_ident(x.fdwname)') },
  { type: 'foreign server', sql: global('pg_foreign_server', 'quote_ident(x.srvname)') },
];

/** Sequences with their last value as the server gives it: null when nothing was taken from it yet, or it may not be read. */
export const SEQUENCES_QUERY = `
  select s.schemaname as schema, s.sequencename as name, s.last_value::text as last_value,
    case when s.cycle then 'around' when s.increment_by < 0 then 'down' end as goes,
    (select array[tn.nspname::text, t.relname::text] from pg_depend d join pg_class t on t.oid = d.refobjid join pg_namespace tn on tn.oid = t.relnamespace
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
      limit 1) as owner
  from pg_sequences s join pg_namespace n on n.nspname = s.schemaname join pg_class c on c.relnamespace = n.oid and c.relname = s.sequencename
  where ${own('n')} and ${free('pg_class', 'c.oid')} order by 1, 2`;

/**
 * Tables and materialised views with rows of their own; sizes in bytes. Hashes may differ at the other end (an enum's are
 * made of object ids), so that rows of a hash partition come back in a sibling.
 */
export const TABLES_QUERY = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
    coalesce(pg_relation_size(c.oid), 0)::text as bytes, format('%I.%I', n.nspname, c.relname) as quoted,
    case when c.relispartition then (select p.relid::text from pg_partition_ancestors(c.oid) with ordinality p(relid, level)
      join pg_partitioned_table t on t.partrelid = p.relid where t.partstrat = 'h' order by p.level desc limit 1) end as moves_within
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'm') and c.relpersistence <> 't' and ${own('n')} and ${free('pg_class', 'c.oid')} order by 2, 3`;

/** Extensions but those that every new database has. */
export const EXTENSIONS_QUERY = `select extname as name, extversion as version from pg_extension where oid >= ${FIRST_OWN} order by 1`;
