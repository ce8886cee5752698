import { messageOf, RestorableError } from '../core/errors.ts';
import type { Subject } from '../core/watch/condition.ts';
import type { Opened, WatchEvent } from '../core/watch/event.ts';
import { eventKey } from '../core/watch/stored-event.ts';
import type { IncidentStore } from '../ports/incident-store.ts';

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
}

/**
 * All stores of a run as one. Their histories are merged by event. The first that can be reached decides whether an incident is
 * opened, and all that can be reached are told. One that fails is left alone for the rest of the run, with one warning.
 */
export class IncidentStores implements IncidentStore {
  readonly label = 'the stores of incidents';
  readonly #stores: readonly IncidentStore[];
  readonly #warn: (message: string) => void;
  readonly #failed = new Set<IncidentStore>();
  /** What each store had when it was loaded, by `eventKey`. */
  readonly #had = new Map<IncidentStore, Set<string>>();
  #history: readonly WatchEvent[] = [];

  constructor({ stores, warn }: StoresOptions) {
    this.#stores = stores;
    this.#warn = warn;
  }

  get keepsSuspicions(): boolean {
    return this.#usable.some(({ keepsSuspicions }) => keepsSuspicions);
  }

  keeps(subject: Subject): boolean {
    return this.#usable.some((store) => store.keeps(subject));
  }

  /** Never throws: without any history, a run reports what it sees. */
  async load(): Promise<readonly WatchEvent[]> {
    const merged = new Map<string, WatchEvent>();
    await Promise.all(
      this.#stores.map((store) =>
        this.#use(store, async () => {
          const events = await store.load();
          this.#had.set(store, new Set(events.map(eventKey)));
          for (const event of events) merged.set(eventKey(event), event);
        }),
      ),
    );
    this.#history = [...merged.values()];
    for (const store of this.#usable) if (learns(store)) store.learn(this.#history);
    return this.#history;
  }

  async open(event: Opened): Promise<boolean> {
    let isDecided = false;
    for (const store of this.#usable.filter((each) => each.keeps(event.subject))) {
      if (isDecided) {
        await this.#use(store, () => store.append([event]));
        continue;
      }
      const outcome = await this.#use(store, () => store.open(event));
      if (outcome === false) return false;
      isDecided = outcome === true;
    }
    this.#history = [...this.#history, event];
    // If nobody can be asked, a second message about it is better than none.
    return true;
  }

  async append(events: readonly WatchEvent[]): Promise<void> {
    const subjects = subjectsIn([...this.#history, ...events]);
    this.#history = [...this.#history, ...events];
    await Promise.all(
      this.#usable.map((store) => {
        const its = events.filter(({ incident }) => {
          const subject = subjects.get(incident);
          return subject === undefined || store.keeps(subject);
        });
        const all = [...this.#lackedBy(store, its), ...its];
        return all.length === 0 ? undefined : this.#use(store, () => store.append(all));
      }),
    );
  }

  /** What began the incidents of these events, and what happened since, if this store was not there at the time. */
  #lackedBy(store: IncidentStore, events: readonly WatchEvent[]): WatchEvent[] {
    const had = this.#had.get(store) ?? new Set();
    const concerned = new Set(events.map(({ incident }) => incident));
    const lacking = this.#history.filter((each) => concerned.has(each.incident) && !events.includes(each));
    const begins = lacking.filter(
      (each) => each.type === 'opened' && !had.has(eventKey(each)) && store.keeps(each.subject),
    );
    const begun = new Set(begins.map(({ incident }) => incident));
    return lacking.filter((each) => begun.has(each.incident) && !had.has(eventKey(each)));
  }

  get #usable(): IncidentStore[] {
    return this.#stores.filter((store) => !this.#failed.has(store));
  }

  async #use<T>(store: IncidentStore, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof RestorableError && error.code === 'CANCELLED') throw error;
      this.#failed.add(store);
      const hint = error instanceof RestorableError ? ` ${error.hint ?? ''}` : '';
      this.#warn(`Incidents at ${store.label} can't be used: ${messageOf(error)}${hint}`.trim());
      return undefined;
    }
  }
}

function learns(store: IncidentStore): store is LearningStore {
  return 'learn' in store && typeof store.learn === 'function';
}

function subjectsIn(events: readonly WatchEvent[]): Map<string, Subject> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'opened' || event.type === 'suspected' ? [[event.incident, event.subject] as const] : [],
    ),
  );
}
