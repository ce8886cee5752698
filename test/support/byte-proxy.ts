import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';

/** What happens to a connection after this many more bytes in one direction. `silence` passes nothing from then on. */
export interface ByteFault {
  readonly kind: 'reset' | 'silence';
  /** `up` counts the bytes that the client sends. */
  readonly direction: 'up' | 'down';
  readonly afterBytes: number;
}

/** A proxy between a client and a server's TCP port that breaks connections as instructed. */
export interface ByteProxy {
  readonly port: number;
  /** Connections so far. */
  readonly connections: number;
  /** Closes of connections that are open now. */
  readonly open: number;
  /** Breaks, once, the connection that first carries this many bytes. Undefined: none. */
  once(fault: ByteFault | undefined): void;
  /** Breaks every connection, counted from its own start. Undefined: none. */
  always(fault: ByteFault | undefined): void;
  /** Resets the current connections. */
  cut(): void;
  stop(): Promise<void>;
}

/** @param to a port of 127.0.0.1 */
export async function startByteProxy(to: number): Promise<ByteProxy> {
  const open = new Set<Socket>();
  let connections = 0;
  let single: { fault: ByteFault; left: number } | undefined;
  let standing: ByteFault | undefined;

  const server = createServer((inner) => {
    connections += 1;
    const outer = createConnection(to, '127.0.0.1');
    const own = { up: 0, down: 0 };
    let silent = false;
    const brokenBy = (direction: 'up' | 'down', bytes: number): ByteFault | undefined => {
      own[direction] += bytes;
      if (standing?.direction === direction && own[direction] > standing.afterBytes) return standing;
      if (single?.fault.direction !== direction) return undefined;
      single.left -= bytes;
      if (single.left >= 0) return undefined;
      const { fault } = single;
      single = undefined;
      return fault;
    };
    const pass = (from: Socket, into: Socket, direction: 'up' | 'down'): void => {
      from.on('data', (bytes) => {
        const fault = silent ? undefined : brokenBy(direction, bytes.length);
        if (fault?.kind === 'silence') silent = true;
        if (fault?.kind === 'reset') for (const socket of [inner, outer]) socket.resetAndDestroy();
        else if (!silent && !into.write(bytes)) {
          from.pause();
          into.once('drain', () => from.resume());
        }
      });
    };
    pass(inner, outer, 'up');
    pass(outer, inner, 'down');
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => {
        open.delete(socket);
        for (const each of [inner, outer]) each.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    get open() {
      return open.size;
    },
    once: (fault) => {
      single = fault === undefined ? undefined : { fault, left: fault.afterBytes };
    },
    always: (fault) => {
      standing = fault;
    },
    cut,
    stop: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
