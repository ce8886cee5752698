import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cancellable, Storage, StoredObject } from '../../src/ports/storage.ts';
import { CacheFile } from '../../src/storage/record-cache/cache-file.ts';
import { withRecordCache } from '../../src/storage/record-cache/cached-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const { signal } = new AbortController();
const KEYS = ['shop/manifests/a.json', 'shop/manifests/b.json'];
let root: string;
let folder: string;
let server: StatingStorage;
let words: string[];

/** States the MD5 of each object in a listing, or what it is told to. */
class StatingStorage extends MemoryStorage {
  readonly stated = new Map<string, string | undefined>();
  gets: string[] = [];

  override async *list(prefix: string, options: Cancellable): AsyncGenerator<StoredObject> {
    for await (const object of super.list(prefix, options)) {
      const { key } = object;
      const md5 = createHash('md5')
        .update(this.objects.get(key) ?? '')
        .digest('hex');
      yield { ...object, md5: this.stated.has(key) ? this.stated.get(key) : md5 };
    }
  }

  override get(key: string, options: Parameters<Storage['get']>[1]): Promise<Uint8Array> {
    this.gets.push(key);
    return super.get(key, options);
  }
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'record-cache-'));
  folder = join(root, 'restorable');
  server = new StatingStorage();
  for (const key of KEYS) server.objects.set(key, Buffer.from(`content of ${key}`));
  words = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** One run: lists, reads these, and ends. Returns what it read, and which of it from the storage. */
async function run(keys = KEYS, maxBytes = 1_000): Promise<{ texts: string[]; gets: string[] }> {
  server.gets = [];
  const storage = withRecordCache(server, folder, { env: {}, log: { debug: (message) => words.push(message) } });
  for await (const _ of storage.list('shop/manifests/', { signal }));
  const texts: string[] = [];
  for (const key of keys) texts.push(Buffer.from(await storage.get(key, { maxBytes, signal })).toString());
  await storage.close();
  return { texts, gets: server.gets };
}

const TEXTS = KEYS.map((key) => `content of ${key}`);
const fileOf = async (): Promise<string> => join(folder, (await readdir(folder))[0] ?? '');

it('reads each record from the storage once, and later only what is new', async () => {
  expect(await run()).toEqual({ texts: TEXTS, gets: KEYS });
  expect(await run()).toEqual({ texts: TEXTS, gets: [] });
  server.objects.set('shop/manifests/c.json', Buffer.from('new'));
  expect(await run([...KEYS, 'shop/manifests/c.json'])).toEqual({
    texts: [...TEXTS, 'new'],
    gets: ['shop/manifests/c.json'],
  });
});

it('shows what is stored now: a replaced or deleted record, and one of which the storage states nothing', async () => {
  await run();
  server.objects.set(KEYS[0] ?? '', Buffer.from('replaced'));
  server.stated.set(KEYS[1] ?? '', undefined);
  expect(await run()).toEqual({ texts: ['replaced', TEXTS[1]], gets: KEYS });
  server.objects.delete(KEYS[0] ?? '');
  await expect(run()).rejects.toMatchObject({ code: 'OBJECT_MISSING' });
});

it('keeps nothing that does not have the MD5 that the storage states', async () => {
  server.stated.set(KEYS[0] ?? '', '0'.repeat(32));
  await run();
  expect(await run()).toEqual({ texts: TEXTS, gets: [KEYS[0]] });
});

it('uses no content of another size than the storage states', async () => {
  await run();
  server.stated.set(
    KEYS[0] ?? '',
    createHash('md5')
      .update(TEXTS[0] ?? '')
      .digest('hex'),
  );
  server.objects.set(KEYS[0] ?? '', Buffer.from('other'));
  expect(await run()).toEqual({ texts: ['other', TEXTS[1]], gets: [KEYS[0]] });
});

it('takes no memory for a file of empty contents', async () => {
  await run();
  const path = await fileOf();
  const one = 20;
  const many = Buffer.alloc(one * 250_001);
  for (let at = 0; at < many.length; at += one) many.writeUInt32BE(at, at);
  await writeFile(path, Buffer.concat([Buffer.from('restorable-records/1\n'), many]));
  expect((await new CacheFile(path).read()).size).toBe(0);
});

