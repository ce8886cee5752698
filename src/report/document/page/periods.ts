import { humanMs } from '../../format.ts';
import type { TimeSpan } from '../chart.ts';
import type { Line, Many } from '../document.ts';

export const DAY_MS = 86_400_000;
const MOST_DAYS = 45;
const MOST_WEEKS_DAYS = 200;
/** A longer time has only the periods at its end. */
const MOST_DAYS_OF_ALL = 100 * 366;
/** Rows of a table below a chart. The whole of it is in the report file. */
const MOST_ROWS = 60;

/** A day, a week or a month (UTC), depending on the length of the whole time: the rows of a table should be few. */
export interface Period extends TimeSpan {
  readonly name: string;
}

/** The periods of a time, newest first: those of its last hundred years. */
export function periodsOf({ fromMs, toMs }: TimeSpan): Period[] {
  const days = Math.min((toMs - fromMs) / DAY_MS, MOST_DAYS_OF_ALL);
  const periods: Period[] = [];
  let start = startOf(toMs - days * DAY_MS, days);
  while (start <= toMs) {
    const end = nextStart(start, days);
    periods.push({ fromMs: start, toMs: end, name: nameOf(start, days) });
    start = end;
  }
  return periods.reverse();
}

function startOf(ms: number, days: number): number {
  const day = Math.floor(ms / DAY_MS) * DAY_MS;
  if (days <= MOST_DAYS) return day;
  // 1970-01-01 was a Thursday, and weeks begin with Monday.
  if (days <= MOST_WEEKS_DAYS) return day - ((Math.floor(day / DAY_MS) + 3) % 7) * DAY_MS;
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

function nextStart(start: number, days: number): number {
  if (days <= MOST_DAYS) return start + DAY_MS;
  if (days <= MOST_WEEKS_DAYS) return start + 7 * DAY_MS;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

function nameOf(start: number, days: number): string {
  const day = dayOf(start);
  if (days <= MOST_DAYS) return day;
  return days <= MOST_WEEKS_DAYS ? `week of ${day}` : day.slice(0, 7);
}

/** `2026-11-21`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export const msOf = (iso: string): number => new Date(iso).getTime();

/** `8m 41s`: how long something took. Fractions of a second matter only to what takes seconds. */
export function tookInWords(ms: number): string {
  return humanMs(ms >= 10_000 ? Math.round(ms / 1_000) * 1_000 : ms);
}

/** Rows for a page that must stay small: the first of them, and how many there are. */
export function fewRows<I>(items: readonly I[], make: (item: I) => readonly Line[]): Many<readonly Line[]> {
  return { total: items.length, first: (most) => items.slice(0, Math.min(most, MOST_ROWS)).map(make) };
}
