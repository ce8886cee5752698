import { statfs } from 'node:fs/promises';
import { RestorableError } from '../../core/errors.ts';

/** Room for journals, temporary indexes and the file system's own bookkeeping. */
const MARGIN_BYTES = 16 * 1024 * 1024;

/**
 * Makes sure that a file fits before any of it is written.
 * @param purpose what the space is for, as the end of a sentence: `a snapshot of the database`
 * @throws {RestorableError} DISK_FULL
 */
export async function requireSpace(folder: string, bytes: number, purpose: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + MARGIN_BYTES) return;
  throw new RestorableError(
    'DISK_FULL',
    `${folder} has ${free} bytes free; ${purpose} needs ${bytes + MARGIN_BYTES}.`,
    {
      hint: 'Free some space, or use a larger disk: temporary files follow RUNNER_TEMP in a job and TMPDIR elsewhere.',
    },
  );
}

/** A write that failed for lack of space, named; anything else as it was thrown. */
export function nameFullDisk(thrown: unknown, path: string): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return thrown;
  return new RestorableError('DISK_FULL', `The disk was full before ${path} was complete.`, {
    hint: 'Free some space, or raise the quota.',
    cause: thrown,
  });
}
