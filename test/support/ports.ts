import { createServer, type ListenOptions, type Server } from 'node:net';

/** Outside the range of outgoing ports, from which the system also takes the port of a server that asks for any. */
const FIRST = 12_000;
const LAST = 31_999;
/** Kept until this process ends. */
const reservations: Server[] = [];

async function listen(options: ListenOptions): Promise<Server | undefined> {
  const server = createServer();
  const isListening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(options, () => resolve(true));
  });
  return isListening ? server : undefined;
}

const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

async function isFree(port: number): Promise<boolean> {
  const server = await listen({ port, host: '127.0.0.1' });
  if (server === undefined) return false;
  await close(server);
  return true;
}

/**
 * Of all test processes of the machine, one gets a port: it holds a socket with the name of the port (in the abstract namespace, so
 * that no file is left). Otherwise two servers that start at the same time could get the same.
 */
async function reserve(port: number): Promise<Server | undefined> {
  const server = await listen({ path: `\0restorable-test-port-${port}` });
  return server?.unref();
}

/** First of `count` neighboring TCP ports of 127.0.0.1 that are free, and that no other test gets. */
export async function freePortRange(count: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const first = FIRST + Math.floor(Math.random() * (LAST - FIRST - count));
    const own: Server[] = [];
    for (let port = first; port < first + count; port += 1) {
      const reservation = await reserve(port);
      if (reservation === undefined) break;
      own.push(reservation);
      if (!(await isFree(port))) break;
      if (own.length < count) continue;
      reservations.push(...own);
      return first;
    }
    for (const reservation of own) await close(reservation);
  }
  throw new Error(`no ${count} neighboring ports of 127.0.0.1 are free`);
}

/** A TCP port of 127.0.0.1 that is free, and that no other test gets. */
export const freePort = (): Promise<number> => freePortRange(1);
