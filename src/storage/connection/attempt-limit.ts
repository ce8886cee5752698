import type { RetryPolicy } from '../../ports/retry.ts';

/** How often a storage is asked. */
export interface Attempts {
  /** Once it has answered. */
  readonly attempts: number;
  /** Before that: a wrong address should not take minutes to be named. */
  readonly firstAttempts: number;
}

/**
 * Many attempts once the endpoint has answered, few before. Few again after a request was given up without an answer: a server
 * that is gone should not cost the clean-up after it the same time for each object again.
 */
export class AttemptLimit {
  readonly #tuning: Attempts;
  #isReachable = false;
  #wasReached = false;

  constructor(tuning: Attempts) {
    this.#tuning = tuning;
  }

  get current(): number {
    return this.#isReachable ? this.#tuning.attempts : this.#tuning.firstAttempts;
  }

  /** It has answered, and no request was given up since. */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** It has answered at all. */
  get wasReached(): boolean {
    return this.#wasReached;
  }

  noteAnswer(): void {
    this.#isReachable = true;
    this.#wasReached = true;
  }

  noteGivenUp(): void {
    this.#isReachable = false;
  }
}

/** The waits between requests to a storage; longer ones where it says that there are too many. */
export function backoff(isThrottled = false): Omit<RetryPolicy, 'attempts'> {
  return { baseMs: isThrottled ? 1_000 : 100, longestMs: 15_000 };
}
