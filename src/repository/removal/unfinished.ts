import { UNFINISHED_GRACE_MS } from '../../core/planning/retention.ts';
import type { StoredDatabase } from '../stored-database.ts';

/**
 * Removes what killed runs left half written of a database, where this kind of storage has such things. What another run
 * writes just now is younger than the grace.
 * @param now by the storage's clock
 */
export async function removeUnfinished(
  { storage, keys, signal }: StoredDatabase,
  now: Date,
): Promise<{ readonly objects: number; readonly bytes: number }> {
  const before = new Date(now.getTime() - UNFINISHED_GRACE_MS);
  return (await storage.unfinished?.remove(keys.root, { before, signal })) ?? { objects: 0, bytes: 0 };
}
