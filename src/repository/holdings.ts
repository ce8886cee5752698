import { createHash, type Hash } from 'node:crypto';
import type { DatabaseName } from '../core/database-name.ts';
import { type ObjectKeys, objectKeys, ownerOfObject } from '../core/keys.ts';
import type { ListedObject } from '../core/object-list.ts';
import type { SignerRing } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import { BackupCatalogue } from './catalogue-facts.ts';
import { type Held, readHolds } from './holds.ts';
import { listRemovals } from './removal.ts';

/** What one destination has of a database, as sync sees it. */
export interface DestinationState {
  readonly storage: Storage;
  readonly catalogue: BackupCatalogue;
  /** Ids with a record of removal. */
  readonly records: ReadonlyMap<string, Date>;
  readonly holds: ReadonlyMap<string, Held>;
  /** A digest of names and sizes of each backup's objects, committed or not, to be compared with that of its list. */
  readonly listings: ReadonlyMap<string, string>;
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
  const catalogue = await BackupCatalogue.read({ storage, database, ring: rings.signers, signal });
  const records = await listRemovals(storage, keys, signal);
  const holds = await readHolds(storage, keys, rings.verifiers, signal);
  const hashes = new Map<string, Hash>();
  const signed = new Set<string>();
  for await (const { key, sizeBytes } of storage.list(keys.root, { signal })) {
    const relative = keys.relative(key);
    const owner = ownerOfObject(relative);
    if (owner === undefined) continue;
    if (owner.part === 'signatures') signed.add(owner.id);
    if (!isListed(owner.part)) continue;
    const hash = hashes.get(owner.id) ?? createHash('sha256');
    hash.update(line(relative, sizeBytes));
    hashes.set(owner.id, hash);
  }
  const listings = new Map([...hashes].map(([id, hash]) => [id, hash.digest('hex')]));
  return { storage, catalogue, records, holds, listings, signed, now, answerMs };
}

/** What `listings` holds of a destination that has all of these objects, with their sizes, and no other of the backup. */
export function listingDigest(objects: readonly ListedObject[]): string {
  const hash = createHash('sha256');
  // Listings come in byte order, and keys are ASCII.
  for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    hash.update(line(key, sizeBytes));
  }
  return hash.digest('hex');
}

function line(relative: string, sizeBytes: number): string {
  return `${relative} ${sizeBytes}\n`;
}

/** The parts of a backup that its manifest names by hash, through its lists. */
function isListed(part: string): boolean {
  return part !== 'signatures' && part !== 'verifications' && part !== 'holds';
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
