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
}

/**
 * A drawing with its axes. Only lines and areas are stretched: widths of lines are fixed (`vector-effect`), and the labels are text
 * of the page, which has the same size on a phone.
 */
export function plot({ label, drawing, width = WIDTH, height = HEIGHT, values = [], times }: Plot): Markup {
  const grid = values.map(({ at }) => html`M0 ${down(at, height)}H${width}`);
  const left = values.map(({ at, label: text }) => html`<span style="bottom:${percent(at)}">${text}</span>`);
  return html`<div class="plot"><div class="y" aria-hidden="true">${left}</div>${svg(
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

export function timeAxis(times: readonly Tick[]): Markup {
  const labels = times.map(({ at, label }) => html`<span${side(at)} style="left:${percent(at)}">${label}</span>`);
  return html`<div class="x" aria-hidden="true">${labels}</div>`;
}

/** A label at an end of the axis stays within it. */
function side(at: number): Content {
  return at < 4 ? html` class="first"` : at > 96 ? html` class="last"` : '';
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

/** What the colors mean. */
export function legend(entries: readonly { readonly name: string; readonly hue: Hue }[], limit?: Limit): Markup {
  const keys = entries.map(({ name, hue }) => html`<li><i class="${hueClass(hue)}"></i>${name}</li>`);
  const line = limit === undefined ? '' : html`<li><i class="limit"></i>${limit.name}</li>`;
  return html`<ul class="legend">${keys}${line}</ul>`;
}
