import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** A source with this many missing or wrong objects, in a row or in total, is tried last from then on. */
const BAD_IN_A_ROW = 3;
const BAD_ALTOGETHER = 20;

/** A source that takes longer than this for an object, and many times longer than ever before, is treated as hanging. */
const PATIENCE_MS = 60_000;
const TIMES_LONGER = 4;

export interface SourceOptions {
  /** Called once for each source that is tried last from then on. */
  readonly warn?: (message: string) => void;
  /** Bad objects don't move a source to the end. A cache that lacks many objects still has the rest. */
  readonly tolerant?: boolean;
  /** The time that an object is always allowed to take, while there are other sources to try. */
  readonly patienceMs?: number;
}

/** What was read from one source. */
export interface Served {
  readonly objects: number;
  /** Size as stored. */
  readonly bytes: number;
}

/**
 * The destinations that have a backup, in the order in which they are tried, and the results so far. A source that fails moves to
 * the end for the rest of the run. Otherwise a dead server would cost its retries again for each of thousands of packs.
 */
export class ReadPreference {
  /** Aborted when nothing more should be read. */
  readonly signal: AbortSignal;
  #all: readonly StoredDatabase[];
  /** What was wrong with copies that were skipped. */
  readonly problems: string[] = [];
  /** Sources with missing or wrong copies. */
  readonly faulty = new Set<Storage>();
  /** Sources that could not be read at least once. */
  readonly unreliable = new Set<Storage>();
  #first: StoredDatabase[];
  /** Tried only after all others failed. The source whose failure is the oldest comes first. */
  #last: StoredDatabase[] = [];
  readonly #served = new Map<Storage, Served>();
  readonly #bad = new Map<Storage, { readonly inARow: number; readonly altogether: number }>();
  readonly #warn: (message: string) => void;
  /** The longest successful read of an object. */
  readonly #longestMs = new Map<Storage, number>();
  readonly #isTolerant: boolean;
  readonly #patienceMs: number;

  /** @param sources of one database, nearest first; at least one */
  constructor(sources: readonly StoredDatabase[], options: SourceOptions = {}) {
    const { warn = () => {}, tolerant = false, patienceMs = PATIENCE_MS } = options;
    const [nearest] = sources;
    if (nearest === undefined) throw new RangeError('a backup that is read from nowhere');
    this.signal = nearest.signal;
    this.#all = sources;
    this.#first = [...sources];
    this.#warn = warn;
    this.#isTolerant = tolerant;
    this.#patienceMs = patienceMs;
  }

  /** In the original order. */
  get all(): readonly StoredDatabase[] {
    return this.#all;
  }

