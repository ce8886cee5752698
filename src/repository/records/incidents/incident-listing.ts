import { type IncidentPlace, incidentAt } from '../../../core/format/incident-place.ts';
import { CLOSED_INCIDENTS_MS } from '../../../core/watch/stored-event.ts';
import type { StoredDatabase } from '../../stored-database.ts';
import { RECORD_MAX_BYTES } from '../signed-record.ts';

/** Of which a listing is used. Anyone with write access can add more, and must not fill the memory. */
const MOST_LISTED = 100_000;

/** A record, by its name. */
export interface NamedIncident {
  readonly key: string;
  readonly place: IncidentPlace;
}

/** The records of one incident, by their names only. */
export interface Generation {
  readonly number: number;
  readonly records: NamedIncident[];
  /** When the newest was written, by the storage's clock or by its name. */
  writtenMs: number;
  /** Whether that was in the last 30 days. */
  isRecent: boolean;
}

/** The records of a database at one destination, by subject and generation. Their names are not authenticated. */
export interface IncidentListing {
  readonly subjects: ReadonlyMap<string, ReadonlyMap<number, Generation>>;
  /** Whether there were more than are used. */
  readonly isCut: boolean;
}

/** Lists the records, also those that were deleted and are kept as older versions. @throws the storage's errors */
export async function listIncidents(at: StoredDatabase, now: Date): Promise<IncidentListing> {
  const subjects = new Map<string, Map<number, Generation>>();
  let listed = 0;
  const add = (key: string, modifiedAt: Date | undefined): void => {
    const place = incidentAt(at.keys.relative(key));
    if (place === undefined) return;
    listed += 1;
    const generations = subjects.get(place.subject) ?? new Map<number, Generation>();
    subjects.set(place.subject, generations);
    const number = place.generation;
    const generation = generations.get(number) ?? { number, records: [], writtenMs: 0, isRecent: false };
    generations.set(number, generation);
    generation.records.push({ key, place });
    generation.writtenMs = Math.max(
      generation.writtenMs,
      modifiedAt?.getTime() ?? 0,
      place.addition?.step === undefined ? (place.addition?.at.getTime() ?? 0) : 0,
    );
    generation.isRecent = now.getTime() - generation.writtenMs < CLOSED_INCIDENTS_MS;
  };
  for await (const { key, sizeBytes, modifiedAt } of at.list(at.keys.allIncidents)) {
    if (listed >= MOST_LISTED) return { subjects, isCut: true };
    if (sizeBytes <= RECORD_MAX_BYTES) add(key, modifiedAt);
  }
  for await (const key of at.listDeletedKeys(at.keys.allIncidents)) {
    if (listed >= MOST_LISTED) return { subjects, isCut: true };
    add(key, undefined);
  }
  return { subjects, isCut: false };
}
