import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Body, PutOptions, Storage, StoragePlace, StoredObject } from '../../ports/storage.ts';
import { partsOf } from '../body.ts';
import { checkKey, checkPrefix, compareBytes } from '../keys.ts';
import { placeOfService } from '../place.ts';
import { isLoopback } from '../url-parts.ts';
import { type Connection, connect, TUNING, type Tuning } from './client.ts';
import { type Attempted, failureOf, s3Error } from './errors.ts';
import { readObject } from './get.ts';
import { pagesOf } from './list.ts';
import { createPutter, type Putter } from './put.ts';
import { isAmazon, parseS3Url, type S3Location } from './url.ts';

interface Reading {
  readonly signal: AbortSignal;
}

class S3Storage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly #location: S3Location;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #putter: Putter;
  readonly #attempts: number;

  constructor(location: S3Location, host: Host, connection: Connection, attempts: number) {
    this.label = labelOf(location);
    this.place = { ...placeOfService('Amazon S3', location.endpoint), region: location.region };
    this.#location = location;
    this.#host = host;
    this.#connection = connection;
    this.#attempts = attempts;
    this.#putter = createPutter({
      ...connection,
      bucket: location.bucket,
      sendsChecksum: location.endpoint === undefined || isAmazon(location.endpoint),
      log: (message) => host.log.debug(`${this.label}: ${message}`),
      readBack: (key, maxBytes, signal) => this.#read(key, maxBytes, signal),
      remove: (key, signal) => this.#remove(key, signal),
      has: (key, signal) => this.#has(key, signal),
    });
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    checkKey(key);
    await this.#named({ action: 's3:PutObject', key }, options, () =>
      this.#putter.put(this.#location.prefix + key, partsOf(body), options),
    );
  }

  async get(key: string, options: Reading & { readonly maxBytes: number }): Promise<Uint8Array> {
    checkKey(key);
    return this.#named({ action: 's3:GetObject', key }, options, async () => {
      try {
        return await this.#read(this.#location.prefix + key, options.maxBytes, options.signal);
      } catch (error) {
        const { name, status } = failureOf(error);
        if (name !== 'NoSuchKey' && !(status === 404 && name !== 'NoSuchBucket')) throw error;
        throw new RestorableError('OBJECT_MISSING', `There is no object ${key} at ${this.label}.`, {
          hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
          cause: error,
        });
      }
    });
  }

  async *list(prefix: string, options: Reading): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const root = this.#location.prefix;
    const pages = this.#pages({ Prefix: root + prefix }, options);
    for await (const page of pages) {
      for (const { Key = '', Size = 0, LastModified } of page.Contents ?? []) {
        const key = Key.slice(root.length);
        // Consoles mark a folder by an empty object with a slash at its end.
        if (key === '' || key.endsWith('/')) continue;
        yield { key, sizeBytes: Size, modifiedAt: LastModified ?? new Date(0) };
      }
    }
  }

  async folders(prefix: string, options: Reading): Promise<readonly string[]> {
    checkPrefix(prefix);
    const start = this.#location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
    const names: string[] = [];
    for await (const page of this.#pages({ Prefix: start, Delimiter: '/' }, options)) {
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) names.push(Prefix.slice(start.length, -1));
    }
    return names.filter((name) => name !== '').sort(compareBytes);
  }

  async delete(key: string, options: Reading): Promise<void> {
    checkKey(key);
    await this.#named({ action: 's3:DeleteObject', key }, options, () =>
      this.#remove(this.#location.prefix + key, options.signal),
    );
  }

  /** By the smallest listing: the answer to a HEAD has no body, so a refusal could not be named. */
  async serverTime(options: Reading): Promise<Date> {
    for await (const _ of this.#pages({ Prefix: this.#location.prefix, MaxKeys: 1 }, options)) break;
    const date = this.#connection.lastDate();
    if (date !== undefined) return date;
    this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
    return new Date();
  }

  async close(): Promise<void> {
    this.#connection.client.destroy();
  }

  async *#pages(request: { Prefix: string; Delimiter?: string; MaxKeys?: number }, { signal }: Reading) {
    throwIfCancelled(signal);
    try {
      yield* pagesOf(this.#connection.client, { Bucket: this.#location.bucket, ...request }, signal);
    } catch (error) {
      throw s3Error(error, this.#attempted({ action: 's3:ListBucket' }, signal));
    }
  }

  async #read(key: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
    const at = { Bucket: this.#location.bucket, Key: key };
    return readObject(this.#connection.client, at, { maxBytes, signal, attempts: this.#attempts });
  }

  async #remove(key: string, signal: AbortSignal): Promise<void> {
    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    try {
      const command = new DeleteObjectCommand({ Bucket: this.#location.bucket, Key: key });
      await this.#connection.client.send(command, { abortSignal: signal });
    } catch (error) {
      if (failureOf(error).name !== 'NoSuchKey') throw error;
    }
  }

  /** False also where reading is not permitted: then the condition on the put alone decides. */
  async #has(key: string, signal: AbortSignal): Promise<boolean> {
    const { HeadObjectCommand } = await import('@aws-sdk/client-s3');
    try {
      const command = new HeadObjectCommand({ Bucket: this.#location.bucket, Key: key });
      await this.#connection.client.send(command, { abortSignal: signal });
      return true;
    } catch (error) {
      const { status } = failureOf(error);
      if (status === 404 || status === 403 || status === 400) return false;
      throw error;
    }
  }

  async #named<T>(what: Pick<Attempted, 'action' | 'key'>, { signal }: Reading, act: () => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await act();
    } catch (error) {
      throw s3Error(error, this.#attempted(what, signal));
    }
  }

  #attempted(what: Pick<Attempted, 'action' | 'key'>, signal: AbortSignal): Attempted {
    return { ...what, label: this.label, bucket: this.#location.bucket, signal, host: this.#host };
  }
}

function labelOf({ bucket, prefix, endpoint }: S3Location): string {
  const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
  return `s3://${bucket}/${prefix.replace(/\/$/, '')}${at}`;
}

/**
 * A bucket as a destination; see `parseS3Url` for the URL. Credentials come from the SDK's standard chain: environment,
 * shared configuration, web identity, container, instance; temporary ones are renewed.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function openS3Storage(url: Secret | string, host: Host, tuning: Partial<Tuning> = {}): Promise<Storage> {
  const location = parseS3Url(url instanceof Secret ? url.reveal() : url, host.env);
  if (location.endpoint?.protocol === 'http:' && !isLoopback(location.endpoint)) {
    host.log.warning(`The connection to ${labelOf(location)} is not encrypted: its endpoint begins with http://.`);
  }
  const effective = { ...TUNING, ...tuning };
  return new S3Storage(location, host, await connect(location, host, effective), effective.attempts);
}
