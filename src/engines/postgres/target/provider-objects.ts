import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { rowsUnlessRefused } from '../../parts/refusals.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { objectName, readObjects } from '../catalog/catalog.ts';
import { WHOLE_DATABASE } from '../catalog/scope.ts';
import type { Connection } from '../connection/connection.ts';
import { CAT, EQ, isOwnSchema, NE } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';

/** What happens to an archive's entry if a provider has objects of its own. */
export type Treatment = 'normal' | 'skip' | 'tolerate';

/** What a target contained before the restore: only its provider's objects, because otherwise it would not be empty. */
export interface ProviderObjects {
  /** Schemas of the provider. */
  readonly schemas: ReadonlySet<string>;
  classify(entry: ArchiveEntry): Treatment;
  /** Whether this belongs to the provider's schemas, by the name in a fingerprint. */
  covers(type: string, name: string): boolean;
  /** Whether a table's rows say something about the backup: for a provider's table, only if the restore may fill it. */
  counts(table: { readonly schema: string; readonly name: string }): boolean;
  /** A fingerprint of the restored database without what the provider has and the source has not. */
  without(restored: Fingerprint, source: Fingerprint): Fingerprint;
}

/** No provider's objects. */
export const NO_PROVIDER_OBJECTS: ProviderObjects = {
  schemas: new Set(),
  classify: () => 'normal',
  covers: () => false,
  counts: () => true,
  without: (restored) => restored,
};

const free = (catalog: string, oid: string): string =>
  `not exists (select from pg_catalog.pg_depend e where e.classid ${EQ} 'pg_catalog.${catalog}'::pg_catalog.regclass
    and e.objid ${EQ} ${oid} and e.deptype ${EQ} 'e')`;

/** Everything with a name, as pg_dump names it in its table of contents: `schema`, byte 1, `name`. */
const NAMES = `
  select n.nspname ${CAT} E'\\x01' ${CAT} x.name as name from (
    select relnamespace as namespace, relname::pg_catalog.text as name from pg_catalog.pg_class c where ${free('pg_class', 'c.oid')}
    union all select pronamespace, pg_catalog.format('%s(%s)', proname, pg_catalog.oidvectortypes(proargtypes))
      from pg_catalog.pg_proc p where ${free('pg_proc', 'p.oid')}
    union all select typnamespace, typname from pg_catalog.pg_type t where ${free('pg_type', 't.oid')}
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, s.conname)
      from pg_catalog.pg_constraint s join pg_catalog.pg_class c on c.oid ${EQ} s.conrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, g.tgname)
      from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid ${EQ} g.tgrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, p.polname)
      from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid ${EQ} p.polrelid
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, r.rulename)
      from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid ${EQ} r.ev_class
    union all select c.relnamespace, pg_catalog.format('%s %s', c.relname, a.attname)
      from pg_catalog.pg_attrdef d join pg_catalog.pg_class c on c.oid ${EQ} d.adrelid
      join pg_catalog.pg_attribute a on a.attrelid ${EQ} d.adrelid and a.attnum ${EQ} d.adnum
  ) x join pg_catalog.pg_namespace n on n.oid ${EQ} x.namespace where ${isOwnSchema('n')}
  union all select E'\\x01' ${CAT} evtname from pg_catalog.pg_event_trigger
  union all select E'\\x01' ${CAT} pubname from pg_catalog.pg_publication`;

/** Tables of the provider without rows, which this account may fill. */
const FILLABLE = `
  select n.nspname as schema, c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid ${EQ} c.relnamespace
   where c.relkind ${EQ} any ('{r,p}') and ${isOwnSchema('n')} and ${free('pg_class', 'c.oid')}
     and pg_catalog.has_schema_privilege(n.oid, 'usage')
     and pg_catalog.has_table_privilege(c.oid, 'select') and pg_catalog.has_table_privilege(c.oid, 'insert')`;

/** Reads what exists in a database that contains nothing of its user's. */
export async function readProviderObjects(connection: Connection): Promise<ProviderObjects> {
  const schemas = await connection.query<{ name: string }>(
    `select nspname as name from pg_catalog.pg_namespace n
      where ${isOwnSchema('n')} and nspname ${NE} 'public' and ${free('pg_namespace', 'n.oid')}`,
  );
  const names = new Set((await connection.query<{ name: string }>(NAMES)).map(({ name }) => name));
  if (schemas.length === 0 && names.size === 0) return NO_PROVIDER_OBJECTS;
  const objects = await readObjects(connection, WHOLE_DATABASE);
  const fillable = new Set<string>();
  for (const { schema, name } of await connection.query<{ schema: string; name: string }>(FILLABLE)) {
    const sql = `select exists (select from ${quoteName(schema)}.${quoteName(name)}) as filled`;
    const [row] = await rowsUnlessRefused(connection.query<{ filled: boolean }>(sql));
    if (row?.filled === false) fillable.add(`${schema}\x01${name}`);
  }
  return new Found(new Set(schemas.map(({ name }) => name)), names, fillable, objects);
}

