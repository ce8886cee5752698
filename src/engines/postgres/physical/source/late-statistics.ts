import { pause } from '../../../../ports/retry.ts';
import { onlyRow } from '../../../parts/server/only-row.ts';
import type { Connection } from '../../connection/connection.ts';
import { EQ, GT, LE, NE } from '../../sql/operators.ts';

/** From this version on, a session that is idle reports what it wrote, at the latest after 10 seconds (PGSTAT_IDLE_INTERVAL). */
const REPORTS_WHEN_IDLE = 15;
const REPORTED_AFTER_MS = 11_000;

/** The server's clock, for `areWritesReported`. */
export async function readServerClock(connection: Connection): Promise<string> {
  const { now } = onlyRow(
    await connection.query<{ now: string }>('select pg_catalog.clock_timestamp()::pg_catalog.text as now'),
  );
  return now;
}

interface ReportWait {
  readonly signal: AbortSignal;
  readonly reportedAfterMs?: number | undefined;
}

/**
 * Waits until the server knows everything that was written since a moment. A session reports what it wrote some time after its
 * commit; until then, a table looks as if nobody had written to it. A session that has ended has reported all.
 * @returns false if a session can still have something to report, or if this account may not see what sessions do
 */
export async function areWritesReported(
  connection: Connection,
  since: string,
  { signal, reportedAfterMs = REPORTED_AFTER_MS }: ReportWait,
): Promise<boolean> {
  const until = await readServerClock(connection);
  const isBusy = `state is null or case when state ${EQ} 'idle' then state_change ${GT} $1::pg_catalog.timestamptz
    else coalesce(xact_start ${GT} $1::pg_catalog.timestamptz, true) end`;
  if ((await countSessions(connection, isBusy, [since])) === 0) return true;
  if (connection.serverMajor < REPORTS_WHEN_IDLE) return false;
  await pause(reportedAfterMs, signal);
  // A session that was idle since then, even for a moment, has reported. One that began its transaction before may not have.
  const isSilent = `backend_start ${LE} $2::pg_catalog.timestamptz and (state is null or state ${NE} 'idle'
    and coalesce(xact_start ${GT} $1::pg_catalog.timestamptz
      and xact_start ${LE} ($2::pg_catalog.timestamptz operator(pg_catalog.+) interval '1 second'), true))`;
  return (await countSessions(connection, isSilent, [since, until])) === 0;
}

async function countSessions(connection: Connection, condition: string, times: readonly string[]): Promise<number> {
  const { sessions } = onlyRow(
    await connection.query<{ sessions: number }>(
      `select pg_catalog.count(*)::pg_catalog.int4 as sessions from pg_catalog.pg_stat_activity
       where datname ${EQ} pg_catalog.current_database() and pid ${NE} pg_catalog.pg_backend_pid()
         and backend_type ${NE} all ('{autovacuum worker,walsender,parallel worker}') and (${condition})`,
      [...times],
    ),
  );
  return sessions;
}
