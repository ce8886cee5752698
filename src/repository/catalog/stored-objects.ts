import { RestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import { type ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';
import { readManifest, type StoredManifest } from './catalog.ts';
import { type ListingManifest, readObjectList } from './object-lists.ts';

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
  sources: ReadPreference,
  database: DatabaseName,
  backup: { readonly id: string; readonly manifestSha256: string },
  signal: AbortSignal,
): Promise<NamedBackup> {
  const stored = await manifestOf(sources, database, backup, signal);
  return { stored, objects: await readNamedObjects(sources, database, stored.manifest, signal) };
}

/**
 * Reads a backup's lists of objects.
 * @returns all objects that are named by hash, the parts of the list itself last
 * @throws as readNamed
 */
export async function readNamedObjects(
  sources: ReadPreference,
  database: DatabaseName,
  manifest: ListingManifest,
  signal: AbortSignal,
): Promise<ListedObject[]> {
  const keys = objectKeys(database);
  const data = await readObjectList(sources, keys, manifest, signal, []);
  const parts = manifest.objects.map((part, index) => ({
    key: keys.relative(keys.objects(manifest.id, index)),
    ...part,
  }));
  return [...data, ...parts];
}

function manifestOf(
  sources: ReadPreference,
  database: DatabaseName,
  { id, manifestSha256 }: { readonly id: string; readonly manifestSha256: string },
  signal: AbortSignal,
): Promise<StoredManifest> {
  return readFromFirstHealthy(sources, signal, [], async (source) => {
    const stored = await readManifest(source, database, objectKeys(database).manifest(id), signal);
    if (stored.sha256 === manifestSha256) return stored;
    throw new RestorableError('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed meanwhile.`, {
      hint: 'Run sync again.',
    });
  });
}
