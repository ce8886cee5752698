import { RestorableError } from '../../../core/errors.ts';
import { Deadline, SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { batches } from '../../parts/batches.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';
import { LOCK_WAIT_SECONDS } from '../connection/session.ts';
import type { Relation } from './catalog.ts';
import { isOn } from './privileges.ts';
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

/** How patiently locked tables are counted. */
export interface LockWaits {
  /** Each attempt releases all locks at its end: whoever waits for these goes on, and may release the one that was waited for. */
  readonly eachSeconds: number;
  readonly longestSeconds: number;
}

const LOCK_WAITS: LockWaits = { eachSeconds: 10, longestSeconds: LOCK_WAIT_SECONDS };

/**
 * Exact counts in the connection's transaction, several small tables per statement. Tables that can no longer be counted
 * (dropped or altered since the snapshot, over the time limit) are left out.
 * @param timeLimitMs for all counts together
 * @throws {RestorableError} DUMP_FAILED if a table stays locked
 */
export async function countRows(
  connection: Connection,
  tables: readonly Relation[],
  timeLimitMs: number = Number.POSITIVE_INFINITY,
  waits: LockWaits = LOCK_WAITS,
): Promise<Map<string, number>> {
  const counter = new TableCounter(connection, timeLimitMs);
  // For locks, of all tables together. Counting itself may take far longer.
  let leftMs = waits.longestSeconds * 1_000;
  await limitLockWait(connection, waits.eachSeconds);
  for (let left = tables; left.length > 0; ) {
    const { locked, waitedMs } = await counter.count(left);
    // A server that does not wait at all must not be asked without end.
    leftMs -= Math.max(waitedMs, locked.length * waits.eachSeconds * 1_000);
    if (locked.length > 0 && leftMs <= 0) throw stayedLocked(locked);
    left = locked;
  }
  await limitLockWait(connection, LOCK_WAIT_SECONDS);
  return counter.counts;
}

/**
 * How long each statement of a session waits for a table. A server that refuses it has a limit of its own, which only makes each attempt
 * longer.
 * @param seconds MySQL waits for at least one
 */
export async function limitLockWait(connection: Connection, seconds: number): Promise<void> {
  await unlessRefused(connection.simple(`set session lock_wait_timeout = ${seconds}`));
}

/** What came of one attempt. */
export interface CountAttempt {
  /** Tables that somebody else had locked. */
  readonly locked: readonly Relation[];
  /** How long they were waited for. */
  readonly waitedMs: number;
}

/** Counts tables in the transaction of a connection, which waits for each as long as `limitLockWait` says. */
export class TableCounter {
  readonly counts = new Map<string, number>();
  readonly #connection: Connection;
  readonly #deadline: Deadline;
  #locked: Relation[] = [];
  #waitedMs = 0;

  /** @param timeLimitMs for all attempts together */
  constructor(connection: Connection, timeLimitMs: number) {
    this.#connection = connection;
    this.#deadline = new Deadline(timeLimitMs * PATIENCE);
  }

  /** @throws {RestorableError} what a query throws; isDeadlock: the transaction is over, and nothing more can be counted in it */
  async count(tables: readonly Relation[]): Promise<CountAttempt> {
    this.#locked = [];
    this.#waitedMs = 0;
    for (const batch of batches(tables, BATCH)) {
      if (this.#deadline.isOver) break;
      await this.#countBatch(batch);
    }
    return { locked: this.#locked, waitedMs: this.#waitedMs };
  }

  async #countBatch(batch: readonly Relation[]): Promise<void> {
    const beganMs = SYSTEM_CLOCK.monotonicMs();
    const selects = batch.map(
      ({ name }, index) => `select ${index} as at, count(*) as row_count from ${quoteName(name)} ${TABLE_ONLY}`,
    );
    try {
      const rows = await this.#connection.query<{ at: number | bigint; row_count: bigint }>(
        selects.join(' union all '),
      );
      for (const row of rows) {
        const table = batch[Number(row.at)];
        if (table !== undefined) this.counts.set(table.name, Number(row.row_count));
      }
    } catch (error) {
      const wasLocked = isLocked(error);
      if (!wasLocked && !CHANGED.has(numberOf(error))) throw error;
      if (wasLocked) this.#waitedMs += SYSTEM_CLOCK.monotonicMs() - beganMs;
      await release(this.#connection);
      // One table of the batch is gone or locked. The others still count.
      if (batch.length > 1) for (const table of batch) await this.#countBatch([table]);
      else if (wasLocked) this.#locked.push(...batch);
    } finally {
      await release(this.#connection);
    }
  }
}

/**
 * Otherwise the transaction holds every table's metadata lock, and an ALTER TABLE of the application waits for it.
 * @returns whether the transaction is still the same
 */
export async function release(connection: Connection): Promise<boolean> {
  return connection.simple('rollback to savepoint counting').then(
    () => true,
    () => false,
  );
}

/** Whether `release` has an effect. A MariaDB that writes a log keeps the locks of what was read until the end of the transaction. */
export async function canRelease(connection: Connection): Promise<boolean> {
  if (connection.flavor === 'mysql') return true;
  if (!(await isOn(connection, 'log_bin')) && !(await isOn(connection, 'wsrep_on'))) return true;
  const [row] = await connection.query<{ logs: number | bigint }>('select @@session.sql_log_bin as logs');
  return Number(row?.logs) === 0;
}

/** Makes `release` have an effect, if the account may do that. For a session that does not write, before its transaction. */
export async function allowRelease(connection: Connection): Promise<void> {
  if (connection.flavor === 'mariadb') await unlessRefused(connection.simple('set session sql_log_bin = 0'));
}

const LOCK_WAIT = 1205;
const DEADLOCK = 1213;
/** No such table or no longer a table, definition changed since the snapshot, over a time limit of the server. */
const CHANGED = new Set([1146, 1176, 1412, 1969, 3024]);

/** Whether a statement gave up, because another session had a table locked for too long. */
export function isLocked(error: unknown): boolean {
  return numberOf(error) === LOCK_WAIT;
}

/** Whether the server ended the transaction, because it and another session waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return numberOf(error) === DEADLOCK;
}

function stayedLocked(tables: readonly Relation[]): RestorableError {
  const names = tables.slice(0, 3).map(({ name }) => showName(name));
  const where = `${names.join(', ')}${tables.length > names.length ? ' and others' : ''}`;
  return new RestorableError('DUMP_FAILED', `A table was locked for too long. It is one of ${where}.`, {
    hint: 'Another session held an exclusive lock (a migration, LOCK TABLES). Run it again when that is done.',
  });
}
