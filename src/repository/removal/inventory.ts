import { startOfOwner } from '../../core/format/log/log-id.ts';
import { isEvidence, ownerOfObject } from '../../core/format/object-keys.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { StoredObject } from '../../ports/storage.ts';
import type { BackupCatalog } from '../catalog/catalog-facts.ts';
import { ListingDigests } from '../records/listing-digests.ts';
import type { RemovalRecords } from '../records/removal-records.ts';

/** What is stored under the id of one backup or shipment, without its manifest. */
export interface Owned {
  objects: number;
  bytes: number;
  /** Records of its verifications, which are not among the objects: they stay when it is removed. */
  evidenceObjects: number;
  evidenceBytes: number;
  /** When the newest of them was written, by the storage's clock. The epoch if the storage doesn't report it. */
  newest: Date;
  /** A record that only a committed backup can have: a verification or a hold. */
  hasRecords: boolean;
  hasSignature: boolean;
}

export interface Inventory {
  /** Listed before the objects. */
  readonly removals: RemovalRecords;
  readonly owned: ReadonlyMap<string, Owned>;
  /** Total of everything in the database's folder. */
  readonly totalBytes: number;
  readonly listings: ListingDigests;
}

const NOTHING: Owned = {
  objects: 0,
  bytes: 0,
  evidenceObjects: 0,
  evidenceBytes: 0,
  newest: new Date(0),
  hasRecords: false,
  hasSignature: false,
};

/** Counts a database's objects by backup, with one listing. Memory use grows with the number of backups, not of objects. */
export async function takeInventory(
  removals: RemovalRecords,
  onObject: (relative: string, sizeBytes: number) => void = () => {},
): Promise<Inventory> {
  const { at } = removals;
  const owned = new Map<string, Owned>();
  const listings = new ListingDigests();
  let totalBytes = 0;
  for await (const object of at.list(at.keys.root)) {
    totalBytes += object.sizeBytes;
    const relative = at.keys.relative(object.key);
    onObject(relative, object.sizeBytes);
    listings.add(relative, object.sizeBytes);
    const owner = ownerOfObject(relative);
    if (owner === undefined) continue;
    const of = owned.get(owner.id) ?? { ...NOTHING };
    count(of, object, owner.part);
    of.hasSignature ||= owner.part === 'signatures';
    owned.set(owner.id, of);
  }
  return { removals, owned, totalBytes, listings };
}

function count(of: Owned, { sizeBytes, modifiedAt }: StoredObject, part: string): void {
  if (modifiedAt > of.newest) of.newest = modifiedAt;
  of.hasRecords ||= isEvidence(part) || part === 'holds';
  if (isEvidence(part)) {
    of.evidenceObjects += 1;
    of.evidenceBytes += sizeBytes;
    return;
  }
  of.objects += 1;
  of.bytes += sizeBytes;
}

/** Every id that has objects or a record of removal but no manifest, grouped by what happens to it. */
export interface Remains {
  /** Removed longer ago than the grace period, and not needed by any backup: phase two. */
  readonly expired: readonly string[];
  /** Removed within the grace period. */
  readonly waiting: readonly string[];
  /** Leftovers of runs that ended before their commit, longer ago than the grace period. */
  readonly abandoned: readonly string[];
  /** Without a manifest, and younger: the run is in progress or was killed recently. */
  readonly unfinished: readonly string[];
  /** There are signs of a commit: something else removed the manifest. Nothing here deletes the rest. */
  readonly orphaned: readonly string[];
  /** Nothing is left but the records of its verifications: evidence of a backup that was removed. */
  readonly recorded: readonly string[];
}

/**
 * Classifies everything without a manifest. What has only records of verifications left was removed completely, and its predecessors
 * and successors say whether that was on purpose (lineage.ts). The catalog is older than the records, and they are older than the inventory (see
 * StoredDatabase). So if a manifest is missing because of a removal, there is a record. An id with neither is of a run without a
 * commit. A run that commits in the meantime started within half the grace period, so all its objects are younger than that
 * period.
 * @param hidden ids whose manifests were deleted, but not by a removal, and still exist as older versions; an attacker who can
 *   only hide objects must not cause a permanent deletion, neither by hiding a manifest nor by forging a record next to it
 */
export function sortRemains(
  inventory: Inventory,
  catalog: BackupCatalog,
  { now, hidden }: { readonly now: Date; readonly hidden: readonly string[] },
): Remains {
  const { removals } = inventory;
  removals.assertAfter(catalog);
  const remains = {
    expired: [] as string[],
    waiting: [] as string[],
    abandoned: [] as string[],
    unfinished: [] as string[],
    orphaned: [] as string[],
    recorded: [] as string[],
  };
  const needed = catalog.needed();
  const unknownBefore = catalog.newestUnknown?.startedAt;
  const manifests = [...catalog.backups, ...catalog.uncounted];
  const known = new Set(manifests.flatMap((each) => each.predecessor?.id ?? []));
  const isOld = (time: Date): boolean => now.getTime() - time.getTime() > GRACE_MS;
  for (const id of new Set([...inventory.owned.keys(), ...removals.ids])) {
    if (catalog.has(id)) continue;
    const owned = inventory.owned.get(id);
    const startedAt = startOfOwner(id);
    const isNeeded = needed.has(id) || (unknownBefore !== undefined && startedAt < unknownBefore);
    const removedAt = removals.writtenAt(id);
    if (hidden.includes(id)) remains.orphaned.push(id);
    else if (removedAt !== undefined) {
      (isOld(removedAt) && !isNeeded ? remains.expired : remains.waiting).push(id);
    } else if (!isNeeded && owned?.objects === 0) {
      remains.recorded.push(id);
    } else if (isNeeded || owned?.hasRecords === true || known.has(id)) {
      remains.orphaned.push(id);
    } else {
      // Both are required: copies may keep old file times, and a storage may not report any.
      const isAbandoned = isOld(startedAt) && isOld(owned?.newest ?? startedAt);
      (isAbandoned ? remains.abandoned : remains.unfinished).push(id);
    }
  }
  return remains;
}
