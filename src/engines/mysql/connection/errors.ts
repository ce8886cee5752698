import type { ErrorCode } from '../../../core/error-codes.ts';
import { RestorableError } from '../../../core/errors.ts';
import { ForeignText, fullTextOf } from '../../../core/foreign.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { describeNumber } from './error-numbers.ts';
import { describeServer, type MysqlUrl } from './url.ts';

/** What Node, OpenSSL, the driver (45001 and above) and the server say about a failure. */
export interface Failure {
  readonly errno: number;
  /** errno name, OpenSSL code or the server's symbol, such as `ER_BAD_DB_ERROR`. */
  readonly code: string;
  readonly message: string;
  /** The connection can't be used any more. */
  readonly fatal: boolean;
}

interface Thrown {
  readonly errno?: number;
  readonly code?: string | null;
  readonly message?: string;
  readonly sqlMessage?: string | null;
  readonly fatal?: boolean;
  readonly cause?: Thrown;
  readonly errors?: readonly Thrown[];
}

const DRIVER = { unexpectedClose: 45009, timeout: 45012, closed: 45013, socket: 45019, noTls: 45023, noKey: 45044 };
const TLS_CODES =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|ERR_OSSL|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
const TLS_NUMBERS = new Set([DRIVER.noTls, 45056, 45057, 45059, 45062, 45063]);
const NETWORK = /^E[A-Z]+$/;

export function failureOf(thrown: unknown): Failure {
  const outer = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Thrown;
  const inner = outer.cause?.code === undefined ? (outer.errors?.[0] ?? outer) : outer.cause;
  const code = inner.code ?? outer.code ?? '';
  const words = inner.sqlMessage || outer.sqlMessage || inner.message || outer.message || String(thrown);
  return { errno: outer.errno ?? 0, code, message: clean(words), fatal: outer.fatal === true };
}

/** Without the driver's additions: connection number, SQL state, and the statement, which may contain a user's values. */
function clean(words: string): string {
  return (
    words
      .replace(/^\(conn(?:=|:)[^)]*\)\s*/, '')
      .split('\n')[0]
      ?.trim() ?? ''
  );
}

export function isTlsFailure(thrown: unknown): boolean {
  const { errno, code } = failureOf(thrown);
  return TLS_CODES.test(code) || TLS_NUMBERS.has(errno);
}

type Make = (name: ErrorCode, text: string, hint: string) => RestorableError;

/** Turns a failed connection attempt into an error with a hint. */
export function nameConnectFailure(thrown: unknown, url: MysqlUrl): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const failure = failureOf(thrown);
  const server = describeServer(url);
  const make: Make = (name, text, hint) =>
    new RestorableError(name, text, { hint, cause: thrown, foreign: serverWords(thrown) });
  if (isTlsFailure(thrown)) return make('DATABASE_TLS', ...tlsWords(failure, url));
  return (
    nameServerRefusal(failure, url, make) ??
    make(
      'DATABASE_UNREACHABLE',
      `Can't connect to the server ${server}: ${describe(failure)}.`,
      unreachableHint(failure),
    )
  );
}

function unreachableHint({ code, errno }: Failure): string {
  const key = errno === DRIVER.timeout ? 'ETIMEDOUT' : code;
  return UNREACHABLE_HINTS[key] ?? 'Check host and port, and that the database allows connections from this machine.';
}

const UNREACHABLE_HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check the port, that the server is running and, for a service container, that its port is mapped.',
  ETIMEDOUT: 'A firewall probably drops the packets: allow this machine, or run on a runner inside the network.',
  ENOENT: 'No server is listening at that socket: check the path and that the server is running.',
  ER_CON_COUNT_ERROR: 'The server has no free connection: raise max_connections, or back up when it is less busy.',
  ER_TOO_MANY_USER_CONNECTIONS: "The account's connection limit is reached: raise MAX_USER_CONNECTIONS.",
};

const REFUSED = new Set([1045, 1698, 1862, 1820, 3118, 4151, 1130, 1275, 1524]);

