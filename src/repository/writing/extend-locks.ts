import { RestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import type { Manifest } from '../../core/format/manifest.ts';
import { type ObjectKeys, objectKeys } from '../../core/format/object-keys.ts';
import type { Storage, StorageLocks } from '../../ports/storage.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { readObjectList } from '../catalog/object-lists.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';

const AT_ONCE = 16;
/** How much further a lock is extended than it has to be, so that hourly backups need not do it hourly. */
const SLACK_SHARE = 0.1;
const MOST_SLACK_MS = 86_400_000;

/**
 * Extends the locks of everything that a new backup needs of its ancestors, and of the instructions for recovery, at least to
 * where its own lock ends; to be called before its commit, so that no committed backup is protected for less time than was
 * promised. Does nothing where the destination asks for no locks.
 *
 * What it costs: one or two requests for each ancestor whose lock reaches far enough, else one for each of its objects and
 * one for each thousand. The lock of a manifest tells for all of its backup: it is extended last, and when it was put its
 * objects had been put since the backup's start.
 * @param parents all that the backup needs
 * @param onExtended called after each object: a long chain takes minutes
 * @returns how many objects' locks were extended
 * @throws {RestorableError} OBJECT_MISSING when something of the chain is not there, and the storage's errors
 */
export async function extendLocks(
  storage: Storage,
  database: DatabaseName,
  parents: readonly StoredManifest[],
  signal: AbortSignal,
  onExtended: () => void = () => {},
): Promise<number> {
  const { locks } = storage;
  const lock = locks?.policy;
  if (locks === undefined || lock === undefined) return 0;
  const keys = objectKeys(database);
  const now = Math.max(Date.now(), (await storage.serverTime({ signal })).getTime());
  const needed = now + lock.forMs;
  // Whole seconds: some storages keep no fractions.
  const seconds = Math.ceil((needed + Math.min(MOST_SLACK_MS, lock.forMs * SLACK_SHARE)) / 1_000);
  const until = new Date(seconds * 1_000);
  let extended = 0;
  const extend = async (key: string): Promise<void> => {
    await locks.extend(key, until, { signal });
    extended += 1;
    onExtended();
  };
  for (const key of keys.runbook) if ((await endOf(locks, key, signal)) < needed) await extend(key);
  for (const { manifest } of parents) {
    const key = keys.manifest(manifest.id);
    const tookMs = Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt);
    if ((await endOf(locks, key, signal)) - tookMs >= needed) continue;
    await forEachBounded(await keysOf(storage, keys, manifest, signal), AT_ONCE, extend);
    await extend(key);
  }
  return extended;
}

/** Milliseconds since the epoch; 0 where it is not locked, or not said: who may lock but not ask locks more than he had to. */
async function endOf(locks: StorageLocks, key: string, signal: AbortSignal): Promise<number> {
  const end = await locks.until(key, { signal }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return undefined;
    throw error;
  });
  return end?.getTime() ?? 0;
}

/** All objects of a backup but its manifest, in an order that keeps folders together. */
async function keysOf(storage: Storage, keys: ObjectKeys, manifest: Manifest, signal: AbortSignal): Promise<string[]> {
  const listed = await readObjectList([storage], keys, manifest, signal, []);
  const own = [
    ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
    ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
  ];
  return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}
