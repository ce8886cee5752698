import { createHash, randomBytes } from 'node:crypto';
import type { RunOrigin } from '../core/run-origin.ts';
import type { Sighting, Subject } from '../core/watch/condition.ts';
import type { Announced, WatchEvent } from '../core/watch/event.ts';
import { conditionsOf, incidentsOf, subjectKey } from '../core/watch/incident.ts';
import { observe } from '../core/watch/observe.ts';
import { pendingNotices, type QuietHours } from '../core/watch/pending.ts';
import type { ChannelFilter } from '../ports/alerts/channel.ts';
import type { WatchFacts } from '../report/facts/watch.ts';
import { forEachBounded } from '../repository/concurrency/for-each-bounded.ts';
import { type Channel, deliver } from './deliver.ts';
import type { IncidentStores } from './incident-stores.ts';

/** A server that is down is a problem of each of its databases, and a claim takes several requests. */
const CLAIMS_AT_ONCE = 16;

/** Who is told, and what remembers it. */
export interface Watchers {
  readonly stores: IncidentStores;
  readonly channels: readonly (Channel & { readonly filter: ChannelFilter })[];
  readonly quiet: QuietHours | undefined;
}

export interface WatchMoment {
  readonly now: Date;
  readonly origin: RunOrigin | null;
  readonly signal: AbortSignal;
  readonly warn: (sentence: string) => void;
  /** How long messages may be sent from here on. */
  readonly sendingMs: number;
}

/**
 * Records what a run observed, and tells each channel what it has not heard yet. Without its history, a failure is reported again
 * rather than not at all.
 */
export async function watchIncidents(
  sightings: readonly Sighting[],
  { stores, channels, quiet }: Watchers,
  moment: WatchMoment,
): Promise<WatchFacts> {
  const { now, origin, warn } = moment;
  // What was sent must be recorded within the time of the run, or it would be sent again by each run.
  const signal = AbortSignal.any([moment.signal, AbortSignal.timeout(Math.ceil(moment.sendingMs))]);
  const history = await stores.load();
  const createId = (subject: Subject): string => (stores.keeps(subject) ? randomId() : idOfSubject(subject));
  const keepsSuspicionOf = (subject: Subject): boolean => stores.keepsSuspicionOf(subject);
  stores.beginStep();
  await stores.shareEnds();
  const observed = observe(history, { sightings, origin, keepsSuspicionOf, createId }, now);
  const known = [...history, ...(await record(observed, stores))];
  const filters = channels.map(({ notifier, filter }) => ({ id: notifier.id, ...filter }));
  const { messages, events } = await deliver(pendingNotices(known, filters, now, quiet), channels, {
    now,
    signal,
    warn,
  });
  stores.beginStep();
  if (events.length > 0) await stores.append(events);
  const conditions = [...conditionsOf(incidentsOf(known)).values()];
  return { openIncidents: conditions.filter(({ open }) => open !== undefined).length, messages };
}

/** @returns what is now known: all but what another run recorded first, which announces it */
async function record(events: readonly WatchEvent[], stores: IncidentStores): Promise<readonly WatchEvent[]> {
  const lost = new Set<WatchEvent>();
  const notOpened = new Set<string>();
  const ofEach = Map.groupBy(events.filter(isAnnounced), ({ incident }) => incident);
  await forEachBounded(ofEach.values(), CLAIMS_AT_ONCE, async (announced) => {
    for (const event of announced) {
      if (await stores.claim(event)) continue;
      lost.add(event);
      if (event.type === 'opened') notOpened.add(event.incident);
    }
  });
  const kept = events.filter((event) => !lost.has(event) && !notOpened.has(event.incident));
  const rest = kept.filter((event) => !isAnnounced(event));
  if (rest.length > 0) await stores.append(rest);
  return kept;
}

function isAnnounced(event: WatchEvent): event is Announced {
  if (event.type === 'closed') return event.reason === 'recovered';
  return event.type === 'opened' || event.type === 'reminded' || event.type === 'escalated';
}

function randomId(): string {
  return randomBytes(16).toString('hex');
}

/** Equal in each run, so that a channel with memory of its own, such as PagerDuty, does not repeat it. */
function idOfSubject(subject: Subject): string {
  return createHash('sha256').update(subjectKey(subject)).digest('hex').slice(0, 32);
}
