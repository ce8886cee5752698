import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { describeError } from '../../core/foreign.ts';

/** A temporary file for a body, which is deleted with its scope. */
export class SpooledFile implements AsyncDisposable {
  readonly name = randomBytes(8).toString('hex');
  readonly path: string;

  /** @param spool the private folder */
  constructor(spool: string) {
    this.path = join(spool, this.name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { force: true });
  }
}

/** Reports a failure to write in the folder for bodies. @throws {RestorableError} DISK_FULL; otherwise what the system threw */
export function spoolError(thrown: unknown): never {
  const { code } = thrown as NodeJS.ErrnoException;
  throw code === 'ENOSPC' || code === 'EDQUOT' ? spoolFull(thrown) : thrown;
}

export function spoolFull(cause: unknown): RestorableError {
  return new RestorableError(
    'DISK_FULL',
    `No space is left on this machine for an object in transit through rclone (${describeError(cause)}).`,
    {
      hint: 'Free some 100 MB in the folder for temporary files of this machine.',
      cause,
    },
  );
}
