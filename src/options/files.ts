import { readdirSync, readFileSync, statSync } from 'node:fs';
import { RestorableError } from '../core/errors.ts';

/** No key and no list of checks is larger. A wrong path must not read a disk image into memory. */
const MAX_BYTES = 1024 * 1024;

/**
 * Reads a text file that an option names.
 * @param isShown whether an error may repeat the path: it may be a secret that was written into the wrong option
 * @throws {RestorableError} FILE_UNREADABLE
 */
export function readInputFile(name: string, path: string, isShown = true): string {
  return readInputBytes(name, path, isShown).toString('utf8');
}

/** Like readInputFile, for a file that may not be text. */
export function readInputBytes(name: string, path: string, isShown = true): Buffer {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('it is not a regular file');
    if (stat.size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES} bytes`);
    return readFileSync(path);
  } catch (cause) {
    const shown = !isShown || path.length > 80 || /\s/.test(path) ? 'the file' : `the file "${path}"`;
    throw new RestorableError('FILE_UNREADABLE', `Can't read ${shown} that \`${name}\` names: ${reason(cause)}.`, {
      hint: isCheckoutMissing() ? CHECKOUT : `Check the path; it is relative to ${process.cwd()}.`,
      cause,
    });
  }
}

const CHECKOUT =
  'The workspace of this job is empty: run actions/checkout first, in the same job, to get the files of the repository.';

/** The runner gives a job an empty folder. */
function isCheckoutMissing(): boolean {
  const folder = process.env['GITHUB_WORKSPACE'];
  if (process.env['GITHUB_ACTIONS'] !== 'true' || !folder) return false;
  try {
    return readdirSync(folder).length === 0;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

function reason(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'EACCES') return 'permission denied';
  return code ?? (cause instanceof Error ? cause.message : 'unknown reason');
}
