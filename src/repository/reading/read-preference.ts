import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';

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
  #all: readonly Storage[];
  /** What was wrong with copies that were passed over. */
  readonly problems: string[] = [];
  /** The sources of copies that are missing or wrong. */
  readonly faulty = new Set<Storage>();
  /** The sources that could not be asked at least once. */
  readonly unreliable = new Set<Storage>();
  #first: Storage[];
  /** Asked only when all others failed; who failed the longest ago comes first. */
  #last: Storage[] = [];
  readonly #served = new Map<Storage, Served>();
  readonly #bad = new Map<Storage, { readonly inARow: number; readonly altogether: number }>();
  readonly #warn: (message: string) => void;
  /** The longest that an object took which then came. */
  readonly #longestMs = new Map<Storage, number>();
  readonly #isTolerant: boolean;
  readonly #patienceMs: number;

  /** @param sources nearest first */
  constructor(sources: readonly Storage[], options: SourceOptions = {}) {
    const { warn = () => {}, tolerant = false, patienceMs = PATIENCE_MS } = options;
    this.#all = sources;
    this.#first = [...sources];
    this.#warn = warn;
    this.#isTolerant = tolerant;
    this.#patienceMs = patienceMs;
  }

  /** In the order given. */
  get all(): readonly Storage[] {
    return this.#all;
  }

  /** As asked now. */
  get current(): readonly Storage[] {
    return [...this.#first, ...this.#last];
  }

  /** What was read from each, in the order given; nothing of those that served nothing. */
  get served(): readonly (Served & { readonly source: Storage })[] {
    return this.all.flatMap((source) => {
      const served = this.#served.get(source);
      return served === undefined ? [] : [{ source, ...served }];
    });
  }

  /** The source that gave every object that was read, and no bad one; undefined where several had to help. */
  get readAlone(): Storage | undefined {
    const [only, ...others] = this.served;
    return only === undefined || others.length > 0 || this.faulty.has(only.source) ? undefined : only.source;
  }

  /** Takes out a source that is not to be read at all. */
  exclude(source: Storage): void {
    const others = (sources: readonly Storage[]): Storage[] => sources.filter((each) => each !== source);
    this.#all = others(this.#all);
    this.#first = others(this.#first);
    this.#last = others(this.#last);
  }

  /** How long an object may take; undefined of a source that failed before: there is no better one to go to. */
  patienceFor(source: Storage): number | undefined {
    if (!this.#first.includes(source)) return undefined;
    return Math.max(this.#patienceMs, TIMES_LONGER * (this.#longestMs.get(source) ?? 0));
  }

  /** Notes how long a good answer took. */
  noteTime(source: Storage, ms: number): void {
    this.#longestMs.set(source, Math.max(ms, this.#longestMs.get(source) ?? 0));
  }

  /** Notes an object of these many bytes that was read and found good. */
  noteServed(source: Storage, bytes: number): void {
    const before = this.#served.get(source) ?? { objects: 0, bytes: 0 };
    this.#served.set(source, { objects: before.objects + 1, bytes: before.bytes + bytes });
    this.#bad.set(source, { inARow: 0, altogether: this.#bad.get(source)?.altogether ?? 0 });
  }

  /** Notes a copy that is missing or wrong, or a source that could not be asked. */
  noteFailed(source: Storage, error: RestorableError): void {
    if (!error.isFinding) {
      this.unreliable.add(source);
      this.#askLast(source, `${source.label} failed and is asked last from now on: ${error.message}`);
      return;
    }
    this.faulty.add(source);
    const before = this.#bad.get(source) ?? { inARow: 0, altogether: 0 };
    const bad = { inARow: before.inARow + 1, altogether: before.altogether + 1 };
    this.#bad.set(source, bad);
    if (this.#isTolerant || (bad.inARow < BAD_IN_A_ROW && bad.altogether < BAD_ALTOGETHER)) return;
    const many = bad.inARow < BAD_IN_A_ROW ? `${bad.altogether} objects` : `${bad.inARow} objects in a row`;
    this.#askLast(source, `${source.label} is asked last from now on: ${many} are missing or wrong there.`);
  }

  #askLast(source: Storage, warning: string): void {
    const at = this.#first.indexOf(source);
    if (at === -1) {
      // Not this one first again: of those that failed, another may be back by now.
      this.#last = [...this.#last.filter((each) => each !== source), source];
      return;
    }
    this.#first.splice(at, 1);
    this.#last.push(source);
    if (this.all.length > 1) this.#warn(warning);
  }
}

/**
 * Asks one source after the other until one has a good answer. One that hangs is left for the next while there is a next.
 * @param problems what was wrong with the copies that were passed over is added here
 * @param ask throws a finding for a bad copy, and the storage's error where it could not be asked; stops at its signal
 * @throws the storage's error when that leaves it open whether there is a good copy, else the first finding
 */
export async function readFromFirstHealthy<T>(
  sources: ReadPreference,
  signal: AbortSignal,
  problems: string[],
  ask: (source: Storage, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const failures: RestorableError[] = [];
  const asked = new Set<Storage>();
  const next = (): Storage | undefined => sources.current.find((source) => !asked.has(source));
  for (let source = next(); source !== undefined; source = next()) {
    asked.add(source);
    const patienceMs = next() === undefined ? undefined : sources.patienceFor(source);
    try {
      const answer = await askPatiently(sources, source, patienceMs, signal, ask);
      problems.push(...failures.filter((failure) => failure.isFinding).map((failure) => failure.message));
      return answer;
    } catch (thrown) {
      throwIfCancelled(signal);
      const failure = toRestorableError(thrown);
      failures.push(failure);
      sources.noteFailed(source, failure);
    }
  }
  // A storage that could not be asked leaves it open whether the backup is damaged: that is no finding yet.
  throw failures.find((failure) => !failure.isFinding) ?? failures[0];
}

async function askPatiently<T>(
  sources: ReadPreference,
  source: Storage,
  patienceMs: number | undefined,
  signal: AbortSignal,
  ask: (source: Storage, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const startedMs = performance.now();
  const hangs = new AbortController();
  const timer =
    patienceMs === undefined
      ? undefined
      : setTimeout(() => {
          const message = `${source.label} did not give an object within ${Math.round(patienceMs / 1000)} seconds.`;
          hangs.abort(new RestorableError('STORAGE_UNREACHABLE', message, { hint: 'Check network and server.' }));
        }, patienceMs);
  try {
    const answer = await ask(source, timer === undefined ? signal : AbortSignal.any([signal, hangs.signal]));
    sources.noteTime(source, performance.now() - startedMs);
    return answer;
  } catch (thrown) {
    throw hangs.signal.aborted && !signal.aborted ? hangs.signal.reason : thrown;
  } finally {
    clearTimeout(timer);
  }
}