function nameServerRefusal(failure: Failure, url: MysqlUrl, make: Make): RestorableError | undefined {
  const { errno } = failure;
  const server = describeServer(url);
  if (errno === 3159 || errno === 1920) {
    return make(
      'DATABASE_TLS',
      `The server ${server} refuses connections without TLS.`,
      'Add ssl-mode=VERIFY_IDENTITY to the URL.',
    );
  }
  if (errno === DRIVER.noKey) {
    return make(
      'DATABASE_TLS',
      `The server ${server} asks for the password, which is not safe to send without TLS.`,
      'Enable TLS on the server and add ssl-mode=VERIFY_IDENTITY to the URL.',
    );
  }
  if (REFUSED.has(errno)) {
    return make(
      'DATABASE_AUTHENTICATION',
      `The server ${server} refused the user ${JSON.stringify(url.user)}: ${describe(failure)}.`,
      errno === 1130
        ? "Create the account for this machine's address too ('user'@'%'), or allow the address in the provider's console."
        : 'Check user and password, and the host part of the account. Special characters in the URL must be percent-encoded (@ is %40, / is %2F).',
    );
  }
  if (errno === 1049) {
    return make(
      'DATABASE_NOT_FOUND',
      `The server ${server} has no database ${JSON.stringify(url.database)}.`,
      'Check the part of the URL after the last slash. Names are case-sensitive on most servers.',
    );
  }
  if (errno === 1044) {
    return make(
      'DATABASE_PRIVILEGE',
      `The server ${server} refused the connection to ${JSON.stringify(url.database)}: ${describe(failure)}.`,
      'Check the name of the database, and GRANT the user SELECT, SHOW VIEW, TRIGGER and EVENT on it.',
    );
  }
  return undefined;
}

function tlsWords(failure: Failure, url: MysqlUrl): [string, string] {
  const { errno, code } = failure;
  const server = describeServer(url);
  const why = url.sslMode === undefined ? 'where the network is not private' : 'by ssl-mode';
  if (errno === DRIVER.noTls) {
    return [
      `The server ${server} does not support TLS, which is required ${why}.`,
      'Enable TLS on the server. On a network that you trust, ssl-mode=DISABLED in the URL connects without TLS.',
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return [
      `The TLS certificate of ${server} is for another name.`,
      'Use the host name in the certificate, or ssl-mode=VERIFY_CA with ssl-ca=FILE of your private authority.',
    ];
  }
  return [
    `The TLS connection to ${server} failed: ${TLS_CODES.test(code) ? code : describe(failure)}.`,
    authorityHint(server),
  ];
}

function authorityHint(server: string): string {
  if (/\.rds\.amazonaws\.com/.test(server)) {
    return 'Download https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem in an earlier step and give its path with ssl-ca=FILE.';
  }
  return "Set ssl-ca=FILE to the provider's authority, or correct the certificate. ssl-mode=REQUIRED encrypts without verifying.";
}

const PRIVILEGE = new Set([1044, 1142, 1143, 1227, 1370, 1410, 1419, 1873, 3619]);
const LOST = new Set([1053, 1080, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 2055, 3169, 4031]);

/** Everything that the server or driver said, for the diagnostics. */
function serverWords(thrown: unknown): ForeignText {
  return new ForeignText('the server', fullTextOf(thrown));
}

/** A failure by its number, or by the system's name for it. */
function describe({ errno, code, message }: Failure): string {
  const number = describeNumber(errno);
  if (number !== undefined) return number;
  if (errno === DRIVER.timeout) return 'no response in time (ETIMEDOUT)';
  if (NETWORK.test(code)) return code;
  return errno === DRIVER.unexpectedClose || /closed|ended/i.test(message)
    ? 'the connection was closed'
    : 'the driver failed';
}

/** The server's number of the failure behind an error, for telling errors apart. 0 if there is none. */
export function numberOf(error: unknown): number {
  return error instanceof RestorableError ? failureOf(error.cause).errno : 0;
}

/**
 * Turns a failed statement into an error: the server's number, and the names in its message that the statement itself
 * contains. Everything else in the message may be a value.
 */
export function nameQueryFailure(thrown: unknown, server: string, sql = ''): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const failure = failureOf(thrown);
  const { errno, code, message, fatal } = failure;
  const driverLost = errno === DRIVER.unexpectedClose || errno === DRIVER.closed || errno === DRIVER.socket;
  if (LOST.has(errno) || driverLost || (NETWORK.test(code) && fatal)) {
    return new RestorableError(
      'DATABASE_CONNECTION_LOST',
      `The connection to ${server} was lost: ${describe(failure)}.`,
      {
        hint: 'Check for a restart, a network failure or an idle timeout between this machine and the server, then run it again.',
        cause: thrown,
        foreign: serverWords(thrown),
      },
    );
  }
  const named = KnownNames.ofStatement(sql).within(message);
  const about = named.length === 0 ? '' : `: ${named.join(', ')}`;
  if (PRIVILEGE.has(errno)) {
    return new RestorableError('DATABASE_PRIVILEGE', `The server refused: ${describe(failure)}${about}.`, {
      hint: 'Grant the user the privilege that the statement needs.',
      cause: thrown,
      foreign: serverWords(thrown),
    });
  }
  return new RestorableError('DATABASE_QUERY', `The statement failed: ${describe(failure)}${about}.`, {
    hint: "The server's manual lists error numbers.",
    cause: thrown,
    foreign: serverWords(thrown),
  });
}
