import type { ErrorCode } from '../../../core/error-codes.ts';
import { RestorableError } from '../../../core/errors.ts';
import { ForeignText, fullTextOf } from '../../../core/foreign.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { describeState } from './sqlstate.ts';

/** What Node, OpenSSL and the server say about a failed connection or statement. */
interface Failure {
  readonly message?: string;
  /** errno name, OpenSSL code or five-character SQLSTATE. */
  readonly code?: string;
  readonly errors?: readonly Failure[];
  /** The server's internal function that raised the error: the same in every language (manual, 55.8, field R). */
  readonly routine?: string;
}

const TLS_CODES =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;
/** What the driver says of a connection that is gone. */
export const LOST = /Connection terminated|Client has encountered a connection error|not queryable|Client was closed/;

/** Reads `code` and `message` of whatever was thrown. If several addresses failed, the first one's. */
export function failureOf(thrown: unknown): { code: string; message: string } {
  const failure = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Failure;
  const first = failure.errors?.[0] ?? failure;
  return { code: failure.code ?? first.code ?? '', message: failure.message || first.message || String(thrown) };
}

/** The server's internal function that raised an error. Empty if a pooler or another program raised it. */
export function routineOf(thrown: unknown): string {
  return (typeof thrown === 'object' && thrown !== null ? (thrown as Failure).routine : undefined) ?? '';
}

/** True if the TLS handshake or the certificate failed. */
export function isTlsFailure(thrown: unknown): boolean {
  const { code, message } = failureOf(thrown);
  return TLS_CODES.test(code) || /does not support SSL|establishing an SSL connection/.test(message);
}

/**
 * Turns a failed connection attempt into an error with a hint.
 * @param isPlain the attempt was made without TLS, which the server may offer
 */
export function nameConnectFailure(thrown: unknown, url: PostgresUrl, isPlain = false): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  const { code, message } = failureOf(thrown);
  const server = describeServer(url);
  const make = (name: ErrorCode, text: string, hint: string): RestorableError =>
    new RestorableError(name, text, { hint, cause: thrown, foreign: serverWords(thrown) });
  if (isTlsFailure(thrown)) return make('DATABASE_TLS', ...tlsWords(code, message, server));
  if (/Tenant or user not found/i.test(message)) {
    return make('DATABASE_AUTHENTICATION', `The pooler at ${server} has no such project or user.`, POOLER_USER_HINT);
  }
  if (/password must be a string/.test(message)) {
    return make(
      'DATABASE_AUTHENTICATION',
      `The server ${server} asks for a password, and the URL has none.`,
      'Put the password into the URL (percent-encoded) or into PGPASSWORD, from a secret.',
    );
  }
  return (
    nameServerRefusal({ code, message, isPlain: isPlain && routineOf(thrown) === 'ClientAuthentication' }, url, make) ??
    make(
      'DATABASE_UNREACHABLE',
      `Can't connect to the server ${server}: ${describeConnect(code, message)}.`,
      UNREACHABLE_HINTS[code] ?? 'Check host and port, and that the database allows connections from this machine.',
    )
  );
}

const POOLER_USER_HINT =
  'Supabase poolers expect the user as `postgres.<project-ref>`. Copy the session-mode URL from its dashboard.';

const UNREACHABLE_HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check the port, that the server is running and, for a service container, that its port is mapped.',
  ETIMEDOUT: 'A firewall probably drops the packets: allow this machine, or run on a runner inside the network.',
  ENOENT: 'No server is listening at that socket: check the folder and that the server is running.',
  '53300': 'The server has no free connection: raise max_connections, or back up when it is less busy.',
  '57P03': 'The server is starting up or shutting down: wait for it (a health check of the service container does).',
};

type Make = (name: ErrorCode, text: string, hint: string) => RestorableError;

interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The server's rules refused a connection because it is not encrypted. */
  readonly isPlain: boolean;
}

