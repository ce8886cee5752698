import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** A source that had so many missing or wrong objects one after the other, or altogether, is asked last from then on. */
const BAD_IN_A_ROW = 3;
const BAD_ALTOGETHER = 20;

/** A source that takes longer for an object, and many times longer than ever before, is taken for one that hangs. */
const PATIENCE_MS = 60_000;
const TIMES_LONGER = 4;

export interface SourceOptions {
  /** Told once of each source that is asked last from then on. */
  readonly warn?: (message: string) => void;
  /** Bad objects move no source to the end: a cache that lacks much still has the rest. */
  readonly tolerant?: boolean;
  /** How long an object may take in any case, while there are others to ask. */
  readonly patienceMs?: number;
}

/** What was read from one source. */
export interface Served {
  readonly objects: number;
  /** As stored. */
  readonly bytes: number;
}

/**
 * The destinations that hold a backup, in the order in which they are asked, and what came of it so far. A source that
 * fails goes to the end for the rest of the run: a dead server would cost its retries anew for each of thousands of packs.
 */
export class ReadPreference {
  /** Aborted when nothing more is to be read. */
  readonly signal: AbortSignal;
  #all: readonly StoredDatabase[];
  /** What was wrong with copies that were passed over. */
  readonly problems: string[] = [];
  /** The sources of copies that are missing or wrong. */
  readonly faulty = new Set<Storage>();
  /** The sources that could not be asked at least once. */
  readonly unreliable = new Set<Storage>();
  #first: StoredDatabase[];
  /** Asked only when all others failed; who failed the longest ago comes first. */
  #last: StoredDatabase[] = [];
  readonly #served = new Map<Storage, Served>();
  readonly #bad = new Map<Storage, { readonly inARow: number; readonly altogether: number }>();
  readonly #warn: (message: string) => void;
  /** The longest that an object took which then came. */
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

  /** In the order given. */
  get all(): readonly StoredDatabase[] {
    return this.#all;
  }

  /** As asked now. */
  get current(): readonly StoredDatabase[] {
    return [...this.#first, ...this.#last];
  }

  /** What was read from each, in the order given; nothing of those that served nothing. */
  get served(): readonly (Served & { readonly source: StoredDatabase })[] {
    return this.all.flatMap((source) => {
      const served = this.#served.get(source.storage);
      return served === undefined ? [] : [{ source, ...served }];
    });
  }

  /** The source that gave every object that was read, and no bad one; undefined where several had to help. */
  get readAlone(): Storage | undefined {
    const [only, ...others] = this.served;
    if (only === undefined || others.length > 0) return undefined;
    const { storage } = only.source;
    return this.faulty.has(storage) ? undefined : storage;
  }

  /** Takes out a source that is not to be read at all. */
  exclude({ storage }: StoredDatabase): void {
    const others = (sources: readonly StoredDatabase[]) => sources.filter((each) => each.storage !== storage);
    this.#all = others(this.#all);
    this.#first = others(this.#first);
    this.#last = others(this.#last);
  }

  /** How long an object may take; undefined of a source that failed before: there is no better one to go to. */
  patienceFor(source: StoredDatabase): number | undefined {
    if (!this.#first.includes(source)) return undefined;
    return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source.storage) ?? 0));
  }

  /** Notes how long a good answer took. */
  noteTime({ storage }: StoredDatabase, ms: number): void {
    this.#longestMs.set(storage, Math.max(ms, this.#longestMs.get(storage) ?? 0));
  }

  /** Notes an object of these many bytes that was read and found good. */
  noteServed({ storage }: StoredDatabase, bytes: number): void {
    const before = this.#served.get(storage) ?? { objects: 0, bytes: 0 };
    this.#served.set(storage, { objects: before.objects + 1, bytes: before.bytes + bytes });
    this.#bad.set(storage, { inARow: 0, altogether: this.#bad.get(storage)?.altogether ?? 0 });
  }

  /** Notes a copy that is missing or wrong, or a source that could not be asked. */
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
    // Not this one first again: of those that failed, another may be back by now.
    this.#last = [...this.#last.filter((each) => !isMeant(each)), ...first, ...this.#last.filter(isMeant)];
    this.#first = this.#first.filter((each) => !isMeant(each));
  }
}

/**
 * Asks one source after the other until one has a good answer. One that hangs is left for the next while there is a next.
 * @param ask throws a finding for a bad copy, and the storage's error where it could not be asked; stops at its signal
 * @param problems what was wrong with the copies that were passed over is added here
 * @throws the storage's error when that leaves it open whether there is a good copy, else the first finding
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
      // Also a defect of one kind of storage: another one may have a good copy, and that is what a recovery needs.
      const failure = toRestorableError(thrown);
      failures.push(failure);
      sources.noteFailed(source, failure);
    }
  }
  // A storage that could not be asked leaves it open whether the backup is damaged: that is no finding yet.
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
