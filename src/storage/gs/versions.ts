import type { Attempt } from '../http-retry.ts';
import type { Api } from './client.ts';
import { listPage, type ObjectResource, pagesOf } from './objects.ts';

/** Few objects have more versions than this, and what follows on the page is thrown away. */
const PAGE = 20;

/**
 * All versions of one object, oldest first, the current one among them. What was deleted softly is not: it can't be read
 * before it is restored (https://cloud.google.com/storage/docs/soft-delete).
 * @param run makes one attempt after the other at a page
 */
export async function versionsOf(
  api: Api,
  at: { readonly bucket: string; readonly name: string },
  run: <T>(act: (attempt: Attempt) => Promise<T>) => Promise<T>,
): Promise<readonly ObjectResource[]> {
  const { bucket, name: prefix } = at;
  const fields = 'name,generation,size,timeDeleted';
  const request = { bucket, prefix, versions: true, fields, maxResults: PAGE };
  const found: ObjectResource[] = [];
  for await (const page of pagesOf((token) => run((attempt) => listPage(api, request, token, attempt)))) {
    const own = page.items.filter(({ name }) => name === prefix);
    found.push(...own);
    // The name itself is listed before all that go on after it.
    if (own.length < page.items.length) break;
  }
  return found.sort((a, b) => Number(BigInt(a.generation ?? 0) - BigInt(b.generation ?? 0)));
}
