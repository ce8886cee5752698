import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import type { Tuning } from '../../src/storage/s3/requests/client.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { describeStorage, failure, keys, put, sha256, signal, text } from './storage.ts';

const MiB = 1024 * 1024;
/** Few attempts, so that permanent failures end soon. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 60_000, connectTimeoutMs: 60_000 };

let bucket: TestBucket;
beforeAll(async () => {
  bucket = await cephBucket();
});

describeStorage('Ceph 16 at a prefix', () => openS3Storage(bucket.url('some where/contract/'), testHost()));

describeStorage('Ceph 16 at the root of a bucket', async () => openS3Storage((await cephBucket()).url(), testHost()));

describe('requests to Ceph', () => {
  it('are checked against the digest from the caller', async () => {
    const storage = await openS3Storage(bucket.url('digest'), testHost());
    const wrong = storage.put('a', Buffer.from('x'), { sha256: sha256(Buffer.from('y')), signal });
    expect(await failure(wrong)).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    expect(await keys(storage, '')).toEqual([]);
  });

  it('stay below their prefix', async () => {
    const outer = await openS3Storage(bucket.url('outer'), testHost());
    const inner = await openS3Storage(bucket.url('outer/in'), testHost());
    await put(outer, 'inside', 'x');
    await put(outer, 'in/object', 'y');
    expect(await keys(inner, '')).toEqual(['object']);
    expect(await text(inner, 'object')).toBe('y');
  });
});

describe('objects of others', () => {
  it('are ignored in listings if their names are not keys', async () => {
    const own = await cephBucket();
    const { PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const client = new S3Client({ endpoint: own.endpoint, region: 'us-east-1', forcePathStyle: true });
    for (const name of [
      'db//empty',
      'db/../up',
      'db/./dot',
      'db/line\nbreak',
      'db/tab\there',
      '/db/slash',
      'db/folder/',
    ])
      await client.send(new PutObjectCommand({ Bucket: own.bucket, Key: name, Body: 'x' }));
    client.destroy();
    const storage = await openS3Storage(own.url(), testHost());
    await put(storage, 'db/mine', 'x');
    expect(await keys(storage, '')).toEqual(['db/mine']);
    expect(await keys(storage, 'db/')).toEqual(['db/mine']);
  });
});

describe('a truncated listing', () => {
  const page = (bucketName: string, more: string): string =>
    `<?xml version="1.0"?><ListBucketResult><Name>${bucketName}</Name>${more}</ListBucketResult>`;
  const entry = (key: string, more = '<LastModified>2026-01-02T03:04:05Z</LastModified><Size>1</Size>'): string =>
    `<Contents><Key>${key}</Key>${more}</Contents>`;

  const answering = async (pages: readonly string[], act: (storage: Storage) => Promise<void>): Promise<void> => {
    const proxy = await startProxy(bucket.endpoint);
    try {
      proxy.plan('GET', ...pages.map((body) => ({ kind: 'answer', status: 200, body }) as const));
      await act(
        await openS3Storage(bucket.url('', proxy.url), testHost(), { ...QUICK, attempts: 1, firstAttempts: 1 }),
      );
    } finally {
      await proxy.stop();
    }
  };
  const truncatedAt = (token: string): string =>
    `<IsTruncated>true</IsTruncated><NextContinuationToken>${token}</NextContinuationToken>`;
  const truncated = truncatedAt('t');

  it.each<[string, (name: string) => string[]]>([
    ['its second page is empty', (name) => [page(name, entry('a') + truncated), '']],
    ['its second page is an empty result', (name) => [page(name, entry('a') + truncated), '<ListBucketResult/>']],
    ['it does not say whether it goes on', (name) => [page(name, entry('a'))]],
    ['it goes on, but not where', (name) => [page(name, `${entry('a')}<IsTruncated>true</IsTruncated>`)]],
    ['it goes on where it was', (name) => [page(name, entry('a') + truncated), page(name, entry('b') + truncated)]],
    [
      'it goes back and forth',
      (name) => ['t', 'u', 't', 'u', 't'].map((token) => page(name, entry(token) + truncatedAt(token))),
    ],
    [
      'it names no bucket',
      () => [`<ListBucketResult>${entry('a')}<IsTruncated>false</IsTruncated></ListBucketResult>`],
    ],
    ['it is of another prefix', (name) => [page(name, '<Prefix>elsewhere/</Prefix><IsTruncated>false</IsTruncated>')]],
    [
      'an object has no date',
      (name) => [page(name, `${entry('a', '<Size>1</Size>')}<IsTruncated>false</IsTruncated>`)],
    ],
  ])('is an error if %s', async (_what, pages) => {
    await answering(pages(bucket.bucket), async (storage) => {
      expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_FAILED', hint: expect.any(String) });
    });
  });

  it('is read if a server encodes names without being asked to', async () => {
    const encoded = `<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>${entry('db/a+b%2Bc')}`;
    await answering([page(bucket.bucket, encoded)], async (storage) => {
      expect(await keys(storage, '')).toEqual(['db/a b+c']);
    });
  });
});

describe('refusals of Ceph, by name', () => {
  const open = (url = bucket.url()): Promise<Storage> => openS3Storage(url, testHost(), QUICK);
  const withKeys = async (id: string | undefined, secret: string | undefined, act: () => Promise<void>) => {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;
    const saved = names.map((name) => process.env[name] ?? '');
    names.forEach((name, index) => {
      const value = [id, secret][index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    });
    try {
      await act();
    } finally {
      names.forEach((name, index) => {
        process.env[name] = saved[index] ?? '';
      });
    }
  };

  it('a wrong secret, for every operation, even in the middle of a large body', async () => {
    await withKeys('test', 'not-the-secret', async () => {
      const storage = await open();
      const attempts = [
        () => storage.serverTime({ signal }),
        () => storage.get('a', { maxBytes: 1, signal }),
        () => keys(storage, ''),
        () => storage.folders('', { signal }),
        () => storage.delete('a', { signal }),
        () => put(storage, 'a', Buffer.alloc(8 * MiB)),
        () => put(storage, 'a', Buffer.alloc(8 * MiB), { ifAbsent: true }),
      ];
      for (const attempt of attempts) {
        const error = await failure(attempt());
        expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', hint: expect.stringContaining('SECRET') });
        expect(error.message).not.toContain('not-the-secret');
      }
    });
  });

  it('an unknown key', async () => {
    await withKeys('nobody', 'nothing', async () => {
      expect(await failure((await open()).serverTime({ signal }))).toMatchObject({
        code: 'STORAGE_AUTHENTICATION',
        message: expect.stringContaining('InvalidAccessKeyId'),
      });
    });
  });

  it('no credentials at all, with the places that were searched', async () => {
    await withKeys(undefined, undefined, async () => {
      expect(await failure((await open()).serverTime({ signal }))).toMatchObject({
        code: 'STORAGE_AUTHENTICATION',
        hint: expect.stringMatching(/AWS_ACCESS_KEY_ID.*WEB_IDENTITY.*instance/s),
      });
    });
  });

  it('a missing bucket', async () => {
    const storage = await open(`s3://no-such-bucket/?endpoint=${encodeURIComponent(bucket.endpoint)}`);
    const expected = { code: 'STORAGE_FAILED', message: expect.stringContaining('"no-such-bucket"') };
    expect(await failure(storage.serverTime({ signal }))).toMatchObject(expected);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject(expected);
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject(expected);
  });

  it('a bucket of another user, with the action to allow', async () => {
    const { S3Client, PutBucketPolicyCommand } = await import('@aws-sdk/client-s3');
    const denied = await cephBucket();
    const client = new S3Client({ endpoint: denied.endpoint, region: 'us-east-1', forcePathStyle: true });
    const storage = await open(denied.url('p'));
    await put(storage, 'a', 'x');
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
          Resource: `arn:aws:s3:::${denied.bucket}/*`,
        },
      ],
    });
    await client.send(new PutBucketPolicyCommand({ Bucket: denied.bucket, Policy }));
    client.destroy();
    const expected = (action: string) => ({
      code: 'STORAGE_PERMISSION',
      message: expect.stringContaining(action),
      hint: expect.stringContaining(`Allow ${action}`),
    });
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject(expected('s3:PutObject'));
    expect(await failure(put(storage, 'b', 'x', { ifAbsent: true }))).toMatchObject(expected('s3:PutObject'));
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject(expected('s3:GetObject'));
    expect(await failure(storage.delete('a', { signal }))).toMatchObject(expected('s3:DeleteObject'));
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
    const storage = await open(bucket.url('', bucket.endpoint.replace('http:', 'https:')));
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      hint: expect.stringContaining('http://'),
    });
  });

  it('an untrusted certificate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tls-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const make = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    execFileSync('openssl', [...make, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = createTlsServer({ key: await readFile(key), cert: await readFile(cert) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `https://localhost:${(server.address() as AddressInfo).port}`;
    expect(await failure((await open(bucket.url('', endpoint))).serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
    server.close();
    await rm(folder, { recursive: true });
  });

  it('a bucket in another region: the answer is followed if it names the region, else reported', async () => {
    const proxy = await startProxy(bucket.endpoint);
    const storage = await open(bucket.url('elsewhere', proxy.url));
    const body = '<Error><Code>PermanentRedirect</Code></Error>';
    proxy.plan('GET', { kind: 'answer', status: 301, body, headers: { 'x-amz-bucket-region': 'eu-west-1' } });
    expect(await keys(storage, '')).toEqual([]);
    proxy.plan('GET', { kind: 'answer', status: 301, body }, { kind: 'answer', status: 301, body });
    proxy.plan('HEAD', { kind: 'answer', status: 301 });
    const lost = await open(bucket.url('elsewhere', proxy.url));
    expect(await failure(keys(lost, ''))).toMatchObject({
      code: 'STORAGE_FAILED',
      hint: expect.stringContaining('region='),
    });
    await proxy.stop();
  });
});

describe('a connection that fails permanently', () => {
  it('is retried patiently once, and briefly for each object of the cleanup', async () => {
    const proxy = await startProxy(bucket.endpoint);
    const patient = { ...QUICK, attempts: 5, firstAttempts: 2 };
    const dying = await openS3Storage(bucket.url('dying', proxy.url), testHost(), patient);
    await put(dying, 'alive', 'x');
    proxy.always({ kind: 'reset' });
    const counts: number[] = [];
    for (const act of [() => put(dying, 'late', 'x'), () => dying.delete('a', { signal }), () => keys(dying, '')]) {
      const before = proxy.requests.length;
      expect(await failure(act())).toMatchObject({ code: 'STORAGE_UNREACHABLE' });
      counts.push(proxy.requests.length - before);
    }
    expect(counts).toEqual([5, 2, 2]);
    proxy.always(undefined);
    expect(await text(dying, 'alive')).toBe('x');
    await dying.close();
    await proxy.stop();
  });
});

describe("the server's clock", () => {
  it('is distinguished from our own', async () => {
    const proxy = await startProxy(bucket.endpoint);
    const storage = await openS3Storage(bucket.url('clock', proxy.url), testHost(), QUICK);
    proxy.plan('GET', { kind: 'answer-header', name: 'date', value: 'Sun, 06 Nov 2033 08:49:37 GMT' });
    expect((await storage.serverTime({ signal })).getFullYear()).toBe(2033);
    await storage.close();
    await proxy.stop();
  });
});

describe('a clock that differs from that of the storage', () => {
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await startProxy(bucket.endpoint);
  });
  afterAll(() => proxy.stop());
  afterEach(() => {
    vi.useRealTimers();
    proxy.heal();
  });

  /** Requests that each step makes. */
  async function requestsOf(aheadMs: number): Promise<{ readonly count: Record<string, number>; storage: Storage }> {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + aheadMs });
    const storage = await openS3Storage(bucket.url(`skew/${aheadMs}`, proxy.url), testHost(), QUICK);
    const count: Record<string, number> = {};
    const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
      const before = proxy.requests.length;
      await act();
      count[name] = proxy.requests.length - before;
    };
    await step('first', () => failure(storage.get('a', { maxBytes: 1, signal })));
    await step('missing', () => failure(storage.get('a', { maxBytes: 1, signal })));
    await step('put', () => put(storage, 'a', 'x', { ifAbsent: true }));
    await step('present', () => failure(put(storage, 'a', 'y', { ifAbsent: true })));
    proxy.always({ kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' });
    await step('refused', () => failure(storage.get('a', { maxBytes: 1, signal })));
    proxy.always({ kind: 'answer', status: 503, body: '<Error><Code>SlowDown</Code></Error>' });
    await step('busy', () => failure(storage.get('a', { maxBytes: 1, signal })));
    proxy.heal();
    return { count, storage };
  }

  const EXACT = { first: 1, missing: 1, put: 2, present: 1, refused: 1, busy: QUICK.attempts };

  it.each([
    [0, EXACT],
    [6 * 60_000, EXACT],
    [-6 * 60_000, EXACT],
    // Beyond 15 minutes, the first request is refused for its date, and sent again with the storage's clock.
    [20 * 60_000, { ...EXACT, first: 2 }],
    [-20 * 60_000, { ...EXACT, first: 2 }],
  ])('by %i ms causes no more requests than a correct one', async (aheadMs, expected) => {
    const { count, storage } = await requestsOf(aheadMs);
    expect(count).toEqual(expected);
    await storage.close();
  });

  it('and is not accepted is named after one more request', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    const storage = await openS3Storage(bucket.url('skew', proxy.url), testHost(), QUICK);
    proxy.always({ kind: 'answer', status: 403, body: '<Error><Code>RequestTimeTooSkewed</Code></Error>' });
    const before = proxy.requests.length;
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject({ code: 'CLOCK_SKEW' });
    expect(proxy.requests.length - before).toBe(2);
    await storage.close();
  });
});

