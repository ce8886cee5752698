import { longestRule } from '../core/planning/retention/keep-reason.ts';
import type { StatusRequest } from '../options/request/status.ts';
import type { StoredShare } from '../report/facts/status/status.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import type { Inventory, Remains } from '../repository/removal/inventory.ts';
import { Completeness } from '../repository/replication/completeness.ts';
import { planCounted } from '../retention/retention-plan.ts';

/** What is stored at a destination, classified. */
export interface Stored {
  readonly state: StoredState;
  readonly inventory: Inventory;
  readonly remains: Remains;
  /** Backups of the newest backup's source, oldest first. */
  readonly line: readonly BackupFacts[];
}

/** Stored bytes by the generation that keeps each backup, or by kind if there is no policy. */
export async function sharesOf(
  { policy }: StatusRequest,
  { state, inventory, remains }: Stored,
): Promise<StoredShare[]> {
  const sorts = new Map<StoredShare['of'], string[]>();
  const sort = (of: StoredShare['of'], ids: readonly string[]): void => {
    if (ids.length > 0) sorts.set(of, [...(sorts.get(of) ?? []), ...ids]);
  };
  if (policy === undefined) {
    for (const { id, kind } of state.catalog.backups) sort(kind, [id]);
  } else {
    const { decisions, notCounted } = await planCounted(
      state,
      policy,
      async () => new Completeness(state.catalog, inventory),
    );
    for (const { id, reasons } of decisions) {
      sort(notCounted.has(id) ? 'not-counted' : (longestRule(reasons) ?? 'no-rule'), [id]);
    }
  }
  sort(
    'not-counted',
    state.catalog.uncounted.map(({ id }) => id),
  );
  sort('waiting', [...remains.waiting, ...remains.expired]);
  sort('incomplete-runs', [...remains.abandoned, ...remains.unfinished]);
  sort('orphaned', remains.orphaned);
  const shares = [...sorts].map(([of, ids]): StoredShare => {
    const bytes = ids.reduce((sum, id) => sum + bytesOf(inventory, state, id), 0);
    return { of, backups: ids.length, bytes };
  });
  const removed = [...inventory.owned].filter(([id, of]) => !state.catalog.has(id) && of.evidenceObjects > 0);
  if (removed.length === 0) return shares;
  const bytes = removed.reduce((sum, [, of]) => sum + of.evidenceBytes, 0);
  return [...shares, { of: 'records', backups: removed.length, bytes }];
}

/** With the records of its verifications, if it exists. Those of removed backups are a share of their own. */
function bytesOf({ owned }: Inventory, { catalog }: StoredState, id: string): number {
  const of = owned.get(id);
  return of === undefined ? 0 : of.bytes + (catalog.has(id) ? of.evidenceBytes : 0);
}
