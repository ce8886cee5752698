import { throwIfCancelled } from '../core/cancellation.ts';
import { factsOfError, type RestorableError, toRestorableError } from '../core/errors.ts';
import type { RetentionOutcome } from '../report/facts/retention.ts';
import type { BackupCatalog } from '../repository/catalog/catalog-facts.ts';
import { allLogUsers, deleteExpiredLogs, findExpiredLogs, type LogUsers } from '../repository/removal/expired-logs.ts';
import type { Retaining } from './sweep-destination.ts';

/** A destination after its backups were retained. */
export interface Retained {
  readonly retaining: Retaining;
  readonly catalog: BackupCatalog;
  readonly users: LogUsers;
  /** Receives what was freed. */
  readonly outcome: RetentionOutcome;
}

/**
 * Deletes the shipments of the log that no backup can use; or counts them. Decided for all destinations together, because a restore
 * can read the backup from one and the log from another.
 * @param retained every destination of the database
 * @returns the outcomes, and the first failure
 */
export async function freeLogs(
  retained: readonly Retained[],
): Promise<{ readonly outcomes: readonly RetentionOutcome[]; readonly failure: RestorableError | undefined }> {
  const users = allLogUsers(retained.map((each) => each.users));
  const outcomes: RetentionOutcome[] = [];
  let failure: RestorableError | undefined;
  for (const { retaining, catalog, outcome } of retained) {
    const { at, run } = retaining;
    // A run that is refused deletes nothing at all.
    if (outcome.outcome === 'refused') {
      outcomes.push(outcome);
      continue;
    }
    try {
      const freed = await freeLogsAt(retaining, catalog, users);
      if (freed.locked > 0)
        run.warn(
          `${freed.locked} objects of shipments at ${at.label} can't be deleted (Object Lock, or no permission).`,
        );
      outcomes.push({
        ...outcome,
        freedObjects: outcome.freedObjects + freed.objects,
        freedBytes: outcome.freedBytes + freed.bytes,
        lockedObjects: outcome.lockedObjects + freed.locked,
      });
    } catch (thrown) {
      throwIfCancelled(at.signal);
      const error = toRestorableError(thrown);
      failure ??= error;
      outcomes.push({ ...outcome, outcome: 'failed', problem: factsOfError(error) });
    }
  }
  return { outcomes, failure };
}

async function freeLogsAt({ dryRun, signers }: Retaining, catalog: BackupCatalog, users: LogUsers) {
  const expired = await findExpiredLogs(catalog, users, signers);
  if (!dryRun) return deleteExpiredLogs(catalog, expired);
  const objects = expired.logs.reduce((sum, { keys }) => sum + keys.length, 0);
  return { objects, bytes: expired.logs.reduce((sum, { bytes }) => sum + bytes, 0), locked: 0 };
}
