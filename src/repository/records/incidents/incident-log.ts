import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { hasCode, RestorableError } from '../../../core/errors.ts';
import type { IncidentAddition, IncidentPlace, IncidentStep } from '../../../core/format/incident-place.ts';
import type { Subject } from '../../../core/watch/condition.ts';
import type { Announced, Opened, WatchEvent } from '../../../core/watch/event.ts';
import { storable } from '../../../core/watch/stored-event.ts';
import type { SignerRing } from '../../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../../openpgp/signatures/signer.ts';
import type { IncidentStore } from '../../../ports/alerts/incident-store.ts';
import type { StoredDatabase } from '../../stored-database.ts';
import { type Generation, type IncidentListing, listIncidents } from './incident-listing.ts';
import { putIncident, readIncident, subjectName } from './incident-record.ts';
import { type IncidentState, readIncidents, type SubjectState } from './incident-state.ts';

/** Numbers that are tried for one incident. More are only taken if someone adds records while this runs. */
const MOST_NUMBERS = 100;
const LAST_NUMBER = 999_999_999;
/** A record has at most 64 KiB. */
const EVENTS_OF_ONE = 40;

export interface IncidentKeys {
  /** Accepted signers: of this run, and of the other runs of the database. If undefined, every record counts. */
  readonly ring: SignerRing | undefined;
  /** The key that this run signs with, if it has one. Called before the first record is written. */
  readonly signer: () => Promise<Signer | undefined>;
  /** Receives what is wrong with the records. */
  readonly warn: (message: string) => void;
}

const NONE: ReadonlySet<string> = new Set();
const NOTHING: SubjectState = { newest: 0, open: [], events: [], generationOf: new Map() };

/** The incidents of one database, in signed records at one destination. */
export class IncidentLog implements IncidentStore {
  readonly #at: StoredDatabase;
  readonly #keys: IncidentKeys;
  #loaded: Promise<{ readonly listing: IncidentListing; readonly state: IncidentState }> | undefined;
  /** Whether all records are read. Before that, nothing is known to be missing. */
  #isComplete = true;
  /** The subject and generation of what this run began. */
  readonly #begun = new Map<string, IncidentPlace>();

  constructor(at: StoredDatabase, keys: IncidentKeys) {
    this.#at = at;
    this.#keys = keys;
  }

  get label(): string {
    return this.#at.label;
  }

  /** Not if records are left out: a suspicion that no later run can find would never be reported. */
  get keepsSuspicions(): boolean {
    return this.#isComplete;
  }

  keeps({ database }: Subject): boolean {
    return database === this.#at.name;
  }

  async load(): Promise<readonly WatchEvent[]> {
    const { state } = await this.#read();
    return [...state.bySubject.values()].flatMap(({ events }) => events);
  }

  async claim(event: Announced, over: ReadonlySet<string> = NONE): Promise<boolean> {
    return event.type === 'opened' ? this.#open(event, over) : this.#step(event);
  }

  /** @returns true also if nothing is known of the incident here, so that it is announced */
  async #step(event: Exclude<Announced, Opened>): Promise<boolean> {
    const { state } = await this.#read();
    const known = this.#begun.get(event.incident) ?? placeIn(state, event.incident);
    if (known === undefined) return true;
    const place = { ...known, addition: { step: stepOf(event) } };
    try {
      await putIncident(this.#at, place, [event], await this.#keys.signer());
    } catch (error) {
      if (!hasCode(error, 'OBJECT_EXISTS')) throw error;
    }
    const stored = await this.#stored(place);
    const other = stored?.find(({ type, incident }) => type === event.type && incident === event.incident);
    // If not all was read, it may be one of long ago: a message twice is better than none.
    if (other !== undefined) return isEqual(other, event) || !this.#isComplete;
    // What has the name does not count.
    await this.#add(known, [event]);
    return true;
  }

