import { free, global, named, type ObjectQuery } from './catalogue-queries.ts';
import { SEQUENCE_OWNER } from './catalogue-rows.ts';
import { EQ, isOwnSchema, NE } from './sql-operators.ts';

const flag = (column: string, text: string): string => `case when ${column} then '${text}' end`;
const join = (...parts: string[]): string => `pg_catalog.concat_ws(' | ', ${parts.join(', ')})`;
const qualified = (catalogue: string, prefix: string, oid: string): string =>
  `(select pg_catalog.format('%I.%I', qn.nspname, q.${prefix}name) from pg_catalog.${catalogue} q join pg_catalog.pg_namespace qn on qn.oid ${EQ} q.${prefix}namespace where q.oid ${EQ} ${oid})`;

/** Columns in the order of their names: the server keeps them in that of their numbers, which a restore changes. */
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

/** Columns and schemas came with version 15, so they are asked for as JSON. */
const PUBLISHED = `(select pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.format('%I.%I', tn.nspname, t.relname),
      (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname) from pg_catalog.pg_attribute a where a.attrelid ${EQ} t.oid
        and a.attnum ${EQ} any (pg_catalog.translate((pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prattrs'), '[]', '{}')::smallint[])),
      case when (pg_catalog.to_jsonb(r) operator(pg_catalog.->>) 'prqual') is not null then 'where' end), '; ' order by tn.nspname, t.relname)
    from pg_catalog.pg_publication_rel r join pg_catalog.pg_class t on t.oid ${EQ} r.prrelid join pg_catalog.pg_namespace tn on tn.oid ${EQ} t.relnamespace
    where r.prpubid ${EQ} x.oid and ${free('pg_class', 't.oid')})`;
const PUBLICATION = join(
  flag('x.puballtables', 'all tables'),
  flag('x.pubinsert', 'insert'),
  flag('x.pubupdate', 'update'),
  flag('x.pubdelete', 'delete'),
  flag('x.pubtruncate', 'truncate'),
  flag('x.pubviaroot', 'via root'),
  PUBLISHED,
);

/** `owner` is the table that it falls with. */
const SEQUENCE = `select n.nspname as schema, c.relname as relation, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, ${SEQUENCE_OWNER} as owner,
    ${join('pg_catalog.format_type(q.seqtypid, null)', 'q.seqstart', 'q.seqincrement', 'q.seqmin', 'q.seqmax', 'q.seqcache', flag('q.seqcycle', 'cycle'))} as definition
  from pg_catalog.pg_sequence q join pg_catalog.pg_class c on c.oid ${EQ} q.seqrelid join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
  where c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;

/** Kinds whose settings a restore and a newer server leave as they are. */
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
