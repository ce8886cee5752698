import type { BlobItem, ContainerClient } from '@azure/storage-blob';
import { RestorableError } from '../../core/errors.ts';
import type { StoredObject } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { compareBytes, listedKey } from '../keys.ts';
import { PageLimit } from '../listing-limits.ts';
import { NoListing } from '../no-listing.ts';

/** Fields that both kinds of listing share. */
interface PageLike {
  readonly serviceEndpoint?: string;
  readonly continuationToken?: string | undefined;
  readonly segment: { readonly blobItems: readonly unknown[]; readonly blobPrefixes?: readonly unknown[] };
}

/** The date of Azure's answer is missing in the types of pages. */
export interface Dated {
  readonly date?: Date;
}

type Page<T extends PageLike> = (token: string | undefined) => Promise<T>;

/**
 * All pages of a listing.
 * @param ask returns the page after a token
 * @throws {RestorableError} STORAGE_FAILED if an answer is not a listing, or does not advance; otherwise what `ask` throws
 */
export async function* pagesOf<T extends PageLike>(ask: Page<T>): AsyncGenerator<T> {
  const limit = new PageLimit('List Blobs');
  let token: string | undefined;
  for (;;) {
    const page = await ask(token);
    yield page;
    token = page.continuationToken;
    if (token === undefined || token === '') return;
    const { blobItems, blobPrefixes = [] } = page.segment;
    limit.next(token, blobItems.length === 0 && blobPrefixes.length === 0);
  }
}

/** One page of blobs below a prefix. */
export async function flatPage(
  client: ContainerClient,
  request: {
    readonly prefix: string;
    readonly token: string | undefined;
    readonly maxPageSize?: number;
    /** Including those that are not current. */
    readonly versions?: boolean;
  },
  { signal }: Attempt,
) {
  const { prefix, token, maxPageSize = 1_000, versions = false } = request;
  // Metadata distinguishes the folders of a hierarchical namespace from blobs.
  const listing = client.listBlobsFlat({
    prefix,
    includeMetadata: true,
    includeVersions: versions,
    abortSignal: signal,
  });
  return firstOf(listing.byPage({ maxPageSize, ...(token === undefined ? {} : { continuationToken: token }) }));
}

/** One page of the names directly below a prefix. */
export async function folderPage(
  client: ContainerClient,
  request: { readonly prefix: string; readonly token: string | undefined },
  { signal }: Attempt,
) {
  const listing = client.listBlobsByHierarchy('/', { prefix: request.prefix, abortSignal: signal });
  const more = request.token === undefined ? {} : { continuationToken: request.token };
  return firstOf(listing.byPage({ maxPageSize: 1_000, ...more }));
}

/**
 * The contents of the pages of a listing, by keys below the destination.
 * @param root the destination's prefix
 * @throws {RestorableError} STORAGE_FAILED if they are not in the order of their names
 */
export async function* storedObjects(
  pages: AsyncIterable<{ readonly segment: { readonly blobItems: readonly BlobItem[] } }>,
  root: string,
  label: string,
): AsyncGenerator<StoredObject> {
  let last = '';
  for await (const page of pages) {
    for (const blob of page.segment.blobItems) {
      const key = listedKey(blob.name, root);
      if (key === undefined || isFolder(blob)) continue;
      if (last !== '' && compareBytes(key, last) <= 0) throw disordered(label);
      last = key;
      const { contentLength, lastModified }: Partial<BlobItem['properties']> = blob.properties;
      // Without a date it would count as old, and a cleaner might treat it as a leftover of a killed run.
      if (contentLength === undefined || lastModified === undefined) throw new NoListing(label, 'List Blobs');
      // No MD5: whoever writes a blob can set it to anything (Put Block List, Set Blob Properties), and Azure does not compare it.
      yield { key, sizeBytes: contentLength, modifiedAt: lastModified };
    }
  }
}

function disordered(label: string): RestorableError {
  return new RestorableError('STORAGE_FAILED', `${label} does not list its blobs in the order of their names.`, {
    hint: 'Use a storage account without a hierarchical namespace.',
  });
}

/** A folder of an account with a hierarchical namespace is listed like an empty blob. */
function isFolder({ name, metadata }: BlobItem): boolean {
  return name.endsWith('/') || metadata?.['hdi_isfolder'] === 'true';
}

/** @throws {NoListing} if the answer is not a page */
async function firstOf<T extends PageLike>(pages: AsyncIterableIterator<T>): Promise<T> {
  const { value, done } = await pages.next().catch((error: unknown) => {
    // The SDK reads fields of a missing body.
    if (error instanceof TypeError) throw new NoListing('The storage', 'List Blobs');
    throw error;
  });
  if (done === true || typeof value.serviceEndpoint !== 'string') throw new NoListing('The storage', 'List Blobs');
  return value;
}
