import type { Hue, Limit } from '../../document/chart.ts';
import { type Content, html, type Markup } from './markup.ts';
import type { Tick } from './scales.ts';
import { hueClass } from './tones.ts';

/** Units across and down in the drawing of a chart with axes. It is stretched to the width of the page. */
export const WIDTH = 1_000;
export const HEIGHT = 320;

/** What a drawing is called. */
export interface Named {
  readonly label: string;
}

export interface Plot extends Named {
  readonly drawing: Content;
  /** In units. The drawing is stretched to the size of its box. */
  readonly width?: number;
  readonly height?: number;
  /** Percent from below. */
  readonly values?: readonly Tick[];
  /** Percent from the left. */
  readonly times: readonly Tick[];
  /** What is above the end of the axis. */
  readonly beyond?: string | undefined;
}

/**
 * A drawing with its axes. Only lines and areas are stretched: widths of lines are fixed (`vector-effect`), and the labels are text
 * of the page, which has the same size on a phone.
 */
export function plot({ label, drawing, width = WIDTH, height = HEIGHT, values = [], times, beyond }: Plot): Markup {
  const grid = values.map(({ at }) => html`M0 ${down(at, height)}H${width}`);
  const left = values.map(({ at, label: text }) => html`<span style="bottom:${percent(at)}">${text}</span>`);
  const above = beyond === undefined ? '' : html`<p class="beyond"><span aria-hidden="true">↑ </span>${beyond}</p>`;
  return html`${above}<div class="plot"><div class="y" aria-hidden="true">${left}</div>${svg(
    { label },
    { width, height, className: 'area' },
    [values.length === 0 ? '' : html`<path class="grid" d="${grid}"/>`, drawing],
  )}${timeAxis(times)}</div>`;
}

export function svg(
  { label }: Named,
  { width, height, className }: { readonly width: number; readonly height: number; readonly className: string },
  drawing: Content,
): Markup {
  return html`<svg class="${className}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}">${drawing}</svg>`;
}

/** What a label takes with the gap to the next, in pixels, and how wide an axis is at least: in half a page, and on a phone. */
const LABEL = 60;
const CHARACTER = 6.5;
const AXIS = 430;
const AXIS_ON_PHONE = 290;

/** The labels that have room. The first one begins at its place, and the others are around theirs. @param pixels the width of the axis */
export function timeAxis(times: readonly Tick[], pixels: number = AXIS): Markup {
  const room = Math.max(LABEL, ...times.map(({ label }) => CHARACTER * (label.length + 2)));
  const least = (room / pixels) * 100;
  const leastOnPhone = (room / Math.min(pixels, AXIS_ON_PHONE)) * 100;
  let [last, lastOnPhone] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const labels = times.map(({ at, label }) => {
    if (at - last < least) return '';
    last = at < 4 ? at + least / 3 : at;
    const isCrowded = at - lastOnPhone < leastOnPhone;
    if (!isCrowded) lastOnPhone = at < 4 ? at + leastOnPhone / 3 : at;
    return html`<span class="${[sideOf(at), isCrowded ? 'crowded' : ''].join(' ').trim()}" style="left:${percent(at)}">${label}</span>`;
  });
  return html`<div class="x" aria-hidden="true">${labels}</div>`;
}

/** A label at an end of the axis stays within it. */
function sideOf(at: number): string {
  return at < 4 ? 'first' : at > 94 ? 'last' : '';
}

function down(at: number, height: number): number {
  return Math.round(height * (1 - at / 100));
}

function percent(at: number): string {
  return `${Math.round(at * 10) / 10}%`;
}

/** A dashed line at the limit. @param y of the drawing */
export function limitLine(y: number, width: number = WIDTH): Markup {
  return html`<path class="limit" d="M0 ${y}H${width}"/>`;
}

/** One color of a chart, and what it means. */
export interface Key {
  readonly name: string;
  readonly hue: Hue;
  /** Only filled, and light. */
  readonly isPale?: boolean;
}

/** What the colors mean. @param signs what each is drawn as: states also differ in form, because a color alone tells nothing to some */
export function legend(
  keys: readonly Key[],
  limit?: Limit,
  signs: 'as-areas' | 'as-cells' | 'as-dots' = 'as-areas',
): Markup {
  const items = keys.map(
    ({ name, hue, isPale }) => html`<li><i class="${hueClass(hue)}${isPale === true ? ' pale' : ''}"></i>${name}</li>`,
  );
  const line = limit === undefined ? '' : html`<li><i class="limit"></i>${limit.name}</li>`;
  return html`<ul class="legend ${signs}">${items}${line}</ul>`;
}
