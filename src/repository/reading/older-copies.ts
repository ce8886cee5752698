import { failureOf, throwIfCancelled, toRestorableError } from '../../core/errors.ts';
import type { Storage } from '../../ports/storage.ts';

export interface OlderCopy<T> {
  readonly source: Storage;
  readonly value: T;
}

/**
 * The first good one of an object's older versions, the oldest first; undefined where there is none, or no source keeps versions.
 * A bucket with versions keeps what an attacker deleted or replaced below what he put there.
 * @param problems told which copy was deleted or replaced
 * @param accept gives the value of a good copy, and throws a finding or gives undefined for any other
 */
export async function olderCopy<T>(
  sources: readonly Storage[],
  key: string,
  maxBytes: number,
  signal: AbortSignal,
  problems: string[],
  accept: (stored: Uint8Array, source: Storage) => Promise<T | undefined> | T | undefined,
): Promise<OlderCopy<T> | undefined> {
  for (const source of sources) {
    try {
      for await (const stored of source.versions?.older(key, { maxBytes, signal }) ?? []) {
        const value = await unlessBad(async () => accept(stored, source));
        if (value === undefined) continue;
        problems.push(
          `${key} at ${source.label} was deleted or replaced; an older version of it is good and was read.`,
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
