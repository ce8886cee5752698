import { RestorableError } from '../../core/errors.ts';
import { describeError } from '../../core/foreign.ts';

/** Names a failure to write in the folder that bodies pass through. @throws {RestorableError} DISK_FULL; else what the system threw */
export function spoolError(thrown: unknown): never {
  const { code } = thrown as NodeJS.ErrnoException;
  throw code === 'ENOSPC' || code === 'EDQUOT' ? spoolFull(thrown) : thrown;
}

export function spoolFull(cause: unknown): RestorableError {
  return new RestorableError(
    'DISK_FULL',
    `No space is left here for an object on its way through rclone (${describeError(cause)}).`,
    {
      hint: 'Free some 100 MB in the folder for temporary files of this machine.',
      cause,
    },
  );
}
