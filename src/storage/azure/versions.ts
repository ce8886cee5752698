import type { BlobClient, BlobItem, ContainerClient } from '@azure/storage-blob';
import type { Cancellable, ReadOptions, StorageVersions } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { checkPrefix, listedKey } from '../keys.ts';
import { failureOf } from './errors.ts';
import { flatPage, pagesOf } from './list.ts';
import type { AzureRequests } from './requests.ts';

/** Few blobs have more versions than this, and the rest of the page is discarded. A blob with more may have thousands. */
const FIRST_PAGE = 20;
const PAGE = 1_000;

/** Refusals by accounts that keep no versions, such as those with a hierarchical namespace. */
const WITHOUT = /NotSupported|NotYetSupported|NotImplemented|InvalidQueryParameterValue/;

type Version = Pick<BlobItem, 'versionId' | 'isCurrentVersion'> & { readonly sizeBytes: number };

type Run = <T>(act: (attempt: Attempt) => Promise<T>) => Promise<T>;

/** Versions of blobs, if the account keeps any. */
export class AzureVersions implements StorageVersions {
  readonly #requests: AzureRequests;

  constructor(requests: AzureRequests) {
    this.#requests = requests;
  }

  async *older(key: string, options: ReadOptions): AsyncGenerator<Uint8Array> {
    const blob = this.#requests.blobOf(key);
    for (const { versionId, isCurrentVersion, sizeBytes } of await this.of(key, options)) {
      if (versionId === undefined || isCurrentVersion === true || sizeBytes > options.maxBytes) continue;
      yield await this.#requests.read(blob.withVersion(versionId), key, options);
    }
  }

  async *hidden(prefix: string, options: Cancellable): AsyncGenerator<string> {
    checkPrefix(prefix);
    const { client, location } = this.#requests;
    const run: Run = (act) => this.#requests.listing(options, act);
    for await (const name of hiddenNames(client, location.prefix + prefix, run)) {
      const key = listedKey(name, location.prefix);
      if (key !== undefined) yield key;
    }
  }

  /** Oldest first, including the current one. */
  of(key: string, options: Cancellable): Promise<readonly Version[]> {
    const { client } = this.#requests;
    return versionsOf(client, this.#requests.nameOf(key), (act) => this.#requests.listing(options, act));
  }

  /** Removes all of them. */
  async remove(key: string, versions: readonly Version[], options: Cancellable): Promise<void> {
    await removeVersions(this.#requests.blobOf(key), versions, (permission, act) =>
      this.#requests.run({ permission, key }, options, act),
    );
  }
}

/** Pages of versions. An empty one if the account keeps none. */
function versionPages(client: ContainerClient, prefix: string, firstPage: number, run: Run) {
  return pagesOf((token) =>
    run(async (attempt) => {
      try {
        const maxPageSize = token === undefined ? firstPage : PAGE;
        return await flatPage(client, { prefix, maxPageSize, versions: true, token }, attempt);
      } catch (error) {
        if (!WITHOUT.test(failureOf(error).code ?? '')) throw error;
        return { serviceEndpoint: '', segment: { blobItems: [] } };
      }
    }),
  );
}

/**
 * All versions of one blob that an account keeps, oldest first, including the current one. Source:
 * https://learn.microsoft.com/azure/storage/blobs/versioning-overview
 * @param run retries a page
 */
async function versionsOf(client: ContainerClient, name: string, run: Run): Promise<readonly Version[]> {
  const found: Version[] = [];
  for await (const page of versionPages(client, name, FIRST_PAGE, run)) {
    const items: readonly BlobItem[] = page.segment.blobItems;
    const own = items.filter((blob) => blob.name === name);
    for (const { versionId, isCurrentVersion, properties } of own) {
      found.push({ ...defined({ versionId, isCurrentVersion }), sizeBytes: properties.contentLength ?? 0 });
    }
    // The name itself is listed before all names that it is a prefix of.
    if (own.length < items.length) break;
  }
  // An id is the time when the version was created.
  return found.sort((a, b) => ((a.versionId ?? '') < (b.versionId ?? '') ? -1 : 1));
}

/** Names below a prefix that have versions but no current one. */
async function* hiddenNames(client: ContainerClient, prefix: string, run: Run): AsyncGenerator<string> {
  let last: { name: string; live: boolean } | undefined;
  for await (const page of versionPages(client, prefix, PAGE, run)) {
    const items: readonly BlobItem[] = page.segment.blobItems;
    for (const { name, versionId, isCurrentVersion } of items) {
      if (last?.name !== name) {
        if (last?.live === false) yield last.name;
        last = { name, live: false };
      }
      last.live ||= versionId === undefined || isCurrentVersion === true;
    }
  }
  if (last?.live === false) yield last.name;
}

function defined({
  versionId,
  isCurrentVersion,
}: {
  versionId: string | undefined;
  isCurrentVersion: boolean | undefined;
}) {
  return {
    ...(versionId === undefined ? {} : { versionId }),
    ...(isCurrentVersion === undefined ? {} : { isCurrentVersion }),
  };
}

/**
 * Removes a blob with its versions. The current one can't be removed by its id (OperationNotAllowedOnRootBlob).
 * Deleting it without an id turns it into an older version, which is then removed.
 * @param run retries a removal
 */
async function removeVersions(
  blob: BlobClient,
  versions: readonly Version[],
  run: (permission: 'Delete' | 'Delete version', act: (attempt: Attempt) => Promise<void>) => Promise<void>,
): Promise<void> {
  const remove = (versionId: string): Promise<void> =>
    run('Delete version', async ({ signal }) => {
      await blob.withVersion(versionId).deleteIfExists({ abortSignal: signal });
    });
  for (const { versionId, isCurrentVersion } of versions) {
    if (versionId !== undefined && isCurrentVersion !== true) await remove(versionId);
  }
  await run('Delete', async ({ signal }) => {
    await blob.deleteIfExists({ abortSignal: signal });
  });
  for (const { versionId, isCurrentVersion } of versions) {
    if (versionId !== undefined && isCurrentVersion === true) await remove(versionId);
  }
}
