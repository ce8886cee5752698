import { cancellation } from '../../core/cancellation.ts';
import type { ErrorCode } from '../../core/error-codes.ts';
import { RestorableError } from '../../core/errors.ts';
import { describeError } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';

/** Status codes of answers (draft-ietf-secsh-filexfer-02, 7). Some servers send those of later drafts, from 11 on. */
export const STATUS = {
  eof: 1,
  missing: 2,
  permission: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
  exists: 11,
} as const;
const LOST_STATUS = new Set<unknown>([6, 7]);
const FULL_STATUS = new Set<unknown>([14, 15]);

/** The connection ended, or was never established, for a reason that may be transient. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** The system's code, if there is one. */
  readonly code: string | undefined;

  /** @param message in our own wording; empty if the code explains it */
  constructor(message: string, code?: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** The numeric status of an answer of the server, otherwise undefined. */
export function statusOf(thrown: unknown): number | undefined {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

/** True if the server does not support the request: an extension that it did not announce, or an unknown request. */
export function isUnsupported(thrown: unknown): boolean {
  if (statusOf(thrown) === STATUS.unsupported) return true;
  return thrown instanceof Error && thrown.message.includes('does not support this extended request');
}

/** True if a retry over a new connection may help. */
export function isPassing(thrown: unknown): boolean {
  return thrown instanceof ConnectionLost || LOST_STATUS.has(statusOf(thrown));
}

const SOCKET_CODES = /^E[A-Z_]+$/;
const LOGIN = /authentication (?:methods )?fail/i;
const NO_SFTP = /subsystem|SFTP session/i;

/**
 * Whether the SSH library's message about a failed connection is transient or permanent. Its numbers (the reason of a
 * disconnect, an exit code) are omitted: 2 is a protocol error there, and a missing file in the answers of SFTP.
 */
export function connectionError(thrown: unknown): Error {
  const { message, level, code } = thrown as Error & { level?: string; code?: unknown };
  if (typeof code === 'string' && SOCKET_CODES.test(code)) return new ConnectionLost('', code, thrown);
  if (level === 'client-timeout') return new ConnectionLost('no answer in time', 'ETIMEDOUT', thrown);
  if (/connection lost|no response from server|channel open failure/i.test(message)) {
    return new ConnectionLost('the connection was lost', undefined, thrown);
  }
  // A server disconnects with a reason: it is stopping, has too many connections, or there were too many failed logins.
  if (level === undefined && typeof code === 'number' && !LOGIN.test(message) && !NO_SFTP.test(message)) {
    return new ConnectionLost('the server ended it', undefined, thrown);
  }
  return Object.assign(new Error(message, { cause: thrown }), level === undefined ? {} : { level });
}

/** The operation, for the message. */
export interface Attempted {
  /** Completes "can't ...", and names the object. */
  readonly what: string;
  readonly label: string;
  readonly signal: AbortSignal;
  readonly host: Host;
  /** Variables that supplied the credentials. */
  readonly credentials: readonly string[];
}

interface Named {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** Converts any error of the SSH library or the server to one that a user can act on. */
export function sftpError(thrown: unknown, attempted: Attempted): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (attempted.signal.aborted) return cancellation(attempted.signal);
  const error = (thrown instanceof Error ? thrown : new Error(String(thrown))) as Error & { level?: string };
  const named = connectionProblem(error, attempted) ?? loginProblem(error, attempted) ?? answered(error, attempted);
  return new RestorableError(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}

const CONNECTION: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check host and port of the destination, and that the SSH server runs.',
  ENOTFOUND: 'Check the host of the destination: the name does not exist.',
  EAI_AGAIN: 'The name server did not respond. Check the network.',
  EHOSTUNREACH: 'Check the network and the firewall.',
  ENETUNREACH: 'Check the network; a host with only IPv6 addresses needs IPv6 here too.',
};

function connectionProblem(error: Error, { label }: Attempted): Named | undefined {
  if (isPassing(error)) {
    const code = error instanceof ConnectionLost ? error.code : undefined;
    const hint = CONNECTION[code ?? ''];
    const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
    return {
      code: 'STORAGE_UNREACHABLE',
      message: `${lead}${code === undefined ? '' : ` (${code})`}${error.message === '' ? '' : `: ${error.message}`}.`,
      hint: hint ?? 'Run again. If it happens again, check the network to the server and the log of its sshd.',
    };
  }
  const { level } = error as { level?: string };
  const speaks =
    /no matching ((?:key exchange|host key|[CS]->[CS] (?:cipher|MAC|compression))[a-z ]*)|Invalid identification|Expected "SSH-"|Packet length|handshake/i.exec(
      error.message,
    );
  if (level !== 'handshake' && level !== 'protocol' && speaks === null) return undefined;
  return {
    code: 'STORAGE_UNREACHABLE',
    message: `${label} and this program have no common connection settings${speaks?.[1] === undefined ? '' : ` (no common ${speaks[1].toLowerCase()})`}.`,
    hint: 'Check that the port is that of an SSH server, and that the server is not older than OpenSSH 6.5.',
  };
}

function loginProblem(error: Error, { label, credentials }: Attempted): Named | undefined {
  const { level } = error as { level?: string };
  const refused = level === 'client-authentication' || LOGIN.test(error.message);
  if (!refused && level !== 'agent') {
    if (!NO_SFTP.test(error.message)) return undefined;
    return {
      code: 'STORAGE_PERMISSION',
      message: `${label} lets this user log in, but offers no SFTP.`,
      hint: 'Enable `Subsystem sftp internal-sftp` in sshd_config, or use another account.',
    };
  }
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `${label} refuses the login by ${credentials.join(', ')}.`,
    hint:
      'Check the user, and that the public half of the key is in its authorized_keys on the server (which must belong to ' +
      'the user, and only the user can be allowed to write to it), or that the password is right.',
  };
}

function answered(error: Error, { what, label }: Attempted): Named {
  const status = statusOf(error);
  const answer = status === undefined ? describeError(error) : `SFTP status ${status}`;
  const message = `Can't ${what} at ${label} (${answer}).`;
  if (status === STATUS.permission) {
    return {
      code: 'STORAGE_PERMISSION',
      message,
      hint: 'Give the user of the destination read and write access to the folder on the server.',
    };
  }
  if (FULL_STATUS.has(status)) return { code: 'STORAGE_FULL', message, hint: FULL_HINT };
  const also =
    'a quota, a full disk and a file in place of a folder give this error, because SFTP has no code for them.';
  return {
    code: 'STORAGE_FAILED',
    message,
    hint:
      status === STATUS.failure
        ? `Check the log of the server's sshd: ${also}`
        : "Check the log of the server's sshd, and the path of the destination.",
  };
}

const FULL_HINT = 'Free space or inodes on the server, raise the quota, or use another destination.';

/** A full disk, which the server reported only as a failure. */
export function full(path: string, cause: unknown): RestorableError {
  return new RestorableError('STORAGE_FULL', `The server has no space left for ${path}.`, { hint: FULL_HINT, cause });
}
