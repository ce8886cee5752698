import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './clock.ts';

/**
 * The clock of this machine. No other file reads the time. Hosts and adapters import it; everything else is given a clock
 * (`.dependency-cruiser.cjs`, rule `clock-is-given`).
 */
export const SYSTEM_CLOCK: Clock = {
  now: () => new Date(),
  monotonicMs: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => {}),
};

/** A time limit that several steps share. It begins when it is made. */
export class Deadline {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #endMs: number;

  /** @param limitMs may be infinite */
  constructor(limitMs: number, clock: Pick<Clock, 'monotonicMs'> = SYSTEM_CLOCK) {
    this.#clock = clock;
    this.#endMs = clock.monotonicMs() + limitMs;
  }

  /** Not positive once the time is over. */
  get leftMs(): number {
    return this.#endMs - this.#clock.monotonicMs();
  }

  get isOver(): boolean {
    return this.leftMs <= 0;
  }
}
