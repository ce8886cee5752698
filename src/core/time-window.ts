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
