import { parseLsn, type Segment } from '../replay/wal-form.ts';
import type { WalPlace } from './replication.ts';

/** A timeline, from where it branches off the one before. */
export type Timeline = WalPlace;

/** A line of the file: the timeline before, the place where it was left, and why. */
const LINE = /^\s*(\d+)\s+(\S+)(?:\s|$)/;

/**
 * Reads a timeline's history.
 * @param text without it, the cluster was never on another timeline
 * @returns the timelines that lead to it, oldest first, each from where it begins
 */
export function timelinesIn(text: string, current: number): readonly Timeline[] {
  const found: Timeline[] = [];
  let begin = 0;
  for (const line of text.split('\n')) {
    const [, timeline, end = ''] = LINE.exec(line) ?? [];
    const lsn = parseLsn(end);
    if (timeline === undefined || lsn === undefined) continue;
    found.push({ timeline: Number(timeline), lsn: begin });
    begin = lsn;
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
 * The file that begins at a place, as a server reads it that follows the newest timeline: that of the newest one that begins in it or
 * earlier. It has a copy of what the timeline before wrote there.
 */
export function segmentAt(timelines: readonly Timeline[], start: number, segmentBytes: number): Segment {
  const found = timelines.findLast(({ lsn }) => lsn < start + segmentBytes);
  return { timeline: found?.timeline ?? 1, start };
}
