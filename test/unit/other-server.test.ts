import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import { testHost } from '../support/commands.ts';

let server: Server;
afterEach(() => server.close());

async function listen(answer: (socket: Socket) => void): Promise<number> {
  server = createServer((socket) => {
    socket.on('error', () => {});
    answer(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

describe('the server of another kind behind a URL', () => {
  it('MySQL, which speaks first, is named', async () => {
    const greeting = Buffer.from('\x0a8.4.0\0\x01\0\0\0abcdefgh\0', 'latin1');
    const port = await listen((socket) =>
      socket.write(Buffer.concat([Buffer.from([greeting.length, 0, 0, 0]), greeting])),
    );
    const url = new Secret(`postgres://u:p@127.0.0.1:${port}/x`);
    await expect(createPostgresEngine().openSource(url, {} as never, testHost())).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: `The server 127.0.0.1:${port} is MySQL or MariaDB, and the URL is for PostgreSQL.`,
      hint: expect.stringContaining('mysql:// or mariadb://'),
    });
  });

  it('PostgreSQL, which answers, is named', async () => {
    const port = await listen((socket) => socket.on('data', () => socket.write('N')));
    const url = new Secret(`mysql://u:p@127.0.0.1:${port}/x?connect-timeout=1`);
    await expect(createMysqlEngine().openSource(url, {} as never, testHost())).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: `The server 127.0.0.1:${port} is PostgreSQL, and the URL is for MySQL or MariaDB.`,
      hint: expect.stringContaining('postgres://'),
    });
  });

  it('a server that says nothing is only unreachable', async () => {
    const port = await listen((socket) => socket.destroy());
    const url = new Secret(`postgres://u:p@127.0.0.1:${port}/x`);
    await expect(createPostgresEngine().openSource(url, {} as never, testHost())).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining("Can't connect"),
    });
  });
});
