import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import { type RemovalContext, rollBackCommit } from './removal.ts';

/** How long the check for ancestors after a commit may take. */
const CONFIRM_MS = 300_000;

/**
 * Returns which of these backups are missing at a destination or about to be removed: without a manifest, or with a record of
 * removal. A new backup must need none of them. A record that no accepted remover signed does not count: a forged one could stop
 * every backup. If it is of a prune without a key, the next prune puts the manifest back (restore-manifests.ts).
 */
export async function removedAmong(
  { at, removers }: Pick<RemovalContext, 'at' | 'removers'>,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const manifests = await at.listManifests();
  const present = new Set(manifests.ids);
  const removals = await manifests.listRemovals();
  const removed = await removals.believed(
    ids.filter((id) => present.has(id)),
    removers,
  );
  return ids.filter((id) => !present.has(id) || removed.has(id));
}

/** What is wrong with a backup at one destination after its commit. */
export type RolledBackCommit =
  /** A prune removed an ancestor in the meantime, and the manifest was deleted again. */
  | { readonly outcome: 'rolled-back'; readonly ancestor: string }
  /** The same, but the manifest could not be deleted. */
  | { readonly outcome: 'not-rolled-back'; readonly ancestor: string; readonly error: RestorableError }
  /** It could not be checked whether the ancestors exist. */
  | { readonly outcome: 'unknown'; readonly error: RestorableError };

/**
 * Called after the commit. Checks again that everything the backup needs still exists. Rolls the backup back if a prune removed
 * part of it. This is the other half of the protocol in removal.ts: the check must come after the manifest is stored. A cancel
 * does not stop it, because a backup that does not restore could remain. Never throws: other destinations that hold the commit
 * are still checked, and the report must not state that nothing was committed.
 * @returns undefined if everything exists
 */
export async function rollBackWithoutAncestors(
  context: RemovalContext,
  { id, parents }: Pick<Manifest, 'id' | 'parents'>,
): Promise<RolledBackCommit | undefined> {
  const late = { ...context, at: context.at.until(AbortSignal.timeout(CONFIRM_MS)) };
  let ancestor: string | undefined;
  try {
    [ancestor] = await removedAmong(
      late,
      parents.map((parent) => parent.id),
    );
  } catch (thrown) {
    return { outcome: 'unknown', error: toRestorableError(thrown) };
  }
  if (ancestor === undefined) return undefined;
  try {
    await rollBackCommit(late, id, `rolled back: ${ancestor} was removed at the same time`);
    return { outcome: 'rolled-back', ancestor };
  } catch (thrown) {
    return { outcome: 'not-rolled-back', ancestor, error: toRestorableError(thrown) };
  }
}
