import { RestorableError } from '../../core/errors.ts';
import { listPartPath, sealedPath } from '../../core/format/object-keys.ts';
import { OBJECT_LIST_MAX_BYTES, parseObjectList } from '../../core/format/object-list.ts';
import { fetchVerified } from '../reading/fetch.ts';
import { mapAhead, OF_A_CHAIN } from '../reading/read-ahead.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { readManifest } from './catalog.ts';
import type { BackupFacts } from './catalog-facts.ts';

/** What storage must contain of a backup and of everything it needs. */
export interface ExpectedObjects {
  /** Sizes by key below the database's folder. Each object that is found as expected is removed from the map. */
  readonly sizes: Map<string, number>;
  /** Problems found so far with manifests and lists of objects. */
  readonly problems: readonly string[];
}

/** Reads the lists of objects of a chain. Needs no key. @throws the storage's errors */
export async function expectedObjects(
  at: StoredDatabase,
  newest: Pick<BackupFacts, 'id' | 'manifestSha256' | 'parents'>,
): Promise<ExpectedObjects> {
  const sizes = new Map<string, number>();
  const problems: string[] = [];
  const chain = [{ id: newest.id, manifestSha256: newest.manifestSha256 }, ...newest.parents];
  for await (const link of mapAhead(chain, OF_A_CHAIN, (each) => expectedOfLink(at, each, newest.id))) {
    for (const [key, size] of link.sizes) sizes.set(key, size);
    problems.push(...link.problems);
  }
  return { sizes, problems };
}

async function expectedOfLink(
  at: StoredDatabase,
  { id, manifestSha256 }: Pick<BackupFacts, 'id' | 'manifestSha256'>,
  newestId: string,
): Promise<ExpectedObjects> {
  const { keys } = at;
  const sources = new ReadPreference([at]);
  const sizes = new Map<string, number>();
  const problems: string[] = [];
  try {
    const { manifest, sha256 } = await readManifest(at, id);
    if (sha256 !== manifestSha256) problems.push(`The manifest of ${id} is not the one that ${newestId} names.`);
    sizes.set(sealedPath({ kind: 'contents', backup: id }), manifest.contents.sizeBytes);
    if (manifest.signer !== null) sizes.set(keys.relative(keys.signature(id, manifest.signer)), ANY_SIZE);
    for (const [index, part] of manifest.objects.entries()) {
      if (part.sizeBytes > OBJECT_LIST_MAX_BYTES)
        throw new RestorableError('BACKUP_DAMAGED', `Part ${index} of the list of ${id} is too large.`);
      const stored = await fetchVerified(sources, { key: listPartPath(id, index), ...part }, problems);
      for (const object of parseObjectList(stored, id)) sizes.set(object.key, object.sizeBytes);
    }
  } catch (thrown) {
    if (!(thrown instanceof RestorableError) || !thrown.isFinding) throw thrown;
    problems.push(thrown.message);
  }
  return { sizes, problems };
}

/** Size of an object that must exist and whose size is not in any list. */
const ANY_SIZE = -1;

/** Removes an object from the expected ones if it is as expected. */
export function markPresent(expected: ExpectedObjects, relative: string, sizeBytes: number): void {
  const size = expected.sizes.get(relative);
  if (size === sizeBytes || size === ANY_SIZE) expected.sizes.delete(relative);
}
