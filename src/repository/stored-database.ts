import type { DatabaseName } from '../core/format/database-name.ts';
import { type ObjectKeys, objectKeys } from '../core/format/object-keys.ts';
import type { SignerRing } from '../openpgp/signatures/signatures.ts';
import type { Clock } from '../ports/clock.ts';
import type { Body, PutOptions, Storage, StoredObject } from '../ports/storage.ts';
import { ManifestListing, readManifest, type StoredManifest } from './catalog/catalog.ts';
import { BackupCatalog } from './catalog/catalog-facts.ts';
import { type ReadRings, StoredState } from './catalog/stored-state.ts';
import { sha256Hex } from './packs/digest.ts';
import { type Held, readHolds } from './records/holds.ts';
import { VerificationLog } from './records/verification-log.ts';

/** What accessing a stored database requires besides its destination. */
export interface DatabaseAccess {
  readonly name: DatabaseName;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Found {
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/**
 * One database at one destination.
 *
 * This class enforces the order of reads. The records that explain why a manifest is missing must be listed after the manifests,
 * and objects after the records. Then a manifest that was missing because of a removal has a record, and objects with neither
 * belong to a run without a commit. So each step is available only from the step before it: `listManifests` or `readCatalog`,
 * `listRemovals`, `takeInventory`, `sortRemains`. `read` does the first of them.
 */
export class StoredDatabase {
  readonly storage: Storage;
  readonly name: DatabaseName;
  readonly keys: ObjectKeys;
  readonly clock: Clock;
  readonly signal: AbortSignal;

  constructor(storage: Storage, { name, clock, signal }: DatabaseAccess) {
    this.storage = storage;
    this.name = name;
    this.keys = objectKeys(name);
    this.clock = clock;
    this.signal = signal;
  }

  get label(): string {
    return this.storage.label;
  }

  /** Returns the same with another signal. */
  until(signal: AbortSignal): StoredDatabase {
    return new StoredDatabase(this.storage, { name: this.name, clock: this.clock, signal });
  }

  /** The time by the storage's clock. */
  now(): Promise<Date> {
    return this.storage.serverTime({ signal: this.signal });
  }

  get(key: string, maxBytes: number): Promise<Uint8Array> {
    return this.storage.get(key, { maxBytes, signal: this.signal });
  }

  put(key: string, body: Body, options: Partial<Omit<PutOptions, 'signal'>> = {}): Promise<void> {
    const sha256 = options.sha256 ?? sha256Hex(body);
    return this.storage.put(key, body, { ...options, sha256, signal: this.signal });
  }

  list(prefix: string): AsyncIterable<StoredObject> {
    return this.storage.list(prefix, { signal: this.signal });
  }

  /**
   * Lists keys with a prefix, including those that were deleted and of which the storage keeps older versions. An attacker who
   * can only hide a hold or a verification record must not make a prune act as if it did not exist. In no particular order.
   */
  async *listWithDeleted(prefix: string): AsyncGenerator<string> {
    for await (const { key } of this.list(prefix)) yield key;
    yield* this.listDeletedKeys(prefix);
  }

  /** Lists keys that were deleted and of which the storage keeps older versions. Empty if it keeps none. */
  async *listDeletedKeys(prefix: string): AsyncGenerator<string> {
    for await (const key of this.storage.versions?.hidden(prefix, { signal: this.signal }) ?? []) yield key;
  }

  /** The objects of one backup, by key below the database's folder. @throws the storage's errors */
  async objectsOf(id: string): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    for (const prefix of this.keys.ofBackup(id)) {
      for await (const { key, sizeBytes, modifiedAt } of this.list(prefix)) {
        found.set(this.keys.relative(key), { sizeBytes, modifiedAt });
      }
    }
    return found;
  }

  /** @throws as the function of this name */
  readManifest(id: string): Promise<StoredManifest> {
    return readManifest(this, id);
  }

  /** The ids of the committed backups. @throws the storage's errors */
  listManifests(): Promise<ManifestListing> {
    return ManifestListing.of(this);
  }

  /**
   * Lists backups whose manifests are hidden by a plain delete, if the storage keeps what was deleted. No listing shows them, but
   * a restore still finds them by their ids. A removal leaves no such backup if it may delete versions.
   */
  listDeleted(): Promise<ManifestListing> {
    return ManifestListing.ofDeleted(this);
  }

  /** Lists and reads every manifest. @param ring accepted signers; if undefined, backups are not authenticated */
  readCatalog(ring: SignerRing | undefined): Promise<BackupCatalog> {
    return BackupCatalog.read(this, ring);
  }

  /**
   * Reads manifests, removals and holds, in the safe order.
   * @param isLenient records that were not read because too many don't count are left out, and the log tells of them
   * @throws the storage's errors
   */
  read(rings: ReadRings, { isLenient = false } = {}): Promise<StoredState> {
    return StoredState.read(this, rings, isLenient);
  }

  /** Reads the backups that are held, by id. @param ring accepted verifiers, whose releases count */
  readHolds(ring: SignerRing | undefined): Promise<Map<string, Held>> {
    return readHolds(this, ring);
  }

  /** Lists the verification records. @param ring accepted verifiers; if undefined, every record is accepted */
  openVerifications(ring: SignerRing | undefined, now: Date): Promise<VerificationLog> {
    return VerificationLog.open(this, { ring, now });
  }
}
