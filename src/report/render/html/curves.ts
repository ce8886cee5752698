import type { Curve, Curves, Point } from '../../document/chart.ts';
import { HEIGHT, legend, limitLine, type Named, plot, WIDTH } from './frame.ts';
import { type Content, html, type Markup } from './markup.ts';
import { areaPath, linePath, scale, timeTicks, valueAxis } from './scales.ts';
import { hueClass } from './tones.ts';

/** Values over time, as lines and areas. */
export function curves({ curves: all, limit, unit, fromMs, toMs }: Curves, { label }: Named): Markup {
  const largest = all.reduce((most, { points }) => Math.max(most, largestOf(points)), limit?.value ?? 0);
  const { most, ticks } = valueAxis(largest, unit);
  const x = scale(fromMs, toMs, WIDTH);
  const up = scale(0, most, HEIGHT);
  const y = (value: number): number => HEIGHT - up(value);
  const breaches = limit === undefined ? [] : breachesOf(all[0]?.points ?? [], limit.value);
  const shaded = breaches.map(([from, to]) => html`M${x(from)} 0V${HEIGHT}H${Math.max(x(to), x(from) + 3)}V0Z`);
  const drawn = all.map((curve) => drawnCurve(curve, x, y));
  const drawing: Content = [
    shaded.length === 0 ? '' : html`<path class="breach" d="${shaded}"/>`,
    drawn,
    limit === undefined ? '' : limitLine(y(limit.value)),
  ];
  const chart = plot({ label, drawing, values: ticks, times: timeTicks(fromMs, toMs) });
  const keys = all.map(({ name, hue }) => ({ name, hue }));
  const breach = shaded.length === 0 ? [] : [{ name: 'over the limit', hue: 'bad' } as const];
  return html`${chart}${legend([...keys, ...breach], limit)}`;
}

function drawnCurve({ shape, hue, points }: Curve, x: (ms: number) => number, y: (value: number) => number): Markup {
  const name = hueClass(hue);
  const area =
    shape === 'area' ? html`<path class="fill ${name}" d="${areaPath(points, { x, y, ground: HEIGHT })}"/>` : '';
  return html`${area}<path class="line ${name}" d="${linePath(points, x, y)}"/>`;
}

function largestOf(points: readonly Point[]): number {
  return points.reduce((most, [, value]) => Math.max(most, value ?? 0), 0);
}

/** When the value was above the limit: from where the line between two points crosses it. */
function breachesOf(points: readonly Point[], limit: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (const [at, [toMs, to]] of points.entries()) {
    const [fromMs, from] = points[at - 1] ?? [toMs, null];
    if (from === null || to === null || Math.max(from, to) <= limit) continue;
    const crossing = fromMs + ((limit - from) / (to - from)) * (toMs - fromMs);
    found.push([from > limit ? fromMs : crossing, to > limit ? toMs : crossing]);
  }
  return found;
}
