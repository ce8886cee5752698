import { RestorableError } from '../../../core/errors.ts';
import { Deadline, SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { batches } from '../../parts/batches.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import { LOCK_WAIT_SECONDS } from '../connection/session.ts';
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
  waits: LockWaits = LOCK_WAITS,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const deadline = new Deadline(timeLimitMs * PATIENCE);
  const counting = { counts, waits, leftMs: waits.longestSeconds * 1_000 };
  await setLockWait(connection, waits.eachSeconds);
  for (const batch of batches(tables, BATCH)) {
    if (deadline.isOver) break;
    await countBatch(connection, batch, counting);
  }
  await setLockWait(connection, LOCK_WAIT_SECONDS);
  return counts;
}

/** A server that refuses it has a limit of its own, which only makes each attempt longer. */
async function setLockWait(connection: Connection, seconds: number): Promise<void> {
  await unlessRefused(connection.simple(`set session lock_wait_timeout = ${seconds}`));
}

/** How patiently locked tables are counted. */
export interface LockWaits {
  /** Each attempt releases all locks at its end: whoever waits for these goes on, and may release the one that was waited for. */
  readonly eachSeconds: number;
  readonly longestSeconds: number;
}

const LOCK_WAITS: LockWaits = { eachSeconds: 10, longestSeconds: LOCK_WAIT_SECONDS };

interface Counting {
  readonly counts: Map<string, number>;
  readonly waits: LockWaits;
  /** For locks, of all tables together. Counting itself may take far longer. */
  leftMs: number;
}

async function countBatch(connection: Connection, batch: readonly Relation[], counting: Counting): Promise<void> {
  const { counts, waits } = counting;
  const beganMs = SYSTEM_CLOCK.monotonicMs();
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
    const isLocked = numberOf(error) === LOCK_WAIT;
    // A server that does not wait at all must not be asked without end.
    if (isLocked) counting.leftMs -= Math.max(SYSTEM_CLOCK.monotonicMs() - beganMs, waits.eachSeconds * 1_000);
    if (isLocked && counting.leftMs <= 0) throw locked(batch, error);
    if (!isLocked && !CHANGED.has(numberOf(error))) throw error;
    await release(connection);
    // One table of the batch is gone or locked. The others still count.
    if (batch.length > 1) for (const table of batch) await countBatch(connection, [table], counting);
    else if (isLocked) await countBatch(connection, batch, counting);
  } finally {
    await release(connection);
  }
}

/** Otherwise the transaction holds every table's metadata lock, and an ALTER TABLE of the application waits for it. */
async function release(connection: Connection): Promise<void> {
  await connection.simple('rollback to savepoint counting').catch(() => {});
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
