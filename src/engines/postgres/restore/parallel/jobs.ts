import { availableParallelism } from 'node:os';
import { RestorableError } from '../../../../core/errors.ts';
import { automaticJobs } from '../../../../core/planning/jobs.ts';
import type { Host } from '../../../../ports/host.ts';
import { type Connection, openConnection } from '../../connection/connection.ts';
import { EQ } from '../../sql/operators.ts';
import type { TargetDatabase } from '../../target/database.ts';

/** Below this, the indexes are created sooner than several sessions are opened. */
const LEAST_BYTES = 32 * 1024 * 1024;

/** Whether a restore of this size gains by several jobs. */
export const isWorthJobs = (rawBytes: number): boolean => rawBytes >= LEAST_BYTES;

/**
 * How many sessions may restore at the same time. As many as were asked for, unless the server admits
 * fewer: then one less than it admits, so that its other users are not locked out. `auto` also looks at its memory.
 */
export async function jobsAt(target: TargetDatabase, host: Host): Promise<number> {
  const { jobs, ownServer } = target;
  if (ownServer !== undefined && jobs !== 'auto') return jobs;
  const opened: Connection[] = [];
  try {
    const first = await openConnection(target.role, host, { requireTls: false });
    opened.push(first);
    if (!first.isDirect) {
      if (jobs !== 'auto') target.notes.push(ONE_JOB('its pooler may have fewer sessions than that'));
      return 1;
    }
    const wanted = jobs === 'auto' ? await affordableJobs(first) : jobs;
    while (opened.length < wanted) {
      const next = await openAnother(target, host);
      if (next === undefined) break;
      opened.push(next);
    }
    if (opened.length === wanted) return wanted;
    const admitted = Math.max(1, opened.length - 1);
    target.notes.push(`The restore used ${admitted} of ${wanted} jobs, because the server admits no more sessions.`);
    return admitted;
  } finally {
    for (const connection of opened) await connection.close();
  }
}

/** Why a number of jobs that was asked for is not used. */
export const ONE_JOB = (why: string): string => `The restore used one job: ${why}.`;

/** Any refusal means that there is no room. If it has another cause, the restore itself meets it. */
async function openAnother(target: TargetDatabase, host: Host): Promise<Connection | undefined> {
  try {
    return await openConnection(target.role, host, { requireTls: false });
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  }
}

/** By the manual's advice, `shared_buffers` is a quarter of the server's memory. Half of that memory is for the indexes. */
async function affordableJobs(connection: Connection): Promise<number> {
  const [row] = await connection.query<{ shared: string; maintenance: string }>(
    `select pg_catalog.pg_size_bytes(pg_catalog.current_setting('shared_buffers'))::pg_catalog.text as shared,
       pg_catalog.pg_size_bytes(pg_catalog.current_setting('maintenance_work_mem'))::pg_catalog.text as maintenance`,
  );
  const bytes = 2 * Number(row?.shared ?? 0);
  return automaticJobs(availableParallelism(), { bytes, ofEachBytes: Number(row?.maintenance ?? 0) });
}

/** Ends what a pg_restore that was killed has left running on the server: nobody waits for it, and it holds locks. */
export async function endSessions(connection: Connection, target: TargetDatabase): Promise<void> {
  await connection.query(
    `select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity
      where datname ${EQ} pg_catalog.current_database() and application_name ${EQ} $1 and pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid()`,
    [target.sessionName],
  );
}
