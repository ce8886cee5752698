import prettyMilliseconds from 'pretty-ms';
import { RestorableError } from '../../core/errors.ts';
import { ForwardingStorage } from '../../ports/forwarding-storage.ts';
import type {
  Body,
  Cancellable,
  PutOptions,
  ReadOptions,
  Storage,
  StorageLocks,
  StorageVersions,
  StoredObject,
} from '../../ports/storage.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';

/** A timer with a longer delay fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * A destination with a total time limit per run: the time during which any request to it is in progress, however many run
 * concurrently. The time of the database or other destinations does not count. Deleting does not count either: a run that fails
 * cleans up. After the limit, every current and later operation throws STORAGE_SLOW.
 */
export function withTimeLimit(storage: Storage, limitMs: number): Storage {
  return new TimeLimitedStorage(storage, limitMs);
}

class TimeLimitedStorage extends ForwardingStorage {
  readonly #budget: TimeBudget;

  constructor(inner: Storage, limitMs: number) {
    super(inner);
    this.#budget = new TimeBudget(inner.label, limitMs);
  }

  override get versions(): StorageVersions | undefined {
    const { versions } = this.inner;
    return (
      versions && {
        older: (key, options) => this.#budget.each(options, (limited) => versions.older(key, limited)),
        hidden: (prefix, options) => this.#budget.each(options, (limited) => versions.hidden(prefix, limited)),
      }
    );
  }

  override get locks(): StorageLocks | undefined {
    const { locks } = this.inner;
    return (
      locks && {
        policy: locks.policy,
        extend: (key, until, options) => this.#budget.spend(options, (limited) => locks.extend(key, until, limited)),
        until: (key, options) => this.#budget.spend(options, (limited) => locks.until(key, limited)),
      }
    );
  }

  override put(key: string, body: Body, options: PutOptions): Promise<void> {
    return this.#budget.spend(options, (limited) => super.put(key, body, limited));
  }

  override get(key: string, options: ReadOptions): Promise<Uint8Array> {
    return this.#budget.spend(options, (limited) => super.get(key, limited));
  }

  override list(prefix: string, options: Cancellable): AsyncIterable<StoredObject> {
    return this.#budget.each(options, (limited) => super.list(prefix, limited));
  }

  override folders(prefix: string, options: Cancellable): Promise<readonly string[]> {
    return this.#budget.spend(options, (limited) => super.folders(prefix, limited));
  }

  override serverTime(options: Cancellable): Promise<Date> {
    return this.#budget.spend(options, (limited) => super.serverTime(limited));
  }

  override close(): Promise<void> {
    this.#budget.close();
    return super.close();
  }
}

/** The time that is left, which runs while any operation is in progress. */
class TimeBudget {
  readonly #label: string;
  readonly #limitMs: number;
  readonly #stop = new AbortController();
  #spentMs = 0;
  #underWay = 0;
  #sinceMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(label: string, limitMs: number) {
    this.#label = label;
    this.#limitMs = limitMs;
  }

  /** The time that the iteration itself uses, not the processing of each item. */
  async *each<T, O extends Cancellable>(options: O, list: (limited: O) => AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = list(this.#limited(options))[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.spend(options, () => iterator.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  /** Counts the time of one operation. Concurrent operations count once. */
  async spend<T, O extends Cancellable>(options: O, work: (limited: O) => Promise<T>): Promise<T> {
    this.#stop.signal.throwIfAborted();
    this.#underWay += 1;
    if (this.#underWay === 1) {
      this.#sinceMs = SYSTEM_CLOCK.monotonicMs();
      this.#timer = setTimeout(
        () => this.#stop.abort(this.#slow()),
        Math.min(Math.max(0, this.#limitMs - this.#spentMs), LONGEST_TIMER_MS),
      );
    }
    try {
      return await work(this.#limited(options));
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) {
        clearTimeout(this.#timer);
        this.#spentMs += SYSTEM_CLOCK.monotonicMs() - this.#sinceMs;
      }
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #limited<O extends Cancellable>(options: O): O {
    return { ...options, signal: AbortSignal.any([options.signal, this.#stop.signal]) };
  }

  #slow(): RestorableError {
    const limit = prettyMilliseconds(this.#limitMs);
    return new RestorableError('STORAGE_SLOW', `${this.#label} exceeded its timeout of ${limit}.`, {
      hint: 'Raise `timeout` in its URL, or require fewer copies with `min-copies`, so that a run continues without it.',
    });
  }
}
