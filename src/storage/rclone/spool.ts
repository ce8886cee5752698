import { RestorableError } from '../../core/errors.ts';

/** Names a failure of the folder that bodies pass through. @throws {RestorableError} DISK_FULL; else what the system threw */
export function spoolError(thrown: unknown): never {
  const { code, message } = thrown as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') throw thrown;
  throw new RestorableError('DISK_FULL', `No space is left for an object on its way to rclone: ${message}`, {
    hint: 'Free some 100 MB in the folder for temporary files of this machine.',
    cause: thrown,
  });
}
