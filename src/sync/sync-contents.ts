import { throwIfCancelled } from '../core/errors.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { nearestFirst } from '../core/planning/nearest-first.ts';
import type { Storage } from '../ports/storage.ts';
import type { DestinationState } from '../repository/catalog/destination-contents.ts';
import { readNamed } from '../repository/catalog/stored-objects.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import { listingDigest } from '../repository/records/listing-digests.ts';
import { beingRemoved } from '../repository/records/removal-records.ts';
import type { Replicas, ReplicatedBackup } from '../repository/replication/replicas.ts';
import type { SyncJob } from './sync-database.ts';

/** Backups whose lists are read at once. */
const READS_AHEAD = 4;

/** What is listed where a backup is whole, as a digest by its id. One whose list no destination has is left out. */
export async function expectedListings(
  { backups }: Replicas,
  database: DatabaseName,
  { dependencies }: Pick<SyncJob, 'dependencies'>,
): Promise<Map<string, string>> {
  const { signal } = dependencies.host;
  const all = [...backups.values()];
  const read = async (at: number): Promise<[string, string] | undefined> => {
    const replicated = all[at] as ReplicatedBackup;
    try {
      const { objects } = await readNamed(orderOf(replicated, new Set()), database, replicated.facts, signal);
      return [replicated.facts.id, listingDigest(objects)];
    } catch {
      // Its outcome tells why, when its turn comes.
      throwIfCancelled(signal);
      return undefined;
    }
  };
  const expected = new Map<string, string>();
  for await (const found of mapAhead(all.length, READS_AHEAD, read)) if (found !== undefined) expected.set(...found);
  return expected;
}

/** Whether a backup and all that it needs lie at a destination with all their objects. */
export function isWholeAt(
  { listings, catalog }: DestinationState,
  { backups }: Replicas,
  expected: ReadonlyMap<string, string>,
  id: string,
): boolean {
  const needed = backups.get(id)?.facts.parents.map((parent) => parent.id) ?? [];
  return [id, ...needed].every((each) => {
    const listing = expected.get(each);
    return catalog.has(each) && listing !== undefined && listings.get(each) === listing;
  });
}

/** The ids of which a record at a destination says that they were removed there, by somebody who is believed. */
export function removedAt(
  { storage, records }: DestinationState,
  database: DatabaseName,
  { rings, dependencies }: Pick<SyncJob, 'rings' | 'dependencies'>,
): Promise<Set<string>> {
  const { signal } = dependencies.host;
  return beingRemoved(storage, objectKeys(database), records.keys(), rings.removers, signal);
}

/** The nearest first: a copy from the same network is quicker, and costs nothing. One that failed before is asked last. */
export function orderOf({ holders }: ReplicatedBackup, dead: ReadonlySet<Storage>): ReadPreference {
  const near = nearestFirst(
    holders.map(({ storage, answerMs }) => ({ storage, answerMs, offsite: storage.place.offsite })),
  );
  const storages = near.map(({ storage }) => storage);
  return new ReadPreference(storages.toSorted((a, b) => Number(dead.has(a)) - Number(dead.has(b))));
}
