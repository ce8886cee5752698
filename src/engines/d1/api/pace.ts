import type { RetryPolicy } from '../../../ports/retry.ts';

/** How long to wait for the service. Tests use shorter times. */
export interface Pace {
  /** Between two polls of an export or import. The service itself delays a response by about a second. */
  readonly pollMs: number;
  /** An export or import without any news for this long is considered stuck. */
  readonly idleMs: number;
  /** An export or import that reports news all the time, but does not end. A database has 10 GB at most. */
  readonly longestMs: number;
  /** First delay before a request is retried. Doubled each time. */
  readonly retryMs: number;
  /** One API request. The service ends a query after 30 s. */
  readonly requestMs: number;
  /** A download or upload without any progress. */
  readonly stalledMs: number;
}

export const PACE: Pace = {
  pollMs: 1_000,
  idleMs: 10 * 60_000,
  longestMs: 24 * 3_600_000,
  retryMs: 1_000,
  requestMs: 90_000,
  stalledMs: 120_000,
};

/** How often an upload or a download is attempted. */
export function transferPolicy({ retryMs }: Pace): RetryPolicy {
  return { attempts: 3, baseMs: 2 * retryMs, longestMs: 4 * retryMs };
}
