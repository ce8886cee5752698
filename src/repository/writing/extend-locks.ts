import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { StoredAny, StoredManifest } from '../catalog/catalog.ts';
import { readObjectList } from '../catalog/object-lists.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { mapAhead, OF_A_CHAIN } from '../reading/read-ahead.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';

type AnyManifest = StoredAny['manifest'];

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
  const extending = await extendingAt(at, onExtended);
  if (extending === undefined) return 0;
  await extendRunbook(extending);
  const look = async ({ manifest }: StoredManifest) => ({ manifest, isShort: await isTooShort(extending, manifest) });
  for await (const { manifest, isShort } of mapAhead(parents, OF_A_CHAIN, look)) {
    if (isShort) await extendAll(extending, manifest);
  }
  return extending.count();
}

/**
 * The same for what a shipment of a log needs: a backup with its parents, and the shipments since then. A restore reads each from
 * wherever it is, so a destination that lacks one of them extends the others.
 * @returns how many objects' locks were extended, and what could not be extended
 * @throws the storage's errors
 */
export async function extendLogLocks(
  at: StoredDatabase,
  needed: readonly StoredAny[],
  onExtended: () => void,
): Promise<{ readonly count: number; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const extending = await extendingAt(at, onExtended);
  if (extending === undefined) return { count: 0, problems };
  await extendRunbook(extending);
  const there = new Set((await at.listManifests()).all);
  const look = async ({ manifest }: StoredAny) => {
    const [asked] = await Promise.allSettled([isTooShort(extending, manifest)]);
    return { manifest, asked };
  };
  const stored = needed.filter((each) => there.has(each.manifest.id));
  for await (const { manifest, asked } of mapAhead(stored, OF_A_CHAIN, look)) {
    try {
      if (asked.status === 'rejected') throw asked.reason;
      if (asked.value) await extendAll(extending, manifest);
    } catch (thrown) {
      const error = toRestorableError(thrown);
      if (!error.isFinding) throw error;
      problems.push(`The locks of ${manifest.id} at ${at.label} could not be extended: ${error.message}`);
    }
  }
  return { count: extending.count(), problems };
}

interface Extending {
  readonly at: StoredDatabase;
  /** A lock has to last until then, in milliseconds since the epoch. */
  readonly needed: number;
  readonly extend: (key: string) => Promise<void>;
  readonly count: () => number;
}

/** @returns undefined if the destination's settings require no locks */
async function extendingAt(at: StoredDatabase, onExtended: () => void): Promise<Extending | undefined> {
  const { signal } = at;
  const { locks } = at.storage;
  const policy = locks?.policy;
  if (locks === undefined || policy === undefined) return undefined;
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
  return { at, needed, extend, count: () => extended };
}

async function extendRunbook({ at, needed, extend }: Extending): Promise<void> {
  for (const key of at.keys.runbook) if ((await endOf(at, key)) < needed) await extend(key);
}

/** Whether the locks of a backup or shipment end too early, as that of its manifest states. */
async function isTooShort({ at, needed }: Extending, manifest: AnyManifest): Promise<boolean> {
  const tookMs = Date.parse(manifest.finishedAt) - Date.parse(manifest.startedAt);
  return (await endOf(at, at.keys.manifest(manifest.id))) - tookMs < needed;
}

/** Everything of one backup or shipment, its manifest last. */
async function extendAll({ at, extend }: Extending, manifest: AnyManifest): Promise<void> {
  const key = at.keys.manifest(manifest.id);
  await forEachBounded(await keysOf(at, manifest), AT_ONCE, extend);
  await extend(key);
}

/** Milliseconds since the epoch. 0 if the object is not locked or that is unknown: then more is locked than necessary. */
async function endOf({ storage, signal }: StoredDatabase, key: string): Promise<number> {
  const end = await storage.locks?.until(key, { signal }).catch((error: unknown) => {
    if (error instanceof RestorableError && error.code === 'STORAGE_PERMISSION') return undefined;
    throw error;
  });
  return end?.getTime() ?? 0;
}

/** All objects of a backup or shipment except its manifest, in an order that groups folders. */
async function keysOf(at: StoredDatabase, manifest: AnyManifest): Promise<string[]> {
  const { keys } = at;
  const listed = await readObjectList(new ReadPreference([at]), manifest);
  const own = [
    ...manifest.objects.map((_, index) => keys.objects(manifest.id, index)),
    ...(manifest.signer === null ? [] : [keys.signature(manifest.id, manifest.signer)]),
  ];
  return [...listed.map((object) => keys.absolute(object.key)).sort(), ...own];
}
