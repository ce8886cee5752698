import { readdir } from 'node:fs/promises';
import { RestorableError } from '../../../../core/errors.ts';

/** @returns whether it exists @throws {RestorableError} TARGET_NOT_EMPTY, TARGET_UNSUITABLE */
export async function requireEmpty(path: string): Promise<boolean> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw cannotUse(path, error);
  }
  if (names.length === 0) return true;
  throw new RestorableError('TARGET_NOT_EMPTY', `The folder ${path} is not empty.`, {
    hint: 'Name a new or an empty folder. A physical backup is never restored over another cluster.',
  });
}

/** What the file system says about a folder, as an error about the target. */
export function cannotUse(path: string, thrown: unknown): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (typeof code !== 'string') return thrown;
  return new RestorableError('TARGET_UNSUITABLE', `The folder ${path} can't be used (${code}).`, { cause: thrown });
}
