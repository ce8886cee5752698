import { createHash, type Hash } from 'node:crypto';
import { isEvidence, ownerOfObject } from '../../core/format/object-keys.ts';
import type { ListedObject } from '../../core/format/object-list.ts';

/**
 * A digest of the names and sizes of each backup's objects, computed in one pass over a listing. Describes ten thousand backups
 * at a destination in little memory. Compared with the digest of the backup's own list.
 */
export class ListingDigests {
  readonly #hashes = new Map<string, Hash>();
  readonly #done = new Map<string, string>();

  /** Adds an object of a listing, which must be in byte order. @param relative the key below the database's folder */
  add(relative: string, sizeBytes: number): void {
    const owner = ownerOfObject(relative);
    if (owner === undefined || !isListed(owner.part)) return;
    const hash = this.#hashes.get(owner.id) ?? createHash('sha256');
    hash.update(line(relative, sizeBytes));
    this.#hashes.set(owner.id, hash);
  }

  /** Ids of the backups that have objects, committed or not. */
  get ids(): string[] {
    return [...this.#hashes.keys()];
  }

  /** Call only after the complete listing was added. */
  get(id: string): string | undefined {
    const digest = this.#done.get(id) ?? this.#hashes.get(id)?.digest('hex');
    if (digest !== undefined) this.#done.set(id, digest);
    return digest;
  }
}

/** The digest of a destination that has all of these objects with their sizes, and no other object of the backup. */
export function listingDigest(objects: readonly ListedObject[]): string {
  const hash = createHash('sha256');
  // Listings are in byte order, and keys are ASCII.
  for (const { key, sizeBytes } of objects.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    hash.update(line(key, sizeBytes));
  }
  return hash.digest('hex');
}

function line(relative: string, sizeBytes: number): string {
  return `${relative} ${sizeBytes}\n`;
}

/** Whether the manifest names this part of a backup by hash, through its lists. */
function isListed(part: string): boolean {
  return part !== 'signatures' && part !== 'holds' && !isEvidence(part);
}
