import type { BackupFacts } from '../catalog/catalog-facts.ts';
import type { StoredState } from '../catalog/stored-state.ts';

/** A backup, and the destinations that have its manifest with the same bytes. */
export interface ReplicatedBackup {
  readonly facts: BackupFacts;
  readonly holders: readonly StoredState[];
}

export interface Replicas {
  /** By id. */
  readonly backups: ReadonlyMap<string, ReplicatedBackup>;
  /** Ids under which destinations have different manifests. It is unknown which one is right. */
  readonly conflicts: ReadonlyMap<string, string>;
  /** Ids for which no destination has a manifest that counts, with the reason from one destination. */
  readonly uncounted: ReadonlyMap<string, string>;
}

/** Combines what the destinations have. Pure. */
export function replicasOf(states: readonly StoredState[]): Replicas {
  const backups = new Map<string, ReplicatedBackup>();
  const conflicts = new Map<string, string>();
  const uncounted = new Map<string, string>();
  for (const state of states) {
    for (const facts of state.catalog.backups) {
      const earlier = backups.get(facts.id);
      if (earlier !== undefined && earlier.facts.manifestSha256 !== facts.manifestSha256) {
        const [first] = earlier.holders;
        conflicts.set(facts.id, `its manifests at ${first?.at.label} and ${state.at.label} differ`);
        continue;
      }
      backups.set(facts.id, { facts, holders: [...(earlier?.holders ?? []), state] });
    }
  }
  for (const { facts } of backups.values()) {
    const other = facts.parents.find(({ id, manifestSha256 }) => {
      const parent = backups.get(id);
      return parent !== undefined && parent.facts.manifestSha256 !== manifestSha256;
    });
    if (other !== undefined) conflicts.set(facts.id, `it was built on another ${other.id} than the one that there is`);
  }
  for (const id of conflicts.keys()) backups.delete(id);
  for (const { at, catalog } of states) {
    for (const { id, reason } of catalog.uncounted) {
      if (!backups.has(id) && !conflicts.has(id)) uncounted.set(id, `${reason} (${at.label})`);
    }
  }
  return { backups, conflicts, uncounted };
}
