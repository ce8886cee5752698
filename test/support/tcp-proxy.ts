import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** A proxy between a client and a server's TCP port that can break. */
export interface TcpProxy {
  readonly port: number;
  /** Connections so far. */
  readonly connections: number;
  /** Resets every connection and, from now on, every new one. */
  cut(): void;
  stop(): Promise<void>;
}

/**
 * @param to a port of 127.0.0.1
 * @param most connections at once. It resets those beyond
 */
export async function startTcpProxy(to: number, most = Number.POSITIVE_INFINITY): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let connections = 0;
  const server = createServer((inner) => {
    inner.on('error', () => {});
    if (isCut || sockets.size >= 2 * most) {
      inner.resetAndDestroy();
      return;
    }
    const outer = createConnection(to, '127.0.0.1');
    outer.on('error', () => inner.destroy());
    inner.pipe(outer).pipe(inner);
    connections += 1;
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const stop = async (): Promise<void> => {
    cut();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    cut,
    stop,
  };
}
