import type { ContentDigests, DigestExemption } from '../../core/format/manifest/content-digests.ts';
import { type TableName, tableKey } from '../../core/format/manifest/table-name.ts';
import { addTotals, NO_ROWS, type RowTotal, sumText } from '../../row-hash/row-hash.ts';
import type { ArchiveHashing, ArchiveSummary } from './archive/archive.ts';
import type { ArchiveEntry } from './archive/toc.ts';
import type { Scope } from './catalog/scope.ts';
import { type DigestTable, IDENTIFIER_TYPES, readDigestTables, SETTING_OF } from './catalog/tables/digest-tables.ts';
import type { Connection } from './connection/connection.ts';

/**
 * A row is a line of COPY's text format, in the settings of connection/tool-settings.ts. The lines are in the encoding of the
 * database, or in UTF-8 if the selection of tables had to be passed to pg_dump in UTF-8.
 */
export const COPY_METHODS = { ofDatabase: 'copy-text/1', utf8: 'copy-text-utf8/1' } as const;

/** Large objects belong to no table. */
const LARGE_OBJECTS = { schema: '', name: 'large objects' } as const;

/** What is hashed of a dump, and for which tables the hashes count. */
export interface DigestPlan {
  readonly hashing: ArchiveHashing;
  digestsOf(summary: ArchiveSummary): ContentDigests;
}

/** What a digest of the session's dump depends on. */
export interface DigestSession {
  readonly scope: Scope;
  /** One of COPY_METHODS. */
  readonly method: string;
  /** 16 bytes, hex. */
  readonly key: string;
  /** Settings that the tools' sessions could not be given. */
  readonly unsettled: readonly string[];
}

/** Reads what is needed of the catalogs, in the snapshot of the dump. */
export async function planDigests(connection: Connection, session: DigestSession): Promise<DigestPlan> {
  const { scope, key } = session;
  const tables = await readDigestTables(connection, scope);
  const byOid = new Map(tables.map((table) => [table.oid, table]));
  const orders = fieldOrders(tables, byOid);
  const use = (entry: ArchiveEntry): 'no' | 'rows' | readonly number[] => {
    if (entry.description !== 'TABLE DATA') return 'rows';
    const table = byOid.get(entry.oid);
    return table === undefined ? 'no' : (orders.get(table.oid) ?? 'rows');
  };
  return { hashing: { key, use }, digestsOf: (summary) => digestsOf(summary, session, { tables, byOid }) };
}

/**
 * The place of each column of tables that are hashed field by field, in the order of the names. A restore gives a child its
 * columns in another order, and a row can move to a partition with another order.
 */
function fieldOrders(tables: readonly DigestTable[], byOid: ReadonlyMap<number, DigestTable>): Map<number, number[]> {
  const mixed = new Set(
    tables.flatMap(({ root, columns }) => {
      const ofRoot = root && byOid.get(root.oid)?.columns;
      return root === undefined || isSame(columns, ofRoot) ? [] : [root.oid];
    }),
  );
  const orders = new Map<number, number[]>();
  for (const { oid, root, isChild, columns = [] } of tables) {
    if (!isChild && !(root !== undefined && mixed.has(root.oid))) continue;
    const sorted = [...columns].sort();
    orders.set(
      oid,
      columns.map((name) => sorted.indexOf(name)),
    );
  }
  return orders;
}

function isSame(some: readonly string[] = [], other: readonly string[] = []): boolean {
  return some.length === other.length && some.every((name, at) => name === other[at]);
}

interface Known {
  readonly tables: readonly DigestTable[];
  readonly byOid: ReadonlyMap<number, DigestTable>;
}

function digestsOf(
  { entries, rows }: ArchiveSummary,
  { method, key, unsettled }: DigestSession,
  { tables, byOid }: Known,
): ContentDigests {
  const totals = new Map<string, { readonly table: TableName; readonly total: RowTotal }>();
  const exempt = new Map<string, DigestExemption>();
  const hashed = new Set(rows.filter(({ sum }) => sum !== undefined).map(({ entry }) => entry.oid));
  const copied = new Map(entries.filter(isTableData).map((entry) => [entry.oid, entry]));
  for (const table of tables) {
    const reason = whyExempt(table, copied.get(table.oid), hashed.has(table.oid), unsettled);
    if (reason !== undefined) exempt.set(tableKey(ownerOf(table)), { ...ownerOf(table), reason });
  }
  for (const entry of copied.values()) {
    const { schema, name } = entry;
    if (!byOid.has(entry.oid)) exempt.set(tableKey(entry), { schema, name, reason: 'extension-table' });
  }
  for (const { entry, rows: count, sum } of rows) {
    if (sum === undefined) continue;
    const known = byOid.get(entry.oid);
    const table = isTableData(entry) ? known && ownerOf(known) : LARGE_OBJECTS;
    if (table === undefined || exempt.has(tableKey(table))) continue;
    const before = totals.get(tableKey(table))?.total ?? NO_ROWS;
    totals.set(tableKey(table), { table, total: addTotals(before, { rows: count, sum }) });
  }
  const digests = [...totals.values()].map(({ table, total }) => ({
    ...table,
    rows: total.rows,
    sum: sumText(total.sum),
  }));
  const parts = partsOf(tables);
  return {
    method,
    key,
    tables: digests.sort(byName),
    exempt: [...exempt.values()].sort(byName),
    ...(parts.length > 0 && { parts }),
  };
}

/** Partitions, whose rows are in the digest of their root. */
function partsOf(tables: readonly DigestTable[]): NonNullable<ContentDigests['parts']> {
  const parts = tables.flatMap(({ kind, schema, name, root }) =>
    root === undefined || kind === 'partitioned table'
      ? []
      : { schema, name, of: { schema: root.schema, name: root.name } },
  );
  return parts.sort(byName);
}

function whyExempt(
  { kind, types }: DigestTable,
  entry: ArchiveEntry | undefined,
  isHashed: boolean,
  unsettled: readonly string[],
): string | undefined {
  // Its rows are in its partitions.
  if (kind === 'partitioned table') return undefined;
  if (kind === 'materialized view') return 'materialized-view';
  if (kind === 'foreign table') return 'foreign-table';
  if (entry === undefined) return 'not-dumped';
  if (!isHashed) return 'not-copied';
  if (types.some((type) => (IDENTIFIER_TYPES as readonly string[]).includes(type))) return 'object-identifiers';
  return types.some((type) => unsettled.includes(SETTING_OF[type] ?? '')) ? 'session-settings' : undefined;
}

const isTableData = ({ description }: ArchiveEntry): boolean => description === 'TABLE DATA';

/** The table whose digest a row is part of. */
function ownerOf({ root, schema, name }: DigestTable): TableName {
  return root === undefined ? { schema, name } : { schema: root.schema, name: root.name };
}

function byName(one: TableName, other: TableName): number {
  const [a, b] = [tableKey(one), tableKey(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
