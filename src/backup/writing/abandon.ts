import type { ReplicaSet } from '../../repository/writing/replica-set.ts';
import type { RunContext } from '../../run/run-context.ts';

/** How long an aborted run may spend on deleting what it put. A cancelled job is killed after 10 s. */
const ABANDON_MS = { cancelled: 3_000, failed: 60_000 };

/** Deletes what a run put that can't commit it. @param remains the warning if something could not be deleted */
export async function abandon(replicaSet: ReplicaSet, { host, run }: RunContext, remains: string): Promise<void> {
  const ms = host.signal.aborted ? ABANDON_MS.cancelled : ABANDON_MS.failed;
  if (!(await replicaSet.abandon(ms))) run.warn(remains);
}
