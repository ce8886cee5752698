import { throwIfCancelled } from '../../../core/cancellation.ts';
import type { Host } from '../../../ports/host.ts';
import type { Cancellable } from '../../../ports/storage.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { checkKey } from '../../keys.ts';
import { labelOf } from '../settings/place.ts';
import type { S3Location } from '../settings/url.ts';
import type { Connection } from './client.ts';
import { s3Error } from './errors.ts';
import type { Attempted } from './failure.ts';
import type { Bucket } from './objects.ts';

type What = Pick<Attempted, 'action' | 'key'>;

interface Parts {
  readonly connection: Connection;
  readonly bucket: Bucket;
  readonly host: Host;
}

/** Requests to a bucket. Errors name the request that failed. The SDK itself retries, with `createRetryStrategy`. */
export class S3Requests {
  readonly location: S3Location;
  readonly label: string;
  readonly bucket: Bucket;
  readonly connection: Connection;
  readonly host: Host;

  constructor(location: S3Location, { connection, bucket, host }: Parts) {
    this.location = location;
    this.label = labelOf(location);
    this.bucket = bucket;
    this.connection = connection;
    this.host = host;
  }

  /** The key in the bucket. */
  whole(key: string): string {
    checkKey(key);
    return this.location.prefix + key;
  }

  /** By the later of this machine's and the storage's clock: a lock must not end early. */
  nowMs(): number {
    return Math.max(SYSTEM_CLOCK.now().getTime(), this.connection.lastDate()?.getTime() ?? 0);
  }

  async run<T>(what: What, { signal }: Cancellable, act: () => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await act();
    } catch (error) {
      throw this.#named(error, what, signal);
    }
  }

  /** The same for paged requests. */
  async *each<T>(what: What, { signal }: Cancellable, list: () => AsyncIterable<T>): AsyncGenerator<T> {
    throwIfCancelled(signal);
    try {
      yield* list();
    } catch (error) {
      throw this.#named(error, what, signal);
    }
  }

  #named(error: unknown, what: What, signal: AbortSignal): Error {
    const { bucket, settings, env = 'AWS' } = this.location;
    const its = { label: this.label, bucket, settings, env, proxy: this.connection.proxy, signal, host: this.host };
    return s3Error(error, { ...what, ...its });
  }
}
