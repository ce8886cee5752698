import { failureOf, throwIfCancelled } from '../core/errors.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Run } from './run.ts';

/** Ids that a warning names. */
const NAMED = 5;
/** The newest removed backups of which it is asked whether they are locked. Whoever may hide one can hide many of his own. */
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;

/** Warns of backups that were deleted behind the back of `prune` and can still be restored. */
export async function warnOfDeletedBackups(run: Run, at: StoredDatabase): Promise<void> {
  const ids = await withoutRemoved(at).catch((thrown: unknown) => {
    // Those that are listed can be read all the same.
    throwIfCancelled(at.signal);
    failureOf(thrown, ['storage', 'object']);
    return [];
  });
  const newest = ids.at(-1);
  if (newest === undefined) return;
  const named = ids.toReversed().slice(0, NAMED).join(', ');
  const rest = ids.length > NAMED ? `, and ${ids.length - NAMED} older ones` : '';
  run.warn(
    `The manifests of these backups at ${at.label} were deleted, but not by \`prune\`: ${named}${rest}. The bucket keeps older versions: \`backup: ${newest}\` verifies and restores one.`,
  );
}

/**
 * Where versions may not be deleted, a removal leaves them hidden too. But `prune` writes no record of removal for what is
 * locked: a record beside that is of whoever hid it.
 */
async function withoutRemoved(at: StoredDatabase): Promise<readonly string[]> {
  const hidden = await at.listDeleted();
  if (hidden.ids.length === 0) return [];
  const removals = await hidden.listRemovals();
  const now = removals.ids.length === 0 ? at.clock.now() : await at.now();
  const found = new Set(hidden.ids.filter((id) => !removals.has(id)));
  const asked = hidden.ids.filter((id) => removals.has(id)).slice(-ASKED);
  const lockedOf = async (id: string): Promise<string | undefined> =>
    (await isLocked(at, at.keys.manifest(id), now)) ? id : undefined;
  for await (const id of mapAhead(asked, ASKED_AT_ONCE, lockedOf)) if (id !== undefined) found.add(id);
  return hidden.ids.filter((id) => found.has(id));
}

/** Not locked, as far as this run may know it, where it may not ask. */
async function isLocked({ storage, signal }: StoredDatabase, key: string, now: Date): Promise<boolean> {
  try {
    const end = await storage.locks?.until(key, { signal });
    return end !== undefined && end > now;
  } catch (thrown) {
    failureOf(thrown, ['storage', 'object']);
    return false;
  }
}
