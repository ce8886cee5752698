import { RestorableError } from '../../core/errors.ts';

/**
 * What came out of a backup's packs is not what its contents say. This is all that is said, also of a pack that is shorter than
 * a map has it: whoever holds the backup job's keys can write contents and maps of his own over packs that he can't
 * read, and would learn from a name, a place or a length what is in them.
 */
export function notTheDump(): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', 'A stream is not what the dump tool gave.', {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
  });
}
