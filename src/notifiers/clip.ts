const ELLIPSIS = '…';

export interface Medium {
  /** What one character becomes. Default: itself. */
  readonly encode?: (character: string) => string;
  /** How the medium counts. Default: UTF-16 code units, which no service counts as fewer characters. */
  readonly sizeOf?: (text: string) => number;
}

/** Counts bytes in UTF-8. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * Escapes a text for its medium, and shortens it to what the medium accepts. Neither an escape sequence nor a pair of surrogates is cut.
 * Half of a pair becomes U+FFFD: some services refuse it.
 */
export function clip(text: string, longest: number, { encode = same, sizeOf = unitsOf }: Medium = {}): string {
  const room = longest - sizeOf(ELLIPSIS);
  let [size, cutAt] = [0, 0];
  let written = '';
  for (const character of text.toWellFormed()) {
    const encoded = encode(character);
    size += sizeOf(encoded);
    if (size > longest) return `${written.slice(0, cutAt)}${room < 0 ? '' : ELLIPSIS}`;
    written += encoded;
    if (size <= room) cutAt = written.length;
  }
  return written;
}

function same(character: string): string {
  return character;
}

function unitsOf(text: string): number {
  return text.length;
}
