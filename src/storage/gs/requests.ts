import { throwIfCancelled } from '../../core/cancellation.ts';
import type { ProxyInUse } from '../../http/proxies.ts';
import type { Host } from '../../ports/host.ts';
import type { Cancellable, ReadOptions } from '../../ports/storage.ts';
import { objectMissing } from '../answers.ts';
import type { Attempt, Retrying } from '../connection/http-retry.ts';
import { checkKey } from '../keys.ts';
import type { Api } from './client.ts';
import { ApiError, type Attempted, googleError, isMissingBucket } from './errors.ts';
import { readObject } from './get.ts';
import { type GoogleLocation, labelOf } from './url.ts';

type What = Pick<Attempted, 'permission' | 'key'>;

interface Parts {
  readonly api: Api;
  readonly retrying: Retrying;
  /** The proxy of the connections. */
  readonly proxy: ProxyInUse | undefined;
  readonly host: Host;
}

/** Requests to a bucket, with retries if they may help. Errors name the request that failed. */
export class GoogleRequests {
  readonly location: GoogleLocation;
  readonly label: string;
  readonly api: Api;
  readonly host: Host;
  readonly #retrying: Retrying;
  readonly #proxy: ProxyInUse | undefined;

  constructor(location: GoogleLocation, { api, retrying, proxy, host }: Parts) {
    this.location = location;
    this.label = labelOf(location);
    this.api = api;
    this.host = host;
    this.#retrying = retrying;
    this.#proxy = proxy;
  }

  /** A key's name in the bucket. */
  nameOf(key: string): string {
    checkKey(key);
    return this.location.prefix + key;
  }

  listing<T>(options: Cancellable, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.run({ permission: 'storage.objects.list' }, options, act);
  }

  /** Reads an object, or one generation of it. @throws {RestorableError} OBJECT_MISSING */
  read(at: { readonly key: string; readonly generation?: string }, options: ReadOptions): Promise<Uint8Array> {
    const { key } = at;
    const wanted = { ...at, name: this.nameOf(key), bucket: this.location.bucket };
    return this.run({ permission: 'storage.objects.get', key }, options, async (attempt) => {
      try {
        return await readObject(this.api, wanted, options.maxBytes, attempt);
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error)) throw error;
        throw objectMissing(key, this.label, error);
      }
    });
  }

  async run<T>(what: What, { signal }: Cancellable, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await this.#retrying(signal, act);
    } catch (error) {
      const { bucket } = this.location;
      const its = { label: this.label, bucket, proxy: this.#proxy, signal, host: this.host };
      throw googleError(error, { ...what, ...its });
    }
  }
}
