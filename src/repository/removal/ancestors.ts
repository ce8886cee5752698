import { toRestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { Storage } from '../../ports/storage.ts';
import { listBackupIds } from '../catalog/catalog.ts';
import { beingRemoved, listRemovals } from '../records/removal-records.ts';
import { type RemovalContext, rollBackCommit } from './removal.ts';

/**
 * Which of these backups are gone from a destination or about to be: without a manifest, or with a record of removal. A new
 * backup must need none of them. A record that nobody who may remove has signed is not believed: it would be enough to stop every
 * backup. Where it is of a prune without a key after all, the next prune puts the manifest back (undo-removals.ts).
 */
export async function removedAmong(
  { storage, database, removers, signal }: Omit<RemovalContext, 'clock' | 'signer'>,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const keys = objectKeys(database);
  const present = new Set(await listBackupIds(storage, keys, signal));
  const listed = await listRemovals(storage, keys, signal);
  const candidates = ids.filter((id) => present.has(id) && listed.has(id));
  const removed = await beingRemoved(storage, keys, candidates, removers, signal);
  return ids.filter((id) => !present.has(id) || removed.has(id));
}

export interface RolledBackCommit {
  readonly storage: Storage;
  /** Ancestors that a prune removed meanwhile; none where it could not be asked. */
  readonly gone: readonly string[];
  /** Why it could not be asked, or why the manifest could not be taken back. */
  readonly failure: string | undefined;
}

/**
 * After the commit: looks again for all that the backup needs, and rolls it back where a prune took something meanwhile. The
 * other half of the protocol in removal.ts: it is this look, after the manifest is there, that makes the two meet.
 */
export async function rollBackWithoutAncestors(
  contexts: readonly RemovalContext[],
  manifest: Pick<Manifest, 'id' | 'parents'>,
): Promise<RolledBackCommit[]> {
  const parents = manifest.parents.map((parent) => parent.id);
  const rolledBack: RolledBackCommit[] = [];
  for (const context of contexts) {
    const { storage } = context;
    const gone = await removedAmong(context, parents).catch((thrown: unknown) => {
      // What is committed elsewhere is still asked about, and the report must not say that nothing was committed.
      rolledBack.push({ storage, gone: [], failure: toRestorableError(thrown).message });
      return [];
    });
    if (gone.length === 0) continue;
    const failure = await rollBackCommit(context, manifest.id, `rolled back: ${gone[0]} was removed meanwhile`).then(
      () => undefined,
      (thrown: unknown) => toRestorableError(thrown).message,
    );
    rolledBack.push({ storage, gone, failure });
  }
  return rolledBack;
}
