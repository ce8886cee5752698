import type { EntryEdit, TocEdit } from '../../archive/texts.ts';
import { type ArchiveEntry, SECTION } from '../../archive/toc.ts';
import { isOfEventTrigger } from '../plan.ts';
import type { Lane } from './archives.ts';

/** Entries that pg_restore reads for its sessions, whatever is restored. */
const FOR_SESSIONS = new Set(['ENCODING', 'STDSTRINGS', 'SEARCHPATH']);

/** What pg_restore leaves to its last passes (src/bin/pg_dump/pg_backup_archiver.c, _tocEntryRestorePass). */
const LAST_PASSES = new Set(['ACL', 'ACL LANGUAGE', 'DEFAULT ACL', 'MATERIALIZED VIEW DATA']);

const SKIPPED: EntryEdit = { definition: '', dropsData: true };

/** The numbers of the entries that follow all rows. */
export interface PostData {
  readonly ids: ReadonlySet<number>;
}

/**
 * The entries that can be restored after the rows, from the table of contents alone. Together with the others, in the order
 * in which one pg_restore would restore all of them.
 * @param hasLanes the rows are restored separately, whatever follows them
 * @returns undefined if the sections are not in their order, as in no archive of pg_dump, or nothing follows the rows
 */
export function postDataOf(entries: readonly ArchiveEntry[], hasLanes = false): PostData | undefined {
  const ids = new Set<number>();
  let hasBegun = false;
  for (const entry of entries) {
    const { description, dumpId, hasData, section } = entry;
    if (FOR_SESSIONS.has(description)) continue;
    if (isOfLargeObjects(entry)) {
      if (hasBegun) return undefined;
      continue;
    }
    const isLast = isInLastPasses(entry);
    const isLate = isLast || hasBegun || section === SECTION.postData;
    if (!isLate) continue;
    if (hasData || (!isLast && (section === SECTION.preData || section === SECTION.data))) return undefined;
    hasBegun ||= !isLast;
    ids.add(dumpId);
  }
  return hasBegun || hasLanes ? { ids } : undefined;
}

const isInLastPasses = (entry: ArchiveEntry): boolean => LAST_PASSES.has(entry.description) || isOfEventTrigger(entry);

/** Since version 17, pg_restore reads the numbers of large objects from the entry that creates them, for their privileges. */
const isOfLargeObjects = ({ description, name }: ArchiveEntry): boolean =>
  description === 'ACL' && name.startsWith('LARGE OBJECT');

/** The edits for the first of several restores: everything up to the rows, including those that are not in lanes. */
export function withoutPostData(adaptation: TocEdit, { ids }: PostData, lanes: readonly Lane[] = []): TocEdit {
  const edits = new Map(adaptation.edits);
  for (const id of ids) edits.set(id, SKIPPED);
  for (const { archive, firstId } of lanes) {
    for (const { dumpId } of archive.plan.entries) edits.set(firstId + dumpId, SKIPPED);
  }
  return { ...adaptation, edits };
}

/**
 * The edits for the second one. The other entries stay in the table of contents, without their statements: from those of
 * tables, pg_restore knows which statements must not run at the same time. It takes an entry's length from its position and
 * that of the next one which has a position, and begins with the longest, and with what belongs to the longest table.
 * @param lengthOf undefined for an entry that takes as long as its table says
 */
export function onlyPostData(
  adaptation: TocEdit,
  entries: readonly ArchiveEntry[],
  { ids }: PostData,
  lengthOf: (entry: ArchiveEntry) => number | undefined,
): TocEdit {
  const edits = new Map(adaptation.edits);
  let position = 1;
  for (const entry of entries) {
    const { dumpId, description } = entry;
    if (FOR_SESSIONS.has(description)) continue;
    const edit = ids.has(dumpId) ? edits.get(dumpId) : SKIPPED;
    const length = lengthOf(entry);
    if (length !== undefined) edits.set(dumpId, { ...edit, position });
    else if (edit !== undefined) edits.set(dumpId, edit);
    position += length ?? 0;
  }
  // It ends the length of the entry before it.
  const last = [...ids].at(-1);
  if (last !== undefined) edits.set(last, { position, ...edits.get(last) });
  return { ...adaptation, edits };
}
