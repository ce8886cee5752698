import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import type { Tuning } from '../../src/storage/connection/http-retry.ts';
import { openGoogleStorage } from '../../src/storage/gs/index.ts';
import { testHost } from '../support/commands.ts';
import { type FakeGcs, startFakeGcs } from '../support/fake-gcs.ts';
import type { Permission } from '../support/fake-gcs-tokens.ts';
import { WAITING } from '../support/patience.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { describeStorage, expectSince, failure, keys, put, sha256, signal, text } from './storage.ts';

const MiB = 1024 * 1024;
const DAY_MS = 86_400_000;
/** Few attempts, so that permanent failures end soon. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 60_000, firstTimeoutMs: 60_000 };

let fake: FakeGcs;
let bucket: ReturnType<FakeGcs['bucket']>;
beforeAll(async () => {
  fake = await startFakeGcs();
  bucket = fake.bucket();
});
afterAll(() => fake.stop());

/** The environment of a job with a key of a service account, with all permissions or the given ones. */
function keyEnv(permissions?: readonly Permission[]): Record<string, string> {
  return { KEY: JSON.stringify(fake.tokens.serviceAccount(`${fake.url}/token`, permissions)) };
}

function open(url: string, env: Readonly<Record<string, string>> = keyEnv(), tuning = QUICK): Promise<Storage> {
  return openGoogleStorage(`${url}&env=KEY`, { ...testHost(), env }, tuning);
}

describeStorage('gs (a fake of Google Cloud Storage)', () => open(bucket.url('contract')));
describeStorage('gs (a fake of Google Cloud Storage) with versions', () =>
  open(fake.bucket({ versioning: true }).url('contract')),
);

