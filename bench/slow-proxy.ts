import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface SlowProxy {
  readonly port: number;
  stop(): Promise<void>;
}

/** The share of a second after which a connection that is ahead of its rate waits. */
const STEP_SECONDS = 0.02;

/** A network that limits each connection to a rate, in each direction. @param to a port of 127.0.0.1 */
export async function startSlowProxy(to: number, bytesPerSecond: number): Promise<SlowProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = createConnection(to, '127.0.0.1');
    for (const [from, into] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(from);
      from.on('error', () => into.destroy());
      from.on('close', () => sockets.delete(from));
      void pass(from, into, bytesPerSecond).catch(() => into.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(from: Socket, into: Socket, bytesPerSecond: number): Promise<void> {
  let dueSeconds = 0;
  for await (const bytes of from) {
    if (!into.write(bytes)) await new Promise((resolve) => into.once('drain', resolve));
    const nowSeconds = performance.now() / 1000;
    dueSeconds = Math.max(dueSeconds, nowSeconds) + bytes.length / bytesPerSecond;
    if (dueSeconds > nowSeconds + STEP_SECONDS) await setTimeout((dueSeconds - nowSeconds) * 1000);
  }
  into.end();
}
