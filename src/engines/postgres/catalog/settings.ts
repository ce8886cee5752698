import { CAT, EQ, isOwnSchema, NE } from '../sql/operators.ts';
import { free, global, named, type ObjectQuery, routine } from './queries.ts';
import { SEQUENCE_OWNER } from './rows.ts';

const flag = (column: string, text: string): string => `case when ${column} then '${text}' end`;
const join = (...parts: string[]): string => `pg_catalog.concat_ws(' | ', ${parts.join(', ')})`;
const qualified = (catalog: string, prefix: string, oid: string): string =>
  `(select pg_catalog.format('%I.%I', qn.nspname, q.${prefix}name) from pg_catalog.${catalog} q join pg_catalog.pg_namespace qn on qn.oid ${EQ} q.${prefix}namespace where q.oid ${EQ} ${oid})`;

/** Columns sorted by name: the server orders them by number, which a restore changes. */
const STATISTICS = join(
  qualified('pg_class', 'rel', 'x.stxrelid'),
  "pg_catalog.array_to_string(x.stxkind, '')",
  `(select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a
      where a.attrelid ${EQ} x.stxrelid and a.attnum ${EQ} any (x.stxkeys::smallint[]))`,
);

const CONFIGURATION = join(
  qualified('pg_ts_parser', 'prs', 'x.cfgparser'),
  `(select pg_catalog.string_agg(pg_catalog.concat(m.maptokentype, ' ', ${qualified('pg_ts_dict', 'dict', 'm.mapdict')}), ', ' order by m.maptokentype, m.mapseqno)
      from pg_catalog.pg_ts_config_map m where m.mapcfg ${EQ} x.oid)`,
);

const functionOf = (column: string): string => qualified('pg_proc', 'pro', `a.${column}::pg_catalog.oid`);

/** What it is based on, by names, and where it begins. */
const AGGREGATE = `(select ${join(
  'pg_catalog.format_type(p.prorettype, null)',
  'p.proparallel',
  'a.aggkind',
  ...['aggtransfn', 'aggfinalfn', 'aggcombinefn', 'aggserialfn', 'aggdeserialfn'].map(functionOf),
  'pg_catalog.format_type(a.aggtranstype, null)',
  flag('a.aggfinalextra', 'final extra'),
  'a.aggfinalmodify',
  `'starts with ' ${CAT} a.agginitval`,
  ...['aggmtransfn', 'aggminvtransfn', 'aggmfinalfn'].map((column) => `'moving ' ${CAT} ${functionOf(column)}`),
  `'moving starts with ' ${CAT} a.aggminitval`,
  qualified('pg_operator', 'opr', 'a.aggsortop'),
)} from pg_catalog.pg_aggregate a where a.aggfnoid::pg_catalog.oid ${EQ} p.oid)`;

/** Columns and schemas were added in version 15, so they are queried as JSON. */
const PUBLISHED = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.format('%I.%I', tn.nspname, t.relname),
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a where a.attrelid ${EQ} t.oid
        and a.attnum ${EQ} any (pg_catalog.translate((pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prattrs'), '[]', '{}')::smallint[])),
      case when (pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prqual') is not null then 'where' end), '; ' order by tn.nspname, t.relname)
    from pg_catalog.pg_publication_rel r join pg_catalog.pg_class t on t.oid ${EQ} r.prrelid join pg_catalog.pg_namespace tn on tn.oid ${EQ} t.relnamespace
    where r.prpubid ${EQ} x.oid and ${free('pg_class', 't.oid')})`;
/** Schemas whose tables are all published. Before version 15 their catalog is missing, but its dependencies exist. */
const PUBLISHED_SCHEMAS = `(select 'schemas ' ${CAT} pg_catalog.string_agg(pg_catalog.quote_ident(sn.nspname), ', ' order by sn.nspname)
    from pg_catalog.pg_depend d join pg_catalog.pg_depend s on s.classid ${EQ} d.classid and s.objid ${EQ} d.objid
      join pg_catalog.pg_namespace sn on sn.oid ${EQ} s.refobjid
    where d.refclassid ${EQ} 'pg_catalog.pg_publication'::pg_catalog.regclass and d.refobjid ${EQ} x.oid
      and s.refclassid ${EQ} 'pg_catalog.pg_namespace'::pg_catalog.regclass)`;
const PUBLICATION = join(
  flag('x.puballtables', 'all tables'),
  flag('x.pubinsert', 'insert'),
  flag('x.pubupdate', 'update'),
  flag('x.pubdelete', 'delete'),
  flag('x.pubtruncate', 'truncate'),
  flag('x.pubviaroot', 'via root'),
  PUBLISHED,
  PUBLISHED_SCHEMAS,
);

/** `owner` is the table that it is dropped with. */
const SEQUENCE = `select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, ${SEQUENCE_OWNER} as owner,
    ${join('pg_catalog.format_type(q.seqtypid, null)', 'q.seqstart', 'q.seqincrement', 'q.seqmin', 'q.seqmax', 'q.seqcache', flag('q.seqcycle', 'cycle'))} as definition
  from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

/** Kinds whose settings a restore and a newer server preserve. */
export const SETTINGS_QUERIES: readonly ObjectQuery[] = [
  { type: 'statistics', sql: named('pg_statistic_ext', 'stx', STATISTICS) },
  {
    type: 'collation',
    sql: named('pg_collation', 'coll', join('x.collprovider', flag('x.collisdeterministic', 'exact'))),
  },
  {
    type: 'conversion',
    sql: named(
      'pg_conversion',
      'con',
      join(
        'x.conforencoding',
        'x.contoencoding',
        qualified('pg_proc', 'pro', 'x.conproc'),
        flag('x.condefault', 'default'),
      ),
    ),
  },
  { type: 'text search configuration', sql: named('pg_ts_config', 'cfg', CONFIGURATION) },
  {
    type: 'text search dictionary',
    sql: named('pg_ts_dict', 'dict', join(qualified('pg_ts_template', 'tmpl', 'x.dicttemplate'), 'x.dictinitoption')),
  },
  { type: 'aggregate', sql: routine('a', AGGREGATE) },
  { type: 'publication', sql: global('pg_publication', 'pg_catalog.quote_ident(x.pubname)', PUBLICATION) },
  {
    type: 'access method',
    sql: global(
      'pg_am',
      'pg_catalog.quote_ident(x.amname)',
      join('x.amtype', qualified('pg_proc', 'pro', 'x.amhandler')),
    ),
  },
  {
    type: 'foreign server',
    sql: global(
      'pg_foreign_server',
      'pg_catalog.quote_ident(x.srvname)',
      `(select pg_catalog.quote_ident(w.fdwname) from pg_catalog.pg_foreign_data_wrapper w where w.oid ${EQ} x.srvfdw)`,
    ),
  },
  { type: 'sequence', sql: SEQUENCE },
];
