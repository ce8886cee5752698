import { toRestorableError } from '../core/errors.ts';
import type { Subject } from '../core/watch/condition.ts';
import type { Announced, WatchEvent } from '../core/watch/event.ts';
import { type IncidentState, incidentsOf } from '../core/watch/incident.ts';
import { eventKey } from '../core/watch/stored-event.ts';
import type { IncidentStore } from '../ports/alerts/incident-store.ts';
import type { Clock } from '../ports/clock.ts';
import { requireWithin } from './require-within.ts';

/** A store that can use what the others know. */
interface LearningStore extends IncidentStore {
  /** Receives the history of all stores. */
  learn(history: readonly WatchEvent[]): void;
}

export interface StoresOptions {
  /** In the order in which they decide: the records of each destination and database, then the issues. */
  readonly stores: readonly IncidentStore[];
  /** Receives which store can't be used. */
  readonly warn: (message: string) => void;
  readonly clock: Clock;
  /** How long reading, and each of the steps after it, may take. Tests shorten it. */
  readonly stepMs?: number;
}

/** Stores that hang must leave most of the minute for the messages. */
const STEP_MS = 12_000;

/**
 * All stores of a run as one. Their histories are merged by event. The first that can be reached decides which of several runs
 * announces an event, and all that can be reached are told. One that fails is left alone for the rest of the run, with one warning.
 */
export class IncidentStores {
  readonly #stores: readonly IncidentStore[];
  readonly #warn: (message: string) => void;
  readonly #stepMs: number;
  readonly #clock: Clock;
  /** When the present step ends, by the monotonic clock. */
  #until = 0;
  readonly #failed = new Set<IncidentStore>();
  /** What each store has, by `eventKey`. */
  readonly #had = new Map<IncidentStore, Map<string, WatchEvent>>();
  /** The last claim of an issue. */
  #turn: Promise<unknown> = Promise.resolve();
  #history: readonly WatchEvent[] = [];
  /** What may be copied to the records of another destination: what this run, or an accepted key, wrote. */
  #trusted: readonly WatchEvent[] = [];

  constructor({ stores, warn, clock, stepMs = STEP_MS }: StoresOptions) {
    this.#clock = clock;
    this.#stores = stores;
    this.#warn = warn;
    this.#stepMs = stepMs;
    this.beginStep();
  }

  /** What follows may take as long as one step. A store that does not answer until then is left alone for the rest of the run. */
  beginStep(): void {
    this.#until = this.#clock.monotonicMs() + this.#stepMs;
  }

  get label(): string {
    return this.#stores.map(({ label }) => label).join(', ');
  }

  keeps(subject: Subject): boolean {
    return this.#usable.some((store) => store.keeps(subject));
  }

  /** Whether a suspicion about this subject is kept. Otherwise a warning is opened at once. */
  keepsSuspicionOf(subject: Subject): boolean {
    return this.#usable.some((store) => store.keepsSuspicions && store.keeps(subject));
  }

  /** The history in the stores that can be read. Without any, nothing is known: a message twice is better than none. */
  async load(): Promise<readonly WatchEvent[]> {
    const merged = new Map<string, WatchEvent>();
    const trusted = new Map<string, WatchEvent>();
    await Promise.all(
      this.#stores.map(async (store) => {
        for (const event of (await this.#use(store, () => store.load())) ?? []) {
          this.#note(store, event);
          merged.set(eventKey(event), event);
          if (!learns(store)) trusted.set(eventKey(event), event);
        }
      }),
    );
    this.#history = [...merged.values()];
    this.#trusted = [...trusted.values()];
    for (const store of this.#usable) if (learns(store)) store.learn(this.#history);
    return this.#history;
  }

  async claim(event: Announced): Promise<boolean> {
    const subject = event.type === 'opened' ? event.subject : subjectsIn(this.#history).get(event.incident);
    const over = overIn(this.#history);
    let isDecided = false;
    for (const store of this.#usable.filter((each) => subject === undefined || each.keeps(subject))) {
      const outcome = await this.#inTurn(store, async () => {
        const lacked = learns(store) ? [] : this.#lackedBy(store, [event]);
        if (lacked.length > 0) await store.append(lacked);
        for (const each of lacked) this.#note(store, each);
        const isFirst = isDecided || (await store.claim(event, over));
        if (isDecided) await store.append([event]);
        if (isFirst) this.#note(store, event);
        return isFirst;
      });
      if (outcome === false) return false;
      isDecided ||= outcome === true;
    }
    this.#remember([event]);
    // If no store can be asked, a second message is better than none.
    return true;
  }

