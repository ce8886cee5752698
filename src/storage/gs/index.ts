import { RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import { proxyFor } from '../../http/proxies.ts';
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
import { timeOr } from '../answers.ts';
import { partsOf } from '../body.ts';
import { createRetrying, TUNING, type Tuning } from '../connection/http-retry.ts';
import { HTTP_READS_AT_ONCE } from '../connection/reads-at-once.ts';
import { checkPrefix, compareBytes, folderNames, folderStart, listedKey } from '../keys.ts';
import { lockOfPut } from '../parameters/lock-parameter.ts';
import { placeOfService } from '../parameters/place.ts';
import { warnUnencrypted } from '../parameters/url-parts.ts';
import { authorize } from './authorization.ts';
import { createApi } from './client.ts';
import { findCredentials } from './credentials.ts';
import { ApiError, failureOf, isMissingBucket } from './errors.ts';
import { GoogleLocks } from './locks.ts';
import { listedObject, listPage, objectPath, pagesOf } from './objects.ts';
import { putObject } from './put.ts';
import { GoogleRequests } from './requests.ts';
import { labelOf, parseGoogleUrl } from './url.ts';
import { GoogleVersions } from './versions.ts';

/** Google's own, some for a single region: https://cloud.google.com/storage/docs/regional-endpoints */
const OWN_HOSTS = /^storage(?:\.([a-z0-9-]+)\.rep)?\.googleapis\.com$/;

class GoogleStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly readsAtOnce = HTTP_READS_AT_ONCE;
  readonly versions: GoogleVersions;
  readonly locks: GoogleLocks;
  readonly #requests: GoogleRequests;

  constructor(requests: GoogleRequests) {
    this.label = requests.label;
    this.place = placeOfService('Google Cloud Storage', requests.location.endpoint, OWN_HOSTS);
    this.versions = new GoogleVersions(requests);
    this.locks = new GoogleLocks(requests, this.versions);
    this.#requests = requests;
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const { api, location } = this.#requests;
    const request = { name: this.#requests.nameOf(key), parts: partsOf(body), ifAbsent: options.ifAbsent === true };
    const locking = { ...location, lock: lockOfPut(location.lock, options) };
    await this.#requests.run({ permission: 'storage.objects.create', key }, options, (attempt) =>
      putObject(api, locking, request, attempt),
    );
  }

  async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.#requests.read({ key }, options);
  }

  async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const root = this.#requests.location.prefix;
    let last = '';
    for await (const page of this.#pages({ prefix: root + prefix, fields: 'name,size,updated,md5Hash' }, options)) {
      for (const resource of page.items) {
        const key = listedKey(resource.name, root);
        if (key === undefined) continue;
        if (last !== '' && compareBytes(key, last) <= 0) throw this.#disordered();
        last = key;
        yield listedObject(key, resource, this.label);
      }
    }
  }

  async folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    const start = folderStart(this.#requests.location.prefix, prefix);
    const found: string[] = [];
    for await (const page of this.#pages({ prefix: start, delimiter: '/', fields: 'name' }, options)) {
      found.push(...page.prefixes);
    }
    return folderNames(start, found);
  }

  /** By generation, the current one last: after an interruption, a listing still shows the rest. */
  async delete(key: string, options: Cancellable): Promise<void> {
    const { api, location } = this.#requests;
    const path = objectPath(location.bucket, this.#requests.nameOf(key));
    for (const { generation } of await this.versions.of(key, options)) {
      await this.#requests.run({ permission: 'storage.objects.delete', key }, options, async (attempt) => {
        await api.ask({ method: 'DELETE', path, query: { generation } }, attempt).catch((error) => {
          if (!(error instanceof ApiError && error.status === 404) || isMissingBucket(error)) throw error;
        });
      });
    }
  }

  async serverTime(options: Cancellable): Promise<Date> {
    const { api, host, location } = this.#requests;
    const request = { bucket: location.bucket, prefix: location.prefix, fields: 'name', maxResults: 1 };
    const { date } = await this.#requests.listing(options, (attempt) => listPage(api, request, undefined, attempt));
    return timeOr(date, this.label, host);
  }

  async close(): Promise<void> {
    this.#requests.api.close();
  }

  #pages(
    request: { readonly prefix: string; readonly delimiter?: '/'; readonly fields: string },
    options: Cancellable,
  ) {
    const { api, location } = this.#requests;
    const whole = { ...request, bucket: location.bucket };
    return pagesOf((token) => this.#requests.listing(options, (attempt) => listPage(api, whole, token, attempt)));
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

/**
 * A bucket of Google Cloud Storage as a destination. See `parseGoogleUrl` for the URL and `findCredentials` for the credentials.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION if there are no credentials
 */
export async function openGoogleStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseGoogleUrl(url instanceof Secret ? url.reveal() : url);
  const endpoint = location.endpoint ?? new URL('https://storage.googleapis.com');
  warnUnencrypted(labelOf(location), endpoint, host);
  const proxy = proxyFor(endpoint, host.env);
  const credentials = await findCredentials(location, host);
  const authorization = await authorize(credentials, { locking: location.lock !== undefined });
  const api = await createApi(endpoint, authorization, host);
  const retrying = createRetrying({ ...TUNING, ...tuning }, failureOf);
  return new GoogleStorage(new GoogleRequests(location, { api, retrying, proxy, host }));
}
