import { RestorableError, toRestorableError } from '../../core/errors.ts';
import { parseLogId } from '../../core/format/log/log-id.ts';
import { type LogManifest, parseLogManifest } from '../../core/format/log/log-manifest.ts';
import { type Manifest, parseManifest } from '../../core/format/manifest/manifest.ts';
import { MANIFEST_MAX_BYTES } from '../../core/format/manifest/manifest-fields.ts';
import { idOfKey, logIdOfKey } from '../../core/format/object-keys.ts';
import { whyNoChain } from '../../core/planning/chain/chain.ts';
import { sha256Hex } from '../packs/digest.ts';
import { olderCopy } from '../reading/older-copies.ts';
import { mapAhead, OF_A_CHAIN } from '../reading/read-ahead.ts';
import { type ReadPreference, readFromFirstHealthy } from '../reading/read-preference.ts';
import { RemovalRecords } from '../records/removal-records.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** A manifest and its bytes. */
export interface Stored<M> {
  readonly manifest: M;
  readonly bytes: Uint8Array;
  /** Hex SHA-256 of the stored bytes. Other records name the backup by it. */
  readonly sha256: string;
}

export type StoredManifest = Stored<Manifest>;
/** The manifest of a shipment of a log. */
export type StoredLog = Stored<LogManifest>;

/** The manifest of something that has objects. */
export type StoredAny = StoredManifest | StoredLog;

export function isLog(stored: StoredAny): stored is StoredLog {
  return stored.manifest.kind === 'log';
}

/** The committed backups of a database at one destination: the listing of `manifests/`. */
export class ManifestListing {
  readonly at: StoredDatabase;
  /** The backups, oldest first. */
  readonly ids: readonly string[];
  /** The shipments of logs, oldest first. */
  readonly logs: readonly string[];
  /** Number of this listing. There is only one. */
  readonly listing = 1;

  private constructor(at: StoredDatabase, keys: readonly string[]) {
    this.at = at;
    this.ids = keys.flatMap((key) => idOfKey(key, 'manifests') ?? []);
    this.logs = keys.flatMap((key) => logIdOfKey(key, 'manifests') ?? []);
  }

  /** @throws the storage's errors */
  static async of(at: StoredDatabase): Promise<ManifestListing> {
    const keys: string[] = [];
    for await (const { key } of at.list(at.keys.manifests)) keys.push(key);
    return new ManifestListing(at, keys);
  }

  /** Lists the manifests that were deleted and of which the storage keeps older versions. @throws the storage's errors */
  static async ofDeleted(at: StoredDatabase): Promise<ManifestListing> {
    const keys: string[] = [];
    for await (const key of at.listDeletedKeys(at.keys.manifests)) keys.push(key);
    return new ManifestListing(at, keys);
  }

  /** Everything with a manifest: backups and shipments. */
  get all(): readonly string[] {
    return [...this.ids, ...this.logs];
  }

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  listRemovals(): Promise<RemovalRecords> {
    return RemovalRecords.listAfter(this);
  }
}

/**
 * Reads one manifest and checks that it matches its key.
 * @throws {RestorableError} OBJECT_MISSING, MANIFEST_INVALID, BACKUP_FORMAT and the storage's errors
 */
export async function readManifest(at: StoredDatabase, id: string): Promise<StoredManifest> {
  return manifestIn(await manifestBytes(at, id), at, id);
}

/** The same for a shipment of a log. @throws as readManifest */
export async function readLogManifest(at: StoredDatabase, id: string): Promise<StoredLog> {
  const bytes = await manifestBytes(at, id);
  return { manifest: parseLogManifest(bytes, { id, database: at.name }), bytes, sha256: sha256Hex(bytes) };
}

/** Reads the manifest of a backup or of a shipment. @throws as readManifest */
export function readAnyManifest(at: StoredDatabase, id: string): Promise<StoredAny> {
  return parseLogId(id) === undefined ? readManifest(at, id) : readLogManifest(at, id);
}

