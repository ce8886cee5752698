import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type {
  Body,
  Cancellable,
  PutOptions,
  ReadOptions,
  Storage,
  StoragePlace,
  StoredObject,
} from '../../ports/storage.ts';
import { objectMissing, timeOr } from '../answers.ts';
import { partsOf } from '../body.ts';
import { HTTP_READS_AT_ONCE } from '../connection/reads-at-once.ts';
import { checkPrefix, folderNames, folderStart, listedKey } from '../keys.ts';
import { NoListing } from '../no-listing.ts';
import { lockedUntil, lockOfPut } from '../parameters/lock-parameter.ts';
import { warnUnencrypted } from '../parameters/url-parts.ts';
import { connect, TUNING, type Tuning } from './requests/client.ts';
import { failureOf } from './requests/failure.ts';
import { pagesOf } from './requests/list.ts';
import { customerKeyOf, readFrom } from './requests/objects.ts';
import { Putter } from './requests/put.ts';
import { S3Requests } from './requests/requests.ts';
import { labelOf, placeOf } from './settings/place.ts';
import { parseS3Url } from './settings/url.ts';
import { keepingInputs } from './versions/kept.ts';
import { S3Locks } from './versions/locks.ts';
import { S3OlderVersions } from './versions/older-versions.ts';
import { Versions } from './versions/versions.ts';

class S3Storage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly readsAtOnce = HTTP_READS_AT_ONCE;
  readonly versions: S3OlderVersions;
  readonly locks: S3Locks;
  readonly #requests: S3Requests;
  readonly #versions: Versions;
  readonly #putter: Putter;

  constructor(requests: S3Requests) {
    const { bucket, host, label, location } = requests;
    this.label = label;
    this.place = placeOf(location, host);
    this.#requests = requests;
    this.#versions = new Versions(bucket);
    this.versions = new S3OlderVersions(requests, this.#versions);
    this.locks = new S3Locks(requests, this.#versions);
    this.#putter = new Putter({
      bucket,
      sendsChecksum: location.provider.sendsSha256 === true,
      keeping: (options) => keepingInputs(location.settings, bucket, this.#lockEnd(options)),
    });
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const whole = this.#requests.whole(key);
    await this.#requests.run({ action: 's3:PutObject', key }, options, () =>
      this.#putter.put(whole, partsOf(body), options),
    );
  }

  async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    const whole = this.#requests.whole(key);
    return this.#requests.run({ action: 's3:GetObject', key }, options, async () => {
      try {
        return await readFrom(this.#requests.bucket, { key: whole }, options);
      } catch (error) {
        const { name, status } = failureOf(error);
        if (name !== 'NoSuchKey' && !(status === 404 && name !== 'NoSuchBucket')) throw error;
        throw objectMissing(key, this.label, error);
      }
    });
  }

  async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const root = this.#requests.location.prefix;
    for await (const page of this.#pages({ Prefix: root + prefix }, options)) {
      for (const { Key = '', Size, LastModified, ETag } of page.Contents ?? []) {
        const key = listedKey(Key, root);
        if (key === undefined) continue;
        // Without a date it would count as old, and a cleaner might treat it as a leftover of a killed run.
        if (Size === undefined || LastModified === undefined) throw new NoListing(this.label, 'ListObjectsV2');
        yield { key, sizeBytes: Size, modifiedAt: LastModified, md5: md5In(ETag) };
      }
    }
  }

  async folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    const start = folderStart(this.#requests.location.prefix, prefix);
    const found: string[] = [];
    for await (const page of this.#pages({ Prefix: start, Delimiter: '/' }, options)) {
      for (const { Prefix = '' } of page.CommonPrefixes ?? []) found.push(Prefix);
    }
    return folderNames(start, found);
  }

  async delete(key: string, options: Cancellable): Promise<void> {
    const whole = this.#requests.whole(key);
    await this.#requests.run({ action: 's3:DeleteObject', key }, options, () =>
      this.#versions.remove(whole, options.signal, (at, signal) => this.locks.requireUnlocked(at, signal)),
    );
  }

  /** With the smallest listing: the answer to a HEAD has no body, so a refusal could not be identified. */
  async serverTime(options: Cancellable): Promise<Date> {
    const { connection, host, location } = this.#requests;
    for await (const _ of this.#pages({ Prefix: location.prefix, MaxKeys: 1 }, options)) break;
    return timeOr(connection.lastDate(), this.label, host);
  }

  async close(): Promise<void> {
    this.#requests.connection.client.destroy();
  }

  #pages(request: { Prefix: string; Delimiter?: string; MaxKeys?: number }, options: Cancellable) {
    const { bucket } = this.#requests;
    return this.#requests.each({ action: 's3:ListBucket' }, options, () => pagesOf(bucket, request, options.signal));
  }

  #lockEnd(options: Pick<PutOptions, 'unlocked' | 'lockForMs'>): Date | undefined {
    const lock = lockOfPut(this.locks.policy, options);
    return lock === undefined ? undefined : lockedUntil(lock, this.#requests.nowMs());
  }
}

/** The ETag of an object that was stored in one part, and without a key of the customer's or of KMS, is its MD5. */
function md5In(etag: string | undefined): string | undefined {
  return /^"?([0-9a-f]{32})"?$/.exec(etag ?? '')?.[1];
}

/**
 * A bucket as a destination. See `parseS3Url` for the URL. Credentials come from the SDK's standard chain: environment,
 * shared configuration, web identity, container, instance. Temporary ones are renewed.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION if the variables that it names are not set
 */
export async function openS3Storage(url: Secret | string, host: Host, tuning: Partial<Tuning> = {}): Promise<Storage> {
  const location = parseS3Url(url instanceof Secret ? url.reveal() : url, host.env);
  const label = labelOf(location);
  warnUnencrypted(label, location.endpoint, host);
  const effective = { ...TUNING, ...tuning };
  const customerKey = customerKeyOf(location.settings.encryption, host);
  const connection = await connect(location, host, effective);
  const bucket = {
    client: connection.client,
    name: location.bucket,
    customerKey,
    attempts: effective.attempts,
    debug: (message: string) => host.log.debug(`${label}: ${message}.`),
  };
  return new S3Storage(new S3Requests(location, { connection, bucket, host }));
}
