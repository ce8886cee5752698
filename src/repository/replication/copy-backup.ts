import { throwIfCancelled } from '../../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../../core/errors.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import type { ReadBack } from '../../core/planning/requirement.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import { type Named, readNamed } from '../catalog/stored-objects.ts';
import { sha256Hex } from '../packs/digest.ts';
import type { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { compareReadBack, objectsToReadBack } from '../writing/commit.ts';
import { type CopyContext, commitCopy, copySignature } from './commit-copy.ts';
import { type CopyTarget, copyObjects, freshSince, lackingOf } from './copy-objects.ts';

/** Number of checks after the commit. Objects lost between two checks were removed by a sweep that is then done with them. */
const LOOKS = 3;
/** How long they may take. */
const LOOK_MS = 300_000;

/** A destination that should have a correct copy of the backup. */
export interface Wanting {
  readonly at: StoredDatabase;
  /** The manifest exists and counts. Only objects are repaired. */
  readonly isCommitted: boolean;
  /** An object exists under its manifest's name, good or not. Then no sweep removes the backup's objects. */
  readonly isListed: boolean;
  /** The storage's clock at the time of the check. */
  readonly now: Date;
}

export interface CopyOptions extends Omit<CopyContext, 'sources'> {
  readonly readBack: ReadBack;
  readonly dryRun: boolean;
  /** Time since the destinations were checked. */
  readonly elapsedMs: () => number;
  readonly onBytes: (bytes: number) => void;
}

/** The result for one backup at one destination. */
export interface CopyOutcome<W extends Wanting = Wanting> {
  readonly wanting: W;
  /** Number copied, or to be copied in a dry run. */
  readonly objects: number;
  readonly bytes: number;
  readonly error: RestorableError | undefined;
  readonly warnings: readonly string[];
}

/** A backup that is being copied. */
interface Copying {
  readonly named: Named;
  readonly sources: ReadPreference;
  readonly options: CopyOptions;
}

/**
 * Copies one backup or one shipment to destinations that lack it or parts of it, without any key: objects, lists, signature, holds,
 * instructions, and the manifest last. A destination that fails does not stop the others.
 * @param sources destinations that have its manifest, nearest first
 * @returns an outcome for each of `wanting`
 * @throws {RestorableError} BACKUP_DAMAGED, OBJECT_MISSING, BACKUP_FORMAT if no destination has a good copy of an object; a
 *   source's error
 */
export async function copyBackup<W extends Wanting>(
  backup: { readonly id: string; readonly manifestSha256: string },
  sources: ReadPreference,
  wanting: readonly W[],
  options: CopyOptions,
): Promise<CopyOutcome<W>[]> {
  const copying: Copying = { named: await readNamed(sources, backup), sources, options };
  const targets: { readonly wanting: W; readonly target: CopyTarget }[] = [];
  for (const each of wanting) targets.push({ wanting: each, target: await targetOf(each, copying) });
  const put = targets.map(({ target }) => target);
  const warnings = options.dryRun ? [] : await copyTo(copying, put);
  const outcomes: CopyOutcome<W>[] = [];
  for (const { wanting, target } of targets) {
    const more = options.dryRun || target.failure !== undefined ? [] : await finishAt(copying, target, wanting);
    const planned = { objects: target.lacking.size, bytes: bytesOf([...target.lacking.values()]) };
    const done = options.dryRun ? planned : target.copied;
    outcomes.push({ wanting, ...done, error: target.failure, warnings: [...warnings, ...more] });
  }
  return outcomes;
}

function bytesOf(objects: readonly ListedObject[]): number {
  return objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

async function targetOf({ at, isListed, now }: Wanting, { named, options }: Copying): Promise<CopyTarget> {
  const lacking = new Map<string, ListedObject>();
  const target: CopyTarget = { at, lacking, failure: undefined, copied: { objects: 0, bytes: 0 } };
  try {
    const found = await at.objectsOf(named.stored.manifest.id);
    const missing = lackingOf(named.objects, found, isListed ? undefined : freshSince(now));
    for (const object of named.objects) {
      const isGood = !missing.has(object.key) && (options.readBack !== 'all' || (await isGoodAt(at, object)));
      if (!isGood) lacking.set(object.key, object);
    }
  } catch (thrown) {
    throwIfCancelled(at.signal);
    lacking.clear();
    target.failure = toRestorableError(thrown);
  }
  return target;
}

async function isGoodAt(at: StoredDatabase, object: ListedObject): Promise<boolean> {
  try {
    // Not with fetchVerified, which accepts an older version.
    return sha256Hex(await at.get(at.keys.absolute(object.key), object.sizeBytes)) === object.sha256;
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    if (error.isFinding || error.code === 'STORAGE_CORRUPTED') return false;
    throw error;
  }
}

function copyTo({ named, sources, options }: Copying, targets: readonly CopyTarget[]): Promise<string[]> {
  return copyObjects(named.objects, sources, targets, options.onBytes);
}

/** @returns warnings; a failure is recorded in the target */
async function finishAt(copying: Copying, target: CopyTarget, { isCommitted }: Wanting): Promise<readonly string[]> {
  try {
    return await finish(copying, target, isCommitted);
  } catch (thrown) {
    throwIfCancelled(target.at.signal);
    target.failure = toRestorableError(thrown);
    return [];
  }
}

/** Verifies what was put, commits, and checks once more. @returns warnings */
async function finish(copying: Copying, target: CopyTarget, isCommitted: boolean): Promise<string[]> {
  const { named, sources, options } = copying;
  const { at } = target;
  const { id } = named.stored.manifest;
  const context: CopyContext = { ...options, sources: sources.current };
  const warnings: string[] = [];
  await compareReadBack(at, objectsToReadBack([...target.lacking.values()], options.readBack, Math.random));
  requireInTime(options);
  await copySignature(at, named.stored, context);
  throwIfCancelled(at.signal);
  if (!isCommitted) warnings.push(...(await commitCopy(at, named.stored, context)));
  // A commit is always reported, even if the run is cancelled at that moment.
  const reading = isCommitted ? at : at.until(AbortSignal.timeout(LOOK_MS));
  for (let look = 1; look <= LOOKS; look += 1) {
    const lacking = lackingOf(named.objects, await reading.objectsOf(id), undefined);
    if (lacking.size === 0) return warnings;
    // A sweep that started before this copy deletes objects that an earlier, killed sync put under the same names.
    const again: CopyTarget = { at, lacking, failure: undefined, copied: target.copied };
    warnings.push(...(await copyTo(copying, [again])));
    if (again.failure !== undefined) throw again.failure;
  }
  throw new RestorableError('STORAGE_FAILED', `${at.label} loses objects of ${id} again.`, {
    hint: 'Look for a lifecycle rule or another program that deletes objects there, and run sync again.',
  });
}

/** As for a backup: a sweep may treat older objects without a manifest as leftovers. */
function requireInTime({ elapsedMs }: CopyOptions): void {
  if (elapsedMs() <= GRACE_MS / 2) return;
  throw new RestorableError('TIMEOUT', 'The sync took longer than three and a half days; nothing more is committed.', {
    hint: 'Run sync again: it continues from where it stopped.',
  });
}
