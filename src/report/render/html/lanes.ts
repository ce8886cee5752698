import type { Hue, Lanes } from '../../document/chart.ts';
import { legend, type Named, svg, timeAxis, WIDTH } from './frame.ts';
import { type Content, html, type Markup } from './markup.ts';
import { scale, timeTicks } from './scales.ts';
import { hueClass } from './tones.ts';

/** Units of the height of a lane. Its pixels are in the style sheet. */
const LANE = 10;
/** Marks at the ends of the time would be cut in half. */
const EDGE = 12;

/**
 * Marks on several lines. A mark is a line without length and with round ends, which stays round however the
 * drawing is stretched. One with square ends needs some length, or it is missing in a PDF.
 */
export function lanes({ lanes: all, states, fromMs, toMs, nowMs }: Lanes, { label }: Named): Markup {
  const inner = scale(fromMs, toMs, WIDTH - 2 * EDGE);
  const x = (ms: number): number => EDGE + inner(ms);
  const middle = (lane: number): number => lane * LANE + LANE / 2;
  const rails = all.map((_, lane) => html`M0 ${middle(lane)}H${WIDTH}`);
  const chains = all.flatMap(({ marks, isChain }, lane) => {
    const [first, last] = [marks[0], marks.at(-1)];
    if (isChain !== true || first === undefined || last === undefined) return [];
    return [html`M${x(first.atMs)} ${middle(lane)}H${x(last.atMs)}`];
  });
  const byWeight = [...states.entries()].toSorted(([, a], [, b]) => weightOf(a.hue) - weightOf(b.hue));
  const dots = byWeight.map(([state, { hue }]) => {
    const d = all.flatMap(({ marks }, lane) =>
      places(marks.filter((mark) => mark.state === state).map(({ atMs }) => x(atMs))).map(
        (at) => html`M${at} ${middle(lane)}${hue === 'bad' ? 'h1' : 'h0'}`,
      ),
    );
    if (d.length === 0) return '';
    const hole = hue === 'warn' ? html`<path class="dots hole" d="${d}"/>` : '';
    return html`<path class="dots ${hueClass(hue)}" d="${d}"/>${hole}`;
  });
  const height = all.length * LANE;
  const drawing: Content = [
    html`<path class="grid" d="${rails}"/>`,
    nowMs === undefined ? '' : html`<path class="limit" d="M${x(nowMs)} 0V${height}"/>`,
    chains.length === 0 ? '' : html`<path class="chain" d="${chains}"/>`,
    dots,
  ];
  const names = all.map(({ name }) => html`<span>${name}</span>`);
  const picture = svg({ label }, { width: WIDTH, height, className: 'tracks' }, drawing);
  const times = timeTicks(fromMs, toMs).map((tick) => ({
    ...tick,
    at: x(fromMs + (tick.at / 100) * (toMs - fromMs)) / (WIDTH / 100),
  }));
  return html`<div class="rows"><div class="names" aria-hidden="true">${names}</div><div class="box" style="--lanes:${all.length}">${picture}</div>${timeAxis(times)}</div>${legend(states, undefined, 'as-dots')}`;
}

/** What matters more is drawn above the rest. */
function weightOf(hue: Hue): number {
  return ['skipped', 'good', 'warn', 'bad'].indexOf(typeof hue === 'number' ? 'skipped' : hue);
}

/** Each place once: marks that can't be told apart are one. */
function places(of: readonly number[]): number[] {
  return [...new Set(of)];
}
