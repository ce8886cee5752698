// A small evaluator of our own. A package that replaces it (croner is the candidate) belongs behind this file.
import type { Calendar } from './calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Minutes at which so many schedules start that GitHub starts them late. */
const BUSY_MINUTES = [0, 15, 30, 45];

/** Values of the minutes, hours, days, months and weekdays at which a schedule starts. Sunday is 0. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Which fields begin with `*`: with both days and weekdays, a date must match only one of them (crontab(5)). */
  readonly starred: ReadonlySet<FieldName>;
}

type FieldName = 'minutes' | 'hours' | 'days' | 'months' | 'weekdays';

interface Field {
  readonly name: FieldName;
  readonly least: number;
  readonly most: number;
  /** Names of the values from `least` on. */
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Field[] = [
  { name: 'minutes', least: 0, most: 59, names: [] },
  { name: 'hours', least: 0, most: 23, names: [] },
  { name: 'days', least: 1, most: 31, names: [] },
  { name: 'months', least: 1, most: 12, names: MONTHS },
  { name: 'weekdays', least: 0, most: 7, names: WEEKDAYS },
];
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads five fields: minute, hour, day, month, weekday, each with `*`, numbers, names, ranges, lists and steps, and Sunday as 0 or
 * 7. Undefined for anything else, and for a date that no year has.
 */
export function parseCron(text: string): Cron | undefined {
  const texts = text.trim().split(/\s+/);
  if (texts.length !== FIELDS.length) return undefined;
  const starred = new Set<FieldName>();
  const values = new Map<FieldName, ReadonlySet<number>>();
  for (const [at, field] of FIELDS.entries()) {
    const own = texts[at] ?? '';
    const read = readField(own, field);
    if (read === undefined) return undefined;
    values.set(field.name, read);
    if (own.startsWith('*')) starred.add(field.name);
  }
  const of = (name: FieldName): ReadonlySet<number> => values.get(name) ?? new Set();
  const weekdays = new Set([...of('weekdays')].map((day) => day % 7));
  const cron = {
    minutes: of('minutes'),
    hours: of('hours'),
    days: of('days'),
    months: of('months'),
    weekdays,
    starred,
  };
  return isPossible(cron) ? cron : undefined;
}

function readField(text: string, field: Field): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = readPart(part, field);
    if (range === undefined) return undefined;
    for (let value = range.low; value <= range.high; value += range.step) values.add(value);
  }
  return values;
}

/** `*`, `5`, `mon`, `1-5`, each with a step. A number with a step is a range up to the end. */
function readPart(
  part: string,
  field: Field,
): { readonly low: number; readonly high: number; readonly step: number } | undefined {
  const [, from = '', to, steps] = /^(\*|\w{1,3})(?:-(\w{1,3}))?(?:\/([1-9]\d?))?$/.exec(part) ?? [];
  const step = Number(steps ?? 1);
  // A step of weekdays counts from Sunday to Saturday.
  const end = field.name === 'weekdays' ? 6 : field.most;
  if (from === '*') return to === undefined ? { low: field.least, high: end, step } : undefined;
  const low = readValue(from, field);
  const high = to !== undefined ? readValue(to, field) : steps === undefined ? low : end;
  if (low === undefined || high === undefined || low > high) return undefined;
  return { low, high, step };
}

function readValue(text: string, { least, most, names }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return least + named;
  const value = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function isPossible(cron: Cron): boolean {
  if (eitherDay(cron)) return true;
  return [...cron.months].some((month) => [...cron.days].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)));
}

function eitherDay({ starred }: Cron): boolean {
  return !starred.has('days') && !starred.has('weekdays');
}

/** Whether a schedule starts on a date. @param weekday 0 for Sunday */
function isDay(cron: Cron, month: number, day: number, weekday: number): boolean {
  if (!cron.months.has(month)) return false;
  const isDate = cron.days.has(day);
  const isWeekday = cron.weekdays.has(weekday);
  return eitherDay(cron) ? isDate || isWeekday : isDate && isWeekday;
}

/** The times at which a schedule starts, in order, from `from` up to and without `to`. */
export function* slotsBetween(cron: Cron, calendar: Calendar, from: Date, to: Date): Generator<Date> {
  const minutes = [...cron.minutes].toSorted((a, b) => a - b);
  const hours = [...cron.hours].toSorted((a, b) => a - b);
  const lastDay = to.getTime() + DAY_MS;
  // Days on the zone's clocks, as if these showed UTC.
  for (let day = startOfDay(from.getTime() - DAY_MS); day <= lastDay; day += DAY_MS) {
    const date = new Date(day);
    if (!isDay(cron, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCDay())) continue;
    const locals = hours.flatMap((hour) => minutes.map((minute) => day + (hour * 60 + minute) * MINUTE_MS));
    const slots = new Set(locals.flatMap((local) => momentsOf(local, calendar, cron.starred.has('hours'))));
    for (const slot of [...slots].toSorted((a, b) => a - b)) {
      if (slot >= from.getTime() && slot < to.getTime()) yield new Date(slot);
    }
  }
}

function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/**
 * When a zone's clocks show a time. If they skip it, this is when they are set, as GitHub does it
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onschedule). If they show it twice, the first
 * counts, and both for a schedule of every hour.
 */
function momentsOf(localMs: number, calendar: Calendar, isEveryHour: boolean): number[] {
  const offset = (ms: number): number => calendar.offsetMs(new Date(ms));
  const before = offset(localMs - DAY_MS);
  const after = offset(localMs + DAY_MS);
  const found = [...new Set([before, after])]
    .map((each) => localMs - each)
    .filter((moment) => moment + offset(moment) === localMs)
    .toSorted((a, b) => a - b);
  if (found.length > 0) return isEveryHour ? found : found.slice(0, 1);
  return [clockSetAfter(localMs - after, offset)];
}

/** The first minute at which the offset is not the one of the given time any more. */
function clockSetAfter(ms: number, offset: (ms: number) => number): number {
  const old = offset(ms);
  let moment = ms;
  for (let minutes = 0; minutes < 24 * 60 && offset(moment) === old; minutes += 1) moment += MINUTE_MS;
  return moment;
}

/** The minutes of a schedule at which GitHub has the most to start. */
export function busyMinutesOf(cron: Cron): readonly number[] {
  return BUSY_MINUTES.filter((minute) => cron.minutes.has(minute));
}
