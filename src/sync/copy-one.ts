import { throwIfCancelled } from '../core/cancellation.ts';
import { factsOfError, toRestorableError } from '../core/errors.ts';
import type { Storage } from '../ports/storage.ts';
import type { SyncedBackup } from '../report/facts/sync.ts';
import { readNamed } from '../repository/catalog/stored-objects.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import { listingDigest } from '../repository/records/listing-digests.ts';
import { type CopyOptions, type CopyOutcome, copyBackup, type Wanting } from '../repository/replication/copy-backup.ts';
import type { Replicated } from '../repository/replication/replicas.ts';
import { orderOf } from './sync-contents.ts';
import { type Contents, NOTHING, type ReadDestination, type SyncJob, type SyncTarget } from './sync-destinations.ts';

/** What all backups and shipments of a database share. */
export interface Work extends Contents {
  readonly job: SyncJob;
  readonly destinations: readonly SyncTarget[];
  readonly options: CopyOptions;
  /** Sources that could not be read. They are tried last from then on. */
  readonly unreliable: Set<Storage>;
}

/** How backups or shipments are decided on and reported. */
export interface Kind<R extends Replicated> {
  /** Whether a destination needs something of it. Records what is omitted on purpose. */
  wants(replicated: R, destination: SyncTarget, order: ReadPreference): Promise<boolean>;
  /** Whether a destination that does not have it should have it. */
  isOwed(replicated: R, destination: SyncTarget): boolean;
  /** Why a destination that does not have it gets it. */
  reason(replicated: R, destination: SyncTarget): SyncedBackup['reason'];
  /** Where its outcome is reported. */
  readonly reported: (destination: SyncTarget) => SyncedBackup[];
}

/** Brings one backup or one shipment in sync. A failure is recorded at the destinations that should have it. */
export async function copyOne<R extends Replicated>(replicated: R, kind: Kind<R>, work: Work): Promise<void> {
  const { job, destinations, options } = work;
  const { run, host } = job.context;
  const { id } = replicated.facts;
  const order = orderOf(replicated, work.unreliable);
  try {
    const wanting: SyncTarget[] = [];
    for (const destination of destinations) {
      if (destination.failure !== undefined) continue;
      if (await kind.wants(replicated, destination, order)) wanting.push(destination);
    }
    if (wanting.length === 0) return;
    const wants = wanting.map((destination): WantingTarget => {
      const { at, catalog, now } = destination.state;
      const isCommitted = replicated.holders.includes(destination.state);
      return { destination, at, isCommitted, isListed: catalog.has(id), now };
    });
    for (const outcome of await copyBackup(replicated.facts, order, wants, options))
      note(replicated, kind, outcome, job);
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) run.fail(error);
    for (const destination of destinations) {
      if (!replicated.holders.includes(destination.state) && !kind.isOwed(replicated, destination)) continue;
      destination.lacking.add(id);
      const outcome = error.isFinding ? 'damaged' : 'failed';
      kind.reported(destination).push({ id, outcome, error: factsOfError(error), ...NOTHING });
    }
  }
  for (const storage of order.unreliable) work.unreliable.add(storage);
}

/** A destination that needs something. */
interface WantingTarget extends Wanting {
  readonly destination: SyncTarget;
}

/** Whether a destination that has the manifest lacks an object or the signature. */
export async function lacksObjects(
  { facts, holders }: Replicated,
  { inventory }: SyncTarget,
  order: ReadPreference,
  { expected, destinations, options }: Work,
): Promise<boolean> {
  const { id } = facts;
  // Read again if it could not be read. Then the reason is its outcome.
  const listing = expected.get(id) ?? listingDigest((await readNamed(order, facts)).objects);
  const hasSignature = (each: Pick<ReadDestination, 'inventory'>): boolean =>
    each.inventory.owned.get(id)?.hasSignature === true;
  // If any destination has a signature, all should have it.
  const isSigned =
    hasSignature({ inventory }) || !destinations.some((each) => holders.includes(each.state) && hasSignature(each));
  return options.readBack === 'all' || inventory.listings.get(id) !== listing || !isSigned;
}

function note<R extends Replicated>(
  replicated: R,
  kind: Kind<R>,
  copied: CopyOutcome<WantingTarget>,
  { request, context: { run } }: SyncJob,
): void {
  const { objects, bytes, error, warnings } = copied;
  const { destination, isCommitted } = copied.wanting;
  const { id } = replicated.facts;
  const reported = kind.reported(destination);
  run.warn(...warnings);
  if (error !== undefined) {
    destination.lacking.add(id);
    const outcome = error.isFinding ? 'damaged' : 'failed';
    reported.push({ id, outcome, error: factsOfError(error), objects, bytes });
    if (error.isFinding) return;
    run.fail(error);
    // A failure of this one alone, such as a parent that was just removed, does not stop the others.
    if (error.area === 'storage') destination.failure = error;
    return;
  }
  // Read completely and found good, or only its signature was put.
  if (isCommitted && objects === 0) return;
  const reason = isCommitted ? ({ why: 'objects-missing' } as const) : kind.reason(replicated, destination);
  const outcome = request.dryRun ? 'planned' : isCommitted ? 'repaired' : 'copied';
  reported.push({ id, outcome, reason, objects, bytes });
}
