import { type IncidentPlace, isClosing, isOpening } from '../../../core/format/incident-place.ts';
import type { WatchEvent } from '../../../core/watch/event.ts';
import type { SignerRing } from '../../../openpgp/signatures/signatures.ts';
import { mapAhead } from '../../reading/read-ahead.ts';
import type { StoredDatabase } from '../../stored-database.ts';
import type { Generation, IncidentListing, NamedIncident } from './incident-listing.ts';
import { readIncident } from './incident-record.ts';

const READS_AHEAD = 16;
/** Reads of all subjects, and of one. After that, incidents may be reported again: planted records can't silence one. */
const MOST_READ = 5_000;
const MOST_READ_OF_ONE = 1_000;

/** What is known of the incidents of one subject. */
export interface SubjectState {
  /** The newest generation of which accepted records say that it was opened, or is over. 0 if there is none. */
  readonly newest: number;
  /** The incidents of that generation that are open. */
  readonly open: readonly string[];
  readonly events: readonly WatchEvent[];
  /** The generation of each incident. */
  readonly generationOf: ReadonlyMap<string, number>;
}

export interface IncidentState {
  readonly bySubject: ReadonlyMap<string, SubjectState>;
  /** Whether there are more records than were read. */
  readonly isCut: boolean;
}

interface Reading {
  readonly at: StoredDatabase;
  readonly ring: SignerRing | undefined;
  readonly now: Date;
  /** Decreases. */
  readonly left: { all: number; ofOne: number };
}

/**
 * Reads what counts. Of each subject, the newest incident is read, and others only if they are recent: there is never more than one
 * open incident. Of one that ended long ago, only the record that ended it is read, because a name alone proves nothing.
 * @throws the storage's errors
 */
export async function readIncidents(
  at: StoredDatabase,
  { subjects, isCut }: IncidentListing,
  { ring, now }: { readonly ring: SignerRing | undefined; readonly now: Date },
): Promise<IncidentState> {
  const left = { all: MOST_READ, ofOne: 0 };
  const bySubject = new Map<string, SubjectState>();
  let isPartial = isCut;
  // Anyone can invent digests of destinations. The conditions of the database as such are few.
  const inOrder = [...subjects].sort(([a], [b]) => Number(a.includes('.')) - Number(b.includes('.')));
  for (const [subject, generations] of inOrder) {
    left.ofOne = Math.min(left.all, MOST_READ_OF_ONE);
    bySubject.set(subject, await stateOf(generations, { at, ring, now, left }));
    isPartial ||= left.ofOne <= 0;
  }
  return { bySubject, isCut: isPartial };
}

async function stateOf(generations: ReadonlyMap<number, Generation>, reading: Reading): Promise<SubjectState> {
  const events: WatchEvent[] = [];
  const generationOf = new Map<string, number>();
  let newest = 0;
  let open: readonly string[] = [];
  for (const generation of [...generations.values()].sort((a, b) => b.number - a.number)) {
    if (newest > 0 && !generation.isRecent) continue;
    const found = await eventsOf(generation, reading);
    for (const { incident } of found) generationOf.set(incident, generation.number);
    const { state, open: ofThis } = stateOfEvents(found);
    if (newest === 0 && state !== 'waiting') {
      newest = generation.number;
      open = ofThis;
    }
    if (state !== 'over' || generation.isRecent) events.push(...found);
  }
  return { newest, open, events, generationOf };
}

/** Of an incident that ended long ago, only what ended it. */
async function eventsOf(generation: Generation, reading: Reading): Promise<readonly WatchEvent[]> {
  const { records, isRecent } = generation;
  const closing = isRecent ? [] : records.filter(({ place }) => isClosing(place));
  const ended = await readAll(closing, reading);
  const isOpened = records.some(({ place }) => isOpening(place));
  const isOver = ended.some(({ type }) => type === 'closed' || (type === 'cleared' && !isOpened));
  if (isOver) return ended;
  const others = records.filter((record) => !closing.includes(record));
  return [...ended, ...(await readAll(others, reading))];
}

async function readAll(
  records: Generation['records'],
  { at, ring, now, left }: Reading,
): Promise<readonly WatchEvent[]> {
  const within = records.toSorted(byWeight).slice(0, Math.max(0, left.ofOne));
  left.ofOne -= records.length;
  left.all -= within.length;
  const events: WatchEvent[] = [];
  const read = ({ key }: { readonly key: string }) => readIncident(at, key, { ring, now });
  for await (const found of mapAhead(within, READS_AHEAD, read)) events.push(...(found ?? []));
  return events;
}

/** What decides the state of an incident first: it has few names, so that planted records can't come before it. */
function byWeight({ place: a }: NamedIncident, { place: b }: NamedIncident): number {
  return weightOf(a) - weightOf(b);
}

function weightOf({ addition }: IncidentPlace): number {
  if (addition === undefined || addition.step === 'closed' || addition.step === 'escalated') return 0;
  return addition.step === undefined ? 2 : 1;
}

/** `waiting`: there is nothing that counts, or a suspicion. */
function stateOfEvents(events: readonly WatchEvent[]): {
  readonly state: 'waiting' | 'open' | 'over';
  readonly open: readonly string[];
} {
  const incidents = (type: WatchEvent['type']) =>
    events.filter((each) => each.type === type).map((each) => each.incident);
  const closed = new Set(incidents('closed'));
  const over = new Set([...closed, ...incidents('cleared')]);
  const open = incidents('opened').filter((incident) => !closed.has(incident));
  if (open.length > 0) return { state: 'open', open };
  const isSuspected = incidents('suspected').some((incident) => !over.has(incident));
  return { state: over.size > 0 && !isSuspected ? 'over' : 'waiting', open };
}