  async append(events: readonly WatchEvent[]): Promise<void> {
    this.#remember(events);
    const subjects = subjectsIn(this.#history);
    await Promise.all(
      this.#usable.map(async (store) => {
        const its = events.filter(({ incident }) => {
          const subject = subjects.get(incident);
          return subject === undefined || store.keeps(subject);
        });
        const all = [...(learns(store) ? [] : this.#lackedBy(store, its)), ...its];
        if (all.length === 0) return;
        await this.#use(store, async () => {
          await store.append(all);
          for (const event of all) this.#note(store, event);
        });
      }),
    );
  }

  /**
   * Tells each store what ended while it could not be reached. Otherwise the old incident would come back once the other stores have
   * forgotten it.
   */
  async shareEnds(): Promise<void> {
    const ended = new Set(this.#trusted.flatMap(({ type, incident }) => (type === 'closed' ? [incident] : [])));
    await Promise.all(
      this.#usable.map(async (store) => {
        const had = this.#had.get(store) ?? new Map<string, WatchEvent>();
        const missed = new Set([...openIn([...had.values()])].filter((incident) => ended.has(incident)));
        const lacked = this.#trusted.filter((event) => missed.has(event.incident) && !had.has(eventKey(event)));
        if (lacked.length === 0 || learns(store)) return;
        await this.#use(store, () => store.append(lacked));
        for (const event of lacked) this.#note(store, event);
      }),
    );
  }

  #remember(events: readonly WatchEvent[]): void {
    this.#history = [...this.#history, ...events];
    this.#trusted = [...this.#trusted, ...events];
  }

  #note(store: IncidentStore, event: WatchEvent): void {
    const had = this.#had.get(store) ?? new Map<string, WatchEvent>();
    this.#had.set(store, had.set(eventKey(event), event));
  }

  /** What began the incidents of these events, and what happened since, if this store could not be reached at the time. */
  #lackedBy(store: IncidentStore, events: readonly WatchEvent[]): WatchEvent[] {
    const concerned = new Set(events.map(({ incident }) => incident));
    const lacking = this.#trusted.filter(
      (each) =>
        concerned.has(each.incident) && !events.includes(each) && this.#had.get(store)?.has(eventKey(each)) !== true,
    );
    const begun = new Set(lacking.flatMap((each) => (each.type === 'opened' ? [each.incident] : [])));
    return lacking.filter((each) => begun.has(each.incident));
  }

  get #usable(): IncidentStore[] {
    return this.#stores.filter((store) => !this.#failed.has(store));
  }

  /** GitHub refuses changes of one account at the same time. Records of different incidents have nothing in common. */
  #inTurn<T>(store: IncidentStore, work: () => Promise<T>): Promise<T | undefined> {
    if (!learns(store)) return this.#use(store, work);
    const turn = this.#turn.then(() => this.#use(store, work));
    this.#turn = turn;
    return turn;
  }

  /** @returns undefined if the store can't be used, which is a warning whatever the reason */
  async #use<T>(store: IncidentStore, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await requireWithin(this.#until - this.#clock.monotonicMs(), work);
    } catch (error) {
      this.#failed.add(store);
      this.#warnOf(store, error);
      return undefined;
    }
  }

  #warnOf(store: IncidentStore, thrown: unknown): void {
    const { code, message, hint } = toRestorableError(thrown);
    // In the words of the channel, which fails for the same reason: that is one warning, not two. Our own limit of time names nobody.
    const sentence =
      learns(store) && code !== 'TIMEOUT' ? message : `Incidents at ${store.label} can't be used: ${message}`;
    this.#warn([sentence, hint].filter((text) => text !== undefined).join(' '));
  }
}

function learns(store: IncidentStore): store is LearningStore {
  return 'learn' in store && typeof store.learn === 'function';
}

function openIn(events: readonly WatchEvent[]): Set<string> {
  return new Set(incidentsOf(events).flatMap(({ id, state }) => (state === 'open' ? [id] : [])));
}

function overIn(events: readonly WatchEvent[]): Set<string> {
  const isOver = (state: IncidentState): boolean => state === 'recovered' || state === 'duplicate';
  return new Set(incidentsOf(events).flatMap(({ id, state }) => (isOver(state) ? [id] : [])));
}

function subjectsIn(events: readonly WatchEvent[]): Map<string, Subject> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'opened' || event.type === 'suspected' ? [[event.incident, event.subject] as const] : [],
    ),
  );
}
