import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../../core/errors.ts';
import type { LogPosition, WalPosition } from '../../../core/format/log-position.ts';
import type { LogEnd, LogFile, LogKeeping, LogReading } from '../../../ports/engine/log-source.ts';
import type { SourceContext } from '../../parts/server-source.ts';
import type { ClientTool } from '../clients/clients.ts';
import type { Connection } from '../connection/connection.ts';
import type { PostgresUrl } from '../url/url.ts';
import { findReceiver, PARTIAL, receive } from './receive.ts';
import { hasLog, readTimelineHistory } from './replication.ts';
import { WalFlaw, WalScanner } from './scanner.ts';
import { askForWal, gap, requireShippable, type ServerWal } from './server-wal.ts';
import { keepLog, releaseLog, slotOf } from './slot.ts';
import { segmentAt } from './timelines.ts';
import { historyName, lsnText, parseLsn, type Segment, segmentName, streamName } from './wal-names.ts';

type WalContext = SourceContext<PostgresUrl, Connection>;

/** What was found so far. */
interface Found {
  count: number;
  firstUs: number;
  lastUs: number;
  /** The timeline of the last file. */
  timeline: number;
}

/** A reading of the log. */
interface Reading {
  readonly context: WalContext;
  readonly client: ClientTool;
  readonly log: ServerWal;
  readonly from: WalPosition;
  readonly found: Found;
  readonly scanner: WalScanner;
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
  const log = await askForWal(control, from, host);
  await requireLog(context, log, from);
  const client = await findReceiver(control, host);
  const found: Found = { count: 0, firstUs: Infinity, lastUs: -Infinity, timeline: from.timeline };
  const scanner = new WalScanner({ ...log, lsn: parseLsn(from.lsn) }, ({ timeUs }) => {
    found.count += 1;
    // Transactions that end at the same time can be in the log in another order.
    found.firstUs = Math.min(found.firstUs, timeUs);
    found.lastUs = Math.max(found.lastUs, timeUs);
  });
  const reading = { context, client, log, from, found, scanner };
  return {
    warnings,
    files: readFiles(reading),
    end: async () => describeEnd(reading),
    committed: () => releaseLog(control, slot, scanner.recordEnd),
  };
}

/** The limit on the files of a shipment, without those of timelines. */
const MOST_SEGMENTS = 4_000n;

async function requireLog({ url, host }: WalContext, log: ServerWal, from: WalPosition): Promise<void> {
  const begin = parseLsn(from.lsn);
  if (log.upTo === begin) return;
  const bytes = BigInt(log.segmentBytes);
  const number = begin / bytes;
  if (log.upTo / bytes - number >= MOST_SEGMENTS) throw gap('more was written than one shipment can contain');
  const { timeline } = segmentAt(log.timelines, number, log.segmentBytes);
  if (await hasLog(url, { timeline, lsn: number * bytes }, host)) return;
  throw gap(
    'the server has removed what follows the last shipment or backup. From now on, a replication slot keeps it',
  );
}

