import { idOfKey, type ObjectKeys } from '../../core/format/object-keys.ts';
import type { Storage } from '../../ports/storage.ts';

/**
 * Backups whose manifests are hidden by a plain delete, where the storage keeps what was deleted: no listing shows them, and a
 * restore still finds them by their ids. A removal leaves no such thing where it may delete versions. Oldest first.
 */
export async function deletedBackups(storage: Storage, keys: ObjectKeys, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for await (const key of storage.versions?.hidden(keys.manifests, { signal }) ?? []) {
    const id = idOfKey(key, 'manifests');
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/**
 * Keys below a prefix, those among them that were deleted and of which the storage keeps older versions: whoever may only hide
 * a hold or the record of a verification must not get a prune to act as if there were none. In no order.
 */
export async function* keysWithDeleted(storage: Storage, prefix: string, signal: AbortSignal): AsyncGenerator<string> {
  for await (const { key } of storage.list(prefix, { signal })) yield key;
  for await (const key of storage.versions?.hidden(prefix, { signal }) ?? []) yield key;
}
