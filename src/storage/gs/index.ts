import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Body, LockPolicy, PutOptions, Storage, StoragePlace, StoredObject } from '../../ports/storage.ts';
import { partsOf } from '../body.ts';
import { type Attempt, createRetrying, type Retrying, TUNING, type Tuning } from '../http-retry.ts';
import { checkKey, checkPrefix, compareBytes, listedKey } from '../keys.ts';
import { lockOfPut } from '../lock-parameter.ts';
import { lockedVersions } from '../many-versions.ts';
import { placeOfService } from '../place.ts';
import { type ProxyInUse, proxyFor } from '../proxies.ts';
import { isLoopback } from '../url-parts.ts';
import { authorize } from './authorization.ts';
import { type Api, createApi } from './client.ts';
import { findCredentials } from './credentials.ts';
import { ApiError, type Attempted, failureOf, googleError, isMissingBucket } from './errors.ts';
import { readObject } from './get.ts';
import { listPage, objectPath, pagesOf } from './objects.ts';
import { putObject } from './put.ts';
import { retain, retainedUntil } from './retention.ts';
import { type GoogleLocation, parseGoogleUrl } from './url.ts';
import { hiddenNames, versionsOf } from './versions.ts';

interface Reading {
  readonly signal: AbortSignal;
}

type What = Pick<Attempted, 'permission' | 'key'>;

/** Google's own, some of which are of one region: https://cloud.google.com/storage/docs/regional-endpoints */
const OWN_HOSTS = /^storage(?:\.([a-z0-9-]+)\.rep)?\.googleapis\.com$/;

interface Parts {
  readonly host: Host;
  readonly api: Api;
  readonly retrying: Retrying;
  /** What connections go through. */
  readonly proxy: ProxyInUse | undefined;
}

class GoogleStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly lock: LockPolicy | undefined;
  readonly #location: GoogleLocation;
  readonly #host: Host;
  readonly #api: Api;
  readonly #retrying: Retrying;
  readonly #proxy: ProxyInUse | undefined;

  constructor(location: GoogleLocation, { host, api, retrying, proxy }: Parts) {
    this.#proxy = proxy;
    this.label = labelOf(location);
    this.place = placeOfService('Google Cloud Storage', location.endpoint, OWN_HOSTS);
    this.lock = location.lock;
    this.#location = location;
    this.#host = host;
    this.#api = api;
    this.#retrying = retrying;
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const request = { name: this.#name(key), parts: partsOf(body), ifAbsent: options.ifAbsent === true };
    const location = { ...this.#location, lock: lockOfPut(this.lock, options) };
    await this.#named({ permission: 'storage.objects.create', key }, options, (attempt) =>
      putObject(this.#api, location, request, attempt),
    );
  }

  async get(key: string, options: Reading & { readonly maxBytes: number }): Promise<Uint8Array> {
    const name = this.#name(key);
    return this.#present(key, options, (attempt) => this.#read({ name, key }, options.maxBytes, attempt));
  }

  async *olderVersions(key: string, options: Reading & { readonly maxBytes: number }): AsyncGenerator<Uint8Array> {
    const name = this.#name(key);
    const versions = await this.#versions(key, options);
    for (const { generation, size, timeDeleted } of versions) {
      if (generation === undefined || timeDeleted === undefined || Number(size) > options.maxBytes) continue;
      yield await this.#present(key, options, (attempt) =>
        this.#read({ name, key, generation }, options.maxBytes, attempt),
      );
    }
  }

  async *hidden(prefix: string, options: Reading): AsyncGenerator<string> {
    checkPrefix(prefix);
    const { bucket, prefix: root } = this.#location;
    const run = <T>(act: (attempt: Attempt) => Promise<T>) => this.#listing(options, act);
    for await (const name of hiddenNames(this.#api, { bucket, prefix: root + prefix }, run)) {
      const key = listedKey(name, root);
      if (key !== undefined) yield key;
    }
  }

  /** All versions: which of them is the good one is not known here, and after an attack it is not the newest. */
  async extendLock(key: string, until: Date, options: Reading): Promise<void> {
    const { bucket, lock } = this.#location;
    const versions = await this.#versions(key, options);
    if (versions.length === 0) throw this.#missing(key);
    for (const version of lockedVersions(versions)) {
      await this.#named({ permission: 'storage.objects.update', key }, options, (attempt) =>
        retain(this.#api, bucket, version, { until, lock }, attempt),
      );
    }
  }

  async lockedUntil(key: string, options: Reading): Promise<Date | undefined> {
    return retainedUntil(lockedVersions(await this.#versions(key, options)));
  }

  async *list(prefix: string, options: Reading): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const { bucket, prefix: root } = this.#location;
    const request = { bucket, prefix: root + prefix, fields: 'name,size,updated' };
    let last = '';
    const pages = pagesOf((token) => this.#listing(options, (attempt) => listPage(this.#api, request, token, attempt)));
    for await (const page of pages) {
      for (const { name, size, updated } of page.items) {
        const key = listedKey(name, root);
        if (key === undefined) continue;
        if (last !== '' && compareBytes(key, last) <= 0) throw this.#disordered();
        last = key;
        yield { key, sizeBytes: Number(size ?? 0), modifiedAt: new Date(updated ?? 0) };
      }
    }
  }

  async folders(prefix: string, options: Reading): Promise<readonly string[]> {
    checkPrefix(prefix);
    const { bucket, prefix: root } = this.#location;
    const start = root + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
    const request = { bucket, prefix: start, delimiter: '/', fields: 'name' } as const;
    const names: string[] = [];
    const pages = pagesOf((token) => this.#listing(options, (attempt) => listPage(this.#api, request, token, attempt)));
    for await (const page of pages) {
      for (const name of page.prefixes) names.push(name.slice(start.length, -1));
    }
    return names.filter((name) => name !== '').sort(compareBytes);
  }

  /** By generation, the current one last: one that is interrupted leaves what a listing still shows. */
  async delete(key: string, options: Reading): Promise<void> {
    const path = objectPath(this.#location.bucket, this.#name(key));
    for (const { generation } of await this.#versions(key, options)) {
      await this.#named({ permission: 'storage.objects.delete', key }, options, async (attempt) => {
        await this.#api.ask({ method: 'DELETE', path, query: { generation } }, attempt).catch((error) => {
          if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error)) throw error;
        });
      });
    }
  }

  async serverTime(options: Reading): Promise<Date> {
    const { bucket, prefix } = this.#location;
    const request = { bucket, prefix, fields: 'name', maxResults: 1 };
    const { date } = await this.#listing(options, (attempt) => listPage(this.#api, request, undefined, attempt));
    if (date !== undefined) return date;
    this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
    return new Date();
  }

  async close(): Promise<void> {
    this.#api.close();
  }

  #name(key: string): string {
    checkKey(key);
    return this.#location.prefix + key;
  }

  #versions(key: string, options: Reading) {
    const at = { bucket: this.#location.bucket, name: this.#name(key) };
    return versionsOf(this.#api, at, (act) => this.#named({ permission: 'storage.objects.list', key }, options, act));
  }

  async #read(
    object: { readonly name: string; readonly key: string; readonly generation?: string },
    maxBytes: number,
    attempt: Attempt,
  ): Promise<Uint8Array> {
    return readObject(this.#api, { ...object, bucket: this.#location.bucket }, maxBytes, attempt);
  }

  /** Reading an object, which may not be there. */
  #present<T>(key: string, options: Reading, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.#named({ permission: 'storage.objects.get', key }, options, async (attempt) => {
      try {
        return await act(attempt);
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error)) throw error;
        throw this.#missing(key, error);
      }
    });
  }

  #missing(key: string, cause?: unknown): RestorableError {
    return new RestorableError('OBJECT_MISSING', `There is no object ${key} at ${this.label}.`, {
      hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
      cause,
    });
  }

  #listing<T>(options: Reading, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.#named({ permission: 'storage.objects.list' }, options, act);
  }

  async #named<T>(what: What, { signal }: Reading, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await this.#retrying(signal, act);
    } catch (error) {
      const { bucket } = this.#location;
      const its = { label: this.label, bucket, proxy: this.#proxy, signal, host: this.#host };
      throw googleError(error, { ...what, ...its });
    }
  }

  #disordered(): RestorableError {
    return new RestorableError(
      'STORAGE_FAILED',
      `${this.label} does not list its objects in the order of their names.`,
      {
        hint: 'Check `endpoint=`: Cloud Storage itself does.',
      },
    );
  }
}

function labelOf({ bucket, prefix, endpoint }: GoogleLocation): string {
  const at = endpoint === undefined ? '' : ` (${endpoint.host})`;
  return `gs://${bucket}/${prefix}`.replace(/\/$/, '') + at;
}

/**
 * A bucket of Google Cloud Storage as a destination; see `parseGoogleUrl` for the URL and `findCredentials` for the
 * credentials.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION when there are no credentials
 */
export async function openGoogleStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseGoogleUrl(url instanceof Secret ? url.reveal() : url);
  const endpoint = location.endpoint ?? new URL('https://storage.googleapis.com');
  if (endpoint.protocol === 'http:' && !isLoopback(endpoint)) {
    host.log.warning(`The connection to ${labelOf(location)} is not encrypted: its endpoint begins with http://.`);
  }
  const proxy = proxyFor(endpoint, host.env);
  const credentials = await findCredentials(location, host);
  const authorization = await authorize(credentials, { locking: location.lock !== undefined });
  const api = await createApi(endpoint, authorization, host);
  const retrying = createRetrying({ ...TUNING, ...tuning }, failureOf);
  return new GoogleStorage(location, { host, api, retrying, proxy });
}
