import type { Invalid } from './url-parts.ts';

/**
 * Reads the parameter `tags` of a destination: `name=value,name=value`. A comma, an equals sign or a percent sign in a
 * name or a value is percent-encoded (`%2C`, `%3D`, `%25`).
 * @param text the text after the URL's own percent-decoding
 * @throws {RestorableError} INPUT_INVALID
 */
export function readTags(text: string, invalid: Invalid): Readonly<Record<string, string>> {
  const tags = new Map<string, string>();
  for (const pair of text.split(',')) {
    const at = pair.indexOf('=');
    const name = decode(pair.slice(0, Math.max(0, at)).trim(), invalid);
    if (name === '') throw invalid('has invalid `tags`', HINT);
    if (tags.has(name)) throw invalid(`has the tag "${name.slice(0, 40)}" twice`, 'Remove one.');
    tags.set(name, decode(pair.slice(at + 1).trim(), invalid));
  }
  return Object.fromEntries(tags);
}

const HINT = 'Write tags=name=value,name=value.';

function decode(text: string, invalid: Invalid): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw invalid('has a "%" in its `tags` that is not an escape', 'Write "%" as %2525.', cause);
  }
}
