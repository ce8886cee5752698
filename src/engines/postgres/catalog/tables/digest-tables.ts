import type { Connection } from '../../connection/connection.ts';
import { EQ, GT, isOwnSchema, NE } from '../../sql/operators.ts';
import { free } from '../queries.ts';
import type { Scope } from '../scope.ts';

/** A relation that a user created, as far as the digest of its rows needs it. */
export interface DigestTable {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly kind: 'table' | 'partitioned table' | 'materialized view' | 'foreign table';
  /** The topmost table that it is a partition of. */
  readonly root: { readonly oid: number; readonly schema: string; readonly name: string } | undefined;
  /** It inherits from an ordinary table. A dump creates it with the inherited columns first. */
  readonly isChild: boolean;
  /** The columns that COPY prints, in their order. Only of tables that are, or have, partitions or children. */
  readonly columns: readonly string[] | undefined;
  /** Types of `WATCHED` that its columns have, directly or within arrays, domains, ranges and rows. */
  readonly types: readonly string[];
}

/** Types whose text depends on more than the value. */
export const IDENTIFIER_TYPES = [
  ...['aclitem', 'regclass', 'regcollation', 'regconfig', 'regdictionary', 'regnamespace', 'regoper', 'regoperator'],
  ...['regproc', 'regprocedure', 'regrole', 'regtype'],
] as const;

/** Types whose text depends on a setting of the session. */
export const SETTING_OF: Readonly<Record<string, string>> = {
  bytea: 'bytea_output',
  money: 'lc_monetary',
  timestamptz: 'timezone',
  timetz: 'timezone',
};

const WATCHED = [...IDENTIFIER_TYPES, ...Object.keys(SETTING_OF)];

const KINDS: Readonly<Record<string, DigestTable['kind']>> = {
  r: 'table',
  p: 'partitioned table',
  m: 'materialized view',
  f: 'foreign table',
};

/** Whose rows are in a dump of this part of the database, or would be expected there. */
export async function readDigestTables(connection: Connection, scope: Scope): Promise<DigestTable[]> {
  const rows = await connection.query<{
    oid: number;
    schema: string;
    name: string;
    kind: string;
    root_oid: number | null;
    root_schema: string | null;
    root_name: string | null;
    is_child: boolean;
    columns: string[] | null;
    types: string[] | null;
  }>(DIGEST_TABLES, [WATCHED]);
  return rows
    .filter(({ schema, name }) => scope.hasTable(schema, name))
    .map(({ oid, schema, name, kind, is_child, columns, types, ...row }) => ({
      oid,
      schema,
      name,
      kind: KINDS[kind] ?? 'table',
      root:
        row.root_oid === null || row.root_schema === null || row.root_name === null
          ? undefined
          : { oid: row.root_oid, schema: row.root_schema, name: row.root_name },
      isChild: is_child,
      columns: columns ?? undefined,
      types: types ?? [],
    }));
}

/** A type, and what an array, a domain, a range or a row type consists of. */
const PARTS = `
    select oid as whole, typelem as part from pg_catalog.pg_type where typelem ${GT} 0
    union all select oid, typbasetype from pg_catalog.pg_type where typbasetype ${GT} 0
    union all select rngtypid, rngsubtype from pg_catalog.pg_range
    union all select t.oid, a.atttypid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid ${EQ} t.typrelid
      where t.typrelid ${GT} 0 and a.attnum ${GT} 0`;

const COPIED = `a.attnum ${GT} 0 and not a.attisdropped and a.attgenerated ${EQ} ''`;

const DIGEST_TABLES = `with recursive parts(whole, part) as (${PARTS}), touched(type, name) as (
    select t.oid, t.typname::pg_catalog.text from pg_catalog.pg_type t join pg_catalog.pg_namespace tn on tn.oid ${EQ} t.typnamespace
     where tn.nspname ${EQ} 'pg_catalog' and t.typname ${EQ} any ($1)
    union select parts.whole, touched.name from touched join parts on parts.part ${EQ} touched.type
  )
  select c.oid, n.nspname as schema, c.relname as name, c.relkind as kind,
    root.oid as root_oid, rn.nspname as root_schema, root.relname as root_name,
    not c.relispartition and exists (select from pg_catalog.pg_inherits i where i.inhrelid ${EQ} c.oid) as is_child,
    case when c.relispartition or c.relkind ${EQ} 'p' or exists (select from pg_catalog.pg_inherits i where i.inhrelid ${EQ} c.oid)
      then (select pg_catalog.array_agg(a.attname::pg_catalog.text order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid ${EQ} c.oid and ${COPIED}) end as columns,
    (select pg_catalog.array_agg(distinct touched.name) from pg_catalog.pg_attribute a join touched on touched.type ${EQ} a.atttypid
      where a.attrelid ${EQ} c.oid and ${COPIED}) as types
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
    left join pg_catalog.pg_class root on c.relispartition and root.oid ${EQ} pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid
    left join pg_catalog.pg_namespace rn on rn.oid ${EQ} root.relnamespace
  where c.relkind ${EQ} any ('{r,p,m,f}') and c.relpersistence ${NE} 't' and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}`;
