import { endsOfLines, type LineEnds, type ShippedLog } from './log-line.ts';

/** Intervals between shipments that tell what is usual. */
export const COMPARED = 20;

/** A span of time of which any moment can be restored. */
export interface LogWindow {
  readonly from: Date;
  readonly to: Date;
}

/** What shipments make possible, as far as their manifests say it. */
export interface LogReach {
  readonly shipments: number;
  /** Oldest first. They don't touch. */
  readonly windows: readonly LogWindow[];
  /** Between the windows: moments that can't be restored. */
  readonly gaps: readonly LogWindow[];
  /** Up to where the newest line leads, but not later than it was shipped. */
  readonly reachedAt: Date;
  /** When the newest shipment was stored. */
  readonly shippedAt: Date;
  /** How long ago the log may end without a surprise. Undefined if there are too few shipments to tell. */
  readonly usualAgeMs: number | undefined;
}

/** A backup that a replay can begin at. */
export interface LogBackup {
  readonly id: string;
  /** By the clock of the server, like the times of shipments. */
  readonly from: Date;
}

/**
 * The windows that shipments and backups give together: a line of shipments is of use from the first backup in it that is still there.
 * @returns undefined if nothing was shipped
 */
export function logReach(logs: readonly ShippedLog[], backups: readonly LogBackup[]): LogReach | undefined {
  const lines = endsOfLines(logs);
  const [newest] = lines;
  if (newest === undefined) return undefined;
  const windows = joined(lines.flatMap((line) => windowOf(line, backups)));
  const gaps = windows.slice(1).flatMap((window, at): LogWindow[] => {
    const before = windows[at];
    return before === undefined ? [] : [{ from: before.to, to: window.from }];
  });
  return {
    shipments: logs.length,
    windows,
    gaps,
    // The clock of a server that is ahead must not make a log that ended long ago look new.
    reachedAt: new Date(Math.min(newest.last.to.getTime(), newest.last.finishedAt.getTime())),
    shippedAt: new Date(logs.reduce((latest, { finishedAt }) => Math.max(latest, finishedAt.getTime()), 0)),
    usualAgeMs: usualLogAgeMs(logs.map(({ to }) => to)),
  };
}

function windowOf({ first, last }: LineEnds<ShippedLog>, backups: readonly LogBackup[]): LogWindow[] {
  const base = first.follows === null && backups.some(({ id }) => id === first.baseId);
  if (base) return [{ from: first.from, to: last.to }];
  let from: Date | undefined;
  for (const backup of backups) {
    const isWithin = backup.from >= first.from && backup.from <= last.to;
    if (isWithin && (from === undefined || backup.from < from)) from = backup.from;
  }
  return from === undefined ? [] : [{ from, to: last.to }];
}

/** Spans that overlap or touch are one. The result is oldest first. */
export function joined(windows: readonly LogWindow[]): LogWindow[] {
  const all: LogWindow[] = [];
  for (const window of windows.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const before = all.at(-1);
    if (before === undefined || window.from > before.to) all.push(window);
    else if (window.to > before.to) all[all.length - 1] = { from: before.from, to: window.to };
  }
  return all;
}

const HOUR_MS = 3_600_000;
const ENOUGH = 2;

/** Twice the usual interval, and an hour, because schedules start late. Undefined if there are too few ends to tell. */
export function usualLogAgeMs(ends: readonly Date[]): number | undefined {
  const times = ends.map((time) => time.getTime()).toSorted((a, b) => b - a);
  const intervals = times.slice(1, COMPARED + 1).map((time, at) => (times[at] ?? time) - time);
  if (intervals.length < ENOUGH) return undefined;
  const median = intervals.toSorted((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
  return 2 * median + HOUR_MS;
}
