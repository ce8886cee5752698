import { statfs } from 'node:fs/promises';
import prettyBytes from 'pretty-bytes';
import { RestorableError } from '../../core/errors.ts';

/** Room for journals, temporary indexes and the file system's own bookkeeping. */
const MARGIN_BYTES = 16 * 1024 * 1024;

const LARGER_DISK =
  'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.';

/**
 * Checks that something fits before any of it is written.
 * @param purpose what the space is for, as the subject of a sentence: `a snapshot of the database`
 * @throws {RestorableError} DISK_FULL
 */
export async function requireSpace(folder: string, bytes: number, purpose: string, hint = LARGER_DISK): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const needed = bytes + MARGIN_BYTES;
  if (free >= needed) return;
  const shown = (count: number): string => prettyBytes(count, { binary: true });
  const message = `${folder} has ${shown(free)} free; ${purpose} needs about ${shown(needed)}.`;
  throw new RestorableError('DISK_FULL', message, { hint });
}

/** Turns a write that failed for lack of space into an error. Anything else is returned unchanged. */
export function nameFullDisk(thrown: unknown, path: string): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT' && code !== 'EFBIG') return thrown;
  return new RestorableError('DISK_FULL', `The disk filled up before ${path} was complete.`, {
    hint: 'Free some space, or raise the quota.',
    cause: thrown,
  });
}
