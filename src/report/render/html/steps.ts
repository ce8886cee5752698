import type { Ladder, Meters } from '../../document/chart.ts';
import { type Named, svg } from './frame.ts';
import { html, type Markup } from './markup.ts';
import { hueClass, icon } from './tones.ts';

/** Percent of the width: less can't be seen. */
const LEAST_SEEN = 0.8;

/** How full several things are. What is not empty does not look empty. */
export function meters({ meters: all }: Meters, { label }: Named): Markup {
  const rows = all.map(({ name, value, most, text, hue }) => {
    const share = Math.min(100, (value / (most || 1)) * 100);
    const shown = value > 0 ? Math.max(LEAST_SEEN, share) : 0;
    const drawing = svg({ label: `${label} ${name}: ${text}` }, { width: 100, height: 10, className: 'meter' }, [
      html`<path class="nothing" d="M0 0H100V10H0Z"/>`,
      html`<path class="solid ${hueClass(hue)}" d="M0 0H${Math.round(shown * 10) / 10}V10H0Z"/>`,
    ]);
    return html`<li><span>${name}</span><span class="quiet">${text}</span>${drawing}</li>`;
  });
  return html`<ul class="meters">${rows}</ul>`;
}

/** Steps that build on each other, as a table that looks like a ladder. */
export function ladder({ rungs }: Ladder): Markup {
  const rows = rungs.map(
    ({ name, tone, state, text }) =>
      html`<tr><th scope="row">${icon(tone)}<span>${name}</span></th><td class="state">${state}</td><td>${text}</td></tr>`,
  );
  const head = html`<thead class="unseen"><tr><th scope="col">step</th><th scope="col">state</th><th scope="col">what is known</th></tr></thead>`;
  return html`<table class="ladder">${head}<tbody>${rows}</tbody></table>`;
}
