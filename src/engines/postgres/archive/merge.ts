import { tableKey } from '../../../core/format/manifest/table-name.ts';
import type { EntryPlaces } from './places.ts';
import { encodeInt, encodeText, LENGTH_BYTES, type Toc } from './texts.ts';
import { type ArchiveEntry, SECTION } from './toc.ts';

/** Entries for the sessions, which every archive has. */
const FOR_SESSIONS = new Set(['ENCODING', 'STDSTRINGS', 'SEARCHPATH']);

/** Tables of contents in one, and what was added to the numbers of the entries with rows. */
export interface MergedToc {
  readonly toc: Buffer;
  /** For each archive with rows. */
  readonly firstIds: readonly number[];
}

/**
 * One table of contents from that of an archive without rows and those of archives with nothing else, as one pg_dump would have
 * written it: the rows come before everything that follows them. The programs that wrote the archives numbered their entries
 * independently, so the entries with rows get other numbers.
 */
export function mergeTocs(schema: Toc, lanes: readonly Toc[]): MergedToc {
  const tables = new Map(
    schema.plan.entries
      .filter(({ description }) => description === 'TABLE')
      .map((entry) => [tableKey(entry), entry.dumpId]),
  );
  const firstIds: number[] = [];
  let lastId = highestId(schema);
  const ofRows: Buffer[] = [];
  for (const lane of lanes) {
    firstIds.push(lastId);
    ofRows.push(...renumberedEntries(lane, lastId, tables));
    lastId += highestId(lane);
  }
  const { head, toc, plan } = schema;
  const rowsAt = endBeforePostData(schema);
  const entries = encodeInt(plan.entries.length + ofRows.length);
  const before = toc.subarray(head.countAt + LENGTH_BYTES, rowsAt);
  return {
    toc: Buffer.concat([toc.subarray(0, head.countAt), entries, before, ...ofRows, toc.subarray(rowsAt)]),
    firstIds,
  };
}

function highestId({ plan }: Toc): number {
  return plan.entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0);
}

/** Where the first entry begins that follows the rows. */
function endBeforePostData({ head, plan }: Toc): number {
  let end = head.countAt + LENGTH_BYTES;
  for (const entry of plan.entries) {
    if (entry.section === SECTION.postData) break;
    end = placesOf(entry).position[1];
  }
  return end;
}

function renumberedEntries({ head, toc, plan }: Toc, firstId: number, tables: ReadonlyMap<string, number>): Buffer[] {
  const own = new Set(plan.entries.map(({ dumpId }) => dumpId));
  const renumbered: Buffer[] = [];
  let start = head.countAt + LENGTH_BYTES;
  for (const entry of plan.entries) {
    const { dependencies, position } = placesOf(entry);
    const end = position[1];
    if (!FOR_SESSIONS.has(entry.description)) {
      const needed = dependenciesIn(toc.subarray(...dependencies))
        .filter((id) => own.has(id))
        .map((id) => firstId + id);
      // By this, pg_restore knows which table an index must wait for, and how large it is.
      const table = entry.description === 'TABLE DATA' ? tables.get(tableKey(entry)) : undefined;
      renumbered.push(
        Buffer.concat([
          encodeInt(firstId + entry.dumpId),
          toc.subarray(start + LENGTH_BYTES, dependencies[0]),
          ...[...(table === undefined ? [] : [table]), ...needed].map((id) => encodeText(String(id))),
          encodeInt(-1),
          toc.subarray(...position),
        ]),
      );
    }
    start = end;
  }
  return renumbered;
}

function dependenciesIn(list: Buffer): number[] {
  const ids: number[] = [];
  for (let at = 0; list[at] === 0; ) {
    const length = list.readUInt32LE(at + 1);
    at += LENGTH_BYTES;
    ids.push(Number(list.toString('latin1', at, at + length)));
    at += length;
  }
  return ids;
}

function placesOf({ places }: ArchiveEntry): EntryPlaces {
  if (places === undefined) throw new RangeError('a table of contents without places');
  return places;
}