describe('a bucket of Google Cloud Storage', () => {
  it('stays below its prefix', async () => {
    const outer = await open(bucket.url('outer'));
    const inner = await open(bucket.url('outer/in'));
    await put(outer, 'inside', 'x');
    await put(outer, 'in/object', 'y');
    expect(await keys(inner, '')).toEqual(['object']);
    expect(await text(inner, 'object')).toBe('y');
  });

  it('gets the settings of the destination: storage class, key, tags', async () => {
    const key = 'projects/p/locations/eu/keyRings/r/cryptoKeys/k';
    const wishes = `storage-class=coldline&kms-key=${key}&tags=team=data,cost%2Dcentre=a%252Cb`;
    const storage = await open(`${bucket.url('wishes')}&${wishes}`);
    await put(storage, 'a', 'x');
    expect(bucket.objects.find('wishes/a')?.resource).toMatchObject({
      storageClass: 'COLDLINE',
      kmsKeyName: key,
      metadata: { team: 'data', 'cost-centre': 'a,b' },
      retention: undefined,
    });
  });

  it('deletes all versions, and of that object only', async () => {
    const versioned = fake.bucket({ versioning: true });
    const storage = await open(versioned.url('p'));
    for (let count = 0; count < 25; count += 1) await put(storage, 'a', `version ${count}`);
    await put(storage, 'a.asc', 'another');
    await put(storage, 'a/b', 'a third');
    await storage.delete('a', { signal });
    expect(versioned.objects.list(true).map(({ name }) => name)).toEqual(['p/a.asc', 'p/a/b']);
  });

  it('returns older versions, oldest first, even if the current one is gone', async () => {
    const versioned = fake.bucket({ versioning: true });
    const storage = await open(versioned.url('p'));
    for (const body of ['first', 'second, which is too large', 'third', 'current']) await put(storage, 'a', body);
    await put(storage, 'ab', 'another');
    const older = async (): Promise<string[]> => {
      const versions = storage.versions?.older('a', { maxBytes: 10, signal });
      const bodies = versions === undefined ? [] : await Array.fromAsync(versions);
      return bodies.map((body) => Buffer.from(body).toString());
    };
    expect(await older()).toEqual(['first', 'third']);
    versioned.objects.delete('p/a', null);
    expect(await failure(storage.get('a', { maxBytes: 10, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    expect(await older()).toEqual(['first', 'third', 'current']);
    for (const key of ['b', 'a0', 'ab']) await put(storage, key, 'x');
    versioned.objects.delete('p/b', null);
    const hidden = async (prefix: string) => Array.fromAsync(storage.versions?.hidden(prefix, { signal }) ?? []);
    expect(await hidden('')).toEqual(['a', 'b']);
    expect(await hidden('a')).toEqual(['a']);
    expect(await hidden('a0')).toEqual([]);
  });
});

describe('objects that are locked', () => {
  it.each([
    ['governance:30d', 'Unlocked'],
    ['compliance 30d', 'Locked'],
  ])('%s: from the moment they are put', async (lock, mode) => {
    const retaining = fake.bucket({ objectRetention: true, versioning: true });
    const storage = await open(`${retaining.url('p')}&lock=${encodeURIComponent(lock)}`);
    expect(storage.locks?.policy).toEqual({ mode: lock.slice(0, 10), forMs: 30 * DAY_MS });
    const before = Date.now();
    await put(storage, 'a', 'x', { ifAbsent: true });
    expect(retaining.objects.find('p/a')?.resource.retention).toMatchObject({ mode });
    const until = await storage.locks?.until('a', { signal });
    expectSince(before, new Date((until?.getTime() ?? 0) - 30 * DAY_MS));
    expect(await failure(storage.delete('a', { signal }))).toMatchObject({
      code: 'STORAGE_PERMISSION',
      message: expect.stringContaining('is locked'),
    });
    expect(await text(storage, 'a')).toBe('x');
  });

  it('can be put without a lock, or with a shorter one, if the run requests it', async () => {
    const retaining = fake.bucket({ objectRetention: true });
    const storage = await open(`${retaining.url('p')}&lock=governance:2d`);
    const body = Buffer.from('x');
    await storage.put('free', body, { sha256: sha256(body), unlocked: true, signal });
    expect(await storage.locks?.until('free', { signal })).toBeUndefined();
    await storage.put('short', body, { sha256: sha256(body), lockForMs: 60_000, signal });
    expect((await storage.locks?.until('short', { signal }))?.getTime()).toBeLessThan(Date.now() + 70_000);
  });

  it('are locked for longer, and never for a shorter time', async () => {
    const retaining = fake.bucket({ objectRetention: true });
    const storage = await open(`${retaining.url('p')}&lock=compliance:2d`);
    await put(storage, 'a', 'x');
    const first = await storage.locks?.until('a', { signal });
    await storage.locks?.extend('a', new Date(Date.now() + DAY_MS), { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(first);
    const until = new Date(Date.now() + 5 * DAY_MS);
    await storage.locks?.extend('a', until, { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(until);
    expect(retaining.objects.find('p/a')?.resource.retention?.mode).toBe('Locked');
  });

  it('can be locked after the put, and report if they are not', async () => {
    const retaining = fake.bucket({ objectRetention: true });
    await put(await open(retaining.url('p')), 'a', 'x');
    const storage = await open(`${retaining.url('p')}&lock=governance:1d`);
    expect(await storage.locks?.until('a', { signal })).toBeUndefined();
    const until = new Date(Date.now() + DAY_MS);
    await storage.locks?.extend('a', until, { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(until);
    const missing = storage.locks?.extend('none', until, { signal }) ?? Promise.resolve();
    expect(await failure(missing)).toMatchObject({ code: 'OBJECT_MISSING' });
    expect(await storage.locks?.until('none', { signal })).toBeUndefined();
  });

  it('are locked in all their versions, until the first lock ends', async () => {
    const retaining = fake.bucket({ objectRetention: true, versioning: true });
    const storage = await open(`${retaining.url('p')}&lock=governance:1d`);
    await put(storage, 'a', 'the good one');
    const until = new Date(Date.now() + 5 * DAY_MS);
    await storage.locks?.extend('a', until, { signal });
    await put(storage, 'a', 'what an attacker put over it');
    expect((await storage.locks?.until('a', { signal }))?.getTime()).toBeLessThan(until.getTime());
    await storage.locks?.extend('a', until, { signal });
    expect(await storage.locks?.until('a', { signal })).toEqual(until);
    expect(retaining.objects.list(true).map(({ retention }) => retention?.retainUntilTime)).toEqual([
      until.toISOString(),
      until.toISOString(),
    ]);
  });

  it('are refused by a bucket without retention, with a hint', async () => {
    const storage = await open(`${bucket.url('p')}&lock=governance:1d`);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({
      code: 'STORAGE_FAILED',
      message: expect.stringContaining("can't lock"),
      hint: expect.stringContaining('--enable-per-object-retention'),
    });
  });
});

describe('credentials of Google', () => {
  it('of a service account are renewed when they expire, and when they are refused earlier', async () => {
    const storage = await open(bucket.url('renewed'));
    const before = fake.tokens.given;
    await put(storage, 'a', 'x');
    await put(storage, 'b', 'x');
    expect(fake.tokens.given - before).toBe(1);
    fake.tokens.revokeAll();
    await Promise.all(['c', 'd', 'e', 'f'].map((key) => put(storage, key, 'x')));
    expect(await keys(storage, '')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(fake.tokens.given - before).toBe(2);
    fake.tokens.lifetimeSeconds = 1;
    fake.tokens.revokeAll();
    await text(storage, 'a');
    const another = fake.tokens.given + 1;
    await vi.waitUntil(async () => {
      await text(storage, 'a');
      return fake.tokens.given >= another;
    }, WAITING);
    fake.tokens.lifetimeSeconds = 3_600;
  });

  it('of workload identity are exchanged for tokens, and again while a run lasts', async () => {
    const storage = await open(bucket.url('federated'), { KEY: JSON.stringify(fake.tokens.externalAccount(fake.url)) });
    await put(storage, 'a', 'x');
    fake.tokens.revokeAll();
    expect(await text(storage, 'a')).toBe('x');
  });

  it('that are an access token work until it expires, with a hint', async () => {
    const storage = await open(bucket.url('token'), { KEY: fake.tokens.accessToken() });
    await put(storage, 'a', 'x');
    fake.tokens.revokeAll();
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('an hour'),
    });
  });

  it("of a key that is not the account's are refused, for every operation, and not printed", async () => {
    const key = { ...fake.tokens.serviceAccount(`${fake.url}/token`), client_email: 'nobody@example.com' };
    const storage = await open(bucket.url(), { KEY: JSON.stringify(key) });
    const attempts = [
      () => storage.serverTime({ signal }),
      () => storage.get('a', { maxBytes: 1, signal }),
      () => keys(storage, ''),
      () => storage.delete('a', { signal }),
      () => put(storage, 'a', Buffer.alloc(8 * MiB)),
    ];
    for (const attempt of attempts) {
      const error = await failure(attempt());
      expect(error).toMatchObject({
        code: 'STORAGE_AUTHENTICATION',
        message: expect.stringContaining('invalid_grant'),
      });
      expect(`${error.message} ${error.hint}`).not.toContain('PRIVATE KEY');
    }
  });

  it('whose token service is missing or stalls are named so', async () => {
    const proxy = await startProxy(fake.url);
    const key = fake.tokens.serviceAccount(`${proxy.url}/token`);
    proxy.always({ kind: 'silence' });
    const once = { ...QUICK, firstAttempts: 1, firstTimeoutMs: 5_000 };
    const storage = await open(bucket.url(), { KEY: JSON.stringify(key) }, once);
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    proxy.always(undefined);
    await storage.serverTime({ signal });
    await proxy.stop();
    const gone = await open(bucket.url(), {
      KEY: JSON.stringify(fake.tokens.serviceAccount('http://127.0.0.1:1/token')),
    });
    expect(await failure(gone.serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringContaining('token service'),
    });
  });
});

describe('refusals of Google Cloud Storage, by name', () => {
  const all = ['create', 'get', 'list', 'delete', 'update', 'setRetention'] as const;
  const without = (...left: readonly (typeof all)[number][]): Permission[] =>
    all.filter((each) => !left.includes(each)).map((each) => `storage.objects.${each}` as const);

  it('an account without a permission, with the permission to give', async () => {
    await put(await open(bucket.url('limits')), 'a', 'x');
    const cases: [Permission, (storage: Storage) => Promise<unknown>][] = [
      ['storage.objects.create', (storage) => put(storage, 'b', 'x', { ifAbsent: true })],
      ['storage.objects.delete', (storage) => put(storage, 'a', 'y')],
      ['storage.objects.delete', (storage) => storage.delete('a', { signal })],
      ['storage.objects.get', (storage) => storage.get('a', { maxBytes: 1, signal })],
      ['storage.objects.list', (storage) => keys(storage, '')],
      ['storage.objects.list', (storage) => storage.serverTime({ signal })],
      ['storage.objects.update', (storage) => storage.locks?.extend('a', new Date(), { signal }) ?? Promise.resolve()],
    ];
    for (const [permission, act] of cases) {
      const storage = await open(bucket.url('limits'), keyEnv(without(permission.slice(16) as (typeof all)[number])));
      expect(await failure(act(storage))).toMatchObject({
        code: 'STORAGE_PERMISSION',
        message: expect.stringContaining(`${permission} is not permitted`),
        hint: expect.stringContaining(permission),
      });
    }
  });

  it('an account that can only create and read: it writes, also again after a lost answer, and replaces nothing', async () => {
    const proxy = await startProxy(fake.url);
    const storage = await open(bucket.url('create', proxy.url), keyEnv(without('delete', 'update')));
    await put(storage, 'once', 'first', { ifAbsent: true });
    expect(await failure(put(storage, 'once', 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    expect(await failure(put(storage, 'once', 'second'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect(await text(storage, 'once')).toBe('first');
    proxy.plan('POST', { kind: 'lose-answer' });
    await put(storage, 'pack', 'bytes');
    expect(await text(storage, 'pack')).toBe('bytes');
    await proxy.stop();
  });

  it('a missing bucket', async () => {
    const storage = await open(`gs://no-such-bucket?endpoint=${encodeURIComponent(fake.url)}`);
    const expected = { code: 'STORAGE_FAILED', message: expect.stringContaining('"no-such-bucket"') };
    expect(await failure(storage.serverTime({ signal }))).toMatchObject(expected);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject(expected);
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject(expected);
    expect(await failure(storage.delete('a', { signal }))).toMatchObject(expected);
  });

  it('a full bucket', async () => {
    const small = fake.bucket({ quotaBytes: MiB });
    const storage = await open(small.url());
    await put(storage, 'a', Buffer.alloc(MiB / 2));
    expect(await failure(put(storage, 'b', Buffer.alloc(MiB)))).toMatchObject({ code: 'STORAGE_FULL' });
    expect(await keys(storage, '')).toEqual(['a']);
  });

  it.each([
    ['http://127.0.0.1:1', /ECONNREFUSED/, /endpoint=/],
    ['http://restorable.invalid', /ENOTFOUND|EAI_AGAIN/, /endpoint=|name server/],
  ])('%s, which does not exist', async (endpoint, message, hint) => {
    const error = await failure((await open(bucket.url('', endpoint))).serverTime({ signal }));
    expect(error).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it('https if the server uses http', async () => {
    const storage = await open(bucket.url('', fake.url.replace('http:', 'https:')));
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      hint: expect.stringContaining('http://'),
    });
  });
});

/** The table of faults is in storage-gs-faults.test.ts. */
describe('answers of Google Cloud Storage', () => {
  let proxy: FaultProxy;
  let storage: Storage;
  let direct: Storage;
  const error = (code: number, reason: string, message = 'No.'): string =>
    JSON.stringify({ error: { code, message, errors: [{ domain: 'global', reason, message }] } });
  beforeAll(async () => {
    proxy = await startProxy(fake.url);
    storage = await open(bucket.url('answers', proxy.url));
    direct = await open(bucket.url('answers'));
  });
  afterAll(async () => {
    await storage.close();
    await proxy.stop();
  });

  it('that mean "later" are retried, even if their number is that of a refusal', async () => {
    const body = error(403, 'userRateLimitExceeded');
    proxy.plan('POST', { kind: 'answer', status: 403, body }, { kind: 'answer', status: 408 });
    await put(storage, 'later', 'x');
    expect(await text(direct, 'later')).toBe('x');
  });

  it('that are lost or late do not stop a deletion', async () => {
    for (const fault of [{ kind: 'lose-answer' }, { kind: 'answer', status: 503 }] as const) {
      await put(direct, 'delete', 'x');
      proxy.plan('DELETE', fault);
      await storage.delete('delete', { signal });
      expect(await keys(direct, 'delete')).toEqual([]);
    }
  });

  it('that end early despite a correct length are not treated as complete', async () => {
    await put(direct, 'listed', 'x');
    const body = '{"kind":"storage#objects","items":[{"name":"answers/l';
    proxy.plan('GET', { kind: 'answer', status: 200, body });
    expect(await keys(storage, 'listed')).toEqual(['listed']);
    const headers = { 'x-goog-hash': `crc32c=n03x6A==,md5=${Buffer.alloc(16).toString('base64')}` };
    proxy.plan('GET', { kind: 'answer', status: 200, body: 'a short one', headers });
    expect(await failure(storage.get('listed', { maxBytes: MiB, signal }))).toMatchObject({
      code: 'STORAGE_CORRUPTED',
    });
  });

  it('report the time, which is that of the server', async () => {
    const date = 'Sun, 06 Nov 2033 08:49:37 GMT';
    proxy.plan('GET', { kind: 'answer-header', name: 'date', value: date });
    expect((await storage.serverTime({ signal })).getFullYear()).toBe(2033);
    const refused = { kind: 'answer', status: 401, headers: { date }, body: error(401, 'authError') } as const;
    proxy.plan('GET', refused, refused);
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({ code: 'CLOCK_SKEW' });
  });

  it.each([
    [507, 'insufficientStorage', 'No.', 'STORAGE_FULL'],
    [403, 'quotaExceeded', 'No.', 'STORAGE_FULL'],
    [400, 'invalid', 'Provided MD5 hash "x" doesn\'t match calculated MD5 hash "y".', 'STORAGE_CORRUPTED'],
    [403, 'objectUnderActiveHold', 'Object is under active Temporary hold.', 'STORAGE_PERMISSION'],
    [403, 'accountDisabled', 'The billing account is disabled.', 'STORAGE_PERMISSION'],
    [404, 'notFound', 'The specified bucket does not exist.', 'STORAGE_FAILED'],
    [400, 'invalid', 'Something else.', 'STORAGE_FAILED'],
  ])('%i %s, is named without its message: %s', async (status, reason, message, code) => {
    proxy.plan('POST', { kind: 'answer', status, body: error(status, reason, message) });
    expect(await failure(put(storage, 'refused', 'x'))).toMatchObject({
      code,
      // The server's own message may contain anything, and is not repeated.
      message: expect.not.stringContaining(message),
    });
    expect(await keys(direct, 'refused')).toEqual([]);
  });
});

describe('a server that is not Cloud Storage', () => {
  async function serve(answer: (method: string) => { type?: string; body: string }) {
    const methods: string[] = [];
    const server = createServer(async (request, response) => {
      const method = request.method ?? '';
      methods.push(method);
      await Array.fromAsync(request);
      const { type = 'application/json', body } = answer(method);
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stop = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { storage: await open(bucket.url('p', endpoint)), methods, stop };
  }

  it.each([[{ md5Hash: Buffer.alloc(16).toString('base64') }], [{ size: '4' }]])(
    'and keeps other bytes than it was sent, is found, and the damaged object is removed: %o',
    async (says) => {
      const { storage, methods, stop } = await serve((method) => ({
        body: method === 'POST' ? JSON.stringify({ name: 'p/a', generation: '1', ...says }) : '',
      }));
      expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
      expect(methods).toEqual(['POST', 'DELETE']);
      await stop();
    },
  );

  it.each([
    ['', 'text/html'],
    ['<html><body>Welcome</body></html>', 'text/html'],
    ['{"kind":"storage#other"}', 'application/json'],
    ['null', 'application/json'],
  ])('and answers a listing with %j, is refused', async (body, type) => {
    const { storage, stop } = await serve(() => ({ type, body }));
    expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(storage.folders('', { signal }))).toMatchObject({ code: 'STORAGE_FAILED' });
    await stop();
  });

  it('and reports that a listing continues without a position, is refused', async () => {
    const { storage, stop } = await serve(() => ({ body: '{"kind":"storage#objects","nextPageToken":"same"}' }));
    expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_FAILED' });
    await stop();
  });
});
