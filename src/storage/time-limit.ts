import prettyMilliseconds from 'pretty-ms';
import { RestorableError } from '../core/errors.ts';
import type { Body, PutOptions, Storage, StoredObject } from '../ports/storage.ts';

/** A timer above this fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Stoppable {
  readonly signal: AbortSignal;
}

/**
 * A destination that may take only so long in one run, altogether: the time in which anything was asked of it, however much
 * at once; what the database or another destination takes does not count. Deleting is free: a run that fails cleans up.
 * Everything that is under way or begins later throws STORAGE_SLOW.
 */
export function withTimeLimit(storage: Storage, limitMs: number): Storage {
  return new TimeLimitedStorage(storage, limitMs);
}

class TimeLimitedStorage implements Storage {
  readonly olderVersions?: NonNullable<Storage['olderVersions']>;
  readonly hidden?: NonNullable<Storage['hidden']>;
  readonly extendLock?: NonNullable<Storage['extendLock']>;
  readonly lockedUntil?: NonNullable<Storage['lockedUntil']>;
  readonly removeUnfinished?: NonNullable<Storage['removeUnfinished']>;
  readonly #inner: Storage;
  readonly #limitMs: number;
  readonly #stop = new AbortController();
  #spentMs = 0;
  #underWay = 0;
  #sinceMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(inner: Storage, limitMs: number) {
    this.#inner = inner;
    this.#limitMs = limitMs;
    // Whoever asks whether a storage can do something looks whether the method is there.
    if (inner.olderVersions !== undefined)
      this.olderVersions = (key, options) =>
        this.#each(options, (limited) => inner.olderVersions?.(key, limited) ?? nothing());
    if (inner.hidden !== undefined)
      this.hidden = (prefix, options) => this.#each(options, (limited) => inner.hidden?.(prefix, limited) ?? nothing());
    if (inner.extendLock !== undefined)
      this.extendLock = (key, until, options) =>
        this.#during(options, async (limited) => inner.extendLock?.(key, until, limited));
    if (inner.lockedUntil !== undefined)
      this.lockedUntil = (key, options) => this.#during(options, async (limited) => inner.lockedUntil?.(key, limited));
    if (inner.removeUnfinished !== undefined) this.removeUnfinished = inner.removeUnfinished.bind(inner);
  }

  get label() {
    return this.#inner.label;
  }

  get place() {
    return this.#inner.place;
  }

  get lock() {
    return this.#inner.lock;
  }

  put(key: string, body: Body, options: PutOptions): Promise<void> {
    return this.#during(options, (limited) => this.#inner.put(key, body, limited));
  }

  get(key: string, options: Stoppable & { readonly maxBytes: number }): Promise<Uint8Array> {
    return this.#during(options, (limited) => this.#inner.get(key, limited));
  }

  list(prefix: string, options: Stoppable): AsyncIterable<StoredObject> {
    return this.#each(options, (limited) => this.#inner.list(prefix, limited));
  }

  folders(prefix: string, options: Stoppable): Promise<readonly string[]> {
    return this.#during(options, (limited) => this.#inner.folders(prefix, limited));
  }

  delete(key: string, options: Stoppable): Promise<void> {
    return this.#inner.delete(key, options);
  }

  serverTime(options: Stoppable): Promise<Date> {
    return this.#during(options, (limited) => this.#inner.serverTime(limited));
  }

  close(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#inner.close();
  }

  async *#each<T, O extends Stoppable>(options: O, list: (limited: O) => AsyncIterable<T>): AsyncGenerator<T> {
    const iterator = list(this.#limited(options))[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#during(options, () => iterator.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }

  /** Counts the time of one operation, and of those beside it once. */
  async #during<T, O extends Stoppable>(options: O, work: (limited: O) => Promise<T>): Promise<T> {
    this.#stop.signal.throwIfAborted();
    this.#underWay += 1;
    if (this.#underWay === 1) {
      this.#sinceMs = performance.now();
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
        this.#spentMs += performance.now() - this.#sinceMs;
      }
    }
  }

  #limited<O extends Stoppable>(options: O): O {
    return { ...options, signal: AbortSignal.any([options.signal, this.#stop.signal]) };
  }

  #slow(): RestorableError {
    const limit = prettyMilliseconds(this.#limitMs);
    return new RestorableError('STORAGE_SLOW', `${this.label} took longer than its time limit of ${limit}.`, {
      hint: 'Raise `timeout` in its URL, or ask for fewer copies with `min-copies`, so that a run goes on without it.',
    });
  }
}

async function* nothing(): AsyncGenerator<never> {}
