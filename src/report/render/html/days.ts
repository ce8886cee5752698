import type { Days } from '../../document/chart.ts';
import { legend, type Named, svg, timeAxis } from './frame.ts';
import { html, type Markup } from './markup.ts';
import { scale, timeTicks } from './scales.ts';
import { hueClass } from './tones.ts';

const DAY_MS = 86_400_000;
/** Units of one cell, with the gap to the next. */
const CELL = 10;
const GAP = 1.6;
/** Pixels of one cell, at most: a short time doesn't fill the page. */
const MOST_PIXELS = 22;
const WEEKS_PER_LABEL = 4;
const MOST_LABELS = 6;

/** A calendar: a column per week, a row per day of the week, beginning with Monday. */
export function days({ days: all, firstMs, states }: Days, { label }: Named): Markup {
  const before = (new Date(firstMs).getUTCDay() + 6) % 7;
  const weeks = Math.max(1, Math.ceil((before + all.length) / 7));
  const cells = (state: number | null): Markup[] =>
    all.flatMap((each, at) => {
      if (each !== state) return [];
      const [week, day] = [Math.floor((before + at) / 7), (before + at) % 7];
      return [html`M${week * CELL} ${day * CELL}h${CELL - GAP}v${CELL - GAP}h-${CELL - GAP}z`];
    });
  const paths = [...states.keys()].map((state) => {
    const d = cells(state);
    return d.length === 0 ? '' : html`<path class="solid ${hueClass(states[state]?.hue ?? 'skipped')}" d="${d}"/>`;
  });
  const empty = cells(null);
  const nothing = empty.length === 0 ? '' : html`<path class="nothing" d="${empty}"/>`;
  const startMs = firstMs - before * DAY_MS;
  const endMs = startMs + weeks * 7 * DAY_MS;
  const labels = Math.min(MOST_LABELS, Math.max(1, Math.floor(weeks / WEEKS_PER_LABEL)));
  const toPercent = scale(startMs, endMs, 1_000);
  const times = timeTicks(firstMs, endMs, labels).map(({ at, label: text }) => {
    const ms = firstMs + (at / 100) * (endMs - firstMs);
    return { at: toPercent(ms) / 10, label: text };
  });
  const drawing = svg({ label }, { width: weeks * CELL, height: 7 * CELL, className: 'cells' }, [nothing, paths]);
  return html`<div class="calendar" style="max-width:${weeks * MOST_PIXELS}px">${drawing}${timeAxis(times)}</div>${legend(states)}`;
}
