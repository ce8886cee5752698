import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join } from 'node:path';
import type { RestorableError } from '../../../core/errors.ts';
import { Secret } from '../../../core/secret.ts';
import type { Via } from '../../../ports/engine/connection.ts';
import { accountName, homeFolder } from '../../../process/account.ts';
import {
  PARAMETER_VARIABLES,
  type ParameterName,
  SESSION_ATTRIBUTES,
  type SessionAttributes,
  type SslMode,
  TLS_VERSIONS,
  type TlsVersion,
} from './parameters.ts';
import {
  decode,
  invalid,
  readAddress,
  readChoice,
  readNumber,
  readParameters,
  readSslMode,
  requireOneValue,
} from './readers.ts';

/** A parsed `postgres://` URL. Nothing in it but `password` is secret. */
export interface PostgresUrl {
  readonly user: string;
  readonly password: Secret | undefined;
  /** Name, address (without brackets) or, beginning with `/`, the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  /** The address to connect to without resolving the host. TLS still verifies the host. */
  readonly address: string | undefined;
  readonly database: string;
  readonly sslMode: SslMode;
  /** A file, or `system` for the machine's own authorities. */
  readonly sslRootCert: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly tlsVersions: { readonly min: TlsVersion | undefined; readonly max: TlsVersion | undefined };
  /** What the server must be. */
  readonly sessionAttributes: SessionAttributes;
  readonly connectTimeoutSeconds: number;
  readonly applicationName: string | undefined;
  /** Command-line options for the server's session, such as `-c search_path=app`. */
  readonly options: string | undefined;
  /** The URL itself says that the other end is a connection pooler (`pgbouncer=true`). */
  readonly saysPooler: boolean;
  /** Further parameters for the tools, by libpq's names. */
  readonly others: Readonly<Partial<Record<ParameterName, string>>>;
  /** Where to connect instead. TLS still verifies `host`. */
  readonly via?: Via | undefined;
}

const SHAPE = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 5432;
const CONNECT_TIMEOUT_SECONDS = 20;

/**
 * Parses a connection URL as libpq does (PostgreSQL manual, 34.1.1.2). Messages contain no part of the URL except a
 * parameter's name, because a password with an unencoded `/` or `@` can end up anywhere.
 * @throws {RestorableError} INPUT_INVALID
 */
