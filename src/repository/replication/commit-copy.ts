import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Storage } from '../../ports/storage.ts';
import { readManifest, readParents, type StoredManifest } from '../catalog/catalog.ts';
import { sha256Hex } from '../packs/digest.ts';
import { putOnce } from '../reading/destinations.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import { rollBackWithoutAncestors } from '../removal/ancestors.ts';
import { deleteUnlessLocked } from '../removal/removal.ts';
import { commitManifest } from '../writing/commit.ts';
import { extendLocks } from '../writing/extend-locks.ts';
import { copyHolds, copyRunbook, readSignature } from './copy-records.ts';

/** How long the look for ancestors after the commit may take. */
const CONFIRM_MS = 300_000;

export interface CopyContext {
  readonly database: DatabaseName;
  /** Destinations that have the backup. */
  readonly sources: readonly Storage[];
  /** Accepted signers, where there are any. */
  readonly ring: SignerRing | undefined;
  /** Whose records of removal are believed; without, everybody's. */
  readonly removers: SignerRing | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Puts the signature where it is missing. @throws as readSignature, and the storage's errors */
export async function copySignature(target: Storage, stored: StoredManifest, context: CopyContext): Promise<void> {
  const { database, sources, ring, signal } = context;
  const keys = objectKeys(database);
  const { id, signer } = stored.manifest;
  const signature = await readSignature(sources, keys, stored, ring, signal);
  if (signature === undefined || signer === null) return;
  const key = keys.signature(id, signer);
  if (await putOnce(target, key, signature, signal)) return;
  // Another one is there. Only with `signers` it is known that this one is good.
  if (ring !== undefined) await target.put(key, signature, { sha256: sha256Hex(signature), signal });
}

/**
 * Commits a backup whose objects are all at the target: holds, instructions, and last the manifest, byte for byte; then looks
 * for its ancestors as a new backup does (removal.ts), and rolls it back where a prune took one meanwhile.
 * @returns warnings
 * @throws {RestorableError} BACKUP_DAMAGED for another manifest of this id, PARENT_REMOVED, and the storage's errors
 */
export async function commitCopy(target: Storage, stored: StoredManifest, context: CopyContext): Promise<string[]> {
  const { database, sources, clock, removers, signal } = context;
  const keys = objectKeys(database);
  const { id } = stored.manifest;
  const problems = await copyRunbook(sources, target, keys, stored, signal);
  // Before the manifest: a prune that comes right after it must see the hold.
  await copyHolds(sources, target, keys, id, signal);
  if (target.locks?.policy !== undefined) {
    const parents = await readParents(new ReadPreference(sources), database, keys, stored.manifest, signal);
    await extendLocks(target, database, parents, signal);
  }
  await putManifest(target, stored, context);
  // A cancel must not stop this: without it a backup that does not restore could stay.
  const late = AbortSignal.timeout(CONFIRM_MS);
  const confirm = { storage: target, database, clock, signer: undefined, removers, signal: late };
  const [rolledBack] = await rollBackWithoutAncestors([confirm], stored.manifest);
  if (rolledBack === undefined) {
    const forgotten = await forgetGap(target, id, { ...context, signal: late });
    return forgotten === undefined ? problems : [...problems, forgotten];
  }
  const { gone, failure } = rolledBack;
  if (gone[0] === undefined) {
    throw new RestorableError('STORAGE_FAILED', `${id} is there, but not proved to be whole: ${failure}`, {
      hint: 'Run sync again when the destination answers.',
    });
  }
  const but = failure === undefined ? 'it was rolled back' : `it could not be rolled back: ${failure}`;
  throw new RestorableError('PARENT_REMOVED', `${id} needs ${gone[0]}, which was removed there meanwhile; ${but}.`, {
    hint: 'Prune and sync one after the other.',
  });
}

/** What says that a destination missed a backup is no longer true: it must not explain a later theft. */
async function forgetGap(target: Storage, id: string, context: CopyContext): Promise<string | undefined> {
  const prefix = `${objectKeys(context.database).allGaps}${id}/`;
  const keys: string[] = [];
  try {
    for await (const { key } of target.list(prefix, { signal: context.signal })) keys.push(key);
    for (const key of keys) await deleteUnlessLocked(target, key, context);
    return undefined;
  } catch (thrown) {
    return `${target.label} still has a record that it missed ${id}: ${toRestorableError(thrown).message}`;
  }
}

async function putManifest(target: Storage, stored: StoredManifest, { database, signal }: CopyContext): Promise<void> {
  const key = objectKeys(database).manifest(stored.manifest.id);
  try {
    await commitManifest([target], key, stored.bytes, signal);
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || thrown.code !== 'OBJECT_EXISTS') throw thrown;
    if (!(await isUnreadable(target, database, key, signal))) {
      throw new RestorableError('BACKUP_DAMAGED', `${target.label} has another manifest of ${stored.manifest.id}.`, {
        hint: 'Find out who wrote it. Delete it there if it is not yours, and run sync again.',
        cause: thrown,
      });
    }
    // What lies there is no manifest at all: nothing is lost with it.
    await target.put(key, stored.bytes, { sha256: stored.sha256, signal });
  }
}

async function isUnreadable(
  target: Storage,
  database: DatabaseName,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await readManifest(target, database, key, signal);
    return false;
  } catch (error) {
    if (error instanceof RestorableError && error.code === 'MANIFEST_INVALID') return true;
    throw error;
  }
}
