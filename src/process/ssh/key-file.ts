import { readFile } from 'node:fs/promises';
import { RestorableError } from '../../core/errors.ts';

/**
 * The content of the file that a variable with a private key names.
 * @returns undefined if the text can't be a path. It is not printed: it may be a key that lost its first line.
 * @throws {RestorableError} FILE_UNREADABLE
 */
export async function readKeyFile(path: string, variable: string): Promise<string | undefined> {
  if (path.length > 200 || /[\n\r]/.test(path)) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new RestorableError('FILE_UNREADABLE', `Can't read the file that ${variable} names (${code}).`, {
      hint: 'Set the variable to the private key itself, starting with "-----BEGIN", or to the path of the key file.',
      cause: code,
    });
  }
}
