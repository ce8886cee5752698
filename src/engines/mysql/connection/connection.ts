import type { FieldInfo } from 'mariadb';
import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import type { QueryResult, ValueKind } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { BEHIND_TUNNEL, findAddresses } from '../../parts/network.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { refuseUnverified, type TlsState, warnUnverified } from '../../parts/tls.ts';
import { connectFirst, destroy, endpointOf, type Link, peerOf } from './connect.ts';
import { nameQueryFailure } from './errors.ts';
import { NO_LIMIT, REQUIRED_SETTINGS, wishedSettings } from './session.ts';
import { planAttempts } from './tls.ts';
import { describeServer, type MysqlUrl } from './url.ts';

export type Flavor = 'mysql' | 'mariadb';

export interface ConnectionOptions {
  /** Refuse a remote server whose TLS certificate is not verified. */
  readonly requireTls: boolean;
  /** Another database of the same server. Null: none. */
  readonly database?: string | null | undefined;
}

/**
 * One session: UTC, utf8mb4, repeatable read, an empty sql_mode and no time limits. Every method throws DATABASE_QUERY,
 * DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST or CANCELLED. 64-bit integers are returned as bigint; decimals, dates and
 * JSON as text; binary columns as Buffer.
 */
export interface Connection extends AsyncDisposable {
  /** As the server reports it, such as `10.11.19-MariaDB-0+deb12u1`. */
  readonly serverVersion: string;
  readonly flavor: Flavor;
  /** The series, which decides compatibility: `8.4`, `10.11`. */
  readonly majorVersion: string;
  readonly url: MysqlUrl;
  /** How the connection is protected. The client tools are told to do the same. */
  readonly tls: TlsState;
  /** A socket, loopback or a private network. */
  readonly isNear: boolean;
  /** The server's default limit on rows of a SELECT, if there is one. It applies to the dump tool's session, too. */
  readonly rowLimit: string | undefined;
  /** The default point in time of system-versioned tables, if there is one. It applies to the tool, too. */
  readonly asOf: string | undefined;
  query<T extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Keeps columns of the same name apart. */
  queryArrays(sql: string, parameters?: readonly unknown[]): Promise<QueryResult>;
  /** Runs one statement without parameters and returns no rows. */
  simple(sql: string): Promise<void>;
  /** The server's id of this session, for KILL. */
  readonly threadId: number | null;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Connects as the URL's ssl-mode says. Aborting the host's signal closes the connection and stops what it runs.
 * @throws {RestorableError} DATABASE_AUTHENTICATION, DATABASE_HOST_UNKNOWN, DATABASE_UNREACHABLE, DATABASE_IPV6_ONLY,
 *   DATABASE_TLS, DATABASE_NOT_FOUND, DATABASE_PRIVILEGE, FILE_UNREADABLE, CANCELLED
 */
export async function openConnection(url: MysqlUrl, host: Host, options: ConnectionOptions): Promise<Connection> {
  throwIfCancelled(host.signal);
  const database = options.database === undefined ? url.database : (options.database ?? undefined);
  const addresses = url.via === undefined ? await findAddresses(endpointOf(url)) : BEHIND_TUNNEL;
  const attempts = await planAttempts(url, addresses.isNear);
  const peer = peerOf(url, addresses);
  refuseUnverified(peer, attempts, options.requireTls);
  const { link, attempt } = await connectFirst({ url, database, isNear: addresses.isNear, host }, attempts, addresses);
  warnUnverified(peer, attempt, host);
  const connection = new MysqlConnection(link, { url, tls: attempt.state, isNear: addresses.isNear }, host);
  try {
    await connection.prepare();
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/**
 * Like openConnection, with the database's name as the server writes it. If the server stores names in lower case,
 * definitions and grants may spell the database differently from the URL.
 */
export async function openAsWritten(url: MysqlUrl, host: Host, options: ConnectionOptions): Promise<Connection> {
  const connection = await openConnection(url, host, options);
  try {
    const [row] = await connection.query<{ name: string | null }>('select database() as name');
    const database = row?.name ?? url.database;
    if (database === url.database) return connection;
    await connection.close();
    return await openConnection({ ...url, database }, host, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class MysqlConnection implements Connection {
  readonly url: MysqlUrl;
  readonly tls: TlsState;
  readonly isNear: boolean;
  readonly #link: Link;
  readonly #host: Host;
  #closed: Promise<void> | undefined;
  #version = '';
  #rowLimit: string | undefined;
  #asOf: string | undefined;
  readonly #onAbort = (): void => destroy(this.#link);

  constructor(link: Link, route: Pick<Connection, 'url' | 'tls' | 'isNear'>, host: Host) {
    this.#link = link;
    this.url = route.url;
    this.tls = route.tls;
    this.isNear = route.isNear;
    this.#host = host;
    host.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get serverVersion(): string {
    return this.#version;
  }

  get flavor(): Flavor {
    return /mariadb/i.test(this.#version) ? 'mariadb' : 'mysql';
  }

  get majorVersion(): string {
    return seriesOf(this.#version);
  }

  get threadId(): number | null {
    return this.#link.driver.threadId;
  }

  get rowLimit(): string | undefined {
    return this.#rowLimit;
  }

  get asOf(): string | undefined {
    return this.#asOf;
  }

  async prepare(): Promise<void> {
    this.#rowLimit = await this.#readRowLimit();
    await this.simple(`set ${REQUIRED_SETTINGS.join(', ')}`);
    // A limit of 0 would leave the next result empty.
    await this.#wish(`session sql_select_limit = ${NO_LIMIT}`);
    const row = onlyRow(await this.query<{ version: string }>('select version() as version'));
    this.#version = row.version;
    if (this.flavor === 'mariadb') this.#asOf = await this.#readAsOf();
    for (const setting of wishedSettings(this.flavor)) await this.#wish(setting);
  }

  /** Read before anything is set: what the server or its init_connect gave this session. */
  async #readRowLimit(): Promise<string | undefined> {
    const sql = 'select cast(@@session.sql_select_limit as char) as rows_at_most';
    const rows = await unlessRefused(this.query<{ rows_at_most: string }>(sql));
    if (rows === undefined) return undefined;
    const limit = rows[0]?.rows_at_most ?? '0';
    return limit === NO_LIMIT ? undefined : limit;
  }

  async #readAsOf(): Promise<string | undefined> {
    const sql = 'select cast(@@session.system_versioning_asof as char) as moment';
    const rows = await unlessRefused(this.query<{ moment: string }>(sql));
    const moment = rows?.[0]?.moment ?? 'DEFAULT';
    return moment === 'DEFAULT' ? undefined : moment;
  }

  /** Proxies and older servers don't know all settings. An unknown one keeps the server's value. */
  async #wish(setting: string): Promise<void> {
    await unlessRefused(this.simple(`set ${setting}`));
  }

  async query<T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const rows = await this.#run(sql, () => this.#link.driver.query<T[]>(sql, [...parameters]));
    return Array.isArray(rows) ? [...rows] : [];
  }

  async queryArrays(sql: string, parameters: readonly unknown[] = []): Promise<QueryResult> {
    const rows = await this.#run(sql, () =>
      this.#link.driver.query<unknown[][] & { meta?: FieldInfo[] }>({ sql, rowsAsArray: true }, [...parameters]),
    );
    if (!Array.isArray(rows)) return { columns: [], rows: [] };
    const fields = rows.meta ?? [];
    return { columns: fields.map((field) => field.name()), kinds: fields.map(kindOf), rows: [...rows] };
  }

  async simple(sql: string): Promise<void> {
    await this.#run(sql, () => this.#link.driver.query(sql));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  async #end(): Promise<void> {
    this.#host.signal.removeEventListener('abort', this.#onAbort);
    // A regular close would wait for a statement that still runs.
    const timer = setTimeout(() => destroy(this.#link), 1_000);
    await this.#link.driver.end().catch(() => {});
    clearTimeout(timer);
  }

  async #run<R>(sql: string, statement: () => Promise<R>): Promise<R> {
    throwIfCancelled(this.#host.signal);
    try {
      return await statement();
    } catch (error) {
      if (this.#host.signal.aborted) throw cancellation(this.#host.signal);
      throw nameQueryFailure(error, describeServer(this.url), sql);
    }
  }
}

const NUMBERS = /^(?:DECIMAL|NEWDECIMAL|TINY|SHORT|INT|LONG|INT24|BIGINT|LONGLONG|FLOAT|DOUBLE|YEAR|BIT)/;
const TIMES = /^(?:TIMESTAMP2?|DATE|NEWDATE|TIME2?|DATETIME2?)$/;

/** The declared type of a column. The driver names types as the protocol does. */
function kindOf(field: FieldInfo): ValueKind {
  const type = String(field.type);
  if (NUMBERS.test(type)) return 'number';
  return TIMES.test(type) ? 'time' : 'other';
}

/** `10.11.19-MariaDB` gives `10.11`, `8.0.36-28.1` gives `8.0`. */
export function seriesOf(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