/** Privileges and comments of the provider's objects belong to the provider. */
const OF_THE_PROVIDER = new Set(['ACL', 'COMMENT', 'SECURITY LABEL', 'ROW SECURITY', 'DEFAULT', 'SEQUENCE OWNED BY']);
const DATA = new Set(['TABLE DATA', 'SEQUENCE SET']);

class Found implements ProviderObjects {
  readonly schemas: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;
  readonly #fillable: ReadonlySet<string>;
  readonly #objects: ReadonlySet<string>;
  readonly #prefixes: readonly string[];

  constructor(
    schemas: ReadonlySet<string>,
    names: ReadonlySet<string>,
    fillable: ReadonlySet<string>,
    objects: Fingerprint['objects'],
  ) {
    this.schemas = schemas;
    this.#names = names;
    this.#fillable = fillable;
    this.#objects = new Set(objects.map(({ type, name }) => `${type}\x01${name}`));
    this.#prefixes = [...schemas].map((name) => `${objectName(name)}.`);
  }

  classify({ description, schema, name }: ArchiveEntry): Treatment {
    if (description === 'SCHEMA') return this.schemas.has(name) ? 'skip' : 'normal';
    if (description === 'EVENT TRIGGER' || description === 'PUBLICATION') {
      return this.#names.has(`\x01${name}`) ? 'skip' : 'normal';
    }
    if (schema === '') return this.#classifyTag(description, name);
    const isThere = this.#names.has(`${schema}\x01${name}`);
    if (!this.schemas.has(schema)) return isThere && !DATA.has(description) ? 'skip' : 'normal';
    if (description === 'TABLE DATA')
      return this.#fillable.has(`${schema}\x01${name}`) ? 'tolerate' : this.#dataOf(schema, name);
    if (OF_THE_PROVIDER.has(description)) return 'skip';
    return isThere && !DATA.has(description) ? 'skip' : 'tolerate';
  }

  /** For a table that the restore itself creates. */
  #dataOf(schema: string, name: string): Treatment {
    return this.#names.has(`${schema}\x01${name}`) ? 'skip' : 'tolerate';
  }

  /** Comments on, and privileges on, a schema or an event trigger: `SCHEMA auth`. */
  #classifyTag(description: string, tag: string): Treatment {
    if (!OF_THE_PROVIDER.has(description)) return 'normal';
    const [, kind, name = ''] = /^(SCHEMA|EVENT TRIGGER|PUBLICATION) (.*)$/.exec(tag) ?? [];
    const plain = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
    if (kind === 'SCHEMA') return this.schemas.has(plain) ? 'skip' : 'normal';
    return kind !== undefined && this.#names.has(`\x01${plain}`) ? 'skip' : 'normal';
  }

  covers(type: string, name: string): boolean {
    if (type === 'schema') return this.schemas.has(name) || [...this.schemas].some((each) => quoteName(each) === name);
    return this.#objects.has(`${type}\x01${name}`) || this.#prefixes.some((prefix) => name.startsWith(prefix));
  }

  without(restored: Fingerprint, source: Fingerprint): Fingerprint {
    const ofSource = new Set(source.objects.map(({ type, name }) => `${type}\x01${name}`));
    const tables = new Set(source.tables.map(({ schema, name }) => `${schema}\x01${name}`));
    return {
      ...restored,
      objects: restored.objects
        .filter(({ type, name }) => ofSource.has(`${type}\x01${name}`) || !this.covers(type, name))
        .map((object) => (this.covers(object.type, object.name) ? { ...object, definitionSha256: null } : object)),
      tables: restored.tables.filter(
        ({ schema, name }) => tables.has(`${schema}\x01${name}`) || !this.#isTheirs(schema, name),
      ),
    };
  }

  counts({ schema, name }: { readonly schema: string; readonly name: string }): boolean {
    return !this.#isTheirs(schema, name) || this.#fillable.has(`${schema}\x01${name}`);
  }

  #isTheirs(schema: string, name: string): boolean {
    return this.#names.has(`${schema}\x01${name}`);
  }
}
