import type { ShippedLog } from './log-line.ts';
import { COMPARED, type LogWindow, usualLogAgeMs } from './log-window.ts';

/** A shipment, and which source it is of. */
export interface AgedLog extends ShippedLog {
  /** Salt and identity. */
  readonly source: string;
}

/** How old the end of the log was at a moment. */
export interface AgeOfLog {
  readonly at: Date;
  readonly ageMs: number;
  /** Older than was usual until then. */
  readonly isLate: boolean;
  /** Up to which age it was usual. Undefined if there were too few shipments to tell. */
  readonly usualMs: number | undefined;
  /** The shipment that was stored then. Undefined for the end of the time that is examined. */
  readonly shipmentId: string | undefined;
}

/** If it is not known what is usual, the end of a log is late after a day. */
const DAY_MS = 86_400_000;

/** How old the end of each source's log was just before a shipment of the period was stored, and at the end of the period. */
export function agesOfLog(logs: readonly AgedLog[], period: LogWindow): AgeOfLog[] {
  const stored = [...Map.groupBy(logs, ({ source }) => source).values()].flatMap(agesBefore);
  const within = stored.filter(({ at }) => at >= period.from && at < period.to);
  const open = openAgeOfLog(logs, period.to);
  return [...within, ...(open === undefined ? [] : [open])].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** How old the end of the newest log is at a moment after which nothing was shipped. Undefined if something was, or nothing ever. */
export function openAgeOfLog(logs: readonly AgedLog[], at: Date): AgeOfLog | undefined {
  const newest = byStorage(logs).at(-1);
  if (newest === undefined || newest.finishedAt >= at) return undefined;
  const own = byStorage(logs.filter(({ source }) => source === newest.source));
  return ageAt(own, at, { usualMs: DAY_MS });
}

function byStorage(logs: readonly AgedLog[]): AgedLog[] {
  return logs.toSorted((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime());
}

/** @param own of one source */
function agesBefore(own: readonly AgedLog[]): AgeOfLog[] {
  const sorted = byStorage(own);
  return sorted.slice(1).map(({ id, finishedAt }, before) => {
    const last = sorted.slice(Math.max(0, before - COMPARED), before + 1);
    return { ...ageAt(last, finishedAt, { usualMs: undefined }), shipmentId: id };
  });
}

/** @param before the shipments before that moment, oldest first; only the last ones count */
function ageAt(before: readonly AgedLog[], at: Date, without: { readonly usualMs: number | undefined }): AgeOfLog {
  const last = before.slice(-COMPARED - 1);
  const usualMs = usualLogAgeMs(last.map(({ to }) => to));
  // The clock of a server that is ahead must not make a log look newer than it was.
  const ends = last.map(({ to, finishedAt }) => Math.min(to.getTime(), finishedAt.getTime()));
  const ageMs = Math.max(0, at.getTime() - Math.max(...ends));
  const limitMs = usualMs ?? without.usualMs;
  return { at, ageMs, isLate: limitMs !== undefined && ageMs > limitMs, usualMs, shipmentId: undefined };
}
