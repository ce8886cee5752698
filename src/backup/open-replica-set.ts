import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { copiesNeeded } from '../core/planning/requirement.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { ManifestListing } from '../repository/catalog/catalog.ts';
import { checkClock } from '../repository/reading/destinations.ts';
import type { Opening } from '../repository/writing/active-replicas.ts';
import { ReplicaSet } from '../repository/writing/replica-set.ts';
import { requireLasting } from '../run/destinations/lasting-destinations.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import type { RunContext } from '../run/run-context.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';

/**
 * Opens the destinations of a backup. If not all are needed, a destination that can't be reached, whose clock is wrong or that
 * can't be listed is out from the start, with a warning. Destinations are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE, and the storage's errors if too few are left
 */
export async function openReplicaSet(
  {
    destinations,
    minCopies,
    name,
    allowEphemeralDestination,
  }: Pick<BackupRequest, 'destinations' | 'minCopies' | 'name' | 'allowEphemeralDestination'>,
  context: RunContext,
): Promise<{ readonly replicaSet: ReplicaSet; readonly listings: () => Promise<ManifestListing[]> }> {
  const { host, clock, run } = context;
  const openings: Opening[] = [];
  for (const [at, spec] of destinations.entries()) {
    try {
      openings.push({ storage: await openDestination(spec, context) });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      // An invalid setting is not a failure of a storage. It would be invalid in every run.
      if (error.area === 'request') throw error;
      openings.push({ label: spec.name ?? `destination ${at + 1} (${spec.scheme})`, storage: undefined, error });
    }
  }
  const opened = openings.flatMap(({ storage }) => storage ?? []);
  await requireLasting(opened, { allowed: allowEphemeralDestination, host });
  const replicaSet = new ReplicaSet(openings, {
    needed: copiesNeeded(minCopies, destinations.length),
    name,
    clock,
    signal: host.signal,
    onOut: (message) => run.warn(`A destination is excluded from this backup: ${message}`),
  });
  const listings = async (): Promise<ManifestListing[]> => {
    const listed = await replicaSet.each(async ({ at }) => {
      await checkClock(at);
      const manifests = await at.listManifests();
      // This run then creates a full, and may be the first to notice.
      await warnOfDeletedBackups(run, at);
      return manifests;
    });
    return listed.map(({ value }) => value);
  };
  return { replicaSet, listings };
}
