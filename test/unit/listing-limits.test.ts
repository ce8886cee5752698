import { describe, expect, it } from 'vitest';
import type { D1Api } from '../../src/engines/d1/api/api.ts';
import { readSchema } from '../../src/engines/d1/catalog/schema.ts';
import { pagesOf as azurePages, storedObjects } from '../../src/storage/azure/list.ts';
import { pagesOf as googlePages, listedObject } from '../../src/storage/gs/objects.ts';
import { limitNames, PageLimit, TreeLimit } from '../../src/storage/listing-limits.ts';

/** Positions that a lying server states, without an end. */
const LIES: readonly (readonly [how: string, positionAt: (page: number) => string, isEmpty: boolean, why: RegExp])[] = [
  ['stands still', () => 'a', false, /earlier position/],
  ['goes back and forth', (page) => 'ab'[page % 2] ?? '', false, /earlier position/],
  ['goes in a long circle', (page) => String(page % 997), false, /earlier position/],
  ['begins anew after a while', (page) => String(page < 50 ? page : 50 + (page % 13)), false, /earlier position/],
  ['has nothing but empty pages', (page) => String(page), true, /1000 pages in a row are empty/],
];

async function readAll(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _page of pages);
}

describe('a listing that never ends', () => {
  it.each(LIES)('%s: is an error that names the limit', (_how, positionAt, isEmpty, why) => {
    const limit = new PageLimit('ListObjectsV2');
    expect(() => {
      for (let page = 0; page < 10_000; page += 1) limit.next(positionAt(page), isEmpty);
    }).toThrow(expect.objectContaining({ code: 'STORAGE_FAILED', message: expect.stringMatching(why) }));
  });

  it.each(LIES)('%s: is noticed at Azure and Google', async (_how, positionAt, isEmpty, why) => {
    const error = { code: 'STORAGE_FAILED', message: expect.stringMatching(why) };
    let page = 0;
    const next = (): string => positionAt(page++);
    const blobItems = isEmpty ? [] : [{}];
    await expect(
      readAll(azurePages(async () => ({ segment: { blobItems }, continuationToken: next() }))),
    ).rejects.toMatchObject(error);
    page = 0;
    const items = isEmpty ? [] : [{ name: 'a' }];
    await expect(
      readAll(googlePages(async () => ({ items, prefixes: [], date: undefined, nextPageToken: next() }))),
    ).rejects.toMatchObject(error);
  });

  it('has new positions and names all the time', () => {
    const limit = new PageLimit('objects.list');
    expect(() => {
      for (let page = 0; page < 2_000_000; page += 1) limit.next(String(page), false);
    }).toThrow(/more than 1000000 pages/);
    expect(() => limitNames(5_000_001)).toThrow(/more than 5000000 names/);
  });

  it('is a tree that is too deep, or too wide', () => {
    expect(() => new TreeLimit().enter('a/'.repeat(65))).toThrow(/deeper than 64 levels/);
    const limit = new TreeLimit();
    expect(() => {
      for (let folder = 0; folder < 6_000_000; folder += 1) limit.enter('a/');
    }).toThrow(/more than 5000000 folders/);
  });
});

describe('a listing of a destination', () => {
  it('of thousands of pages, and with empty ones in between, is read', () => {
    const limit = new PageLimit('objects.list');
    for (let page = 0; page < 20_000; page += 1) limit.next(`${page}`, page % 900 !== 0);
  });
});

it('the schema of a D1 database that is the same page again and again is an error', async () => {
  const rows = Array.from({ length: 1_000 }, (_, row) => [
    row + 1,
    'table',
    `t${row}`,
    `t${row}`,
    'create table t (x)',
  ]);
  const call = async () => ({ result: [{ success: true, results: { columns: [], rows } }], total: undefined });
  const api = { call } as unknown as D1Api;
  await expect(readSchema(api, { accountId: 'a', id: 'b' } as never)).rejects.toMatchObject({
    code: 'DATABASE_QUERY',
    message: expect.stringContaining('again and again'),
  });
});

describe('an object without a date or a size in a listing', () => {
  // Read as 1970, the object of a backup that is being written would be removed as a leftover of a killed run.
  const INVALID = { code: 'STORAGE_FAILED', message: expect.stringMatching(/invalid listing/) };
  const WHOLE = { contentLength: 3, lastModified: new Date() };

  it.each([{ lastModified: undefined }, { contentLength: undefined }])('is an error at Azure: %o', async (lacking) => {
    const pages = async function* (properties: object) {
      yield { segment: { blobItems: [{ name: 'shop/a', properties }] } } as never;
    };
    await readAll(storedObjects(pages(WHOLE), '', 'azblob://x'));
    await expect(readAll(storedObjects(pages({ ...WHOLE, ...lacking }), '', 'azblob://x'))).rejects.toMatchObject(
      INVALID,
    );
  });

  it('states no MD5 at Azure, where a writer can set that of another content', async () => {
    const contentMD5 = Buffer.alloc(16);
    const pages = async function* () {
      yield { segment: { blobItems: [{ name: 'shop/a', properties: { ...WHOLE, contentMD5 } }] } } as never;
    };
    const { value } = await storedObjects(pages(), '', 'azblob://x').next();
    expect(value).toEqual({ key: 'shop/a', sizeBytes: 3, modifiedAt: WHOLE.lastModified });
  });

  it.each([{ size: '3' }, { updated: '2026-10-01T00:00:00Z' }])('is an error at Google: only %o', (known) => {
    const whole = { name: 'a', size: '3', updated: '2026-10-01T00:00:00Z' };
    expect(listedObject('a', whole, 'gs://x')).toMatchObject({ sizeBytes: 3 });
    expect(() => listedObject('a', { name: 'a', ...known }, 'gs://x')).toThrow(expect.objectContaining(INVALID));
  });
});
