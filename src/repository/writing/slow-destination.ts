import { RestorableError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Replica } from './replica.ts';

/** How long a destination may hold the others back at a time, and how long it may be silent when they are done. */
const PATIENCE_MS = 30_000;
/** In a long run, the share of the total time for which it may hold them back. */
const PATIENCE_SHARE = 0.1;

/** How long to wait for a destination that is not needed. All times are by the monotonic clock. */
export class SlowDestinationPolicy {
  readonly #ms: number;
  readonly #clock: Clock;
  readonly #startMs: number;

  constructor(clock: Clock, ms = PATIENCE_MS) {
    this.#ms = ms;
    this.#clock = clock;
    this.#startMs = clock.monotonicMs();
  }

  /** The time left for a destination that holds the others back. @param beganMs since when they wait */
  toHold({ heldMs, lastPutMs }: Replica, beganMs: number): number {
    const nowMs = this.#clock.monotonicMs();
    const altogetherMs = Math.max(this.#ms, (nowMs - this.#startMs) * PATIENCE_SHARE) - heldMs;
    // Never long at a time: a database server ends a session whose output is not read, MariaDB after a minute.
    return Math.min(altogetherMs, Math.max(beganMs, lastPutMs) + this.#ms - nowMs);
  }

  /** The time left at the end for this many objects that a destination lacks. @param beganMs when the last object was created */
  toSettle({ slowestPutMs }: Replica, count: number, beganMs: number): number {
    return beganMs + Math.max(this.#ms, slowestPutMs * count) - this.#clock.monotonicMs();
  }

  /** The time left for a destination that is silent. */
  toAnswer(sinceMs: number): number {
    return sinceMs + this.#ms - this.#clock.monotonicMs();
  }
}

/** Why a destination is dropped. */
export function tooSlow({ label }: Replica, what: string): RestorableError {
  return new RestorableError('STORAGE_SLOW', `${label} ${what}; it is excluded from this run.`, {
    hint: 'Enough other destinations have the backup. With `min-copies: all`, a run waits for every destination.',
  });
}
