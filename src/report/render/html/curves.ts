import type { Curve, Curves, Point } from '../../document/chart.ts';
import { HEIGHT, legend, limitLine, type Named, plot, WIDTH } from './frame.ts';
import { type Content, html, type Markup } from './markup.ts';
import { areaPath, linePath, type Scales } from './paths.ts';
import { scale, shownLimit, timeTicks, valueAxis } from './scales.ts';
import { hueClass } from './tones.ts';

/** Values over time, as lines and areas. */
export function curves({ curves: all, limit, unit, fromMs, toMs }: Curves, { label }: Named): Markup {
  const largest = all.reduce((most, { points }) => Math.max(most, largestOf(points)), 0);
  const { line, beyond } = shownLimit(limit, largest);
  const { most, ticks } = valueAxis(Math.max(line?.value ?? 0, largest), unit);
  const x = scale(fromMs, toMs, WIDTH);
  const up = scale(0, most, HEIGHT);
  const y = (value: number): number => HEIGHT - up(value);
  const breaches = limit === undefined ? [] : breachesOf(all[0]?.points ?? [], limit.value);
  const shaded = breaches.map(([from, to]) => html`M${x(from)} 0V${HEIGHT}H${Math.max(x(to), x(from) + 3)}V0Z`);
  const drawn = all.map((curve) => drawnCurve(curve, { x, y }));
  const drawing: Content = [
    shaded.length === 0 ? '' : html`<path class="breach" d="${shaded}"/>`,
    drawn,
    line === undefined ? '' : limitLine(y(line.value)),
  ];
  const chart = plot({ label, drawing, values: ticks, times: timeTicks(fromMs, toMs), beyond });
  const keys = all.map(({ name, hue, shape }) => ({ name, hue, isPale: shape === 'fill' }));
  const breach = shaded.length === 0 ? [] : [{ name: 'over the limit', hue: 'bad', isPale: true } as const];
  return html`${chart}${legend([...keys, ...breach], line)}`;
}

function drawnCurve({ shape, hue, points }: Curve, scales: Scales): Markup {
  const name = hueClass(hue);
  const fill = shape === 'line' ? '' : html`<path class="fill ${name}" d="${areaPath(points, scales, HEIGHT)}"/>`;
  const line = shape === 'fill' ? '' : html`<path class="line ${name}" d="${linePath(points, scales)}"/>`;
  return html`${fill}${line}`;
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
