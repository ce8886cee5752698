import type { Line, Span } from '../document/document.ts';
import type { Tone } from '../document/tone.ts';
import { spansOf } from './blocks.ts';
import { visible } from './visible.ts';

/** Names, URLs. */
const NAME_LENGTH = 120;
/** Names up to this length fit into a cell on a phone. */
const UNBROKEN_LENGTH = 16;
/** Words of a sentence, or of a check's name in the narrow first column. */
const UNBROKEN_WORD_LENGTH = 13;
const LONG_WORD = new RegExp(`\\S{${UNBROKEN_WORD_LENGTH + 1}}`);
/** Sentences: details, errors, hints. */
const TEXT_LENGTH = 400;

export const ICONS: Readonly<Record<Tone, string>> = {
  good: '✅',
  bad: '❌',
  warn: '⚠️',
  cancelled: '🚫',
  skipped: '⏭️',
};

/**
 * Text that Markdown shows literally: without markup, HTML, links, or its own cells and lines.
 * @param maxLength in UTF-16 units, before escaping; escaping makes it at most five times as long
 */
export function escapeText(text: string, maxLength: number = TEXT_LENGTH): string {
  return (
    visible(text, maxLength)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_[\]|~#]/g, '\\$&')
      .replaceAll('://', '\\://')
      .replaceAll('@', '\\@')
      .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
      // At the start, these would form a list or a rule. A backslash before a digit would be shown.
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** Text inside an HTML block, where a backslash would be shown and only HTML is interpreted. */
function escapeHtml(text: string, maxLength: number = TEXT_LENGTH): string {
  return visible(text, maxLength)
    .replaceAll(/[&<>"'\\`*_[\]|~#@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//')
    .replaceAll(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** A long path, URL or id, which may break after its separators: a phone shows about 20 characters in a cell. */
function breakable(word: string): string {
  // A URL's beginning stays whole, because its escapes do not work in parts.
  const parts = word.match(/^\w+:\/\/|[^/?&._:]*?(?:[/?&._:]|$)/g) ?? [];
  return parts
    .filter((part) => part !== '')
    .map((part) => escapeText(part))
    .join('<wbr>');
}

const codeText = (name: string): string => (name.length > UNBROKEN_LENGTH ? breakable(name) : escapeText(name));

/** A sentence, in which long words may break. */
function breakableWords(text: string): string {
  const whole = visible(text, TEXT_LENGTH);
  if (!LONG_WORD.test(whole)) return escapeText(whole);
  return whole
    .split(/(\s+)/)
    .map((word) => (word.length > UNBROKEN_WORD_LENGTH ? breakable(word) : escapeText(word)))
    .join('');
}

/** A line or a cell. */
export function markdownLine(line: Line): string {
  return spansOf(line).map(markdownSpan).join('');
}

function markdownSpan({ text, code, strong, tone }: Span): string {
  // HTML instead of backticks, because the name may contain backticks.
  const shown = code === true ? `<code>${codeText(visible(text, NAME_LENGTH))}</code>` : breakableWords(text);
  const isBold = strong === true || tone === 'bad' || tone === 'warn';
  return `${tone === undefined ? '' : `${ICONS[tone]} `}${isBold && shown !== '' ? `**${shown}**` : shown}`;
}

/** The title of a folded part. */
export function htmlLine(line: Line): string {
  return spansOf(line)
    .map(({ text, code, tone }) => {
      const shown = code === true ? `<code>${escapeHtml(text, NAME_LENGTH)}</code>` : escapeHtml(text);
      return tone === undefined ? shown : `${ICONS[tone]} ${shown}`;
    })
    .join('');
}
