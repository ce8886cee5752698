import type { DatabaseName } from '../../core/format/database-name.ts';
import { type ObjectKeys, objectKeys, ownerOfObject } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Storage } from '../../ports/storage.ts';
import { type Held, readHolds } from '../records/holds.ts';
import { ListingDigests } from '../records/listing-digests.ts';
import { listRemovals } from '../records/removal-records.ts';
import { BackupCatalog } from './catalog-facts.ts';

/** What one destination has of a database, as sync sees it. */
export interface DestinationState {
  readonly storage: Storage;
  readonly catalog: BackupCatalog;
  /** Ids with a record of removal. */
  readonly records: ReadonlyMap<string, Date>;
  readonly holds: ReadonlyMap<string, Held>;
  readonly listings: ListingDigests;
  /** Ids of backups that have a signature. */
  readonly signed: ReadonlySet<string>;
  /** The storage's clock. */
  readonly now: Date;
  /** How long its first answer took. */
  readonly answerMs: number;
}

/** Reads manifests and lists the rest once. @throws the storage's errors */
export async function readDestination(
  storage: Storage,
  database: DatabaseName,
  rings: { readonly signers: SignerRing | undefined; readonly verifiers: SignerRing | undefined },
  signal: AbortSignal,
): Promise<DestinationState> {
  const keys = objectKeys(database);
  const start = performance.now();
  const now = await storage.serverTime({ signal });
  const answerMs = performance.now() - start;
  // In this order: see listRemovals.
  const catalog = await BackupCatalog.read({ storage, database, ring: rings.signers, signal });
  const records = await listRemovals(storage, keys, signal);
  const holds = await readHolds(storage, keys, rings.verifiers, signal);
  const listings = new ListingDigests();
  const signed = new Set<string>();
  for await (const { key, sizeBytes } of storage.list(keys.root, { signal })) {
    const relative = keys.relative(key);
    listings.add(relative, sizeBytes);
    const owner = ownerOfObject(relative);
    if (owner?.part === 'signatures') signed.add(owner.id);
  }
  return { storage, catalog, records, holds, listings, signed, now, answerMs };
}

export interface FoundObject {
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/** The objects of one backup at a destination, by key below the database's folder. @throws the storage's errors */
export async function objectsOf(
  storage: Storage,
  keys: ObjectKeys,
  id: string,
  signal: AbortSignal,
): Promise<Map<string, FoundObject>> {
  const found = new Map<string, FoundObject>();
  for (const prefix of keys.ofBackup(id)) {
    for await (const { key, sizeBytes, modifiedAt } of storage.list(prefix, { signal })) {
      found.set(keys.relative(key), { sizeBytes, modifiedAt });
    }
  }
  return found;
}
