import { randomBytes } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import { type ExactTime, exactTimeOf } from '../../core/exact-time.ts';
import { fine, type Observation } from '../../core/finding.ts';
import { type LogMarker, logMarkerSchema } from '../../core/format/log/log-marker.ts';
import type { FoundMarker, QueryResult } from '../../ports/engine/target.ts';
import { isRefusal } from './refusals.ts';

/** How an engine keeps a table of markers. What fails throws DATABASE_QUERY or DATABASE_PRIVILEGE. */
export interface MarkerTable {
  /** As the user names it. */
  readonly name: string;
  /** What has the name, or what has it and makes it unsuitable: the end of a sentence. */
  look(): Promise<LookedAt>;
  /** The statement that creates it. */
  readonly definition: string;
  /** A statement that allows an account to use it. */
  readonly grant: string;
  /** Now, by the server's clock, to the microsecond: an ISO time. */
  now(): Promise<string>;
  create(): Promise<void>;
  /**
   * No code of somebody else runs with the privileges of the account, also if the table is replaced after it was looked at.
   * @returns whether the row is there then
   */
  insert(value: string): Promise<boolean>;
  /** Deletes all but the newest. */
  prune(): Promise<void>;
  /** The privileges that the account lacks for it. Changes nothing. */
  lacks(exists: boolean): Promise<readonly string[]>;
  /** Why no row may be written on this server: the end of a sentence. */
  whyNot(): Promise<string | undefined>;
}

/** What has the name of a table of markers. */
export type LookedAt = 'nothing' | 'ours' | { readonly unlike: string };

/** The columns are not those of a table of markers. */
export const OTHER_COLUMNS: LookedAt = { unlike: 'it has other columns' };

/**
 * Writes a row into the user's table of markers, which is created if it does not exist.
 * @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_QUERY, DATABASE_UNSUITABLE for a table of something else and a replica
 */
export async function writeMarker(table: MarkerTable): Promise<LogMarker> {
  await requireWritable(table);
  try {
    if (!(await exists(table))) {
      await table.create();
      // Not created if there is one that this account can't see.
      if (!(await exists(table))) throw lacking(table, 'a privilege');
    }
    const value = randomBytes(16).toString('hex');
    const from = await table.now();
    const isThere = await table.insert(value);
    const to = await table.now();
    if (!isThere) throw unsuitable(table, 'a row that is written into it is changed or left out');
    await table.prune();
    return checked({ table: table.name, value, from, to });
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

/** Statements about a table of markers in a restored database, in which anything can have its name. */
export interface MarkerStatements {
  /** Value and time of each row, as an ISO time in UTC, the newest first. Of a value, no more than is in a marker and one character. */
  readonly rows: string;
  /** 1 if there is such a table, and otherwise 0. */
  readonly tables: string;
}

/**
 * The rows in a table of markers, the oldest first.
 * @returns undefined if there is no such table
 * @throws what the query throws
 */
export async function readMarkers(
  { rows, tables }: MarkerStatements,
  query: (sql: string) => Promise<QueryResult>,
): Promise<FoundMarker[] | undefined> {
  const found = await query(tables);
  if (Number(found.rows[0]?.[0]) === 0) return undefined;
  const { rows: written } = await query(rows);
  return written.map(([value, at]) => ({ value: String(value), at: timeOf(String(at)) })).reverse();
}

/** Undefined for what is no time, such as `infinity` and the year 0000: somebody else's row. */
function timeOf(text: string): ExactTime | undefined {
  const time = exactTimeOf(text);
  return Number.isNaN(time.at.getTime()) ? undefined : time;
}

async function requireWritable(table: MarkerTable): Promise<void> {
  const why = await table.whyNot();
  if (why === undefined) return;
  throw new RestorableError('DATABASE_UNSUITABLE', `No marker can be written into the source: ${why}.`, {
    hint: 'Name the primary in `database`, or leave `marker-table` out: a verification then uses the times in the log.',
  });
}

async function exists(table: MarkerTable): Promise<boolean> {
  const found = await table.look();
  if (typeof found === 'string') return found === 'ours';
  throw unsuitable(table, `${found.unlike}. Nothing was changed`);
}

/** @param why the end of a sentence */
export function unsuitable(
  { name, definition }: Pick<MarkerTable, 'name' | 'definition'>,
  why: string,
): RestorableError {
  return new RestorableError('DATABASE_UNSUITABLE', `The table ${name} exists and is not a table of markers: ${why}.`, {
    hint: `Give \`marker-table\` a name of its own, or create the table as: ${definition}`,
  });
}

/** The times are a server's answers. A backup must not fail at its end because they are none. */
function checked(marker: LogMarker): LogMarker {
  const parsed = logMarkerSchema.safeParse(marker);
  if (parsed.success) return parsed.data;
  throw new RestorableError(
    'DATABASE_UNSUITABLE',
    'No marker can be written into the source: the server does not say its time.',
    {
      hint: 'Leave `marker-table` out: a verification then uses the times in the log.',
    },
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
