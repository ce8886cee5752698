import { hasCode, type RestorableError } from '../../core/errors.ts';

/** Whether the server refused a statement, over a connection that still works. */
export function isRefusal(thrown: unknown): thrown is RestorableError {
  return hasCode(thrown, 'DATABASE_QUERY', 'DATABASE_PRIVILEGE');
}

/**
 * A statement's result, or undefined if the server refused it, because of an older version, for example, or a missing
 * privilege.
 */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A query's rows. Empty if the server refused it. */
export async function rowsUnlessRefused<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return (await unlessRefused(answer)) ?? [];
}
