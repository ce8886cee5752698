/** The base64 of `{"restorable-bundle":`, with which every bundle begins. */
const START = Buffer.from('{"restorable-bundle":').toString('base64');
/** The same after another base64, as by `base64 backup.bundle`. Cut where the base64 of 3 bytes ends. */
const START_AGAIN = Buffer.from(START.slice(0, 27)).toString('base64');
/** What quotes, editors, chat programs and shells put between or around the characters. */
const BETWEEN = /\\[nrt]|[\s"'`\\,;<>\u200b-\u200d\u2060]/g;

/** Whether a text is, or was, a bundle, and not the path of one. */
export function holdsBundle(text: string): boolean {
  const tight = tightened(text);
  if (tight.includes(START) || tight.includes(START_AGAIN)) return true;
  return text.trimStart().startsWith('{') || text.includes('-----') || looksLikeBase64(tight);
}

/** Whether a text contains the beginning of a bundle. */
export function beginsBundle(text: string): boolean {
  return tightened(text).includes(START);
}

/** The base64 alone: without line breaks, quotes, spaces and what stands before it, such as `KEY_BUNDLE=`. */
export function tidyBundle(text: string): string {
  const tight = tightened(text);
  const again = tight.indexOf(START_AGAIN);
  if (again >= 0 && !tight.includes(START)) return tidyBundle(decodeLeniently(tight.slice(again)));
  const at = tight.indexOf(START);
  return at < 0 ? tight : tight.slice(at);
}

/** How often a tidy text begins a bundle. */
export function countBundles(tidy: string): number {
  return tidy.split(START).length - 1;
}

/** The text in a tidy text, as much of it as can be read. */
export function decodeLeniently(tidy: string): string {
  return Buffer.from(tidy, 'base64').toString('utf8');
}

/** Every `"name": "text"` in a document, also in one that is damaged. */
export function* pairsIn(document: string): Generator<readonly [name: string, value: string]> {
  // A name can be escaped too.
  for (const [, name = '', value = ''] of document.matchAll(
    /"((?:[\w-]|\\u\w{4}){1,200})"\s*:\s*"((?:[^"\\]|\\.)*)/gs,
  )) {
    yield [unescaped(name), unescaped(value)];
  }
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text.replaceAll('\\n', '\n');
  }
}

function tightened(text: string): string {
  return text.replaceAll(BETWEEN, '');
}

/** Longer than a path without a dot usually is. */
function looksLikeBase64(tight: string): boolean {
  return /^[A-Za-z0-9+/_-]{60,}={0,2}$/.test(tight);
}
