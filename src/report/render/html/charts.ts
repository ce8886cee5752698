import type { Chart } from '../../document/chart.ts';
import type { ChartBlock } from '../../document/document.ts';
import type { Table } from '../blocks.ts';
import { bars } from './bars.ts';
import { curves } from './curves.ts';
import { days } from './days.ts';
import { lanes } from './lanes.ts';
import { html, type Markup } from './markup.ts';
import { ladder, meters } from './steps.ts';

export interface ChartFrame {
  /** The titles of charts follow the heading of their section, if it has one. */
  readonly level: 2 | 3;
  readonly tableOf: (table: Table, name: string) => Markup;
}

/** A chart with its title, and its figures as a table that can be unfolded. */
export function chartOf({ title, sentence, chart, table }: ChartBlock, { level, tableOf }: ChartFrame): Markup {
  const said = sentence === '' ? '' : html`<p>${sentence}</p>`;
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  // A ladder is a table already.
  const figures =
    chart.kind === 'ladder' || table.rows.total === 0
      ? ''
      : html`<details class="data"><summary>Table<span class="unseen"> of ${title}</span></summary>${tableOf(table, `Table of ${title}`)}</details>`;
  const label = sentence === '' ? title : `${title}: ${sentence}`;
  return html`<figure class="chart of-${chart.kind}" aria-label="${title}"><figcaption>${heading}${said}</figcaption>${drawingOf(chart, label)}${figures}</figure>\n`;
}

function drawingOf(chart: Chart, label: string): Markup {
  switch (chart.kind) {
    case 'curves':
      return curves(chart, { label });
    case 'bars':
      return bars(chart, { label });
    case 'days':
      return days(chart, { label });
    case 'lanes':
      return lanes(chart, { label });
    case 'meters':
      return meters(chart, { label });
    case 'ladder':
      return ladder(chart);
  }
}
