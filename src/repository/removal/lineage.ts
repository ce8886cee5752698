import { compareIds } from '../../core/format/backup-id.ts';
import {
  type Explain,
  endOfLine,
  findGaps,
  findNewStarts,
  type Gap,
  type LineBackup,
  type Link,
  type NewStart,
} from '../../core/planning/chain/lineage.ts';
import { type GapFacts, type GapRecords, writeGap } from '../records/gap-records.ts';
import { deleteUnlessLocked, type RemovalContext } from './removal.ts';

/** The manifests at a destination. */
export interface LineCatalog {
  /** Those that count. */
  readonly backups: readonly LineBackup[];
  readonly uncounted: readonly Uncounted[];
}

interface Uncounted {
  readonly id: string;
  /** Undefined if the manifest can't be read. */
  readonly manifestSha256: string | undefined;
  readonly predecessor: Link | null;
}

/** One destination, for the line of predecessors. */
export interface LineageAt {
  readonly catalog: LineCatalog;
  readonly gaps: GapRecords;
}

interface MissingBackup extends Gap {
  /** A record states that it was removed, but no accepted signer signed it. */
  readonly isClaimed: boolean;
}

export type FoundGap = MissingBackup | NewStart;

/**
 * Finds backups that others name as their predecessors and that are missing everywhere, although no accepted record explains why.
 * A backup that one destination missed is not a gap if another destination has it.
 */
export async function gapsAmong(places: readonly LineageAt[]): Promise<FoundGap[]> {
  const backups = new Map<string, LineBackup>();
  const newStarts = new Map<string, NewStart>();
  for (const { catalog, gaps } of places) {
    for (const each of catalog.backups) {
      if (backups.get(each.id)?.predecessor == null) backups.set(each.id, await continued(each, gaps));
    }
  }
  for (const { catalog, gaps } of places) {
    // If every backup counts, anyone with write access could make any other backup look like this.
    if (!gaps.isAuthenticated) continue;
    for (const found of findNewStarts(catalog.backups)) {
      // Accepting at one destination is enough: the record is about the backup, not about a copy.
      if (backups.get(found.newer.id)?.predecessor === null) newStarts.set(found.newer.id, found);
    }
  }
  const found = await findGaps([...backups.values()], presentAt(places), (missing) => explainAmong(places, missing));
  const missing = found.map(async (gap) => ({ ...gap, isClaimed: await isClaimed(places, gap.missing) }));
  return [...(await Promise.all(missing)), ...newStarts.values()];
}

/** Returns a backup that names no predecessor with the predecessor that a user accepted for it. */
async function continued(backup: LineBackup, gaps: GapRecords): Promise<LineBackup> {
  if (backup.predecessor !== null) return backup;
  return { ...backup, predecessor: (await gaps.begins(backup))?.older ?? null };
}

/** Whether a backup has a record that is not accepted. */
async function isClaimed(places: readonly LineageAt[], missing: Link): Promise<boolean> {
  for (const { gaps } of places) {
    if (gaps.isClaimed(missing.id) && (await gaps.reason(missing)) === undefined) return true;
  }
  return false;
}

/** Explains, from several destinations together, why a backup is missing at all of them. */
async function explainAmong(places: readonly LineageAt[], missing: Link): ReturnType<Explain> {
  const ends: (Link | null)[] = [];
  for (const { gaps } of places) {
    const found = await gaps.reason(missing);
    if (found !== undefined && found.reason !== 'missed') return found.older;
    // A record that one destination missed it does not explain the others: it was committed somewhere.
    const end = found === undefined ? await gaps.past(missing.id) : found.older;
    if (end !== undefined) ends.push(end);
  }
  if (ends.length < places.length) return undefined;
  return ends.flatMap((end) => end ?? []).toSorted((a, b) => compareIds(b.id, a.id))[0] ?? null;
}

/** Whether a manifest is at one of the destinations, counted or not. If an accepted backup names it by hash, it is authentic. */
function presenceIn(places: readonly Pick<LineageAt, 'catalog'>[]): (link: Link) => boolean {
  const present = presentAt(places);
  return ({ id, manifestSha256 }) => present.get(id)?.has(manifestSha256) === true;
}

