import { EQ } from '../sql/operators.ts';

/** A catalog whose objects are in a schema, with the prefix of its columns and the keyword for DROP. */
export interface SchemaKind {
  readonly catalog: string;
  readonly prefix: string;
  /** Otherwise only the owner of its schema may drop it. */
  readonly hasOwner: boolean;
  /** The keyword for DROP. Undefined: the type that `pg_identify_object` returns. */
  readonly drop: string | undefined;
  /** Which rows are objects of their own. `x` is the row. */
  readonly only: string;
}

/** In the order in which they are dropped. What depends on an earlier one is dropped with it. */
export const SCHEMA_KINDS: readonly SchemaKind[] = [
  {
    catalog: 'pg_class',
    prefix: 'rel',
    hasOwner: true,
    drop: undefined,
    only: `x.relkind ${EQ} any ('{r,p,v,m,f,S}')`,
  },
  { catalog: 'pg_statistic_ext', prefix: 'stx', hasOwner: true, drop: 'statistics', only: 'true' },
  { catalog: 'pg_proc', prefix: 'pro', hasOwner: true, drop: 'routine', only: 'true' },
  { catalog: 'pg_opclass', prefix: 'opc', hasOwner: true, drop: 'operator class', only: 'true' },
  { catalog: 'pg_opfamily', prefix: 'opf', hasOwner: true, drop: 'operator family', only: 'true' },
  { catalog: 'pg_operator', prefix: 'opr', hasOwner: true, drop: 'operator', only: 'true' },
  { catalog: 'pg_ts_config', prefix: 'cfg', hasOwner: true, drop: 'text search configuration', only: 'true' },
  { catalog: 'pg_ts_dict', prefix: 'dict', hasOwner: true, drop: 'text search dictionary', only: 'true' },
  { catalog: 'pg_ts_template', prefix: 'tmpl', hasOwner: false, drop: 'text search template', only: 'true' },
  { catalog: 'pg_ts_parser', prefix: 'prs', hasOwner: false, drop: 'text search parser', only: 'true' },
  { catalog: 'pg_conversion', prefix: 'con', hasOwner: true, drop: 'conversion', only: 'true' },
  {
    catalog: 'pg_type',
    prefix: 'typ',
    hasOwner: true,
    drop: 'type',
    // Row types and array types belong to their table or element type.
    only: `(x.typrelid ${EQ} 0 or exists (select from pg_catalog.pg_class c where c.oid ${EQ} x.typrelid and c.relkind ${EQ} 'c'))`,
  },
  { catalog: 'pg_collation', prefix: 'coll', hasOwner: true, drop: 'collation', only: 'true' },
];

/** A catalog whose objects belong to the whole database and to no schema. */
export interface DatabaseKind {
  readonly catalog: string;
  /** The type in pg_dump's archive entries, which the tag names. */
  readonly entry: string;
  /** The type in a fingerprint, and the name there if it is not a plain one. */
  readonly type: string;
  readonly compared?: string;
  /** `name` for messages and the archive's tag, `sql` to drop it, `mine`: this account may; `x` is the row. */
  readonly name: string;
  readonly sql: string;
  readonly mine: string;
}

const usage = (owner: string): string => `pg_catalog.pg_has_role(${owner}, 'usage')`;
const format = (pattern: string, ...values: string[]): string =>
  `pg_catalog.format('${pattern}', ${values.join(', ')})`;
const typeOwner = (type: string): string =>
  `exists (select from pg_catalog.pg_type t where t.oid ${EQ} ${type} and ${usage('t.typowner')})`;
const typeName = (type: string): string => `pg_catalog.format_type(${type}, null)`;
const LANGUAGE = `(select lanname from pg_catalog.pg_language l where l.oid ${EQ} x.trflang)`;
const SUPERUSER = `(select rolsuper from pg_catalog.pg_roles where rolname ${EQ} current_user)`;

