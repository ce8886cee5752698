import type { Readable } from 'node:stream';
import type { BlobClient, ContainerClient } from '@azure/storage-blob';
import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import type { Body, LockPolicy, PutOptions, Storage, StoragePlace, StoredObject } from '../../ports/storage.ts';
import { partsOf } from '../body.ts';
import { type Attempt, createRetrying, type Retrying, TUNING, type Tuning } from '../http-retry.ts';
import { checkPrefix, compareBytes, listedKey } from '../keys.ts';
import { lockOfPut } from '../lock-parameter.ts';
import { lockedVersions } from '../many-versions.ts';
import { placeOfService } from '../place.ts';
import { proxyFor } from '../proxies.ts';
import { readBody } from '../read-body.ts';
import { isLoopback } from '../url-parts.ts';
import { connect } from './client.ts';
import { findAccess } from './credentials.ts';
import { type Attempted, azureError, failureOf } from './errors.ts';
import { immutableUntil, makeImmutable, unlocked } from './immutability.ts';
import { checkBlobKey } from './keys.ts';
import { type Dated, flatPage, folderPage, pagesOf, storedObjects } from './list.ts';
import { neededBesides, putBlob } from './put.ts';
import { type AzureLocation, labelOf, parseAzureUrl } from './url.ts';
import { hiddenNames, removeVersions, versionsOf } from './versions.ts';

interface Reading {
  readonly signal: AbortSignal;
}

type What = Pick<Attempted, 'permission' | 'key' | 'also'>;

/** Of its public and national clouds. */
const OWN_HOSTS = /\.blob\.core\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)$/;

interface Parts extends Pick<Attempted, 'proxy' | 'endsAt'> {
  readonly client: ContainerClient;
  readonly retrying: Retrying;
}

class AzureStorage implements Storage {
  readonly label: string;
  readonly place: StoragePlace;
  readonly lock: LockPolicy | undefined;
  readonly #location: AzureLocation;
  readonly #host: Host;
  readonly #client: ContainerClient;
  readonly #retrying: Retrying;
  readonly #access: Pick<Attempted, 'proxy' | 'endsAt'>;
  #lockProven = false;

  constructor(location: AzureLocation, host: Host, { client, retrying, ...access }: Parts) {
    this.#access = access;
    this.label = labelOf(location);
    this.place = placeOfService('Azure Blob', location.endpoint, OWN_HOSTS);
    this.lock = location.lock;
    this.#location = location;
    this.#host = host;
    this.#client = client;
    this.#retrying = retrying;
  }

  async put(key: string, body: Body, options: PutOptions): Promise<void> {
    checkBlobKey(key);
    const ifAbsent = options.ifAbsent === true;
    const wishes = { ...this.#location, lock: lockOfPut(this.lock, options) };
    const request = { name: this.#location.prefix + key, parts: partsOf(body), ifAbsent, wishes };
    const also = neededBesides(wishes);
    await this.#named({ permission: ifAbsent ? 'Create' : 'Write', also, key }, options, (attempt) =>
      putBlob(this.#client, request, attempt),
    );
    if (wishes.lock !== undefined) await this.#proveLock(key, options);
  }

  async get(key: string, options: Reading & { readonly maxBytes: number }): Promise<Uint8Array> {
    checkBlobKey(key);
    return this.#present({ permission: 'Read', key }, options, (attempt) =>
      this.#read({ key }, options.maxBytes, attempt),
    );
  }

  async *olderVersions(key: string, options: Reading & { readonly maxBytes: number }): AsyncGenerator<Uint8Array> {
    checkBlobKey(key);
    for (const { versionId, isCurrentVersion, sizeBytes } of await this.#versions(key, options)) {
      if (versionId === undefined || isCurrentVersion === true || sizeBytes > options.maxBytes) continue;
      yield await this.#present({ permission: 'Read', key }, options, (attempt) =>
        this.#read({ key, versionId }, options.maxBytes, attempt),
      );
    }
  }

