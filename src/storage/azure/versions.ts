import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { Attempt } from '../http-retry.ts';
import { failureOf } from './errors.ts';
import { flatPage, pagesOf } from './list.ts';

/** Few blobs have more versions than this, and what follows on the page is thrown away. Who has more may have thousands. */
const FIRST_PAGE = 20;
const PAGE = 1_000;

/** Refusals of accounts that keep no versions, such as those with a hierarchical namespace. */
const WITHOUT = /NotSupported|NotYetSupported|NotImplemented|InvalidQueryParameterValue/;

type Version = Pick<BlobItem, 'versionId' | 'isCurrentVersion'> & { readonly sizeBytes: number };

type Run = <T>(act: (attempt: Attempt) => Promise<T>) => Promise<T>;

/** Pages of versions; an empty one where the account keeps none. */
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
 * All versions of one blob that an account keeps, oldest first, the current one among them.
 * Source: https://learn.microsoft.com/azure/storage/blobs/versioning-overview
 * @param run makes one attempt after the other at a page
 */
export async function versionsOf(client: ContainerClient, name: string, run: Run): Promise<readonly Version[]> {
  const found: Version[] = [];
  for await (const page of versionPages(client, name, FIRST_PAGE, run)) {
    const items: readonly BlobItem[] = page.segment.blobItems;
    const own = items.filter((blob) => blob.name === name);
    for (const { versionId, isCurrentVersion, properties } of own) {
      found.push({ ...defined({ versionId, isCurrentVersion }), sizeBytes: properties.contentLength ?? 0 });
    }
    // The name itself is listed before all that go on after it.
    if (own.length < items.length) break;
  }
  // An id is the time at which the version was made.
  return found.sort((a, b) => ((a.versionId ?? '') < (b.versionId ?? '') ? -1 : 1));
}

/** Names below a prefix that have versions and none that is current. */
export async function* hiddenNames(client: ContainerClient, prefix: string, run: Run): AsyncGenerator<string> {
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
 * Removes a blob with its versions. The current one can't be removed by its id (OperationNotAllowedOnRootBlob): without
 * one it becomes an older version, and that is removed then.
 * @param run makes one attempt after the other at a removal
 */
export async function removeVersions(
  client: ContainerClient,
  name: string,
  versions: readonly Version[],
  run: (permission: 'Delete' | 'Delete version', act: (attempt: Attempt) => Promise<void>) => Promise<void>,
): Promise<void> {
  const blob = client.getBlobClient(name);
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
