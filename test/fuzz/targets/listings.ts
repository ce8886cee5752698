import type { BlobItem } from '@azure/storage-blob';
import { storedObjects } from '../../../src/storage/azure/list.ts';
import type { Attempt } from '../../../src/storage/connection/http-retry.ts';
import type { Api } from '../../../src/storage/gs/client.ts';
import { listPage, pagesOf } from '../../../src/storage/gs/objects.ts';
import { checkKey, listedKey } from '../../../src/storage/keys.ts';
import { acceptedLater, require, type Target, textOf } from '../harness/target.ts';

/** Pages of a listing as JSON, with any names that a storage, or anyone with write access to it, can produce. */
const listings: Target = {
  name: 'listings',
  seeds: () =>
    [
      {
        kind: 'storage#objects',
        nextPageToken: 'a',
        items: [{ name: 'p/a', size: '1', updated: '2026-01-01T00:00:00Z' }],
        prefixes: ['p/b/'],
      },
      {
        kind: 'storage#objects',
        items: [{ name: 'p/shop/manifests/x.json', size: '10', updated: '2026-01-01T00:00:00Z' }],
      },
    ].map((page) => Buffer.from(JSON.stringify(page))),
  words: [
    '"name":"p/',
    '..',
    '//',
    '"items":[]',
    '"items":null',
    '"nextPageToken":"a"',
    '"prefixes":',
    '"size":"-1"',
    'p/',
  ],
  open: () => async (input) => {
    const json = jsonOf(input);
    const api = { ask: async () => ({ json, date: undefined }) } as unknown as Api;
    const request = { bucket: 'b', prefix: 'p/', fields: 'name' };
    await acceptedLater(async () => {
      let pages = 0;
      for await (const page of pagesOf((token) => listPage(api, request, token, {} as Attempt))) {
        pages += 1;
        require(pages < 10, 'a listing has no end');
        const names = page.items.map(({ name }) => name);
        for (const name of names) requireKey(name);
        await azureObjects(names);
      }
    });
  },
};

function jsonOf(input: Buffer): unknown {
  try {
    return JSON.parse(textOf(input));
  } catch {
    return undefined;
  }
}

function requireKey(name: string): void {
  const key = listedKey(name, 'p/');
  if (key !== undefined) checkKey(key);
}

async function azureObjects(names: readonly string[]): Promise<void> {
  const blobItems = names.map((name) => ({ name, properties: { lastModified: new Date(0) } })) as unknown as BlobItem[];
  async function* pages() {
    yield { segment: { blobItems } };
  }
  await acceptedLater(async () => {
    for await (const { key } of storedObjects(pages(), 'p/', 'label')) checkKey(key);
  });
}

export const LISTING_TARGETS: readonly Target[] = [listings];
