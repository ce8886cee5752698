import { RestorableError } from '../core/errors.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { SourceInfo } from '../ports/engine/source.ts';
import { humanMs } from '../report/format.ts';
import type { Run } from '../run/run.ts';

/**
 * A backup of a replica contains no more than the replica does. With `max-replica-lag`, a replica whose lag is too large or
 * unknown is refused. Without it, the lag is reported.
 * @throws {RestorableError} REPLICA_LAG
 */
export function requireFreshSource(
  request: Pick<BackupRequest, 'maxReplicaLagMs'>,
  { replica }: SourceInfo,
  run: Pick<Run, 'warn'>,
): void {
  if (replica === undefined) return;
  const { maxReplicaLagMs } = request;
  if (replica.lagMs === null) {
    const sentence = `The source is a replica, and its lag is unknown: ${replica.because ?? 'it does not say'}.`;
    if (maxReplicaLagMs !== undefined) throw new RestorableError('REPLICA_LAG', sentence, { hint: replica.hint });
    run.warn(`${sentence} The age of the backup is counted as if there were no lag.`);
    return;
  }
  const lag = humanMs(replica.lagMs);
  if (maxReplicaLagMs === undefined) {
    if (replica.lagMs > 0)
      run.warn(`The source is a replica that is ${lag} behind; set \`max-replica-lag\` to refuse one too far.`);
    return;
  }
  if (replica.lagMs <= maxReplicaLagMs) return;
  throw new RestorableError(
    'REPLICA_LAG',
    `The source is a replica that is ${lag} behind, beyond the max-replica-lag of ${humanMs(maxReplicaLagMs)}.`,
    { hint: 'Wait until it has caught up, find out what holds it back, or dump the primary.' },
  );
}
