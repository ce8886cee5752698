import { compareIds } from '../../format/backup-id.ts';
/** A reference from one backup to another. */
export interface Link {
  readonly id: string;
  readonly manifestSha256: string;
}

/** A backup and its predecessor. */
export interface LineBackup extends Link {
  readonly predecessor: Link | null;
  readonly begunAt: Date;
  /** When its manifest was written. */
  readonly finishedAt: Date;
}

/** A predecessor that does not exist, although no record of its removal exists. */
export interface Gap {
  readonly missing: Link;
  /** The backup that names it, or from which removal records lead to it. */
  readonly newer: string;
  /** The newest existing backup before the missing one. */
  readonly older: string | undefined;
  /** Whether another manifest is in its place. */
  readonly isReplaced: boolean;
}

/** A backup that names no predecessor, although older ones exist. */
export interface NewStart {
  readonly newer: LineBackup;
  readonly older: LineBackup;
}

/**
 * What is known of a backup that does not exist: the next older backup at the time of its removal, null if there was none,
 * or undefined if no trusted record explains its absence.
 */
export type Explain = (missing: Link) => Promise<Link | null | undefined>;

/**
 * Follows each backup to its predecessor and finds those that are missing. Several may name the same one, if runs overlapped.
 * @param backups those that count, of all destinations
 * @param present every existing manifest, counted or not: what an accepted backup names by hash is authentic
 */
export async function findGaps(
  backups: readonly LineBackup[],
  present: ReadonlyMap<string, ReadonlySet<string>>,
  explain: Explain,
): Promise<Gap[]> {
  const isThere = ({ id, manifestSha256 }: Link): boolean => present.get(id)?.has(manifestSha256) === true;
  const ids = backups.map(({ id }) => id).toSorted();
  const gaps = new Map<string, Gap>();
  for (const backup of backups.toSorted((a, b) => compareIds(a.id, b.id))) {
    if (backup.predecessor === null) continue;
    const missing = await endOfLine(backup.predecessor, isThere, explain);
    if (missing === null || isThere(missing) || gaps.has(missing.id)) continue;
    const older = ids.findLast((id) => id < missing.id);
    gaps.set(missing.id, { missing, newer: backup.id, older, isReplaced: present.has(missing.id) });
  }
  return [...gaps.values()];
}

/**
 * Finds backups that name no predecessor although one had been committed before they began: the run did not accept it, or
 * did not see it. If a backup between the two were removed, nothing would reveal it.
 * @param backups those that count, of one destination
 */
export function findNewStarts(backups: readonly LineBackup[]): NewStart[] {
  const oldestFirst = backups.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
  return oldestFirst.flatMap((newer) => {
    if (newer.predecessor !== null) return [];
    // Excludes one that was made at the same time, since neither could know about the other.
    const older = oldestFirst.findLast((each) => each !== newer && each.finishedAt <= newer.begunAt);
    return older === undefined ? [] : { newer, older };
  });
}

/**
 * Follows the records that explain why backups are gone.
 * @returns the first backup that exists or that nothing explains; null if nothing older was left
 */
export async function endOfLine(first: Link, isThere: (link: Link) => boolean, explain: Explain): Promise<Link | null> {
  const seen = new Set<string>();
  let link = first;
  while (!isThere(link)) {
    // Genuine records lead only to older backups. Planted ones may form a cycle.
    const next = seen.has(link.id) ? undefined : await explain(link);
    if (next === undefined) return link;
    if (next === null) return null;
    seen.add(link.id);
    link = next;
  }
  return link;
}
