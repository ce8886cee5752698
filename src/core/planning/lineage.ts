/** A backup as another names it. */
export interface Link {
  readonly id: string;
  readonly manifestSha256: string;
}

/** A backup in the line of predecessors. */
export interface LineBackup extends Link {
  readonly predecessor: Link | null;
  readonly begunAt: Date;
  /** When its manifest was written. */
  readonly finishedAt: Date;
}

/** A backup that another names as its predecessor, and that is not there although nothing says that it was removed. */
export interface Gap {
  readonly missing: Link;
  /** The backup that names it, or from which records lead to it. */
  readonly newer: string;
  /** The newest backup before the missing one that is there. */
  readonly older: string | undefined;
  /** Whether another manifest lies in its place. */
  readonly isReplaced: boolean;
}

/** A backup that names none before it, although older ones are there. */
export interface NewStart {
  readonly newer: LineBackup;
  readonly older: LineBackup;
}

/**
 * What is known of a backup that is not there: null where nothing older was left when it went, the next older one that was, or
 * undefined where nothing that is believed explains its absence.
 */
export type Explain = (missing: Link) => Promise<Link | null | undefined>;

/**
 * Follows each backup to its predecessor and finds those that are missing. Several may name the same one: runs at the same time.
 * @param backups those that count, of all destinations together
 * @param present every manifest that is there, counted or not: what an accepted backup names by hash is authentic
 */
export async function findGaps(
  backups: readonly LineBackup[],
  present: ReadonlyMap<string, ReadonlySet<string>>,
  explain: Explain,
): Promise<Gap[]> {
  const isThere = ({ id, manifestSha256 }: Link): boolean => present.get(id)?.has(manifestSha256) === true;
  const ids = backups.map(({ id }) => id).toSorted();
  const gaps = new Map<string, Gap>();
  for (const backup of backups.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (backup.predecessor === null) continue;
    const missing = await endOfLine(backup.predecessor, isThere, explain);
    if (missing === null || isThere(missing) || gaps.has(missing.id)) continue;
    const older = ids.findLast((id) => id < missing.id);
    gaps.set(missing.id, { missing, newer: backup.id, older, isReplaced: present.has(missing.id) });
  }
  return [...gaps.values()];
}

/**
 * Finds backups that name none before them, although one was committed before they began: a run that did not accept it, or was not
 * shown it. What was removed between the two would be missed by nobody.
 * @param backups those that count, of one destination
 */
export function findNewStarts(backups: readonly LineBackup[]): NewStart[] {
  const oldestFirst = backups.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
  return oldestFirst.flatMap((newer) => {
    if (newer.predecessor !== null) return [];
    // Not one that was made at the same time: neither could know the other.
    const older = oldestFirst.findLast((each) => each !== newer && each.finishedAt <= newer.begunAt);
    return older === undefined ? [] : { newer, older };
  });
}

/**
 * Follows what explains that backups are not there.
 * @returns the first that is there or that nothing explains; null where nothing older was left
 */
export async function endOfLine(first: Link, isThere: (link: Link) => boolean, explain: Explain): Promise<Link | null> {
  const seen = new Set<string>();
  let link = first;
  while (!isThere(link)) {
    // Records lead to older backups only; what somebody planted may lead in a circle.
    const next = seen.has(link.id) ? undefined : await explain(link);
    if (next === undefined) return link;
    if (next === null) return null;
    seen.add(link.id);
    link = next;
  }
  return link;
}
