import type { BlobClient } from '@azure/storage-blob';
import { RestorableError } from '../../core/errors.ts';
import type { Cancellable, LockPolicy, StorageLocks } from '../../ports/storage.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { lockedVersions } from '../many-versions.ts';
import { immutableUntil, makeImmutable, unlocked } from './immutability.ts';
import type { AzureRequests } from './requests.ts';
import type { AzureVersions } from './versions.ts';

/** Immutability policies of blobs, as locks. */
export class AzureLocks implements StorageLocks {
  readonly policy: LockPolicy | undefined;
  readonly #requests: AzureRequests;
  readonly #versions: AzureVersions;
  #isProven = false;

  constructor(requests: AzureRequests, versions: AzureVersions) {
    this.policy = requests.location.lock;
    this.#requests = requests;
    this.#versions = versions;
  }

  /** All versions: it is not known here which of them is the good one, and after an attack it is not the newest. */
  async extend(key: string, until: Date, options: Cancellable): Promise<void> {
    for (const blob of await this.#blobs(key, options)) {
      await this.#requests.onBlob({ permission: 'Set immutability policy', key }, options, (attempt) =>
        makeImmutable(blob, until, this.policy, attempt),
      );
    }
  }

  /** The earliest end: a lock on a version that someone else wrote over a blob must not count for the blob. */
  async until(key: string, options: Cancellable): Promise<Date | undefined> {
    let earliest: Date | undefined;
    for (const blob of await this.#blobs(key, options)) {
      const until = await this.#endOf(blob, key, options);
      if (until === undefined) return undefined;
      if (earliest === undefined || until < earliest) earliest = until;
    }
    return earliest;
  }

  /** Servers that do not support the policy of a put ignore it (Azurite does), so the first blob of a run is checked. */
  async verify(key: string, options: Cancellable): Promise<void> {
    if (this.#isProven) return;
    if ((await this.until(key, options)) === undefined) throw unlocked(this.#requests.location.container);
    this.#isProven = true;
  }

  /** Azure makes the current version an older one and then refuses to delete it: it would be kept but not listed. */
  async refuseLocked(key: string, options: Cancellable): Promise<void> {
    const until = await this.#endOf(this.#requests.blobOf(key), key, options);
    if (until === undefined || until.getTime() <= SYSTEM_CLOCK.now().getTime()) return;
    const { label } = this.#requests;
    throw new RestorableError('STORAGE_PERMISSION', `${key} at ${label} is locked until ${until.toISOString()}.`, {
      hint: 'An immutability policy keeps this blob: wait until it ends.',
    });
  }

  /** Also undefined for a missing blob. */
  async #endOf(blob: BlobClient, key: string, options: Cancellable): Promise<Date | undefined> {
    try {
      const { until } = await this.#requests.onBlob({ permission: 'Read', key }, options, (attempt) =>
        immutableUntil(blob, attempt),
      );
      return until;
    } catch (error) {
      if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') return undefined;
      throw error;
    }
  }

  /** A client for each version. For the name itself if there are none. */
  async #blobs(key: string, options: Cancellable): Promise<readonly BlobClient[]> {
    const blob = this.#requests.blobOf(key);
    const ids = lockedVersions(await this.#versions.of(key, options)).map(({ versionId }) => versionId);
    return ids.length === 0 ? [blob] : ids.map((id) => (id === undefined ? blob : blob.withVersion(id)));
  }
}