export function parsePostgresUrl(url: Secret): PostgresUrl {
  const match = SHAPE.exec(url.reveal().trim());
  if (match === null) throw invalid('The PostgreSQL URL is malformed.');
  const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
  const parameters = readParameters(query);
  const [userText = '', ...passwordParts] = userInfoPart.split(':');
  const authority = readAuthority(hostPart);
  const passwordText = decode(passwordParts.join(':')) || parameters.get('password') || '';
  const user = decode(userText) || parameters.get('user') || accountName();
  if (user === undefined) throw invalid('The PostgreSQL URL names no user, and this user id has no account name.');
  const host = parameters.get('host') || authority.host || 'localhost';
  const listed = [host, parameters.get('hostaddr'), parameters.get('port')];
  if (listed.some((value) => value?.includes(','))) throw severalHosts();
  const written = { ...authority, user: decode(userText), password: decode(passwordParts.join(':')) };
  for (const [name, value] of Object.entries({ ...written, dbname: decode(databasePart) })) {
    requireOneValue(name, value, parameters.get(name));
  }
  const others: Partial<Record<ParameterName, string>> = {};
  for (const name of ['channel_binding', 'gssencmode', 'sslnegotiation', 'target_session_attrs'] as const) {
    const value = parameters.get(name);
    if (value !== undefined) others[name] = value;
  }
  return {
    user,
    password: passwordText === '' ? undefined : new Secret(passwordText),
    host,
    port: readNumber('port', parameters.get('port') ?? authority.port, 1, 65_535) ?? DEFAULT_PORT,
    address: readAddress(parameters.get('hostaddr')),
    database: decode(databasePart) || parameters.get('dbname') || user,
    sslMode: readSslMode(parameters),
    sslRootCert: parameters.get('sslrootcert'),
    sslCert: parameters.get('sslcert'),
    sslKey: parameters.get('sslkey'),
    tlsVersions: {
      min: readChoice('ssl_min_protocol_version', TLS_VERSIONS, parameters),
      max: readChoice('ssl_max_protocol_version', TLS_VERSIONS, parameters),
    },
    sessionAttributes: readChoice('target_session_attrs', SESSION_ATTRIBUTES, parameters) ?? 'any',
    connectTimeoutSeconds:
      readNumber('connect_timeout', parameters.get('connect_timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
    applicationName: parameters.get('application_name') || parameters.get('fallback_application_name') || undefined,
    options: parameters.get('options'),
    saysPooler: parameters.get('pgbouncer') === 'true',
    others,
  };
}

/** The server in the URL, without user or password, for messages: `db.example.com:5432`. */
export function describeServer(url: PostgresUrl): string {
  if (url.host.startsWith('/')) return `${url.host}/.s.PGSQL.${url.port}`;
  return isIP(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}

/**
 * The whole environment of a PostgreSQL client tool: connection and password as variables (`ps` would show an argument),
 * and of our own environment only PATH. Pass `database` for another one on the same server.
 */
export function childEnvironment(
  url: PostgresUrl,
  env: Readonly<Record<string, string | undefined>> = {},
  database: string = url.database,
): Record<string, string> {
  const values: Partial<Record<ParameterName, string | undefined>> = {
    ...url.others,
    ...endOf(url),
    // libpq connects there, and still looks for the host's name in the certificate (manual, 34.1.2, hostaddr).
    hostaddr: url.via?.kind === 'port' ? url.via.host : url.via === undefined ? url.address : undefined,
    dbname: database,
    user: url.user,
    password: passwordOf(url, env)?.reveal(),
    application_name: url.applicationName ?? 'restorable',
    connect_timeout: String(url.connectTimeoutSeconds),
    options: url.options,
    sslcert: url.sslCert,
    sslkey: url.sslKey,
    ssl_max_protocol_version: url.tlsVersions.max,
    ssl_min_protocol_version: url.tlsVersions.min,
    sslmode: url.sslMode,
    sslrootcert: rootCertificateFile(url),
  };
  const variables: Record<string, string> = {
    PATH: env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    LC_ALL: 'C',
    TZ: 'UTC',
    // Every pooler accepts these two. pg_dump sets no time zone of its own, and its output depends on it.
    PGTZ: 'UTC',
    PGDATESTYLE: 'ISO, MDY',
  };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) variables[PARAMETER_VARIABLES[name as ParameterName]] = value;
  }
  return variables;
}

/** Where a tool connects to: for a Unix socket, its folder and the port in its name. */
function endOf({ host, port, via }: PostgresUrl): { host: string; port: string } {
  if (via?.kind === 'socket') return { host: dirname(via.path), port: String(port) };
  return { host, port: String(via?.port ?? port) };
}

/** The URL's password, or the job's PGPASSWORD. */
export function passwordOf(url: PostgresUrl, env: Readonly<Record<string, string | undefined>>): Secret | undefined {
  if (url.password !== undefined) return url.password;
  const fromJob = env['PGPASSWORD'];
  return fromJob === undefined || fromJob === '' ? undefined : new Secret(fromJob);
}

const SYSTEM_AUTHORITIES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
  '/opt/homebrew/etc/ca-certificates/cert.pem',
];

/**
 * The file of authorities for this URL: the given one, libpq's own default if it exists, otherwise the machine's for
 * verify-full. libpq before 16 does not know `sslrootcert=system`, and refuses verify-full without a file.
 */
export function rootCertificateFile(url: PostgresUrl): string | undefined {
  if (url.sslRootCert !== undefined && url.sslRootCert !== 'system') return url.sslRootCert;
  const home = homeFolder();
  const own = home === undefined ? undefined : join(home, '.postgresql', 'root.crt');
  if (url.sslRootCert === undefined && url.sslMode !== 'disable' && own !== undefined && existsSync(own)) return own;
  if (url.sslRootCert !== 'system' && url.sslMode !== 'verify-full') return undefined;
  return SYSTEM_AUTHORITIES.find((path) => existsSync(path)) ?? 'system';
}

function readAuthority(text: string): { host: string; port: string | undefined } {
  if (text.includes(',')) throw severalHosts();
  const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
  if (match === null) throw invalid("The PostgreSQL URL's host and port can't be read.");
  return { host: decode(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}

function severalHosts(): RestorableError {
  return invalid('The PostgreSQL URL names several hosts.', 'Name the one server that should be backed up.');
}
