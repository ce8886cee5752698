import { cancellation } from '../../core/cancellation.ts';
import { RestorableError } from '../../core/errors.ts';
import { describeError } from '../../core/foreign.ts';
import type { ProxyInUse } from '../../http/proxies.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { connectionProblem, type NamedProblem } from '../connection/connection-problem.ts';
import type { HttpFailure } from '../connection/http-retry.ts';
import { TokenError } from './authorization.ts';

/** A refusal, as the API describes it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Google's error name, such as `forbidden`. undefined if the answer did not come from the API. */
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** The server's clock. */
  readonly date: Date | undefined;

  constructor(message: string, details: Pick<ApiError, 'status' | 'reason' | 'retryAfterMs' | 'date'>) {
    super(message);
    this.status = details.status;
    this.reason = nameIn(details.reason);
    this.retryAfterMs = details.retryAfterMs;
    this.date = details.date;
  }
}

/** A name in an answer comes from the server. Text that does not look like a name is not repeated. */
function nameIn(text: string | undefined): string | undefined {
  return text === undefined || /^[A-Za-z0-9_.-]{1,60}$/.test(text) ? text : undefined;
}

/** The operation, for the message: the required permission, and the object. */
export interface Attempted {
  /** In IAM's notation, such as `storage.objects.create`. */
  readonly permission: `storage.objects.${'create' | 'get' | 'list' | 'delete' | 'update'}`;
  readonly key?: string;
  readonly label: string;
  readonly bucket: string;
  /** The proxy of the connections. */
  readonly proxy: ProxyInUse | undefined;
  readonly signal: AbortSignal;
  readonly host: Host;
}

/** Refusals that mean "later": https://cloud.google.com/storage/docs/json_api/v1/status-codes */
const LATER = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'usageLimits.rateLimitExceeded']);

/** Reads the error of an attempt, for the retries. */
export function failureOf(thrown: unknown): HttpFailure {
  if (thrown instanceof ApiError) {
    const status = LATER.has(thrown.reason ?? '') ? 429 : thrown.status;
    return { code: undefined, status, retryAfterMs: thrown.retryAfterMs };
  }
  if (thrown instanceof TokenError) return { code: thrown.code, status: thrown.status, retryAfterMs: undefined };
  const { code } = systemError(thrown);
  return { code, status: undefined, retryAfterMs: undefined };
}

/** The first system error in a chain of causes: Node tries all addresses of a host, and libraries wrap errors. */
function systemError(thrown: unknown): { readonly code: string | undefined; readonly message: string } {
  let error = thrown as { code?: unknown; type?: unknown; message?: string; cause?: unknown; errors?: unknown[] };
  for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth += 1) {
    if (typeof error.code === 'string') return { code: error.code, message: error.message || error.code };
    error = (error.cause ?? error.errors?.[0]) as typeof error;
  }
  return { code: undefined, message: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** Converts any error to one that a user can act on. */
export function googleError(thrown: unknown, attempted: Attempted): RestorableError {
  if (thrown instanceof RestorableError) return thrown;
  if (attempted.signal.aborted) return cancellation(attempted.signal);
  const named = name(thrown, attempted);
  return new RestorableError(named.code, attempted.host.scrub(named.message), { hint: named.hint, cause: thrown });
}

function name(thrown: unknown, attempted: Attempted): NamedProblem {
  if (thrown instanceof TokenError) return tokenProblem(thrown, attempted);
  if (thrown instanceof ApiError) {
    return credentialsProblem(thrown, attempted) ?? refusal(thrown, attempted) ?? other(thrown, attempted);
  }
  const { label } = attempted;
  const { code } = systemError(thrown);
  const hostHint = 'Check `endpoint=`, if there is one: the host name does not exist.';
  const broken = connectionProblem({ code, label, hostHint, proxy: attempted.proxy });
  const failed = `${attempted.permission} failed on ${attempted.key ?? 'the listing'} at ${label}`;
  return (
    broken ?? {
      code: 'STORAGE_FAILED',
      message: `${failed} (${describeError(thrown)}).`,
      hint: 'Run again. If it happens again, check what is between this machine and the storage.',
    }
  );
}

function tokenProblem({ status, code, message }: TokenError, { label, proxy }: Attempted): NamedProblem {
  const hostHint = 'Check `token_uri` or `token_url` in the credentials: the host name does not exist.';
  const service = `the token service for ${label}`;
  const broken = status === undefined ? connectionProblem({ code, label: service, hostHint, proxy }) : undefined;
  if (broken !== undefined) return broken;
  if (/\biat\b|\bexp\b|timeframe/.test(message)) {
    return {
      code: 'CLOCK_SKEW',
      message: `This machine's clock differs too much from the clock of the token service (${nameIn(code) ?? status}).`,
      hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
    };
  }
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `No token is given for ${label} (${nameIn(code) ?? status ?? 'no name'}).`,
    hint: 'Check that the key is complete, and neither deleted nor disabled; with workload identity, that the provider accepts this repository and the job has `permissions: id-token: write`.',
  };
}

