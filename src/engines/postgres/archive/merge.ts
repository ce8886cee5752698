import { tableKey } from '../../../core/format/manifest/table-name.ts';
import { freeMemory } from '../../../core/free-memory.ts';
import { allOf, inPieces, type Part } from './pieces.ts';
import type { EntryPlaces } from './places.ts';
import { encodeInt, encodeText, LENGTH_BYTES, type Toc } from './texts.ts';
import { type ArchiveEntry, SECTION } from './toc.ts';

/** Entries for the sessions, which every archive has. */
const FOR_SESSIONS = new Set(['ENCODING', 'STDSTRINGS', 'SEARCHPATH']);

/** Tables of contents in one, and what was added to the numbers of the entries with rows. */
export interface MergedToc {
  readonly toc: Buffer;
  /** With their places in it. */
  readonly entries: readonly ArchiveEntry[];
  /** For each archive with rows. */
  readonly firstIds: readonly number[];
}

/**
 * One table of contents from that of an archive without rows and those of archives with nothing else, as one pg_dump would have
 * written it: the rows come before everything that follows them. The programs that wrote the archives numbered their entries
 * independently, so the entries with rows get other numbers.
 */
export function mergeTocs(schema: Toc, lanes: readonly Toc[]): MergedToc {
  const { head, toc, plan } = schema;
  const firstIds: number[] = [];
  let lastId = highestId(schema);
  for (const lane of lanes) {
    firstIds.push(lastId);
    lastId += highestId(lane);
  }
  const before = countBeforePostData(plan.entries);
  const entries = plan.entries.slice(0, before);
  const rowsAt = entries.reduce((_, entry) => placesOf(entry).position[1], head.countAt + LENGTH_BYTES);
  const rows = new RowEntries(schema, rowsAt);
  const pieces = [...inPieces(rows.of(lanes, firstIds))];
  for (const entry of rows.entries) entries.push(entry);
  for (const entry of plan.entries.slice(before)) {
    entries.push({ ...entry, places: placesOf(entry).moved(rows.endsAt - rowsAt) });
  }
  const start = [toc.subarray(0, head.countAt), encodeInt(entries.length)];
  const upToRows = toc.subarray(head.countAt + LENGTH_BYTES, rowsAt);
  const merged = Buffer.concat([...start, upToRows, ...pieces, toc.subarray(rowsAt)]);
  for (const piece of pieces) freeMemory(piece);
  return { toc: merged, entries, firstIds };
}

function highestId({ plan }: Toc): number {
  return plan.entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0);
}

/** How many entries precede the first one that follows the rows. */
function countBeforePostData(entries: readonly ArchiveEntry[]): number {
  const index = entries.findIndex(({ section }) => section === SECTION.postData);
  return index === -1 ? entries.length : index;
}

/** The entries of archives with rows, as they are in the table of contents of all archives. */
class RowEntries {
  readonly entries: ArchiveEntry[] = [];
  endsAt: number;
  readonly #tables: ReadonlyMap<string, number>;

  constructor({ plan }: Toc, startsAt: number) {
    this.endsAt = startsAt;
    const tables = plan.entries.filter(({ description }) => description === 'TABLE');
    this.#tables = new Map(tables.map((entry) => [tableKey(entry), entry.dumpId]));
  }

  /** Their bytes. After that, `entries` and `endsAt` are complete. */
  *of(lanes: readonly Toc[], firstIds: readonly number[]): Generator<Part> {
    for (const [index, lane] of lanes.entries()) yield* this.#renumbered(lane, firstIds[index] ?? 0);
  }

  *#renumbered({ head, toc, plan }: Toc, firstId: number): Generator<Part> {
    const own = new Set(plan.entries.map(({ dumpId }) => dumpId));
    let start = head.countAt + LENGTH_BYTES;
    for (const entry of plan.entries) {
      const places = placesOf(entry);
      const [dependenciesAt, positionAt] = places.dependencies;
      const [, end] = places.position;
      if (!FOR_SESSIONS.has(entry.description)) {
        const needed = dependenciesIn(toc.subarray(dependenciesAt, positionAt)).filter((id) => own.has(id));
        const dependencies = this.#dependencies(
          entry,
          needed.map((id) => firstId + id),
        );
        const dumpId = firstId + entry.dumpId;
        this.entries.push({ ...entry, dumpId, places: places.moved(this.endsAt - start, dependencies.length) });
        yield allOf(encodeInt(dumpId));
        yield [toc, start + LENGTH_BYTES, dependenciesAt];
        yield allOf(dependencies);
        yield [toc, positionAt, end];
        this.endsAt += end - start + dependencies.length - (positionAt - dependenciesAt);
      }
      start = end;
    }
  }

  #dependencies(entry: ArchiveEntry, needed: readonly number[]): Buffer {
    // By this, pg_restore knows which table an index must wait for, and how large it is.
    const table = entry.description === 'TABLE DATA' ? this.#tables.get(tableKey(entry)) : undefined;
    const ids = table === undefined ? needed : [table, ...needed];
    return Buffer.concat([...ids.map((id) => encodeText(String(id))), encodeInt(-1)]);
  }
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
