import { area, line } from 'd3-shape';
import type { Point } from '../../document/chart.ts';
import { Markup } from './markup.ts';

/** A place of the drawing. Null: a gap. */
type Place = readonly [x: number, y: number] | null;

/** Where the points of a curve are in a drawing. */
export interface Scales {
  readonly x: (ms: number) => number;
  readonly y: (value: number) => number;
}

/** Lines through the known points. */
export function linePath(points: readonly Point[], scales: Scales): Markup {
  const path = line<Place>(xOf, yOf).defined((place) => place !== null);
  return new Markup(path(placesOf(points, scales)) ?? '');
}

/** What is below these lines. @param ground where zero is */
export function areaPath(points: readonly Point[], scales: Scales, ground: number): Markup {
  const path = area<Place>(xOf, ground, yOf).defined((place) => place !== null);
  return new Markup(path(placesOf(points, scales)) ?? '');
}

/** It is asked for known places only. */
const xOf = (place: Place): number => place?.[0] ?? Number.NaN;
const yOf = (place: Place): number => place?.[1] ?? Number.NaN;

/** The points as places. One that repeats the place before it is left out. */
function placesOf(points: readonly Point[], { x, y }: Scales): Place[] {
  const places: Place[] = [];
  for (const [ms, value] of points) {
    const place: Place = value === null ? null : [x(ms), y(value)];
    const last = places.at(-1);
    if (place === null || last?.[0] !== place[0] || last[1] !== place[1]) places.push(place);
  }
  return places;
}
