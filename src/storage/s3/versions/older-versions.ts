import type { Cancellable, ReadOptions, StorageVersions } from '../../../ports/storage.ts';
import { checkPrefix, listedKey } from '../../keys.ts';
import { failureOf } from '../requests/failure.ts';
import { readFrom } from '../requests/objects.ts';
import type { S3Requests } from '../requests/requests.ts';
import { isRefusal, type Versions } from './versions.ts';

/** The versions that a bucket keeps of replaced and deleted objects. */
export class S3OlderVersions implements StorageVersions {
  readonly #requests: S3Requests;
  readonly #versions: Versions;

  constructor(requests: S3Requests, versions: Versions) {
    this.#requests = requests;
    this.#versions = versions;
  }

  async *older(key: string, options: ReadOptions): AsyncGenerator<Uint8Array> {
    const whole = this.#requests.whole(key);
    const what = { action: 's3:GetObjectVersion', key } as const;
    const found = await this.#requests.run(what, options, () => this.#versions.ifTold(whole, options.signal));
    for (const { id, isLatest, sizeBytes } of found?.versions.toReversed() ?? []) {
      if (isLatest || sizeBytes > options.maxBytes) continue;
      const at = { key: whole, versionId: id };
      yield await this.#requests.run(what, options, () => readFrom(this.#requests.bucket, at, options));
    }
  }

  async *hidden(prefix: string, options: Cancellable): AsyncGenerator<string> {
    checkPrefix(prefix);
    yield* this.#requests.each({ action: 's3:ListBucket' }, options, () => this.#hidden(prefix, options));
  }

  async *#hidden(prefix: string, { signal }: Cancellable): AsyncGenerator<string> {
    const { bucket, location } = this.#requests;
    try {
      for await (const { key, versions, isHidden } of this.#versions.below(location.prefix + prefix, signal)) {
        const hidden = listedKey(key, location.prefix);
        if (hidden !== undefined && isHidden && versions.length > 0) yield hidden;
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      bucket.debug(`versions can't be listed (${failureOf(error).name})`);
    }
  }
}