/** Google refuses tokens if the clock differs by more than some minutes. */
const LONGEST_SKEW_MS = 10 * 60_000;

function credentialsProblem(error: ApiError, { label }: Attempted): NamedProblem | undefined {
  const { status, reason, date } = error;
  if (status !== 401) return undefined;
  if (date !== undefined && Math.abs(date.getTime() - SYSTEM_CLOCK.now().getTime()) > LONGEST_SKEW_MS) {
    return {
      code: 'CLOCK_SKEW',
      message: `This machine's clock differs too much from the clock of ${label}.`,
      hint: 'Set the clock (`timedatectl set-ntp true`) and run again.',
    };
  }
  return {
    code: 'STORAGE_AUTHENTICATION',
    message: `${label} refuses the credentials (${reason ?? status}).`,
    hint: 'An access token lasts for an hour at most; a service account key or workload identity is renewed while a run lasts. Check that it was not revoked.',
  };
}

const HELD = new Set(['retentionPolicyNotMet', 'objectUnderActiveHold']);
const FULL = new Set(['quotaExceeded', 'dailyLimitExceeded', 'insufficientStorage']);

function refusal(error: ApiError, attempted: Attempted): NamedProblem | undefined {
  const { status, reason } = error;
  const { label, key, bucket } = attempted;
  const what = key === undefined ? label : `${key} at ${label}`;
  const said = oneLine(error.message);
  if (isMissingBucket(error)) {
    return {
      code: 'STORAGE_FAILED',
      message: `There is no bucket "${bucket}" (${reason ?? status}).`,
      hint: 'Create it, or correct the bucket or `endpoint=` of the destination.',
    };
  }
  if (status === 400 && /(?:md5|crc32c).*(?:match|differ)/i.test(said)) {
    return {
      code: 'STORAGE_CORRUPTED',
      message: `${what} arrived with bytes that differ from those sent (${reason ?? status}).`,
      hint: 'Something between this machine and the storage changes data. Use https:// and no proxy that rewrites bodies.',
    };
  }
  if (status === 400 && /retention/i.test(said)) {
    return {
      code: 'STORAGE_FAILED',
      message: `The bucket "${bucket}" can't lock objects (${reason ?? status}).`,
      hint: 'Object retention is enabled once for a bucket (`gcloud storage buckets create --enable-per-object-retention`); else remove `lock=`.',
    };
  }
  if (FULL.has(reason ?? '') || status === 507) {
    return {
      code: 'STORAGE_FULL',
      message: `${label} is full (${reason ?? status}).`,
      hint: "Raise the project's quota, remove old backups, or use another destination.",
    };
  }
  return status === 403 || HELD.has(reason ?? '') ? notPermitted(error, what, attempted) : undefined;
}

function notPermitted(error: ApiError, what: string, attempted: Attempted): NamedProblem {
  const { reason, status } = error;
  const said = oneLine(error.message);
  if (HELD.has(reason ?? '') || /retention|active hold/i.test(said)) {
    return {
      code: 'STORAGE_PERMISSION',
      message: `${what} is locked (${reason ?? status}).`,
      hint: 'A retention or a hold keeps this object: wait until it ends.',
    };
  }
  // The answer names the missing permission, which may differ from the one that the operation is named after.
  const permission = /\bstorage\.[a-z]+\.[A-Za-z]+\b/.exec(said)?.[0] ?? attempted.permission;
  return {
    code: 'STORAGE_PERMISSION',
    message: `${permission} is not permitted on ${what} (${reason ?? status}).`,
    hint: `Give the account a role with ${permission} on the bucket "${attempted.bucket}" (docs/permissions.md).`,
  };
}

/** True if the bucket itself is missing, rather than the object. */
export function isMissingBucket({ status, message }: ApiError): boolean {
  return status === 404 && /bucket (?:\S+ )?(?:does not exist|not found)|no such bucket/i.test(message);
}

function other({ status, reason }: ApiError, { label, permission, key }: Attempted): NamedProblem {
  return {
    code: 'STORAGE_FAILED',
    message: `${permission} failed with HTTP status ${status} on ${key ?? 'the listing'} at ${label} (${reason ?? 'no name'}).`,
    hint:
      status === 429 || status >= 500
        ? 'The storage is overloaded or has a fault. Run again later.'
        : 'Look up the name of the error in the status codes of the JSON API of Cloud Storage.',
  };
}

function oneLine(message: string): string {
  const text = message.replaceAll(/\s+/g, ' ').trim();
  return text === '' ? 'no reason is given' : text.slice(0, 300);
}
