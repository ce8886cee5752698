import { type RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { type CopyDecision, type KnownBackup, planCopies } from '../core/planning/sync-plan.ts';
import type { SyncRequest } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import { humanBytes, plural } from '../report/format.ts';
import type { SyncedBackup, SyncOutcome } from '../report/report.ts';
import { type DestinationState, readDestination } from '../repository/catalog/destination-contents.ts';
import { readNamed } from '../repository/catalog/stored-objects.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import { listingDigest } from '../repository/records/listing-digests.ts';
import { removeUnfinished } from '../repository/removal/unfinished.ts';
import { type CopyOptions, type CopyOutcome, copyBackup } from '../repository/replication/copy-backup.ts';
import { type Replicas, type ReplicatedBackup, replicasOf } from '../repository/replication/replicas.ts';
import type { Dependencies } from '../run/dependencies.ts';
import type { KeyRings } from '../run/key-rings.ts';
import { followBytes } from '../run/progress.ts';
import type { Run } from '../run/run.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';
import { warnOfSome } from '../run/warn-of-some.ts';
import { expectedListings, isWholeAt, orderOf, removedAt } from './sync-contents.ts';

export interface SyncJob {
  readonly request: SyncRequest;
  readonly rings: KeyRings;
  readonly destinations: readonly Storage[];
  readonly dependencies: Dependencies;
  readonly run: Run;
}

/** A destination in the course of the run. */
interface SyncTarget {
  readonly state: DestinationState;
  readonly decisions: ReadonlyMap<string, CopyDecision>;
  readonly backups: SyncedBackup[];
  /** Storage failed: nothing more is put there. */
  failure: RestorableError | undefined;
  /** Backups that are not there as they should be: what needs them is not copied either. */
  readonly lacking: Set<string>;
}

/** What all backups of a database share. */
interface Work {
  readonly job: SyncJob;
  readonly replicas: Replicas;
  readonly targets: readonly SyncTarget[];
  /** Digests of what is listed where a backup is whole, by id; none of one whose list no destination has. */
  readonly expected: ReadonlyMap<string, string>;
  readonly options: CopyOptions;
  /** Sources that could not be asked: they are asked last from then on. */
  readonly dead: Set<Storage>;
}

/**
 * Brings the destinations level for one database, backup by backup, oldest first.
 * @param outcomes what was done is added here
 */
export async function syncDatabase(database: DatabaseName, job: SyncJob, outcomes: SyncOutcome[]): Promise<void> {
  const { run, request } = job;
  const states = await run.phase(`look at ${database}`, () => look(database, job));
  if (!request.dryRun) await removeRemains(database, states, job);
  if (states.length < 2) return;
  const replicas = replicasOf(states);
  const untrusted = [...replicas.uncounted].map(([id, reason]) => `${id} is not copied: ${reason}`);
  warnOfSome(run, untrusted, (more) => `${more} more manifests that do not count are not copied.`);
  const known = knownOf(replicas);
  const expected = await run.phase(`read the lists of ${database}`, () => expectedListings(replicas, database, job));
  const believed = await Promise.all(states.map((state) => removedAt(state, database, job)));
  const targets = states.map((state, at): SyncTarget => {
    const has = new Set([...replicas.backups].filter(([, { holders }]) => holders.includes(state)).map(([id]) => id));
    const removed = believed[at] ?? new Set();
    const whole = new Set([...has].filter((id) => isWholeAt(state, replicas, expected, id)));
    const { catalog, listings, now } = state;
    const parts = new Set([...listings.ids, ...catalog.uncounted.map(({ id }) => id)]);
    const decisions = planCopies(known, { has, whole, removed, parts, now }, request.policy);
    const byId = new Map(decisions.map((decision) => [decision.id, decision]));
    return { state, decisions: byId, backups: conflictsAt(replicas, state), failure: undefined, lacking: new Set() };
  });
  // Before anything is copied: a run that is cancelled reports what it had done.
  for (const { state, backups } of targets) {
    const { label } = state.storage;
    outcomes.push({ database, label, held: state.catalog.backups.length, backups });
  }
  await run.phase(`copy ${database}`, async () => {
    const { host, clock } = job.dependencies;
    const options: CopyOptions = {
      database,
      ring: job.rings.signers,
      removers: job.rings.removers,
      clock,
      signal: host.signal,
      readBack: request.readBack,
      dryRun: request.dryRun,
      elapsedMs: () => run.elapsedMs,
      onBytes: followBytes(host, clock, `sync ${database}`, undefined),
    };
    const work: Work = { job, replicas, targets, expected, options, dead: new Set() };
    const oldestFirst = [...replicas.backups.values()].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
    for (const replicated of oldestFirst) await syncBackup(replicated, work);
  });
}

/** Reads each destination; one that can't be read is the run's error, and the others are brought level without it. */
async function look(database: DatabaseName, { destinations, rings, dependencies, run }: SyncJob) {
  const states: DestinationState[] = [];
  for (const storage of destinations) {
    try {
      const { signal } = dependencies.host;
      states.push(await readDestination(storage, database, rings, signal));
      await warnOfDeletedBackups(run, storage, objectKeys(database), signal);
    } catch (thrown) {
      throwIfCancelled(dependencies.host.signal);
      run.fail(thrown);
      run.warn(`${storage.label} is left out: ${toRestorableError(thrown).message}`);
    }
  }
  return states;
}

/** What killed runs left half written; where that may not be deleted, it takes room and does no harm. */
async function removeRemains(
  database: DatabaseName,
  states: readonly DestinationState[],
  { dependencies: { host }, run }: SyncJob,
): Promise<void> {
  for (const { storage, now } of states) {
    try {
      const { objects, bytes } = await removeUnfinished(storage, objectKeys(database), now, host.signal);
      if (objects === 0) continue;
      host.log.info(
        `${storage.label}: removed ${plural(objects, 'unfinished file')} of killed runs, ${humanBytes(bytes)}.`,
      );
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const { code, message } = toRestorableError(thrown);
      if (code === 'STORAGE_PERMISSION') host.log.debug(message);
      else run.warn(`What killed runs left half written at ${storage.label} could not be removed: ${message}`);
    }
  }
}

function knownOf({ backups }: Replicas): KnownBackup[] {
  return [...backups.values()].map(({ facts, holders }) => ({
    id: facts.id,
    startedAt: facts.startedAt,
    source: facts.source,
    parents: facts.parents.map(({ id }) => id),
    held: holders.some((holder) => holder.holds.has(facts.id)),
  }));
}

function conflictsAt({ conflicts }: Replicas, { catalog }: DestinationState): SyncedBackup[] {
  return [...conflicts]
    .filter(([id]) => catalog.has(id))
    .map(([id, error]) => ({ id, outcome: 'damaged', error, objects: 0, bytes: 0 }));
}

async function syncBackup(replicated: ReplicatedBackup, work: Work): Promise<void> {
  const { job, targets, options } = work;
  const { id } = replicated.facts;
  const order = orderOf(replicated, work.dead);
  try {
    const wanting = await wantingOf(replicated, order, work);
    if (wanting.length === 0) return;
    const wants = wanting.map(({ state }) => ({
      storage: state.storage,
      isCommitted: replicated.holders.includes(state),
      isListed: state.catalog.has(id),
      now: state.now,
    }));
    const copied = await copyBackup(replicated.facts, order, wants, options);
    for (const [at, target] of wanting.entries()) {
      const outcome = copied[at];
      if (outcome !== undefined) note(target, replicated, outcome, job);
    }
  } catch (thrown) {
    throwIfCancelled(options.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) job.run.fail(error);
    for (const target of targets) {
      const isThere = replicated.holders.includes(target.state);
      if (!isThere && target.decisions.get(id)?.decision !== 'copy') continue;
      target.lacking.add(id);
      const outcome = error.isFinding ? 'damaged' : 'failed';
      target.backups.push({ id, outcome, error: error.message, objects: 0, bytes: 0 });
    }
  }
  for (const storage of order.unreliable) work.dead.add(storage);
}

/** The destinations that need something of this backup; what is left out on purpose is noted. */
async function wantingOf(
  { facts, holders }: ReplicatedBackup,
  order: ReadPreference,
  { replicas, targets, expected, options }: Work,
): Promise<SyncTarget[]> {
  const { id } = facts;
  const wanting: SyncTarget[] = [];
  for (const target of targets) {
    if (target.failure !== undefined) continue;
    const { state } = target;
    const nothing = { objects: 0, bytes: 0 };
    if (holders.includes(state)) {
      const lost = facts.parents.find((parent) => !replicas.backups.has(parent.id));
      if (lost !== undefined) {
        target.backups.push({ id, outcome: 'damaged', reason: { why: 'needs-lost', id: lost.id }, ...nothing });
      }
      // Read again where it could not be read: then the reason is this backup's outcome.
      const listing =
        expected.get(id) ?? listingDigest((await readNamed(order, options.database, facts, options.signal)).objects);
      // A signature that any destination has, all should have.
      const isSigned = state.signed.has(id) || !holders.some(({ signed }) => signed.has(id));
      const isWhole = state.listings.get(id) === listing && isSigned;
      if (!isWhole || options.readBack === 'all') wanting.push(target);
      continue;
    }
    const decision = target.decisions.get(id);
    const blocked = facts.parents.find((parent) => target.lacking.has(parent.id));
    if (decision?.decision === 'copy' && blocked === undefined) wanting.push(target);
    else {
      target.lacking.add(id);
      const reason: SyncedBackup['reason'] =
        decision?.decision === 'copy' && blocked !== undefined
          ? { why: 'needs-absent', id: blocked.id }
          : decision?.reason;
      const outcome = decision?.decision === 'skip' ? 'skipped' : 'damaged';
      target.backups.push({ id, outcome, reason, ...nothing });
    }
  }
  return wanting;
}

function note(
  target: SyncTarget,
  { facts, holders }: ReplicatedBackup,
  copied: CopyOutcome,
  { request, run }: SyncJob,
): void {
  const { id } = facts;
  const { objects, bytes, error, warnings } = copied;
  run.warn(...warnings);
  if (error !== undefined) {
    target.lacking.add(id);
    const outcome = error.isFinding ? 'damaged' : 'failed';
    target.backups.push({ id, outcome, error: error.message, objects, bytes });
    if (error.isFinding) return;
    run.fail(error);
    // What failed for this backup alone, such as a parent that was just removed, does not stop the others.
    if (error.area === 'storage') target.failure = error;
    return;
  }
  const isThere = holders.includes(target.state);
  // Read through and found good, or only its signature was put.
  if (isThere && objects === 0) return;
  const reason = isThere ? ({ why: 'objects-missing' } as const) : target.decisions.get(id)?.reason;
  const outcome = request.dryRun ? 'planned' : isThere ? 'repaired' : 'copied';
  target.backups.push({ id, outcome, reason, objects, bytes });
}
