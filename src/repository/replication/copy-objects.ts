import { throwIfCancelled } from '../../core/cancellation.ts';
import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import type { ListedObject } from '../../core/format/object-list.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import type { StoredObject } from '../../ports/storage.ts';
import { forEachBounded } from '../concurrency/for-each-bounded.ts';
import { fetchVerified } from '../reading/fetch.ts';
import { ReadPreference } from '../reading/read-preference.ts';
import type { StoredDatabase } from '../stored-database.ts';

/** Packs in memory at once: one is uploaded while the next is fetched. */
const AT_ONCE = 2;

/** One destination that receives objects of a backup. */
export interface CopyTarget {
  readonly at: StoredDatabase;
  /** Objects that are missing, or stored with a different size. */
  readonly lacking: ReadonlyMap<string, ListedObject>;
  /** The first failure. After it, nothing more is put there. */
  failure: RestorableError | undefined;
  copied: { objects: number; bytes: number };
}

/**
 * Returns what a destination lacks of a backup, by key: missing, or with a different size.
 * @param freshSince for a backup that is not committed there, older objects count as lacking: they are leftovers of a killed run,
 *   and a sweep in progress may be about to delete them
 */
export function lackingOf(
  objects: readonly ListedObject[],
  found: ReadonlyMap<string, Pick<StoredObject, 'sizeBytes' | 'modifiedAt'>>,
  freshSince: Date | undefined,
): Map<string, ListedObject> {
  const lacking = new Map<string, ListedObject>();
  for (const object of objects) {
    const there = found.get(object.key);
    const isStale = freshSince !== undefined && there !== undefined && there.modifiedAt < freshSince;
    if (there === undefined || there.sizeBytes !== object.sizeBytes || isStale) lacking.set(object.key, object);
  }
  return lacking;
}

/** The earliest time at which an object may have been written for a copy to rely on it, as a backup relies on its own. */
export function freshSince(now: Date): Date {
  return new Date(now.getTime() - GRACE_MS / 2);
}

/**
 * Fetches each object that a target lacks once, checks its size and SHA-256, and puts it there. Data comes before lists, in the
 * order of the objects. A target that fails is skipped from then on. Its failure is recorded in it.
 * @param order the destinations that have the backup; a destination is not read for what it lacks itself
 * @returns what was wrong with copies that were skipped
 * @throws {RestorableError} BACKUP_DAMAGED or OBJECT_MISSING if no destination has a good copy of an object; the error of a
 *   source that is the only one left
 */
export async function copyObjects(
  objects: readonly ListedObject[],
  order: ReadPreference,
  targets: readonly CopyTarget[],
  onBytes: (bytes: number) => void,
): Promise<string[]> {
  const problems: string[] = [];
  const isWanted = ({ key }: ListedObject): boolean => targets.some((target) => lacks(target, key));
  await forEachBounded(objects.filter(isWanted), AT_ONCE, async (object) => {
    throwIfCancelled(order.signal);
    const takers = targets.filter((target) => lacks(target, object.key));
    if (takers.length === 0) return;
    const isLacking = ({ storage }: StoredDatabase): boolean =>
      targets.some((each) => each.at.storage === storage && each.lacking.has(object.key));
    const good = order.current.filter((source) => !isLacking(source));
    // If none has a correct copy, an older version may be correct.
    const from = good.length === 0 || good.length === order.all.length ? order : new ReadPreference(good);
    const bytes = await fetchVerified(from, object, problems);
    await Promise.all(takers.map((taker) => putAt(taker, object, bytes, onBytes)));
  });
  return problems;
}

function lacks(target: CopyTarget, key: string): boolean {
  return target.failure === undefined && target.lacking.has(key);
}

async function putAt(
  target: CopyTarget,
  { key, sha256, sizeBytes }: ListedObject,
  bytes: Uint8Array,
  onBytes: (bytes: number) => void,
): Promise<void> {
  try {
    await target.at.put(target.at.keys.absolute(key), bytes, { sha256 });
    target.copied.objects += 1;
    target.copied.bytes += sizeBytes;
    onBytes(sizeBytes);
  } catch (thrown) {
    throwIfCancelled(target.at.signal);
    target.failure ??= toRestorableError(thrown);
  }
}
