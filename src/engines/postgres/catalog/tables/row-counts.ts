import { RestorableError } from '../../../../core/errors.ts';
import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import { Deadline } from '../../../../ports/system-clock.ts';
import { batches } from '../../../parts/batches.ts';
import { onlyRow } from '../../../parts/server/only-row.ts';
import type { Connection } from '../../connection/connection.ts';
import { stateOf } from '../../connection/errors.ts';
import type { CountableTable } from '../catalog.ts';

export type TableRows = Fingerprint['tables'][number];

export interface CountPlan {
  readonly byServer: readonly CountableTable[];
  /** Counted in the bytes of the dump, because counting on the server would exceed the limit. */
  readonly inDump: readonly CountableTable[];
}

/** A conservative estimate for `select count(*)` on one core with a slow disk. */
const COUNT_BYTES_PER_MS = 100_000;
/** For copied rows, each row is transmitted. */
const COPY_BYTES_PER_MS = 25_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
/** If the estimate is wrong, a count may take this many times the limit before it is abandoned. */
const PATIENCE = 3;

/**
 * Smallest tables first, until the time is used up. Decided before the dump, because later the rows of a table have already
 * passed.
 */
export function planCounts(tables: readonly CountableTable[], timeLimitMs: number): CountPlan {
  const byServer: CountableTable[] = [];
  const inDump: CountableTable[] = [];
  let expectedMs = 0;
  for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
    expectedMs += table.bytes / (table.plansUserCode ? COPY_BYTES_PER_MS : COUNT_BYTES_PER_MS);
    if (expectedMs <= timeLimitMs || table.kind === 'materialized view') byServer.push(table);
    else inDump.push(table);
  }
  return { byServer, inDump };
}

/**
 * Exact counts by the server, several small tables per statement. Tables whose planning would run a user's functions are
 * counted by copying a column, which is not planned. A materialized view has no count: a restore computes it again, and if
 * the source's is stale, the new one rightly differs.
 *
 * A count is optional: with a time limit, one that fails gives `unknown` and ends nothing.
 * @param timeLimitMs for all counts together; a count that exceeds it gives `unknown`
 */
export async function countRows(
  connection: Connection,
  tables: readonly CountableTable[],
  timeLimitMs: number = Number.POSITIVE_INFINITY,
): Promise<TableRows[]> {
  const counted: TableRows[] = [];
  const deadline = new Deadline(timeLimitMs * PATIENCE);
  for (const table of tables) if (table.kind !== 'table') counted.push(unknownRows(table));
  const own = tables.filter(({ kind }) => kind === 'table');
  const planned = own.filter(({ plansUserCode }) => !plansUserCode);
  const copied = own.filter(({ plansUserCode }) => plansUserCode).map((table) => [table]);
  for (const batch of [...batches(planned, BATCH), ...copied]) {
    const { leftMs } = deadline;
    counted.push(...(leftMs <= 0 ? batch.map(unknownRows) : await countWithin(connection, batch, leftMs)));
  }
  return counted;
}

export function unknownRows(table: CountableTable): TableRows {
  return rowsOf(table, null, 'unknown');
}

export function rowsOf(
  { schema, name, movesWithin }: CountableTable,
  rows: number | null,
  rowsFrom: TableRows['rowsFrom'],
): TableRows {
  return { schema, name, rows, rowsFrom, ...(movesWithin !== undefined && { movesWithin }) };
}

async function countWithin(
  connection: Connection,
  batch: readonly CountableTable[],
  leftMs: number,
): Promise<TableRows[]> {
  if (!Number.isFinite(leftMs)) return countBatch(connection, batch);
  const counted = await askWithin(connection, leftMs, () => countBatch(connection, batch));
  if (counted !== 'refused' && counted !== 'late') return counted;
  return counted === 'late' || batch.length === 1 ? batch.map(unknownRows) : countSingly(connection, batch, leftMs);
}

/**
 * An optional query in a snapshot that must survive it. If it is refused, or takes longer than this, nothing ends.
 * @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function askWithin<T extends object>(
  connection: Connection,
  leftMs: number,
  question: () => Promise<T>,
): Promise<T | 'refused' | 'late'> {
  const limit = Math.max(1, Math.ceil(leftMs));
  // A statement that fails aborts the transaction and with it the snapshot. A savepoint preserves it.
  await connection.simple(`savepoint extra; set local statement_timeout = ${limit}`);
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof RestorableError) || !/^DATABASE_(QUERY|PRIVILEGE|ROW_SECURITY)$/.test(error.code))
      throw error;
    return stateOf(error) === '57014' ? 'late' : 'refused';
  } finally {
    await connection.simple('rollback to savepoint extra').catch(() => {});
  }
}

/** Rows are what the table contains: an index may be damaged, and a dump reads none. */
export const READ_NO_INDEX =
  'set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off';

/** One of them can't be counted: dropped since the end of the dump, or broken. */
async function countSingly(
  connection: Connection,
  batch: readonly CountableTable[],
  leftMs: number,
): Promise<TableRows[]> {
  const counted: TableRows[] = [];
  for (const table of batch) counted.push(...(await countWithin(connection, [table], leftMs)));
  return counted;
}

async function countBatch(connection: Connection, batch: readonly CountableTable[]): Promise<TableRows[]> {
  const [first] = batch;
  if (first?.plansUserCode === true) return [await copyOne(connection, first)];
  await connection.simple(READ_NO_INDEX);
  const sql = batch.map(
    ({ quoted }, index) => `select ${index} as at, pg_catalog.count(*)::pg_catalog.text as rows from only ${quoted}`,
  );
  const rows = await connection.query<{ at: number; rows: string }>(sql.join(' union all '));
  return batch.map((table, index) => {
    const { rows: count } = onlyRow(rows.filter(({ at }) => at === index));
    return rowsOf(table, Number(count), 'count');
  });
}

/** COPY reads only the named table, without its children. */
async function copyOne(connection: Connection, table: CountableTable): Promise<TableRows> {
  const column = table.narrowestColumn === null ? '' : ` (${table.narrowestColumn})`;
  return rowsOf(table, await connection.countCopied(`copy ${table.quoted}${column} to stdout`), 'count');
}
