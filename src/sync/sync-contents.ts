import { throwIfCancelled } from '../core/cancellation.ts';
import { failureOf } from '../core/errors.ts';
import { nearestFirst } from '../core/planning/nearest-first.ts';
import type { Storage } from '../ports/storage.ts';
import type { BackupFacts } from '../repository/catalog/catalog-facts.ts';
import { readNamed } from '../repository/catalog/stored-objects.ts';
import type { StoredState } from '../repository/catalog/stored-state.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import { listingDigest } from '../repository/records/listing-digests.ts';
import type { Inventory } from '../repository/removal/inventory.ts';
import type { Replicated } from '../repository/replication/replicas.ts';

/** Number of backups and shipments whose lists are read at once. */
const READS_AHEAD = 4;

/** Digests, by id, of the listing at a destination where each is complete. Omits those whose list no destination has. */
export async function expectedListings(
  replicated: Iterable<Replicated>,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const read = async (each: Replicated): Promise<[string, string] | undefined> => {
    try {
      const { objects } = await readNamed(orderOf(each, new Set()), each.facts);
      return [each.facts.id, listingDigest(objects)];
    } catch (thrown) {
      throwIfCancelled(signal);
      // Its outcome reports why, when it is next.
      failureOf(thrown, ['storage', 'object', 'backup']);
      return undefined;
    }
  };
  const expected = new Map<string, string>();
  for await (const found of mapAhead(replicated, READS_AHEAD, read)) {
    if (found !== undefined) expected.set(...found);
  }
  return expected;
}

/** What a destination has, and what it should have. */
interface Compared {
  readonly state: StoredState;
  readonly inventory: Inventory;
  readonly expected: ReadonlyMap<string, string>;
}

/** Whether a backup and everything it needs are at a destination with all their objects. */
export function isWholeAt({ state, inventory, expected }: Compared, { id, parents }: BackupFacts): boolean {
  return [{ id }, ...parents].every((each) => {
    const listing = expected.get(each.id);
    return state.catalog.has(each.id) && listing !== undefined && inventory.listings.get(each.id) === listing;
  });
}

/** The nearest first: a copy from the same network is faster, and free. A destination that failed before is tried last. */
export function orderOf({ holders }: Replicated, unreliable: ReadonlySet<Storage>): ReadPreference {
  const near = nearestFirst(holders.map(({ at, answerMs }) => ({ at, answerMs, offsite: at.storage.place.offsite })));
  const isUnreliable = ({ at }: Pick<StoredState, 'at'>): number => Number(unreliable.has(at.storage));
  return new ReadPreference(near.toSorted((a, b) => isUnreliable(a) - isUnreliable(b)).map(({ at }) => at));
}
