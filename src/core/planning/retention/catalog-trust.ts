import { RestorableError } from '../../errors.ts';
import { type BackupId, compareIds, parseBackupId } from '../../format/backup-id.ts';

/** How far in the future an id may be before it is considered a mistake: the clock skew that a backup tolerates. */
export const CLOCK_SKEW_MS = 5 * 60_000;

export type Selector =
  | { readonly kind: 'latest' }
  | { readonly kind: 'id'; readonly id: BackupId }
  | { readonly kind: 'before'; readonly time: Date }
  /** The one whose age is closest to this. It exists as soon as there is any backup. */
  | { readonly kind: 'age'; readonly ms: number };

/**
 * Selects among the ids of committed backups, newest first. Returns several, so that a reader can report what it would have
 * used next. Ids in the future are ignored unless named explicitly.
 * @throws {RestorableError} BACKUP_NOT_FOUND
 */
export function chooseBackup(ids: readonly string[], selector: Selector, now: Date): BackupId {
  const known = ids
    .map(parseBackupId)
    .filter((parsed) => parsed !== undefined)
    .sort((a, b) => compareIds(b.id, a.id));
  if (selector.kind === 'id') {
    if (known.some((candidate) => candidate.id === selector.id)) return selector.id;
    throw notFound(`There is no backup ${selector.id}.`, known.length);
  }
  const limit = now.getTime() + CLOCK_SKEW_MS;
  const past = known.filter((candidate) => candidate.startedAt.getTime() <= limit);
  const chosen = chosenOf(past, selector, now);
  if (chosen !== undefined) return chosen.id;
  if (selector.kind === 'before')
    throw notFound(`There is no backup from before ${selector.time.toISOString()}.`, past.length);
  throw notFound(known.length > 0 ? 'All backups are dated in the future.' : 'There is no backup.', known.length);
}

type Dated = NonNullable<ReturnType<typeof parseBackupId>>;

/** @param past newest first */
function chosenOf(past: readonly Dated[], selector: Exclude<Selector, { kind: 'id' }>, now: Date): Dated | undefined {
  switch (selector.kind) {
    case 'latest':
      return past[0];
    case 'before':
      return past.find((candidate) => candidate.startedAt.getTime() < selector.time.getTime());
    case 'age': {
      const distance = ({ startedAt }: Dated): number => Math.abs(now.getTime() - startedAt.getTime() - selector.ms);
      return past.toSorted((a, b) => distance(a) - distance(b))[0];
    }
  }
}

function notFound(message: string, count: number): RestorableError {
  const hint =
    count > 0
      ? '`list` prints those that exist.'
      : 'Check `destination` and `name`; `list` without a name prints every database that the destination holds.';
  return new RestorableError('BACKUP_NOT_FOUND', message, { hint });
}
