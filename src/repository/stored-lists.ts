import type { DatabaseName } from '../core/database-name.ts';
import { RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import { type ListedObject, OBJECT_LIST_MAX_BYTES, parseObjectList } from '../core/object-list.ts';
import type { Storage } from '../ports/storage.ts';
import { readManifest, type StoredManifest } from './catalogue.ts';
import { fetchVerified } from './fetch.ts';

/** A backup as its manifest names it, without a key. */
export interface NamedBackup {
  readonly stored: StoredManifest;
  /** All objects that are named by hash: data first, then the parts of the list itself. */
  readonly objects: readonly ListedObject[];
}

/**
 * Reads a backup's manifest and lists of objects from whichever destination has good ones.
 * @param sources destinations that have this manifest
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT, OBJECT_MISSING where none has, and the storage's errors
 */
export async function readNamed(
  sources: readonly Storage[],
  database: DatabaseName,
  backup: { readonly id: string; readonly manifestSha256: string },
  signal: AbortSignal,
): Promise<NamedBackup> {
  const keys = objectKeys(database);
  const stored = await manifestOf(sources, database, backup, signal);
  const data: ListedObject[] = [];
  const parts: ListedObject[] = [];
  for (const [index, part] of stored.manifest.objects.entries()) {
    if (part.sizeBytes > OBJECT_LIST_MAX_BYTES)
      throw damaged(`Part ${index} of the list of ${backup.id} is too large.`);
    const listed = { key: keys.relative(keys.objects(backup.id, index)), ...part };
    data.push(...parseObjectList(await fetchVerified(sources, keys.root, listed, signal, []), backup.id));
    parts.push(listed);
  }
  return { stored, objects: [...data, ...parts] };
}

async function manifestOf(
  sources: readonly Storage[],
  database: DatabaseName,
  { id, manifestSha256 }: { readonly id: string; readonly manifestSha256: string },
  signal: AbortSignal,
): Promise<StoredManifest> {
  let failure: RestorableError | undefined;
  for (const source of sources) {
    try {
      const stored = await readManifest(source, database, objectKeys(database).manifest(id), signal);
      if (stored.sha256 === manifestSha256) return stored;
    } catch (thrown) {
      throwIfCancelled(signal);
      const error = toRestorableError(thrown);
      // Pruned or damaged since it was listed.
      if (!error.isFinding) failure ??= error;
    }
  }
  throw failure ?? damaged(`The manifest of ${id} is gone from every destination that had it.`);
}

function damaged(message: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', message, {
    hint: 'Run sync again; if it persists, take this backup for lost and make a full one.',
  });
}
