import {
  DeleteObjectCommand,
  type DeleteObjectCommandInput,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import { Versions } from '../../src/storage/s3/versions/versions.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { WAITING } from '../support/patience.ts';
import { startProxy } from '../support/proxy.ts';
import { failure, keys, put, sha256, signal, text } from './storage.ts';

const SECOND_MS = 1_000;
const CUSTOMER_KEY = Buffer.alloc(32, 7).toString('base64');

let locking: TestBucket;
let plain: TestBucket;
let client: S3Client;
beforeAll(async () => {
  locking = await cephBucket({ locks: true });
  plain = await cephBucket();
  client = new S3Client({ endpoint: plain.endpoint, region: 'us-east-1', forcePathStyle: true });
});
afterAll(() => client.destroy());

const open = (bucket: TestBucket, prefix: string, more = '', host = testHost()): Promise<Storage> =>
  openS3Storage(`${bucket.url(prefix)}${more}`, host);

/** Ids of versions and of delete markers, newest first. */
async function versionsOf(bucket: TestBucket, key: string) {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket.bucket, Prefix: key }),
  );
  const ids = (list: { Key?: string | undefined; VersionId?: string | undefined }[]): string[] =>
    list.filter(({ Key }) => Key === key).map(({ VersionId = '' }) => VersionId);
  return { versions: ids(Versions), markers: ids(DeleteMarkers) };
}

const version = (Key: string, VersionId: string) => ({ Key, VersionId, Size: 1, IsLatest: false });
const marker = (Key: string, VersionId: string) => ({ Key, VersionId, IsLatest: true });

/** What an attacker with permission for plain delete and put does. */
const hide = (bucket: TestBucket, key: string, more: Partial<DeleteObjectCommandInput> = {}) =>
  client.send(new DeleteObjectCommand({ Bucket: bucket.bucket, Key: key, ...more }));
const replace = (bucket: TestBucket, key: string) =>
  client.send(new PutObjectCommand({ Bucket: bucket.bucket, Key: key, Body: 'garbage' }));

const older = async (storage: Storage, key: string): Promise<string[]> =>
  (await Array.fromAsync(storage.versions?.older(key, { maxBytes: 100, signal }) ?? [])).map(String);

