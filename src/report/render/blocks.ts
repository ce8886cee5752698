import type { Block, ChartBlock, Column, Extent, Line, Span } from '../document/document.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** What a chart is about, and what it shows. */
export function titleOf({ title, sentence }: ChartBlock): string {
  return sentence === '' ? title : `${title}: ${sentence}`;
}

/** A line, split into its parts. */
export function spansOf(line: Line): readonly Span[] {
  const pieces = typeof line === 'string' || 'text' in line ? [line] : line;
  return pieces.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
}

/** A fact on one line. A browser shows the parts of a key figure below each other, and needs nothing between them. */
export function valueOnLine(value: Line, isKey: boolean): Line {
  if (!isKey) return value;
  const parts = spansOf(value).filter(({ text }) => text !== '');
  return parts.flatMap((part, at) => (at === 0 ? [part] : [{ text: ', ' }, part]));
}

/** The table as shown: without empty columns, and without columns that the medium has no room for. */
export function shownTable(
  { columns, rows }: Table,
  options: { readonly most: number; readonly optional: boolean },
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly Line[])[]; readonly more: number } {
  const shown = rows.first(options.most);
  const kept = columns.flatMap((column, at) => {
    const isEmpty = shown.every((row) => row[at] === undefined || row[at] === '');
    return isEmpty || (column.optional === true && !options.optional) ? [] : [at];
  });
  return {
    columns: kept.flatMap((at) => columns[at] ?? []),
    rows: shown.map((row) => kept.map((at) => row[at] ?? '')),
    more: rows.total - shown.length,
  };
}

/** Tables with the same extent share one limit per page. */
export function countTables(sections: readonly { readonly blocks: readonly Block[] }[], extent: Extent): number {
  return sections.flatMap(({ blocks }) => blocks).filter((block) => 'extent' in block && block.extent === extent)
    .length;
}
