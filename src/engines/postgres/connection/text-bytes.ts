import { isUtf8 } from 'node:buffer';

/**
 * Bytes of a database whose encoding is SQL_ASCII have no known encoding. Valid UTF-8 is decoded as UTF-8. In any other
 * text, each byte from 128 on becomes a character in Unicode's private use area, U+EF80 to U+EFFF, so that a name passes
 * from the catalogs to our statements, the fingerprint and back without loss.
 */
const OFFSET = 0xef00;
const PRIVATE = /[\uef80-\uefff]/;
const EACH_PRIVATE = /[\uef80-\uefff]/g;

/** Decodes bytes that are mostly UTF-8. See above for those that are not. */
export function textOf(bytes: Uint8Array): string {
  if (isUtf8(bytes)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    if (!PRIVATE.test(text)) return text;
  }
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : OFFSET + byte)).join('');
}

/** The bytes that `textOf` decoded. */
export function bytesOf(text: string): Buffer {
  if (!PRIVATE.test(text)) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let at = 0;
  for (const { index, 0: letter } of text.matchAll(EACH_PRIVATE)) {
    parts.push(Buffer.from(text.slice(at, index), 'utf8'), Buffer.of(letter.charCodeAt(0) - OFFSET));
    at = index + 1;
  }
  return Buffer.concat([...parts, Buffer.from(text.slice(at), 'utf8')]);
}
