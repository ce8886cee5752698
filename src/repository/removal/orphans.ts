import { RestorableError } from '../../core/errors.ts';
import { MANIFEST_MAX_BYTES } from '../../core/format/manifest/manifest-fields.ts';
import { isEvidence, ownerOfObject } from '../../core/format/object-keys.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import type { StoredDatabase } from '../stored-database.ts';
import type { Remains } from './inventory.ts';
import { deleteUnlessLocked } from './removal.ts';
import { removeUnfinished } from './unfinished.ts';

const REQUESTS_AT_ONCE = 8;

export interface Freed {
  readonly objects: number;
  readonly bytes: number;
  /** Number of objects that the storage refuses to delete. */
  readonly locked: number;
}

/**
 * Deletes the objects of removed backups (phase two) and leftovers of killed runs, and then the records of completed removals. A
 * record is kept as long as one object of its backup exists, so that the next run continues if this one is killed.
 */
export async function sweep(
  at: StoredDatabase,
  remains: Pick<Remains, 'expired' | 'abandoned'>,
  now: Date,
): Promise<Freed> {
  const abandoned = new Set(remains.abandoned);
  const suspected = new Set([...remains.expired, ...remains.abandoned]);
  const appeared = await committedMeanwhile(at, suspected);
  const toDelete = new Set([...suspected].filter((id) => !appeared.has(id)));
  const before = new Date(now.getTime() - GRACE_MS);
  const freed = { objects: 0, bytes: 0, locked: 0 };
  const incomplete = new Set<string>();
  const remove = async (object: StoredObject): Promise<void> => {
    const owner = ownerOfObject(at.keys.relative(object.key));
    const isAbandoned = owner !== undefined && abandoned.has(owner.id);
    // Written after the check: a sync continues where another was killed.
    if (isAbandoned && object.modifiedAt > before) return;
    // A killed run's objects were locked within one run. If one can't be deleted yet, thousands need not be tried every time.
    const isHopeless = isAbandoned && incomplete.has(owner.id);
    if (!isHopeless && (await deleteUnlessLocked(at, object.key))) {
      freed.objects += 1;
      freed.bytes += object.sizeBytes;
      return;
    }
    freed.locked += 1;
    if (owner !== undefined) incomplete.add(owner.id);
  };
  if (toDelete.size > 0) await forEachBounded(objectsOf(at, toDelete), REQUESTS_AT_ONCE, remove);
  const complete = remains.expired.filter((id) => toDelete.has(id) && !incomplete.has(id));
  freed.locked += await deleteRecords(at, complete);
  for (const key of await loneSignatures(at, before)) await deleteUnlessLocked(at, key);
  const unfinished = await removeUnfinished(at, now);
  freed.objects += unfinished.objects;
  freed.bytes += unfinished.bytes;
  return freed;
}

/**
 * Requests each manifest by its name before anything is deleted. A single listing can omit a committed backup, because a gateway
 * truncated it or the storage lost a page. That must not cost the backup its objects.
 * @returns ids that a sync committed since the manifests were listed; a new listing shows them
 * @throws {RestorableError} STORAGE_FAILED if a manifest exists and no listing shows it, and the storage's error for any answer
 *   except "not found"
 */
export async function committedMeanwhile(at: StoredDatabase, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await forEachBounded(ids, REQUESTS_AT_ONCE, async (id) => {
    if (await isThere(at, at.keys.manifest(id))) found.add(id);
  });
  if (found.size === 0) return found;
  const listed = new Set((await at.listManifests()).all);
  const unlisted = [...found].find((id) => !listed.has(id));
  if (unlisted === undefined) return found;
  throw new RestorableError('STORAGE_FAILED', `${at.label} has the manifest of ${unlisted}, but does not list it.`, {
    hint: 'Nothing was deleted. The listings of this storage are incomplete: check any proxies in between, or use another storage.',
  });
}

async function isThere(at: StoredDatabase, key: string): Promise<boolean> {
  try {
    await at.get(key, MANIFEST_MAX_BYTES);
    return true;
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    // Larger than any manifest, but something exists.
    if (error.code === 'STORAGE_CORRUPTED') return true;
    if (error.code === 'OBJECT_MISSING') return false;
    throw error;
  }
}

/** Deletes records of removal. @returns how many can't be deleted */
async function deleteRecords(at: StoredDatabase, ids: readonly string[]): Promise<number> {
  let locked = 0;
  await forEachBounded(ids, REQUESTS_AT_ONCE, async (id) => {
    // The signature is deleted last: a record without one is not accepted.
    const key = at.keys.pruned(id);
    const isGone = await deleteUnlessLocked(at, key);
    if (!isGone || !(await deleteUnlessLocked(at, `${key}.asc`))) locked += 1;
  });
  return locked;
}

/** Signatures whose records of removal were deleted by a run that was then killed. */
async function loneSignatures(at: StoredDatabase, before: Date): Promise<readonly string[]> {
  const listed = new Map<string, Date>();
  for await (const { key, modifiedAt } of at.list(at.keys.allPruned)) listed.set(key, modifiedAt);
  return [...listed].flatMap(([key, modifiedAt]) =>
    key.endsWith('.asc') && !listed.has(key.slice(0, -'.asc'.length)) && modifiedAt <= before ? [key] : [],
  );
}

/** All but the records of verifications. One listing for all of them: seven per backup would be more as soon as there are a few. */
async function* objectsOf(at: StoredDatabase, ids: ReadonlySet<string>): AsyncGenerator<StoredObject> {
  for await (const object of at.list(at.keys.root)) {
    const owner = ownerOfObject(at.keys.relative(object.key));
    if (owner !== undefined && ids.has(owner.id) && !isEvidence(owner.part)) yield object;
  }
}