  async *hidden(prefix: string, options: Reading): AsyncGenerator<string> {
    checkPrefix(prefix);
    const root = this.#location.prefix;
    const run = <T>(act: (attempt: Attempt) => Promise<T>) => this.#listing(options, act);
    for await (const name of hiddenNames(this.#client, root + prefix, run)) {
      const key = listedKey(name, root);
      if (key !== undefined) yield key;
    }
  }

  /** All versions: which of them is the good one is not known here, and after an attack it is not the newest. */
  async extendLock(key: string, until: Date, options: Reading): Promise<void> {
    for (const blob of await this.#blobs(key, options)) {
      await this.#present({ permission: 'Set immutability policy', key }, options, (attempt) =>
        makeImmutable(blob, until, this.lock, attempt),
      );
    }
  }

  /** The earliest end: what was put over a blob by somebody else must not speak for it. */
  async lockedUntil(key: string, options: Reading): Promise<Date | undefined> {
    let earliest: Date | undefined;
    for (const blob of await this.#blobs(key, options)) {
      const until = await this.#lockOf(blob, key, options);
      if (until === undefined) return undefined;
      if (earliest === undefined || until < earliest) earliest = until;
    }
    return earliest;
  }

  async *list(prefix: string, options: Reading): AsyncGenerator<StoredObject> {
    checkPrefix(prefix);
    const root = this.#location.prefix;
    const pages = pagesOf((token) =>
      this.#listing(options, (attempt) => flatPage(this.#client, { prefix: root + prefix, token }, attempt)),
    );
    yield* storedObjects(pages, root, this.label);
  }

  async folders(prefix: string, options: Reading): Promise<readonly string[]> {
    checkPrefix(prefix);
    const start = this.#location.prefix + prefix + (prefix === '' || prefix.endsWith('/') ? '' : '/');
    const names: string[] = [];
    const pages = pagesOf((token) =>
      this.#listing(options, (attempt) => folderPage(this.#client, { prefix: start, token }, attempt)),
    );
    for await (const page of pages) {
      for (const { name } of page.segment.blobPrefixes ?? []) names.push(name.slice(start.length, -1));
    }
    return names.filter((name) => name !== '').sort(compareBytes);
  }

  async delete(key: string, options: Reading): Promise<void> {
    checkBlobKey(key);
    const versions = await this.#versions(key, options);
    // Also without a lock of ours: a container may have a policy of its own, and another job may lock what this one deletes.
    if (versions.some(({ versionId }) => versionId !== undefined)) await this.#refuseLocked(key, options);
    await removeVersions(this.#client, this.#location.prefix + key, versions, (permission, act) =>
      this.#named({ permission, key }, options, act),
    );
  }

