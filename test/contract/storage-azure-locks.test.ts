import { ContainerClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openAzureStorage } from '../../src/storage/azure/index.ts';
import { parseAzureUrl } from '../../src/storage/azure/url.ts';
import { type Azurite, startAzurite } from '../support/azurite.ts';
import { testHost } from '../support/commands.ts';
import { type FakeAzureVersions, startFakeAzureVersions } from '../support/fake-azure-versions.ts';
import { startProxy } from '../support/proxy.ts';
import { expectSince, failure, put, sha256, signal, text } from './storage.ts';

const DAY_MS = 86_400_000;

describe('the parameters of an azure: destination', () => {
  it.each([
    ['lock=governance:30d', { lock: { mode: 'governance', forMs: 30 * DAY_MS } }],
    ['tier=cool', { tier: 'Cool' }],
    ['tier=Cold&tags=team=data', { tier: 'Cold', tags: { team: 'data' } }],
    ['encryption-scope=backups-eu', { encryptionScope: 'backups-eu' }],
  ])('%s', (query, expected) => {
    expect(parseAzureUrl(`azure://account/container?${query}`)).toMatchObject(expected);
  });

  it.each([
    ['lock=30d', 'lock=governance:30d'],
    ['tier=Archive', 'tier=Cold'],
    ['tier=lukewarm', 'Hot'],
    ['storage-class=cold', 's3: and gs:'],
    ['encryption-scope=a/b', 'encryption-scope=NAME'],
    [`tags=${Array.from({ length: 11 }, (_, index) => `t${index}=x`).join(',')}`, 'no more'],
  ])('not %s', (query, hint) => {
    expect(() => parseAzureUrl(`azure://account/container?${query}`)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) }),
    );
  });
});

describe('a container of Azurite', () => {
  let azurite: Azurite;
  let container: Awaited<ReturnType<Azurite['container']>>;
  const open = (url: string): Promise<Storage> => openAzureStorage(url, { ...testHost(), env: azurite.env });
  beforeAll(async () => {
    azurite = await startAzurite();
    container = await azurite.container();
  });
  afterAll(() => azurite.stop());

  it('gets the tier and the tags of the destination', async () => {
    const storage = await open(`${container.url('p')}&tier=cool&tags=team=data,cost%2Dcentre=a%252Fb`);
    await put(storage, 'a', 'x');
    const key = new StorageSharedKeyCredential(azurite.account, azurite.key);
    const blob = new ContainerClient(`${azurite.endpoint}/${container.name}`, key).getBlobClient('p/a');
    expect((await blob.getProperties()).accessTier).toBe('Cool');
    expect((await blob.getTags()).tags).toEqual({ team: 'data', 'cost-centre': 'a/b' });
    await storage.delete('a', { signal });
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
  });

  it('cannot lock, which is an error with a hint', async () => {
    const storage = await open(`${container.url('p')}&lock=governance:1d`);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining('did not lock it'),
    });
    expect(await storage.locks?.until('a', { signal })).toBeUndefined();
    const extend = storage.locks?.extend('a', new Date(Date.now() + DAY_MS), { signal }) ?? Promise.resolve();
    const expected = {
      code: 'STORAGE_FAILED',
      message: expect.stringContaining("can't lock blobs"),
      hint: expect.stringContaining('Version-level immutability'),
    };
    expect(await failure(extend)).toMatchObject(expected);
    const proxy = await startProxy(azurite.endpoint);
    const through = await open(`${container.url('p', `${proxy.url}/${azurite.account}`)}&lock=governance:1d`);
    const headers = { 'content-type': 'application/xml', 'x-ms-error-code': 'UnsupportedHeader' };
    proxy.plan('PUT', { kind: 'answer', status: 400, headers });
    expect(await failure(put(through, 'b', 'x'))).toMatchObject(expected);
    const denied = { ...headers, 'x-ms-error-code': 'AuthorizationPermissionMismatch' };
    proxy.plan('PUT', { kind: 'answer', status: 403, headers: denied });
    expect(await failure(put(through, 'b', 'x'))).toMatchObject({
      code: 'STORAGE_PERMISSION',
      hint: expect.stringContaining('Write, Set immutability policy'),
    });
    await proxy.stop();
  });
});

