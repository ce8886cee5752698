import type { Clock } from '../ports/clock.ts';

/** How long one open phase has lasted, without the phases inside it. */
interface OpenPhase {
  ownMs: number;
}

/**
 * Divides the time of a run among its phases. At any moment it counts for one phase only: the one that began last and has not
 * ended. So the phases never add up to more than the run, also if one contains others.
 */
export class PhaseTimes {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  /** The one that began last is the last. */
  readonly #open: OpenPhase[] = [];
  #countedMs = 0;

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
  }

  begin(): OpenPhase {
    this.#count();
    const phase = { ownMs: 0 };
    this.#open.push(phase);
    return phase;
  }

  /** @returns how long the phase has lasted since it began, or since the last call */
  take(phase: OpenPhase): number {
    this.#count();
    const { ownMs } = phase;
    phase.ownMs = 0;
    return Math.round(ownMs);
  }

  end(phase: OpenPhase): void {
    this.#count();
    this.#open.splice(this.#open.indexOf(phase), 1);
  }

  #count(): void {
    const nowMs = this.#clock.monotonicMs();
    const current = this.#open.at(-1);
    if (current !== undefined) current.ownMs += nowMs - this.#countedMs;
    this.#countedMs = nowMs;
  }
}
