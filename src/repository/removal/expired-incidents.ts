import { incidentAt } from '../../core/format/incident-place.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { listIncidents } from '../records/incidents/incident-listing.ts';
import { readIncidents } from '../records/incidents/incident-state.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { deleteUnlessLocked } from './removal.ts';

const REQUESTS_AT_ONCE = 8;

/** Records of incidents that are kept no longer. */
export interface ExpiredIncidents {
  readonly objects: readonly StoredObject[];
  readonly bytes: number;
}

interface Keeping {
  readonly now: Date;
  readonly keepMs: number;
  /** Accepted signers. If undefined, every record counts. */
  readonly ring: SignerRing | undefined;
}

/**
 * Finds the records that are older than `keepMs`, by the storage's clock and by their names, and belong to no open incident. Those
 * that nobody accepted signed are removed at that age too. If there are more than are read, nothing is found: an open incident
 * may be among those that were not.
 * @throws the storage's errors
 */
export async function findExpiredIncidents(
  at: StoredDatabase,
  { now, keepMs, ring }: Keeping,
): Promise<ExpiredIncidents> {
  const listing = await listIncidents(at, now);
  const ageMs = Math.max(keepMs, GRACE_MS);
  const isOld = (ms: number): boolean => now.getTime() - ms > ageMs;
  const isAnyOld = [...listing.subjects.values()].some((of) => [...of.values()].some((each) => isOld(each.writtenMs)));
  if (!isAnyOld) return { objects: [], bytes: 0 };
  const { bySubject, isCut } = await readIncidents(at, listing, { ring, now });
  if (isCut) return { objects: [], bytes: 0 };
  const objects: StoredObject[] = [];
  for await (const object of at.list(at.keys.allIncidents)) {
    const place = incidentAt(at.keys.relative(object.key));
    const generation = place && listing.subjects.get(place.subject)?.get(place.generation);
    if (place === undefined || generation === undefined) continue;
    const { newest, open } = bySubject.get(place.subject) ?? { newest: 0, open: [] };
    if (open.length > 0 && place.generation === newest) continue;
    if (isOld(generation.writtenMs) && isOld(object.modifiedAt.getTime())) objects.push(object);
  }
  return { objects, bytes: objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

/**
 * Deletes them. What ended an incident goes last, so that no incident ever seems to be open again.
 * @returns how many the storage refuses to delete
 */
export async function deleteExpiredIncidents(at: StoredDatabase, { objects }: ExpiredIncidents): Promise<number> {
  let locked = 0;
  for (const isLast of [false, true]) {
    const those = objects.filter(({ key }) => key.endsWith('-closed.json') === isLast);
    await forEachBounded(those, REQUESTS_AT_ONCE, async ({ key }) => {
      if (!(await deleteUnlessLocked(at, key))) locked += 1;
    });
  }
  return locked;
}
