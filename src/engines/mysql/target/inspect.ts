import { RestorableError } from '../../../core/errors.ts';
import type { QueryResult } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { numberOf } from '../connection/errors.ts';

/** The server's own limit takes effect first. This one is for what that does not cover: MySQL limits only SELECT. */
const KILL_AFTER_MS = 500;
/** Interrupted, and over max_statement_time or max_execution_time. */
const OUT_OF_TIME = new Set([1317, 1969, 3024]);

/**
 * Runs a user's check: one statement (the driver sends no second one), in a read-only transaction that is rolled back.
 * @param host for the connection that kills a statement that takes too long
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function runQuery(
  connection: Connection,
  sql: string,
  timeoutMs: number,
  host: Host,
): Promise<QueryResult> {
  await limit(connection, timeoutMs);
  // For the session, too: a COMMIT in a procedure would begin a transaction that may write.
  await connection.simple('SET SESSION TRANSACTION READ ONLY');
  await connection.simple('START TRANSACTION READ ONLY');
  const startedMs = SYSTEM_CLOCK.monotonicMs();
  let killing: Promise<void> | undefined;
  const timer = setTimeout(() => {
    killing = killStatement(connection, host).catch(() => {});
  }, timeoutMs + KILL_AFTER_MS);
  try {
    const result = await connection.queryArrays(sql);
    // SLEEP() and similar end early and return a row when their time is over.
    if (SYSTEM_CLOCK.monotonicMs() - startedMs > timeoutMs) throw tooLong(timeoutMs);
    return result;
  } catch (error) {
    throw named(error, timeoutMs);
  } finally {
    clearTimeout(timer);
    await killing;
    await connection.simple('ROLLBACK').catch(() => {});
    await limit(connection, 0).catch(() => {});
  }
}

/** @param timeoutMs 0 for no limit */
async function limit(connection: Connection, timeoutMs: number): Promise<void> {
  const ms = timeoutMs === 0 ? 0 : Math.max(1, Math.round(timeoutMs));
  const setting = connection.flavor === 'mariadb' ? `max_statement_time = ${ms / 1_000}` : `max_execution_time = ${ms}`;
  await connection.simple(`SET SESSION ${setting}`);
}

async function killStatement(connection: Connection, host: Host): Promise<void> {
  if (connection.threadId === null) return;
  await using other = await openConnection(connection.url, host, { requireTls: false });
  await other.simple(`KILL QUERY ${connection.threadId}`);
}

/** A check without the necessary privilege is a failed check, whatever kind of error the server returns. */
function named(error: unknown, timeoutMs: number): unknown {
  if (!(error instanceof RestorableError)) return error;
  if (OUT_OF_TIME.has(numberOf(error))) return tooLong(timeoutMs);
  if (error.code !== 'DATABASE_PRIVILEGE') return error;
  return new RestorableError('DATABASE_QUERY', error.message, {
    hint: error.hint,
    cause: error.cause,
    foreign: error.foreign,
  });
}

function tooLong(timeoutMs: number): RestorableError {
  return new RestorableError('DATABASE_QUERY', `The statement exceeded its timeout of ${timeoutMs} ms.`, {
    hint: 'Raise the time limit of the check, or simplify it.',
  });
}
