import type { Cancellable, LockPolicy, StorageLocks } from '../../ports/storage.ts';
import { objectMissing } from '../answers.ts';
import { lockedVersions } from '../many-versions.ts';
import type { GoogleRequests } from './requests.ts';
import { retain, retainedUntil } from './retention.ts';
import type { GoogleVersions } from './versions.ts';

/** Retentions of objects, as locks. */
export class GoogleLocks implements StorageLocks {
  readonly policy: LockPolicy | undefined;
  readonly #requests: GoogleRequests;
  readonly #versions: GoogleVersions;

  constructor(requests: GoogleRequests, versions: GoogleVersions) {
    this.policy = requests.location.lock;
    this.#requests = requests;
    this.#versions = versions;
  }

  /** All versions: it is not known here which of them is the good one, and after an attack it is not the newest. */
  async extend(key: string, until: Date, options: Cancellable): Promise<void> {
    const { api, label, location } = this.#requests;
    const versions = await this.#versions.of(key, options);
    if (versions.length === 0) throw objectMissing(key, label);
    const wanted = { bucket: location.bucket, until, lock: this.policy };
    for (const version of lockedVersions(versions)) {
      await this.#requests.run({ permission: 'storage.objects.update', key }, options, (attempt) =>
        retain(api, version, wanted, attempt),
      );
    }
  }

  async until(key: string, options: Cancellable): Promise<Date | undefined> {
    return retainedUntil(lockedVersions(await this.#versions.of(key, options)));
  }
}
