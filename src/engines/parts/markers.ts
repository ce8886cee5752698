import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import { exactTimeOf } from '../../core/exact-time.ts';
import { fine, type Observation } from '../../core/finding.ts';
import type { LogMarker } from '../../core/format/log/log-marker.ts';
import type { FoundMarker, QueryResult } from '../../ports/engine/target.ts';
import { isRefusal } from './refusals.ts';

/** How an engine keeps a table of markers. What fails throws DATABASE_QUERY or DATABASE_PRIVILEGE. */
export interface MarkerTable {
  /** As the user names it. */
  readonly name: string;
  /** Name and type of each column, in order. Empty if there is no such table. */
  columns(): Promise<readonly string[]>;
  /** What `columns` returns of a table of ours. */
  readonly expected: readonly string[];
  /** The statement that creates it. */
  readonly definition: string;
  /** A statement that allows an account to use it. */
  readonly grant: string;
  /** Now, by the server's clock, to the microsecond: an ISO time. */
  now(): Promise<string>;
  create(): Promise<void>;
  insert(value: string): Promise<void>;
  /** Deletes all but the newest. */
  prune(): Promise<void>;
  /** The privileges that the account lacks for it. Changes nothing. */
  lacks(exists: boolean): Promise<readonly string[]>;
  /** Why no row may be written on this server: the end of a sentence. */
  whyNot(): Promise<string | undefined>;
}

/**
 * Writes a row into the user's table of markers, which is created if it does not exist.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY, DATABASE_UNSUITABLE for a table of something else and a replica
 */
export async function writeMarker(table: MarkerTable): Promise<LogMarker> {
  await requireWritable(table);
  try {
    if (!(await exists(table))) {
      await table.create();
      // Not created if there is one that this account can't see, or that somebody created meanwhile.
      await exists(table);
    }
    const value = randomBytes(16).toString('hex');
    const from = await table.now();
    await table.insert(value);
    const to = await table.now();
    await table.prune();
    return { table: table.name, value, from, to };
  } catch (error) {
    throw isRefusal(error) ? refused(table, error) : error;
  }
}

/** What writing a marker would need. Changes nothing. @throws as writing one */
export async function examineMarkers(table: MarkerTable): Promise<Observation> {
  await requireWritable(table);
  const isThere = await exists(table);
  const lacks = await table.lacks(isThere);
  if (lacks.length > 0) throw lacking(table, lacks.join(', '));
  return fine({ kind: 'marker-table', table: table.name, exists: isThere });
}

/** Of a table into which something else was written. */
export const MOST_FOUND_MARKERS = 100_000;

/** Statements about a table of markers in a restored database. */
export interface MarkerStatements {
  /** Value and time of each row, as an ISO time in UTC, the oldest first. */
  readonly rows: string;
  /** 1 if there is such a table, and otherwise 0. */
  readonly tables: string;
}

/**
 * The rows in a table of markers.
 * @returns none if there is no such table
 * @throws what the query throws
 */
export async function readMarkers(
  { rows, tables }: MarkerStatements,
  query: (sql: string) => Promise<QueryResult>,
): Promise<FoundMarker[]> {
  const found = await query(tables);
  if (Number(found.rows[0]?.[0]) === 0) return [];
  const { rows: written } = await query(rows);
  return written.map(([value, at]) => ({ value: String(value), at: exactTimeOf(String(at)) }));
}

async function requireWritable(table: MarkerTable): Promise<void> {
  const why = await table.whyNot();
  if (why === undefined) return;
  throw new RestorableError('DATABASE_UNSUITABLE', `No marker can be written into the source: ${why}.`, {
    hint: 'Name the primary in `database`, or leave `marker-table` out: a verification then uses the times in the log.',
  });
}

async function exists(table: MarkerTable): Promise<boolean> {
  const columns = await table.columns();
  if (columns.length === 0) return false;
  if (columns.join() === table.expected.join()) return true;
  throw new RestorableError(
    'DATABASE_UNSUITABLE',
    `The table ${table.name} exists and is not a table of markers: it has other columns. Nothing was changed.`,
    { hint: `Give \`marker-table\` a name of its own, or create the table as: ${table.definition}` },
  );
}

function lacking({ name, grant, definition }: MarkerTable, privileges: string): RestorableError {
  return new RestorableError(
    'DATABASE_PRIVILEGE',
    `The account may not write markers into ${name}: it lacks ${privileges}.`,
    {
      hint: `${grant}. Or create the table yourself: ${definition}`,
    },
  );
}

/** What a statement failed with, with the table that it was for. */
function refused(table: MarkerTable, error: RestorableError): RestorableError {
  const { code, message, foreign } = error;
  const hint = code === 'DATABASE_PRIVILEGE' ? lacking(table, 'a privilege').hint : error.advice;
  const text = `No marker could be written into ${table.name}. ${message}`;
  return new RestorableError(code, text, { hint, cause: error, foreign });
}
