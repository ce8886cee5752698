import { throwIfCancelled } from '../../core/cancellation.ts';
import { failureOf, toRestorableError } from '../../core/errors.ts';
import type { StoredDatabase } from '../stored-database.ts';

export interface OlderCopy<T> {
  readonly source: StoredDatabase;
  readonly value: T;
}

/** The object, and its maximum size. */
interface BoundedObject {
  /** Below the database's folder. */
  readonly key: string;
  readonly maxBytes: number;
}

/**
 * Returns the first good older version of an object, oldest first. Returns undefined if there is none, or no source keeps
 * versions. If an attacker deletes or replaces an object in a bucket with versions, the original remains as an older version.
 * @param accept returns the value of a good copy; throws a finding or returns undefined for any other
 * @param problems receives which copy was deleted or replaced
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
      // The problem with the newest copy is the better answer.
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
