import type { RestorableError } from '../../core/errors.ts';
import type { DestinationProblem, LackOutcome } from '../../core/planning/chain/destination-outcome.ts';
import type { Body } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { within } from '../concurrency/within-time.ts';
import { PathList } from '../packs/path-list.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** Objects in transit to one destination at once. With a distant storage they wait for answers, not for the processor. */
const LANES = 4;

/** How long a storage may take to delete the first of many objects. */
const FIRST_DELETE_MS = 5_000;

/** One object for every destination. Its bytes are in memory once. */
export interface UploadObject {
  /** Below the database's folder. */
  readonly path: string;
  readonly body: Body;
  readonly sha256: string;
}

interface UploadTask {
  readonly object: UploadObject;
  /** Called once, with what was thrown if it failed. */
  readonly ended: (failure?: { readonly thrown: unknown }) => void;
}

/** Why a destination of a run is no longer written to. */
export interface Out {
  readonly outcome: LackOutcome;
  readonly problem: DestinationProblem;
}

/** One destination of a run, with its own queue. */
export class Replica {
  readonly label: string;
  /** With the run's signal. */
  readonly at: StoredDatabase;
  /** Aborted with the run, and when this destination is out. */
  readonly signal: AbortSignal;
  /** Rejects when the signal is aborted, for tasks that ignore the signal. */
  readonly gone: Promise<never>;
  out: Out | undefined;
  /** How long it held the others back. */
  heldMs = 0;
  /** The duration of its slowest put. */
  slowestPutMs = 0;
  /** When a put last succeeded, by the monotonic clock. */
  lastPutMs = 0;
  readonly #own = new AbortController();
  readonly #queue: UploadTask[] = [];
  readonly #underWay = new Set<Promise<void>>();
  /** Every key that was attempted, so that an unfinished run can remove what it put. */
  readonly #attempted = new PathList();
  #cleaning: Promise<boolean> | undefined;

  constructor(at: StoredDatabase) {
    this.label = at.label;
    this.at = at;
    this.signal = AbortSignal.any([at.signal, this.#own.signal]);
    this.gone = new Promise<never>((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true });
    });
    this.gone.catch(() => {});
  }

  /** Puts an object as soon as a lane is free. */
  take(object: UploadObject, ended: UploadTask['ended']): void {
    this.#queue.push({ object, ended });
    this.#next();
  }

  /** Stops what is in progress and drops the queue. */
  stop(reason: RestorableError): void {
    this.#queue.length = 0;
    this.#own.abort(reason);
  }

  /**
   * Removes what was put here, after everything in progress that could still arrive has ended.
   * @returns whether everything was removed in time
   */
  clean(ms: number): Promise<boolean> {
    this.#cleaning ??= this.#clean(ms);
    return within(this.#cleaning, ms).then((gone) => gone === true);
  }

  async #clean(ms: number): Promise<boolean> {
    const signal = AbortSignal.timeout(ms);
    const { storage } = this.at;
    await within(Promise.all(this.#underWay), ms);
    const keys = this.#attempted[Symbol.iterator]();
    const first = keys.next();
    if (first.done) return true;
    try {
      // A destination that is permanently gone would be retried until the time is up.
      await storage.delete(first.value, { signal: AbortSignal.any([signal, AbortSignal.timeout(FIRST_DELETE_MS)]) });
      await forEachBounded(keys, LANES, (key) => storage.delete(key, { signal }));
      return true;
    } catch {
      // Whatever it is, also a defect: what put this destination out counts, and often nobody waits for this promise yet.
      return false;
    }
  }

  #next(): void {
    while (this.#underWay.size < LANES) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      const task: Promise<void> = this.#put(next).finally(() => {
        this.#underWay.delete(task);
        this.#next();
      });
      this.#underWay.add(task);
    }
  }

  async #put({ object: { path, body, sha256 }, ended }: UploadTask): Promise<void> {
    const key = this.at.keys.absolute(path);
    this.#attempted.add(key);
    const { clock } = this.at;
    const startMs = clock.monotonicMs();
    try {
      await this.at.until(this.signal).put(key, body, { sha256 });
    } catch (thrown) {
      ended({ thrown });
      return;
    }
    this.lastPutMs = clock.monotonicMs();
    this.slowestPutMs = Math.max(this.slowestPutMs, this.lastPutMs - startMs);
    ended();
  }
}
