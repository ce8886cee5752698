import { throwIfCancelled } from '../core/cancellation.ts';
import { type RestorableError, toRestorableError } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { type CopyDecision, type KnownBackup, planCopies } from '../core/planning/retention/sync-plan.ts';
import type { SyncRequest } from '../options/request/destinations.ts';
import type { Storage } from '../ports/storage.ts';
import type { SyncedBackup } from '../report/facts/sync.ts';
import { humanBytes, plural } from '../report/format.ts';
import { readLogs, type StoredLogs } from '../repository/catalog/log-catalog.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import type { Inventory } from '../repository/removal/inventory.ts';
import { removeUnfinished } from '../repository/removal/unfinished.ts';
import type { Replicas } from '../repository/replication/replicas.ts';
import type { KeyRings } from '../run/key-rings.ts';
import { type RunContext, storedAt } from '../run/run-context.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';
import { isWholeAt } from './sync-contents.ts';

export interface SyncJob {
  readonly request: SyncRequest;
  readonly rings: KeyRings;
  readonly destinations: readonly Storage[];
  readonly context: RunContext;
}

/** The state in which a destination was found. */
export interface ReadDestination {
  readonly state: StoredState;
  readonly inventory: Inventory;
  readonly logs: StoredLogs;
}

/** A destination during the run. */
export interface SyncTarget extends ReadDestination {
  readonly decisions: ReadonlyMap<string, CopyDecision>;
  readonly backups: SyncedBackup[];
  readonly shipments: SyncedBackup[];
  /** The failure of its storage. After it, nothing more is put there. */
  failure: RestorableError | undefined;
  /** Backups that are missing or incomplete there. Backups that need them are not copied either. */
  readonly lacking: Set<string>;
}

/** What the destinations have together. */
export interface Contents {
  readonly replicas: Replicas;
  /** Digests, by id, of the listing at a destination where a backup is complete. Omits backups whose list no destination has. */
  readonly expected: ReadonlyMap<string, string>;
}

/** The counts if nothing was copied. */
export const NOTHING = { objects: 0, bytes: 0 } as const;

/** Reads each destination. If one can't be read, that is the run's error, and the others are brought in sync without it. */
export async function readDestinations(
  database: DatabaseName,
  { destinations, rings, context }: SyncJob,
): Promise<ReadDestination[]> {
  const { host, run } = context;
  const readable: ReadDestination[] = [];
  for (const storage of destinations) {
    try {
      const at = storedAt(storage, database, context);
      const state = await at.read(rings);
      const inventory = await state.removals.takeInventory();
      // Their manifests are older than the inventory, like those of backups.
      const logs = await readLogs(at, state.catalog.logs, rings.signers);
      readable.push({ state, inventory, logs });
      await warnOfDeletedBackups(run, at);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.fail(thrown);
      run.warn(`${storage.label} is excluded: ${toRestorableError(thrown).message}`);
    }
  }
  return readable;
}

/** Removes partially written leftovers of killed runs. If they can't be deleted, they use space but are harmless. */
export async function removeRemains(readable: readonly ReadDestination[], { host, run }: RunContext): Promise<void> {
  for (const { state } of readable) {
    const { at, now } = state;
    try {
      const { objects, bytes } = await removeUnfinished(at, now);
      if (objects === 0) continue;
      host.log.info(`${at.label}: removed ${plural(objects, 'unfinished file')} of killed runs, ${humanBytes(bytes)}.`);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const { code, message } = toRestorableError(thrown);
      if (code === 'STORAGE_PERMISSION') host.log.debug(message);
      else run.warn(`The unfinished files of killed runs at ${at.label} could not be removed: ${message}`);
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

function conflictsAt({ conflicts }: Replicas, { catalog }: StoredState): SyncedBackup[] {
  return [...conflicts]
    .filter(([id]) => catalog.has(id))
    .map(([id, reason]) => ({ id, outcome: 'damaged', reason, ...NOTHING }));
}

/** Decides what one destination should receive. */
export async function planAt(
  readable: ReadDestination,
  { replicas, expected }: Contents,
  { request, rings }: SyncJob,
): Promise<SyncTarget> {
  const { state, inventory } = readable;
  const { catalog, removals, now } = state;
  const held = [...replicas.backups.values()]
    .filter(({ holders }) => holders.includes(state))
    .map(({ facts }) => facts);
  const has = new Set(held.map(({ id }) => id));
  const removed = await removals.believed(removals.ids, rings.removers);
  const whole = new Set(held.filter((facts) => isWholeAt({ ...readable, expected }, facts)).map(({ id }) => id));
  const parts = new Set([...inventory.listings.ids, ...catalog.uncounted.map(({ id }) => id)]);
  const decisions = planCopies(knownOf(replicas), { has, whole, removed, parts, now }, request.policy);
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const backups = conflictsAt(replicas, state);
  return { ...readable, decisions: byId, backups, shipments: [], failure: undefined, lacking: new Set() };
}
