import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { isLog, readAnyManifest, readParents, type StoredAny } from '../catalog/catalog.ts';
import { putOnce } from '../reading/destinations.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import { rollBackWithoutAncestors } from '../removal/ancestors.ts';
import { deleteUnlessLocked } from '../removal/removal.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { commitManifest } from '../writing/commit.ts';
import { extendLocks } from '../writing/extend-locks.ts';
import { copyHolds, copyRunbook, readSignature } from './copy-records.ts';

/** How long deleting the record of a gap may take after the commit. */
const FORGET_MS = 300_000;

export interface CopyContext {
  /** Destinations that have the backup. */
  readonly sources: readonly StoredDatabase[];
  /** Accepted signers, if any. */
  readonly ring: SignerRing | undefined;
  /** Whose records of removal are accepted. If undefined, everyone's. */
  readonly removers: SignerRing | undefined;
}

/** Puts the signature if it is missing. @throws as readSignature, and the storage's errors */
export async function copySignature(
  target: StoredDatabase,
  stored: StoredAny,
  { sources, ring }: CopyContext,
): Promise<void> {
  const { id, signer } = stored.manifest;
  if (signer === null) return;
  const signature = await readSignature(sources, stored, { signer, ring });
  const key = target.keys.signature(id, signer);
  if (await putOnce(target, key, signature)) return;
  // A different signature exists. Only with `signers` is this one known to be good.
  if (ring !== undefined) await target.put(key, signature);
}

/**
 * Commits a backup or a shipment whose objects are all at the target: holds, instructions, and last the manifest, byte for byte. Then
 * checks a backup for its ancestors as a new backup does (removal.ts), and rolls it back if a prune removed one in the meantime. A
 * shipment needs no such check: a line with a gap is no worse than no line.
 * @returns warnings
 * @throws {RestorableError} BACKUP_DAMAGED for a different manifest with this id, PARENT_REMOVED, and the storage's errors
 */
export async function commitCopy(
  target: StoredDatabase,
  stored: StoredAny,
  { sources, removers }: CopyContext,
): Promise<string[]> {
  const { id } = stored.manifest;
  const problems = await copyRunbook(sources, target, stored);
  if (isLog(stored)) {
    await putManifest(target, stored);
    return problems;
  }
  // Before the manifest: a prune that runs right after it must see the hold.
  await copyHolds(sources, target, id);
  if (target.storage.locks?.policy !== undefined) {
    await extendLocks(target, await readParents(new ReadPreference(sources), stored.manifest));
  }
  await putManifest(target, stored);
  const found = await rollBackWithoutAncestors({ at: target, signer: undefined, removers }, stored.manifest);
  if (found === undefined) {
    // Like the check for ancestors: a cancel does not stop it.
    const problem = await forgetGap(target.until(AbortSignal.timeout(FORGET_MS)), id);
    return problem === undefined ? problems : [...problems, problem];
  }
  if (found.outcome === 'unknown') {
    throw new RestorableError(
      'STORAGE_FAILED',
      `${id} is there, but it is unknown whether it is complete: ${found.error.message}`,
      {
        hint: 'Run sync again when the destination answers.',
      },
    );
  }
  const but =
    found.outcome === 'rolled-back' ? 'it was rolled back' : `it could not be rolled back: ${found.error.message}`;
  throw new RestorableError(
    'PARENT_REMOVED',
    `${id} needs ${found.ancestor}, which was removed there at the same time; ${but}.`,
    { hint: 'Do not prune and sync at the same time.' },
  );
}

/** The record that a destination missed a backup is no longer true. It must not explain a later theft. */
async function forgetGap(target: StoredDatabase, id: string): Promise<string | undefined> {
  const keys: string[] = [];
  try {
    for await (const { key } of target.list(`${target.keys.allGaps}${id}/`)) keys.push(key);
    for (const key of keys) await deleteUnlessLocked(target, key);
    return undefined;
  } catch (thrown) {
    return `${target.label} still has a record that it missed ${id}: ${toRestorableError(thrown).message}`;
  }
}

async function putManifest(target: StoredDatabase, { manifest: { id }, bytes, sha256 }: StoredAny): Promise<void> {
  try {
    await commitManifest([target], { id, bytes });
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || thrown.code !== 'OBJECT_EXISTS') throw thrown;
    if (!(await isUnreadable(target, id))) {
      throw new RestorableError('BACKUP_DAMAGED', `${target.label} has another manifest of ${id}.`, {
        hint: 'Find out who wrote it. If it is not yours, delete it there and run sync again.',
        cause: thrown,
      });
    }
    // The stored object is not a manifest, so nothing is lost.
    await target.put(target.keys.manifest(id), bytes, { sha256 });
  }
}

async function isUnreadable(target: StoredDatabase, id: string): Promise<boolean> {
  try {
    await readAnyManifest(target, id);
    return false;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'MANIFEST_INVALID') return true;
    throw error;
  }
}
