import type { Clock } from '../../src/ports/clock.ts';

const RealDate = Date;
/** Simulated runs take this many times longer than real ones, so that they last seconds, as on a runner. */
const PACE = 20;

/** A clock that a test sets. It goes on while something runs. */
export class SimulatedClock implements Clock {
  #setMs = 0;
  #sinceMs = performance.now();

  set(at: Date): void {
    this.#setMs = at.getTime();
    this.#sinceMs = performance.now();
  }

  now(): Date {
    return new RealDate(this.#nowMs());
  }

  monotonicMs(): number {
    return performance.now() * PACE;
  }

  async sleep(ms: number): Promise<void> {
    this.set(new RealDate(this.#nowMs() + ms));
  }

  /** Also replaces the clock of the process meanwhile, which OpenPGP signatures and SQLite snapshots are dated by. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const nowMs = (): number => this.#nowMs();
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [nowMs()] : given, made),
      get: (target, name) => (name === 'now' ? nowMs : Reflect.get(target, name)),
    });
    try {
      return await work();
    } finally {
      globalThis.Date = RealDate;
    }
  }

  #nowMs(): number {
    return Math.floor(this.#setMs + (performance.now() - this.#sinceMs) * PACE);
  }
}

/** A clock by which all destinations answer equally fast, also if the machine pauses this process while it lists one of them. */
export function evenClock(): () => number {
  let ticks = 0;
  return () => {
    ticks += 1;
    return ticks;
  };
}
