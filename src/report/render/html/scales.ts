import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Limit, Unit } from '../../document/chart.ts';
import { grouped, humanBytes, humanMs } from '../../format.ts';

/** Maps a range of values to whole units of a drawing. */
export function scale(from: number, to: number, extent: number): (value: number) => number {
  return scaleLinear().domain([from, to]).rangeRound([0, extent]);
}

/** A place on an axis, in percent of its length, and its label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** d3 has round numbers, but these are the round durations. */
const DURATION_STEPS = [
  ...[1, 10, 100, 500],
  ...[1, 2, 5, 15, 30].map((each) => each * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE),
  ...[1, 2, 3, 6, 12].map((each) => each * HOUR),
  ...[1, 2, 4, 7, 14, 30, 60, 90, 180, 365, 730, 1_825].map((each) => each * DAY),
];
const MOST_VALUE_TICKS = 4;

export interface ValueAxis {
  /** The value at its end. */
  readonly most: number;
  readonly ticks: readonly Tick[];
}

/** An axis from zero to a round number at or above the largest value. */
export function valueAxis(largest: number, unit: Unit): ValueAxis {
  const least = Math.max(largest, 1);
  const step = unit === 'duration' ? DURATION_STEPS.find((each) => least / each <= MOST_VALUE_TICKS) : undefined;
  const values =
    step === undefined
      ? scaleLinear().domain([0, least]).nice(MOST_VALUE_TICKS).ticks(MOST_VALUE_TICKS)
      : Array.from({ length: Math.ceil(least / step) + 1 }, (_, at) => at * step);
  const most = values.at(-1) ?? least;
  const label = unit === 'duration' ? humanMs : humanBytes;
  return {
    most,
    ticks: values.map((value) => ({ at: (value / most) * 100, label: value === 0 ? '0' : label(value) })),
  };
}

/** A limit that is farther away would leave less than a quarter of the height to the values. */
const FARTHEST_LIMIT = 4;

/** What an axis can show of a limit. */
export interface ShownLimit {
  /** Undefined if it is too far above the values to draw. */
  readonly line: Limit | undefined;
  /** Says where one is that is not drawn. */
  readonly beyond: string | undefined;
}

/** An axis ends near the values, whatever the limit is: a chart that looks empty tells nothing of them. */
export function shownLimit(limit: Limit | undefined, largest: number): ShownLimit {
  if (limit === undefined || limit.value <= FARTHEST_LIMIT * Math.max(largest, 1))
    return { line: limit, beyond: undefined };
  const times = largest > 0 ? `, ${grouped(Math.round(limit.value / largest))} times the highest value` : '';
  return { line: undefined, beyond: `${limit.name} is above this chart${times}` };
}

const MOST_TIME_TICKS = 5;

/** The beginnings of seconds, minutes, hours, days, weeks, months or years (UTC). No two have the same label. */
export function timeTicks(fromMs: number, toMs: number, most: number = MOST_TIME_TICKS): Tick[] {
  const time = scaleUtc().domain([fromMs, toMs]).range([0, 100]);
  const moments = time.ticks(most);
  return labeled(moments, namesFor(moments)).map(({ date, label }) => ({ at: time(date), label }));
}

type Name = (date: Date) => string;

const inUtc = (form: string): Name => scaleUtc().tickFormat(0, form);
const hour = inUtc('%H:%M');
const second = inUtc('%H:%M:%S');
const millisecond = inUtc('%H:%M:%S.%L');
const dayOfMonth = inUtc('%b %-d');
const dayOfYear = inUtc('%b %-d, %Y');
const month = inUtc('%b');
const monthOfYear = inUtc('%b %Y');
const year = inUtc('%Y');
const withDay =
  (clock: Name): Name =>
  (date) =>
    `${dayOfMonth(date)}, ${clock(date)}`;

interface Labeled {
  readonly date: Date;
  readonly label: string;
}

/** Each moment by the first of its names that none before it has. One without such a name has no label. */
function labeled(moments: readonly Date[], namesOf: (date: Date, isFirst: boolean) => readonly Name[]): Labeled[] {
  const used = new Set<string>();
  return moments.flatMap((date, at) => {
    const label = namesOf(date, at === 0)
      .map((name) => name(date))
      .find((each) => !used.has(each));
    if (label === undefined) return [];
    used.add(label);
    return [{ date, label }];
  });
}

/** What tells these moments apart: the shortest name first. A year is named at the first month that is shown, and at each January. */
function namesFor(moments: readonly Date[]): (date: Date, isFirst: boolean) => readonly Name[] {
  const areAll = (of: (date: Date) => boolean): boolean => moments.length > 1 && moments.every(of);
  const isFirstOfMonth = (date: Date): boolean => date.getTime() % DAY === 0 && date.getUTCDate() === 1;
  if (areAll((date) => isFirstOfMonth(date) && date.getUTCMonth() === 0)) return () => [year];
  if (areAll(isFirstOfMonth))
    return (date, isFirst) => (isFirst || date.getUTCMonth() === 0 ? [monthOfYear] : [month, monthOfYear]);
  const clock = clockOf(moments);
  const clockOfDay = withDay(clock);
  return (date) => (date.getTime() % DAY === 0 ? [dayOfMonth, dayOfYear] : [clock, clockOfDay]);
}

/** As exact as these moments are. */
function clockOf(moments: readonly Date[]): Name {
  const areAll = (unitMs: number): boolean => moments.every((date) => date.getTime() % unitMs === 0);
  if (areAll(MINUTE)) return hour;
  return areAll(SECOND) ? second : millisecond;
}

const YEAR = 366 * DAY;

/** Labels for some moments as they are: by day, or by month if they span more than a year. More exact where that is the same. */
export function momentLabels(moments: readonly number[]): Map<number, string> {
  const dates = moments.map((ms) => new Date(ms));
  const spanMs = (moments.at(-1) ?? 0) - (moments[0] ?? 0);
  const exact = [hour, second, millisecond].map(withDay);
  const names = spanMs > YEAR ? [monthOfYear, dayOfYear, ...exact] : [dayOfMonth, ...exact];
  return new Map(labeled(dates, () => names).map(({ date, label }) => [date.getTime(), label]));
}
