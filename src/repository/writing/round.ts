import type { Clock } from '../../ports/clock.ts';
import type { Replica } from './replica.ts';

/** One task that runs at every destination in parallel. Tracks which destinations are done, and when each last responded. */
export class ReplicaRound<T> {
  readonly #needed: number;
  readonly #clock: Clock;
  readonly #done = new Map<Replica, T>();
  readonly #heardMs = new Map<Replica, number>();
  #enoughMs: number | undefined;

  /** @param needed how many are enough */
  constructor(needed: number, clock: Clock) {
    this.#needed = needed;
    this.#clock = clock;
  }

  finish(replica: Replica, value: T): void {
    this.#done.set(replica, value);
  }

  hear(replica: Replica): void {
    this.#heardMs.set(replica, this.#clock.monotonicMs());
  }

  /** The results of these destinations, as far as they are done. */
  resultsOf(replicas: readonly Replica[]) {
    const done = replicas.filter((replica) => this.#done.has(replica));
    return done.map((replica) => ({ at: replica.at, value: this.#done.get(replica) as T }));
  }

  /** Once enough are done: which of the others was silent for longest, and since when. */
  quietest(active: readonly Replica[]): { readonly replica: Replica; readonly sinceMs: number } | undefined {
    const left = active.filter((replica) => !this.#done.has(replica));
    if (active.length - left.length < this.#needed) return undefined;
    this.#enoughMs ??= this.#clock.monotonicMs();
    const enoughMs = this.#enoughMs;
    const since = left.map((replica) => ({ replica, sinceMs: Math.max(enoughMs, this.#heardMs.get(replica) ?? 0) }));
    return since.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
  }
}