async function* readFiles(reading: Reading): AsyncGenerator<LogFile> {
  yield* readHistories(reading);
  const { path } = await reading.context.host.workspace();
  const folder = join(path, `wal-${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  try {
    yield* readSegments(reading, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A recovery follows a change of the timeline only if it has the file about it. */
async function* readHistories({ context: { url, host }, log }: Reading): AsyncGenerator<LogFile> {
  const newest = log.timelines.at(-1)?.timeline;
  for (const { timeline } of log.timelines.slice(1)) {
    const text = timeline === newest ? log.history : await readTimelineHistory(url, timeline, host);
    const bytes = Buffer.from(text);
    const file = historyName(timeline);
    const content = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes;
    };
    yield { name: streamName(file), file, start: 0, end: bytes.length, content: content() };
  }
}

/** A file of the log on this machine's disk. */
interface Received {
  readonly file: string;
  readonly path: string;
  readonly timeline: number;
  /** Where the file begins in the log. */
  readonly base: bigint;
  readonly start: number;
}

/** Files of a part: so much is on the disk at once, or one file. */
const PART_BYTES = 64 * 1024 * 1024;

async function* readSegments(reading: Reading, folder: string): AsyncGenerator<LogFile> {
  const { context, client, log, from, scanner } = reading;
  const bytes = BigInt(log.segmentBytes);
  const most = BigInt(Math.max(1, Math.floor(PART_BYTES / log.segmentBytes)));
  // Of a record that continues in the next file, nobody knows yet whether it will be complete.
  let held: Received[] = [];
  let number = parseLsn(from.lsn) / bytes;
  while (number * bytes < log.upTo && scanner.recordEnd < log.upTo) {
    const segments = partFrom(log, number, most);
    const next = number + BigInt(segments.length);
    const end = next * bytes < log.upTo ? next * bytes : log.upTo;
    const [first] = segments;
    await receive({ ...context, client }, { folder, first: segmentName(first, log.segmentBytes), end });
    for (const segment of segments) {
      held.push(await scanSegment(reading, folder, segment));
      if (scanner.isWithin && segment.number * bytes + bytes < log.upTo) continue;
      for (const each of held) yield* pieceOf(each, reading);
      held = [];
    }
    number = next;
  }
}

/** Files of one timeline. */
function partFrom(log: ServerWal, begin: bigint, most: bigint): readonly [Segment, ...Segment[]] {
  const bytes = BigInt(log.segmentBytes);
  const first = segmentAt(log.timelines, begin, log.segmentBytes);
  const segments: [Segment, ...Segment[]] = [first];
  for (let number = begin + 1n; number < begin + most && number * bytes < log.upTo; number += 1n) {
    const segment = segmentAt(log.timelines, number, log.segmentBytes);
    if (segment.timeline !== first.timeline) break;
    segments.push(segment);
  }
  return segments;
}

async function scanSegment({ log, from, scanner }: Reading, folder: string, segment: Segment): Promise<Received> {
  const { segmentBytes, upTo } = log;
  const base = segment.number * BigInt(segmentBytes);
  const isWhole = base + BigInt(segmentBytes) <= upTo;
  const file = segmentName(segment, segmentBytes);
  const path = join(folder, isWhole ? file : `${file}${PARTIAL}`);
  const begin = parseLsn(from.lsn);
  const unread = begin > base ? Number(begin - base) : 0;
  const end = isWhole ? segmentBytes : Number(upTo - base);
  try {
    for await (const chunk of createReadStream(path, { start: unread, end: end - 1 })) scanner.push(chunk as Buffer);
  } catch (error) {
    throw error instanceof WalFlaw ? nameFlaw(error) : error;
  }
  // The first file of another timeline has a copy of what was shipped of the one before.
  const start = segment.timeline === from.timeline ? unread : 0;
  return { file, path, timeline: segment.timeline, base, start };
}

async function* pieceOf({ file, path, timeline, base, start }: Received, reading: Reading): AsyncGenerator<LogFile> {
  const { found, scanner, log } = reading;
  const end = Math.min(log.segmentBytes, Number(scanner.recordEnd - base));
  if (end > start) {
    found.timeline = timeline;
    const content = createReadStream(path, { start, end: end - 1 });
    yield { name: streamName(file), file, start, end, content };
  }
  await rm(path, { force: true });
}

const AGAIN = 'Run it again. If it happens again, make a backup (`kind: physical`): shipments continue from it.';
const NEW_BASE = 'Make a backup (`kind: physical`): shipments continue from it.';

function nameFlaw(flaw: WalFlaw): RestorableError {
  const unsafe = (what: string, hint: string): RestorableError =>
    new RestorableError('LOG_UNSAFE', `The write-ahead log can't be replayed: ${what}.`, { hint, cause: flaw });
  switch (flaw.kind) {
    case 'minimal':
      return unsafe('the server ran with wal_level = minimal', `Set wal_level = replica. ${NEW_BASE}`);
    case 'tablespace':
      return unsafe(
        'a tablespace outside of the data folder was created',
        `Drop it, or make logical backups, which leave tablespaces out. ${NEW_BASE}`,
      );
    case 'other-cluster':
      return gap('what the server sent is of another cluster');
    case 'damaged':
      return new RestorableError('LOG_FAILED', "What pg_receivewal received is not the server's log.", {
        hint: AGAIN,
        cause: flaw,
      });
  }
}

function describeEnd({ log, from, found, scanner }: Reading): LogEnd {
  const { count, firstUs, lastUs, timeline } = found;
  const time = (us: number): string | null => (count === 0 ? null : microsecondsText(us));
  return {
    to: { ...from, lsn: lsnText(scanner.recordEnd), timeline, at: log.at },
    transactions: { count, firstAt: time(firstUs), lastAt: time(lastUs), precision: 'microseconds' },
  };
}

/** A date has milliseconds only. */
function microsecondsText(us: number): string {
  const rest = String(us % 1_000).padStart(3, '0');
  return new Date(Math.floor(us / 1_000)).toISOString().replace('Z', `${rest}Z`);
}
