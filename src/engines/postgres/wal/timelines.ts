import type { WalPlace } from './replication.ts';
import { parseLsn, type Segment } from './wal-names.ts';

/** A timeline, from where it branches off the one before. */
export type Timeline = WalPlace;

/** A line of the file: the timeline before, the place where it was left, and why. */
const LINE = /^\s*(\d+)\s+([0-9A-Fa-f]{1,8}\/[0-9A-Fa-f]{1,8})(?:\s|$)/;

/**
 * Reads a timeline's history.
 * @param text without it, the cluster was never on another timeline
 * @returns the timelines that lead to it, oldest first, each from where it begins
 */
export function timelinesIn(text: string, current: number): readonly Timeline[] {
  const found: Timeline[] = [];
  let begin = 0n;
  for (const line of text.split('\n')) {
    const [, timeline, end] = LINE.exec(line) ?? [];
    if (timeline === undefined || end === undefined) continue;
    found.push({ timeline: Number(timeline), lsn: begin });
    begin = parseLsn(end);
  }
  return [...found, { timeline: current, lsn: begin }];
}

/** Whether the newest timeline contains everything up to a place. */
export function continues(timelines: readonly Timeline[], place: WalPlace): boolean {
  const index = timelines.findIndex(({ timeline }) => timeline === place.timeline);
  const next = timelines[index + 1];
  return index !== -1 && (next === undefined || place.lsn <= next.lsn);
}

/**
 * The file with a number, as a server reads it that follows the newest timeline: the file of the newest one that begins in it or
 * earlier. It has a copy of what the timeline before wrote there.
 */
export function segmentAt(timelines: readonly Timeline[], number: bigint, segmentBytes: number): Segment {
  const found = timelines.findLast(({ lsn }) => lsn / BigInt(segmentBytes) <= number);
  return { timeline: found?.timeline ?? 1, number };
}
