import { dirname } from 'node:path';
import type { Client } from 'pg';
import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import type { QueryResult } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import {
  BEHIND_TUNNEL,
  findAddresses,
  ipv6Failure,
  type ServerAddresses,
  type ServerEndpoint,
} from '../../parts/network.ts';
import { unlessOtherServer } from '../../parts/server/other-server.ts';
import { type Route, refuseUnverified, type TlsAttempt, type TlsPeer, warnUnverified } from '../../parts/tls.ts';
import { describeServer, type PostgresUrl, passwordOf } from '../url/url.ts';
import { failureOf, isTlsFailure, nameConnectFailure } from './errors.ts';
import { settleRoute } from './pooler.ts';
import { nameQueryFailure } from './query-failure.ts';
import { carryBytes } from './raw-bytes.ts';
import { destroy, endClient, Session } from './session.ts';
import { requireSessionAttributes } from './session-attributes.ts';
import type { TransactionOptions } from './session-settings.ts';
import { planAttempts } from './tls.ts';

export interface ConnectionOptions {
  /** Refuse a remote server whose TLS certificate is not verified. */
  readonly requireTls: boolean;
  /** Another database of the same server. */
  readonly database?: string | undefined;
  readonly applicationName?: string | undefined;
  /** Transactions may write, whatever the default of the account or the database is. Not for a standby. */
  readonly writes?: boolean | undefined;
}

/**
 * One session. Every statement runs in a transaction with our settings, which end with it: an empty search_path, so that no
 * user's operator or function replaces the server's own; row security off; no time limits; a fixed output format. The
 * transaction is the open one, or one for the statement itself. One statement at a time.
 *
 * Every method throws DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST or CANCELLED. 64-bit integers and
 * numerics are returned as text.
 */
