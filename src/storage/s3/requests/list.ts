import type {
  ListObjectsV2CommandOutput,
  ListObjectVersionsCommandInput,
  ListObjectVersionsCommandOutput,
} from '@aws-sdk/client-s3';
import { retry } from '../../../ports/retry.ts';
import { PageLimit } from '../../listing-limits.ts';
import { NoListing } from '../../no-listing.ts';
import type { Bucket } from './objects.ts';

export interface ListRequest {
  readonly Prefix: string;
  readonly Delimiter?: string;
  readonly MaxKeys?: number;
}

type Lister = Pick<Bucket, 'client' | 'name' | 'attempts'>;
type VersionsAfter = Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'>;

const LISTING_BACKOFF = { baseMs: 200, longestMs: 2_000 };

/**
 * All pages of a listing (ListObjectsV2). Each answer must be recognizable as a page.
 * @throws {RestorableError} STORAGE_FAILED if an answer is not a page, or does not state where the listing continues;
 * otherwise what the SDK throws
 */
export async function* pagesOf(
  bucket: Lister,
  request: ListRequest,
  signal: AbortSignal,
): AsyncGenerator<ListObjectsV2CommandOutput> {
  const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  const limit = new PageLimit('ListObjectsV2');
  let token: string | undefined;
  for (;;) {
    const input = { Bucket: bucket.name, ...request, ...(token === undefined ? {} : { ContinuationToken: token }) };
    const page = await provenPage(bucket, { api: 'ListObjectsV2', prefix: request.Prefix, signal }, () =>
      bucket.client.send(new ListObjectsV2Command(input), { abortSignal: signal }),
    );
    yield decoded(page);
    if (page.IsTruncated !== true) return;
    token = page.NextContinuationToken;
    if (token === undefined) throw limit.nowhere();
    limit.next(token, isEmpty(page.Contents) && isEmpty(page.CommonPrefixes));
  }
}

/** All pages of a listing of versions (ListObjectVersions). @throws like `pagesOf` */
export async function* versionPagesOf(
  bucket: Lister,
  prefix: string,
  signal: AbortSignal,
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  const { ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
  const limit = new PageLimit('ListObjectVersions');
  let after: VersionsAfter = {};
  for (;;) {
    const input = { Bucket: bucket.name, Prefix: prefix, ...after };
    const page = await provenPage(bucket, { api: 'ListObjectVersions', prefix, signal }, () =>
      bucket.client.send(new ListObjectVersionsCommand(input), { abortSignal: signal }),
    );
    yield decodedVersions(page);
    if (page.IsTruncated !== true) return;
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    if (KeyMarker === undefined) throw limit.nowhere();
    limit.next(`${KeyMarker}\n${VersionIdMarker ?? ''}`, isEmpty(page.Versions) && isEmpty(page.DeleteMarkers));
    after = { KeyMarker, ...(VersionIdMarker === undefined ? {} : { VersionIdMarker }) };
  }
}

interface Page {
  readonly Name?: string | undefined;
  readonly Prefix?: string | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly EncodingType?: string | undefined;
}

/**
 * Repeats the request until the answer is a page. The SDK returns an empty result for an empty body and for a gateway's
 * page with status 200, or fails to parse it. A page names its bucket, and states whether the listing continues
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html).
 */
function provenPage<P extends Page>(
  { name, attempts }: Lister,
  { api, prefix, signal }: { readonly api: string; readonly prefix: string; readonly signal: AbortSignal },
  ask: () => Promise<P>,
): Promise<P> {
  const askOnce = async (): Promise<P> => {
    const page = await ask().catch((error: unknown) => {
      if (!isUnreadable(error)) throw error;
      return undefined;
    });
    if (page !== undefined && isPage(page, prefix)) return page;
    throw new NoListing(`The storage of the bucket ${name}`, api);
  };
  const policy = { attempts, ...LISTING_BACKOFF };
  return retry(askOnce, { signal, after: (error) => (error instanceof NoListing ? policy : undefined) });
}

/** An answer with status 200 that the SDK can't parse. */
function isUnreadable(error: unknown): boolean {
  const { $metadata, name } = error as { $metadata?: { httpStatusCode?: number }; name?: string };
  return $metadata?.httpStatusCode === 200 || name === 'SyntaxError';
}

function isPage(page: Page, prefix: string): boolean {
  if (page.Name === undefined || page.IsTruncated === undefined) return false;
  // The answer to a different request does not count. A storage may omit an empty prefix.
  return page.Prefix === undefined || plain(page.Prefix, page.EncodingType) === prefix;
}

/** Some servers encode names although it was not requested (`EncodingType` url). */
function decoded(page: ListObjectsV2CommandOutput): ListObjectsV2CommandOutput {
  const { EncodingType } = page;
  if (EncodingType !== 'url') return page;
  return {
    ...page,
    Contents: page.Contents?.map((object) => withKey(object, EncodingType)),
    CommonPrefixes: page.CommonPrefixes?.map(({ Prefix = '' }) => ({ Prefix: plain(Prefix, EncodingType) })),
  };
}

function decodedVersions(page: ListObjectVersionsCommandOutput): ListObjectVersionsCommandOutput {
  const { EncodingType } = page;
  if (EncodingType !== 'url') return page;
  return {
    ...page,
    Versions: page.Versions?.map((version) => withKey(version, EncodingType)),
    DeleteMarkers: page.DeleteMarkers?.map((marker) => withKey(marker, EncodingType)),
  };
}

function withKey<T extends { Key?: string | undefined }>(entry: T, encoding: string): T {
  return entry.Key === undefined ? entry : { ...entry, Key: plain(entry.Key, encoding) };
}

function plain(name: string, encoding: string | undefined): string {
  if (encoding !== 'url') return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    // Not encoded after all: a name that contains a percent sign.
    return name;
  }
}

function isEmpty(items: readonly unknown[] | undefined): boolean {
  return items === undefined || items.length === 0;
}
