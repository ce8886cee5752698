import type { StoredObject } from '../../ports/storage.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { PageLimit } from '../listing-limits.ts';
import { NoListing } from '../no-listing.ts';
import type { Api } from './client.ts';

/** The requested fields of an object: https://cloud.google.com/storage/docs/json_api/v1/objects#resource-representations */
export interface ObjectResource {
  readonly name: string;
  /** This API returns numbers as text. */
  readonly generation?: string;
  readonly metageneration?: string;
  readonly size?: string;
  /** RFC 3339. */
  readonly updated?: string;
  /** base64 */
  readonly md5Hash?: string;
  /** When it stopped being the current one. */
  readonly timeDeleted?: string;
  readonly retention?: { readonly mode: 'Locked' | 'Unlocked'; readonly retainUntilTime: string };
  /** Set by the bucket's own policy. */
  readonly retentionExpirationTime?: string;
}

export interface ListPage {
  readonly items: readonly ObjectResource[];
  readonly prefixes: readonly string[];
  readonly date: Date | undefined;
  readonly nextPageToken: string | undefined;
}

interface ListRequest {
  readonly bucket: string;
  readonly prefix: string;
  readonly delimiter?: '/';
  /** Including those that are not current. */
  readonly versions?: boolean;
  /** Of the objects. */
  readonly fields: string;
  readonly maxResults?: number;
}

/** The path of an object. Every character but letters and digits is encoded. */
export function objectPath(bucket: string, name: string): string {
  return `/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(name)}`;
}

/**
 * What a listing states about an object.
 * @throws {RestorableError} STORAGE_FAILED without a date: it would count as old, and a cleaner might treat it as a leftover of a
 * killed run
 */
export function listedObject(key: string, { size, updated, md5Hash }: ObjectResource, label: string): StoredObject {
  if (size === undefined || updated === undefined) throw new NoListing(label, 'Objects: list');
  const md5 = md5Hash === undefined ? undefined : Buffer.from(md5Hash, 'base64').toString('hex');
  return { key, sizeBytes: Number(size), modifiedAt: new Date(updated), md5 };
}

/** One page of a listing. @throws {RestorableError} STORAGE_FAILED if the answer is not a page */
export async function listPage(
  api: Api,
  request: ListRequest,
  token: string | undefined,
  attempt: Attempt,
): Promise<ListPage> {
  const { bucket, prefix, delimiter, versions = false, fields, maxResults = 1_000 } = request;
  const query = {
    prefix,
    delimiter,
    versions: versions ? 'true' : undefined,
    maxResults: String(maxResults),
    pageToken: token,
    fields: `kind,nextPageToken,prefixes,items(${fields})`,
  };
  const path = `/storage/v1/b/${encodeURIComponent(bucket)}/o`;
  const { json, date } = await api.ask({ method: 'GET', path, query }, attempt);
  const page = (json ?? {}) as Partial<ListPage> & { readonly kind?: unknown };
  const { items = [], prefixes = [], nextPageToken } = page;
  if (page.kind !== 'storage#objects' || !isListing(items, prefixes, nextPageToken))
    throw new NoListing('The storage', 'objects.list');
  return { items, prefixes, nextPageToken, date };
}

/** Whether the parts of a page have the types that the API documents. Account holders choose the names of objects. */
function isListing(items: unknown, prefixes: unknown, token: unknown): boolean {
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  const areObjects = Array.isArray(items) && items.every(isResource);
  return areObjects && Array.isArray(prefixes) && prefixes.every((each) => typeof each === 'string') && isText(token);
}

function isResource(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || !('name' in item) || typeof item.name !== 'string') return false;
  const { size, updated } = item as { size?: unknown; updated?: unknown };
  const isSize = size === undefined || (typeof size === 'string' && /^\d{1,15}$/.test(size));
  return isSize && (updated === undefined || (typeof updated === 'string' && !Number.isNaN(Date.parse(updated))));
}

/**
 * All pages of a listing.
 * @param ask returns the page after a token
 * @throws {RestorableError} STORAGE_FAILED if it does not advance; otherwise what `ask` throws
 */
export async function* pagesOf(ask: (token: string | undefined) => Promise<ListPage>): AsyncGenerator<ListPage> {
  const limit = new PageLimit('objects.list');
  let token: string | undefined;
  for (;;) {
    const page = await ask(token);
    yield page;
    token = page.nextPageToken;
    if (token === undefined || token === '') return;
    limit.next(token, page.items.length === 0 && page.prefixes.length === 0);
  }
}
