import type { ListedObject } from '../../core/format/object-list.ts';
import type { StoredDatabase } from '../stored-database.ts';

/**
 * Returns which of a backup's objects a listing does not show as they were put. Without reading all of them, only this reveals
 * that the place has a second name under which they were removed.
 * @throws the storage's errors
 */
export async function unlisted(
  at: StoredDatabase,
  id: string,
  objects: Iterable<ListedObject>,
): Promise<ListedObject[]> {
  const found = await at.objectsOf(id);
  const missing: ListedObject[] = [];
  for (const object of objects) if (found.get(object.key)?.sizeBytes !== object.sizeBytes) missing.push(object);
  return missing;
}
