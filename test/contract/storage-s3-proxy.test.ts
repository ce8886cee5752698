import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openS3Storage } from '../../src/storage/s3/index.ts';
import type { Tuning } from '../../src/storage/s3/requests/client.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { testHost } from '../support/commands.ts';
import { failure, put, text } from './storage.ts';

const QUICK: Partial<Tuning> = { attempts: 2, firstAttempts: 2, idleTimeoutMs: 60_000, connectTimeoutMs: 60_000 };

let bucket: TestBucket;
let proxy: Server;
let proxyUrl: string;
const passed: string[] = [];

beforeAll(async () => {
  bucket = await cephBucket();
  const target = new URL(bucket.endpoint);
  // A forward proxy: requests to it have complete addresses or ask for tunnels, which this one refuses.
  proxy = createServer((incoming, outgoing) => {
    passed.push(`${incoming.method} ${incoming.url}`);
    const { method, headers } = incoming;
    const { pathname, search } = new URL(incoming.url ?? '');
    const onward = { hostname: target.hostname, port: target.port, method, path: pathname + search, headers };
    incoming.pipe(
      httpRequest(onward, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      }),
    );
  });
  proxy.on('connect', (incoming, socket) => {
    passed.push(`CONNECT ${incoming.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  proxyUrl = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});

const open = (endpoint: string, env: Record<string, string>) =>
  openS3Storage(bucket.url('proxied', endpoint), { ...testHost(), env }, QUICK);

describe('a proxy from the environment', () => {
  it('and that is missing is named if it is used', async () => {
    const dead = { HTTP_PROXY: 'http://user:hunter2@127.0.0.1:1', ALL_PROXY: 'socks5://127.0.0.1:1' };
    const storage = await open('http://storage.invalid', dead);
    const error = await failure(put(storage, 'a', 'x'));
    expect(error).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringContaining('the proxy of HTTP_PROXY, 127.0.0.1:1 (ECONNREFUSED)'),
    });
    expect(error.message).not.toContain('hunter2');
    await storage.close();
    for (const NO_PROXY of ['127.0.0.0/8', '127.0.0.1-127.0.0.9', `127.0.0.1:${new URL(bucket.endpoint).port}`]) {
      const direct = await open(bucket.endpoint, { ...dead, NO_PROXY });
      await put(direct, 'direct', 'x');
      await direct.close();
    }
  });

  it('is used', async () => {
    // No server listens there. The proxy's server treats any host except its own as the name of a bucket.
    const storage = await open('http://localhost:1', { HTTP_PROXY: proxyUrl });
    await put(storage, 'a', 'through the proxy');
    expect(await text(storage, 'a')).toBe('through the proxy');
    expect(passed).toContainEqual(expect.stringMatching(/^PUT http:\/\/localhost:1\/.*\/proxied\/a/));
    await storage.close();
  });

  it('is asked for a tunnel if the endpoint is encrypted', async () => {
    const storage = await open('https://storage.invalid', { https_proxy: proxyUrl });
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject({ code: expect.stringMatching(/^STORAGE_/) });
    expect(passed).toContain('CONNECT storage.invalid:443');
    await storage.close();
  });

  it('is bypassed for hosts in NO_PROXY', async () => {
    const before = passed.length;
    const storage = await open(bucket.endpoint, { HTTP_PROXY: proxyUrl, NO_PROXY: '127.0.0.1' });
    await put(storage, 'b', 'directly');
    expect(await text(storage, 'b')).toBe('directly');
    expect(passed.length).toBe(before);
    await storage.close();
  });
});
