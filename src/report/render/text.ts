import type { Block, Document, Extent, Line, Section } from '../document/document.ts';
import type { Tone } from '../document/tone.ts';
import { grouped, humanMs } from '../format.ts';
import { diagnosticsOf } from '../words/backups.ts';
import { shownTable, spansOf, type Table, titleOf, valueOnLine } from './blocks.ts';
import { visible, widthOf } from './visible.ts';

const TITLE_LENGTH = 400;
const TEXT_LENGTH = 400;
const COMMAND_LENGTH = 4_000;
/** Rows of a table, and items of a list. */
const LIMITS: Readonly<Record<Extent, number>> = { result: Number.POSITIVE_INFINITY, finding: 60, detail: 20 };

/** Colors text according to a tone. Without colors, it returns the text unchanged. */
export type Paint = (tone: Tone, text: string) => string;

/**
 * The report for a terminal, without what the log already shows: warnings and the error.
 * @param document of a report that is scrubbed of secrets
 */
export function renderText(document: Document, paint: Paint): string {
  if (document.lines !== undefined) return document.lines.map((line) => `${visible(line, TEXT_LENGTH)}\n`).join('');
  const head = [paint(document.tone, visible(document.title, TITLE_LENGTH))];
  if (document.sentence !== '') head.push(visible(document.sentence, 2 * TEXT_LENGTH));
  const parts = [head, ...document.sections.map((section) => sectionLines(section, paint)), tail(document)];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function tail(document: Document): string[] {
  const phases = document.phases.map((each) => `${each.phase} ${humanMs(each.durationMs)}`).join(', ');
  const took = document.phases.length === 0 ? [] : [`Took ${humanMs(document.durationMs)}: ${phases}`];
  const diagnostics = diagnosticsOf(document);
  return [...(diagnostics === undefined ? [] : [diagnostics]), ...took].map((line) => visible(line, 2 * TEXT_LENGTH));
}

function sectionLines({ title, tone, fold, repeats, blocks }: Section, paint: Paint): string[] {
  if (fold === 'closed' && repeats === true) return [];
  const heading = title === undefined ? [] : [headingOf(title, tone, paint)];
  // A terminal can't unfold it. The report file contains it.
  if (fold === 'closed' && title !== undefined) return heading;
  return [...heading, ...blocks.flatMap((block) => blockLines(block, paint))];
}

function headingOf(title: Line, tone: Tone | undefined, paint: Paint): string {
  const text = visible(plainOf(title), TITLE_LENGTH);
  return tone === undefined ? text : paint(tone, text);
}

function plainOf(line: Line): string {
  return spansOf(line)
    .map(({ text }) => text)
    .join('');
}

function blockLines(block: Block, paint: Paint): string[] {
  switch (block.kind) {
    case 'facts':
      return columns(
        block.rows.map(([name, value]) => [`  ${name}`, valueOnLine(value, block.isKey === true)]),
        paint,
      );
    case 'table':
      return tableLines(block, paint);
    case 'chart':
      return [`  ${visible(titleOf(block), TITLE_LENGTH)}`, ...tableLines(block.table, paint)];
    case 'list': {
      const most = LIMITS[block.extent];
      const items = block.items.first(most).map((item) => `  - ${visible(plainOf(item), TEXT_LENGTH)}`);
      return [...items, ...more(block.items.total - items.length)];
    }
    case 'commands':
      // Not indented: a here-document ends at the beginning of a line.
      return block.text
        .trimEnd()
        .split('\n')
        .map((line) => visible(line, COMMAND_LENGTH));
    case 'note':
      return [`  ${visible(plainOf(block.text), TEXT_LENGTH)}`];
  }
}

function tableLines(table: Table, paint: Paint): string[] {
  const shown = shownTable(table, { most: LIMITS[table.extent], optional: false });
  const header = shown.columns.map(({ title }) => title.toUpperCase());
  // A title alone would only repeat the heading above it.
  const isTold = header.filter((title) => title !== '').length > 1;
  const rows = [...(isTold ? [header] : []), ...shown.rows].map(([first = '', ...rest]) => [
    ['  ', ...spansOf(first)],
    ...rest,
  ]);
  const alignRight = shown.columns.map(({ align }) => align === 'right');
  return [...columns(rows, paint, alignRight), ...more(shown.more)];
}

/** The line that states what was left out. */
function more(count: number): string[] {
  return count > 0 ? [`  ... and ${grouped(count)} more`] : [];
}

/** Aligns cells as a terminal shows them. The last cell of a line is not padded. */
export function columns(
  rows: readonly (readonly Line[])[],
  paint: Paint = (_tone, text) => text,
  alignRight: readonly boolean[] = [],
): string[] {
  const measured = rows.map((row) => row.map((cell) => measure(cell, paint)));
  const widths: number[] = [];
  for (const row of measured) {
    for (const [at, { width }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width);
  }
  return measured.map((row) =>
    row
      .map(({ text, width }, at) => {
        const gap = ' '.repeat((widths[at] ?? width) - width);
        return alignRight[at] === true ? gap + text : text + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Color codes have no width. */
function measure(cell: Line, paint: Paint): { readonly text: string; readonly width: number } {
  const whole = visible(plainOf(cell), TEXT_LENGTH);
  const spans = spansOf(cell);
  const colored = spans.map(({ text, tone }) => {
    const shown = visible(text, TEXT_LENGTH);
    return tone === undefined ? shown : paint(tone, shown);
  });
  return { text: spans.some(({ tone }) => tone !== undefined) ? colored.join('') : whole, width: widthOf(whole) };
}
