import { isRefusal, unlessRefused } from '../../parts/refusals.ts';
import type { Connection } from '../connection/connection.ts';
import { describeNumber } from '../connection/error-numbers.ts';
import { numberOf } from '../connection/errors.ts';
import type { LockPlan } from './lock-plans.ts';

/** While the lock is waited for, others wait behind it. */
const WAIT_SECONDS = 2;
/** Dump tools need far less to begin. */
const HELD_MS = 10_000;
/**
 * If this machine or the network is gone, nobody releases the lock, and the server does not see that its session is dead. So it ends the
 * session itself once it was silent for longer than the lock is ever held.
 */
const SILENT_SECONDS = 15;
/** Of the session that locks. */
const LIMITS = `set session lock_wait_timeout = ${WAIT_SECONDS}, session wait_timeout = ${SILENT_SECONDS}`;
const LOCK_WAIT = 1205;

const BUSY = `a query or an open transaction was in the way of a short lock for more than ${WAIT_SECONDS} seconds`;

/** What was done under a lock, or why it was not: the end of a sentence. */
export type Locked<T> = { readonly done: T } | { readonly refused: string };

/**
 * Does something while a lock is held, and accepts the result only if the lock was held to its end. Whatever happens, the lock is
 * released at once, because it ends with its connection.
 * @param connection only for this; it is closed
 * @param plans ways to lock, of which the first that the server allows is taken
 * @param work gets a signal that is aborted if its result is not wanted any more, and the connection that locks
 * @throws {RestorableError} DATABASE_CONNECTION_LOST, CANCELLED, and what `work` throws
 */
export async function underShortLock<T>(
  connection: Connection,
  plans: readonly LockPlan[],
  work: (unwanted: AbortSignal, locking: Connection) => Promise<T>,
): Promise<Locked<T>> {
  const unwanted = new AbortController();
  const late = Promise.withResolvers<undefined>();
  let timer: NodeJS.Timeout | undefined;
  let isDone = false;
  try {
    const plan = await acquire(connection, plans);
    if (typeof plan === 'string') return { refused: plan };
    timer = setTimeout(() => late.resolve(undefined), HELD_MS);
    const working = work(unwanted.signal, connection).then((value) => ({ done: value }));
    working.catch(() => {});
    const result = await Promise.race([working, late.promise]);
    if (result === undefined) return { refused: `not all dump tools started within ${HELD_MS / 1_000} seconds` };
    // Only a session that still has the lock can release it. If it was ended meanwhile, this fails.
    await connection.simple(plan.release);
    isDone = true;
    return result;
  } finally {
    clearTimeout(timer);
    if (!isDone) unwanted.abort();
    await connection.close();
  }
}

/** @returns what is held now, or why nothing is */
async function acquire(connection: Connection, plans: readonly LockPlan[]): Promise<LockPlan | string> {
  const isLimited = await unlessRefused(connection.simple(LIMITS).then(() => true));
  if (isLimited === undefined) return 'the server does not let a session limit how long it waits for a lock';
  let refused = '';
  for (const plan of plans) {
    try {
      for (const statement of plan.acquire) await connection.simple(statement);
      if (!plan.passesPrepared || !(await hasPrepared(connection))) return plan;
      await connection.simple(plan.release);
      refused = 'prepared transactions (XA RECOVER) may be committed at any time';
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // A stage may have been entered before the next one was refused.
      await unlessRefused(connection.simple(plan.release));
      const number = numberOf(error);
      // Another lock would hold up others once more.
      if (number === LOCK_WAIT) return BUSY;
      refused = `the server refused a short lock (${describeNumber(number) ?? 'no number'})`;
    }
  }
  return refused;
}

async function hasPrepared(connection: Connection): Promise<boolean> {
  const { rows } = await connection.queryArrays('xa recover');
  return rows.length > 0;
}
