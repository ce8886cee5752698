import { RestorableError } from '../../core/errors.ts';
import { checkKey } from '../keys.ts';

/**
 * Also refuses keys that Azure would store under another name: it treats a backslash as a slash, and drops dots at the
 * end of a segment (Naming and referencing containers, blobs, and metadata).
 * @throws {RestorableError} INPUT_INVALID
 */
export function checkBlobKey(key: string): void {
  checkKey(key);
  if (!/\\|\.(?:\/|$)/.test(key)) return;
  throw new RestorableError('INPUT_INVALID', `${JSON.stringify(key)} can't be the name of a blob.`, {
    hint: 'In Azure, a name has no backslash, and no part of it ends with a dot.',
  });
}
