import { eastAsianWidth } from 'get-east-asian-width';
import { grouped, visible } from './format.ts';

export const NAME_LENGTH = 120;
export const TEXT_LENGTH = 400;

/** A line for what is left out. */
export function more(count: number): string[] {
  return count > 0 ? [`  ... and ${grouped(count)} more`] : [];
}

/** Aligns cells as a terminal shows them; the last of a line is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const measured = rows.map((row) =>
    row.map((cell) => {
      const text = visible(cell, TEXT_LENGTH);
      return { text, width: widthOf(text) };
    }),
  );
  const widths: number[] = [];
  for (const row of measured) {
    for (const [at, { width }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width);
  }
  return measured.map((row) =>
    row
      .map(({ text, width }, at) => text + ' '.repeat((widths[at] ?? width) - width))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * How many cells of a terminal a text takes: two for a character of East Asia and for an emoji, none for what is drawn on the
 * character before. Control and format characters, joiners among them, are written out by now.
 */
function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
    width += eastAsianWidth(character.codePointAt(0) as number);
  return width;
}
