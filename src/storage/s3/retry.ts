import type { S3ClientConfig } from '@aws-sdk/client-s3';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { acquireInitialRetryToken: unknown }>;
type Token = Awaited<ReturnType<Strategy['acquireInitialRetryToken']>>;
type ErrorInfo = Parameters<Strategy['refreshRetryTokenForRetry']>[1];

const BASE_DELAY_MS = 100;
const THROTTLED_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** Server errors that trying again does not change: not implemented, HTTP version, no space. */
const FINAL_STATUS = new Set([501, 505, 507]);

/** How often a request is sent. */
export interface Patience {
  attempts(): number;
  /** The endpoint answered something. */
  answered(): void;
  /** A request was given up for want of any answer. */
  gone(): void;
}

/**
 * Many attempts once the endpoint has answered. Few before, so that a wrong address does not take a minute to be named, and
 * few again after a request was given up: a server that is gone should not cost the clean-up after it the same patience
 * for each object again.
 */
export function createPatience(tuning: { readonly attempts: number; readonly firstAttempts: number }): Patience {
  let answers = false;
  return {
    attempts: () => (answers ? tuning.attempts : tuning.firstAttempts),
    answered: () => {
      answers = true;
    },
    gone: () => {
      answers = false;
    },
  };
}

/**
 * When the SDK's own retry tries again. Its standard strategy fixes the number of attempts at the first request, and
 * stops retrying at all after some 35 failures of parallel requests, less than an outage of seconds makes; waiting,
 * cancelling and classifying errors stay the SDK's.
 */
export function createRetryStrategy(patience: Patience): Strategy {
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    refreshRetryTokenForRetry: async (token, info) => {
      const done = token.getRetryCount() + 1;
      if (!isPassing(info)) throw new Error('Trying again would not help.');
      if (done >= patience.attempts()) {
        if (statusOf(info) === undefined) patience.gone();
        throw new Error('No more attempts.');
      }
      return tokenOf(done, delayMs(done, info));
    },
    recordSuccess: () => {},
  };
}

function isPassing(info: ErrorInfo): boolean {
  const { errorType } = info;
  if (errorType === 'TRANSIENT' || errorType === 'THROTTLING') return true;
  return errorType === 'SERVER_ERROR' && !FINAL_STATUS.has(statusOf(info) ?? 0);
}

function statusOf({ error }: ErrorInfo): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}

/** Exponential, of which half is random so that parallel requests spread; longer where the server says so. */
function delayMs(done: number, { errorType, retryAfterHint }: ErrorInfo): number {
  const base = errorType === 'THROTTLING' ? THROTTLED_DELAY_MS : BASE_DELAY_MS;
  const longest = Math.min(LONGEST_DELAY_MS, base * 2 ** (done - 1));
  const asked = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now();
  return Math.max(longest * (0.5 + Math.random() / 2), Math.min(asked, LONGEST_DELAY_MS));
}

function tokenOf(retries: number, delay: number): Token {
  return { getRetryCount: () => retries, getRetryDelay: () => delay };
}
