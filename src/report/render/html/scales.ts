import type { Point, Unit } from '../../document/chart.ts';
import { humanBytes, humanMs } from '../../format.ts';
import { Markup } from './markup.ts';

/*
 * What a chart is drawn with. d3-scale has `scaleLinear` and `ticks` for `scale` and `valueTicks`, and `scaleUtc().ticks` for
 * `timeTicks`; d3-shape has `line`, `area` (with `defined`) and `curveLinear` for `linePath` and `areaPath`.
 */

/** Maps a range of values to whole units of a drawing. */
export function scale(from: number, to: number, extent: number): (value: number) => number {
  const span = to - from || 1;
  return (value) => Math.round(((value - from) / span) * extent);
}

/** A place on an axis, in percent of its length, and its label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION_STEPS = [
  ...[1, 10, 100, 500, 1_000, 2_000, 5_000, 15_000, 30_000],
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

/** An axis from zero to a little above the largest value, with round numbers. */
export function valueAxis(largest: number, unit: Unit): ValueAxis {
  const most = Math.max(largest, 1) * 1.08;
  const step = unit === 'duration' ? durationStep(most) : decimalStep(most);
  const label = unit === 'duration' ? humanMs : humanBytes;
  const values = Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
  return {
    most,
    ticks: values.map((value) => ({ at: (value / most) * 100, label: value === 0 ? '0' : label(value) })),
  };
}

function durationStep(most: number): number {
  return DURATION_STEPS.find((step) => most / step <= MOST_VALUE_TICKS) ?? decimalStep(most);
}

function decimalStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / MOST_VALUE_TICKS));
  return [1, 2, 5, 10].map((each) => each * power).find((step) => most / step <= MOST_VALUE_TICKS) ?? most;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MOST_TIME_TICKS = 5;

/** The beginnings of days, months or years (UTC). */
export function timeTicks(fromMs: number, toMs: number, most: number = MOST_TIME_TICKS): Tick[] {
  const at = (ms: number): number => ((ms - fromMs) / (toMs - fromMs || 1)) * 100;
  const days = (toMs - fromMs) / DAY;
  const found = days < 75 ? dayTicks(fromMs, toMs, days / most) : monthTicks(fromMs, toMs, days / 30.44 / most);
  return found.map(({ ms, label }) => ({ at: at(ms), label }));
}

interface Moment {
  readonly ms: number;
  readonly label: string;
}

function dayTicks(fromMs: number, toMs: number, least: number): Moment[] {
  const step = [1, 2, 7, 14].find((each) => each >= least) ?? 28;
  const first = Math.ceil(fromMs / DAY) * DAY;
  const moments: Moment[] = [];
  for (let ms = first; ms <= toMs; ms += step * DAY) moments.push({ ms, label: dayLabel(ms) });
  return moments;
}

function monthTicks(fromMs: number, toMs: number, least: number): Moment[] {
  const step = [1, 2, 3, 6, 12, 24].find((each) => each >= least) ?? 60;
  const start = new Date(fromMs);
  // The month in which the axis begins is named if its first day is there.
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth() + (start.getUTCDate() === 1 ? 0 : 1);
  const moments: Moment[] = [];
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const ms = Date.UTC(Math.floor(month / 12), month % 12);
    if (ms > toMs) return moments;
    moments.push({ ms: Math.max(ms, fromMs), label: labelOf(ms, step, moments.length === 0) });
  }
}

/** A year is named at the first month that is shown, and at each January. */
function labelOf(ms: number, step: number, isFirst: boolean): string {
  const date = new Date(ms);
  if (step >= 12) return String(date.getUTCFullYear());
  return isFirst || date.getUTCMonth() === 0 ? monthLabel(ms) : (MONTHS[date.getUTCMonth()] ?? '');
}

/** `Nov 3`. */
export function dayLabel(ms: number): string {
  const date = new Date(ms);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
}

/** `Nov 2026`. */
export function monthLabel(ms: number): string {
  const date = new Date(ms);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

type Place = readonly [x: number, y: number];

/** Lines through the known points. */
export function linePath(points: readonly Point[], x: (ms: number) => number, y: (value: number) => number): Markup {
  return new Markup(runsOf(points, x, y).map(through).join(''));
}

/** What is below these lines. @param ground where zero is */
export function areaPath(
  points: readonly Point[],
  scales: { readonly x: (ms: number) => number; readonly y: (value: number) => number; readonly ground: number },
): Markup {
  const runs = runsOf(points, scales.x, scales.y);
  return new Markup(
    runs
      .map((run) => `M${run[0]?.[0]} ${scales.ground}L${through(run).slice(1)}L${run.at(-1)?.[0]} ${scales.ground}Z`)
      .join(''),
  );
}

function through(run: readonly Place[]): string {
  return `M${run.map(([x, y]) => `${x} ${y}`).join('L')}`;
}

/** Points that follow each other without a gap, as places of the drawing. One that repeats the place before it is left out. */
function runsOf(points: readonly Point[], x: (ms: number) => number, y: (value: number) => number): Place[][] {
  const runs: Place[][] = [];
  let run: Place[] | undefined;
  for (const [ms, value] of points) {
    if (value === null) {
      run = undefined;
      continue;
    }
    const place: Place = [x(ms), y(value)];
    if (run === undefined) {
      run = [];
      runs.push(run);
    }
    const last = run.at(-1);
    if (last?.[0] !== place[0] || last[1] !== place[1]) run.push(place);
  }
  return runs;
}
