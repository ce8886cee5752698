import type { Block, Column, Line, Span } from '../../document/document.ts';
import { grouped } from '../../format.ts';
import { shownTable, spansOf, type Table } from '../blocks.ts';
import { chartOf } from './charts.ts';
import { type Content, html, type Markup } from './markup.ts';
import { icon } from './tones.ts';

/** Where the parts of the document are on the page, by name. */
export type Links = ReadonlyMap<string, string>;

/** Rows of a table and items of a list. A browser shows long ones, but a page should stay small enough to send. */
const MOST_ROWS = 2_000;
/** A table with more columns than this shows each row as a card on a phone. */
const FIT_ON_PHONE = 4;

/** The contents of a section. Charts that follow each other share the width. */
export function blocksOf(blocks: readonly Block[], links: Links, level: 2 | 3): Markup[] {
  const out: Markup[] = [];
  let charts: Markup[] = [];
  const flush = (): void => {
    if (charts.length > 0) out.push(html`<div class="charts">${charts}</div>\n`);
    charts = [];
  };
  for (const block of blocks) {
    if (block.kind === 'chart') {
      charts.push(chartOf(block, { level, tableOf: (table, name) => tableOf(table, links, name) }));
      continue;
    }
    flush();
    out.push(blockOf(block, links));
  }
  flush();
  return out;
}

function blockOf(block: Exclude<Block, { kind: 'chart' }>, links: Links): Markup {
  switch (block.kind) {
    case 'facts': {
      const rows = block.rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${line(value, links)}</dd></div>`);
      return html`<dl class="${block.isKey === true ? 'figures' : 'facts'}">${rows}</dl>\n`;
    }
    case 'table':
      return tableOf(block, links);
    case 'list': {
      const items = block.items.first(MOST_ROWS).map((item) => html`<li>${line(item, links)}</li>`);
      return html`<ul>${items}</ul>${more(block.items.total - items.length)}\n`;
    }
    case 'commands':
      // Line by line: a text alone would lose its line ends.
      return html`<pre>${block.text.split('\n').map((each) => html`${each}\n`)}</pre>\n`;
    case 'note':
      return html`<p class="note">${line(block.text, links)}</p>\n`;
  }
}

/** A table in a box of its own, which scrolls if it is too long or a name too wide. A keyboard can reach it to scroll. */
export function tableOf(table: Table, links: Links, name = 'Table'): Markup {
  const { columns, rows, more: cut } = shownTable(table, { most: MOST_ROWS, optional: true });
  const isWide = columns.length > FIT_ON_PHONE;
  const head = columns.map(({ title, align }) => html`<th scope="col"${rightOf(align)}>${title}</th>`);
  const body = rows.map((row) => html`<tr>${row.map((cell, at) => cellOf(cell, columns[at], { isWide, links }))}</tr>`);
  const kind = isWide ? 'wide' : 'narrow';
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table class="${kind}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${more(cut)}\n`;
}

function cellOf(
  cell: Line,
  column: Column | undefined,
  { isWide, links }: { readonly isWide: boolean; readonly links: Links },
): Markup {
  const label = isWide ? html` data-label="${column?.title}"` : '';
  return html`<td${rightOf(column?.align)}${label}>${line(cell, links)}</td>`;
}

function rightOf(align: Column['align']): Content {
  return align === 'right' ? html` class="right"` : '';
}

function more(count: number): Content {
  return count > 0 ? html`<p class="quiet">… and ${grouped(count)} more.</p>` : '';
}

/** A line or a cell. */
export function line(content: Line, links: Links): Markup[] {
  return spansOf(content).map((span) => spanOf(span, links));
}

/** An id, a fingerprint or a hash: one that is cut in two is hard to compare. */
const ID = /^(?:\d{8}T\d{6,9}Z-[0-9a-z-]{1,40}|[0-9A-Fa-f]{8,64})$/;

function spanOf({ text, code, strong, tone, to }: Span, links: Links): Markup {
  const shown =
    code === true
      ? html`<code${ID.test(text) ? html` class="id"` : ''}>${text}</code>`
      : strong === true
        ? html`<strong>${text}</strong>`
        : html`${text}`;
  const target = to === undefined ? undefined : links.get(to);
  const linked = target === undefined ? shown : html`<a href="#${target}">${shown}</a>`;
  return tone === undefined ? linked : html`<span class="tone">${icon(tone)}${linked}</span>`;
}
