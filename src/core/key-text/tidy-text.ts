/** Characters that nobody sees and that editors, chat programs and web pages add: byte order marks, zero-width characters. */
const INVISIBLE = /(?![\n\r\t])[\p{C}\u{FFFD}]/gu;
const OTHER_SPACE = /[\u{00A0}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]/gu;
const OTHER_LINE_BREAK = /\r\n?|[\u{2028}\u{2029}]/gu;
/** Dashes that a word processor makes of several hyphens. */
const OTHER_DASH = /[\u{2010}-\u{2015}\u{2212}]/gu;

/** A text of keys without what transport and editors did to it, where that can't change a key. */
export function tidyText(text: string): string {
  const plain = text
    .replaceAll(INVISIBLE, '')
    .replaceAll(OTHER_SPACE, ' ')
    .replaceAll(OTHER_LINE_BREAK, '\n')
    .replaceAll(OTHER_DASH, '-');
  return withLineBreaks(withoutPercents(plain));
}

/** `\n` and `\r\n` written as text, as in JSON. Only in keys: a path of Windows contains them too. */
function withLineBreaks(text: string): string {
  if (!/BEGIN PGP|END PGP/.test(text) && !/^["']?[A-Za-z0-9+/=]{40,}\\n/.test(text)) return text;
  return text.replaceAll(/\\{1,4}r\\{1,4}n|\\{1,4}[nr]|\\\n/g, '\n').replaceAll(/\\{1,4}t/g, ' ');
}

function withoutPercents(text: string): string {
  if (!/BEGIN(?:%20|\+)PGP/i.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** A line without the quotes around it. */
export function unquote(line: string): string {
  return /^(["'`])(.*)\1,?$/.exec(line)?.[2]?.trim() ?? line;
}

/** The text in the bytes of a file. PowerShell writes UTF-16. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) {
    return Buffer.from(bytes).swap16().toString('utf16le');
  }
  return bytes.toString('utf8');
}