function manifestBytes(at: StoredDatabase, id: string): Promise<Uint8Array> {
  const key = at.keys.manifest(id);
  return at.get(key, MANIFEST_MAX_BYTES).catch((error: unknown) => {
    // An object above the size limit is not a manifest. The storage refuses to read it.
    if (!(error instanceof RestorableError) || error.code !== 'STORAGE_CORRUPTED') throw error;
    throw new RestorableError('MANIFEST_INVALID', `${key} at ${at.label} is larger than any manifest.`, {
      hint: 'Someone put it there, or the storage damaged it. Use another destination or an earlier backup.',
      cause: error,
    });
  });
}

function manifestIn(bytes: Uint8Array, { name }: Pick<StoredDatabase, 'name'>, id: string): StoredManifest {
  return { manifest: parseManifest(bytes, { id, database: name }), bytes, sha256: sha256Hex(bytes) };
}

/**
 * Reads the manifests that a backup needs, nearest first, and checks that each is the expected one.
 * @throws {RestorableError} BACKUP_DAMAGED if one is missing or different at every source, MANIFEST_INVALID if they do not form a
 *   chain, and the storage's errors
 */
export async function readParents(sources: ReadPreference, manifest: Manifest): Promise<StoredManifest[]> {
  const parents: StoredManifest[] = [];
  const read = async (parent: Reference) => {
    // Of this parent alone: those of all are told in the order of the parents.
    const problems: string[] = [];
    return { stored: await readParent(sources, manifest.id, parent, problems), problems };
  };
  for await (const { stored, problems } of mapAhead(manifest.parents, OF_A_CHAIN, read)) {
    sources.problems.push(...problems);
    parents.push(stored);
  }
  const why = whyNoChain(
    manifest,
    parents.map((parent) => parent.manifest),
  );
  if (why === undefined) return parents;
  throw new RestorableError('MANIFEST_INVALID', `${manifest.id} can't build on its parents: ${why}.`, {
    hint: 'No backup job writes such a manifest. Find out who wrote it, and use an earlier backup.',
  });
}

type Reference = Manifest['parents'][number];

async function readParent(
  sources: ReadPreference,
  child: string,
  { id, manifestSha256 }: Reference,
  problems: string[],
): Promise<StoredManifest> {
  const ask = async (source: StoredDatabase): Promise<StoredManifest> => {
    const stored = await readManifest(source, id).catch((thrown: unknown) => {
      const error = toRestorableError(thrown);
      throw error.isFinding ? parentLost(child, id, source, error) : error;
    });
    if (stored.sha256 !== manifestSha256) throw parentLost(child, id, source);
    return stored;
  };
  try {
    return await readFromFirstHealthy(sources, ask, problems);
  } catch (thrown) {
    const isMeant = (older: StoredManifest): StoredManifest | undefined =>
      older.sha256 === manifestSha256 ? older : undefined;
    const older = await olderManifest(sources.current, id, isMeant, problems);
    if (older === undefined) throw thrown;
    return older;
  }
}

/**
 * Reads a manifest that was deleted or replaced from its older versions, if the storage keeps versions.
 * @param accept returns the value of the expected manifest; throws a finding or returns undefined for any other
 * @param problems receives which copy was deleted or replaced
 */
export async function olderManifest<T>(
  sources: readonly StoredDatabase[],
  id: string,
  accept: (older: StoredManifest, source: StoredDatabase) => Promise<T | undefined> | T | undefined,
  problems: string[] = [],
): Promise<T | undefined> {
  const object = { key: `manifests/${id}.json`, maxBytes: MANIFEST_MAX_BYTES };
  const take = (bytes: Uint8Array, source: StoredDatabase) => accept(manifestIn(bytes, source, id), source);
  return (await olderCopy(sources, object, take, problems))?.value;
}

function parentLost(child: string, parent: string, source: StoredDatabase, cause?: unknown): RestorableError {
  const message = `${child} needs ${parent}, which is missing or different at ${source.label}.`;
  const hint = 'Use another destination or an earlier backup; the next run makes a full backup automatically.';
  return new RestorableError('BACKUP_DAMAGED', message, { hint, cause });
}
