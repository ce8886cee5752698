import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTlsProxy, type TlsProxy } from '../support/tls-proxy.ts';
import type { Bench } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { openOne } from './notifier-subject.ts';

const NEVER = new AbortController().signal;
/** It has no address, so only a proxy reaches it. */
const HOST = 'service.invalid';

/** A proxy in front of the fake: tunnels to an encrypted service, and complete addresses to a plain one. */
export function describeProxies(bench: Bench): void {
  describe('through a proxy', () => {
    let folder: string;
    let proxy: TlsProxy;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'notifier-'));
      proxy = await startTlsProxy(folder, HOST);
    });
    afterAll(async () => {
      await proxy[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    });
    beforeEach(() => {
      proxy.leadTo(Number(new URL(bench.fake.url).port));
      proxy.seen.length = 0;
    });

    it('delivers, by a tunnel and with its password', async () => {
      const notifier = await openOne(bench.subject.spec(`https://${HOST}`), {}, { HTTPS_PROXY: proxy.url });
      await notifier.send(messageOf('opened'), NEVER);
      expect(proxy.seen).toEqual([`CONNECT ${HOST}:443 proxy-user:proxy-secret`]);
      expect(bench.fake.accepted).toHaveLength(1);
    });

    it('reports a proxy that refuses, without its password', async () => {
      const notifier = await openOne(bench.subject.spec('http://service.internal'), {}, { HTTP_PROXY: proxy.url });
      const error = await notifier.send(messageOf('opened'), NEVER).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NOTIFY_FAILED', hint: expect.stringContaining('proxy') });
      expect(String(error)).not.toContain('proxy-secret');
      expect(proxy.seen).toEqual(['POST service.internal']);
    });

    it('delivers directly to a host of NO_PROXY', async () => {
      const env = { HTTP_PROXY: proxy.url, NO_PROXY: '127.0.0.1' };
      const notifier = await openOne(bench.subject.spec(bench.proxy.url), {}, env);
      await notifier.send(messageOf('opened'), NEVER);
      expect(proxy.seen).toEqual([]);
    });

    it('trusts no certificate of another host', async () => {
      const notifier = await openOne(bench.subject.spec('https://other.invalid'), {}, { HTTPS_PROXY: proxy.url });
      const error = await notifier.send(messageOf('opened'), NEVER).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NOTIFY_FAILED' });
      expect(bench.fake.accepted).toEqual([]);
    });
  });
}
