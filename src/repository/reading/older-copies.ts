import { failureOf, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { StoredDatabase } from '../stored-database.ts';

export interface OlderCopy<T> {
  readonly source: StoredDatabase;
  readonly value: T;
}

/** Which object, and how large it may be. */
interface BoundedObject {
  /** Below the database's folder. */
  readonly key: string;
  readonly maxBytes: number;
}

/**
 * The first good one of an object's older versions, the oldest first; undefined where there is none, or no source keeps versions.
 * A bucket with versions keeps what an attacker deleted or replaced below what he put there.
 * @param accept gives the value of a good copy, and throws a finding or gives undefined for any other
 * @param problems told which copy was deleted or replaced
 */
export async function olderCopy<T>(
  sources: readonly StoredDatabase[],
  { key, maxBytes }: BoundedObject,
  accept: (stored: Uint8Array, source: StoredDatabase) => Promise<T | undefined> | T | undefined,
  problems: string[] = [],
): Promise<OlderCopy<T> | undefined> {
  for (const source of sources) {
    const { storage, keys, signal } = source;
    const path = keys.absolute(key);
    try {
      for await (const stored of storage.versions?.older(path, { maxBytes, signal }) ?? []) {
        const value = await unlessBad(async () => accept(stored, source));
        if (value === undefined) continue;
        problems.push(
          `${path} at ${source.label} was deleted or replaced; an older version of it is good and was read.`,
        );
        return { source, value };
      }
    } catch (thrown) {
      throwIfCancelled(signal);
      // What is wrong with the newest copy is the better answer.
      failureOf(thrown, ['storage', 'object', 'backup', 'keys']);
    }
  }
  return undefined;
}

async function unlessBad<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (toRestorableError(thrown).isFinding) return undefined;
    throw thrown;
  }
}
