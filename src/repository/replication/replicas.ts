import type { Link } from '../../core/planning/chain/lineage.ts';
import type { SyncConflict } from '../../core/planning/retention/sync-plan.ts';
import type { BackupFacts } from '../catalog/catalog-facts.ts';
import { linkToLog, type StoredLogs } from '../catalog/log-catalog.ts';
import type { StoredState } from '../catalog/stored-state.ts';

/** What destinations have, and those that have its manifest with the same bytes. */
export interface Replicated<F extends Link = Link> {
  readonly facts: F;
  readonly holders: readonly StoredState[];
}

export type ReplicatedBackup = Replicated<BackupFacts>;

/** What sync needs of the manifest of a shipment. */
export interface LogFacts extends Link {
  readonly to: Date;
}

/** The shipments of the log at one destination. */
export interface LogsAt {
  readonly state: StoredState;
  readonly logs: StoredLogs;
}

export interface ReplicatedLogs {
  /** By id. */
  readonly logs: ReadonlyMap<string, Replicated<LogFacts>>;
  /** As of backups. */
  readonly conflicts: ReadonlyMap<string, SyncConflict>;
  readonly uncounted: ReadonlyMap<string, string>;
}

export interface Replicas {
  /** By id. */
  readonly backups: ReadonlyMap<string, ReplicatedBackup>;
  /** Ids under which destinations have different manifests. It is unknown which one is right. */
  readonly conflicts: ReadonlyMap<string, SyncConflict>;
  /** Ids for which no destination has a manifest that counts, with the reason from one destination. */
  readonly uncounted: ReadonlyMap<string, string>;
}

/** Combines what the destinations have. Pure. */
export function replicasOf(states: readonly StoredState[]): Replicas {
  const backups = new Map<string, ReplicatedBackup>();
  const conflicts = new Map<string, SyncConflict>();
  const uncounted = new Map<string, string>();
  for (const state of states) {
    for (const facts of state.catalog.backups) {
      hold(facts, state, backups, conflicts);
    }
  }
  for (const { facts } of backups.values()) {
    const other = facts.parents.find(({ id, manifestSha256 }) => {
      const parent = backups.get(id);
      return parent !== undefined && parent.facts.manifestSha256 !== manifestSha256;
    });
    if (other !== undefined) conflicts.set(facts.id, { why: 'parent-differs', id: other.id });
  }
  for (const id of conflicts.keys()) backups.delete(id);
  for (const { at, catalog } of states) {
    for (const { id, reason } of catalog.uncounted) {
      if (!backups.has(id) && !conflicts.has(id)) uncounted.set(id, `${reason} (${at.label})`);
    }
  }
  return { backups, conflicts, uncounted };
}

/** The same for shipments. Pure. */
export function replicatedLogs(places: readonly LogsAt[]): ReplicatedLogs {
  const logs = new Map<string, Replicated<LogFacts>>();
  const conflicts = new Map<string, SyncConflict>();
  const uncounted = new Map<string, string>();
  for (const { state, logs: at } of places) {
    for (const log of at.logs) hold({ ...linkToLog(log), to: new Date(log.manifest.to) }, state, logs, conflicts);
  }
  for (const id of conflicts.keys()) logs.delete(id);
  for (const { state, logs: at } of places) {
    for (const { id, reason } of at.uncounted) {
      if (!logs.has(id) && !conflicts.has(id)) uncounted.set(id, `${reason} (${state.at.label})`);
    }
  }
  return { logs, conflicts, uncounted };
}

function hold<F extends Link>(
  facts: F,
  state: StoredState,
  held: Map<string, Replicated<F>>,
  conflicts: Map<string, SyncConflict>,
): void {
  const earlier = held.get(facts.id);
  if (earlier !== undefined && earlier.facts.manifestSha256 !== facts.manifestSha256) {
    const [first = state] = earlier.holders;
    conflicts.set(facts.id, { why: 'manifests-differ', labels: [first.at.label, state.at.label] });
    return;
  }
  held.set(facts.id, { facts, holders: [...(earlier?.holders ?? []), state] });
}
