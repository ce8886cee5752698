import type { Lanes } from '../../document/chart.ts';
import { legend, type Named, svg, timeAxis, WIDTH } from './frame.ts';
import { type Content, html, type Markup } from './markup.ts';
import { scale, timeTicks } from './scales.ts';
import { hueClass } from './tones.ts';

/** Units of the height of a lane. Its pixels are in the style sheet. */
const LANE = 10;
/** Marks at the ends of the time would be cut in half. */
const EDGE = 12;

/** Marks on several lines. A mark is a line without length and with round ends, which stays round however the drawing is stretched. */
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
  const dots = states.map(({ hue }, state) => {
    const d = all.flatMap(({ marks }, lane) =>
      places(marks.filter((mark) => mark.state === state).map(({ atMs }) => x(atMs))).map(
        (at) => html`M${at} ${middle(lane)}h0`,
      ),
    );
    return d.length === 0 ? '' : html`<path class="dots ${hueClass(hue)}" d="${d}"/>`;
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
  return html`<div class="rows"><div class="names" aria-hidden="true">${names}</div><div class="box" style="--lanes:${all.length}">${picture}</div>${timeAxis(times)}</div>${legend(states)}`;
}

/** Each place once: marks that can't be told apart are one. */
function places(of: readonly number[]): number[] {
  return [...new Set(of)];
}
