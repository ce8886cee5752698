import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Makes everything invisible visible, and cuts: names come from databases and storages that others may write to. Control
 * characters would drive a terminal, direction marks would turn a sentence around, line breaks would forge a line.
 */
export function visible(text: string, maxLength: number): string {
  const cut = text.length > maxLength ? `${text.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return cut
    .replaceAll(/\r?\n/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/**
 * How many cells of a terminal a visible text takes: two for a character of East Asia and for an emoji, none for what is drawn on
 * the character before. Control and format characters, joiners among them, are written out by now.
 */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text.replaceAll(/[\p{Mn}\p{Me}]/gu, ''))
    width += eastAsianWidth(character.codePointAt(0) as number);
  return width;
}
