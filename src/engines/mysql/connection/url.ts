import { isIP } from 'node:net';
import { Secret } from '../../../core/secret.ts';
import type { Via } from '../../../ports/engine/connection.ts';
import { accountName } from '../../../process/account.ts';
import { decode, invalid, readParameters, readSslMode, type SslMode } from './url-parameters.ts';

/** A parsed `mysql://` or `mariadb://` URL. Nothing in it but `password` is secret. */
export interface MysqlUrl {
  readonly user: string;
  readonly password: Secret | undefined;
  /** Name, address (without brackets) or, beginning with `/`, the path of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Undefined: VERIFY_IDENTITY, or PREFERRED if the host is a socket, loopback or private. */
  readonly sslMode: SslMode | undefined;
  /** A file of authorities. Undefined: the machine's own. */
  readonly sslCa: string | undefined;
  readonly sslCert: string | undefined;
  readonly sslKey: string | undefined;
  readonly connectTimeoutSeconds: number;
  /** Where to connect instead. TLS still verifies `host`. */
  readonly via?: Via | undefined;
}

const SHAPE = /^(?:mysql|mariadb):\/\/(?:([^/?#]*)@)?([^/?#@]*)(?:\/([^?#@/]*))?(?:\?([^#]*))?$/i;
const DEFAULT_PORT = 3306;
const CONNECT_TIMEOUT_SECONDS = 20;

/**
 * Parses a connection URL: `mysql://user:password@host:port/database?ssl-mode=...`, or `...@/database?socket=/path`. Messages
 * contain no part of the URL except a parameter's name, because a password with an unencoded `/` or `@` can end up anywhere.
 * @throws {RestorableError} INPUT_INVALID
 */
export function parseMysqlUrl(url: Secret): MysqlUrl {
  const match = SHAPE.exec(url.reveal().trim());
  if (match === null) throw invalid('The MySQL URL is malformed.');
  const [, userInfoPart = '', hostPart = '', databasePart = '', query = ''] = match;
  const parameters = readParameters(query);
  const [userText = '', ...passwordParts] = userInfoPart.split(':');
  const authority = readAuthority(hostPart);
  const passwordText = decode(passwordParts.join(':'));
  const database = decode(databasePart);
  if (database === '') {
    throw invalid(
      'The MySQL URL names no database.',
      'Add it after the host: mysql://user:password@host:3306/database.',
    );
  }
  const host = parameters.get('socket') || authority.host || 'localhost';
  if (parameters.get('socket') && !host.startsWith('/'))
    throw invalid("The MySQL URL's socket is not an absolute path.");
  if (database.includes('\0') || decode(userText).includes('\0')) throw invalid('The MySQL URL contains a zero byte.');
  const user = decode(userText) || accountName();
  if (user === undefined) throw invalid('The MySQL URL names no user, and this user id has no account name.');
  return {
    user,
    password: passwordText === '' ? undefined : new Secret(passwordText),
    host,
    port: readNumber('port', authority.port, 1, 65_535) ?? DEFAULT_PORT,
    database,
    sslMode: readSslMode(parameters),
    sslCa: parameters.get('ssl-ca') || undefined,
    sslCert: parameters.get('ssl-cert') || undefined,
    sslKey: parameters.get('ssl-key') || undefined,
    connectTimeoutSeconds:
      readNumber('connect-timeout', parameters.get('connect-timeout'), 0, 86_400) || CONNECT_TIMEOUT_SECONDS,
  };
}

/** The server in the URL, without user or password, for messages: `db.example.com:3306`. */
export function describeServer(url: Pick<MysqlUrl, 'host' | 'port'>): string {
  if (url.host.startsWith('/')) return url.host;
  return isIP(url.host) === 6 ? `[${url.host}]:${url.port}` : `${url.host}:${url.port}`;
}

/** The URL's password, or the job's MYSQL_PWD. */
export function passwordOf(url: MysqlUrl, env: Readonly<Record<string, string | undefined>>): Secret | undefined {
  if (url.password !== undefined) return url.password;
  const fromJob = env['MYSQL_PWD'];
  return fromJob === undefined || fromJob === '' ? undefined : new Secret(fromJob);
}

function readAuthority(text: string): { host: string; port: string | undefined } {
  if (text.includes(',')) {
    throw invalid('The MySQL URL names several hosts.', 'Name the one server that should be backed up.');
  }
  const match = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]]*))(?::(\d*))?$/.exec(text);
  if (match === null) throw invalid("The MySQL URL's host and port can't be read.");
  return { host: decode(match[1] ?? match[2] ?? ''), port: match[3] || undefined };
}

function readNumber(name: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalid(`The MySQL URL's ${name} is not a number from ${min} to ${max}.`);
}
