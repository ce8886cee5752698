import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint, Flaw } from '../../../core/format/manifest/fingerprint.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { queryRows } from '../api/query.ts';
import { type D1Schema, describeObjects } from './schema.ts';
import { countRows } from './survey.ts';

const RECOUNTS = 3;
const RECOUNT_AFTER_MS = 500;

/** The current AUTOINCREMENT value of each table. */
export async function readSequences(
  api: D1Api,
  database: D1Database,
): Promise<{ name: string; lastValue: string | null }[]> {
  // The table exists only if a table with AUTOINCREMENT was created.
  const found = await queryRows(
    api,
    database,
    "select 1 from sqlite_schema where name = 'sqlite_sequence'",
    'read the schema',
  );
  if (found.length === 0) return [];
  const sql = 'select name, max(cast(seq as text)) from sqlite_sequence group by name order by name';
  const rows = await queryRows(api, database, sql, 'read the sequences');
  return rows
    .map(([name, last]) => ({ name: String(name), lastValue: last === null ? null : String(last) }))
    .filter(({ name }) => !name.startsWith('_cf_'));
}

/** The SQLite version that D1 runs, if it tells. Most functions that would are disabled. */
export async function readVersion(api: D1Api, database: D1Database): Promise<string> {
  try {
    const rows = await queryRows(api, database, 'select sqlite_version()', 'ask for the version');
    return String(rows[0]?.[0]);
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || thrown.code !== 'DATABASE_QUERY') throw thrown;
    return `3 (D1 ${database.generation})`;
  }
}

export interface TableCounts {
  readonly name: string;
  /** Counted in the bytes of the dump. */
  readonly dumped: number;
  /** Counted by the service before the export. Null if that took too long. */
  readonly before: number | null;
}

/**
 * Counts the tables again after the export. The export is one moment. If the database was being written to, the counts
 * around it differ, and that range is recorded.
 * @throws {RestorableError} DUMP_FAILED if the dump holds another number of rows than a table that is not changing
 */
export async function recountTables(
  api: D1Api,
  database: D1Database,
  tables: readonly TableCounts[],
  deadlineMs: number,
): Promise<Fingerprint['tables']> {
  const after = await countRows(
    api,
    database,
    tables.map(({ name }) => name),
    deadlineMs,
  );
  const found: Fingerprint['tables'] = [];
  for (const { name, dumped, before } of tables) {
    let last = after.get(name) ?? null;
    if (before !== null && last === before && dumped !== before)
      last = await recount(api, database, { name, before, dumped });
    const counted = before !== null && last !== null && last !== before ? { counted: { before, after: last } } : {};
    found.push({ schema: '', name, rows: dumped, rowsFrom: 'dump', ...counted });
  }
  return found;
}

/**
 * A table that is written to all the time may happen to hold as many rows before as after. It will soon hold another number.
 */
async function recount(
  api: D1Api,
  database: D1Database,
  { name: table, before, dumped }: TableCounts & { readonly before: number },
): Promise<number | null> {
  for (let attempt = 0; attempt < RECOUNTS; attempt += 1) {
    await api.pause(RECOUNT_AFTER_MS);
    const again = (await countRows(api, database, [table], Number.POSITIVE_INFINITY)).get(table) ?? null;
    if (again !== before) return again;
  }
  const message = `Cloudflare's export has ${dumped} rows of ${table}, the database has ${before}.`;
  throw new RestorableError('DUMP_FAILED', message, {
    hint: 'The export left out rows, or another program keeps emptying and refilling the table. Run it again.',
  });
}

export interface FingerprintParts {
  readonly takenAt: Date;
  readonly serverVersion: string;
  readonly sizeBytes: number | null;
  readonly schema: D1Schema;
  readonly tables: Fingerprint['tables'];
  readonly sequences: readonly { readonly name: string; readonly lastValue: string | null }[];
  readonly flaws?: readonly Flaw[];
}

/** In the form of SQLite's fingerprint, so that a restored file can be compared with it. */
export function assembleFingerprint(parts: FingerprintParts): Fingerprint {
  return {
    engine: 'd1',
    serverVersion: parts.serverVersion,
    takenAt: parts.takenAt.toISOString(),
    sizeBytes: parts.sizeBytes,
    tables: parts.tables,
    objects: describeObjects(parts.schema.objects),
    sequences: parts.sequences.map(({ name, lastValue }) => ({ schema: '', name, lastValue })),
    extensions: [],
    facts: {},
    ...(parts.flaws !== undefined && parts.flaws.length > 0 && { flaws: [...parts.flaws] }),
  };
}
