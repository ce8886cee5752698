import { RestorableError } from '../core/errors.ts';
import type { ObjectKeys } from '../core/keys.ts';
import type { Manifest } from '../core/manifest.ts';
import { type ListedObject, OBJECT_LIST_MAX_BYTES, parseObjectList } from '../core/object-list.ts';
import type { Storage } from '../ports/storage.ts';
import { fetchVerified } from './fetch.ts';
import type { SourceOrder } from './source-order.ts';

/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy.
 * @param problems what was wrong with copies that were passed over is added here
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
export async function readObjectList(
  sources: SourceOrder | readonly Storage[],
  keys: ObjectKeys,
  manifest: Pick<Manifest, 'id' | 'objects'>,
  signal: AbortSignal,
  problems: string[],
): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for (const [index, part] of manifest.objects.entries()) {
    if (part.sizeBytes > OBJECT_LIST_MAX_BYTES) {
      throw new RestorableError('BACKUP_DAMAGED', `Part ${index} of the object list of ${manifest.id} is too large.`, {
        hint: 'Use another destination or an earlier backup, and find out what changed this one.',
      });
    }
    const expected = { key: keys.relative(keys.objects(manifest.id, index)), ...part };
    objects.push(...parseObjectList(await fetchVerified(sources, keys.root, expected, signal, problems), manifest.id));
  }
  return objects;
}
