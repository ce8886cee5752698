import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../core/fingerprint.ts';
import { EXTENSIONS_QUERY, OBJECT_QUERIES, SEQUENCES_QUERY, TABLES_QUERY } from './catalogue-queries.ts';
import type { Connection } from './connection.ts';
import type { Scope } from './scope.ts';

/** A table (or materialised view) with rows of its own. */
export interface CountableTable {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** Schema and name as SQL identifiers. */
  readonly quoted: string;
  readonly kind: 'table' | 'materialized view';
  readonly isUnlogged: boolean;
  readonly bytes: number;
  /** To plan a query of it would run functions of a user's. */
  readonly plansUserCode: boolean;
  /** As an SQL identifier; null where it has none that can be copied. */
  readonly narrowestColumn: string | null;
  /** The topmost table above it that is partitioned by hash, as the server prints it. */
  readonly movesWithin: string | undefined;
}

interface ObjectRow {
  readonly schema: string | null;
  readonly relation: string | null;
  readonly name: string;
  readonly definition: string | null;
}

/** Schema objects within the scope; see catalogue-queries.ts for what their hashes cover. */
export async function readObjects(connection: Connection, scope: Scope): Promise<Fingerprint['objects']> {
  const objects: Fingerprint['objects'] = [];
  for (const { type, sql } of OBJECT_QUERIES) {
    const rows = await connection.query<ObjectRow>(sql);
    for (const row of rows) {
      if (type === 'schema' ? !scope.hasSchema(row.schema ?? '') : !isInScope(row, scope)) continue;
      objects.push({ type, name: row.name, definitionSha256: row.definition === null ? null : sha256(row.definition) });
    }
  }
  return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}

function isInScope({ schema, relation }: ObjectRow, scope: Scope): boolean {
  if (scope.isAll) return true;
  if (relation !== null && schema !== null) return scope.hasTable(schema, relation);
  if (schema !== null) return scope.hasObject(schema);
  return scope.hasGlobals;
}

/** Sequences within the scope, with the tables that own them. */
export async function readSequences(connection: Connection, scope: Scope): Promise<Fingerprint['sequences']> {
  const rows = await connection.query<{
    schema: string;
    name: string;
    last_value: string | null;
    goes: 'down' | 'around' | null;
    owner: [string, string] | null;
  }>(SEQUENCES_QUERY);
  return rows
    .filter(({ schema, name, owner }) => scope.hasTable(schema, name) || (owner !== null && scope.hasTable(...owner)))
    .map(({ schema, name, last_value, goes }) => ({
      schema,
      name,
      lastValue: last_value,
      ...(goes !== null && { goes }),
    }));
}

export async function readExtensions(connection: Connection, scope: Scope): Promise<Fingerprint['extensions']> {
  return scope.hasGlobals ? await connection.query(EXTENSIONS_QUERY) : [];
}

/** Tables whose rows are to be compared, within the scope. */
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
      movesWithin: moves_within ?? undefined,
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
