import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogPosition, WalPosition } from '../../../core/format/log/log-position.ts';
import type { LogFile, LogKeeping, LogReading } from '../../../ports/engine/log-source.ts';
import { makeOwnFolder } from '../../../process/own-folder.ts';
import type { SourceContext } from '../../parts/server/server-source.ts';
import type { ClientTool } from '../clients/clients.ts';
import type { Connection } from '../connection/connection.ts';
import { historyName, lsnText, type Segment, segmentName } from '../replay/wal-form.ts';
import type { PostgresUrl } from '../url/url.ts';
import { LogReader } from './log-reader.ts';
import { nameReadFailure } from './read-failures.ts';
import { findReceiver, PARTIAL, receive } from './receive.ts';
import { hasLog, readTimelineHistory } from './replication.ts';
import { askForWal, gap, requireLsn, requireShippable, type ServerWal } from './server-wal.ts';
import { keepLog, releaseLog, slotOf } from './slot.ts';
import { segmentAt } from './timelines.ts';

type WalContext = SourceContext<PostgresUrl, Connection>;

/** A reading of the log. */
interface Reading {
  readonly context: WalContext;
  readonly client: ClientTool;
  readonly log: ServerWal;
  readonly from: WalPosition;
  readonly begin: number;
  readonly reader: LogReader;
  /** The timeline of the last file. */
  timeline: number;
}

/**
 * Reads the server's write-ahead log from a position on, with the stock tool. A few files of the log at a time are on this machine's
 * disk, and a slot keeps the log on the server until the shipment is committed.
 * @throws {RestorableError} LOG_GAP, LOG_UNSAFE, LOG_FAILED, DATABASE_PRIVILEGE, DATABASE_UNSUITABLE, CLIENT_MISSING
 */
export async function readWal(context: WalContext, from: LogPosition, keeping: LogKeeping): Promise<LogReading> {
  const { control, host, url } = context;
  if (from.kind !== 'wal') throw new RangeError('a position in the log of another engine');
  const slot = slotOf(keeping);
  await requireShippable(control, url, host);
  const warnings = await keepLog(control, slot);
  const begin = requireLsn(from.lsn);
  const log = await askForWal(control, from, host);
  await requireLog(context, log, begin);
  const client = await findReceiver(control, host);
  const reader = new LogReader(from, begin);
  const reading: Reading = { context, client, log, from, begin, reader, timeline: from.timeline };
  return {
    warnings,
    files: readFiles(reading),
    end: async () => ({
      to: { ...from, lsn: lsnText(reader.end), timeline: reading.timeline, at: log.at },
      transactions: reader.transactions,
    }),
    committed: () => releaseLog(control, slot, reader.end),
  };
}

/** The limit on the files of a shipment, without those of timelines. */
const MOST_SEGMENTS = 4_000;

/** Where the file begins that has a place in it. */
const fileOf = (lsn: number, { segmentBytes }: ServerWal): number => lsn - (lsn % segmentBytes);

async function requireLog({ url, host }: WalContext, log: ServerWal, begin: number): Promise<void> {
  if (log.upTo === begin) return;
  const start = fileOf(begin, log);
  if (log.upTo - start > MOST_SEGMENTS * log.segmentBytes) throw gap('more was written than one shipment can contain');
  const { timeline } = segmentAt(log.timelines, start, log.segmentBytes);
  if (await hasLog(url, { timeline, lsn: start }, host)) return;
  throw gap(
    'the server has removed what follows the last shipment or backup. From now on, a replication slot keeps it',
  );
}

async function* readFiles(reading: Reading): AsyncGenerator<LogFile> {
  yield* readHistories(reading);
  await using folder = await makeOwnFolder('wal', reading.context.host);
  yield* readSegments(reading, folder.path);
}

/** Streams have no capitals in their names. */
const named = (file: string): Pick<LogFile, 'name' | 'file'> => ({ name: file.toLowerCase(), file });

/** A recovery follows a change of the timeline only if it has the file about it. */
async function* readHistories({ context: { url, host }, log }: Reading): AsyncGenerator<LogFile> {
  const newest = log.timelines.at(-1)?.timeline;
  for (const { timeline } of log.timelines.slice(1)) {
    const text = timeline === newest ? log.history : await readTimelineHistory(url, timeline, host);
    const bytes = Buffer.from(text);
    const content = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    yield { ...named(historyName(timeline)), start: 0, end: bytes.length, content: content() };
  }
}

/** A file of the log on this machine's disk. */
interface Received extends Segment {
  readonly path: string;
  readonly file: string;
  /** The first byte that is shipped. */
  readonly first: number;
}

/** So much is on the disk at once, or one file. */
const PART_BYTES = 64 * 1024 * 1024;

async function* readSegments(reading: Reading, folder: string): AsyncGenerator<LogFile> {
  const { context, client, log, reader, begin } = reading;
  const { segmentBytes, upTo } = log;
  // Of a record that continues in the next file, nobody knows yet whether it will be complete.
  let held: Received[] = [];
  let start = fileOf(begin, log);
  while (start < upTo && reader.end < upTo) {
    const segments = partFrom(log, start);
    const [first] = segments;
    start += segments.length * segmentBytes;
    const part = { folder, first: segmentName(first, segmentBytes), end: Math.min(start, upTo) };
    await receive({ ...context, client }, part);
    for (const segment of segments) {
      held.push(await readSegment(reading, folder, segment));
      const isLast = segment.start + segmentBytes >= upTo;
      if (reader.isWithin && !isLast) continue;
      for (const each of held) yield* pieceOf(each, reading);
      held = [];
    }
  }
}

/** Files of one timeline that are received together. */
function partFrom({ timelines, segmentBytes, upTo }: ServerWal, begin: number): readonly [Segment, ...Segment[]] {
  const first = segmentAt(timelines, begin, segmentBytes);
  const segments: [Segment, ...Segment[]] = [first];
  const end = Math.min(upTo, begin + PART_BYTES);
  for (let start = begin + segmentBytes; start < end; start += segmentBytes) {
    const segment = segmentAt(timelines, start, segmentBytes);
    if (segment.timeline !== first.timeline) break;
    segments.push(segment);
  }
  return segments;
}

async function readSegment(reading: Reading, folder: string, segment: Segment): Promise<Received> {
  const { log, from, begin, reader } = reading;
  const { segmentBytes, upTo } = log;
  const { start, timeline } = segment;
  const bytes = Math.min(segmentBytes, upTo - start);
  const file = segmentName(segment, segmentBytes);
  const path = join(folder, bytes === segmentBytes ? file : `${file}${PARTIAL}`);
  try {
    await reader.read({ path, timeline, base: start, bytes });
    if (start + segmentBytes >= upTo) reader.requireAll(upTo);
  } catch (error) {
    throw nameReadFailure(error);
  }
  // The first file of another timeline has a copy of what was shipped of the one before.
  const first = timeline === from.timeline ? Math.max(0, begin - start) : 0;
  return { ...segment, path, file, first };
}

async function* pieceOf({ file, path, timeline, start, first }: Received, reading: Reading): AsyncGenerator<LogFile> {
  const end = Math.min(reading.log.segmentBytes, reading.reader.end - start);
  if (end > first) {
    reading.timeline = timeline;
    yield { ...named(file), start: first, end, content: createReadStream(path, { start: first, end: end - 1 }) };
  }
  await rm(path, { force: true });
}