function presentAt(places: readonly Pick<LineageAt, 'catalog'>[]): Map<string, Set<string>> {
  const present = new Map<string, Set<string>>();
  for (const { catalog } of places) {
    for (const { id, manifestSha256 } of [...catalog.backups, ...catalog.uncounted]) {
      const known = present.get(id) ?? new Set();
      if (manifestSha256 !== undefined) known.add(manifestSha256);
      present.set(id, known);
    }
  }
  return present;
}

interface Tidying {
  /** Ids of records of removal that are about to be deleted. */
  readonly leaving: ReadonlySet<string>;
  /** Accept everything unexplained as lost, and sign that. */
  readonly accept: boolean;
}

/**
 * Keeps the line explained before records of removal are deleted. For each backup whose predecessor is missing here, one record
 * is kept. It leads to the newest older backup that exists. Records that no backup needs any longer are deleted.
 */
export async function tidyGaps(context: RemovalContext, at: LineageAt, tidying: Tidying): Promise<void> {
  const { signer } = context;
  const isThere = presenceIn([at]);
  const named = new Set<string>();
  /** Missing backups whose records lead from one existing backup to the next. */
  const needed = new Set<string>();
  if (tidying.accept) await acceptNewStarts(context, at);
  const starts = await Promise.all(at.catalog.backups.map((backup) => continued(backup, at.gaps)));
  for (const [index, { id }] of starts.entries()) if (at.catalog.backups[index]?.predecessor === null) needed.add(id);
  for (const { predecessor } of [...starts, ...at.catalog.uncounted]) {
    if (predecessor === null || named.has(predecessor.id) || isThere(predecessor)) continue;
    named.add(predecessor.id);
    const known = await at.gaps.recorded(predecessor);
    const { found, passed } = await explanationOf(predecessor, at, tidying);
    if (found === undefined || (known !== undefined && known.older?.id === found.older?.id)) {
      for (const id of passed) needed.add(id);
      continue;
    }
    needed.add(predecessor.id);
    await writeGap(context.at, { backup: predecessor, ...found }, signer);
    if (known !== undefined) await deleteGap(context, known.key);
  }
  const unneeded = at.gaps.ids.filter((id) => !needed.has(id)).flatMap((id) => at.gaps.keysOf(id));
  for (const key of unneeded) await deleteGap(context, key);
}

/** Signs that nothing is missing between a backup that names no predecessor and the newest older one. */
async function acceptNewStarts({ at, signer }: RemovalContext, { catalog, gaps }: LineageAt): Promise<void> {
  for (const { newer, older } of findNewStarts(catalog.backups)) {
    if ((await gaps.begins(newer)) !== undefined) continue;
    const facts = { backup: linkTo(newer), reason: 'begins', older: linkTo(older) } as const;
    await writeGap(at, facts, signer);
  }
}

function linkTo({ id, manifestSha256 }: Link): Link {
  return { id, manifestSha256 };
}

interface Explanation {
  /** What a new record must state. Undefined if the records that are kept state it. */
  readonly found: Pick<GapFacts, 'reason' | 'older'> | undefined;
  /** The backups whose records led to it. */
  readonly passed: readonly string[];
}

/** Explains why a backup is missing here. */
async function explanationOf(missing: Link, at: LineageAt, { leaving, accept }: Tidying): Promise<Explanation> {
  const isThere = presenceIn([at]);
  const passed: string[] = [];
  const end = await endOfLine(missing, isThere, async (link) => {
    passed.push(link.id);
    return at.gaps.explain(link);
  });
  const isLost = end !== null && !isThere(end);
  if (isLost && accept) return { found: { reason: 'accepted', older: newestBefore(at.catalog, end.id) }, passed };
  // A lost backup remains visible as lost: the record leads to it.
  const isLeaving = passed.some((id) => leaving.has(id)) && end?.id !== missing.id;
  return { found: isLeaving ? { reason: 'removed', older: end } : undefined, passed };
}

async function deleteGap({ at }: RemovalContext, key: string): Promise<void> {
  for (const suffix of ['', '.asc']) await deleteUnlessLocked(at, `${key}${suffix}`);
}

function newestBefore(catalog: LineCatalog, id: string): Link | null {
  const older = catalog.backups.findLast((backup) => backup.id < id);
  return older === undefined ? null : linkTo(older);
}
