import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { MANIFEST_MAX_BYTES, type Manifest, parseManifest } from '../../core/format/manifest.ts';
import { idOfKey, type ObjectKeys } from '../../core/format/object-keys.ts';
import { whyNoChain } from '../../core/planning/chain.ts';
import type { Storage } from '../../ports/storage.ts';
import { sha256Hex } from '../packs/digest.ts';
import { type OlderCopy, olderCopy } from '../reading/older-copies.ts';
import { type ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';

export interface StoredManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of the stored bytes: what other records name the backup by. */
  readonly sha256: string;
}

/** Ids of the committed backups of a database at one destination: the listing of `manifests/`, oldest first. */
export async function listBackupIds(storage: Storage, keys: ObjectKeys, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  for await (const object of storage.list(keys.manifests, { signal })) {
    const id = idOfKey(object.key, 'manifests');
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

/**
 * Reads one manifest and checks that it is what its key says.
 * @throws {RestorableError} OBJECT_MISSING, MANIFEST_INVALID, BACKUP_FORMAT and the storage's errors
 */
export async function readManifest(
  storage: Storage,
  database: DatabaseName,
  key: string,
  signal: AbortSignal,
): Promise<StoredManifest> {
  const bytes = await storage.get(key, { maxBytes: MANIFEST_MAX_BYTES, signal }).catch((error: unknown) => {
    // A manifest above its bound is not one: the storage refuses to read it at all.
    if (!(error instanceof RestorableError) || error.code !== 'STORAGE_CORRUPTED') throw error;
    throw new RestorableError('MANIFEST_INVALID', `${key} at ${storage.label} is larger than any manifest.`, {
      hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
      cause: error,
    });
  });
  const id = idOfKey(key, 'manifests') ?? '';
  return { manifest: parseManifest(bytes, { id, database }), bytes, sha256: sha256Hex(bytes) };
}

/**
 * Reads the manifests that a backup needs, nearest first, and checks that each is the one that was meant.
 * @throws {RestorableError} BACKUP_DAMAGED where one is missing or another everywhere, MANIFEST_INVALID where they are no
 *   chain, and the storage's errors
 */
export async function readParents(
  sources: ReadPreference,
  database: DatabaseName,
  keys: ObjectKeys,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<StoredManifest[]> {
  const parents: StoredManifest[] = [];
  for (const { id, manifestSha256 } of manifest.parents) {
    const ask = async (source: Storage, limited: AbortSignal): Promise<StoredManifest> => {
      const stored = await readManifest(source, database, keys.manifest(id), limited).catch((thrown: unknown) => {
        const error = toRestorableError(thrown);
        throw error.isFinding ? parentLost(manifest.id, id, source, error) : error;
      });
      if (stored.sha256 !== manifestSha256) throw parentLost(manifest.id, id, source);
      return stored;
    };
    parents.push(
      await readFromFirstHealthy(sources, signal, sources.problems, ask).catch(async (thrown: unknown) => {
        const accept = (older: StoredManifest): StoredManifest | undefined =>
          older.sha256 === manifestSha256 ? older : undefined;
        const older = await olderManifest(
          sources.current,
          database,
          keys.manifest(id),
          signal,
          sources.problems,
          accept,
        );
        if (older === undefined) throw thrown;
        return older.value;
      }),
    );
  }
  const why = whyNoChain(
    manifest,
    parents.map((parent) => parent.manifest),
  );
  if (why === undefined) return parents;
  throw new RestorableError('MANIFEST_INVALID', `${manifest.id} can not build on its parents: ${why}.`, {
    hint: 'No backup job writes that. Find out who wrote it, and use an earlier backup.',
  });
}

/**
 * A manifest from its older versions: one that was deleted or replaced where the storage keeps versions.
 * @param accept gives the value of the one that was meant, and throws a finding or gives undefined for any other
 */
export function olderManifest<T>(
  sources: readonly Storage[],
  database: DatabaseName,
  key: string,
  signal: AbortSignal,
  problems: string[],
  accept: (older: StoredManifest, source: Storage) => Promise<T | undefined> | T | undefined,
): Promise<OlderCopy<T> | undefined> {
  const id = idOfKey(key, 'manifests') ?? '';
  return olderCopy(sources, key, MANIFEST_MAX_BYTES, signal, problems, (bytes, source) =>
    accept({ manifest: parseManifest(bytes, { id, database }), bytes, sha256: sha256Hex(bytes) }, source),
  );
}

function parentLost(child: string, parent: string, source: Storage, cause?: unknown): RestorableError {
  const message = `${child} needs ${parent}, which is missing or another one at ${source.label}.`;
  const hint = 'Use another destination or an earlier backup; the next run makes a full one by itself.';
  return new RestorableError('BACKUP_DAMAGED', message, { hint, cause });
}
