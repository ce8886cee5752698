import { RestorableError } from '../../core/errors.ts';
import { listPartPath } from '../../core/format/object-keys.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import { type ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { readAnyManifest, type StoredAny } from './catalog.ts';
import { type ListingManifest, readObjectList } from './object-lists.ts';

/** A backup or a shipment as its manifest names it, without a key. */
export interface Named {
  readonly stored: StoredAny;
  /** All objects that are named by hash: data first, then the parts of the list itself. */
  readonly objects: readonly ListedObject[];
}

/**
 * Reads the manifest and lists of objects of a backup or of a shipment from any destination that has good ones.
 * @param sources destinations that have this manifest
 * @throws {RestorableError} BACKUP_DAMAGED, BACKUP_FORMAT, OBJECT_MISSING if no destination has it, and the storage's errors
 */
export async function readNamed(
  sources: ReadPreference,
  backup: { readonly id: string; readonly manifestSha256: string },
): Promise<Named> {
  const stored = await manifestOf(sources, backup);
  return { stored, objects: await readNamedObjects(sources, stored.manifest) };
}

/**
 * Reads a backup's lists of objects.
 * @returns all objects that are named by hash, the parts of the list itself last
 * @throws as readNamed
 */
export async function readNamedObjects(sources: ReadPreference, manifest: ListingManifest): Promise<ListedObject[]> {
  const data = await readObjectList(sources, manifest, []);
  const parts = manifest.objects.map((part, index) => ({ key: listPartPath(manifest.id, index), ...part }));
  return [...data, ...parts];
}

function manifestOf(
  sources: ReadPreference,
  { id, manifestSha256 }: { readonly id: string; readonly manifestSha256: string },
): Promise<StoredAny> {
  const ask = async (source: StoredDatabase): Promise<StoredAny> => {
    const stored = await readAnyManifest(source, id);
    if (stored.sha256 === manifestSha256) return stored;
    throw new RestorableError('BACKUP_DAMAGED', `The manifest of ${id} at ${source.label} changed during the sync.`, {
      hint: 'Run sync again.',
    });
  };
  return readFromFirstHealthy(sources, ask, []);
}
