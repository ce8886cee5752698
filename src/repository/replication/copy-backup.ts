import { RestorableError, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import type { ReadBack } from '../../core/planning/requirement.ts';
import { GRACE_MS } from '../../core/planning/retention.ts';
import type { Storage } from '../../ports/storage.ts';
import { objectsOf } from '../catalog/destination-contents.ts';
import { type NamedBackup, readNamed } from '../catalog/stored-objects.ts';
import { sha256Hex } from '../packs/digest.ts';
import type { ReadPreference } from '../reading/read-preference.ts';
import { compareReadBack, objectsToReadBack } from '../writing/commit.ts';
import { type CopyContext, commitCopy, copySignature } from './commit-copy.ts';
import { type CopyTarget, copyObjects, freshSince, lackingOf } from './copy-objects.ts';

/** Looks after the commit; what was lost between two of them was taken by a sweep that is done with it then. */
const LOOKS = 3;
/** How long they may take. */
const LOOK_MS = 300_000;

/** A destination that shall have the backup as it should be. */
export interface Wanting {
  readonly storage: Storage;
  /** The manifest is there and counts: only objects are repaired. */
  readonly isCommitted: boolean;
  /** Something lies in place of its manifest, good or not: then no sweep takes its objects. */
  readonly isListed: boolean;
  /** The storage's clock, when it was looked at. */
  readonly now: Date;
}

export interface CopyOptions extends Omit<CopyContext, 'sources'> {
  readonly readBack: ReadBack;
  readonly dryRun: boolean;
  /** Since the destinations were looked at. */
  readonly elapsedMs: () => number;
  readonly onBytes: (bytes: number) => void;
}

/** What came of one backup at one destination. */
export interface CopyOutcome {
  /** Copied, or to be copied in a dry run. */
  readonly objects: number;
  readonly bytes: number;
  readonly error: RestorableError | undefined;
  readonly warnings: readonly string[];
}

/**
 * Brings one backup to destinations that lack it or parts of it, without any key: objects, lists, signature, holds,
 * instructions, and the manifest last. A destination that fails does not stop the others.
 * @param sources destinations that have its manifest, the nearest first
 * @returns an outcome for each of `wanting`, in their order
 * @throws {RestorableError} BACKUP_DAMAGED, OBJECT_MISSING, BACKUP_FORMAT when no destination has a good copy of something; a
 *   source's error
 */
export async function copyBackup(
  backup: { readonly id: string; readonly manifestSha256: string },
  sources: ReadPreference,
  wanting: readonly Wanting[],
  options: CopyOptions,
): Promise<CopyOutcome[]> {
  const named = await readNamed(sources, options.database, backup, options.signal);
  const targets: (CopyTarget & Pick<Wanting, 'isCommitted'>)[] = [];
  for (const each of wanting)
    targets.push({ ...(await targetOf(each, named, options)), isCommitted: each.isCommitted });
  const warnings = options.dryRun ? [] : await put(named, sources, targets, options);
  const outcomes: CopyOutcome[] = [];
  for (const target of targets) {
    const more: string[] = [];
    if (!options.dryRun && target.failure === undefined) {
      await finish(named, sources, target, target.isCommitted, options).then(
        (told) => more.push(...told),
        (thrown: unknown) => {
          throwIfCancelled(options.signal);
          target.failure = toRestorableError(thrown);
        },
      );
    }
    const planned = { objects: target.lacking.size, bytes: bytesOf([...target.lacking.values()]) };
    const done = options.dryRun ? planned : target.copied;
    outcomes.push({ ...done, error: target.failure, warnings: [...warnings, ...more] });
  }
  return outcomes;
}

function bytesOf(objects: readonly ListedObject[]): number {
  return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

async function targetOf(
  { storage, isListed, now }: Wanting,
  { stored, objects }: NamedBackup,
  { database, readBack, signal }: CopyOptions,
): Promise<CopyTarget> {
  const keys = objectKeys(database);
  try {
    const found = await objectsOf(storage, keys, stored.manifest.id, signal);
    const lacking = lackingOf(objects, found, isListed ? undefined : freshSince(now));
    if (readBack === 'all') {
      for (const object of objects) {
        if (lacking.has(object.key)) continue;
        const isGood = await isGoodAt(storage, keys.root, object, signal);
        if (!isGood) lacking.set(object.key, object);
      }
    }
    return { storage, lacking, failure: undefined, copied: { objects: 0, bytes: 0 } };
  } catch (thrown) {
    throwIfCancelled(signal);
    return {
      storage,
      lacking: new Map(),
      failure: toRestorableError(thrown),
      copied: { objects: 0, bytes: 0 },
    };
  }
}

async function isGoodAt(storage: Storage, root: string, object: ListedObject, signal: AbortSignal): Promise<boolean> {
  try {
    // Not by fetchVerified, which is content with an older version.
    return sha256Hex(await storage.get(root + object.key, { maxBytes: object.sizeBytes, signal })) === object.sha256;
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    if (error.isFinding || error.code === 'STORAGE_CORRUPTED') return false;
    throw error;
  }
}

function put(
  named: NamedBackup,
  sources: ReadPreference,
  targets: readonly CopyTarget[],
  { database, signal, onBytes }: CopyOptions,
): Promise<string[]> {
  return copyObjects(named.objects, sources, targets, { root: objectKeys(database).root, signal, onBytes });
}

/** Proves what was put, commits, and looks once more. @returns warnings */
async function finish(
  named: NamedBackup,
  sources: ReadPreference,
  target: CopyTarget,
  isCommitted: boolean,
  options: CopyOptions,
): Promise<string[]> {
  const { database, signal } = options;
  const { storage } = target;
  const keys = objectKeys(database);
  const context: CopyContext = { ...options, sources: sources.current };
  const warnings: string[] = [];
  const chosen = objectsToReadBack([...target.lacking.values()], options.readBack, Math.random);
  await compareReadBack(storage, keys.root, chosen, () => {}, signal);
  requireInTime(options);
  await copySignature(storage, named.stored, context);
  throwIfCancelled(signal);
  if (!isCommitted) warnings.push(...(await commitCopy(storage, named.stored, context)));
  // What is committed is told, also by a run that is cancelled right then.
  const looking = isCommitted ? signal : AbortSignal.timeout(LOOK_MS);
  for (let look = 1; look <= LOOKS; look += 1) {
    const found = await objectsOf(storage, keys, named.stored.manifest.id, looking);
    const lacking = lackingOf(named.objects, found, undefined);
    if (lacking.size === 0) return warnings;
    // A sweep that began before this copy deletes what an earlier, dead sync had put under the same names.
    const again: CopyTarget = { storage, lacking, failure: undefined, copied: target.copied };
    warnings.push(...(await put(named, sources, [again], options)));
    if (again.failure !== undefined) throw again.failure;
  }
  throw new RestorableError('STORAGE_FAILED', `${storage.label} loses objects of ${named.stored.manifest.id} again.`, {
    hint: 'Look for a lifecycle rule or another program that deletes there, and run sync again.',
  });
}

/** As of a backup: a sweep may take older objects without a manifest for remains. */
function requireInTime({ elapsedMs }: CopyOptions): void {
  if (elapsedMs() <= GRACE_MS / 2) return;
  throw new RestorableError('TIMEOUT', 'The sync took longer than three and a half days; nothing more is committed.', {
    hint: 'Run it again: it goes on from there.',
  });
}
