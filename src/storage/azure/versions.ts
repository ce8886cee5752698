import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import type { Attempt } from '../http-retry.ts';
import { failureOf } from './errors.ts';
import { flatPage, pagesOf } from './list.ts';

/** Few blobs have more versions than this, and what follows on the page is thrown away. */
const PAGE = 20;

/** Refusals of accounts that keep no versions, such as those with a hierarchical namespace. */
const WITHOUT = /NotSupported|NotYetSupported|NotImplemented|InvalidQueryParameterValue/;

type Version = Pick<BlobItem, 'versionId' | 'isCurrentVersion'> & { readonly sizeBytes: number };

/**
 * All versions of one blob that an account keeps, oldest first, the current one among them.
 * Source: https://learn.microsoft.com/azure/storage/blobs/versioning-overview
 * @param run makes one attempt after the other at a page
 */
export async function versionsOf(
  client: ContainerClient,
  name: string,
  run: <T>(act: (attempt: Attempt) => Promise<T>) => Promise<T>,
): Promise<readonly Version[]> {
  const found: Version[] = [];
  const request = { prefix: name, maxPageSize: PAGE, versions: true };
  const ask = (token: string | undefined) =>
    run(async (attempt) => {
      try {
        return await flatPage(client, { ...request, token }, attempt);
      } catch (error) {
        if (!WITHOUT.test(failureOf(error).code ?? '')) throw error;
        return { serviceEndpoint: '', segment: { blobItems: [] } };
      }
    });
  for await (const page of pagesOf(ask)) {
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
