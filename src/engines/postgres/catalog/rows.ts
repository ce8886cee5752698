import { EQ, GE, GT, isOwnSchema, LT, NE } from '../sql/operators.ts';
import { FIRST_OWN, free } from './queries.ts';

/** Schema and name of the table that owns the sequence `c`. */
export const SEQUENCE_OWNER = `(select array[tn.nspname::pg_catalog.text, t.relname::pg_catalog.text] from pg_catalog.pg_depend d join pg_catalog.pg_class t on t.oid ${EQ} d.refobjid join pg_catalog.pg_namespace tn on tn.oid ${EQ} t.relnamespace
      where d.classid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${EQ} c.oid and d.refclassid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype ${EQ} any ('{a,i}')
      limit 1)`;
const SEQUENCE = `n.nspname as schema, c.relname as name, case when q.seqcycle then 'around' when q.seqincrement ${LT} 0 then 'down' end as goes,
    ${SEQUENCE_OWNER} as owner`;
const FROM_SEQUENCES = `from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace`;
const OWN_SEQUENCES = `c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

/** Sequences of a snapshot, without their values, which are not part of it. */
export const SEQUENCE_LIST_QUERY = `select ${SEQUENCE} ${FROM_SEQUENCES} where ${OWN_SEQUENCES} order by 1, 2`;

/** Sequences with their last value as the server returns it: null if nothing was drawn yet, or it may not be read. */
export const SEQUENCES_QUERY = `select ${SEQUENCE}, s.last_value::pg_catalog.text as last_value ${FROM_SEQUENCES}
  join pg_catalog.pg_sequences s on s.schemaname ${EQ} n.nspname and s.sequencename ${EQ} c.relname where ${OWN_SEQUENCES} order by 1, 2`;

/**
 * While planning any query of a table, even `count(*)`, the planner evaluates parts of an index or of extended statistics,
 * as the current user. A user's functions must not run with the privileges of a backup account. Built-in functions are not
 * recorded as a dependency.
 */
const USER_CODE = `any ('{pg_catalog.pg_proc,pg_catalog.pg_operator,pg_catalog.pg_type}'::pg_catalog.regclass[]::pg_catalog.oid[])`;
const plansUserCode = (oid: string): string => `(exists (select from pg_catalog.pg_index i join pg_catalog.pg_depend d
      on d.classid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${EQ} i.indexrelid and d.refclassid ${EQ} ${USER_CODE}
      where i.indrelid ${EQ} ${oid} and (i.indexprs is not null or i.indpred is not null))
    or exists (select from pg_catalog.pg_statistic_ext s join pg_catalog.pg_depend d
      on d.classid ${EQ} 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass and d.objid ${EQ} s.oid and d.refclassid ${EQ} ${USER_CODE}
      where s.stxrelid ${EQ} ${oid}))`;

/**
 * A table and its partitions, as far as the condition holds for a row `l` of pg_class. From the catalog, because
 * `pg_partition_tree` locks each of them, and all sessions of a server share its lock table.
 */
export const treeOf = (oid: string, condition: string): string => `with recursive tree(oid) as (select ${oid}
    union all select i.inhrelid from tree join pg_catalog.pg_inherits i on i.inhparent ${EQ} tree.oid)
  select tree.oid from tree join pg_catalog.pg_class l on l.oid ${EQ} tree.oid where ${condition}`;

/** Whether planning a query of a partitioned table runs a user's code before it reaches the tables that hold the rows. */
export const treePlansUserCode = (oid: string): string =>
  `exists (${treeOf(
    oid,
    `l.relkind ${EQ} 'p' and (${plansUserCode('l.oid')}
    or exists (select from pg_catalog.pg_partitioned_table t join pg_catalog.pg_depend d
      on d.classid ${EQ} 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid ${EQ} t.partrelid and d.refclassid ${EQ} ${USER_CODE}
      where t.partrelid ${EQ} l.oid and t.partexprs is not null))`,
  )})`;

const NARROWEST_COLUMN = `(select pg_catalog.quote_ident(a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${EQ} c.oid and a.attnum ${GT} 0 and not a.attisdropped and a.attgenerated ${EQ} ''
      order by case when a.attlen ${GT} 0 then a.attlen end, a.attnum limit 1)`;

/** Whether a table can't be measured without waiting. */
export const IS_LOCKED = `c.oid ${EQ} any (array(select l.relation from pg_catalog.pg_locks l where l.mode ${EQ} 'AccessExclusiveLock'
      and l.database ${EQ} (select oid from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database())))`;

/**
 * The bytes of a row `c` of pg_class. Measuring waits for its lock, which would also stop a dump that leaves that table out, or reads no
 * rows of it (REFRESH MATERIALIZED VIEW). So of one that is locked, it is what the last VACUUM found.
 */
export const sizeOf = (measure: 'pg_relation_size' | 'pg_table_size'): string =>
  `(case when ${IS_LOCKED}
    then c.relpages::pg_catalog.int8 operator(pg_catalog.*) pg_catalog.current_setting('block_size')::pg_catalog.int8
    else coalesce(pg_catalog.${measure}(c.oid), 0) end)::pg_catalog.text`;

/**
 * Tables and materialized views with rows of their own; sizes in bytes. Hashes may differ at the target (an enum's depend
 * on object ids), so rows of a hash partition may be restored into a sibling.
 */
export const TABLES_QUERY = `
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind, c.relpersistence as persistence,
    ${sizeOf('pg_relation_size')} as bytes, pg_catalog.format('%I.%I', n.nspname, c.relname) as quoted,
    ${plansUserCode('c.oid')} as plans_user_code, ${NARROWEST_COLUMN} as narrowest,
    case when c.relispartition then (select p.relid::pg_catalog.text from pg_catalog.pg_partition_ancestors(c.oid) with ordinality p(relid, level)
      join pg_catalog.pg_partitioned_table t on t.partrelid ${EQ} p.relid where t.partstrat ${EQ} 'h' order by p.level desc limit 1) end as moves_within
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where c.relkind ${EQ} any ('{r,m}') and c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')} order by 2, 3`;

/** Extensions except the one that every new database has, even if it was dropped and created again. */
export const EXTENSIONS_QUERY = `select extname as name, extversion as version from pg_catalog.pg_extension where oid ${GE} ${FIRST_OWN} and extname ${NE} 'plpgsql' order by 1`;
