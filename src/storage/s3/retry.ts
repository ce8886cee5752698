import type { S3ClientConfig } from '@aws-sdk/client-s3';

type Strategy = Extract<NonNullable<S3ClientConfig['retryStrategy']>, { acquireInitialRetryToken: unknown }>;
type Token = Awaited<ReturnType<Strategy['acquireInitialRetryToken']>>;
type ErrorInfo = Parameters<Strategy['refreshRetryTokenForRetry']>[1];

const BASE_DELAY_MS = 100;
const THROTTLED_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15_000;
/** Server errors that trying again does not change: not implemented, HTTP version, no space. */
const FINAL_STATUS = new Set([501, 505, 507]);

/**
 * When the SDK's own retry tries again. Its standard strategy fixes the number of attempts at the first request, and
 * stops retrying at all after some 35 failures of parallel requests, less than an outage of seconds makes; waiting,
 * cancelling and classifying errors stay the SDK's.
 * @param attempts how often a request may be sent, asked anew before each retry
 */
export function createRetryStrategy(attempts: () => number): Strategy {
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    refreshRetryTokenForRetry: async (token, info) => {
      const done = token.getRetryCount() + 1;
      if (done >= attempts() || !isPassing(info)) throw new Error('No more attempts.');
      return tokenOf(done, delayMs(done, info));
    },
    recordSuccess: () => {},
  };
}

function isPassing({ errorType, error }: ErrorInfo): boolean {
  if (errorType === 'TRANSIENT' || errorType === 'THROTTLING') return true;
  const status = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
  return errorType === 'SERVER_ERROR' && !FINAL_STATUS.has(status ?? 0);
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
