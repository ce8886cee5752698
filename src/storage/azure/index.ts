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
import { checkPrefix, folderNames, folderStart } from '../keys.ts';
import { lockOfPut } from '../parameters/lock-parameter.ts';
import { placeOfService } from '../parameters/place.ts';
import { warnUnencrypted } from '../parameters/url-parts.ts';
import { connect } from './client.ts';
import { findAccess } from './credentials.ts';
import { failureOf } from './errors.ts';
import { type Dated, flatPage, folderPage, pagesOf, storedObjects } from './list.ts';
import { AzureLocks } from './locks.ts';
import { neededBesides, putBlob } from './put.ts';
import { AzureRequests } from './requests.ts';
import { labelOf, parseAzureUrl } from './url.ts';
import { AzureVersions } from './versions.ts';

/** For its public and national clouds. */
const OWN_HOSTS = /\.blob\.core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/;

class AzureStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly readsAtOnce = HTTP_READS_AT_ONCE;
  readonly versions: AzureVersions;
  readonly locks: AzureLocks;
  readonly #requests: AzureRequests;

  constructor(requests: AzureRequests) {
    this.label = requests.label;
    this.place = placeOfService('Azure Blob', requests.location.endpoint, OWN_HOSTS);
    this.versions = new AzureVersions(requests);
    this.locks = new AzureLocks(requests, this.versions);
    this.#requests = requests;
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    const ifAbsent = options.ifAbsent === true;
    const { client, location } = this.#requests;
    const wishes = { ...location, lock: lockOfPut(location.lock, options) };
    const request = { name: this.#requests.nameOf(key), parts: partsOf(body), ifAbsent, wishes };
    const also = neededBesides(wishes);
    await this.#requests.run({ permission: ifAbsent ? 'Create' : 'Write', also, key }, options, (attempt) =>
      putBlob(client, request, attempt),
    );
    if (wishes.lock !== undefined) await this.locks.verify(key, options);
  }

  async get(key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.#requests.read(this.#requests.blobOf(key), key, options);
  }

  async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const { client, location } = this.#requests;
    const pages = pagesOf((token) =>
      this.#requests.listing(options, (attempt) =>
        flatPage(client, { prefix: location.prefix + prefix, token }, attempt),
      ),
    );
    yield* storedObjects(pages, location.prefix, this.label);
  }

  async folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    const { client, location } = this.#requests;
    const start = folderStart(location.prefix, prefix);
    const found: string[] = [];
    const pages = pagesOf((token) =>
      this.#requests.listing(options, (attempt) => folderPage(client, { prefix: start, token }, attempt)),
    );
    for await (const page of pages) {
      for (const { name } of page.segment.blobPrefixes ?? []) found.push(name);
    }
    return folderNames(start, found);
  }

  async delete(key: string, options: Cancellable): Promise<void> {
    const versions = await this.versions.of(key, options);
    // Also without a lock of ours: a container may have its own policy, and another job may lock what this one deletes.
    if (versions.some(({ versionId }) => versionId !== undefined)) await this.locks.refuseLocked(key, options);
    await this.versions.remove(key, versions, options);
  }

  /** With the smallest listing: the answer to a HEAD has no body, so a refusal could not be explained. */
  async serverTime(options: Cancellable): Promise<Date> {
    const { client, host, location } = this.#requests;
    const request = { prefix: location.prefix, token: undefined, maxPageSize: 1 };
    const page = await this.#requests.listing(options, (attempt) => flatPage(client, request, attempt));
    return timeOr((page as Dated).date, this.label, host);
  }

  /** Nothing to close: idle connections do not keep the process alive. */
  async close(): Promise<void> {}
}

/**
 * A container as a destination. See `parseAzureUrl` for the URL and `findAccess` for the credentials.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION if there are no credentials
 */
export async function openAzureStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseAzureUrl(url instanceof Secret ? url.reveal() : url);
  const access = findAccess(location, host);
  const endpoint = new URL(access.endpoint);
  warnUnencrypted(labelOf(location), endpoint, host);
  const proxy = proxyFor(endpoint, host.env);
  const { credentials } = access;
  const requests = new AzureRequests(location, {
    client: await connect(access, location.container, proxy),
    retrying: createRetrying({ ...TUNING, ...tuning }, failureOf),
    proxy,
    endsAt: credentials.kind === 'sas' ? credentials.endsAt : undefined,
    host,
  });
  return new AzureStorage(requests);
}
