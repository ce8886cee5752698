import type { Socket } from 'node:net';
import tls from 'node:tls';

const watched = new WeakSet<Socket>();
let isInstalled = false;

/**
 * Keeps an error listener on the TLS socket that the driver will create on top of this one. If the server hangs up during
 * the handshake, the driver removes all listeners from its socket on `end`. Node's own error for the same event comes just
 * after, would find no listener and would end the process. The driver gives no other access to that socket.
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