it('does not return more than the reader accepts', async () => {
  await run();
  await expect(run(KEYS, 5)).rejects.toMatchObject({ code: 'STORAGE_CORRUPTED' });
});

it('does not believe a poisoned file, however it was changed', async () => {
  await run();
  const good = await readFile(await fileOf());
  const poisoned = Buffer.from(good.toString('latin1').replaceAll('content', 'forgery'), 'latin1');
  const changed = [poisoned, good.subarray(0, good.length - 3), Buffer.from('x'), Buffer.alloc(0), good.subarray(30)];
  for (let at = 0; at < good.length; at += 7) {
    const flipped = Buffer.from(good);
    flipped[at] = 0xff - (flipped[at] ?? 0);
    changed.push(flipped);
  }
  for (const bytes of changed) {
    await writeFile(await fileOf(), bytes);
    expect((await run()).texts).toEqual(TEXTS);
  }
  expect(await run()).toEqual({ texts: TEXTS, gets: [] });
});

it('does not follow a link, and uses no folder in which others may write', async () => {
  await run();
  const path = await fileOf();
  const other = join(root, 'other');
  await writeFile(other, 'of somebody else');
  await rm(path);
  await symlink(other, path);
  expect(await run()).toEqual({ texts: TEXTS, gets: KEYS });
  expect(await readFile(other, 'utf8')).toBe('of somebody else');
  await chmod(folder, 0o777);
  expect(await run()).toEqual({ texts: TEXTS, gets: KEYS });
  await rm(folder, { recursive: true });
  await mkdir(join(root, 'elsewhere'));
  await symlink(join(root, 'elsewhere'), folder);
  expect(await run()).toEqual({ texts: TEXTS, gets: KEYS });
  expect(await readdir(join(root, 'elsewhere'))).toEqual([]);
});

it('is no failure if there is no place for it', async () => {
  await writeFile(folder, 'a file');
  expect(await run()).toEqual({ texts: TEXTS, gets: KEYS });
  folder = '/dev/null/restorable';
  expect((await run()).texts).toEqual(TEXTS);
  folder = '/dev/full/restorable';
  expect((await run()).texts).toEqual(TEXTS);
  expect(words.join('\n')).not.toContain('content');
});

it('is whole after runs at once, for this user only, and leaves no drafts', async () => {
  await Promise.all([run(), run([KEYS[0] ?? '']), run([KEYS[1] ?? ''])]);
  expect(await readdir(folder)).toHaveLength(1);
  expect((await stat(await fileOf())).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await run()).texts).toEqual(TEXTS);
});

it('lists the signatures instead of reading many of them', async () => {
  const keys = Array.from({ length: 40 }, (_, at) => `shop/signatures/${at}/f.asc`);
  for (const key of keys) server.objects.set(key, Buffer.from(key));
  await run(keys);
  expect((await run(keys)).gets).toHaveLength(32);
});

it('leaves out the oldest of too many', async () => {
  const file = new CacheFile(join(folder, 'x.records'), 1_000);
  const large = Buffer.alloc(400);
  const names = ['01', '02', '03'].map((name) => name.repeat(16));
  await file.write(new Map(names.map((name) => [name, large])));
  expect([...(await file.read()).keys()]).toEqual(names.slice(1));
});

it('is in the folder of the user on a command line, and nowhere in a job or if it is off', () => {
  const log = { debug: () => {} };
  const caches = (given: string | undefined, env: Record<string, string>): boolean =>
    withRecordCache(server, given, { env, log }) !== server;
  expect(caches(undefined, { HOME: root })).toBe(true);
  expect(caches(undefined, { XDG_CACHE_HOME: root })).toBe(true);
  expect(caches(undefined, {})).toBe(false);
  expect(caches('off', { HOME: root })).toBe(false);
  expect(caches(undefined, { HOME: root, GITHUB_ACTIONS: 'true' })).toBe(false);
  expect(caches(folder, { HOME: root, GITHUB_ACTIONS: 'true' })).toBe(true);
});