describe('servers with less than S3', () => {
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await startProxy(bucket.endpoint);
  });
  afterAll(() => proxy.stop());
  const open = (host = testHost()): Promise<Storage> => openS3Storage(bucket.url('less', proxy.url), host, QUICK);

  it.each([
    [501, '<Error><Code>NotImplemented</Code></Error>'],
    [400, '<Error><Code>InvalidArgument</Code></Error>'],
    [405, ''],
  ])('without conditional puts (%i): existing objects are looked for first', async (status, body) => {
    const host = testHost();
    const storage = await open(host);
    const key = `once/${status}`;
    proxy.plan('PUT', { kind: 'answer', status, body });
    await put(storage, key, 'first', { ifAbsent: true });
    expect(await failure(put(storage, key, 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    expect(await text(storage, key)).toBe('first');
    expect(host.printed.join()).toContain('no conditional uploads');
    await storage.close();
  });

  it('that refuse a put with and without the condition: the second refusal is named', async () => {
    const host = testHost();
    const storage = await open(host);
    const refusal = { kind: 'answer', status: 400, body: '<Error><Code>BadDigest</Code></Error>' } as const;
    proxy.plan('PUT', refusal, refusal);
    expect(await failure(put(storage, 'bad', 'x', { ifAbsent: true }))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    expect(host.printed.join()).not.toContain('no conditional uploads');
    await storage.close();
  });

  it('with a conflict of conditional puts: the put is retried', async () => {
    const storage = await open();
    proxy.plan('PUT', { kind: 'answer', status: 409, body: '<Error><Code>ConditionalRequestConflict</Code></Error>' });
    await put(storage, 'conflict', 'x', { ifAbsent: true });
    expect(await text(storage, 'conflict')).toBe('x');
  });

  it('whose ETag is not a digest: the object is read back once, then ETags are ignored', async () => {
    const storage = await open();
    const tag = { kind: 'answer-header', name: 'etag', value: `"${'0'.repeat(32)}"` } as const;
    proxy.plan('PUT', tag, tag);
    const before = proxy.requests.length;
    await put(storage, 'tagged', 'x');
    await put(storage, 'tagged', 'y');
    expect(proxy.requests.slice(before).map((line) => line.split(' ')[0])).toEqual(['PUT', 'GET', 'PUT']);
    expect(await text(storage, 'tagged')).toBe('y');
  });
});

describe('a server that stores other bytes than those sent', () => {
  it('is detected by its ETag, and the damaged object is removed', async () => {
    let kept = Buffer.alloc(0);
    const methods: string[] = [];
    const server = createServer(async (request, response) => {
      methods.push(request.method ?? '');
      const body = Buffer.concat(await Array.fromAsync(request));
      if (request.method === 'PUT') kept = Buffer.concat([body, Buffer.from('tail')]);
      const { createHash } = await import('node:crypto');
      response.setHeader('etag', `"${createHash('md5').update(kept).digest('hex')}"`);
      response.end(request.method === 'GET' ? kept : undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const storage = await openS3Storage(bucket.url('p', endpoint), testHost(), QUICK);
    expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    expect(methods).toEqual(['PUT', 'GET', 'DELETE']);
    await storage.close();
    server.closeAllConnections();
    server.close();
  });
});
