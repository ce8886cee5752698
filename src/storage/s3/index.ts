import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Body, LockPolicy, PutOptions, Storage, StoragePlace, StoredObject } from '../../ports/storage.ts';
import { partsOf } from '../body.ts';
import { checkKey, checkPrefix, compareBytes, listedKey } from '../keys.ts';
import { lockedUntil, lockOfPut } from '../lock-parameter.ts';
import { NoListing } from '../no-listing.ts';
import { isLoopback } from '../url-parts.ts';
import { type Connection, connect, TUNING, type Tuning } from './client.ts';
import { s3Error } from './errors.ts';
import { type Attempted, failureOf } from './failure.ts';
import { keepingInputs } from './kept.ts';
import { pagesOf } from './list.ts';
import { extend, lockEnd, modeOf, retentionOf } from './locks.ts';
import { type Bucket, customerKeyOf, readFrom } from './objects.ts';
import { labelOf, placeOf } from './place.ts';
import { createPutter, type Putter } from './put.ts';
import { parseS3Url, type S3Location } from './url.ts';
import { VersionWalk } from './version-walk.ts';
import { isRefusal, Versions } from './versions.ts';

interface Reading {
  readonly signal: AbortSignal;
}

type What = Pick<Attempted, 'action' | 'key'>;

class S3Storage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly lock: LockPolicy | undefined;
  readonly #location: S3Location;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #bucket: Bucket;
  readonly #versions: Versions;
  readonly #walk: VersionWalk;
  readonly #putter: Putter;

  constructor(location: S3Location, host: Host, connection: Connection, bucket: Bucket) {
    this.label = labelOf(location);
    this.place = placeOf(location, host);
    this.lock = location.settings.lock;
    this.#location = location;
    this.#host = host;
    this.#connection = connection;
    this.#bucket = bucket;
    this.#versions = new Versions(bucket);
    this.#walk = new VersionWalk(this.#versions);
    this.#putter = createPutter({
      bucket,
      sendsChecksum: location.provider.sendsSha256 === true,
      keeping: (options) => keepingInputs(location.settings, bucket, this.#lockEnd(options)),
    });
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    checkKey(key);
    await this.#named({ action: 's3:PutObject', key }, options, () =>
      this.#putter.put(this.#whole(key), partsOf(body), options),
    );
  }

  async get(key: string, options: Reading & { readonly maxBytes: number }): Promise<Uint8Array> {
    checkKey(key);
    return this.#named({ action: 's3:GetObject', key }, options, async () => {
      try {
        return await readFrom(this.#bucket, { key: this.#whole(key) }, options.maxBytes, options.signal);
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
      for (const { Key = '', Size, LastModified } of page.Contents ?? []) {
        const key = listedKey(Key, root);
        if (key === undefined) continue;
        // Without a date it would count as old, and a cleaner might take it for the remains of a dead run.
        if (Size === undefined || LastModified === undefined) throw new NoListing(this.label, 'ListObjectsV2');
        yield { key, sizeBytes: Size, modifiedAt: LastModified };
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

  async *olderVersions(key: string, options: Reading & { readonly maxBytes: number }): AsyncGenerator<Uint8Array> {
    checkKey(key);
    const what = { action: 's3:GetObjectVersion', key } as const;
    const found = await this.#named(what, options, () => this.#versions.ifTold(this.#whole(key), options.signal));
    for (const { id, isLatest, sizeBytes } of found?.versions.toReversed() ?? []) {
      if (isLatest || sizeBytes > options.maxBytes) continue;
      yield await this.#named(what, options, () =>
        readFrom(this.#bucket, { key: this.#whole(key), versionId: id }, options.maxBytes, options.signal),
      );
    }
  }

  async *hidden(prefix: string, options: Reading): AsyncGenerator<string> {
    checkPrefix(prefix);
    throwIfCancelled(options.signal);
    try {
      for await (const { key, versions, isHidden } of this.#versions.below(this.#whole(prefix), options.signal)) {
        const hidden = listedKey(key, this.#location.prefix);
        if (hidden !== undefined && isHidden && versions.length > 0) yield hidden;
      }
    } catch (error) {
      if (!isRefusal(error)) throw s3Error(error, this.#attempted({ action: 's3:ListBucket' }, options.signal));
      this.#bucket.debug(`versions can't be listed (${failureOf(error).name})`);
    }
  }

  async extendLock(key: string, until: Date, options: Reading): Promise<void> {
    checkKey(key);
    const mode = this.lock === undefined ? 'GOVERNANCE' : modeOf(this.lock);
    await this.#named({ action: 's3:PutObjectRetention', key }, options, () =>
      extend(this.#bucket, this.#walk, this.#whole(key), { mode, until }, options.signal),
    );
  }

  async lockedUntil(key: string, options: Reading): Promise<Date | undefined> {
    checkKey(key);
    return this.#named({ action: 's3:GetObjectRetention', key }, options, () =>
      lockEnd(this.#bucket, this.#versions, this.#whole(key), options.signal),
    );
  }

  async delete(key: string, options: Reading): Promise<void> {
    checkKey(key);
    await this.#named({ action: 's3:DeleteObject', key }, options, () =>
      this.#versions.remove(this.#whole(key), options.signal, async (whole, versionId, signal) => {
        const retention = await retentionOf(this.#bucket, whole, versionId, signal).catch(() => undefined);
        if (retention === undefined || retention.until.getTime() <= this.#now()) return;
        throw new RestorableError('STORAGE_PERMISSION', `${key} at ${this.label} is locked.`, {
          hint: `Its lock ends at ${retention.until.toISOString()}.`,
        });
      }),
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
      yield* pagesOf(this.#bucket, request, signal);
    } catch (error) {
      throw s3Error(error, this.#attempted({ action: 's3:ListBucket' }, signal));
    }
  }

  #whole(key: string): string {
    return this.#location.prefix + key;
  }

  /** By the clock that is ahead, this machine's or the storage's: a lock must not end early. */
  #now(): number {
    return Math.max(Date.now(), this.#connection.lastDate()?.getTime() ?? 0);
  }

  #lockEnd(options: Pick<PutOptions, 'unlocked' | 'lockForMs'>): Date | undefined {
    const lock = lockOfPut(this.lock, options);
    return lock === undefined ? undefined : lockedUntil(lock, this.#now());
  }

  async #named<T>(what: What, { signal }: Reading, act: () => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await act();
    } catch (error) {
      throw s3Error(error, this.#attempted(what, signal));
    }
  }

  #attempted(what: What, signal: AbortSignal): Attempted {
    return {
      ...what,
      label: this.label,
      bucket: this.#location.bucket,
      settings: this.#location.settings,
      env: this.#location.env ?? 'AWS',
      proxy: this.#connection.proxy,
      signal,
      host: this.#host,
    };
  }
}

/**
 * A bucket as a destination; see `parseS3Url` for the URL. Credentials come from the SDK's standard chain: environment,
 * shared configuration, web identity, container, instance; temporary ones are renewed.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION where the variables that it names are not set
 */
export async function openS3Storage(url: Secret | string, host: Host, tuning: Partial<Tuning> = {}): Promise<Storage> {
  const location = parseS3Url(url instanceof Secret ? url.reveal() : url, host.env);
  const label = labelOf(location);
  if (location.endpoint?.protocol === 'http:' && !isLoopback(location.endpoint)) {
    host.log.warning(`The connection to ${label} is not encrypted: its endpoint begins with http://.`);
  }
  const effective = { ...TUNING, ...tuning };
  const customerKey = customerKeyOf(location.settings.encryption, host);
  const connection = await connect(location, host, effective);
  return new S3Storage(location, host, connection, {
    client: connection.client,
    name: location.bucket,
    customerKey,
    attempts: effective.attempts,
    debug: (message) => host.log.debug(`${label}: ${message}.`),
  });
}
