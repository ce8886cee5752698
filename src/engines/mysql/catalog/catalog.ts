import { createHash } from 'node:crypto';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import { objectQueries, RELATIONS_QUERY, VIEWS_QUERY } from './queries.ts';
import type { Scope } from './scope.ts';
import { quoteName, showName, TABLE_ONLY, withoutParentheses, withoutQualifier } from './sql-text.ts';
import { readIndexes, type TableParts } from './tables.ts';

/** A table, view or sequence of the current database. */
export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'sequence';
  readonly engine: string;
  /** A snapshot covers its rows. */
  readonly isTransactional: boolean;
  readonly isVersioned: boolean;
  readonly bytes: number;
  /** The next value of its AUTO_INCREMENT column, if it has one. */
  readonly nextValue: string | null;
  /** When its rows last changed, in UTC and to the second, if the server knows. */
  readonly updated: string | null;
}

/** An object with the relation it belongs to, if any. */
export interface SchemaObject {
  readonly type: string;
  readonly relation: string | null;
  /** As in the fingerprint. */
  readonly name: string;
  readonly definitionSha256: string | null;
}

export async function readRelations(connection: Connection): Promise<Relation[]> {
  const rows = await connection.query<{
    name: string;
    type: string;
    engine: string | null;
    bytes: bigint | number;
    next_value: string | null;
    updated: string | null;
    transactions: string | null;
  }>(RELATIONS_QUERY);
  return rows.map((row) => ({
    name: row.name,
    kind: /VIEW/.test(row.type) ? 'view' : row.type === 'SEQUENCE' ? 'sequence' : 'table',
    engine: row.engine ?? '',
    isTransactional: row.transactions === 'YES',
    isVersioned: row.type === 'SYSTEM VERSIONED',
    bytes: Number(row.bytes),
    nextValue: row.next_value,
    updated: row.updated,
  }));
}

/**
 * Schema objects within the scope, sorted. See queries.ts for what their hashes cover.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readObjects(
  connection: Connection,
  relations: readonly Relation[],
  tables: ReadonlyMap<string, TableParts>,
  scope: Scope,
): Promise<SchemaObject[]> {
  // The default of 1 KiB (MySQL) would silently truncate an index of many columns.
  await connection.simple('set session group_concat_max_len = 1073741824');
  const created = relations.filter(({ name }) => scope.hasTable(name));
  const objects: SchemaObject[] = created
    .filter(({ kind }) => kind === 'table')
    .map(({ name }) => objectOf('table', name, tables.get(name)?.definition ?? null));
  objects.push(...(await readViews(connection, scope)));
  objects.push(...(await readSequenceDefinitions(connection, created)));
  for (const { relation, name, definition } of await readIndexes(connection)) {
    if (!scope.hasTable(relation)) continue;
    objects.push({ type: 'index', relation, name: showName(relation, name), definitionSha256: digest(definition) });
  }
  for (const query of objectQueries(connection.flavor)) {
    const rows = await connection
      .query<{ relation: string | null; name: string; definition: string | Buffer | null }>(query.sql)
      .catch((error: unknown) => {
        if (query.isNew === true && isUnknownTable(error)) return [];
        throw error;
      });
    for (const { relation, name, definition } of rows) {
      if (relation === null ? !scope.hasCode : !scope.hasTable(relation)) continue;
      const shown = relation === null || query.type === 'trigger' ? showName(name) : showName(relation, name);
      objects.push({ type: query.type, relation, name: shown, definitionSha256: digest(definition) });
    }
  }
  return objects.sort((a, b) => compare(a.type, b.type) || compare(a.name, b.name));
}

/** Sent together, to avoid a round trip for each. */
const AT_ONCE = 50;

/** For MariaDB's sequences, everything that SHOW CREATE prints is compared. */
async function readSequenceDefinitions(
  connection: Connection,
  relations: readonly Relation[],
): Promise<SchemaObject[]> {
  const names = relations.filter(({ kind }) => kind === 'sequence').map(({ name }) => name);
  const objects: SchemaObject[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const batch = names.slice(at, at + AT_ONCE).map(async (name) => {
      const { rows } = await connection.queryArrays(`show create sequence ${quoteName(name)}`);
      return objectOf('sequence', name, String(onlyRow(rows)[1]));
    });
    objects.push(...(await Promise.all(batch)));
  }
  return objects;
}

function objectOf(type: string, relation: string, definition: string | null): SchemaObject {
  return { type, relation, name: showName(relation), definitionSha256: digest(definition) };
}

/** From the catalog: SHOW CREATE VIEW qualifies names differently if the view's definer was dropped. */
async function readViews(connection: Connection, scope: Scope): Promise<SchemaObject[]> {
  const rows = await connection.query<Record<'name' | 'body' | 'rest', string | Buffer>>(VIEWS_QUERY);
  return rows
    .filter(({ name }) => scope.hasTable(String(name)))
    .map(({ name, body, rest }) => {
      const own = withoutQualifier(withoutParentheses(String(body)), connection.url.database);
      return objectOf('view', String(name), own === undefined ? null : JSON.stringify([own, String(rest)]));
    });
}

/** Next values of AUTO_INCREMENT columns as `table.AUTO_INCREMENT`, and MariaDB's sequences. */
export async function readSequences(
  connection: Connection,
  relations: readonly Relation[],
  tables: ReadonlyMap<string, TableParts>,
  scope: Scope,
): Promise<Fingerprint['sequences']> {
  const sequences: Fingerprint['sequences'] = [];
  for (const { name, kind, nextValue } of relations) {
    if (!scope.hasTable(name)) continue;
    if (kind === 'table' && nextValue !== null && tables.get(name)?.countUp === true) {
      sequences.push({ schema: '', name: `${showName(name)}.AUTO_INCREMENT`, lastValue: nextValue });
    }
    if (kind !== 'sequence') continue;
    const row = onlyRow(
      await connection.query<{ value: string; step: bigint | number; cycles: bigint | number }>(
        `select cast(next_not_cached_value as char) as value, increment as step, cycle_option as cycles from ${quoteName(name)} ${TABLE_ONLY}`,
      ),
    );
    const goes = Number(row.cycles) !== 0 ? 'around' : Number(row.step) < 0 ? 'down' : undefined;
    sequences.push({ schema: '', name: showName(name), lastValue: row.value, ...(goes && { goes }) });
  }
  return sequences;
}

function isUnknownTable(error: unknown): boolean {
  return numberOf(error) === 1109;
}

function digest(definition: string | Buffer | null): string | null {
  return definition === null ? null : createHash('sha256').update(definition).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
