import { RestorableError } from '../core/errors.ts';
import { checkKey } from './keys.ts';

/** Names of unfinished files and locks; a killed run leaves them, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;

/** How all of them begin. */
export const UNFINISHED_BEGIN = '.restorable-';

/**
 * `checkKey` of storages made of files, which refuses these names too.
 * @throws {RestorableError} INPUT_INVALID
 */
export function checkFileKey(key: string): void {
  checkKey(key);
  if (!key.split('/').some(isUnfinished)) return;
  throw new RestorableError('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
}

/** True for a name that a storage made of files gives to what is not an object yet. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}
