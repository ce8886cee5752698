import { throwIfCancelled } from '../core/cancellation.ts';
import { failureOf, toRestorableError } from '../core/errors.ts';
import { mapAhead } from '../repository/reading/read-ahead.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Run } from './run.ts';

/** Number of ids that a warning names. */
const NAMED = 5;
/** How many of the newest removed backups are checked for locks. Anyone who can hide one can hide many of his own. */
const ASKED = 1_000;
const ASKED_AT_ONCE = 16;

/** Warns of backups that were deleted, but not by `prune`, and can still be restored. */
export async function warnOfDeletedBackups(run: Run, at: StoredDatabase): Promise<void> {
  const ids = await withoutRemoved(at).catch((thrown: unknown) => {
    // Backups that are listed can still be read. A defect is reported, and does not end a recovery.
    throwIfCancelled(at.signal);
    const error = toRestorableError(thrown);
    if (error.code === 'INTERNAL') run.warn(`${at.label}: ${error.message}`);
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
 * If versions can't be deleted, a removal leaves hidden manifests too. But `prune` writes no record of removal for a locked
 * backup. So a record next to a locked one was written by whatever hid it.
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

/** Returns false if the lock can't be queried. */
async function isLocked({ storage, signal }: StoredDatabase, key: string, now: Date): Promise<boolean> {
  try {
    const end = await storage.locks?.until(key, { signal });
    return end !== undefined && end > now;
  } catch (thrown) {
    failureOf(thrown, ['storage', 'object']);
    return false;
  }
}
