import { eastAsianWidth } from 'get-east-asian-width';

/** In a place for one line, a line break is this sign: a real one would forge a line, and a space would hide it. */
const LINE_BREAK = ' \u21b5 ';

/**
 * Makes invisible characters visible, and limits the length. Names come from databases and storages that others can write to.
 * Control characters would control a terminal, direction marks would reverse a sentence, and line breaks would forge a line.
 */
export function visible(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return withoutControls(cut);
}

/** The same, of any length. */
export function withoutControls(text: string): string {
  return text
    .replaceAll(/\r?\n/g, LINE_BREAK)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/**
 * The width of a visible text in terminal cells: two for an East Asian character or an emoji, none for a combining character.
 * Control and format characters, including joiners, have already been made visible.
 */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
    width += eastAsianWidth(character.codePointAt(0) as number);
  return width;
}
