import { dirname } from 'node:path';
import type { Client } from 'pg';
import { cancellation, RestorableError, throwIfCancelled } from '../../../core/errors.ts';
import type { QueryResult } from '../../../ports/engine.ts';
import type { Host } from '../../../ports/host.ts';
import {
  BEHIND_TUNNEL,
  findAddresses,
  ipv6Failure,
  type ServerAddresses,
  type ServerPlace,
} from '../../parts/network.ts';
import { describeServer, type PostgresUrl, passwordOf } from '../url/url.ts';
import { failureOf, isTlsFailure, nameConnectFailure, nameQueryFailure } from './errors.ts';
import { settleRoute } from './pooler.ts';
import { carryBytes } from './raw-bytes.ts';
import { destroy, endClient, Session } from './session.ts';
import { requireSessionAttributes } from './session-attributes.ts';
import type { TransactionOptions } from './session-settings.ts';
import { type Attempt, planAttempts } from './tls.ts';

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
 * One session. Every statement runs in a transaction that has our settings, and they end with it: an empty search_path, so
 * that no operator or function of a user's stands in for the server's own; row security off; no time limits; values
 * printed in one way. The transaction is the one that is open, else one of the statement's own. One statement at a time.
 *
 * Every method throws DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST or CANCELLED. Integers of 64 bits and
 * numerics come as text.
 */
