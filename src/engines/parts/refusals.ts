import { hasCode, type RestorableError } from '../../core/errors.ts';

/** Whether the server refused a statement, over a connection that still works. */
export function isRefusal(thrown: unknown): thrown is RestorableError {
  return hasCode(thrown, 'DATABASE_QUERY', 'DATABASE_PRIVILEGE');
}

/** A statement's answer, or undefined where the server refused it: an older version, for example, or a missing privilege. */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** A question's rows; none where the server refused it. */
export async function rowsUnlessRefused<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return (await unlessRefused(answer)) ?? [];
}
