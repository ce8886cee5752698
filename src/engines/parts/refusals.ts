import { hasCode, RestorableError } from '../../core/errors.ts';

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

/** Something in a backup that no restore can use. */
export function unusableBackup(message: string): RestorableError {
  return new RestorableError('RESTORE_FAILED', message, {
    hint: "This backup can't be used as it is. Choose an older one with `backup:`, and find out what caused this.",
  });
}
