import { dirname } from 'node:path';
import type { Client, QueryResult as DriverResult } from 'pg';
import { cancellation, RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { QueryResult } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { BEHIND_TUNNEL, findAddresses, ipv6Failure, type ServerAddresses, type ServerPlace } from '../parts/network.ts';
import { failureOf, isTlsFailure, nameConnectFailure, nameQueryFailure } from './connection-errors.ts';
import { refusePooler } from './pooler.ts';
import { type Attempt, planAttempts } from './tls.ts';
import { describeServer, type PostgresUrl, passwordOf } from './url.ts';

export interface ConnectionOptions {
  /** Refuse a remote server whose TLS certificate is not verified. */
  readonly requireTls: boolean;
  /** Another database of the same server. */
  readonly database?: string | undefined;
  readonly applicationName?: string | undefined;
}

/**
 * One session. Row security is off, so that a statement that would see only a part of the rows fails instead of lying, and
 * all of the session's time limits are off. Every method throws DATABASE_QUERY, DATABASE_PRIVILEGE,
 * DATABASE_CONNECTION_LOST or CANCELLED. Integers of 64 bits and numerics come as text.
 */
export interface Connection {
  /** As the server states it, such as `15.18 (Debian 15.18-0+deb12u1)`. */
  readonly serverVersion: string;
  readonly serverMajor: number;
  readonly url: PostgresUrl;
  query<T extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Keeps columns of the same name apart. */
  queryArrays(sql: string, parameters?: readonly unknown[]): Promise<QueryResult>;
  /** Runs one or several statements without parameters and gives no rows. */
  simple(sql: string): Promise<void>;
  /** Safe to call twice. */
  close(): Promise<void>;
  readonly raw: Client;
}

/**
 * Connects as libpq would. Aborting the host's signal closes the connection.
 * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_HOST_UNKNOWN, DATABASE_UNREACHABLE, DATABASE_IPV6_ONLY,
 * DATABASE_POOLER, DATABASE_TLS, DATABASE_UNKNOWN, DATABASE_PRIVILEGE, FILE_UNREADABLE, CANCELLED
 */
export async function openConnection(url: PostgresUrl, host: Host, options: ConnectionOptions): Promise<Connection> {
  throwIfCancelled(host.signal);
  const wanted = options.database === undefined ? url : { ...url, database: options.database };
  const addresses = wanted.via === undefined ? await findAddresses(placeOf(wanted)) : BEHIND_TUNNEL;
  const attempts = await planAttempts(wanted);
  refuseUnverified(wanted, addresses, attempts, options.requireTls);
  const { client, attempt } = await connectFirst(wanted, attempts, addresses, host, options.applicationName);
  if (!addresses.isNear && !isVerified(attempt)) warnUnverified(wanted, attempt, host);
  const connection = new PostgresConnection(client, wanted, host);
  try {
    await connection.prepare();
    await refusePooler(connection, () => connectClient(wanted, attempt, host, options.applicationName));
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class PostgresConnection implements Connection {
  readonly raw: Client;
  readonly url: PostgresUrl;
  readonly #host: Host;
  #closed: Promise<void> | undefined;
  #version = '';
  readonly #onAbort = (): void => destroy(this.raw);

  constructor(client: Client, url: PostgresUrl, host: Host) {
    this.raw = client;
    this.url = url;
    this.#host = host;
    host.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get serverVersion(): string {
    return this.#version;
  }

  get serverMajor(): number {
    return Number.parseInt(this.#version, 10);
  }

  async prepare(): Promise<void> {
    const [row] = await this.query<{ version: string }>(`
      select pg_catalog.current_setting('server_version') as version,
        (select pg_catalog.count(pg_catalog.set_config(name, '0', false)) from pg_catalog.pg_settings where name in
          ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout', 'transaction_timeout')),
        pg_catalog.set_config('row_security', 'off', false), pg_catalog.set_config('datestyle', 'ISO', false),
        pg_catalog.set_config('intervalstyle', 'postgres', false), pg_catalog.set_config('timezone', 'UTC', false),
        pg_catalog.set_config('extra_float_digits', '3', false), pg_catalog.set_config('quote_all_identifiers', 'off', false)`);
    this.#version = row?.version ?? '';
    // Ends a long count on the server when we are gone; platforms without the means refuse the setting.
    await this.simple("set client_connection_check_interval = '5s'").catch((error: unknown) => {
      if (error instanceof RestorableError && error.code !== 'DATABASE_QUERY' && error.code !== 'DATABASE_PRIVILEGE')
        throw error;
    });
  }

  async query<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const result = await this.#run(sql, () => this.raw.query(sql, [...parameters]));
    return result.rows as T[];
  }

  async queryArrays(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult> {
    const result = await this.#run(sql, () =>
      this.raw.query<unknown[]>({ text: sql, values: [...parameters], rowMode: 'array' }),
    );
    return { columns: result.fields.map((field) => field.name), rows: result.rows };
  }

  async simple(sql: string): Promise<void> {
    await this.#run(sql, () => this.raw.query(sql));
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    this.#host.signal.removeEventListener('abort', this.#onAbort);
    // A statement that still runs would make a polite end wait for it.
    const timer = setTimeout(() => destroy(this.raw), 1_000);
    await this.raw.end().catch(() => {});
    clearTimeout(timer);
  }

  async #run<R extends DriverResult | DriverResult<unknown[]>>(sql: string, statement: () => Promise<R>): Promise<R> {
    throwIfCancelled(this.#host.signal);
    try {
      return await statement();
    } catch (error) {
      if (this.#host.signal.aborted) throw cancellation(this.#host.signal);
      throw nameQueryFailure(error, describeServer(this.url), sql);
    }
  }
}

/** Closes the socket at once; the driver then rejects what is waiting. */
function destroy(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

const placeOf = (url: PostgresUrl): ServerPlace => ({ host: url.host, shown: describeServer(url) });

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
  for (const attempt of attempts) {
    try {
      return { client: await connectClient(url, attempt, host, applicationName), attempt };
    } catch (error) {
      if (host.signal.aborted) throw cancellation(host.signal);
      const { code } = failureOf(error);
      // A server without TLS is no failure of `prefer`: what counts is why the next attempt failed. But after a refusal by
      // pg_hba.conf the same refusal of the other way says nothing new.
      if (failure === undefined || isTlsFailure(failure) || code !== '28000') failure = error;
      if (!isTlsFailure(error) && code !== '28000') break;
    }
  }
  throw ipv6Failure(failureOf(failure).code, addresses, placeOf(url), failure) ?? nameConnectFailure(failure, url);
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
    host: url.via?.kind === 'socket' ? dirname(url.via.path) : (url.via?.host ?? url.host),
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
