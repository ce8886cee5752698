import { RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { readObjectList } from '../catalog/object-lists.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';

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
  // Whole seconds: some storages keep no fractions.
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

/** Milliseconds since the epoch; 0 where it is not locked, or not said: who may lock but not ask locks more than he had to. */
async function endOf({ storage, signal }: StoredDatabase, key: string): Promise<number> {
  const end = await storage.locks?.until(key, { signal }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return undefined;
    throw error;
  });
  return end?.getTime() ?? 0;
}

/** All objects of a backup but its manifest, in an order that keeps folders together. */
async function keysOf(at: StoredDatabase, manifest: Manifest): Promise<string[]> {
  const { keys } = at;
  const listed = await readObjectList(new ReadPreference([at]), manifest);
  const own = [
    ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
    ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
  ];
  return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}
