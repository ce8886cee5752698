import { RestorableError } from '../../core/errors.ts';

/**
 * The error for decoded packs that don't match the backup's contents. It reveals nothing else, even if a pack is shorter than a
 * map states. Anyone who holds the backup job's keys can write forged contents and maps over packs that he can't read. A name, a
 * position or a length in the error would reveal what the packs contain.
 */
export function notTheDump(): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', 'A stream is not what the dump tool gave.', {
    hint: 'Use another destination or an earlier backup, and find out what changed this one.',
  });
}
