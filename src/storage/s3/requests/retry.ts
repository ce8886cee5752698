import type { S3ClientConfig } from '@aws-sdk/client-s3';
import { delayMs } from '../../../ports/retry.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import { type AttemptLimit, backoff } from '../../connection/attempt-limit.ts';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { acquireInitialRetryToken: unknown }>;
type Token = Awaited<ReturnType<Strategy['acquireInitialRetryToken']>>;
type ErrorInfo = Parameters<Strategy['refreshRetryTokenForRetry']>[1];

/** Server errors that a retry does not change: not implemented, HTTP version, no space. */
const FINAL_STATUS = new Set([501, 505, 507]);

/** The answers that the SDK classifies as transient (its `service-error-classification`), except for clock errors. */
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_NAMES = new Set(['RequestTimeout', 'RequestTimeoutException', 'TimeoutError']);
/** Refusals because of a request's date. Some servers return only 403, and the answer to a HEAD contains no details. */
const SKEWED_NAMES = new Set(['RequestTimeTooSkewed', 'RequestInTheFuture', 'RequestExpired']);
const SKEWED_STATUS = new Set([400, 401, 403]);

/**
 * Decides when the SDK retries. Its standard strategy fixes the number of attempts at the first request, and stops
 * retrying completely after some 35 failures of parallel requests, fewer than an outage of seconds causes. The SDK
 * still handles waiting, cancellation and error classification.
 */
export function createRetryStrategy(limit: AttemptLimit): Strategy {
  // Before the first answer: the SDK reads the storage's clock from it for the dates of later requests.
  const datedBlindly = new WeakSet<Token>();
  return {
    acquireInitialRetryToken: async () => {
      const token = tokenOf(0, 0);
      if (!limit.wasReached) datedBlindly.add(token);
      return token;
    },
    refreshRetryTokenForRetry: async (token, info) => {
      const done = token.getRetryCount() + 1;
      const isWorthIt = isForItsDate(info) ? canBeDated(info, done, datedBlindly.has(token)) : isPassing(info);
      if (!isWorthIt) throw new Error('Trying again would not help.');
      if (done >= limit.current) {
        if (statusOf(info) === undefined) limit.noteGivenUp();
        throw new Error('No more attempts.');
      }
      return tokenOf(done, waitOf(done, info));
    },
    recordSuccess: () => {},
  };
}

/**
 * With a clock that is 4 minutes off, the SDK classifies every error as transient, since it corrects the dates of
 * requests each time. Then only the storage's own answer counts.
 */
function isPassing(info: ErrorInfo): boolean {
  const { errorType } = info;
  const status = statusOf(info) ?? 0;
  if (errorType === 'THROTTLING') return true;
  if (errorType === 'TRANSIENT') {
    return !isSkewed(info) || PASSING_STATUS.has(status) || PASSING_NAMES.has(nameOf(info));
  }
  return errorType === 'SERVER_ERROR' && !FINAL_STATUS.has(status);
}

function isForItsDate(info: ErrorInfo): boolean {
  if (SKEWED_NAMES.has(nameOf(info))) return true;
  return isSkewed(info) && SKEWED_STATUS.has(statusOf(info) ?? 0) && !PASSING_NAMES.has(nameOf(info));
}

/** Once, with the storage's clock: by the name of the refusal, or if that clock was not known before. */
function canBeDated(info: ErrorInfo, done: number, wasBlind: boolean): boolean {
  return done === 1 && (SKEWED_NAMES.has(nameOf(info)) || wasBlind);
}

interface Answered {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly clockSkewCorrected?: boolean };
}

function isSkewed({ error }: ErrorInfo): boolean {
  return (error as Answered | undefined)?.$metadata?.clockSkewCorrected === true;
}

function nameOf({ error }: ErrorInfo): string {
  return (error as Answered | undefined)?.name ?? '';
}

function statusOf({ error }: ErrorInfo): number | undefined {
  return (error as Answered | undefined)?.$metadata?.httpStatusCode;
}

function waitOf(done: number, { errorType, retryAfterHint }: ErrorInfo): number {
  const askedMs = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - SYSTEM_CLOCK.now().getTime();
  return delayMs(done, { ...backoff(errorType === 'THROTTLING'), askedMs });
}

function tokenOf(retries: number, delay: number): Token {
  return { getRetryCount: () => retries, getRetryDelay: () => delay };
}