  async #open(event: Opened, over: ReadonlySet<string>): Promise<boolean> {
    const subject = subjectName(event.subject);
    const { listing, state } = await this.#read();
    const { newest, open } = state.bySubject.get(subject) ?? NOTHING;
    if (open.some((incident) => !over.has(incident))) return false;
    const numbers = freeNumbers(listing.subjects.get(subject) ?? new Map(), newest);
    for (const generation of numbers) {
      const outcome = await this.#openAt(subject, generation, event);
      if (outcome !== undefined) return outcome;
    }
    throw new RestorableError(
      'STORAGE_FAILED',
      `No incident can be recorded at ${this.label}: its numbers are taken.`,
      {
        hint: `Find out who is adding records to ${this.#at.keys.allIncidents}, and delete these records.`,
      },
    );
  }

  /** @returns undefined if what was there before does not count, or may be of an incident that is over */
  async #openAt(subject: string, generation: number, event: Opened): Promise<boolean | undefined> {
    const at = this.#at;
    const place = { subject, generation };
    let isFree = true;
    try {
      await putIncident(at, place, [event], await this.#keys.signer());
    } catch (error) {
      if (!hasCode(error, 'OBJECT_EXISTS')) throw error;
      isFree = false;
    }
    // Read in any case. A storage may only check first whether a name is taken, and the answer to the first attempt may be lost.
    const stored = await this.#stored(place);
    // With a clock that is far ahead, what this run wrote does not count yet.
    if (stored === undefined && !isFree) return undefined;
    const isOurs = stored?.some(({ incident }) => incident === event.incident) ?? true;
    if (isOurs) this.#begun.set(event.incident, place);
    // If not all was read, it may be one of long ago.
    return isOurs || this.#isComplete ? isOurs : undefined;
  }

  async #stored(place: IncidentPlace): Promise<readonly WatchEvent[] | undefined> {
    const at = this.#at;
    return readIncident(at, at.keys.incident(place), { ring: this.#keys.ring, now: await at.now() });
  }

  async append(events: readonly WatchEvent[]): Promise<void> {
    const { state } = await this.#read();
    const groups = Map.groupBy(events, ({ incident }) => incident);
    for (const [incident, of] of groups) {
      const place = this.#begun.get(incident) ?? placeIn(state, incident) ?? this.#newPlace(state, of);
      // Of an incident that this destination knows nothing of, nothing is worth a record.
      if (place === undefined) continue;
      this.#begun.set(incident, place);
      for (let from = 0; from < of.length; from += EVENTS_OF_ONE) {
        await this.#add(place, of.slice(from, from + EVENTS_OF_ONE));
      }
    }
  }

  async #add(place: IncidentPlace, events: readonly WatchEvent[]): Promise<void> {
    const addition = { at: this.#at.clock.now(), random: randomBytes(4).toString('hex'), what: whatOf(events) };
    await putIncident(this.#at, { ...place, addition }, events, await this.#keys.signer());
  }

  #newPlace(state: IncidentState, events: readonly WatchEvent[]): IncidentPlace | undefined {
    const begins = events.find((event) => event.type === 'suspected' || event.type === 'opened');
    if (begins === undefined || !this.keeps(begins.subject)) return undefined;
    const subject = subjectName(begins.subject);
    return { subject, generation: (state.bySubject.get(subject) ?? NOTHING).newest + 1 };
  }

  #read() {
    this.#loaded ??= this.#readOnce();
    return this.#loaded;
  }

  async #readOnce() {
    const now = await this.#at.now();
    const listing = await listIncidents(this.#at, now);
    // A key that is derived from a passphrase is derived first: forged records use up what is tried for salts of others.
    if (listing.subjects.size > 0) await this.#keys.signer();
    const state = await readIncidents(this.#at, listing, { ring: this.#keys.ring, now });
    this.#isComplete = !state.isCut;
    if (state.isCut) {
      this.#keys.warn(
        `${this.#at.keys.allIncidents} at ${this.label} has more records than are read. Alerts may repeat until what does not belong there is deleted.`,
      );
    }
    return { listing, state };
  }
}

/** The next numbers of which no record says that they were opened. One that does, and does not count, was planted. */
function* freeNumbers(taken: ReadonlyMap<number, Generation>, after: number): Generator<number> {
  let found = 0;
  for (let number = after + 1; number <= LAST_NUMBER && found < MOST_NUMBERS; number += 1) {
    if (taken.get(number)?.records.some(({ place }) => place.addition === undefined) === true) continue;
    found += 1;
    yield number;
  }
}

function stepOf(event: Exclude<Announced, Opened>): IncidentStep {
  return event.type === 'reminded' ? `reminded-${event.day}` : event.type;
}

function isEqual(stored: WatchEvent, event: WatchEvent): boolean {
  return isDeepStrictEqual(stored, storable(event));
}

function whatOf(events: readonly WatchEvent[]): Exclude<IncidentAddition, { readonly step: IncidentStep }>['what'] {
  if (events.some(({ type }) => type === 'closed' || type === 'cleared')) return 'closed';
  return events.some(({ type }) => type === 'opened') ? 'opened' : 'events';
}

function placeIn({ bySubject }: IncidentState, incident: string): IncidentPlace | undefined {
  for (const [subject, { generationOf }] of bySubject) {
    const generation = generationOf.get(incident);
    if (generation !== undefined) return { subject, generation };
  }
  return undefined;
}