describe('a container with versions and immutability (a fake of Azure)', () => {
  let fake: FakeAzureVersions;
  const env = { AZURE_STORAGE_KEY: Buffer.alloc(64, 5).toString('base64') };
  const open = (query = ''): Promise<Storage> => openAzureStorage(fake.url('p') + query, { ...testHost(), env });
  beforeAll(async () => {
    fake = await startFakeAzureVersions();
  });
  afterAll(() => fake.stop());

  it.each([
    ['governance:30d', 'Unlocked'],
    ['compliance 30d', 'Locked'],
  ])('is locked with the put: %s', async (lock, mode) => {
    const name = lock.slice(0, 10);
    const storage = await open(`&lock=${encodeURIComponent(lock)}&encryption-scope=scope&tier=Hot`);
    expect(storage.locks?.policy).toEqual({ mode: name, forMs: 30 * DAY_MS });
    const before = Date.now();
    await put(storage, name, 'x', { ifAbsent: true });
    const headers = fake.versions(`p/${name}`)[0]?.headers;
    expect(headers).toMatchObject({
      'x-ms-immutability-policy-mode': mode,
      'x-ms-encryption-scope': 'scope',
      'x-ms-access-tier': 'Hot',
    });
    const until = await storage.locks?.until(name, { signal });
    expectSince(before, new Date((until?.getTime() ?? 0) - 30 * DAY_MS));
    expect(await failure(storage.delete(name, { signal }))).toMatchObject({
      code: 'STORAGE_PERMISSION',
      hint: expect.stringContaining('wait until it ends'),
    });
    expect(fake.versions(`p/${name}`)).toMatchObject([{ current: true }]);
    // Also if the lock is unknown: Azure would remove the current version and refuse only then.
    expect(await failure((await open()).delete(name, { signal }))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect(fake.versions(`p/${name}`)).toMatchObject([{ current: true }]);
  });

  it('puts without a lock, or with a shorter one, if the run requests it', async () => {
    const storage = await open('&lock=governance:2d');
    const body = Buffer.from('x');
    await storage.put('free', body, { sha256: sha256(body), unlocked: true, signal });
    expect(await storage.locks?.until('free', { signal })).toBeUndefined();
    await storage.put('short', body, { sha256: sha256(body), lockForMs: 60_000, signal });
    expect((await storage.locks?.until('short', { signal }))?.getTime()).toBeLessThan(Date.now() + 70_000);
    expect(await storage.folders('', { signal })).toEqual([]);
  });

  it('locks for longer, and never for a shorter time; a Locked policy stays so', async () => {
    await put(await open('&lock=compliance:2d'), 'extended', 'x');
    const storage = await open('&lock=governance:1d');
    const first = await storage.locks?.until('extended', { signal });
    await storage.locks?.extend('extended', new Date(Date.now() + DAY_MS), { signal });
    expect(await storage.locks?.until('extended', { signal })).toEqual(first);
    const until = new Date(Date.now() + 5 * DAY_MS);
    await storage.locks?.extend('extended', until, { signal });
    const then = await storage.locks?.until('extended', { signal });
    expect((then?.getTime() ?? 0) - until.getTime()).toBeGreaterThanOrEqual(0);
    expect((then?.getTime() ?? 0) - until.getTime()).toBeLessThan(1_001);
    expect(fake.versions('p/extended')[0]?.mode).toBe('Locked');
    const missing = storage.locks?.extend('none', until, { signal }) ?? Promise.resolve();
    expect(await failure(missing)).toMatchObject({ code: 'OBJECT_MISSING' });
  });

  it('locks all versions, and reports when the first lock ends', async () => {
    const storage = await open('&lock=governance:1d');
    await put(storage, 'attacked', 'the good one');
    const until = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 5 * DAY_MS);
    await storage.locks?.extend('attacked', until, { signal });
    await put(storage, 'attacked', 'what an attacker put over it');
    expect((await storage.locks?.until('attacked', { signal }))?.getTime()).toBeLessThan(until.getTime());
    await storage.locks?.extend('attacked', until, { signal });
    expect(await storage.locks?.until('attacked', { signal })).toEqual(until);
    expect(fake.versions('p/attacked').map((version) => version.until)).toEqual([
      until.toUTCString(),
      until.toUTCString(),
    ]);
  });

  it('returns older versions, oldest first, even if the current one is gone', async () => {
    const storage = await open();
    for (const body of ['first', 'second, which is too large', 'third', 'current']) await put(storage, 'older', body);
    await put(storage, 'older-still', 'another');
    const older = async (): Promise<string[]> => {
      const versions = storage.versions?.older('older', { maxBytes: 10, signal });
      const bodies = versions === undefined ? [] : await Array.fromAsync(versions);
      return bodies.map((body) => Buffer.from(body).toString());
    };
    expect(await older()).toEqual(['first', 'third']);
    for (const version of fake.versions('p/older')) version.current = false;
    expect(await failure(storage.get('older', { maxBytes: 10, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    expect(await older()).toEqual(['first', 'third', 'current']);
    expect(await Array.fromAsync(storage.versions?.hidden('older', { signal }) ?? [])).toEqual(['older']);
  });

  it('deletes all versions of a blob, and of that one only', async () => {
    const storage = await open();
    for (const body of ['1', '2', '3']) await put(storage, 'gone', body);
    await put(storage, 'gone.asc', 'another');
    await storage.delete('gone', { signal });
    expect(fake.versions('p/gone')).toEqual([]);
    expect(await text(storage, 'gone.asc')).toBe('another');
    await storage.delete('gone', { signal });
  });
});
