import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { Via } from '../../ports/engine/connection.ts';

/** The longest path of a Unix socket that every system supports. */
const SOCKET_PATH_BYTES = 103;

/**
 * The local end of a tunnel: a Unix socket in a private folder, or a port of 127.0.0.1.
 * @param socketName undefined for a port
 */
export async function nearEnd(socketName: string | undefined, folder: string): Promise<Via> {
  const path = socketName === undefined ? undefined : join(folder, socketName);
  // ssh interprets a colon as its own separator.
  if (path !== undefined && !path.includes(':') && Buffer.byteLength(path) <= SOCKET_PATH_BYTES) {
    await rm(path, { force: true });
    return { kind: 'socket', path };
  }
  return { kind: 'port', host: '127.0.0.1', port: await freePort() };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new RestorableError('INTERNAL', 'No port is free.');
  return address.port;
}
