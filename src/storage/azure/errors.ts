import { cancellation } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import type { ProxyInUse } from '../../http/proxies.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { connectionProblem, type NamedProblem } from '../connection/connection-problem.ts';
import { cannotLock } from './immutability.ts';

const LOCK = 'Set immutability policy';

/** The operation, for the message: the required permission, and the blob. */
export interface Attempted {
  /** In the notation of SAS token permissions. */
  readonly permission: 'Create' | 'Write' | 'Read' | 'List' | 'Delete' | 'Delete version' | typeof LOCK;
  /** Additional required permissions. */
  readonly also?: readonly (typeof LOCK | 'Tags')[];
  readonly key?: string;
  readonly label: string;
  readonly account: string;
  readonly container: string;
  /** The proxy of the connections. */
  readonly proxy: ProxyInUse | undefined;
  /** When a SAS token expires. undefined for a key. */
  readonly endsAt: Date | undefined;
  readonly signal: AbortSignal;
  readonly host: Host;
}

/** The parts of the SDK's errors that identify the failure. */
interface Failure {
  /** Azure's name of the error, or the system's. */
  readonly code: string | undefined;
  readonly message: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  /** The server's clock. */
  readonly date: Date | undefined;
}

interface RestErrorLike {
  readonly name?: string;
  readonly message?: string;
  /** A number in the platform's own abort errors. */
  readonly code?: unknown;
  readonly statusCode?: number;
  readonly errors?: readonly { readonly code?: string; readonly message?: string }[];
  readonly response?: { readonly headers?: { get(name: string): string | undefined } };
}

/** Reads an error of the SDK. A refusal's name is in its body, or in a header if there is no body. */
export function failureOf(thrown: unknown): Failure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as RestErrorLike;
  const header = (name: string): string | undefined => error.response?.headers?.get(name);
  // Node tries all addresses of a host and throws an AggregateError with an empty message.
  const first = error.errors?.[0];
  const message = (error.message || first?.message) ?? String(thrown);
  const own = typeof error.code === 'string' ? error.code : undefined;
  const date = new Date(header('date') ?? '');
  const seconds = Number(header('retry-after'));
  return {
    code:
      nameIn(own) ??
      nameIn(header('x-ms-error-code')) ??
      first?.code ??
      (isCut(error.name, message) ? 'ECONNRESET' : undefined),
    message,
    status: error.statusCode,
    retryAfterMs: seconds > 0 ? seconds * 1_000 : undefined,
    date: Number.isNaN(date.getTime()) ? undefined : date,
  };
}

/**
 * The SDK's own stream reports a body that ended early only in these two ways. Aborts by the caller or the idle timeout
 * are checked before.
 */
function isCut(name: string | undefined, message: string): boolean {
  return name === 'AbortError' || message.startsWith('Data corruption failure: received less data');
}

/** Converts any error of the SDK to one that a user can act on. */
export function azureError(thrown: unknown, attempted: Attempted): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (attempted.signal.aborted) return cancellation(attempted.signal);
  const failure = failureOf(thrown);
  const named =
    credentialsProblem(failure, attempted) ??
    lockProblem(failure, attempted) ??
    refusal(failure, attempted) ??
    noAnswer(failure, attempted) ??
    other(failure, attempted);
  return new RestorableError(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}

const AUTHENTICATION = new Set(['AuthenticationFailed', 'InvalidAuthenticationInfo', 'NoAuthenticationInformation']);
/** Azure refuses a signature whose date differs by more than this. */
const LONGEST_SKEW_MS = 15 * 60_000;

function credentialsProblem(failure: Failure, { label, account, endsAt }: Attempted): NamedProblem | undefined {
  const { code, status, date } = failure;
  // For a wrong key, Azurite returns AuthorizationFailure with Azure's message for AuthenticationFailed.
  const says = status === 403 && failure.message.startsWith('Server failed to authenticate the request');
  if (!AUTHENTICATION.has(code ?? '') && status !== 401 && !says) return undefined;
  if (date !== undefined && Math.abs(date.getTime() - SYSTEM_CLOCK.now().getTime()) > LONGEST_SKEW_MS) {
    return {
      code: 'CLOCK_SKEW',
      message: `This machine's clock differs too much from the clock of ${label}.`,
      hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
    };
  }
  // By the clock of the server that refused it.
  if (endsAt !== undefined && endsAt.getTime() <= (date ?? SYSTEM_CLOCK.now()).getTime()) {
    return {
      code: 'STORAGE_AUTHENTICATION',
      message: `The SAS token for ${label} ended at ${endsAt.toISOString()}.`,
      hint: 'Create a new one that is valid for longer than a run (docs/connections.md).',
    };
  }
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `${label} refuses the credentials (${code ?? status}).`,
    hint: `Check that the key or SAS token is one of the account "${account}", complete, not rotated since, and that a SAS token has not expired (its \`se=\`).`,
  };
}

