import { throwIfCancelled } from '../core/errors.ts';
import type { ObjectKeys } from '../core/format/object-keys.ts';
import type { Storage } from '../ports/storage.ts';
import { deletedBackups } from '../repository/catalog/untrusted-backups.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import { listRemovals } from '../repository/records/removal-records.ts';
import type { Run } from './run.ts';

/** Ids that a warning names. */
const NAMED = 5;
/** The newest removed backups of which it is asked whether they are locked. Whoever may hide one can hide many of his own. */
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;

/** Warns of backups that were deleted behind the back of `prune` and can still be restored. */
export async function warnOfDeletedBackups(
  run: Run,
  storage: Storage,
  keys: ObjectKeys,
  signal: AbortSignal,
): Promise<void> {
  const ids = await withoutRemoved(storage, keys, signal).catch(() => {
    // Those that are listed can be read all the same.
    throwIfCancelled(signal);
    return [];
  });
  if (ids.length === 0) return;
  const named = ids.toReversed().slice(0, NAMED).join(', ');
  const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
  run.warn(
    `The manifests of these backups at ${storage.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${ids.at(-1)}\` verifies and restores one.`,
  );
}

/**
 * Where versions may not be deleted, a removal leaves them hidden too. But `prune` writes no record of removal for what is
 * locked: a record beside that is of whoever hid it.
 */
async function withoutRemoved(storage: Storage, keys: ObjectKeys, signal: AbortSignal): Promise<string[]> {
  const ids = await deletedBackups(storage, keys, signal);
  if (ids.length === 0) return ids;
  const removals = await listRemovals(storage, keys, signal);
  const now = removals.size === 0 ? new Date() : await storage.serverTime({ signal });
  const hidden = new Set(ids.filter((id) => !removals.has(id)));
  const asked = ids.filter((each) => removals.has(each)).slice(-ASKED);
  const isLocked = async (id: string): Promise<boolean> => {
    const end = await storage.locks?.until(keys.manifest(id), { signal }).catch(() => undefined);
    return end !== undefined && end > now;
  };
  const locked = mapAhead(asked.length, ASKED_AT_ONCE, async (at) => {
    const id = asked[at] ?? '';
    return (await isLocked(id)) ? [id] : [];
  });
  for await (const found of locked) for (const id of found) hidden.add(id);
  return ids.filter((id) => hidden.has(id));
}
