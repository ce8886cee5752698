import { compareIds, parseBackupId, readBackupId } from '../core/format/backup-id.ts';
import type { IncompleteRun } from '../report/facts/status/status.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { Inventory, Remains } from '../repository/removal/inventory.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Below this, a run that takes longer than all before it is nothing unusual. */
const SHORTEST_MS = HOUR_MS;
/** If no run has ended yet. A job on GitHub's machines is ended after this time. */
const UNKNOWN_MS = 6 * HOUR_MS;
/** A run that wrote something this recently is still in progress. */
const QUIET_MS = 15 * MINUTE_MS;
const LISTED = 10;

/** The ids of the backups that left objects without a commit. A shipment of a log that was killed is no backup that is missing. */
export function withoutCommit({ abandoned, unfinished }: Pick<Remains, 'abandoned' | 'unfinished'>): string[] {
  return [...abandoned, ...unfinished].filter((id) => parseBackupId(id) !== undefined);
}

/**
 * The backups that left objects without a commit, newest first. One that is older than the longest run so far, and writes nothing
 * any more, has ended without one. The others may be in progress.
 */
export function incompleteRuns(
  remains: Pick<Remains, 'abandoned' | 'unfinished'>,
  { owned }: Pick<Inventory, 'owned'>,
  backups: readonly BackupFacts[],
  now: Date,
): IncompleteRun[] {
  const longestMs = backups.reduce(
    (most, each) => Math.max(most, each.finishedAt.getTime() - each.begunAt.getTime()),
    0,
  );
  const limitMs = backups.length === 0 ? UNKNOWN_MS : Math.max(SHORTEST_MS, longestMs);
  const ended = (id: string, startedAt: Date): boolean => {
    const wroteAt = owned.get(id)?.newest ?? startedAt;
    return now.getTime() - startedAt.getTime() > limitMs && now.getTime() - wroteAt.getTime() > QUIET_MS;
  };
  return withoutCommit(remains)
    .toSorted((a, b) => compareIds(b, a))
    .slice(0, LISTED)
    .map((id): IncompleteRun => {
      const { startedAt } = readBackupId(id);
      return { id, startedAt: startedAt.toISOString(), hasEnded: ended(id, startedAt), runUrl: null };
    });
}
