import { UNFINISHED_GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { StoredDatabase } from '../stored-database.ts';

/**
 * Removes partially written leftovers of killed runs of a database, if this kind of storage has any. What another run is writing
 * at the moment is younger than the grace period.
 * @param now by the storage's clock
 */
export async function removeUnfinished(
  { storage, keys, signal }: StoredDatabase,
  now: Date,
): Promise<{ readonly objects: number; readonly bytes: number }> {
  const before = new Date(now.getTime() - UNFINISHED_GRACE_MS);
  return (await storage.unfinished?.remove(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
}