export interface Connection extends AsyncDisposable {
  /** As the server reports it, such as `15.18 (Debian 15.18-0+deb12u1)`. */
  readonly serverVersion: string;
  readonly serverMajor: number;
  readonly url: PostgresUrl;
  readonly route: Route;
  /** No pooler is between us and the server. */
  readonly isDirect: boolean;
  query<T extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Runs one or several statements without parameters and returns no rows. */
  simple(sql: string): Promise<void>;
  /** Runs a user's statement: the server refuses a text with two statements. Keeps columns of the same name apart. */
  single(sql: string): Promise<QueryResult>;
  /** Runs `COPY ... TO STDOUT` and returns the number of rows. */
  countCopied(sql: string): Promise<number>;
  /** Runs a statement that can't run in a transaction, such as CREATE DATABASE. None of our settings applies to it. */
  outside(sql: string): Promise<void>;
  /** Commits when the work is done. Rolls back if it fails or if that is requested. Joins an open transaction. */
  transaction<T>(work: () => Promise<T>, options?: TransactionOptions & { readonly rollBack?: boolean }): Promise<T>;
  /** Begins a transaction that stays open until `end`, or until the connection is closed. */
  begin(options?: TransactionOptions): Promise<void>;
  /** Rolls back what `begin` began. Does nothing if no transaction is open or the connection is gone. */
  end(): Promise<void>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Connects as libpq would. Aborting the host's signal closes the connection.
 * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_HOST_UNKNOWN, DATABASE_UNREACHABLE, DATABASE_IPV6_ONLY,
 *   DATABASE_POOLER, DATABASE_TLS, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, FILE_UNREADABLE, CANCELLED
 */
export async function openConnection(url: PostgresUrl, host: Host, options: ConnectionOptions): Promise<Connection> {
  throwIfCancelled(host.signal);
  const wanted = options.database === undefined ? url : { ...url, database: options.database };
  const addresses = wanted.via === undefined ? await findAddresses(endpointOf(wanted)) : BEHIND_TUNNEL;
  const attempts = await planAttempts(wanted);
  const peer = peerOf(wanted, addresses);
  refuseUnverified(peer, attempts, options.requireTls);
  const login: Login = { url: wanted, host, applicationName: options.applicationName };
  const { client, attempt } = await connectFirst(login, attempts, addresses);
  warnUnverified(peer, attempt, host);
  const opened = [client];
  const onAbort = (): void => opened.forEach(destroy);
  host.signal.addEventListener('abort', onAbort, { once: true });
  const connectAgain = async (): Promise<Client> => {
    const another = await connectClient(login, attempt);
    opened.push(another);
    return another;
  };
  try {
    const facts = await settleRoute(client, wanted, connectAgain);
    if (facts.isOfBytes) carryBytes(client);
    const route = { tls: attempt.state, isNear: addresses.isNear };
    const session = new Session(client, wanted, { ...facts, route, writes: options.writes ?? false }, host);
    await session.prepare();
    await requireSessionAttributes(session, wanted);
    return session;
  } catch (error) {
    await endClient(client);
    if (host.signal.aborted) throw cancellation(host.signal);
    throw nameQueryFailure(error, describeServer(wanted));
  } finally {
    host.signal.removeEventListener('abort', onAbort);
  }
}

/**
 * Opens a session of the replication protocol, as pg_basebackup and pg_receivewal do. The server has rules of its own for it:
 * `replication` in pg_hba.conf, REPLICATION, max_wal_senders. The caller closes it.
 * @throws what connecting throws
 */
export async function openReplication(url: PostgresUrl, host: Host): Promise<Client> {
  throwIfCancelled(host.signal);
  const addresses = url.via === undefined ? await findAddresses(endpointOf(url)) : BEHIND_TUNNEL;
  const login: Login = { url, host, applicationName: undefined, isReplication: true };
  const { client } = await connectFirst(login, await planAttempts(url), addresses);
  return client;
}

const endpointOf = (url: PostgresUrl): ServerEndpoint => ({
  host: url.address ?? url.host,
  shown: describeServer(url),
});

const peerOf = (url: PostgresUrl, addresses: ServerAddresses): TlsPeer => ({
  shown: describeServer(url),
  addresses,
  advice: 'add sslmode=verify-full to the URL',
  fullAdvice: 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL',
});

/** Who connects where. */
interface Login {
  readonly url: PostgresUrl;
  readonly host: Host;
  readonly applicationName: string | undefined;
  readonly isReplication?: boolean;
}

/** Tries the attempts in turn. Only failures that another way of connecting can fix lead to the next. */
async function connectFirst(
  login: Login,
  attempts: readonly TlsAttempt[],
  addresses: ServerAddresses,
): Promise<{ client: Client; attempt: TlsAttempt }> {
  const { url, host } = login;
  let failure: unknown;
  let isPlain = false;
  let offersTls = true;
  for (const attempt of attempts) {
    try {
      return { client: await connectClient(login, attempt), attempt };
    } catch (error) {
      if (host.signal.aborted) throw cancellation(host.signal);
      const { code } = failureOf(error);
      // A server without TLS is not a failure of `prefer`: what counts is why the next attempt failed. But after a refusal
      // by pg_hba.conf, the same refusal of the other attempt adds nothing.
      if (failure === undefined || isTlsFailure(failure) || code !== '28000') {
        failure = error;
        isPlain = attempt.tls === undefined;
      }
      if (attempt.tls !== undefined && isTlsFailure(error)) offersTls = false;
      if (!isTlsFailure(error) && code !== '28000') break;
    }
  }
  throw (
    ipv6Failure(failureOf(failure).code, addresses, endpointOf(url), failure) ??
    (await unlessOtherServer(nameConnectFailure(failure, url, isPlain && offersTls), {
      ...url,
      expected: 'postgres',
      shown: describeServer(url),
    }))
  );
}

/** One attempt with the driver. Throws what the driver throws. */
async function connectClient(login: Login, attempt: TlsAttempt): Promise<Client> {
  const { url, host, applicationName, isReplication = false } = login;
  const { default: pg } = await import('pg');
  const password = passwordOf(url, host.env);
  const client = new pg.Client({
    host: url.via?.kind === 'socket' ? dirname(url.via.path) : (url.via?.host ?? url.address ?? url.host),
    port: url.via?.kind === 'port' ? url.via.port : url.port,
    user: url.user,
    database: url.database,
    ...(password !== undefined && { password: password.reveal() }),
    ssl: attempt.tls ?? false,
    ...(url.others.sslnegotiation === 'direct' && attempt.tls !== undefined && { sslnegotiation: 'direct' }),
    ...(url.options !== undefined && { options: url.options }),
    enableChannelBinding: url.others.channel_binding !== 'disable',
    application_name: applicationName ?? url.applicationName ?? 'restorable',
    connectionTimeoutMillis: url.connectTimeoutSeconds * 1_000,
    // The driver passes it on. Its types lack it.
    ...(isReplication && { replication: 'true' }),
    keepAlive: true,
    // A session that holds a snapshot is silent for hours. Gateways drop an idle connection after some minutes.
    keepAliveInitialDelayMillis: 60_000,
  });
  // Without a listener, a lost connection would crash the process. The next statement reports it.
  client.on('error', () => {});
  const onAbort = (): void => destroy(client);
  host.signal.addEventListener('abort', onAbort, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    destroy(client);
    if (failureOf(error).message === 'timeout expired') {
      throw Object.assign(new Error(`no response within ${url.connectTimeoutSeconds} s`), {
        code: 'ETIMEDOUT',
        cause: error,
      });
    }
    throw error;
  } finally {
    host.signal.removeEventListener('abort', onAbort);
  }
}
