import { CronPattern, Cron as Job } from 'croner';
import type { Calendar } from './calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Minutes at which so many schedules start that GitHub starts them late. */
const BUSY_MINUTES = [0, 15, 30, 45];
/** GitHub starts a schedule at most this often. */
export const LEAST_INTERVAL_MS = 5 * MINUTE_MS;

/** The times at which a schedule starts. */
export interface Cron {
  /** As croner reads it. */
  readonly expression: string;
  readonly minutes: readonly number[];
  /** With both days and weekdays, whether a date must match both of them: if a field begins with `*` (crontab(5)). */
  readonly needsBothDays: boolean;
}

/** How many values each field has, and the last one, where a number with a step ends. Steps of weekdays count from Sunday to Saturday. */
const FIELDS = [
  { count: 60, last: 59 },
  { count: 24, last: 23 },
  { count: 31, last: 31 },
  { count: 12, last: 12 },
  { count: 7, last: 6 },
] as const;
/** Croner knows more, such as `L`, `W`, `#` and `?`, and Sunday as the end of a range. GitHub does not. */
const PART = /^(\*|\d{1,2}|[a-z]{3})(-(?!sun)(?:\d{1,2}|[a-z]{3}))?(?:\/(\d{1,2}))?$/i;

/**
 * Reads five fields: minute, hour, day, month, weekday, each with `*`, numbers, names, ranges, lists and steps, and Sunday as 0 or
 * 7. Undefined for anything else, and for a date that no year has.
 */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/);
  const read = FIELDS.map((field, at) => fieldOf(fields[at] ?? '', field));
  if (fields.length !== FIELDS.length || read.includes(undefined)) return undefined;
  const [, , days = '', , weekdays = ''] = fields;
  const needsBothDays = [days, weekdays].some((field) => field.startsWith('*'));
  try {
    // With a step, croner does not look at the end of a range.
    new CronPattern(read.join(' ').replaceAll(/\/\d+/g, ''));
    const expression = withListsOf(read.join(' '));
    const minutes = valuesOf(new CronPattern(expression).minute);
    const cron = { expression, minutes, needsBothDays };
    return jobOf(cron, { utcOffset: 0 }).nextRun(new Date(0)) === null ? undefined : cron;
  } catch (thrown) {
    // The two kinds of errors of croner for what it can't read.
    if (thrown instanceof TypeError || thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

/**
 * A field as croner takes it: a number with a step is a range up to the end, and no step is larger than the number of values.
 * Undefined if GitHub knows no such field.
 */
function fieldOf(text: string, { count, last }: (typeof FIELDS)[number]): string | undefined {
  const parts = text.split(',').map((part) => {
    const [, from, to, step] = PART.exec(part) ?? [];
    if (from === undefined || step === undefined) return from && part;
    return `${from}${to ?? (from === '*' ? '' : `-${last}`)}/${Math.min(Number(step), count)}`;
  });
  return parts.includes(undefined) ? undefined : parts.join(',');
}

/**
 * With lists for minutes, and for hours unless they begin with `*`. Croner treats a step like `*`: what starts every hour follows the
 * clocks. Everything else starts at a fixed time of day, with a step too, and GitHub moves what the clocks skip.
 */
function withListsOf(expression: string): string {
  const { minute, hour } = new CronPattern(expression);
  const [, hours = '', ...rest] = expression.split(' ');
  return [valuesOf(minute).join(','), hours.startsWith('*') ? hours : valuesOf(hour).join(','), ...rest].join(' ');
}

/** The indexes at which croner has a value other than 0. */
function valuesOf(part: readonly number[]): number[] {
  return part.flatMap((value, index) => (value === 0 ? [] : [index]));
}

function jobOf(
  { expression, needsBothDays }: Cron,
  zone: { readonly timezone: string } | { readonly utcOffset: number },
): Job {
  return new Job(expression, { mode: '5-part', fixedTimeRule: 'no-wildcard', domAndDow: needsBothDays, ...zone });
}

/**
 * The times at which a schedule starts, in order, from `from` up to and without `to`. If the clocks skip the time of a schedule, it
 * starts when they are set, as GitHub does it
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onschedule). If they show it twice, the first
 * counts. A schedule of every hour, or of every few hours (`*` or `*` with a step), follows the clocks: both, and nothing that they skip.
 */
export function* slotsBetween(cron: Cron, calendar: Calendar, from: Date, to: Date): Generator<Date> {
  for (let start = from.getTime(); start < to.getTime(); start += DAY_MS) {
    const end = Math.min(start + DAY_MS, to.getTime());
    for (const slot of jobBetween(cron, calendar, start, end).enumerate(new Date(start - 1))) {
      if (slot.getTime() >= end) break;
      if (slot.getTime() >= start) yield slot;
    }
  }
}

/** Without a change of the clocks, the offset is sufficient, and takes croner a twentieth of the time. */
function jobBetween(cron: Cron, calendar: Calendar, start: number, end: number): Job {
  const offset = calendar.offsetMs(new Date(start - DAY_MS));
  const isFixed = offset % MINUTE_MS === 0 && offset === calendar.offsetMs(new Date(end));
  return jobOf(cron, isFixed ? { utcOffset: offset / MINUTE_MS } : { timezone: calendar.timeZone });
}

/** The minutes of a schedule at which GitHub has the most to start. */
export function busyMinutesOf({ minutes }: Cron): readonly number[] {
  return BUSY_MINUTES.filter((minute) => minutes.includes(minute));
}

/** Whether a schedule has two starts that are closer than GitHub starts it, in one hour or in two that follow each other. */
export function isTooFrequent(cron: Cron): boolean {
  const { minutes } = cron;
  const isClose = (from: number, to: number): boolean => (to - from) * MINUTE_MS < LEAST_INTERVAL_MS;
  if (minutes.some((minute, at) => at > 0 && isClose(minutes[at - 1] ?? 0, minute))) return true;
  return isClose(minutes.at(-1) ?? 0, (minutes[0] ?? 0) + 60) && hasHoursInARow(cron);
}

/** Whether it starts in two hours that follow each other, also over midnight. */
function hasHoursInARow({ expression, needsBothDays }: Cron): boolean {
  const hours = valuesOf(new CronPattern(expression).hour);
  if (hours.some((hour) => hours.includes(hour + 1))) return true;
  if (!hours.includes(0) || !hours.includes(23)) return false;
  const midnights = `0 0 ${expression.split(' ').slice(2).join(' ')}`;
  const days = jobOf({ expression: midnights, minutes: [0], needsBothDays }, { utcOffset: 0 });
  const year = days.nextRuns(366, new Date(0)).map(Number);
  return year.some((day, at) => day - (year[at - 1] ?? 0) === DAY_MS);
}
