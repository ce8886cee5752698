import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';

let server: TestMysql;

beforeAll(async () => {
  server = await startMariadb({ tls: 'own' });
});

afterAll(() => server?.stop());

it.each(['hangs up', 'resets'] as const)(
  'a server that %s in the middle of the TLS handshake is named, and ends no process',
  async (how) => {
    const uncaught: unknown[] = [];
    const note = (error: unknown): void => void uncaught.push(error);
    process.on('uncaughtException', note);
    const proxy = createServer((client) => {
      const upstream = connect(server.port, '127.0.0.1');
      upstream.on('error', () => {}).pipe(client.on('error', () => {}));
      // The first bytes of a client that wants TLS are its TLS request.
      client.once('data', () => (how === 'resets' ? client.resetAndDestroy() : client.end()));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    try {
      const url = urlWith(server.url, {
        database: 'app',
        port: (proxy.address() as AddressInfo).port,
        parameters: { 'ssl-mode': 'REQUIRED' },
      });
      const opening = createMysqlEngine().openSource(new Secret(url), { requireTls: false }, createEngineHost({}));
      await expect(opening).rejects.toMatchObject({
        code: expect.stringMatching(/^DATABASE_/),
        hint: expect.any(String),
      });
      // An error without a listener is thrown in a separate turn.
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(uncaught).toEqual([]);
    } finally {
      process.off('uncaughtException', note);
      proxy.close();
    }
  },
);
