import type { Calendar } from './calendar.ts';

/** A part of each day, in minutes from midnight; it may go over midnight. */
export interface TimeWindow {
  readonly fromMinute: number;
  /** Not part of it. */
  readonly toMinute: number;
}

/** Reads `22:00-05:30`; undefined where it is none, or empty. */
export function readTimeWindow(text: string): TimeWindow | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
  if (match === null) return undefined;
  const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
  const fromMinute = fromHour * 60 + fromMinutes;
  const toMinute = toHour * 60 + toMinutes;
  return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}

/** @param minute of the day, from midnight in the window's zone */
export function isWithin({ fromMinute, toMinute }: TimeWindow, minute: number): boolean {
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}

/** `22:00-05:30` */
export function describeWindow({ fromMinute, toMinute }: TimeWindow): string {
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${clock(fromMinute)}-${clock(toMinute)}`;
}

const MINUTE_MS = 60_000;
/** A day of 25 hours, and one whose only hour of the window is skipped by the clocks. */
const LOOK_AHEAD_MINUTES = 50 * 60;

/**
 * The next moment, to the minute, that lies in the window. Looked for minute by minute: no arithmetic with days would know
 * which of them has 23 hours.
 */
export function nextOpening(window: TimeWindow, calendar: Calendar, after: Date): Date | undefined {
  const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
    const time = new Date(firstMs + minute * MINUTE_MS);
    if (isWithin(window, calendar.minuteOfDay(time))) return time;
  }
  return undefined;
}
