import type { Socket } from 'node:net';
import tls from 'node:tls';

const watched = new WeakSet<Socket>();
let isInstalled = false;

/**
 * Keeps a listener for errors on the TLS socket that the driver will make above this one. When the server hangs up in the
 * middle of the handshake, the driver takes all listeners off its socket in answer to `end`, and Node's own error for the same
 * moment, which comes just after, would find nobody and end the process. The driver gives no other hold on that socket.
 */
export function keepErrorListener(below: Socket): void {
  watched.add(below);
  if (isInstalled) return;
  isInstalled = true;
  const connect = tls.connect as (...args: unknown[]) => tls.TLSSocket;
  tls.connect = ((...args: unknown[]) => {
    const socket = connect(...args);
    const [options] = args as [{ readonly socket?: Socket } | undefined];
    if (options?.socket !== undefined && watched.has(options.socket)) listenForGood(socket);
    return socket;
  }) as typeof tls.connect;
}

function listenForGood(socket: tls.TLSSocket): void {
  const removeAll = socket.removeAllListeners.bind(socket);
  socket.removeAllListeners = (event) => {
    removeAll(event);
    socket.on('error', () => {});
    return socket;
  };
}