function nameServerRefusal(refusal: Refusal, url: PostgresUrl, make: Make): RestorableError | undefined {
  const { code, message, isPlain } = refusal;
  const server = describeServer(url);
  const about = aboutDatabase(message, url);
  if (code === '28000' && isPlain) {
    return make(
      'DATABASE_TLS',
      `The server ${server} refuses connections without TLS.`,
      'Add sslmode=verify-full to the URL.',
    );
  }
  if (code === '28P01' || code === '28000') {
    return make(
      'DATABASE_AUTHENTICATION',
      `The server ${server} refused the user ${JSON.stringify(url.user)}: ${describeState(code)}${about}.`,
      'Check user and password. Special characters in the URL must be percent-encoded (@ is %40, / is %2F).',
    );
  }
  if (code === '3D000' || /^no such database/.test(message)) {
    return make(
      'DATABASE_NOT_FOUND',
      `The server ${server} has no database ${JSON.stringify(url.database)}.`,
      'Check the part of the URL after the last slash. Names are case-sensitive.',
    );
  }
  if (code === '08P01') return namePoolerRefusal(refusal, url, make);
  if (code === '42501') {
    return make(
      'DATABASE_PRIVILEGE',
      `The server ${server} refused the connection: ${describeState(code)}${about}.`,
      'GRANT CONNECT ON DATABASE to the user.',
    );
  }
  return undefined;
}

/** A protocol violation: poolers use it for anything that went wrong behind them. The server itself has no reason to. */
function namePoolerRefusal({ code, message }: Refusal, url: PostgresUrl, make: Make): RestorableError {
  const server = describeServer(url);
  if (/startup parameter/.test(message)) {
    return make(
      'DATABASE_POOLER',
      `There is a connection pooler at ${server}, which refuses a startup parameter.`,
      POOLER_HINT,
    );
  }
  return make(
    'DATABASE_UNREACHABLE',
    `The pooler at ${server} refused the connection: ${describeState(code)}${aboutDatabase(message, url)}.`,
    `A pooler does this if it can't log in to its server: check that the database ${JSON.stringify(url.database)} and the user exist there. A missing database can be created only at the server's own address.`,
  );
}

/** The name of the database, if the server's message has it. */
function aboutDatabase(message: string, url: PostgresUrl): string {
  const named = new KnownNames([url.database]).within(message);
  return named.length === 0 ? '' : `: ${named.join(', ')}`;
}

/** What to do about a transaction-mode pooler. */
export const POOLER_HINT =
  'A dump needs one session: use the direct host, or the pooler in session mode (Supabase: port 5432; Neon: the host without "-pooler").';

function tlsWords(code: string, message: string, server: string): [string, string] {
  if (/does not support SSL/.test(message)) {
    return [
      `The server ${server} does not support TLS, which sslmode requires.`,
      'Enable TLS on the server. On a network that you trust, sslmode=disable connects without TLS.',
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return [
      `The TLS certificate of ${server} is for another name.`,
      'Use the host name in the certificate, or sslmode=verify-ca with your own authority.',
    ];
  }
  return [
    `The TLS connection to ${server} failed: ${TLS_CODES.test(code) ? code : tlsReason(message)}.`,
    "Set sslrootcert=FILE to the provider's authority (or sslrootcert=system for a public one), or correct the certificate.",
  ];
}

/** Everything that the server or driver said, for the diagnostics. */
export function serverWords(thrown: unknown): ForeignText {
  return new ForeignText('PostgreSQL', fullTextOf(thrown));
}

/** Why a connection could not be made: the server's code, the system's, or a sentence of the driver. */
function describeConnect(code: string, message: string): string {
  const state = describeState(code);
  if (state !== undefined) return state;
  // Our own sentence.
  if (/^no response within \d+ s$/.test(message)) return message;
  if (/^E[A-Z0-9]+$/.test(code)) return code;
  return LOST.test(message) ? 'the connection was closed immediately' : 'the connection failed';
}

function tlsReason(message: string): string {
  return /establishing an SSL connection/.test(message) ? 'the server interrupted it' : 'the handshake failed';
}

/** The SQLSTATE of the server's error behind a failure, for telling errors apart. */
export function stateOf(error: unknown): string {
  return error instanceof RestorableError ? failureOf(error.cause).code : '';
}