  /** By the smallest listing: the answer to a HEAD has no body, so a refusal could not be explained. */
  async serverTime(options: Reading): Promise<Date> {
    const request = { prefix: this.#location.prefix, token: undefined, maxPageSize: 1 };
    const { date } = (await this.#listing(options, (attempt) => flatPage(this.#client, request, attempt))) as Dated;
    if (date !== undefined && !Number.isNaN(date.getTime())) return date;
    this.#host.log.warning(`${this.label} does not say what time it is; the clock of this machine is not checked.`);
    return new Date();
  }

  /** Nothing to close: idle connections do not keep the process alive. */
  async close(): Promise<void> {}

  async #read(
    { key, versionId }: { readonly key: string; readonly versionId?: string },
    maxBytes: number,
    { signal, alive }: Attempt,
  ): Promise<Uint8Array> {
    const current = this.#client.getBlobClient(this.#location.prefix + key);
    const blob = versionId === undefined ? current : current.withVersion(versionId);
    const answer = await blob.download(0, undefined, { abortSignal: signal, maxRetryRequests: 0, onProgress: alive });
    const stream = answer.readableStreamBody as Readable | undefined;
    if (stream === undefined) return new Uint8Array();
    return readBody(stream, { key, announced: answer.contentLength, maxBytes, signal });
  }

  /** Servers that do not know the policy of a put ignore it (Azurite does), so the first of a run is looked at. */
  async #proveLock(key: string, options: Reading): Promise<void> {
    if (this.#lockProven) return;
    if ((await this.lockedUntil(key, options)) === undefined) throw unlocked(this.#location.container);
    this.#lockProven = true;
  }

  /** Azure takes the current version away and then refuses to remove it: it would be kept and not be listed. */
  async #refuseLocked(key: string, options: Reading): Promise<void> {
    const until = await this.#lockOf(this.#client.getBlobClient(this.#location.prefix + key), key, options);
    if (until === undefined || until.getTime() <= Date.now()) return;
    throw new RestorableError('STORAGE_PERMISSION', `${key} at ${this.label} is locked until ${until.toISOString()}.`, {
      hint: 'An immutability policy keeps this blob: wait until it ends.',
    });
  }

  /** Undefined also for a blob that is not there. */
  async #lockOf(blob: BlobClient, key: string, options: Reading): Promise<Date | undefined> {
    try {
      const { until } = await this.#present({ permission: 'Read', key }, options, (attempt) =>
        immutableUntil(blob, attempt),
      );
      return until;
    } catch (error) {
      if (error instanceof RestorableError && error.code === 'OBJECT_MISSING') return undefined;
      throw error;
    }
  }

  /** A client for each version; for the name itself where there are none. */
  async #blobs(key: string, options: Reading): Promise<readonly BlobClient[]> {
    checkBlobKey(key);
    const blob = this.#client.getBlobClient(this.#location.prefix + key);
    const ids = lockedVersions(await this.#versions(key, options)).map(({ versionId }) => versionId);
    return ids.length === 0 ? [blob] : ids.map((id) => (id === undefined ? blob : blob.withVersion(id)));
  }

  #versions(key: string, options: Reading) {
    return versionsOf(this.#client, this.#location.prefix + key, (act) => this.#listing(options, act));
  }

  /** An operation on one blob, which may not be there. */
  #present<T>(what: What & { readonly key: string }, options: Reading, act: (attempt: Attempt) => Promise<T>) {
    return this.#named(what, options, async (attempt) => {
      try {
        return await act(attempt);
      } catch (error) {
        const { code, status } = failureOf(error);
        if (code !== 'BlobNotFound' && !(status === 404 && code?.startsWith('Container') !== true)) throw error;
        throw new RestorableError('OBJECT_MISSING', `There is no object ${what.key} at ${this.label}.`, {
          hint: 'Someone deleted it, or it was never written. Use another destination or an earlier backup.',
          cause: error,
        });
      }
    });
  }

  #listing<T>(options: Reading, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    return this.#named({ permission: 'List' }, options, act);
  }

  async #named<T>(what: What, { signal }: Reading, act: (attempt: Attempt) => Promise<T>): Promise<T> {
    throwIfCancelled(signal);
    try {
      return await this.#retrying(signal, act);
    } catch (error) {
      const { account, container } = this.#location;
      const its = { ...this.#access, label: this.label, account, container, signal, host: this.#host };
      throw azureError(error, { ...what, ...its });
    }
  }
}

/**
 * A container as a destination; see `parseAzureUrl` for the URL and `findAccess` for the credentials.
 * @throws {RestorableError} INPUT_INVALID; STORAGE_AUTHENTICATION when there are no credentials
 */
export async function openAzureStorage(
  url: Secret | string,
  host: Host,
  tuning: Partial<Tuning> = {},
): Promise<Storage> {
  const location = parseAzureUrl(url instanceof Secret ? url.reveal() : url);
  const access = findAccess(location, host);
  const endpoint = new URL(access.endpoint);
  if (endpoint.protocol === 'http:' && !isLoopback(endpoint)) {
    host.log.warning(`The connection to ${labelOf(location)} is not encrypted: its endpoint begins with http://.`);
  }
  const proxy = proxyFor(endpoint, host.env);
  const { credentials } = access;
  return new AzureStorage(location, host, {
    client: await connect(access, location.container, proxy),
    retrying: createRetrying({ ...TUNING, ...tuning }, failureOf),
    proxy,
    endsAt: credentials.kind === 'sas' ? credentials.endsAt : undefined,
  });
}
