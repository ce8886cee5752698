import { RestorableError } from '../../../core/errors.ts';
import { Deadline } from '../../../ports/system-clock.ts';
import { batches } from '../../parts/batches.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import type { Relation } from './catalog.ts';
import { quoteName, showName, TABLE_ONLY } from './sql-text.ts';

/** A conservative estimate for `select count(*)` on one core with a slow disk. */
const COUNT_BYTES_PER_MS = 100_000;
const BATCH = { items: 50, bytes: 32 * 1024 * 1024 };
/** If the estimate is wrong, counting may take this many times the limit before it is abandoned. */
const PATIENCE = 3;

/** The tables that can be counted within the limit: smallest first, until the time is used up. */
export function planCounts(tables: readonly Relation[], timeLimitMs: number): Relation[] {
  const planned: Relation[] = [];
  let expectedMs = 0;
  for (const table of [...tables].sort((a, b) => a.bytes - b.bytes)) {
    expectedMs += table.bytes / COUNT_BYTES_PER_MS;
    if (expectedMs <= timeLimitMs) planned.push(table);
  }
  return planned;
}

/**
 * Exact counts in the connection's transaction, several small tables per statement. Tables that can no longer be counted
 * (dropped or altered since the snapshot, over the time limit) are left out.
 * @param timeLimitMs for all counts together
 */
export async function countRows(
  connection: Connection,
  tables: readonly Relation[],
  timeLimitMs: number = Number.POSITIVE_INFINITY,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const deadline = new Deadline(timeLimitMs * PATIENCE);
  for (const batch of batches(tables, BATCH)) {
    if (deadline.isOver) break;
    await countBatch(connection, batch, counts);
  }
  return counts;
}

async function countBatch(connection: Connection, batch: readonly Relation[], counts: Map<string, number>) {
  const selects = batch.map(
    ({ name }, index) => `select ${index} as at, count(*) as row_count from ${quoteName(name)} ${TABLE_ONLY}`,
  );
  try {
    const rows = await connection.query<{ at: number | bigint; row_count: bigint }>(selects.join(' union all '));
    for (const row of rows) {
      const table = batch[Number(row.at)];
      if (table !== undefined) counts.set(table.name, Number(row.row_count));
    }
  } catch (error) {
    if (numberOf(error) === LOCK_WAIT) throw locked(batch, error);
    if (!CHANGED.has(numberOf(error))) throw error;
    // One table of the batch is gone. The others still count.
    if (batch.length > 1) for (const table of batch) await countBatch(connection, [table], counts);
  } finally {
    // Otherwise the transaction holds every table's metadata lock, and an ALTER TABLE of the application waits for it.
    await connection.simple('rollback to savepoint counting').catch(() => {});
  }
}

const LOCK_WAIT = 1205;
/** No such table or no longer a table, definition changed since the snapshot, over a time limit of the server. */
const CHANGED = new Set([1146, 1176, 1412, 1969, 3024]);

/** The dump tool waits for the same lock and has no limit of its own. The server's is a day. */
function locked(batch: readonly Relation[], cause: unknown): RestorableError {
  const names = batch.slice(0, 3).map(({ name }) => showName(name));
  const where = `${names.join(', ')}${batch.length > names.length ? ' and others' : ''}`;
  return new RestorableError('DUMP_FAILED', `A table was locked for too long. It is one of ${where}.`, {
    hint: 'Another session held an exclusive lock (a migration, LOCK TABLES). Run it again when that is done.',
    cause,
  });
}