export interface Connection {
  /** As the server states it, such as `15.18 (Debian 15.18-0+deb12u1)`. */
  readonly serverVersion: string;
  readonly serverMajor: number;
  readonly url: PostgresUrl;
  query<T extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Runs one or several statements without parameters and gives no rows. */
  simple(sql: string): Promise<void>;
  /** Runs a statement of somebody else's: the server refuses a text that holds two. Keeps columns of the same name apart. */
  single(sql: string): Promise<QueryResult>;
  /** Runs `COPY ... TO STDOUT` and gives the number of rows. */
  countCopied(sql: string): Promise<number>;
  /** Runs a statement that can't be in a transaction, such as CREATE DATABASE: none of our settings holds for it. */
  outside(sql: string): Promise<void>;
  /** Commits when the work is done, and rolls back when it fails or when that is asked for. Joins one that is open. */
  transaction<T>(work: () => Promise<T>, options?: TransactionOptions & { readonly rollBack?: boolean }): Promise<T>;
  /** Begins a transaction that stays open until `end`, or until the connection is closed. */
  begin(options?: TransactionOptions): Promise<void>;
  /** Rolls back what `begin` began, and asks nothing where no transaction is open or the connection is gone. */
  end(): Promise<void>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Connects as libpq would. Aborting the host's signal closes the connection.
 * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_HOST_UNKNOWN, DATABASE_UNREACHABLE, DATABASE_IPV6_ONLY,
 * DATABASE_POOLER, DATABASE_TLS, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, FILE_UNREADABLE, CANCELLED
 */
export async function openConnection(url: PostgresUrl, host: Host, options: ConnectionOptions): Promise<Connection> {
  throwIfCancelled(host.signal);
  const wanted = options.database === undefined ? url : { ...url, database: options.database };
  const addresses = wanted.via === undefined ? await findAddresses(placeOf(wanted)) : BEHIND_TUNNEL;
  const attempts = await planAttempts(wanted);
  refuseUnverified(wanted, addresses, attempts, options.requireTls);
  const { client, attempt } = await connectFirst(wanted, attempts, addresses, host, options.applicationName);
  if (!addresses.isNear && !isVerified(attempt)) warnUnverified(wanted, attempt, host);
  const opened = [client];
  const onAbort = (): void => opened.forEach(destroy);
  host.signal.addEventListener('abort', onAbort, { once: true });
  const connectAgain = async (): Promise<Client> => {
    const another = await connectClient(wanted, attempt, host, options.applicationName);
    opened.push(another);
    return another;
  };
  try {
    const facts = await settleRoute(client, wanted, connectAgain);
    if (facts.isOfBytes) carryBytes(client);
    const session = new Session(client, wanted, facts, host, options.writes);
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

const placeOf = (url: PostgresUrl): ServerPlace => ({ host: url.address ?? url.host, shown: describeServer(url) });

const isVerified = (attempt: Attempt): boolean => attempt.tls !== false && attempt.verified;

function refuseUnverified(
  url: PostgresUrl,
  to: ServerAddresses,
  attempts: readonly Attempt[],
  requireTls: boolean,
): void {
  if (!requireTls || to.isNear || attempts.every(isVerified)) return;
  throw new RestorableError(
    'DATABASE_TLS',
    `The connection to ${describeServer(url)} would not verify the server's certificate.`,
    {
      hint: 'Add sslmode=verify-full (and sslrootcert=FILE for a private authority) to the URL; require-tls refuses less.',
    },
  );
}

function warnUnverified(url: PostgresUrl, attempt: Attempt, host: Host): void {
  const state = attempt.tls === false ? 'is not encrypted' : "doesn't verify the server's certificate";
  host.log.warning(
    `The connection to ${describeServer(url)} ${state}: add sslmode=verify-full to the URL, and require-tls to insist on it.`,
  );
}

/** Tries the attempts in turn. Only what another way of connecting can mend leads to the next. */
async function connectFirst(
  url: PostgresUrl,
  attempts: readonly Attempt[],
  addresses: ServerAddresses,
  host: Host,
  applicationName: string | undefined,
): Promise<{ client: Client; attempt: Attempt }> {
  let failure: unknown;
  let isPlain = false;
  let offersTls = true;
  for (const attempt of attempts) {
    try {
      return { client: await connectClient(url, attempt, host, applicationName), attempt };
    } catch (error) {
      if (host.signal.aborted) throw cancellation(host.signal);
      const { code } = failureOf(error);
      // A server without TLS is no failure of `prefer`: what counts is why the next attempt failed. But after a refusal by
      // pg_hba.conf the same refusal of the other way says nothing new.
      if (failure === undefined || isTlsFailure(failure) || code !== '28000') {
        failure = error;
        isPlain = attempt.tls === false;
      }
      if (attempt.tls !== false && isTlsFailure(error)) offersTls = false;
      if (!isTlsFailure(error) && code !== '28000') break;
    }
  }
  throw (
    ipv6Failure(failureOf(failure).code, addresses, placeOf(url), failure) ??
    nameConnectFailure(failure, url, isPlain && offersTls)
  );
}

/** One attempt with the driver. Throws what the driver throws. */
async function connectClient(
  url: PostgresUrl,
  attempt: Attempt,
  host: Host,
  applicationName: string | undefined,
): Promise<Client> {
  const { default: pg } = await import('pg');
  const password = passwordOf(url, host.env);
  const client = new pg.Client({
    host: url.via?.kind === 'socket' ? dirname(url.via.path) : (url.via?.host ?? url.address ?? url.host),
    port: url.via?.kind === 'port' ? url.via.port : url.port,
    user: url.user,
    database: url.database,
    ...(password !== undefined && { password: password.reveal() }),
    ssl: attempt.tls,
    ...(url.others.sslnegotiation === 'direct' && attempt.tls !== false && { sslnegotiation: 'direct' }),
    ...(url.options !== undefined && { options: url.options }),
    enableChannelBinding: url.others.channel_binding !== 'disable',
    application_name: applicationName ?? url.applicationName ?? 'restorable',
    connectionTimeoutMillis: url.connectTimeoutSeconds * 1_000,
    keepAlive: true,
    // A session that holds a snapshot is silent for hours; gateways forget it after some minutes.
    keepAliveInitialDelayMillis: 60_000,
  });
  // Without a listener a lost connection would crash the process; the next statement reports it.
  client.on('error', () => {});
  const onAbort = (): void => destroy(client);
  host.signal.addEventListener('abort', onAbort, { once: true });
  try {
    await client.connect();
    return client;
  } catch (error) {
    destroy(client);
    if (failureOf(error).message === 'timeout expired') {
      throw Object.assign(new Error(`no answer within ${url.connectTimeoutSeconds} s`), {
        code: 'ETIMEDOUT',
        cause: error,
      });
    }
    throw error;
  } finally {
    host.signal.removeEventListener('abort', onAbort);
  }
}