/** To be dropped before any schema, because each would react to that, or depends on something in it. */
export const DATABASE_KINDS_FIRST: readonly DatabaseKind[] = [
  {
    catalog: 'pg_event_trigger',
    entry: 'EVENT TRIGGER',
    type: 'event trigger',
    name: 'x.evtname',
    sql: format('drop event trigger if exists %I', 'x.evtname'),
    mine: usage('x.evtowner'),
  },
  {
    catalog: 'pg_publication',
    entry: 'PUBLICATION',
    type: 'publication',
    name: 'x.pubname',
    sql: format('drop publication if exists %I', 'x.pubname'),
    mine: usage('x.pubowner'),
  },
];

/** To be dropped after the schemas, with which most of them have been dropped. */
export const DATABASE_KINDS_LAST: readonly DatabaseKind[] = [
  {
    catalog: 'pg_foreign_server',
    entry: 'SERVER',
    type: 'foreign server',
    name: 'x.srvname',
    sql: format('drop server if exists %I cascade', 'x.srvname'),
    mine: usage('x.srvowner'),
  },
  {
    catalog: 'pg_foreign_data_wrapper',
    entry: 'FOREIGN DATA WRAPPER',
    type: 'foreign-data wrapper',
    name: 'x.fdwname',
    sql: format('drop foreign data wrapper if exists %I cascade', 'x.fdwname'),
    mine: usage('x.fdwowner'),
  },
  {
    catalog: 'pg_cast',
    entry: 'CAST',
    type: 'cast',
    compared: format('%s as %s', typeName('x.castsource'), typeName('x.casttarget')),
    name: format('CAST (%s AS %s)', typeName('x.castsource'), typeName('x.casttarget')),
    sql: format('drop cast if exists (%s as %s) cascade', typeName('x.castsource'), typeName('x.casttarget')),
    mine: `(${typeOwner('x.castsource')} or ${typeOwner('x.casttarget')})`,
  },
  {
    catalog: 'pg_transform',
    entry: 'TRANSFORM',
    type: 'transform',
    name: format('TRANSFORM FOR %s LANGUAGE %I', typeName('x.trftype'), LANGUAGE),
    sql: format('drop transform if exists for %s language %I cascade', typeName('x.trftype'), LANGUAGE),
    mine: typeOwner('x.trftype'),
  },
  {
    catalog: 'pg_language',
    entry: 'PROCEDURAL LANGUAGE',
    type: 'language',
    name: 'x.lanname',
    sql: format('drop language if exists %I cascade', 'x.lanname'),
    mine: usage('x.lanowner'),
  },
  {
    catalog: 'pg_am',
    entry: 'ACCESS METHOD',
    type: 'access method',
    name: 'x.amname',
    sql: format('drop access method if exists %I cascade', 'x.amname'),
    mine: SUPERUSER,
  },
];

/** What happens to a catalog's objects when a database is emptied. Those above are dropped by kind. */
const OTHER_CATALOGS = {
  /** With the object that they are part of. */
  falls: [
    'pg_attrdef',
    'pg_constraint',
    'pg_enum',
    'pg_policy',
    'pg_publication_namespace',
    'pg_publication_rel',
    'pg_rewrite',
    'pg_trigger',
    'pg_amop',
    'pg_amproc',
  ],
  /** By separate statements in target/empty.ts. */
  own: [
    'pg_namespace',
    'pg_extension',
    'pg_default_acl',
    'pg_largeobject_metadata',
    'pg_subscription',
    'pg_user_mapping',
  ],
  /** They belong to the whole server and stay. */
  shared: ['pg_auth_members', 'pg_authid', 'pg_database', 'pg_parameter_acl', 'pg_tablespace'],
} as const;

/** Every catalog with objects that emptying a database takes into account. */
export const PLANNED_CATALOGS: readonly string[] = [
  ...SCHEMA_KINDS.map(({ catalog }) => catalog),
  ...DATABASE_KINDS_FIRST.map(({ catalog }) => catalog),
  ...DATABASE_KINDS_LAST.map(({ catalog }) => catalog),
  ...Object.values(OTHER_CATALOGS).flat(),
];
