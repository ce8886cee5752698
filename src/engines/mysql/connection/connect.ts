import { connect, type Socket } from 'node:net';
import type { Connection as Driver } from 'mariadb';
import { cancellation } from '../../../core/cancellation.ts';
import type { Host } from '../../../ports/host.ts';
import { ipv6Failure, type ServerAddresses, type ServerEndpoint } from '../../parts/network.ts';
import { unlessOtherServer } from '../../parts/server/other-server.ts';
import type { TlsAttempt, TlsPeer } from '../../parts/tls.ts';
import { failureOf, isTlsFailure, nameConnectFailure } from './errors.ts';
import { keepErrorListener } from './tls-sockets.ts';
import { describeServer, type MysqlUrl, passwordOf } from './url.ts';

/** The driver and, if it is ours, the socket below it. */
export interface Link {
  readonly driver: Driver;
  readonly socket: Socket | undefined;
}

/** How long the driver may try to stop what runs on the server before its socket is closed. */
const DESTROY_AFTER_MS = 1_000;

/** Asks the server to stop what runs, then closes the socket: a silent network must not delay the cancellation. */
export function destroy({ driver, socket }: Link): void {
  driver.destroy();
  if (socket === undefined || socket.destroyed) return;
  const timer = setTimeout(() => socket.destroy(new Error('connection closed')), DESTROY_AFTER_MS);
  socket.once('close', () => clearTimeout(timer));
}

export const endpointOf = (url: MysqlUrl): ServerEndpoint => ({ host: url.host, shown: describeServer(url) });

export const peerOf = (url: MysqlUrl, addresses: ServerAddresses): TlsPeer => ({
  shown: describeServer(url),
  addresses,
  advice: 'use ssl-mode=VERIFY_IDENTITY in the URL',
  fullAdvice: 'Use ssl-mode=VERIFY_IDENTITY (and ssl-ca=FILE for a private authority) in the URL',
});

export interface Wanted {
  readonly url: MysqlUrl;
  readonly database: string | undefined;
  readonly isNear: boolean;
  readonly host: Host;
}

/** Tries the attempts in turn. Only a TLS failure leads to the next. */
export async function connectFirst(
  wanted: Wanted,
  attempts: readonly TlsAttempt[],
  addresses: ServerAddresses,
): Promise<{ link: Link; attempt: TlsAttempt }> {
  let failure: unknown;
  for (const attempt of attempts) {
    try {
      return { link: await connectDriver(wanted, attempt), attempt };
    } catch (error) {
      if (wanted.host.signal.aborted) throw cancellation(wanted.host.signal);
      failure = error;
      if (!isTlsFailure(error)) break;
    }
  }
  throw (
    ipv6Failure(failureOf(failure).code, addresses, endpointOf(wanted.url), failure) ??
    (await unlessOtherServer(nameConnectFailure(failure, wanted.url), {
      ...wanted.url,
      expected: 'mysql',
      shown: describeServer(wanted.url),
    }))
  );
}

/** One attempt with the driver. Throws what the driver throws. */
async function connectDriver({ url, database, isNear, host }: Wanted, attempt: TlsAttempt): Promise<Link> {
  const { createConnection } = await import('mariadb');
  const password = passwordOf(url, host.env);
  if (password !== undefined) host.mask(password);
  let socket: Socket | undefined;
  const open = (): Socket => {
    socket = url.via?.kind === 'port' ? connect(url.via.port, url.via.host) : connect(url.port, url.host);
    // A session that holds a snapshot is silent for hours. Gateways drop an idle connection after some minutes.
    socket.setKeepAlive(true, 60_000).setNoDelay(true);
    keepErrorListener(socket);
    return socket;
  };
  const onAbort = (): void => void socket?.destroy(new Error('cancelled'));
  host.signal.addEventListener('abort', onAbort, { once: true });
  try {
    const driver = await createConnection({
      host: url.host,
      port: url.port,
      ...(url.host.startsWith('/') ? { socketPath: url.host } : { stream: open as never }),
      user: url.user,
      ...(password !== undefined && { password: password.reveal() }),
      ...(database !== undefined && { database }),
      ...(attempt.tls !== undefined && { ssl: { ...attempt.tls } as never }),
      connectTimeout: url.connectTimeoutSeconds * 1_000,
      // A man in the middle of a remote connection could send his own key and read the password.
      allowPublicKeyRetrieval: isNear,
      ...DRIVER_OPTIONS,
    });
    // Without a listener, a lost connection would crash the process. The next statement reports it.
    driver.on('error', () => {});
    return { driver, socket };
  } catch (error) {
    socket?.destroy();
    throw error;
  } finally {
    host.signal.removeEventListener('abort', onAbort);
  }
}

const DRIVER_OPTIONS = {
  permitLocalInfile: false,
  multipleStatements: false,
  permitRedirect: false,
  dateStrings: true,
  autoJsonMap: false,
  bitOneIsBoolean: false,
  checkDuplicate: false,
  logParam: false,
  // The driver would print warnings to the console.
  logger: { warning: () => {} },
} as const;
