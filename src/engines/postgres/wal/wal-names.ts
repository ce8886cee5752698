import { lsnOf } from '../../../core/format/log-position.ts';

/** A number of 32 bits as the server writes it in names of files. */
const hex = (value: number | bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

/** Segments are numbered within four gigabytes of log. */
const LSN_LOW = 0x1_0000_0000n;

/** A file of the log: its number from the beginning of the log, and the timeline in its name. */
export interface Segment {
  readonly timeline: number;
  readonly number: bigint;
}

/** As the server names the file. */
export function segmentName({ timeline, number }: Segment, segmentBytes: number): string {
  const perHigh = LSN_LOW / BigInt(segmentBytes);
  return `${hex(timeline)}${hex(number / perHigh)}${hex(number % perHigh)}`;
}

/** The file that says from where a timeline branches off. */
export function historyName(timeline: number): string {
  return `${hex(timeline)}.history`;
}

/** The name of the stream with a file: streams have no capitals in their names. */
export const streamName = (file: string): string => file.toLowerCase();

/** A place in the log as the server writes it. */
export function lsnText(lsn: bigint): string {
  return `${(lsn / LSN_LOW).toString(16).toUpperCase()}/${(lsn % LSN_LOW).toString(16).toUpperCase()}`;
}

export const parseLsn = (lsn: string): bigint => lsnOf({ lsn });
