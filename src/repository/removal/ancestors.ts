import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest.ts';
import { type RemovalContext, rollBackCommit } from './removal.ts';

/** How long the look for ancestors after a commit may take. */
const CONFIRM_MS = 300_000;

/**
 * Which of these backups are gone from a destination or about to be: without a manifest, or with a record of removal. A new
 * backup must need none of them. A record that nobody who may remove has signed is not believed: it would be enough to stop every
 * backup. Where it is of a prune without a key after all, the next prune puts the manifest back (restore-manifests.ts).
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
  /** A prune removed an ancestor meanwhile, and the manifest was taken back. */
  | { readonly outcome: 'rolled-back'; readonly ancestor: string }
  /** The same, but the manifest could not be taken back. */
  | { readonly outcome: 'not-rolled-back'; readonly ancestor: string; readonly error: RestorableError }
  /** It could not be asked whether its ancestors are there. */
  | { readonly outcome: 'unknown'; readonly error: RestorableError };

/**
 * After the commit: looks again for all that the backup needs, and rolls it back where a prune took something meanwhile. The
 * other half of the protocol in removal.ts: it is this look, after the manifest is there, that makes the two meet. A cancel does
 * not stop it: without it a backup that does not restore could stay. Never throws: what is committed elsewhere is still asked
 * about, and the report must not say that nothing was committed.
 * @returns undefined where all is there
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
