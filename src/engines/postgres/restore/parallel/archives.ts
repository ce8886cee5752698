import { freeMemory } from '../../../../core/free-memory.ts';
import type { StoredStream } from '../../../../ports/engine/target.ts';
import { unusableBackup } from '../../../parts/refusals.ts';
import { mergeTocs } from '../../archive/merge.ts';
import { withNumbersFrom } from '../../archive/renumber.ts';
import { ARCHIVE_STREAM, dataStream, GLOBALS_STREAM, SCHEMA_STREAM } from '../../streams.ts';
import { type BegunArchive, type OpenedArchive, openArchive, planOf } from '../plan.ts';

/** The rows of some tables, in an archive of their own. */
export interface Lane {
  readonly archive: OpenedArchive;
  /** What was added to the numbers of its entries, in the table of contents of all archives. */
  readonly firstId: number;
  /** Its length, or 0 if that is unknown. */
  readonly rawBytes: number;
}

/** The archive of a backup, or its archives as one: the rows of lanes come where one pg_dump would have written them. */
export interface OpenedArchives extends OpenedArchive {
  /** Empty if one archive has everything. */
  readonly lanes: readonly Lane[];
  /** What follows the table of contents without the rows of lanes. Either this is read or `rest`. */
  readonly ownRest: AsyncIterable<Uint8Array>;
}

/** The streams of a backup by what they contain. */
interface SortedStreams {
  readonly globals: StoredStream | undefined;
  /** The archive with everything, or with everything but the rows of the lanes. */
  readonly first: StoredStream;
  readonly lanes: readonly StoredStream[];
}

/** @throws {RestorableError} RESTORE_FAILED if a stream is missing or is not part of a backup of PostgreSQL */
export function sortStreams(streams: readonly StoredStream[]): SortedStreams {
  const left = new Map(streams.map((stream) => [stream.name, stream]));
  const take = (name: string): StoredStream | undefined => {
    const stream = left.get(name);
    left.delete(name);
    return stream;
  };
  const globals = take(GLOBALS_STREAM);
  const schema = take(SCHEMA_STREAM);
  const lanes: StoredStream[] = [];
  for (let next = schema && take(dataStream(1)); next !== undefined; next = take(dataStream(lanes.length + 1))) {
    lanes.push(next);
  }
  const first = schema ?? take(ARCHIVE_STREAM);
  const missing = first === undefined ? ARCHIVE_STREAM : dataStream(lanes.length + 1);
  const [other] = left.keys();
  const isLaneMissing = schema !== undefined && (lanes.length === 0 || left.has(dataStream(lanes.length + 2)));
  if (first === undefined || isLaneMissing) throw unusableBackup(`The backup does not contain ${missing}.`);
  if (other !== undefined) {
    throw unusableBackup(`The backup has a stream "${other}", which is not valid in a PostgreSQL backup.`);
  }
  return { globals, first, lanes };
}

/**
 * Reads the tables of contents of all archives of a backup, and returns them as one.
 * @throws {RestorableError} RESTORE_FAILED if one is not an archive, or they don't belong together
 */
export async function openArchives({ first, lanes }: SortedStreams): Promise<OpenedArchives> {
  const [schema, ...ofRows] = await openEach([first, ...lanes]);
  if (schema === undefined) throw new RangeError('no archive was opened');
  const { rest, head, encoding } = schema;
  if (ofRows.length === 0) return { ...schema, lanes: [], ownRest: rest };
  if (ofRows.some((lane) => lane.head.version !== head.version || lane.encoding !== encoding)) {
    throw unusableBackup('The archives of the backup were not written by one version of pg_dump in one encoding.');
  }
  const { toc, entries, firstIds } = mergeTocs(schema, ofRows);
  freeMemory(schema.toc);
  const opened = ofRows.map((archive, index): Lane => {
    const firstId = firstIds[index];
    if (firstId === undefined) throw new RangeError(`lane ${index} has no numbers`);
    return { archive, firstId, rawBytes: lanes[index]?.rawBytes ?? 0 };
  });
  const merged = { head: { ...head, entries: entries.length }, plan: planOf(entries, toc, head), toc };
  return { ...schema, ...merged, lanes: opened, ownRest: rest, rest: joined(rest, opened) };
}

/** Frees the tables of contents, which nobody may read after that: those of 20,000 tables have 18 MB. */
export function freeTocs({ toc, lanes }: OpenedArchives): void {
  freeMemory(toc);
  for (const { archive } of lanes) freeMemory(archive.toc);
}

/** Side by side, because each waits for its first bytes. If one can't be opened, the others are released. */
async function openEach(streams: readonly StoredStream[]): Promise<readonly BegunArchive[]> {
  const opening = await Promise.allSettled(streams.map(({ content }) => openArchive(content)));
  const opened = opening.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = opening.find((each) => each.status === 'rejected');
  if (failed === undefined) return opened;
  for (const { rest } of opened) await rest.return();
  throw failed.reason;
}

/** The data of all archives, as if one of them had all. */
async function* joined(rest: AsyncIterable<Uint8Array>, lanes: readonly Lane[]): AsyncGenerator<Uint8Array> {
  yield* rest;
  for (const { archive, firstId } of lanes) yield* withNumbersFrom(firstId, archive.rest);
}
