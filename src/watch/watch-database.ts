import { createHash, randomBytes } from 'node:crypto';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import type { RunOrigin } from '../core/run-origin.ts';
import type { Sighting, Subject } from '../core/watch/condition.ts';
import type { Opened, WatchEvent } from '../core/watch/event.ts';
import { conditionsOf, incidentsOf, subjectKey } from '../core/watch/incident.ts';
import { observe } from '../core/watch/observe.ts';
import { pendingNotices, type QuietHours } from '../core/watch/pending.ts';
import type { ChannelFilter } from '../ports/channel.ts';
import type { IncidentStore } from '../ports/incident-store.ts';
import type { WatchFacts } from '../report/facts/watch.ts';
import { type Channel, type Delivery, deliver } from './deliver.ts';

/** Who is told about a database, and what remembers it. */
export interface Watchers {
  /** The first one that can be read decides which of two runs opened an incident. */
  readonly stores: readonly IncidentStore[];
  readonly channels: readonly (Channel & { readonly filter: ChannelFilter })[];
  readonly quiet: QuietHours | undefined;
}

export interface WatchMoment {
  readonly now: Date;
  readonly origin: RunOrigin | null;
  readonly signal: AbortSignal;
  readonly warn: (sentence: string) => void;
}

/**
 * Records what a run observed of one database, and tells each channel what it has not heard yet. What can't be read or recorded
 * is a warning: without its history, a failure is reported again rather than not at all.
 */
export async function watchDatabase(
  sightings: readonly Sighting[],
  { stores, channels, quiet }: Watchers,
  moment: WatchMoment,
): Promise<WatchFacts> {
  const { now, origin, warn } = moment;
  const { readable, history } = await loadAll(stores, warn);
  const keepsSuspicions = readable.some((store) => store.keepsSuspicions);
  const createId = readable.length > 0 ? randomId : idOfSubject;
  const observed = observe(history, { sightings, origin, keepsSuspicions, createId }, now);
  const recorded = await record(observed, readable, warn);
  const known = [...history, ...recorded];
  const filters = channels.map(({ notifier, filter }) => ({ id: notifier.id, ...filter }));
  const delivery = await deliver(pendingNotices(known, filters, now, quiet), channels, moment);
  await appendAll(delivery.events, readable, warn);
  return factsOf(known, delivery);
}

/** A destination that hangs must leave time for the messages. */
const READ_MS = 20_000;
const WRITE_MS = 10_000;

/** @throws {RestorableError} TIMEOUT. The work goes on until the run ends. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new RestorableError('TIMEOUT', `No answer in ${ms / 1000} s.`)), ms);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

interface Loaded {
  readonly readable: readonly IncidentStore[];
  readonly history: readonly WatchEvent[];
}

async function loadAll(stores: readonly IncidentStore[], warn: WatchMoment['warn']): Promise<Loaded> {
  const loaded = await Promise.all(
    stores.map(async (store) => {
      try {
        return { store, events: await within(READ_MS, store.load()) };
      } catch (thrown) {
        warn(`The incidents at ${store.label} can't be read: ${toRestorableError(thrown).message}`);
        return undefined;
      }
    }),
  );
  const read = loaded.filter((each) => each !== undefined);
  return { readable: read.map(({ store }) => store), history: read.flatMap(({ events }) => events) };
}

/** Records what was observed. @returns all of it but incidents that another run opened first */
async function record(
  events: readonly WatchEvent[],
  stores: readonly IncidentStore[],
  warn: WatchMoment['warn'],
): Promise<readonly WatchEvent[]> {
  const lost = new Set<string>();
  const opened = events.filter((event) => event.type === 'opened');
  for (const event of opened) {
    if (!(await openIn(event, stores, warn))) lost.add(event.incident);
  }
  const kept = events.filter(({ incident }) => !lost.has(incident));
  await appendAll(
    kept.filter(({ type }) => type !== 'opened'),
    stores,
    warn,
  );
  return kept;
}

/** @returns false if another run was first. A store that fails decides nothing. */
async function openIn(event: Opened, stores: readonly IncidentStore[], warn: WatchMoment['warn']): Promise<boolean> {
  for (const store of stores.filter((each) => each.keeps(event.subject))) {
    try {
      if (!(await within(WRITE_MS, store.open(event)))) return false;
    } catch (thrown) {
      warn(unrecorded(store, thrown));
    }
  }
  return true;
}

async function appendAll(
  events: readonly WatchEvent[],
  stores: readonly IncidentStore[],
  warn: WatchMoment['warn'],
): Promise<void> {
  if (events.length === 0) return;
  await Promise.all(
    stores.map(async (store) => {
      try {
        await within(WRITE_MS, store.append(events));
      } catch (thrown) {
        warn(unrecorded(store, thrown));
      }
    }),
  );
}

function unrecorded({ label }: IncidentStore, thrown: unknown): string {
  return `An incident can't be recorded at ${label}, so messages about it may repeat: ${toRestorableError(thrown).message}`;
}

function factsOf(history: readonly WatchEvent[], { messages }: Delivery): WatchFacts {
  const conditions = [...conditionsOf(incidentsOf(history)).values()];
  return { openIncidents: conditions.filter(({ open }) => open !== undefined).length, messages };
}

function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** Equal in each run, so that a channel with memory of its own, such as PagerDuty, does not repeat it. */
function idOfSubject(subject: Subject): string {
  return createHash('sha256').update(subjectKey(subject)).digest('hex').slice(0, 32);
}
