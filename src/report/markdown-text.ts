import { grouped, visible } from './format.ts';

/** Names, URLs. */
export const NAME_LENGTH = 120;
/** Sentences: details, errors, hints. */
export const TEXT_LENGTH = 400;

/**
 * Text that Markdown shows as it is: no markup, no HTML, no links, no cell or line of its own.
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
      // At the beginning, where they would make a list or a line. A backslash before a digit would be shown.
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** A short name as code; HTML rather than backticks, which the name may hold. */
export function code(text: string): string {
  return `<code>${escapeText(text, NAME_LENGTH)}</code>`;
}

/** A table. Cells are Markdown already. */
export function table(header: readonly string[], align: string, rows: readonly (readonly string[])[]): string {
  const rule = [...align].map((side) => (side === 'r' ? '---:' : ':---'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** At most `limit` of the items, and a line for the rest. */
export function capped<T>(items: readonly T[], limit: number): { shown: readonly T[]; more: string } {
  const rest = items.length - limit;
  return { shown: items.slice(0, limit), more: rest > 0 ? `\n\n… and ${grouped(rest)} more.` : '' };
}
