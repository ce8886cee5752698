import type { Clock } from '../../ports/clock.ts';
import type { Body } from '../../ports/storage.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { ActiveReplicas, type Opening, type ReplicaSetOptions } from './active-replicas.ts';
import type { Pending } from './pending-uploads.ts';
import type { Replica } from './replica.ts';
import { ReplicaRound } from './round.ts';
import { SlowDestinationPolicy, tooSlow } from './slow-destination.ts';

/** How many objects that enough destinations hold, and others do not yet, are kept for those before the dump waits. */
const MOST_TRAILING = 4;

/** What `each` passes to its task. */
export interface ReplicaSetAt {
  readonly at: StoredDatabase;
  /** Call it after any progress. A destination that is silent for long, when enough others are done, is dropped. */
  readonly alive: () => void;
}

/**
 * The destinations of one backup, each with its own queue, active or out. An object counts as put when as many destinations hold
 * it as are needed. So the dump runs at the speed of the slowest of those, or of the slowest of all if all are needed. Others may
 * trail by a few objects. A destination that fails, or holds the others back for too long, is out for this run. If fewer remain
 * than are needed, everything fails with the error that caused it.
 */
export class ReplicaSet extends ActiveReplicas {
  readonly #clock: Clock;
  readonly #patience: SlowDestinationPolicy;
  #holdingBack: Promise<void> | undefined;

  /** @throws why the first one could not be opened, if fewer are open than are needed */
  constructor(openings: readonly Opening[], options: ReplicaSetOptions) {
    super(openings, options);
    this.#clock = options.clock;
    this.#patience = new SlowDestinationPolicy(options.clock, options.patienceMs);
  }

  /** Bytes kept for destinations that have not acknowledged them yet. */
  get heldBytes(): number {
    return this.uploads.heldBytes;
  }

  /** Waits while some destination trails the others by too much. Call it before creating an object. */
  async room(): Promise<void> {
    this.#holdingBack ??= this.#holdBack().finally(() => {
      this.#holdingBack = undefined;
    });
    await this.#holdingBack;
    this.throwIfFailed();
  }

  /**
   * Puts an object as soon as there is room. Resolves when as many destinations hold it as are needed.
   * @param path below the database's folder
   */
  async put(path: string, body: Body, sha256: string): Promise<void> {
    await this.room();
    const active = this.replicas;
    const pending = this.uploads.add({ path, body, sha256 }, active);
    for (const replica of active) replica.take(pending, (failure) => this.#ended(replica, pending, failure));
    await pending.enough.promise;
  }

  /**
   * Runs a task at every active destination in parallel. A destination that fails is out. So is one that is silent for long when
   * as many are done as are needed.
   * @param vital if false, the run can do without the task: the failure of a needed destination is thrown, and none is out
   * @returns the results of the destinations that are still active
   */
  async each<T>(
    work: (at: ReplicaSetAt) => Promise<T>,
    vital = true,
  ): Promise<{ readonly at: StoredDatabase; readonly value: T }[]> {
    this.throwIfFailed();
    const refused: unknown[] = [];
    const round = new ReplicaRound<T>(this.needed, this.#clock);
    const tasks = this.replicas.map(async (replica) => {
      const at = replica.at.until(replica.signal);
      const alive = (): void => round.hear(replica);
      try {
        round.finish(replica, await Promise.race([work({ at, alive }), replica.gone]));
      } catch (thrown) {
        if (vital || this.replicas.length > this.needed) this.loseReplica(replica, thrown);
        else refused.push(thrown);
      }
      this.changes.tell();
    });
    let isOpen = true;
    const all = Promise.all(tasks).finally(() => {
      isOpen = false;
      this.changes.tell();
    });
    while (isOpen && !this.hasFailed) await this.#watch(round);
    await all;
    this.throwIfFailed();
    if (refused.length > 0) throw refused[0];
    return round.resultsOf(this.replicas);
  }

  /** Waits until every active destination holds everything that was put. Drops one that takes too long for its last few. */
  async settle(): Promise<void> {
    const startMs = this.#clock.monotonicMs();
    while (!this.hasFailed && !this.uploads.isEmpty) {
      const [slowest, count] = this.uploads.slowest(this.replicas);
      if (slowest === undefined) await this.changes.next();
      else {
        const leftMs = this.#patience.toSettle(slowest, count, startMs);
        if (leftMs > 0) await this.changes.next(leftMs);
        else this.drop(slowest, tooSlow(slowest, `lacked ${count} objects when the others were done`));
      }
    }
    this.throwIfFailed();
  }

  #ended(replica: Replica, pending: Pending, failure?: { readonly thrown: unknown }): void {
    if (failure !== undefined) this.loseReplica(replica, failure.thrown);
    else if (replica.out === undefined) this.uploads.acknowledge(pending, replica);
    this.changes.tell();
  }

  /** Waits while others trail by too much, and drops a destination that makes them wait for too long. */
  async #holdBack(): Promise<void> {
    const clock = this.#clock;
    const beganMs = clock.monotonicMs();
    while (!this.hasFailed && this.uploads.trailing >= MOST_TRAILING) {
      const [slowest] = this.uploads.slowest(this.replicas);
      if (slowest === undefined) {
        await this.changes.next();
        continue;
      }
      const leftMs = this.#patience.toHold(slowest, beganMs);
      if (leftMs > 0) {
        const nowMs = clock.monotonicMs();
        await this.changes.next(leftMs);
        slowest.heldMs += clock.monotonicMs() - nowMs;
      } else {
        const seconds = Math.round(slowest.heldMs / 1_000);
        this.drop(slowest, tooSlow(slowest, `held the others back for ${seconds} s altogether`));
      }
    }
  }

  /** Waits until something happens in a round, or drops a destination that is silent for too long. */
  async #watch(round: ReplicaRound<unknown>): Promise<void> {
    const quiet = round.quietest(this.replicas);
    if (quiet === undefined) {
      await this.changes.next();
      return;
    }
    const { replica, sinceMs } = quiet;
    const leftMs = this.#patience.toAnswer(sinceMs);
    if (leftMs > 0) await this.changes.next(leftMs);
    else this.drop(replica, tooSlow(replica, 'was silent for long when the others were done'));
  }
}
