import type { RetryPolicy } from '../../ports/retry.ts';

/** How long to wait for the service; tests are in a hurry. */
export interface Pace {
  /** Between two polls of an export or import. The service itself holds an answer back for about a second. */
  readonly pollMs: number;
  /** An export or import that says nothing new for so long is taken for stuck. */
  readonly idleMs: number;
  /** First wait before a request is sent again; doubled each time. */
  readonly retryMs: number;
  /** One request to the API; the service ends a query after 30 s. */
  readonly requestMs: number;
  /** A download or upload in which no byte moves. */
  readonly stalledMs: number;
}

export const PACE: Pace = {
  pollMs: 1_000,
  idleMs: 10 * 60_000,
  retryMs: 1_000,
  requestMs: 90_000,
  stalledMs: 120_000,
};

/** How often an upload or a download is begun. */
export function transferPolicy({ retryMs }: Pace): RetryPolicy {
  return { attempts: 3, baseMs: 2 * retryMs, longestMs: 4 * retryMs };
}
