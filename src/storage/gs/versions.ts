import type { Cancellable, ReadOptions, StorageVersions } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { checkPrefix, listedKey } from '../keys.ts';
import type { Api } from './client.ts';
import { listPage, type ObjectResource, pagesOf } from './objects.ts';
import type { GoogleRequests } from './requests.ts';

/** Few objects have more versions than this, and the rest of the page is discarded. An object with more may have thousands. */
const FIRST_PAGE = 20;

type Run = <T>(act: (attempt: Attempt) => Promise<T>) => Promise<T>;

/** Generations of objects, if the bucket keeps any. */
export class GoogleVersions implements StorageVersions {
  readonly #requests: GoogleRequests;

  constructor(requests: GoogleRequests) {
    this.#requests = requests;
  }

  async *older(key: string, options: ReadOptions): AsyncGenerator<Uint8Array> {
    for (const { generation, size, timeDeleted } of await this.of(key, options)) {
      if (generation === undefined || timeDeleted === undefined || Number(size) > options.maxBytes) continue;
      yield await this.#requests.read({ key, generation }, options);
    }
  }

  async *hidden(prefix: string, options: Cancellable): AsyncGenerator<string> {
    checkPrefix(prefix);
    const { api, location } = this.#requests;
    const { bucket, prefix: root } = location;
    const run: Run = (act) => this.#requests.listing(options, act);
    for await (const name of hiddenNames(api, { bucket, prefix: root + prefix }, run)) {
      const key = listedKey(name, root);
      if (key !== undefined) yield key;
    }
  }

  /** Oldest first, including the current one. */
  of(key: string, options: Cancellable): Promise<readonly ObjectResource[]> {
    const { api, location } = this.#requests;
    const at = { bucket: location.bucket, name: this.#requests.nameOf(key) };
    return versionsOf(api, at, (act) => this.#requests.run({ permission: 'storage.objects.list', key }, options, act));
  }
}

/**
 * All versions of one object, oldest first, including the current one. Soft-deleted versions are not included: they
 * can't be read before they are restored (https://cloud.google.com/storage/docs/soft-delete).
 * @param run retries a page
 */
async function versionsOf(
  api: Api,
  at: { readonly bucket: string; readonly name: string },
  run: Run,
): Promise<readonly ObjectResource[]> {
  const { bucket, name: prefix } = at;
  const fields = 'name,generation,metageneration,size,timeDeleted,retention,retentionExpirationTime';
  const request = (token: string | undefined) => ({
    ...{ bucket, prefix, versions: true, fields },
    ...(token === undefined ? { maxResults: FIRST_PAGE } : {}),
  });
  const found: ObjectResource[] = [];
  for await (const page of pagesOf((token) => run((attempt) => listPage(api, request(token), token, attempt)))) {
    const own = page.items.filter(({ name }) => name === prefix);
    found.push(...own);
    // The name itself is listed before all names that it is a prefix of.
    if (own.length < page.items.length) break;
  }
  return found.sort((a, b) => Number(BigInt(a.generation ?? 0) - BigInt(b.generation ?? 0)));
}

/** Names below a prefix that have versions but no current one, in byte order. */
async function* hiddenNames(
  api: Api,
  at: { readonly bucket: string; readonly prefix: string },
  run: Run,
): AsyncGenerator<string> {
  const request = { ...at, versions: true, fields: 'name,timeDeleted' };
  let last: { name: string; live: boolean } | undefined;
  for await (const page of pagesOf((token) => run((attempt) => listPage(api, request, token, attempt)))) {
    for (const { name, timeDeleted } of page.items) {
      if (last?.name !== name) {
        if (last?.live === false) yield last.name;
        last = { name, live: false };
      }
      last.live ||= timeDeleted === undefined;
    }
  }
  if (last?.live === false) yield last.name;
}
