import { createHash } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/fingerprint.ts';
import { COLUMNS_QUERY, objectQueries, RELATIONS_QUERY } from './catalogue-queries.ts';
import type { Connection } from './connection.ts';
import type { Scope } from './scope.ts';
import { quoteName, showName, TABLE_ONLY, withOwnSequences } from './sql-text.ts';

/** A table, view or sequence of the current database. */
export interface Relation {
  readonly name: string;
  readonly kind: 'table' | 'view' | 'sequence';
  readonly engine: string;
  /** A snapshot covers its rows. */
  readonly isTransactional: boolean;
  readonly isVersioned: boolean;
  readonly bytes: number;
  /** Of its AUTO_INCREMENT column, where it has one. */
  readonly nextValue: string | null;
  /** When its rows last changed, in UTC and to the second, where the server knows it. */
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

/** What the catalogue says of a table's columns. */
export interface Columns {
  readonly charsets: string;
  readonly countUp: boolean;
}

export async function readColumns(connection: Connection): Promise<ReadonlyMap<string, Columns>> {
  // The default of 1 KiB (MySQL) would silently cut a table of many columns.
  await connection.simple('set session group_concat_max_len = 1073741824');
  const rows = await connection.query<{ relation: string; charsets: string | Buffer; counts_up: number | bigint }>(
    COLUMNS_QUERY,
  );
  return new Map(
    rows.map((row) => [row.relation, { charsets: String(row.charsets), countUp: Number(row.counts_up) === 1 }]),
  );
}

/**
 * Schema objects within the scope, sorted; see catalogue-queries.ts for what their hashes cover.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readObjects(
  connection: Connection,
  relations: readonly Relation[],
  columns: ReadonlyMap<string, Columns>,
  scope: Scope,
): Promise<SchemaObject[]> {
  const created = relations.filter(({ name }) => scope.hasTable(name));
  const objects = await readCreated(connection, created, columns);
  for (const query of objectQueries(connection.flavour)) {
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

/** Sent together: one after the other would cost a round trip each. */
const AT_ONCE = 50;

/** Tables, views and sequences by what SHOW CREATE prints: columns, generated expressions, partitions, comments, options. */
async function readCreated(
  connection: Connection,
  relations: readonly Relation[],
  columns: ReadonlyMap<string, Columns>,
): Promise<SchemaObject[]> {
  const objects: SchemaObject[] = [];
  for (let at = 0; at < relations.length; at += AT_ONCE) {
    const batch = relations.slice(at, at + AT_ONCE);
    objects.push(
      ...(await Promise.all(batch.map((relation) => readOne(connection, relation, columns.get(relation.name))))),
    );
  }
  return objects;
}

async function readOne(
  connection: Connection,
  { name, kind }: Relation,
  columns: Columns | undefined,
): Promise<SchemaObject> {
  const { rows } = await connection.queryArrays(`show create ${kind} ${quoteName(name)}`);
  const [, statement, client, collation] = (rows[0] ?? []) as (string | Buffer | undefined)[];
  const text = normalise(withOwnSequences(String(statement ?? ''), connection.url.database), kind);
  const more = kind === 'view' ? `|${client}|${collation}` : kind === 'table' ? `|${columns?.charsets}` : '';
  return { type: kind, relation: name, name: showName(name), definitionSha256: digest(text + more) };
}

const ACCOUNT = '(?:`(?:[^`]|``)*`@`(?:[^`]|``)*`|`(?:[^`]|``)*`)';
const DEFINER = new RegExp(`^(CREATE (?:ALGORITHM=\\w+ )?)DEFINER=${ACCOUNT} `);

/**
 * What differs after a restore that is right: the next number, who is the definer, and that MySQL writes a column's
 * character set out once its definition went through a dump. Those are compared as the catalogue has them.
 */
function normalise(statement: string, kind: Relation['kind']): string {
  if (kind === 'view') return statement.replace(DEFINER, '$1');
  const options = statement.lastIndexOf('\n) ');
  if (kind === 'sequence' || options === -1) return statement;
  return (
    statement.slice(0, options).replaceAll(/ (?:CHARACTER SET|COLLATE) \w+/g, '') +
    statement.slice(options).replace(/ AUTO_INCREMENT=\d+/, '')
  );
}

/** Next numbers of AUTO_INCREMENT columns as `table.AUTO_INCREMENT`, and MariaDB's sequences. */
export async function readSequences(
  connection: Connection,
  relations: readonly Relation[],
  columns: ReadonlyMap<string, Columns>,
  scope: Scope,
): Promise<Fingerprint['sequences']> {
  const sequences: Fingerprint['sequences'] = [];
  for (const { name, kind, nextValue } of relations) {
    if (!scope.hasTable(name)) continue;
    if (kind === 'table' && nextValue !== null && columns.get(name)?.countUp === true) {
      sequences.push({ schema: '', name: `${showName(name)}.AUTO_INCREMENT`, lastValue: nextValue });
    }
    if (kind !== 'sequence') continue;
    const [row] = await connection.query<{ value: string; step: bigint | number; cycles: bigint | number }>(
      `select cast(next_not_cached_value as char) as value, increment as step, cycle_option as cycles from ${quoteName(name)} ${TABLE_ONLY}`,
    );
    const goes = Number(row?.cycles ?? 0) !== 0 ? 'around' : Number(row?.step ?? 1) < 0 ? 'down' : undefined;
    sequences.push({ schema: '', name: showName(name), lastValue: row?.value ?? null, ...(goes && { goes }) });
  }
  return sequences;
}

function isUnknownTable(error: unknown): boolean {
  return error instanceof RestorableError && (error.cause as { errno?: number } | undefined)?.errno === 1109;
}

function digest(definition: string | Buffer | null): string | null {
  return definition === null ? null : createHash('sha256').update(definition).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
