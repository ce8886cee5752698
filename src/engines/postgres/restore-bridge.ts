import { chmod, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Transform } from 'node:stream';

/** From this major on pg_restore begins with a setting that older servers refuse. */
export const TRANSACTION_TIMEOUT_MAJOR = 17;
/** Of the same length, so that no message's length changes. */
const REFUSED = Buffer.from('SET transaction_timeout = 0;');
const ACCEPTED = Buffer.from('SET statement_timeout = 0;  ');
/** The settings come before anything of the dump. */
const LOOKED_AT_BYTES = 16_384;

export interface Bridge {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A second Unix socket beside the server's, through which pg_restore 17 and newer can restore into an older server: it
 * asks for `transaction_timeout` unasked, and its archives can't be read by an older pg_restore. Only that one setting is
 * exchanged, everything else passes unchanged.
 */
export async function openBridge(folder: string, serverPort: number): Promise<Bridge> {
  const port = serverPort + 1;
  const path = join(folder, `.s.PGSQL.${port}`);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = createConnection(join(folder, `.s.PGSQL.${serverPort}`));
    for (const socket of [client, target]) {
      sockets.add(socket);
      // One side's end is the other's: pg_restore reports what became of it.
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    client.pipe(exchange()).pipe(target);
    target.pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  // The contained client is another user.
  await chmod(path, 0o777);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    await rm(path, { force: true });
  };
  return { port, close };
}

function exchange(): Transform {
  let left = LOOKED_AT_BYTES;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (left > 0) {
        // Sent as a message of its own, which a local socket doesn't cut.
        const at = chunk.subarray(0, left).indexOf(REFUSED);
        if (at !== -1) {
          ACCEPTED.copy(chunk, at);
          left = 0;
        }
        left -= chunk.length;
      }
      done(null, chunk);
    },
  });
}
