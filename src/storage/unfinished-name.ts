/** Names of unfinished files and locks; a dead run leaves them, and no listing shows them. */
const UNFINISHED = /^\.restorable-(?:[0-9a-f]{16}\.part|lock-.+)$/;

/** How all of them begin. */
export const UNFINISHED_BEGIN = '.restorable-';

/** True for a name that a storage made of files gives to what is not an object yet. */
export function isUnfinished(name: string): boolean {
  return UNFINISHED.test(name);
}
