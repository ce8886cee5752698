import { type AddressInfo, createServer, type Socket } from 'node:net';
import tls from 'node:tls';

/** A connection of a scripted server: what the client says, line by line, and raw answers. */
export interface ScriptedConnection {
  readonly socket: Socket;
  /** The next line of the client, without its end. undefined if it closed the connection. */
  line(): Promise<string | undefined>;
  /** Lines of the client until this one. */
  until(end: string): Promise<readonly string[]>;
  say(text: string): void;
  /** Goes on encrypted, as the server. */
  secured(credentials: { readonly cert: Buffer; readonly key: Buffer }): Promise<ScriptedConnection>;
  readonly closed: Promise<void>;
}

export interface ScriptedSmtp {
  readonly port: number;
  /** Everything that clients said before TLS. */
  readonly heard: string[];
  /** How many connections there were. */
  readonly connections: number;
  /** Ends when all connections are closed. */
  stop(): Promise<void>;
}

/** Starts a server that does with each connection what a hostile or broken mail server could. */
export async function startScriptedSmtp(
  script: (connection: ScriptedConnection) => Promise<void>,
): Promise<ScriptedSmtp> {
  const heard: string[] = [];
  const closings: Promise<void>[] = [];
  const server = createServer((socket) => {
    const connection = connectionOf(socket, heard);
    closings.push(connection.closed);
    // A client that leaves in the middle of a script ends it.
    script(connection).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    get connections() {
      return closings.length;
    },
    stop: async () => {
      await Promise.all(closings);
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function connectionOf(socket: Socket, heard: string[]): ScriptedConnection {
  const lines: string[] = [];
  let rest = '';
  let wake = () => {};
  let isClosed = false;
  const onData = (bytes: Buffer) => {
    const parts = (rest + bytes.toString('latin1')).split('\r\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    heard.push(...parts);
    wake();
  };
  const closed = new Promise<void>((resolve) =>
    socket.once('close', () => {
      isClosed = true;
      wake();
      resolve();
    }),
  );
  socket.on('data', onData).on('error', () => {});
  const line = async (): Promise<string | undefined> => {
    while (lines.length === 0 && !isClosed)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return lines.shift();
  };
  return {
    socket,
    line,
    until: async (end) => {
      const found: string[] = [];
      for (;;) {
        const next = await line();
        if (next === undefined) throw new Error('closed');
        found.push(next);
        if (next === end) return found;
      }
    },
    say: (text) => void socket.write(text),
    secured: async (credentials) => {
      socket.off('data', onData);
      const secure = new tls.TLSSocket(socket, { isServer: true, ...credentials });
      await new Promise((resolve, reject) => secure.once('secure', resolve).once('error', reject));
      return connectionOf(secure, heard);
    },
    closed,
  };
}
