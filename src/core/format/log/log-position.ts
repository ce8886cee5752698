import { z } from 'zod';
import { storedTime } from '../stored-time.ts';

/** The longest text of a position: sets of transactions of servers with many past sources. */
const TEXT_MAX = 16_384;

/** A place in the binary log of MySQL or MariaDB: everything before it, and nothing after it, is included. */
export const binlogPositionSchema = z.strictObject({
  kind: z.literal('binlog'),
  /** The log file's name, as the server states it. It becomes an argument of a program. */
  file: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,254}$/),
  /** Bytes from its beginning. */
  offset: z.number().int().min(4),
  /** The transactions up to there, in the server's notation. Null on a server without such ids. */
  gtid: z.string().max(TEXT_MAX).nullable(),
  /** Distinguishes the server from others that have a log file of this name. */
  server: z.string().min(1).max(255),
  /**
   * A time to which the position belongs. Of a backup: nothing before the position was committed later. Of a shipment: everything
   * that was committed earlier is before the position.
   */
  at: storedTime,
});

/** A place in a write-ahead log as the server writes it: two hexadecimal numbers of 32 bits. */
export const LSN = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/;

/** A place in the write-ahead log of a PostgreSQL cluster: everything before it, and nothing after it, is included. */
export const walPositionSchema = z.strictObject({
  kind: z.literal('wal'),
  lsn: z.string().regex(LSN),
  timeline: z.number().int().min(1).max(0xffff_ffff),
  /** The length of each file of the log, a power of 2. */
  segmentBytes: z.number().int().min(1_048_576).max(1_073_741_824),
  /** The cluster's system identifier. */
  server: z.string().min(1).max(255),
  /** As of a place in a binary log. */
  at: storedTime,
});

/** A place in a server's log. */
export const logPositionSchema = z.discriminatedUnion('kind', [binlogPositionSchema, walPositionSchema]);

export type BinlogPosition = z.infer<typeof binlogPositionSchema>;
export type WalPosition = z.infer<typeof walPositionSchema>;
export type LogPosition = z.infer<typeof logPositionSchema>;

/** A piece of one file of a log, up to but not including the byte `end`. */
export interface LogPiece {
  readonly file: string;
  readonly end: number;
}

const NUMBERED = /^(.*)\.(\d{1,15})$/;

/** The name of a WAL file: the timeline, then the number of the file in two parts. */
const SEGMENT = /^[0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/;

const LSN_LOW = 0x1_0000_0000n;

/**
 * Negative if a position is before another one of the same log, 0 if it is the same place, positive if it is after it. Files of a
 * binary log are numbered. Undefined if they are of different logs: of another server, or of files with other names.
 */
function compare(one: LogPosition, other: LogPosition): number | undefined {
  if (one.server !== other.server) return undefined;
  if (one.kind === 'wal' && other.kind === 'wal') return Number(lsnOf(one) - lsnOf(other));
  if (one.kind === 'wal' || other.kind === 'wal') return undefined;
  if (one.file === other.file) return one.offset - other.offset;
  const [, name, number] = NUMBERED.exec(one.file) ?? [];
  const [, otherName, otherNumber] = NUMBERED.exec(other.file) ?? [];
  if (name === undefined || name !== otherName) return undefined;
  return Number(number) - Number(otherNumber);
}

/** Whether a position is before another one of the same log. */
export function isBefore(one: LogPosition, other: LogPosition): boolean {
  return (compare(one, other) ?? 0) < 0;
}

/** Whether a piece of the same log has something after a position. */
export function endsAfter({ file, end }: LogPiece, position: LogPosition): boolean {
  // Nothing is left out because its file has a strange name.
  if (position.kind === 'binlog') return (compare(position, { ...position, file, offset: end }) ?? -1) < 0;
  const [, high, low] = SEGMENT.exec(file) ?? [];
  // Not a file of rows: a timeline's history, which is needed with any of them.
  if (high === undefined || low === undefined) return true;
  const bytes = BigInt(position.segmentBytes);
  const start = BigInt(`0x${high}`) * LSN_LOW + BigInt(`0x${low}`) * bytes;
  return start + BigInt(end) > lsnOf(position);
}

/** A place in the write-ahead log in bytes from its beginning. */
export function lsnOf({ lsn }: Pick<WalPosition, 'lsn'>): bigint {
  const [high, low] = lsn.split('/');
  return BigInt(`0x${high}`) * LSN_LOW + BigInt(`0x${low}`);
}

/** The clocks of the server and of the machine that runs a backup may differ by so much. */
const CLOCKS_MS = 10 * 60_000;

/**
 * Whether a piece of a log contains a position, or ends with it. Another server's log, or one that was reset, has files of the same
 * names: then the piece begins after the time of the position, or names another server.
 */
export function contains(
  { from, to }: { readonly from: LogPosition; readonly to: LogPosition },
  position: LogPosition,
): boolean {
  if (Date.parse(from.at) > Date.parse(position.at) + CLOCKS_MS) return false;
  const [sinceFrom, untilTo] = [compare(from, position), compare(position, to)];
  return sinceFrom !== undefined && sinceFrom <= 0 && untilTo !== undefined && untilTo <= 0;
}
