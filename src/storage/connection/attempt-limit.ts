import type { RetryPolicy } from '../../ports/retry.ts';

/** The number of attempts of a request to a storage. */
export interface Attempts {
  /** After it has answered. */
  readonly attempts: number;
  /** Before that: reporting a wrong address should not take minutes. */
  readonly firstAttempts: number;
}

/**
 * Many attempts once the endpoint has answered, few before. Few again after a request was abandoned without an answer:
 * if a server is gone, the cleanup should not spend the same time again for each object.
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

  /** It has answered, and no request was abandoned since. */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** It has answered at least once. */
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

/** The delays between requests to a storage. Longer ones if it reports too many requests. */
export function backoff(isThrottled = false): Omit<RetryPolicy, 'attempts'> {
  return { baseMs: isThrottled ? 1_000 : 100, longestMs: 15_000 };
}
