import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/mysql-certificate.ts';
import type { Bench } from './notifier.ts';
import { messageOf } from './notifier-messages.ts';
import { openOne } from './notifier-subject.ts';

const NEVER = new AbortController().signal;
/** It has no address, so only a proxy reaches it. */
const HOST = 'service.invalid';
const CREDENTIALS = 'proxy-user:proxy-secret';

/** A proxy in front of the fake: tunnels to an encrypted service, and complete addresses to a plain one. */
export function describeProxies(bench: Bench): void {
  describe('through a proxy', () => {
    const seen: string[] = [];
    const trusted = tls.getCACertificates('default');
    let folder: string;
    let secure: tls.Server;
    let proxy: Server;
    let proxyUrl: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'notifier-'));
      const { authority, certificate, key } = await makeCertificate(folder, [HOST]);
      tls.setDefaultCACertificates([...trusted, await readFile(authority, 'utf8')]);
      secure = tls.createServer({ cert: await readFile(certificate), key: await readFile(key) }, (socket) =>
        joined(socket, connect(portOf(bench.fake.url), '127.0.0.1')),
      );
      proxy = createServer((incoming, outgoing) => {
        seen.push(`${incoming.method} ${new URL(incoming.url ?? '').host}`);
        outgoing.writeHead(407).end();
      });
      proxy.on('connect', (request, socket: Socket) => {
        const login = request.headers['proxy-authorization'];
        seen.push(`CONNECT ${request.url} ${login === undefined ? '' : atob(login.replace('Basic ', ''))}`);
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        joined(socket, connect((secure.address() as AddressInfo).port, '127.0.0.1'));
      });
      for (const server of [secure, proxy]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      proxyUrl = `http://${CREDENTIALS}@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    });
    afterAll(async () => {
      tls.setDefaultCACertificates(trusted);
      proxy.closeAllConnections();
      proxy.close();
      secure.close();
      await rm(folder, { recursive: true });
    });
    beforeEach(() => {
      seen.length = 0;
    });

    it('delivers, by a tunnel and with its password', async () => {
      const notifier = await openOne(bench.subject.spec(`https://${HOST}`), {}, { HTTPS_PROXY: proxyUrl });
      await notifier.send(messageOf('opened'), NEVER);
      expect(seen).toEqual([`CONNECT ${HOST}:443 ${CREDENTIALS}`]);
      expect(bench.fake.accepted).toHaveLength(1);
    });

    it('reports a proxy that refuses, without its password', async () => {
      const notifier = await openOne(bench.subject.spec('http://service.internal'), {}, { HTTP_PROXY: proxyUrl });
      const error = await notifier.send(messageOf('opened'), NEVER).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NOTIFY_FAILED', hint: expect.stringContaining('proxy') });
      expect(String(error)).not.toContain('proxy-secret');
      expect(seen).toEqual(['POST service.internal']);
    });

    it('delivers directly to a host of NO_PROXY', async () => {
      const env = { HTTP_PROXY: proxyUrl, NO_PROXY: '127.0.0.1' };
      const notifier = await openOne(bench.subject.spec(bench.proxy.url), {}, env);
      await notifier.send(messageOf('opened'), NEVER);
      expect(seen).toEqual([]);
    });

    it('trusts no certificate of another host', async () => {
      const notifier = await openOne(bench.subject.spec('https://other.invalid'), {}, { HTTPS_PROXY: proxyUrl });
      const error = await notifier.send(messageOf('opened'), NEVER).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NOTIFY_FAILED' });
      expect(bench.fake.accepted).toEqual([]);
    });
  });
}

function joined(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.pipe(to);
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
