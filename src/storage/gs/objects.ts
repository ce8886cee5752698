import { RestorableError } from '../../core/errors.ts';
import type { Attempt } from '../connection/http-retry.ts';
import { NoListing } from '../no-listing.ts';
import type { Api } from './client.ts';

/** What is asked for of an object: https://cloud.google.com/storage/docs/json_api/v1/objects#resource-representations */
export interface ObjectResource {
  readonly name: string;
  /** Numbers are text in this API. */
  readonly generation?: string;
  readonly metageneration?: string;
  readonly size?: string;
  /** RFC 3339. */
  readonly updated?: string;
  /** base64 */
  readonly md5Hash?: string;
  /** When it stopped to be the current one. */
  readonly timeDeleted?: string;
  readonly retention?: { readonly mode: 'Locked' | 'Unlocked'; readonly retainUntilTime: string };
  /** By the bucket's own policy. */
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
  /** Also those that are not current. */
  readonly versions?: boolean;
  /** Of the objects. */
  readonly fields: string;
  readonly maxResults?: number;
}

/** The path of an object, of which every character but letters and digits is encoded. */
export function objectPath(bucket: string, name: string): string {
  return `/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(name)}`;
}

/** One page of a listing. @throws {RestorableError} STORAGE_FAILED when the answer is not one */
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

/** Whether the parts of a page are what the API says they are; the names of objects are chosen by the account that wrote them. */
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
 * @param ask gives the page after a token
 * @throws {RestorableError} STORAGE_FAILED when it does not go on; else what `ask` throws
 */
export async function* pagesOf(ask: (token: string | undefined) => Promise<ListPage>): AsyncGenerator<ListPage> {
  let token: string | undefined;
  for (;;) {
    const page = await ask(token);
    yield page;
    const next = page.nextPageToken;
    if (next === undefined || next === '') return;
    if (next === token) throw incomplete('reports that a listing continues, but not where');
    token = next;
  }
}

function incomplete(what: string): RestorableError {
  return new RestorableError('STORAGE_FAILED', `The storage ${what}.`, {
    hint: "Its objects.list differs from Cloud Storage's. Check `endpoint=` and proxies in between.",
  });
}
