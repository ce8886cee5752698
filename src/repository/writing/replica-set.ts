import { cancellation, RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { Body, Storage } from '../../ports/storage.ts';
import { Changes } from '../concurrency/change-signal.ts';
import { type Commit, type CommitOutcome, outcomeOf } from './commit.ts';
import { type Pending, PendingUploads } from './pending-uploads.ts';
import { type OutKind, Replica } from './replica.ts';
import { ReplicaRound } from './round.ts';
import { SlowDestinationPolicy, tooSlow } from './slow-destination.ts';

/** Objects that enough destinations hold and others do not yet: so many are kept for those before the dump waits. */
const MOST_TRAILING = 4;
/** How long what was put at a destination that is out may take to be removed, while the run goes on. */
const CLEAN_MS = 30_000;

export interface ReplicaSetOptions {
  /** How many must hold the backup. */
  readonly needed: number;
  readonly signal: AbortSignal;
  /** Told of each destination that is left out while the run goes on without it. */
  readonly onOut: (message: string) => void;
  readonly patienceMs?: number;
}

/** A destination that is open, or why it is not. */
export type Opening =
  | { readonly storage: Storage }
  | { readonly label: string; readonly storage: undefined; readonly error: RestorableError };

/** What `each` gives its work. */
export interface ReplicaSetAt {
  readonly storage: Storage;
  readonly signal: AbortSignal;
  /** To be called whenever it got on: one that is silent for long, when enough others are done, is dropped. */
  readonly alive: () => void;
}

/**
 * The destinations of one backup: each with a queue of its own, active or out. An object counts as put when as many hold it
 * as are needed, so that the dump goes as fast as the slowest of those; where all are needed, as the slowest of all. Others
 * may trail by a few objects. One that fails, or holds the others back for too long, is out for this run; when fewer are
 * left than are needed, everything fails with the error that was one too many.
 */
export class ReplicaSet {
  readonly needed: number;
  readonly #options: ReplicaSetOptions;
  /** In the order given. */
  readonly #all: (Replica | { readonly label: string; readonly out: NonNullable<Replica['out']> })[];
  readonly #patience: SlowDestinationPolicy;
  readonly #ledger: PendingUploads;
  readonly #changes = new Changes();
  readonly #cleaning: Promise<boolean>[] = [];
  #failure: RestorableError | undefined;
  #holdingBack: Promise<void> | undefined;

  /** @throws what kept the first one from opening, when fewer are open than are needed */
  constructor(openings: readonly Opening[], options: ReplicaSetOptions) {
    this.needed = options.needed;
    this.#options = options;
    this.#ledger = new PendingUploads(options.needed);
    this.#patience = new SlowDestinationPolicy(options.patienceMs);
    this.#all = openings.map((opening) =>
      opening.storage === undefined
        ? { label: opening.label, out: { kind: 'failed', detail: opening.error.message } }
        : new Replica(opening.storage, options.signal),
    );
    const unopened = openings.flatMap((opening) => (opening.storage === undefined ? [opening.error] : []));
    if (unopened[0] !== undefined && this.#active.length < this.needed) throw unopened[0];
    for (const error of unopened) options.onOut(error.message);
    const cancel = (): void => this.#fail(cancellation(options.signal));
    if (options.signal.aborted) cancel();
    else options.signal.addEventListener('abort', cancel, { once: true });
  }

  /** Those that take part, in the order given. */
  get active(): readonly Storage[] {
    return this.#active.map((replica) => replica.storage);
  }

  /** Bytes that are held for destinations which have not acknowledged them yet. */
  get heldBytes(): number {
    return this.#ledger.heldBytes;
  }

  /** Whether something was removed at a destination that is out. */
  get hasCleaned(): boolean {
    return this.#cleaning.length > 0;
  }

  get #active(): Replica[] {
    return this.#all.filter((replica): replica is Replica => replica instanceof Replica && replica.out === undefined);
  }

  /** Waits while some destination trails the others by too much: to be asked before an object is made. */
  async room(): Promise<void> {
    this.#holdingBack ??= this.#holdBack().finally(() => {
      this.#holdingBack = undefined;
    });
    await this.#holdingBack;
    this.throwIfFailed();
  }

  /** Puts an object, once there is room; resolves when as many destinations hold it as are needed. */
  async put(key: string, body: Body, sha256: string): Promise<void> {
    await this.room();
    const active = this.#active;
    const pending = this.#ledger.add({ key, body, sha256 }, active);
    for (const replica of active) replica.take(pending, (failure) => this.#ended(replica, pending, failure));
    await pending.enough.promise;
  }

  /**
   * Does something at every active destination, side by side. One that fails is out, and so is one that is silent for long
   * when as many are done as are needed.
   * @param vital false: the run can do without it, so that a failure of one that is needed is thrown, and nobody is out
   * @returns the results of those that are still active
   */
  async each<T>(
    work: (at: ReplicaSetAt) => Promise<T>,
    vital = true,
  ): Promise<{ readonly storage: Storage; readonly value: T }[]> {
    this.throwIfFailed();
    const refused: unknown[] = [];
    const round = new ReplicaRound<T>(this.needed);
    const tasks = this.#active.map(async (replica) => {
      const { storage, signal } = replica;
      const alive = (): void => round.hear(replica);
      try {
        round.finish(replica, await Promise.race([work({ storage, signal, alive }), replica.gone]));
      } catch (thrown) {
        if (vital || this.#active.length > this.needed) this.#lose(replica, thrown);
        else refused.push(thrown);
      }
      this.#changes.tell();
    });
    let isOpen = true;
    const all = Promise.all(tasks).finally(() => {
      isOpen = false;
      this.#changes.tell();
    });
    while (isOpen && this.#failure === undefined) await this.#watch(round);
    await all;
    this.throwIfFailed();
    if (refused.length > 0) throw refused[0];
    return round.resultsOf(this.#active);
  }

  /** Waits until every active destination holds all that was put; one that takes too long for its last few is dropped. */
  async settle(): Promise<void> {
    const startMs = performance.now();
    while (this.#failure === undefined && !this.#ledger.isEmpty) {
      const [slowest, count] = this.#ledger.slowest(this.#active);
      if (slowest === undefined) await this.#changes.next();
      else {
        const leftMs = this.#patience.toSettle(slowest, count, startMs);
        if (leftMs > 0) await this.#changes.next(leftMs);
        else this.#takeOut(slowest, 'too-slow', tooSlow(slowest, `lacked ${count} objects when the others were done`));
      }
    }
    this.throwIfFailed();
  }

  /** Takes out one that failed at something else than the replica set's own work. @throws when too few are left */
  lose(storage: Storage, thrown: unknown): void {
    const replica = this.#active.find((each) => each.storage === storage);
    if (replica !== undefined) this.#lose(replica, thrown);
    this.throwIfFailed();
  }

  /** Takes out one that failed at what the run can do without. @throws what it failed with, when it is needed */
  spare(storage: Storage, thrown: unknown): void {
    if (this.#active.length <= this.needed) throw thrown;
    this.lose(storage, thrown);
  }

  /** Leaves one out that lacks what this backup builds on: nothing is put there. */
  markOutOfSync(storage: Storage, why: string): void {
    const replica = this.#active.find((each) => each.storage === storage);
    const hint = 'Run `sync`; without it the next full backup goes there again.';
    if (replica !== undefined)
      this.#takeOut(replica, 'out-of-sync', new RestorableError('OBJECT_MISSING', why, { hint }));
  }

  /** What became of each, in the order given. */
  outcomes(commits: readonly Commit[] = []): CommitOutcome[] {
    return this.#all.map((replica) => {
      const { label, out } = replica;
      if (out !== undefined) return { label, outcome: out.kind, detail: out.detail };
      const commit = commits.find(({ storage }) => replica instanceof Replica && storage === replica.storage);
      return commit === undefined ? { label, outcome: 'failed', detail: 'nothing was committed' } : outcomeOf(commit);
    });
  }

  /** Ends an unfinished backup everywhere and removes what it put. @returns whether all of it went within the time */
  async abandon(ms: number): Promise<boolean> {
    const reason = this.#failure ?? new RestorableError('CANCELLED', 'The backup was given up.');
    this.#fail(reason);
    const replicas = this.#all.filter((replica) => replica instanceof Replica);
    return (await Promise.all(replicas.map((replica) => replica.clean(ms)))).every(Boolean);
  }

  /** Waits until what was put at destinations that are out is removed. @returns whether all of it is @throws once all fails */
  async cleaned(): Promise<boolean> {
    let isClean: boolean | undefined;
    void Promise.all(this.#cleaning).then((each) => {
      isClean = each.every(Boolean);
      this.#changes.tell();
    });
    while (isClean === undefined && this.#failure === undefined) await this.#changes.next();
    this.throwIfFailed();
    return isClean === true;
  }

  throwIfFailed(): void {
    throwIfCancelled(this.#options.signal);
    if (this.#failure !== undefined) throw this.#failure;
  }

  #ended(replica: Replica, pending: Pending, failure?: { readonly thrown: unknown }): void {
    if (failure !== undefined) this.#lose(replica, failure.thrown);
    else if (replica.out === undefined) this.#ledger.acknowledge(pending, replica);
    this.#changes.tell();
  }

  #lose(replica: Replica, thrown: unknown): void {
    if (this.#options.signal.aborted || this.#failure !== undefined) return;
    const error = toRestorableError(thrown);
    this.#takeOut(replica, error.code === 'STORAGE_SLOW' ? 'too-slow' : 'failed', error);
  }

  #takeOut(replica: Replica, kind: OutKind, error: RestorableError): void {
    if (replica.out !== undefined || this.#failure !== undefined) return;
    replica.out = { kind, detail: error.message };
    replica.stop(error);
    if (this.#active.length < this.needed) {
      this.#fail(error);
      return;
    }
    this.#options.onOut(kind === 'out-of-sync' ? `${error.message} ${error.hint}` : error.message);
    this.#cleaning.push(replica.clean(CLEAN_MS));
    this.#ledger.forget(replica);
    this.#changes.tell();
  }

  #fail(error: RestorableError): void {
    this.#failure ??= error;
    this.#ledger.reject(this.#failure);
    for (const replica of this.#active) replica.stop(this.#failure);
    this.#changes.tell();
  }

  /** Waits while others trail by too much, and drops whoever makes them wait for too long. */
  async #holdBack(): Promise<void> {
    const beganMs = performance.now();
    while (this.#failure === undefined && this.#ledger.trailing >= MOST_TRAILING) {
      const [slowest] = this.#ledger.slowest(this.#active);
      if (slowest === undefined) {
        await this.#changes.next();
        continue;
      }
      const leftMs = this.#patience.toHold(slowest, beganMs);
      if (leftMs > 0) {
        const nowMs = performance.now();
        await this.#changes.next(leftMs);
        slowest.heldMs += performance.now() - nowMs;
      } else {
        const seconds = Math.round(slowest.heldMs / 1_000);
        this.#takeOut(slowest, 'too-slow', tooSlow(slowest, `held the others back for ${seconds} s altogether`));
      }
    }
  }

  /** Waits until something happens in a round, or drops who is silent for too long. */
  async #watch(round: ReplicaRound<unknown>): Promise<void> {
    const quiet = round.quietest(this.#active);
    if (quiet === undefined) {
      await this.#changes.next();
      return;
    }
    const { replica, sinceMs } = quiet;
    const leftMs = this.#patience.toAnswer(sinceMs);
    if (leftMs > 0) await this.#changes.next(leftMs);
    else this.#takeOut(replica, 'too-slow', tooSlow(replica, 'was silent for long when the others were done'));
  }
}
