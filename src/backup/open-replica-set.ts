import { throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { copiesNeeded } from '../core/planning/requirement.ts';
import type { BackupRequest } from '../options/request.ts';
import { listBackupIds } from '../repository/catalog/catalog.ts';
import type { Listing } from '../repository/catalog/newest-manifest.ts';
import { checkClock } from '../repository/reading/destinations.ts';
import { type Opening, ReplicaSet } from '../repository/writing/replica-set.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openDestination } from '../run/open-destinations.ts';
import type { Run } from '../run/run.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';

/**
 * Opens the destinations of a backup. Where not all of them are needed, one that can't be reached, whose clock is off or that
 * may not be listed is out from the start, with a warning. They are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE, and the storage's errors when too few are left
 */
export async function openReplicaSet(
  { destinations, minCopies, name }: BackupRequest,
  dependencies: Dependencies,
  run: Run,
): Promise<{ readonly replicaSet: ReplicaSet; readonly listings: () => Promise<Listing[]> }> {
  const { host, clock } = dependencies;
  const openings: Opening[] = [];
  for (const [at, spec] of destinations.entries()) {
    try {
      openings.push({ storage: await openDestination(spec, dependencies, run) });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      // What is written wrong is no failure of a storage: it would be wrong in every run.
      if (error.area === 'request') throw error;
      openings.push({ label: `destination ${at + 1} (${spec.scheme})`, storage: undefined, error });
    }
  }
  const replicaSet = new ReplicaSet(openings, {
    needed: copiesNeeded(minCopies, destinations.length),
    signal: host.signal,
    onOut: (message) => run.warn(`A destination is left out of this backup: ${message}`),
  });
  const listings = async (): Promise<Listing[]> => {
    const listed = await replicaSet.each(async ({ storage, signal }) => {
      await checkClock(storage, () => clock.now(), signal);
      const ids = await listBackupIds(storage, objectKeys(name), signal);
      // This run makes a full then, and may be the first to notice.
      await warnOfDeletedBackups(run, storage, objectKeys(name), signal);
      return ids;
    });
    return listed.map(({ storage, value }) => ({ storage, ids: value }));
  };
  return { replicaSet, listings };
}
