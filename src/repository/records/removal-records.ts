import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import { type Manifest, parseManifest } from '../../core/format/manifest/manifest.ts';
import { idOfKey } from '../../core/format/object-keys.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import type { Link } from '../../core/planning/chain/lineage.ts';
import { TOOL } from '../../core/version.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { ManifestListing, StoredManifest } from '../catalog/catalog.ts';
import type { BackupCatalog } from '../catalog/catalog-facts.ts';
import { sha256Hex } from '../packs/digest.ts';
import { type Inventory, takeInventory } from '../removal/inventory.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { getRecord, isSignedBy, namesOf, putRecord, signedBy } from './signed-record.ts';

/** A record of removal: phase one. */
const prunedSchema = z.strictObject({
  format: z.literal('restorable-pruned/1'),
  backup: z.strictObject({ id: z.string(), manifestSha256: z.string() }),
  reason: z.string(),
  prunedAt: storedTime,
  /** The manifest's bytes as text. The removal can be undone with them as long as the objects exist. */
  manifest: z.string(),
  ...signedBy,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

/** The contents of a checked record of removal. */
export interface Removed extends Link {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
  /** ISO time. */
  readonly prunedAt: string;
  /** Fingerprint of its accepted signer. Null if no signature was checked. */
  readonly by: string | null;
}

/** A listing of the manifests, with or without their contents. */
export type ListedManifests = ManifestListing | BackupCatalog;

/**
 * The records of removal at a destination. They are listed after the manifests. If a manifest was missing because of a removal,
 * its record already existed.
 */
export class RemovalRecords {
  /** When each record was written, by the storage's clock. */
  readonly #writtenAt: ReadonlyMap<string, Date>;
  readonly #manifests: ListedManifests;
  readonly #listing: number;

  private constructor(manifests: ListedManifests, listing: number, writtenAt: ReadonlyMap<string, Date>) {
    this.#manifests = manifests;
    this.#listing = listing;
    this.#writtenAt = writtenAt;
  }

  /** @throws the storage's errors */
  static async listAfter(manifests: ListedManifests): Promise<RemovalRecords> {
    const { at, listing } = manifests;
    const writtenAt = new Map<string, Date>();
    for await (const { key, modifiedAt } of at.list(at.keys.allPruned)) {
      const id = idOfKey(key, 'pruned');
      if (id !== undefined) writtenAt.set(id, modifiedAt);
    }
    return new RemovalRecords(manifests, listing, writtenAt);
  }

  get at(): StoredDatabase {
    return this.#manifests.at;
  }

  /** Refuses manifests that were listed later: a backup that was removed in between would look like leftovers of a killed run. */
  assertAfter(catalog: BackupCatalog): void {
    if (catalog !== this.#manifests || catalog.listing !== this.#listing) {
      throw new RangeError('the records of removal are older than the manifests that they are to explain');
    }
  }

  get ids(): readonly string[] {
    return [...this.#writtenAt.keys()];
  }

  has(id: string): boolean {
    return this.#writtenAt.has(id);
  }

  writtenAt(id: string): Date | undefined {
    return this.#writtenAt.get(id);
  }

  /** Returns the same records without those that are not accepted. */
  without(ids: readonly string[]): RemovalRecords {
    const believed = new Map([...this.#writtenAt].filter(([id]) => !ids.includes(id)));
    return new RemovalRecords(this.#manifests, this.#listing, believed);
  }

  /**
   * Reads a record.
   * @param ring who may remove; if undefined, every record is accepted
   * @returns undefined if there is no record, or no acceptable one
   */
  async read(id: string, ring: SignerRing | undefined): Promise<Removed | undefined> {
    return this.has(id) ? readRemoval(this.at, id, ring) : undefined;
  }

  /** Returns which of these ids are being removed according to an accepted record. */
  async believed(ids: readonly string[], ring: SignerRing | undefined): Promise<Set<string>> {
    const removed = new Set<string>();
    for (const id of ids) {
      // Without accepted signers, even an unreadable record is a reason for caution.
      if (this.has(id) && (ring === undefined || (await this.read(id, ring)) !== undefined)) removed.add(id);
    }
    return removed;
  }

  /** Counts the objects, after the records were listed. @param onObject called for each object */
  takeInventory(onObject?: (relative: string, sizeBytes: number) => void): Promise<Inventory> {
    return takeInventory(this, onObject);
  }
}

/**
 * Reads a record of removal.
 * @param ring who may remove; if undefined, every record is accepted
 * @returns undefined if there is no record, or no acceptable one
 */
export async function readRemoval(
  at: StoredDatabase,
  id: string,
  ring: SignerRing | undefined,
): Promise<Removed | undefined> {
  const key = at.keys.pruned(id);
  const record = await getRecord(at, key);
  const parsed = record && prunedSchema.safeParse(record.json).data;
  if (record === undefined || parsed === undefined || parsed.backup.id !== id) return undefined;
  const bytes = Buffer.from(parsed.manifest);
  const manifest = manifestIn(bytes, at, id);
  if (manifest === undefined || sha256Hex(bytes) !== parsed.backup.manifestSha256) return undefined;
  const isBelieved = await isSignedBy(ring, { at, id, key, ...record }, parsed);
  const by = ring === undefined ? null : parsed.signer;
  return isBelieved ? { ...parsed.backup, manifest, bytes, prunedAt: parsed.prunedAt, by } : undefined;
}

function manifestIn(bytes: Buffer, { name }: StoredDatabase, id: string): Manifest | undefined {
  try {
    return parseManifest(bytes, { id, database: name });
  } catch (error) {
    if (error instanceof RestorableError && error.isFinding) return undefined;
    throw error;
  }
}

/** Why, when and by whom a backup is removed. */
interface RemovalFacts {
  readonly reason: string;
  readonly prunedAt: Date;
  readonly signer: Signer | undefined;
}

/**
 * Writes the record of a removal that starts. Replaces a record that a killed prune left next to the manifest: the grace period
 * starts with this removal. The record is not locked. The lock of its backup has ended, and the record protects nothing. A locked
 * record would remain for the full lock duration, and every prune would report objects that it can't delete.
 */
export async function writeRemoval(
  at: StoredDatabase,
  { manifest: { id }, sha256, bytes }: StoredManifest,
  { reason, prunedAt, signer }: RemovalFacts,
): Promise<void> {
  const record: z.infer<typeof prunedSchema> = {
    format: 'restorable-pruned/1',
    backup: { id, manifestSha256: sha256 },
    reason,
    prunedAt: prunedAt.toISOString(),
    manifest: Buffer.from(bytes).toString('utf8'),
    ...namesOf(signer),
    tool: TOOL,
  };
  await putRecord(at, at.keys.pruned(id), { record, signer, unlocked: true });
}