const HELD = 'An immutability policy or a legal hold keeps this blob: wait until it ends.';

/** Refused, but not because of a missing permission that a token could have. */
const PERMISSION_HINTS: Readonly<Record<string, string>> = {
  KeyBasedAuthenticationNotPermitted:
    'The account allows no shared keys: use a user delegation SAS token (docs/connections.md).',
  AuthorizationSourceIPMismatch:
    'The SAS token is limited to other addresses (its `sip=`); GitHub-hosted runners have changing ones.',
  AuthorizationProtocolMismatch: 'The SAS token is for https only: use an https:// endpoint.',
  AuthorizationServiceMismatch: 'The SAS token is not for blobs: make one of the container.',
  AuthorizationResourceTypeMismatch: 'An account SAS needs the resource types Container and Object (`srt=co`).',
  BlobImmutableDueToPolicy: HELD,
  BlobImmutableDueToLegalHold: HELD,
  AccountIsDisabled: 'The storage account is disabled; see the Azure portal.',
};

/** Azure compared a digest and refused the body. */
const DAMAGED = new Set(['Md5Mismatch', 'Crc64Mismatch', 'InvalidMd5']);
const FULL = new Set(['InsufficientStorage', 'InsufficientAccountSpace', 'AccountLimitExceeded', 'QuotaExceeded']);

/** Not in Azure's list of errors, and each feature has its own: unsupported headers, accounts or containers. */
const CAN_NOT = /NotSupported|Unsupported|NotYetSupported|NotImplemented|InvalidHeader|Immutab|Versioning|NotEnabled/;

function lockProblem({ code = '', message, status }: Failure, attempted: Attempted): NamedProblem | undefined {
  const { permission, also = [], container } = attempted;
  if (permission !== LOCK && !also.includes(LOCK)) return undefined;
  if (status === undefined || status === 403 || code in PERMISSION_HINTS) return undefined;
  if (!CAN_NOT.test(code) && !/immutab/i.test(message)) return undefined;
  return { code: 'STORAGE_FAILED', ...cannotLock(container, code === '' ? String(status) : code) };
}

function refusal({ code, status }: Failure, attempted: Attempted): NamedProblem | undefined {
  const { label, permission, key, container, account } = attempted;
  const what = key === undefined ? label : `${key} at ${label}`;
  if (code === 'ContainerNotFound' || code === 'ContainerBeingDeleted' || code === 'ContainerDisabled') {
    return {
      code: 'STORAGE_FAILED',
      message: `There is no container "${container}" in the account "${account}" (${code}).`,
      hint: 'Create it, or correct the account, the container or `endpoint=` of the destination.',
    };
  }
  if (DAMAGED.has(code ?? '')) {
    return {
      code: 'STORAGE_CORRUPTED',
      message: `${what} arrived with bytes that differ from those sent (${code}).`,
      hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
    };
  }
  if (FULL.has(code ?? '') || status === 507) {
    return {
      code: 'STORAGE_FULL',
      message: `${label} is full (${code ?? status}).`,
      hint: "Raise the account's limit, remove old backups, or use another destination.",
    };
  }
  const hint = PERMISSION_HINTS[code ?? ''];
  const needed = [permission, ...(attempted.also ?? [])].join(', ');
  if (status === 403 || hint !== undefined) {
    return {
      code: 'STORAGE_PERMISSION',
      message: `${permission} is not permitted on ${what} (${code ?? status}).`,
      hint:
        hint ??
        `Give the SAS token the permission ${needed} on the container (docs/permissions.md), and check the account's firewall.`,
    };
  }
  return undefined;
}

function noAnswer({ code, status }: Failure, { label, proxy }: Attempted): NamedProblem | undefined {
  if (status !== undefined) return undefined;
  const hostHint = 'Check the account and `endpoint=`: the host name does not exist.';
  return connectionProblem({ code, label, hostHint, proxy });
}

function other({ code, status }: Failure, { label, permission, key }: Attempted): NamedProblem {
  const answer = status === undefined ? '' : ` with HTTP status ${status}`;
  return {
    code: 'STORAGE_FAILED',
    message: `${permission} failed${answer} on ${key ?? 'the listing'} at ${label} (${code ?? 'no name'}).`,
    hint:
      status === 429 || (status ?? 0) >= 500
        ? 'The storage is overloaded or has a fault. Run again later.'
        : 'Look up the name of the error in the Blob service error codes of Azure.',
  };
}

/** A name in an answer comes from the server. Text that does not look like a name is not repeated. */
function nameIn(text: string | undefined): string | undefined {
  return text === undefined || /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : undefined;
}
