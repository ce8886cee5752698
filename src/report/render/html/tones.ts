import type { Hue } from '../../document/chart.ts';
import type { Tone } from '../../document/tone.ts';
import { html, type Markup } from './markup.ts';

/** Drawn in the middle of a circle: a color alone says nothing to some, and nothing in a black-and-white print. */
const SIGNS: Readonly<Record<Tone, Markup>> = {
  good: html`<path d="M6 10.5l3 3 5.5-6.5"/>`,
  bad: html`<path d="M7 7l6 6M13 7l-6 6"/>`,
  warn: html`<path d="M10 5.5v5.5M10 14h0"/>`,
  cancelled: html`<path d="M6 14L14 6"/>`,
  skipped: html`<path d="M6.5 10h7"/>`,
};

const NAMES: Readonly<Record<Tone, string>> = {
  good: 'good',
  bad: 'bad',
  warn: 'warning',
  cancelled: 'cancelled',
  skipped: 'skipped',
};

/** The sign of a state, with its name for those who can't see it. */
export function icon(tone: Tone): Markup {
  return html`<svg class="icon ${tone}" viewBox="0 0 20 20" role="img" aria-label="${NAMES[tone]}"><circle cx="10" cy="10" r="10"/>${SIGNS[tone]}</svg>`;
}

/** The class that gives an element this color. */
export function hueClass(hue: Hue): string {
  return typeof hue === 'number' ? `hue-${hue}` : hue;
}
