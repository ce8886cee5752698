import type { Calendar } from './calendar.ts';

/** A part of each day, in minutes since midnight. It may cross midnight. */
export interface TimeWindow {
  readonly fromMinute: number;
  /** Exclusive. */
  readonly toMinute: number;
}

/** Parses `22:00-05:30`. Undefined if the text is not a window, or an empty one. */
export function readTimeWindow(text: string): TimeWindow | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim());
  if (match === null) return undefined;
  const [fromHour = 0, fromMinutes = 0, toHour = 0, toMinutes = 0] = match.slice(1).map(Number);
  const fromMinute = fromHour * 60 + fromMinutes;
  const toMinute = toHour * 60 + toMinutes;
  return fromMinute === toMinute || toMinute > 24 * 60 ? undefined : { fromMinute, toMinute };
}

/** @param minute since midnight in the window's zone */
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
/** Covers a day of 25 hours, and a day on which the clocks skip the window. */
const LOOK_AHEAD_MINUTES = 50 * 60;

/**
 * The next moment, to the minute, that is in the window. Searches minute by minute, because day arithmetic does not know
 * which days have 23 hours.
 */
export function nextOpening(window: TimeWindow, calendar: Calendar, after: Date): Date | undefined {
  const firstMs = Math.ceil(after.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let minute = 0; minute < LOOK_AHEAD_MINUTES; minute += 1) {
    const time = new Date(firstMs + minute * MINUTE_MS);
    if (isWithin(window, calendar.minuteOfDay(time))) return time;
  }
  return undefined;
}