describe('a bucket with versions', () => {
  it('keeps neither a version nor a marker after a delete', async () => {
    const storage = await open(locking, 'gone');
    await put(storage, 'a', 'first');
    await put(storage, 'a', 'second');
    await put(storage, 'a2', 'another key with the same beginning');
    await hide(locking, 'gone/a');
    await storage.delete('a', { signal });
    expect(await versionsOf(locking, 'gone/a')).toEqual({ versions: [], markers: [] });
    expect(await text(storage, 'a2')).toContain('another');
    await storage.delete('a', { signal });
  });

  it('returns what was deleted or replaced, oldest first, and nothing larger than expected', async () => {
    const storage = await open(locking, 'older');
    await put(storage, 'a', 'first');
    await put(storage, 'a', 'x'.repeat(200));
    await put(storage, 'a', 'third');
    await replace(locking, 'older/a');
    expect(await older(storage, 'a')).toEqual(['first', 'third']);
    await hide(locking, 'older/a');
    expect(await older(storage, 'a')).toEqual(['first', 'third', 'garbage']);
    expect(await older(storage, 'never')).toEqual([]);
    expect(await older(await open(plain, 'older'), 'a')).toEqual([]);
  });

  it('is listed in pages that may end between the versions of one object', async () => {
    const pages = [
      {
        Name: 'x',
        IsTruncated: true,
        NextKeyMarker: 'a',
        NextVersionIdMarker: '2',
        Versions: [version('a', '3'), version('a', '2')],
      },
      {
        Name: 'x',
        IsTruncated: false,
        Versions: [version('a', '1'), version('b', '1')],
        DeleteMarkers: [marker('a', '4')],
      },
    ];
    const asked: unknown[] = [];
    const send = async ({ input }: { input: unknown }) => {
      asked.push(input);
      return pages[asked.length - 1];
    };
    const bucket = {
      client: { send } as unknown as S3Client,
      name: 'x',
      customerKey: {},
      attempts: 1,
      debug: () => {},
    };
    const listed = await Array.fromAsync(new Versions(bucket).below('', signal));
    expect(listed.map(({ key, versions, markers }) => [key, versions.map(({ id }) => id), markers])).toEqual([
      ['a', ['3', '2', '1'], ['4']],
      ['b', ['1'], []],
    ]);
    expect(asked[1]).toMatchObject({ KeyMarker: 'a', VersionIdMarker: '2' });
  });

  it('keeps what is written once, even if it was hidden before', async () => {
    const storage = await open(locking, 'once');
    await put(storage, 'a', 'first', { ifAbsent: true });
    expect(await failure(put(storage, 'a', 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    await hide(locking, 'once/a');
    await put(storage, 'a', 'third', { ifAbsent: true });
    expect(await text(storage, 'a')).toBe('third');
  });

  it('that does not permit listing versions gets plain deletes, which is reported', async () => {
    const proxy = await startProxy(locking.endpoint);
    const host = testHost();
    const storage = await openS3Storage(locking.url('unasked', proxy.url), host);
    await put(storage, 'a', 'x');
    const denied = { kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } as const;
    proxy.plan('GET', denied);
    await storage.delete('a', { signal });
    expect(await versionsOf(locking, 'unasked/a')).toEqual({ versions: [], markers: [] });
    await put(storage, 'b', 'x');
    proxy.plan('GET', denied);
    await storage.delete('b', { signal });
    expect((await versionsOf(locking, 'unasked/b')).markers).toHaveLength(1);
    expect(host.printed.join()).toContain('may only be hidden');
    const before = proxy.requests.length;
    await storage.delete('c', { signal });
    expect(proxy.requests.length - before).toBe(1);
    await proxy.stop();
  });

  it('is queried again if only the session had expired', async () => {
    const proxy = await startProxy(locking.endpoint);
    const storage = await openS3Storage(locking.url('again', proxy.url), testHost());
    await put(storage, 'a', 'x');
    proxy.plan('GET', { kind: 'answer', status: 400, body: '<Error><Code>ExpiredToken</Code></Error>' });
    expect(await failure(storage.delete('a', { signal }))).toMatchObject({ code: 'STORAGE_AUTHENTICATION' });
    await storage.delete('a', { signal });
    expect(await versionsOf(locking, 'again/a')).toEqual({ versions: [], markers: [] });
    await proxy.stop();
  });

  it('is queried once, and an unversioned one is not queried for versions', async () => {
    const proxy = await startProxy(plain.endpoint);
    const storage = await openS3Storage(plain.url('once', proxy.url), testHost());
    await storage.delete('a', { signal });
    await storage.delete('b', { signal });
    expect(proxy.requests.map((line) => line.split(' ')[0])).toEqual(['GET', 'DELETE', 'DELETE']);
    await proxy.stop();
  });
});

describe('a lock', () => {
  const lock = (spec: string): string => `&lock=${encodeURIComponent(spec)}`;

  it.each(['governance', 'compliance'])('%s keeps an object until its end, and no marker hides it', async (mode) => {
    // Long enough on this machine for everything before its end.
    const beganMs = performance.now();
    await put(await open(plain, mode), 'a', 'free');
    const forMs = SECOND_MS * Math.ceil(4 + (20 * (performance.now() - beganMs)) / SECOND_MS);
    const storage = await open(locking, mode, lock(`${mode} ${forMs / SECOND_MS}s`));
    const startMs = Date.now();
    await put(storage, 'a', 'kept');
    expect(storage.locks?.policy).toEqual({ mode, forMs });
    const end = await storage.locks?.until('a', { signal });
    expect(end?.getTime()).toBeGreaterThanOrEqual(startMs + forMs);
    const error = await failure(storage.delete('a', { signal }));
    expect(error).toMatchObject({ code: 'STORAGE_PERMISSION', message: expect.stringContaining('locked') });
    expect(await text(storage, 'a')).toBe('kept');
    expect((await versionsOf(locking, `${mode}/a`)).markers).toEqual([]);
    // Only the clock ends it, and the server's has whole seconds.
    await vi.waitUntil(() => Date.now() > (end?.getTime() ?? 0) + SECOND_MS, { ...WAITING, timeout: forMs + 60_000 });
    await storage.delete('a', { signal });
    expect((await versionsOf(locking, `${mode}/a`)).versions).toEqual([]);
  });

  it('that another server reports differently (MinIO: 400) is understood', async () => {
    const proxy = await startProxy(plain.endpoint);
    const storage = await openS3Storage(plain.url('worm', proxy.url), testHost());
    const body =
      '<Error><Code>InvalidRequest</Code><Message>Object is WORM protected and cannot be overwritten</Message></Error>';
    proxy.plan('DELETE', { kind: 'answer', status: 400, body });
    expect(await failure(storage.delete('a', { signal }))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    await proxy.stop();
  });

  it('on one of several versions keeps them all', async () => {
    const storage = await open(locking, 'several', lock('governance:1h'));
    await put(storage, 'a', 'kept');
    await replace(locking, 'several/a');
    const before = await versionsOf(locking, 'several/a');
    expect(await failure(storage.delete('a', { signal }))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect(await versionsOf(locking, 'several/a')).toEqual(before);
    expect(await storage.locks?.until('a', { signal })).toBeUndefined();
  });

  it('is extended for every version, and never shortened', async () => {
    const storage = await open(locking, 'extended', lock('governance:1h'));
    await put(storage, 'a', 'kept');
    await replace(locking, 'extended/a');
    await hide(locking, 'extended/a');
    const later = new Date(Math.ceil(Date.now() / SECOND_MS + 7_200) * SECOND_MS);
    await storage.locks?.extend('a', later, { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(later);
    await storage.locks?.extend('a', new Date(Date.now() + 60 * SECOND_MS), { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(later);
    expect(await failure(storage.locks?.extend('b', later, { signal }) as Promise<void>)).toMatchObject({
      code: 'OBJECT_MISSING',
    });
  });

  it('in compliance mode is also extended if governance is requested now', async () => {
    await put(await open(locking, 'stricter', lock('compliance:3s')), 'a', 'kept');
    const storage = await open(locking, 'stricter', lock('governance:1h'));
    const later = new Date(Math.ceil(Date.now() / SECOND_MS + 10) * SECOND_MS);
    await storage.locks?.extend('a', later, { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(later);
  });

  it('is extended with one listing for many objects', async () => {
    const proxy = await startProxy(locking.endpoint);
    const storage = await openS3Storage(`${locking.url('walk', proxy.url)}${lock('governance:1h')}`, testHost());
    const names = Array.from({ length: 30 }, (_, at) => `p/${String(at).padStart(6, '0')}`);
    for (const name of names) await put(storage, name, name);
    const before = proxy.requests.length;
    const later = new Date(Math.ceil(Date.now() / SECOND_MS + 7_200) * SECOND_MS);
    await Promise.all(names.map((name) => storage.locks?.extend(name, later, { signal })));
    expect(proxy.requests.length - before).toBe(names.length + 2);
    for (const name of names) expect(await storage.locks?.until(name, { signal })).toEqual(later);
    await proxy.stop();
  });

  it('is omitted for short-lived objects', async () => {
    const storage = await open(locking, 'soon', lock('compliance:1h'));
    const bytes = Buffer.from('record');
    await storage.put('a', bytes, { sha256: sha256(bytes), unlocked: true, signal });
    expect(await storage.locks?.until('a', { signal })).toBeUndefined();
    await storage.delete('a', { signal });
  });

  it('is refused by a bucket without locks, with a hint', async () => {
    const storage = await open(plain, 'none', lock('governance:1h'));
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('lock'),
      hint: expect.stringContaining('Turn on Object Lock'),
    });
    expect(await keys(storage, '')).toEqual([]);
  });

  it('that a server accepts and ignores is detected at the first put', async () => {
    const proxy = await startProxy(locking.endpoint);
    const storage = await openS3Storage(`${locking.url('forgets', proxy.url)}${lock('governance:1h')}`, testHost());
    const body = '<Error><Code>NoSuchObjectLockConfiguration</Code></Error>';
    proxy.plan('GET', { kind: 'answer', status: 404, body });
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('does not lock'),
    });
    await proxy.stop();
  });
});

describe('an object with many versions added by an attacker', () => {
  const pile = async (prefix: string, count: number): Promise<Storage> => {
    const proxy = await startProxy(locking.endpoint);
    proxies.push(proxy);
    const storage = await openS3Storage(locking.url(prefix, proxy.url), testHost());
    await put(storage, 'a', 'the real one');
    await Promise.all(Array.from({ length: count }, () => replace(locking, `${prefix}/a`)));
    return storage;
  };
  const proxies: Awaited<ReturnType<typeof startProxy>>[] = [];
  const asked = (what: string): number =>
    proxies.flatMap(({ requests }) => requests).filter((line) => line.includes(what)).length;
  afterEach(async () => {
    for (const proxy of proxies.splice(0)) await proxy.stop();
  });

  it('is locked at both ends of the list, not each of thousands', async () => {
    const storage = await pile('piled', 60);
    const later = new Date(Math.ceil(Date.now() / SECOND_MS) * SECOND_MS + 60 * SECOND_MS);
    await storage.locks?.extend('a', later, { signal });
    expect(asked('retention')).toBe(16);
    expect(await storage.locks?.until('a', { signal })).toEqual(later);
    const { versions } = await versionsOf(locking, 'piled/a');
    const oldest = { Bucket: locking.bucket, Key: 'piled/a', VersionId: versions.at(-1) };
    const { Retention } = await client.send(new GetObjectRetentionCommand(oldest));
    expect(Retention?.RetainUntilDate).toEqual(later);
    // What can't be deleted completely is left unchanged.
    expect(await failure(storage.delete('a', { signal }))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect((await versionsOf(locking, 'piled/a')).versions).toEqual(versions);
  });

  it('is deleted with all of them', async () => {
    const storage = await pile('pile-gone', 60);
    await hide(locking, 'pile-gone/a');
    await storage.delete('a', { signal });
    expect(await versionsOf(locking, 'pile-gone/a')).toEqual({ versions: [], markers: [] });
  });
});

describe('storing options of objects', () => {
  it('with tags', async () => {
    const storage = await open(plain, 'tags', '&tags=team=data%252C%20base,kind=backup');
    await put(storage, 'a', 'x');
    const { TagSet } = await client.send(new GetObjectTaggingCommand({ Bucket: plain.bucket, Key: 'tags/a' }));
    expect(TagSet).toEqual([
      { Key: 'kind', Value: 'backup' },
      { Key: 'team', Value: 'data, base' },
    ]);
  });

  it('encrypted with our own key, for every operation', async () => {
    const host = { ...testHost(), env: { BACKUP_SSE_KEY: CUSTOMER_KEY } };
    const storage = await open(plain, 'sse-c', '&sse=c&sse-c-key-env=BACKUP_SSE_KEY', host);
    await put(storage, 'a', 'secret', { ifAbsent: true });
    expect(await failure(put(storage, 'a', 'again', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    expect(await text(storage, 'a')).toBe('secret');
    expect(await keys(storage, '')).toEqual(['a']);
    const without = await open(plain, 'sse-c');
    expect(await failure(text(without, 'a'))).toMatchObject({ hint: expect.stringContaining('sse-c-key-env') });
    const other = { ...testHost(), env: { BACKUP_SSE_KEY: Buffer.alloc(32, 8).toString('base64') } };
    const wrong = await open(plain, 'sse-c', '&sse=c&sse-c-key-env=BACKUP_SSE_KEY', other);
    expect(await failure(text(wrong, 'a'))).toMatchObject({ hint: expect.stringContaining('sse-c-key-env') });
    await storage.delete('a', { signal });
  });

  it.each([
    ['', 'holds no key'],
    ['short', 'holds no key'],
    [Buffer.alloc(31).toString('base64'), 'holds no key'],
  ])('with an invalid key (%j) are refused without showing it', async (value, message) => {
    const host = { ...testHost(), env: { BACKUP_SSE_KEY: value } };
    const error = await failure(open(plain, 'x', '&sse=c&sse-c-key-env=BACKUP_SSE_KEY', host));
    expect(error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining(message) });
    if (value !== '') expect(JSON.stringify([error.message, error.hint])).not.toContain(value);
  });

  it('encrypted, if the server accepts the option and ignores it (Ceph 16 with sse=s3), are an error', async () => {
    const storage = await open(plain, 'sse-s3', '&sse=s3');
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('does not encrypt'),
    });
    expect(await keys(storage, '')).toEqual([]);
  });

  it.each([
    ['&storage-class=STANDARD_IA', 'storage-class'],
    ['&sse=kms:no-such-key', 'sse'],
  ])('that the server does not support (%s) are an error that names the parameter', async (more, parameter) => {
    const storage = await open(plain, 'refused', more);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      hint: expect.stringContaining(`\`${parameter}\``),
    });
  });

  it('in an existing class', async () => {
    const storage = await open(plain, 'class', '&storage-class=STANDARD');
    await put(storage, 'a', 'x');
    expect(await client.send(new HeadObjectCommand({ Bucket: plain.bucket, Key: 'class/a' }))).toBeDefined();
  });
});
