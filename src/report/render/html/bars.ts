import { stack } from 'd3-shape';
import type { Bars } from '../../document/chart.ts';
import { HEIGHT, legend, limitLine, type Named, plot } from './frame.ts';
import { html, type Markup } from './markup.ts';
import { momentLabels, scale, shownLimit, type Tick, valueAxis } from './scales.ts';
import { hueClass } from './tones.ts';

/** Units across for each bar, with the gap to the next. */
const SLOT = 20;
const GAP = 6;
/** A few bars don't fill the whole width. */
const LEAST_SLOTS = 16;
const MOST_LABELS = 4;

type Bar = Bars['bars'][number];

/** Bars divided into parts. */
export function bars({ bars: all, parts, limit, unit }: Bars, { label }: Named): Markup {
  const sums = all.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const largest = Math.max(0, ...sums);
  const { line, beyond } = shownLimit(limit, largest);
  const { most, ticks } = valueAxis(Math.max(line?.value ?? 0, largest), unit);
  const slots = Math.max(all.length, LEAST_SLOTS);
  const up = scale(0, most, HEIGHT);
  const layers = stack<Bar, number>()
    .keys(parts.keys())
    .value(({ values }, part) => values[part] ?? 0)([...all]);
  const paths = parts.map(({ hue }, part) => {
    const d = (layers[part] ?? []).flatMap(([from, to], at) => {
      const below = up(from);
      const height = up(to) - below;
      return height <= 0 ? [] : [html`M${at * SLOT + GAP / 2} ${HEIGHT - below}v-${height}h${SLOT - GAP}v${height}z`];
    });
    return d.length === 0 ? '' : html`<path class="solid layer ${hueClass(hue)}" d="${d}"/>`;
  });
  const drawing = [paths, line === undefined ? '' : limitLine(HEIGHT - up(line.value), slots * SLOT)];
  const times = labelsOf(all, slots);
  const chart = plot({ label, drawing, width: slots * SLOT, values: ticks, times, beyond });
  return html`${chart}${legend(parts, line)}`;
}

/** The dates of a few bars. */
function labelsOf(all: Bars['bars'], slots: number): Tick[] {
  const step = Math.max(1, Math.ceil(slots / MOST_LABELS));
  const places = all.flatMap(({ atMs }, at) => (at % step === 0 ? [{ atMs, at: ((at + 0.5) / slots) * 100 }] : []));
  const labels = momentLabels(places.map(({ atMs }) => atMs));
  return places.flatMap(({ atMs, at }) => {
    const label = labels.get(atMs);
    // Another bar of the same moment has none.
    labels.delete(atMs);
    return label === undefined ? [] : [{ at, label }];
  });
}
