import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import type { Storage } from '../ports/storage.ts';
import type { SyncedBackup, SyncOutcome } from '../report/facts/sync.ts';
import { readNamed } from '../repository/catalog/stored-objects.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import { listingDigest } from '../repository/records/listing-digests.ts';
import { type CopyOptions, type CopyOutcome, copyBackup, type Wanting } from '../repository/replication/copy-backup.ts';
import { copyVerifications } from '../repository/replication/copy-verifications.ts';
import { type ReplicatedBackup, replicasOf } from '../repository/replication/replicas.ts';
import { followBytes } from '../run/progress.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { expectedListings, orderOf } from './sync-contents.ts';
import {
  type Contents,
  NOTHING,
  planAt,
  type ReadDestination,
  readDestinations,
  removeRemains,
  type SyncJob,
  type SyncTarget,
} from './sync-destinations.ts';

/** What all backups of a database share. */
interface Work extends Contents {
  readonly job: SyncJob;
  readonly destinations: readonly SyncTarget[];
  readonly options: CopyOptions;
  /** Sources that could not be read. They are tried last from then on. */
  readonly unreliable: Set<Storage>;
}

/**
 * Brings the destinations in sync for one database, backup by backup, oldest first.
 * @param outcomes receives what was done
 */
export async function syncDatabase(database: DatabaseName, job: SyncJob, outcomes: SyncOutcome[]): Promise<void> {
  const { request, context } = job;
  const { run, host } = context;
  const readable = await run.phase(`read ${database}`, () => readDestinations(database, job));
  if (!request.dryRun) await removeRemains(readable, context);
  if (readable.length < 2) return;
  const replicas = replicasOf(readable.map(({ state }) => state));
  const untrusted = [...replicas.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
  warnOfSome(run, untrusted, (more) => `${more} more manifests that do not count are not copied.`);
  const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(replicas, host.signal));
  const destinations: SyncTarget[] = [];
  for (const each of readable) destinations.push(await planAt(each, { replicas, expected }, job));
  // Before anything is copied, so that a cancelled run reports what it did.
  for (const { state, backups } of destinations) {
    outcomes.push({ database, label: state.at.label, held: state.catalog.backups.length, backups, records: 0 });
  }
  const work: Work = {
    job,
    replicas,
    destinations,
    expected,
    options: optionsOf(database, job),
    unreliable: new Set(),
  };
  const oldestFirst = [...replicas.backups.values()].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
  await run.phase(`copy ${database}`, async () => {
    for (const replicated of oldestFirst) await syncBackup(replicated, work);
  });
  await run.phase(`copy the records of ${database}`, () => syncRecords(database, work, outcomes));
}

/** Evidence of what was verified, also about backups that were removed since then. */
async function syncRecords(
  database: DatabaseName,
  { job, destinations }: Work,
  outcomes: readonly SyncOutcome[],
): Promise<void> {
  const { request, rings, context } = job;
  const open = destinations.filter(({ failure }) => failure === undefined).map(({ state }) => state);
  const now = Math.max(...open.map((state) => state.now.getTime()));
  const options = { ring: rings.verifiers, since: new Date(now - request.keepRecordsMs), dryRun: request.dryRun };
  try {
    const copied = await copyVerifications(
      open.map(({ at }) => at),
      options,
    );
    for (const [at, count] of copied) {
      const outcome = outcomes.find((each) => each.database === database && each.label === at.label);
      if (outcome !== undefined) outcome.records = count;
    }
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    context.run.fail(thrown);
  }
}

function optionsOf(database: DatabaseName, { request, rings, context }: SyncJob): CopyOptions {
  return {
    ring: rings.signers,
    removers: rings.removers,
    readBack: request.readBack,
    dryRun: request.dryRun,
    elapsedMs: () => context.run.elapsedMs,
    onBytes: followBytes(context, `sync ${database}`, undefined),
  };
}

