import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import { tableKey } from '../../../../core/format/manifest/table-name.ts';
import type { Host } from '../../../../ports/host.ts';
import { type CountableTable, readSequences, readTables } from '../../catalog/catalog.ts';
import { assembleFingerprint, takeFingerprint, takeOutline } from '../../catalog/fingerprint.ts';
import { type Scope, WHOLE_DATABASE } from '../../catalog/scope.ts';
import { countRows, type TableRows, unknownRows } from '../../catalog/tables/row-counts.ts';
import type { Connection } from '../../connection/connection.ts';
import { EQ } from '../../sql/operators.ts';
import { quoteName } from '../../sql/quote.ts';
import type { TargetDatabase } from '../database.ts';
import type { KeptObject } from '../empty.ts';
import { openRestored } from '../settings.ts';

/**
 * Describes a restored database, without what existed before and stays. Tables whose policies apply to their own owner are
 * counted with these turned off, in a transaction that is rolled back.
 * @throws {RestorableError} as takeFingerprint
 */
export async function inspectRestored(
  connection: Connection,
  target: TargetDatabase,
  source: Fingerprint,
  host: Host,
): Promise<Fingerprint> {
  const forced = await forcedTables(connection);
  const counts = (table: CountableTable): boolean => target.providerObjects.counts(table);
  if (forced.length === 0 && target.kept.length === 0) {
    const count = target.isDisposable
      ? (tables: readonly CountableTable[]) => countInSessions(tables, target, host)
      : undefined;
    return takeFingerprint(connection, counts, count);
  }
  const scope = target.kept.length === 0 ? WHOLE_DATABASE : scopeWithout(target.kept, source);
  return connection.transaction(
    async () => {
      const sequences = await readSequences(connection, scope);
      const outline = await takeOutline(connection, scope, sequences);
      const tables = await readTables(connection, scope);
      for (const table of forced) await connection.simple(`alter table ${table} no force row level security`);
      const objects = outline.objects.filter((object) => !isKept(object, target.kept, source));
      const facts = factsWithout(target.kept, outline.facts);
      const rows = await countRows(connection, tables.filter(counts));
      const others = tables.filter((table) => !counts(table)).map(unknownRows);
      return assembleFingerprint({ ...outline, objects, facts }, [...rows, ...others]);
    },
    { rollBack: true },
  );
}

/** A session keeps what it reads of the catalogs about each table, so a new one takes over after this many. */
const OF_ONE_SESSION = 5_000;

/** Nobody else changes a disposable database, so that its tables need not be counted in one snapshot. */
async function countInSessions(
  tables: readonly CountableTable[],
  target: TargetDatabase,
  host: Host,
): Promise<TableRows[]> {
  const counted: TableRows[] = [];
  for (let at = 0; at < tables.length; at += OF_ONE_SESSION) {
    await using connection = await openRestored(target, host);
    const some = tables.slice(at, at + OF_ONE_SESSION);
    counted.push(...(await connection.transaction(() => countRows(connection, some), { readOnly: true })));
  }
  return counted;
}

/**
 * Tables of this account whose policies apply to itself too, as SQL identifiers.
 * @throws {RestorableError} DATABASE_QUERY
 */
async function forcedTables(connection: Connection): Promise<string[]> {
  const rows = await connection.query<{ name: string }>(
    `select c.oid::pg_catalog.regclass::pg_catalog.text as name from pg_catalog.pg_class c, pg_catalog.pg_roles r
     where r.rolname ${EQ} current_user and not r.rolsuper and not r.rolbypassrls and c.relkind ${EQ} any ('{r,p}')
       and c.relrowsecurity and c.relforcerowsecurity and pg_catalog.pg_has_role(c.relowner, 'usage')`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Lets the owner of a disposable database see all rows, for the team's queries, which run in read-only transactions.
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function unforceRowSecurity(connection: Connection): Promise<void> {
  for (const table of await forcedTables(connection)) {
    await connection.simple(`alter table ${table} no force row level security`);
  }
}

function scopeWithout(kept: readonly KeptObject[], source: Fingerprint): Scope {
  const objects = new Set(kept.filter(({ entry }) => entry === 'OBJECT').map(({ schema, name }) => key(schema, name)));
  const ofSource = new Set(source.tables.map(({ schema, name }) => key(schema, name)));
  const schemas = new Set(kept.filter(({ entry }) => entry === 'SCHEMA').map(({ name }) => name));
  const inSource = new Set(source.objects.filter(({ type }) => type === 'schema').map(({ name }) => name));
  const isForeign = (schema: string): boolean =>
    schemas.has(schema) && !inSource.has(schema) && !inSource.has(quoteName(schema));
  return {
    ...WHOLE_DATABASE,
    isAll: false,
    hasTable: (schema, name) =>
      !isForeign(schema) && (!objects.has(key(schema, name)) || ofSource.has(key(schema, name))),
    hasSchema: (schema) => !isForeign(schema),
    hasObject: (schema) => !isForeign(schema),
  };
}

const key = (schema: string, name: string): string => tableKey({ schema, name });

function isKept(object: Fingerprint['objects'][number], kept: readonly KeptObject[], source: Fingerprint): boolean {
  const isSame = (other: { readonly type: string; readonly name: string } | undefined): boolean =>
    other?.type === object.type && other.name === object.name;
  return kept.some(({ compared }) => isSame(compared)) && !source.objects.some(isSame);
}

/** Large objects are only counted: if some of them belong to somebody else, there is nothing to compare. */
function factsWithout(kept: readonly KeptObject[], facts: Fingerprint['facts']): Fingerprint['facts'] {
  if (!kept.some(({ entry }) => entry === 'BLOB')) return facts;
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !name.startsWith('large-object')));
}
