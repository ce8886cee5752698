import type { ObjectKeys } from '../../core/format/object-keys.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import type { Storage } from '../../ports/storage.ts';
import { objectsOf } from '../catalog/destination-contents.ts';

/**
 * Those of a backup's objects that a listing does not show as they were put: the one way to learn, without reading them all,
 * that the place has a second name under which they were removed.
 * @throws the storage's errors
 */
export async function unlisted(
  storage: Storage,
  { keys, id, objects }: { readonly keys: ObjectKeys; readonly id: string; readonly objects: readonly ListedObject[] },
  signal: AbortSignal,
): Promise<ListedObject[]> {
  const found = await objectsOf(storage, keys, id, signal);
  return objects.filter(({ key, sizeBytes }) => found.get(key)?.sizeBytes !== sizeBytes);
}
