import { RestorableError } from '../core/errors.ts';
import { checkKey } from './keys.ts';

/** Names of unfinished files and locks. A killed run leaves them behind, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;

/** Their common prefix. */
export const UNFINISHED_BEGIN = '.restorable-';

/**
 * `checkKey` for file-based storages, which also refuse these names.
 * @throws {RestorableError} INPUT_INVALID
 */
export function checkFileKey(key: string): void {
  checkKey(key);
  if (!key.split('/').some(isUnfinished)) return;
  throw new RestorableError('INPUT_INVALID', `${key} is a name for unfinished files.`, { hint: 'Use another.' });
}

/** True for a name that a file-based storage gives to a file that is not an object yet. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}