async function syncBackup(replicated: ReplicatedBackup, work: Work): Promise<void> {
  const { job, destinations, options } = work;
  const { run, host } = job.context;
  const { id } = replicated.facts;
  const order = orderOf(replicated, work.unreliable);
  try {
    const wanting = await wantingOf(replicated, order, work);
    if (wanting.length === 0) return;
    const wants = wanting.map((destination): WantingTarget => {
      const { at, catalog, now } = destination.state;
      const isCommitted = replicated.holders.includes(destination.state);
      return { destination, at, isCommitted, isListed: catalog.has(id), now };
    });
    for (const outcome of await copyBackup(replicated.facts, order, wants, options))
      note(replicated.facts.id, outcome, job);
  } catch (thrown) {
    throwIfCancelled(host.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) run.fail(error);
    for (const { state, decisions, lacking, backups } of destinations) {
      if (!replicated.holders.includes(state) && decisions.get(id)?.decision !== 'copy') continue;
      lacking.add(id);
      backups.push({ id, outcome: error.isFinding ? 'damaged' : 'failed', error: error.message, ...NOTHING });
    }
  }
  for (const storage of order.unreliable) work.unreliable.add(storage);
}

/** A destination that needs something of a backup. */
interface WantingTarget extends Wanting {
  readonly destination: SyncTarget;
}

/** Returns the destinations that need something of this backup. Records what is omitted on purpose. */
async function wantingOf(replicated: ReplicatedBackup, order: ReadPreference, work: Work): Promise<SyncTarget[]> {
  const wanting: SyncTarget[] = [];
  for (const destination of work.destinations) {
    if (destination.failure !== undefined) continue;
    const isWanting = replicated.holders.includes(destination.state)
      ? await isMissingSomething(replicated, destination, { order, ...work })
      : isToBeCopied(replicated, destination);
    if (isWanting) wanting.push(destination);
  }
  return wanting;
}

/** Whether a destination that has the backup lacks part of it. */
async function isMissingSomething(
  { facts, holders }: ReplicatedBackup,
  { state, inventory, backups }: SyncTarget,
  { order, replicas, expected, destinations, options }: Work & { readonly order: ReadPreference },
): Promise<boolean> {
  const { id } = facts;
  const lost = facts.parents.find((parent) => !replicas.backups.has(parent.id));
  if (lost !== undefined) {
    backups.push({ id, outcome: 'damaged', reason: { why: 'needs-lost', id: lost.id }, ...NOTHING });
  }
  // Read again if it could not be read. Then the reason is this backup's outcome.
  const listing = expected.get(id) ?? listingDigest((await readNamed(order, facts)).objects);
  const hasSignature = (each: ReadDestination): boolean => each.inventory.owned.get(id)?.hasSignature === true;
  // If any destination has a signature, all should have it.
  const isSigned =
    hasSignature({ state, inventory }) ||
    !destinations.some((each) => holders.includes(each.state) && hasSignature(each));
  return options.readBack === 'all' || inventory.listings.get(id) !== listing || !isSigned;
}

/** Whether a destination that does not have the backup receives it. Records why if not. */
function isToBeCopied({ facts }: ReplicatedBackup, { decisions, lacking, backups }: SyncTarget): boolean {
  const { id } = facts;
  const decision = decisions.get(id);
  if (decision === undefined) throw new RangeError(`nothing was decided about ${id}`);
  const blocked = facts.parents.find((parent) => lacking.has(parent.id));
  if (decision.decision === 'copy' && blocked === undefined) return true;
  lacking.add(id);
  const isBlocked = blocked !== undefined && decision.decision === 'copy';
  const reason: SyncedBackup['reason'] = isBlocked ? { why: 'needs-absent', id: blocked.id } : decision.reason;
  backups.push({ id, outcome: decision.decision === 'skip' ? 'skipped' : 'damaged', reason, ...NOTHING });
  return false;
}

function note(id: string, copied: CopyOutcome<WantingTarget>, { request, context: { run } }: SyncJob): void {
  const { objects, bytes, error, warnings } = copied;
  const { destination, isCommitted } = copied.wanting;
  run.warn(...warnings);
  if (error !== undefined) {
    destination.lacking.add(id);
    const outcome = error.isFinding ? 'damaged' : 'failed';
    destination.backups.push({ id, outcome, error: error.message, objects, bytes });
    if (error.isFinding) return;
    run.fail(error);
    // A failure of this backup alone, such as a parent that was just removed, does not stop the others.
    if (error.area === 'storage') destination.failure = error;
    return;
  }
  // Read completely and found good, or only its signature was put.
  if (isCommitted && objects === 0) return;
  const reason = isCommitted ? ({ why: 'objects-missing' } as const) : destination.decisions.get(id)?.reason;
  const outcome = request.dryRun ? 'planned' : isCommitted ? 'repaired' : 'copied';
  destination.backups.push({ id, outcome, reason, objects, bytes });
}