  /** In the current order. */
  get current(): readonly StoredDatabase[] {
    return [...this.#first, ...this.#last];
  }

  /** What was read from each source, in the original order. Omits sources from which nothing was read. */
  get served(): readonly (Served & { readonly source: StoredDatabase })[] {
    return this.all.flatMap((source) => {
      const served = this.#served.get(source.storage);
      return served === undefined ? [] : [{ source, ...served }];
    });
  }

  /** The source that supplied every object that was read, without a bad one. Undefined if several sources were needed. */
  get readAlone(): Storage | undefined {
    const [only, ...others] = this.served;
    if (only === undefined || others.length > 0) return undefined;
    const { storage } = only.source;
    return this.faulty.has(storage) ? undefined : storage;
  }

  /** Excludes a source from all reads. */
  exclude({ storage }: StoredDatabase): void {
    const others = (sources: readonly StoredDatabase[]) => sources.filter((each) => each.storage !== storage);
    this.#all = others(this.#all);
    this.#first = others(this.#first);
    this.#last = others(this.#last);
  }

  /** How long an object may take. Undefined for a source that failed before: there is no better one to switch to. */
  patienceFor(source: StoredDatabase): number | undefined {
    if (!this.#first.includes(source)) return undefined;
    return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source.storage) ?? 0));
  }

  /** Records how long a good answer took. */
  noteTime({ storage }: StoredDatabase, ms: number): void {
    this.#longestMs.set(storage, Math.max(ms, this.#longestMs.get(storage) ?? 0));
  }

  /** Records an object of this many bytes that was read and found good. */
  noteServed({ storage }: StoredDatabase, bytes: number): void {
    const before = this.#served.get(storage) ?? { objects: 0, bytes: 0 };
    this.#served.set(storage, { objects: before.objects + 1, bytes: before.bytes + bytes });
    this.#bad.set(storage, { inARow: 0, altogether: this.#bad.get(storage)?.altogether ?? 0 });
  }

  /** Records a copy that is missing or wrong, or a source that could not be read. */
  noteFailed({ storage }: StoredDatabase, error: RestorableError): void {
    if (!error.isFinding) {
      this.unreliable.add(storage);
      this.#askLast(storage, `${storage.label} failed and is asked last from now on: ${error.message}`);
      return;
    }
    this.faulty.add(storage);
    const before = this.#bad.get(storage) ?? { inARow: 0, altogether: 0 };
    const bad = { inARow: before.inARow + 1, altogether: before.altogether + 1 };
    this.#bad.set(storage, bad);
    if (this.#isTolerant || (bad.inARow < BAD_IN_A_ROW && bad.altogether < BAD_ALTOGETHER)) return;
    const many = bad.inARow < BAD_IN_A_ROW ? `${bad.altogether} objects` : `${bad.inARow} objects in a row`;
    this.#askLast(storage, `${storage.label} is asked last from now on: ${many} are missing or wrong there.`);
  }

  #askLast(storage: Storage, warning: string): void {
    const isMeant = (each: StoredDatabase): boolean => each.storage === storage;
    const first = this.#first.filter(isMeant);
    if (first.length > 0 && this.all.length > 1) this.#warn(warning);
    // Don't try this one first again: another source that failed may be back by now.
    this.#last = [...this.#last.filter((each) => !isMeant(each)), ...first, ...this.#last.filter(isMeant)];
    this.#first = this.#first.filter((each) => !isMeant(each));
  }
}

/**
 * Tries one source after the other until one has a good answer. Leaves a source that hangs while there is another.
 * @param ask throws a finding for a bad copy, and the storage's error if it could not be read; stops at its signal
 * @param problems receives what was wrong with the copies that were skipped
 * @throws the storage's error if it remains unknown whether there is a good copy, otherwise the first finding
 */
export async function readFromFirstHealthy<T>(
  sources: ReadPreference,
  ask: (source: StoredDatabase) => Promise<T>,
  problems: string[] = sources.problems,
): Promise<T> {
  const failures: RestorableError[] = [];
  const asked = new Set<Storage>();
  const next = (): StoredDatabase | undefined => sources.current.find(({ storage }) => !asked.has(storage));
  for (let source = next(); source !== undefined; source = next()) {
    asked.add(source.storage);
    const patienceMs = next() === undefined ? undefined : sources.patienceFor(source);
    const { clock } = source;
    const startedMs = clock.monotonicMs();
    try {
      const answer = await (patienceMs === undefined ? ask(source) : askPatiently(source, patienceMs, ask));
      sources.noteTime(source, clock.monotonicMs() - startedMs);
      problems.push(...failures.filter((failure) => failure.isFinding).map((failure) => failure.message));
      return answer;
    } catch (thrown) {
      throwIfCancelled(sources.signal);
      // Includes a defect in one kind of storage: another one may have a good copy, which a recovery needs.
      const failure = toRestorableError(thrown);
      failures.push(failure);
      sources.noteFailed(source, failure);
    }
  }
  // If a storage could not be read, it is unknown whether the backup is damaged. That is not a finding yet.
  throw failures.find((failure) => !failure.isFinding) ?? failures[0];
}

async function askPatiently<T>(
  source: StoredDatabase,
  patienceMs: number,
  ask: (source: StoredDatabase) => Promise<T>,
): Promise<T> {
  const hangs = new AbortController();
  const timer = setTimeout(() => {
    const message = `${source.label} did not give an object within ${Math.round(patienceMs / 1000)} seconds.`;
    hangs.abort(new RestorableError('STORAGE_UNREACHABLE', message, { hint: 'Check network and server.' }));
  }, patienceMs);
  try {
    return await ask(source.until(AbortSignal.any([source.signal, hangs.signal])));
  } catch (thrown) {
    throw hangs.signal.aborted && !source.signal.aborted ? hangs.signal.reason : thrown;
  } finally {
    clearTimeout(timer);
  }
}
