import { recordAt } from '../../core/format/object-keys.ts';
import { GRACE_MS } from '../../core/planning/retention.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { committedMeanwhile } from './orphans.ts';
import { deleteUnlessLocked } from './removal.ts';

const REQUESTS_AT_ONCE = 8;

/** Records of verifications that are kept no longer. */
export interface ExpiredRecords {
  /** Their objects by backup. Those of tests without one have no id. */
  readonly objects: ReadonlyMap<string | undefined, readonly StoredObject[]>;
  readonly count: number;
  readonly bytes: number;
}

/**
 * Finds the records of verifications that are older than `keepMs`, of backups that are completely gone: their objects and the
 * record of their removal were deleted, which takes two phases and a week. The storage's clock decides, by the time in the name
 * and by that of the last change: what a sync is writing at the moment is young.
 * @param ids backups of which only such records are left
 */
export async function findExpiredRecords(
  at: StoredDatabase,
  ids: readonly string[],
  { now, keepMs }: { readonly now: Date; readonly keepMs: number },
): Promise<ExpiredRecords> {
  const gone = new Set(ids);
  const objects = new Map<string | undefined, StoredObject[]>();
  const found = { count: 0, bytes: 0 };
  const isOld = (time: Date, ageMs: number): boolean => now.getTime() - time.getTime() > ageMs;
  for await (const object of at.list(at.keys.allVerifications)) {
    const record = recordAt(at.keys.relative(object.key));
    if (record === undefined || (record.id !== undefined && !gone.has(record.id))) continue;
    if (!isOld(record.time, keepMs) || !isOld(object.modifiedAt, GRACE_MS)) continue;
    objects.set(record.id, [...(objects.get(record.id) ?? []), object]);
    found.bytes += object.sizeBytes;
    if (record.ending === '.json') found.count += 1;
  }
  return { objects, ...found };
}

/**
 * Deletes them, after each backup's manifest was requested by its name, as before any other deletion. A record goes before its
 * signature and its details, so that none is ever there without them.
 * @returns how many objects the storage refuses to delete
 */
export async function deleteExpiredRecords(at: StoredDatabase, { objects }: ExpiredRecords): Promise<number> {
  const appeared = await committedMeanwhile(at, new Set([...objects.keys()].filter((id) => id !== undefined)));
  let locked = 0;
  const leaving = [...objects].filter(([id]) => id === undefined || !appeared.has(id)).flatMap(([, those]) => those);
  for (const isRecord of [true, false]) {
    const those = leaving.filter(({ key }) => key.endsWith('.json') === isRecord);
    await forEachBounded(those, REQUESTS_AT_ONCE, async ({ key }) => {
      if (!(await deleteUnlessLocked(at, key))) locked += 1;
    });
  }
  return locked;
}
