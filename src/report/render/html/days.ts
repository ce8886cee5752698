import type { Days } from '../../document/chart.ts';
import { legend, type Named, svg, timeAxis } from './frame.ts';
import { html, type Markup } from './markup.ts';
import { timeTicks } from './scales.ts';
import { hueClass } from './tones.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** Units of one cell, with the gap to the next. */
const CELL = 10;
const SIDE = 8.4;
/** How thick a cell is that has only an outline, and how far its cross is from the edge. */
const RIM = 2.2;
const MARGIN = 2.4;
/** Pixels of one cell, at most: a short time doesn't fill the page. */
const MOST_PIXELS = 19;
/** The names of the days beside them. */
const NAMES_PIXELS = 40;
/** More would be too narrow to see. */
const MOST_WEEKS = 54;
const WEEKS_PER_LABEL = 4;
const MOST_LABELS = 6;

/** A calendar: a column per week, a row per day of the week, beginning with Monday. Below each other if the time is long. */
export function days(chart: Days, { label }: Named): Markup {
  const before = (new Date(chart.firstMs).getUTCDay() + 6) % 7;
  const weeks = Math.max(1, Math.ceil((before + chart.days.length) / 7));
  const blocks = Math.ceil(weeks / MOST_WEEKS);
  const each = Math.ceil(weeks / blocks);
  const drawn = Array.from({ length: blocks }, (_, at) => {
    const first = at * each * 7 - before;
    const within = chart.days.slice(Math.max(0, first), first + each * 7);
    const block = { days: within, before: Math.max(0, -first), firstMs: chart.firstMs + first * DAY_MS, weeks: each };
    return calendar(chart, block, blocks === 1 ? label : `${label} (${at + 1} of ${blocks})`);
  });
  return html`${drawn}${legend(chart.states, undefined, 'as-cells')}`;
}

interface Block {
  readonly days: Days['days'];
  /** Days of the first week that don't belong to the time. */
  readonly before: number;
  /** A Monday. */
  readonly firstMs: number;
  readonly weeks: number;
}

function calendar({ states }: Days, { days: all, before, firstMs, weeks }: Block, label: string): Markup {
  const placesOf = (state: number | null): (readonly [x: number, y: number])[] =>
    all.flatMap((each, at) =>
      each === state ? [[Math.floor((before + at) / 7) * CELL, ((before + at) % 7) * CELL] as const] : [],
    );
  const paths = states.map(({ hue }, state) => cells(placesOf(state), hueClass(hue)));
  const drawing = [cells(placesOf(null), 'nothing'), paths];
  const pixels = weeks * MOST_PIXELS;
  const labels = Math.min(MOST_LABELS, Math.max(1, Math.floor(weeks / WEEKS_PER_LABEL)));
  const picture = svg({ label }, { width: weeks * CELL, height: 7 * CELL, className: 'cells' }, drawing);
  const times = timeAxis(timeTicks(firstMs, firstMs + weeks * WEEK_MS, labels), pixels - NAMES_PIXELS);
  return html`<div class="calendar" style="max-width:${pixels}px"><div class="weekdays" aria-hidden="true"><span>Mon</span><span>Thu</span><span>Sun</span></div>${picture}${times}</div>`;
}

/** What is missed is a cell that is empty, and what failed is crossed out. */
function cells(places: readonly (readonly [x: number, y: number])[], name: string): Markup | '' {
  if (places.length === 0) return '';
  const square = (x: number, y: number, side: number): Markup => html`M${x} ${y}h${side}v${side}h-${side}z`;
  const d = places.map(([x, y]) => [
    square(x, y, SIDE),
    name === 'warn' ? square(x + RIM, y + RIM, SIDE - 2 * RIM) : '',
  ]);
  const shape = html`<path class="${name === 'nothing' ? '' : 'solid '}${name}" d="${d}"/>`;
  if (name !== 'bad') return shape;
  const length = SIDE - 2 * MARGIN;
  const crosses = places.map(
    ([x, y]) => html`M${x + MARGIN} ${y + MARGIN}l${length} ${length}m-${length} 0l${length}-${length}`,
  );
  return html`${shape}<path class="cross" d="${crosses}"/>`;
}
