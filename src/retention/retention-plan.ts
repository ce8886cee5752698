import type { RetentionPolicy } from '../core/planning/retention/policy.ts';
import { type Decision, planRetention } from '../core/planning/retention/retention.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { Completeness } from '../repository/replication/completeness.ts';
import { retainable } from './retainable.ts';

/** Number of backups whose lists are read at once. */
const LOOKED_AT_ONCE = 16;

export interface CountedPlan {
  /** Newest first. */
  readonly decisions: readonly Decision[];
  /** Why a backup is not counted by the policy, by its id. */
  readonly notCounted: ReadonlyMap<string, string>;
}

/**
 * Plans with what counts here: manifests of accepted signers whose objects all exist, and that are not being removed. Only a
 * backup that is counted can displace another, so the objects of others are not checked, and none are if all backups are kept.
 * @param open called when it is known that something would be removed
 */
export async function planCounted(
  state: StoredState,
  policy: RetentionPolicy,
  open: () => Promise<Completeness>,
): Promise<CountedPlan> {
  const backups = await retainable(state);
  const notCounted = new Map([...state.beingRemoved].map((id) => [id, 'a record says that it is being removed']));
  const checked = new Set<string>();
  let completeness: Completeness | undefined;
  for (;;) {
    const counted = backups.map((backup) => ({ ...backup, counts: !notCounted.has(backup.id) }));
    const decisions = planRetention(counted, policy, state.now);
    const unchecked = decisions.flatMap(({ id, keep }) =>
      keep && !checked.has(id) ? (state.catalog.get(id) ?? []) : [],
    );
    if (decisions.every(({ keep }) => keep) || unchecked.length === 0) return { decisions, notCounted };
    completeness ??= await open();
    const broken = await brokenAmong(unchecked, completeness);
    for (const { id } of unchecked) checked.add(id);
    for (const [id, reason] of broken) notCounted.set(id, reason);
    if (broken.size === 0) return { decisions, notCounted };
  }
}

async function brokenAmong(backups: readonly BackupFacts[], completeness: Completeness): Promise<Map<string, string>> {
  const broken = new Map<string, string>();
  const look = async (backup: BackupFacts) => ({ id: backup.id, reason: await completeness.missingOf(backup) });
  for await (const { id, reason } of mapAhead(backups, LOOKED_AT_ONCE, look)) {
    if (reason !== undefined) broken.set(id, reason);
  }
  return broken;
}
