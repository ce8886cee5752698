import type { Medium } from './clip.ts';

/** Every ASCII character that can begin or end markup, an entity, a link or a mention. */
const MARKUP = /[!-/:-@[-`{-~]/;

/** Texts of media with Markdown: each character that could be markup is escaped by a backslash, which they do not show. */
export const MARKDOWN: Medium = { encode: (character) => (MARKUP.test(character) ? `\\${character}` : character) };
