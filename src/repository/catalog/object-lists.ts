import { RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import { listPartPath, sealedPath } from '../../core/format/object-keys.ts';
import {
  type ListedObject,
  OBJECT_LIST_MAX_BYTES,
  OBJECTS_PER_PART,
  parseObjectList,
} from '../../core/format/object-list.ts';
import { fetchVerified } from '../reading/fetch.ts';
import { mapAhead, OF_A_CHAIN, ROOM_BYTES } from '../reading/read-ahead.ts';
import type { ReadPreference } from '../reading/read-preference.ts';

/** What a manifest states about the list of objects. */
export type ListingManifest = Pick<Manifest, 'id' | 'objects' | 'contents' | 'storedBytes'>;

/**
 * Reads all parts of a backup's list of objects, each from the first destination that has a good copy. Checks that they form one
 * list, and that it is the one in the manifest.
 * @param problems receives what was wrong with copies that were skipped
 * @throws {RestorableError} OBJECT_MISSING, BACKUP_DAMAGED, BACKUP_FORMAT and the storage's errors
 */
export async function readObjectList(
  sources: ReadPreference,
  manifest: ListingManifest,
  problems: string[] = sources.problems,
): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const listed of readObjectLists(sources, [manifest], problems))
    for (const object of listed) objects.push(object);
  return objects;
}

/**
 * The same for several backups, in their order. Parts are requested ahead, also those of the lists that follow: a chain has as many
 * lists as backups. What is wrong with the first list is thrown first.
 * @throws {RestorableError} as readObjectList
 */
export async function* readObjectLists(
  sources: ReadPreference,
  manifests: readonly ListingManifest[],
  problems: string[] = sources.problems,
): AsyncGenerator<ListedObject[]> {
  const named = manifests.flatMap((manifest) => manifest.objects.map((_, index): NamedPart => ({ manifest, index })));
  const room = { maxBytes: ROOM_BYTES, bytesOf: ({ manifest, index }: NamedPart) => sizeOf(manifest, index) };
  const parts = mapAhead(named, OF_A_CHAIN, (part) => fetchPart(sources, part), room);
  let objects: ListedObject[] = [];
  for await (const { manifest, index, stored, found } of parts) {
    problems.push(...found);
    addPart(objects, parseObjectList(stored, manifest.id), { manifest, index });
    if (index < manifest.objects.length - 1) continue;
    requireAgreement(manifest, objects);
    yield objects;
    objects = [];
  }
}

/** One part of the list of a backup. */
interface NamedPart {
  readonly manifest: ListingManifest;
  readonly index: number;
}

function sizeOf({ objects }: ListingManifest, index: number): number {
  return objects[index]?.sizeBytes ?? 0;
}

async function fetchPart(sources: ReadPreference, { manifest, index }: NamedPart) {
  const part = manifest.objects[index];
  if (part === undefined) throw new RangeError('a part that the manifest does not name');
  if (part.sizeBytes > OBJECT_LIST_MAX_BYTES) throw damaged(manifest, `its part ${index} is too large`);
  // Of this part alone: those of all parts are told in their order.
  const found: string[] = [];
  const stored = await fetchVerified(sources, { key: listPartPath(manifest.id, index), ...part }, found);
  return { manifest, index, stored, found };
}

function addPart(objects: ListedObject[], listed: readonly ListedObject[], { manifest, index }: NamedPart): void {
  const isLast = index === manifest.objects.length - 1;
  const [first] = listed;
  if (first === undefined || (!isLast && listed.length !== OBJECTS_PER_PART)) {
    throw damaged(manifest, `its part ${index} has ${listed.length} objects`);
  }
  const before = objects.at(-1);
  if (before !== undefined && first.key <= before.key) throw damaged(manifest, 'it is not in order');
  for (const object of listed) objects.push(object);
}

function requireAgreement(manifest: ListingManifest, objects: readonly ListedObject[]): void {
  const key = sealedPath({ kind: 'contents', backup: manifest.id });
  const contents = objects.find((object) => object.key === key);
  if (contents?.sha256 !== manifest.contents.sha256 || contents.sizeBytes !== manifest.contents.sizeBytes) {
    throw damaged(manifest, 'its contents differ from those that the manifest names');
  }
  const storedBytes = [...objects, ...manifest.objects].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (storedBytes === manifest.storedBytes) return;
  throw damaged(manifest, `it is about ${storedBytes} bytes, and the manifest about ${manifest.storedBytes}`);
}

function damaged({ id }: Pick<Manifest, 'id'>, what: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `The list of objects of ${id} is not what a backup writes: ${what}.`, {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
  });
}
