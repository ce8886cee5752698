import { RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { readObjectList } from '../catalog/object-lists.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';

const AT_ONCE = 16;
/** How much further than necessary a lock is extended, so that hourly backups need not extend it every hour. */
const SLACK_SHARE = 0.1;
const MOST_SLACK_MS = 86_400_000;

/**
 * Extends the locks of everything that a new backup needs from its ancestors, and of the recovery instructions, at least to the
 * end of its own lock. Call it before the commit, so that no committed backup is protected for less time than was promised. Does
 * nothing if the destination's settings require no locks.
 *
 * Cost: one or two requests for each ancestor whose lock is long enough, otherwise one for each of its objects and one per
 * thousand. The lock of a manifest stands for its complete backup: it is extended last, and its objects had been put between the
 * backup's start and the manifest.
 * @param parents everything that the backup needs
 * @param onExtended called after each object; a long chain takes minutes
 * @returns how many objects' locks were extended
 * @throws {RestorableError} OBJECT_MISSING if something of the chain does not exist, and the storage's errors
 */
export async function extendLocks(
  at: StoredDatabase,
  parents: readonly StoredManifest[],
  onExtended: () => void = () => {},
): Promise<number> {
  const { keys, signal } = at;
  const { locks } = at.storage;
  const policy = locks?.policy;
  if (locks === undefined || policy === undefined) return 0;
  const now = Math.max(at.clock.now().getTime(), (await at.now()).getTime());
  const needed = now + policy.forMs;
  // Whole seconds, because some storages don't keep fractions.
  const seconds = Math.ceil((needed + Math.min(MOST_SLACK_MS, policy.forMs * SLACK_SHARE)) / 1_000);
  const until = new Date(seconds * 1_000);
  let extended = 0;
  const extend = async (key: string): Promise<void> => {
    await locks.extend(key, until, { signal });
    extended += 1;
    onExtended();
  };
  for (const key of keys.runbook) if ((await endOf(at, key)) < needed) await extend(key);
  for (const { manifest } of parents) {
    const key = keys.manifest(manifest.id);
    const tookMs = Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt);
    if ((await endOf(at, key)) - tookMs >= needed) continue;
    await forEachBounded(await keysOf(at, manifest), AT_ONCE, extend);
    await extend(key);
  }
  return extended;
}

/** Milliseconds since the epoch. 0 if the object is not locked or that is unknown: then more is locked than necessary. */
async function endOf({ storage, signal }: StoredDatabase, key: string): Promise<number> {
  const end = await storage.locks?.until(key, { signal }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return undefined;
    throw error;
  });
  return end?.getTime() ?? 0;
}

/** All objects of a backup except its manifest, in an order that groups folders. */
async function keysOf(at: StoredDatabase, manifest: Manifest): Promise<string[]> {
  const { keys } = at;
  const listed = await readObjectList(new ReadPreference([at]), manifest);
  const own = [
    ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
    ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
  ];
  return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}
