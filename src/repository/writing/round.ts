import type { Clock } from '../../ports/clock.ts';
import type { Member } from './replica.ts';

/** One thing that is done at every destination side by side: who is done, and who was last heard of when. */
export class ReplicaRound<T> {
  readonly #needed: number;
  readonly #clock: Clock;
  readonly #done = new Map<Member, T>();
  readonly #heardMs = new Map<Member, number>();
  #enoughMs: number | undefined;

  /** @param needed how many are enough */
  constructor(needed: number, clock: Clock) {
    this.#needed = needed;
    this.#clock = clock;
  }

  finish(member: Member, value: T): void {
    this.#done.set(member, value);
  }

  hear(member: Member): void {
    this.#heardMs.set(member, this.#clock.monotonicMs());
  }

  /** The results of these, as far as they are done. */
  resultsOf(members: readonly Member[]) {
    const done = members.filter((member) => this.#done.has(member));
    return done.map((member) => ({ at: member.at, value: this.#done.get(member) as T }));
  }

  /** Once enough are done: the one of the others that was silent for longest, and since when. */
  quietest(active: readonly Member[]): { readonly member: Member; readonly sinceMs: number } | undefined {
    const left = active.filter((member) => !this.#done.has(member));
    if (active.length - left.length < this.#needed) return undefined;
    this.#enoughMs ??= this.#clock.monotonicMs();
    const enoughMs = this.#enoughMs;
    const since = left.map((member) => ({ member, sinceMs: Math.max(enoughMs, this.#heardMs.get(member) ?? 0) }));
    return since.toSorted((a, b) => a.sinceMs - b.sinceMs)[0];
  }
}
