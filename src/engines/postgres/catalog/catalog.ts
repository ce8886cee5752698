import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { tableKey } from '../../../core/format/manifest/table-name.ts';
import type { Connection } from '../connection/connection.ts';
import { quoteName } from '../sql/quote.ts';
import { OBJECT_QUERIES } from './queries.ts';
import { EXTENSIONS_QUERY, SEQUENCE_LIST_QUERY, SEQUENCES_QUERY, TABLES_QUERY } from './rows.ts';
import type { Scope } from './scope.ts';
import { SETTINGS_QUERIES } from './settings.ts';

/** A table (or materialized view) with rows of its own. */
export interface CountableTable {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** Schema and name as SQL identifiers. */
  readonly quoted: string;
  readonly kind: 'table' | 'materialized view';
  readonly isUnlogged: boolean;
  readonly bytes: number;
  /** Planning a query of it would run a user's functions. */
  readonly plansUserCode: boolean;
  /** As an SQL identifier. Null if it has none that can be copied. */
  readonly narrowestColumn: string | null;
  /** The topmost ancestor that is partitioned by hash, as the server prints it. */
  readonly movesWithin: string | undefined;
}

interface ObjectRow {
  readonly schema: string | null;
  readonly relation: string | null;
  readonly name: string;
  readonly definition: string | null;
  readonly owner?: [string, string] | null;
}

/** Schema objects within the scope. See queries.ts for what their hashes cover. */
export async function readObjects(connection: Connection, scope: Scope): Promise<Fingerprint['objects']> {
  const objects: Fingerprint['objects'] = [];
  for (const { type, sql } of [...OBJECT_QUERIES, ...SETTINGS_QUERIES]) {
    const rows = await connection.query<ObjectRow>(sql);
    for (const row of rows) {
      if (type === 'schema' ? !scope.hasSchema(row.schema ?? '') : !isInScope(row, scope)) continue;
      objects.push({
        type,
        name: withoutNeedlessQuotes(row.name),
        // What a publication names may be outside of a partial dump.
        definitionSha256:
          row.definition === null || (type === 'publication' && !scope.isAll) ? null : sha256(row.definition),
      });
    }
  }
  return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}

/** Which words must be quoted depends on the server's version (`system_user` since 16), and names must not differ by that. */
export function withoutNeedlessQuotes(name: string): string {
  return name.replaceAll(/"((?:[^"]|"")*)"/g, (quoted, inner: string) =>
    /^[a-z_][a-z0-9_$]*$/.test(inner) ? inner : quoted,
  );
}

/** How a fingerprint names an object: `shop."line items"`. */
export function objectName(...parts: readonly string[]): string {
  return withoutNeedlessQuotes(parts.map(quoteName).join('.'));
}

function isInScope({ schema, relation, owner = null }: ObjectRow, scope: Scope): boolean {
  if (scope.isAll || (owner !== null && scope.hasTable(...owner))) return true;
  if (relation !== null && schema !== null) return scope.hasTable(schema, relation);
  if (schema !== null) return scope.hasObject(schema);
  return scope.hasGlobals;
}

interface SequenceRow {
  readonly schema: string;
  readonly name: string;
  readonly last_value?: string | null;
  readonly goes: 'down' | 'around' | null;
  readonly owner: [string, string] | null;
}

/** Sequences within the scope, with the tables that own them. */
export async function readSequences(connection: Connection, scope: Scope): Promise<Fingerprint['sequences']> {
  return sequencesOf(await connection.query<SequenceRow>(SEQUENCES_QUERY), scope, () => null);
}

/**
 * Sequences of a snapshot, with values that were read just before it; without one if a sequence was created since. Their
 * values are not queried here, because that fails for one that was dropped since the snapshot.
 */
export async function readSequenceList(
  connection: Connection,
  scope: Scope,
  values: Fingerprint['sequences'],
): Promise<Fingerprint['sequences']> {
  const known = new Map(values.map(({ schema, name, lastValue }) => [tableKey({ schema, name }), lastValue]));
  const lastValueOf = (row: SequenceRow): string | null => known.get(tableKey(row)) ?? null;
  return sequencesOf(await connection.query<SequenceRow>(SEQUENCE_LIST_QUERY), scope, lastValueOf);
}

function sequencesOf(
  rows: readonly SequenceRow[],
  scope: Scope,
  lastValueOf: (row: SequenceRow) => string | null,
): Fingerprint['sequences'] {
  return rows
    .filter(({ schema, name, owner }) => scope.hasTable(schema, name) || (owner !== null && scope.hasTable(...owner)))
    .map((row) => ({
      schema: row.schema,
      name: row.name,
      lastValue: row.last_value ?? lastValueOf(row),
      ...(row.goes !== null && { goes: row.goes }),
    }));
}

export async function readExtensions(connection: Connection, scope: Scope): Promise<Fingerprint['extensions']> {
  return scope.hasGlobals ? await connection.query(EXTENSIONS_QUERY) : [];
}

/** Tables within the scope whose rows are compared. */
export async function readTables(connection: Connection, scope: Scope): Promise<CountableTable[]> {
  const rows = await connection.query<{
    oid: number;
    schema: string;
    name: string;
    kind: string;
    persistence: string;
    bytes: string;
    quoted: string;
    moves_within: string | null;
    plans_user_code: boolean;
    narrowest: string | null;
  }>(TABLES_QUERY);
  return rows
    .filter(({ schema, name }) => scope.hasTable(schema, name))
    .map(({ kind, persistence, bytes, moves_within, plans_user_code, narrowest, ...row }) => ({
      ...row,
      plansUserCode: plans_user_code,
      narrowestColumn: narrowest,
      movesWithin: moves_within === null ? undefined : withoutNeedlessQuotes(moves_within),
      kind: kind === 'm' ? 'materialized view' : 'table',
      isUnlogged: persistence === 'u',
      bytes: Number(bytes),
    }));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
