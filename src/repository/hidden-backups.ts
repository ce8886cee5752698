import { parseBackupId } from '../core/backup-id.ts';
import { idOfManifestKey, type ObjectKeys } from '../core/keys.ts';
import type { Storage } from '../ports/storage.ts';
import { listRemovals } from './removal.ts';

/**
 * Backups whose manifests something else than `prune` deleted, where the storage keeps what was deleted: no listing shows
 * them, and a restore still finds them by their ids. Oldest first.
 */
export async function hiddenBackups(storage: Storage, keys: ObjectKeys, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for await (const key of storage.hidden?.(keys.manifests, { signal }) ?? []) {
    const id = idOfManifestKey(key);
    if (id !== undefined && parseBackupId(id) !== undefined) ids.push(id);
  }
  if (ids.length === 0) return ids;
  // Where versions may not be deleted, prune leaves them behind too.
  const removals = await listRemovals(storage, keys, signal);
  return ids.filter((id) => !removals.has(id));
}
