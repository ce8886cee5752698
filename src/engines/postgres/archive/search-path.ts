import { isAscii } from 'node:buffer';
import { bytesOf } from '../connection/text-bytes.ts';
import { quoteName, quoteText } from '../sql/quote.ts';

const EMPTY = Buffer.from("SELECT pg_catalog.set_config('search_path', '', false);\n");
/** The entry is among the first in the table of contents. */
const WITHIN_BYTES = 4_096;
const LENGTH_BYTES = 4;
/** How pg_dump states the encoding of the archive's texts, before all other entries. */
const ENCODING = /SET client_encoding = '(\w+)';/;

/**
 * Replaces the empty search_path in an archive. pg_dump qualifies every name that it prints, but not those in the bodies of
 * functions. If a restore runs a function that relies on a search_path (for example an index on earthdistance's
 * `ll_to_earth`), it would fail with any tool. In the archive's custom format, texts are preceded by their length (a sign
 * byte and four bytes, least significant first), and there are no offsets if it is written to a pipe.
 * @param path schemas; empty leaves the archive unchanged
 */
export async function* withSearchPath(
  archive: AsyncIterable<Uint8Array>,
  path: readonly string[],
): AsyncGenerator<Uint8Array> {
  if (path.length === 0) return yield* archive;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of archive) {
    if (head === undefined) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length < WITHIN_BYTES) continue;
      yield patched(head, path);
      head = undefined;
    }
  }
  if (head !== undefined && head.length > 0) yield patched(head, path);
}

function patched(head: Buffer, path: readonly string[]): Buffer {
  const at = head.subarray(0, WITHIN_BYTES).indexOf(EMPTY);
  const start = at - LENGTH_BYTES;
  if (at === -1 || head.readUInt32LE(start) !== EMPTY.length) return head;
  const encoding = ENCODING.exec(head.toString('latin1', 0, WITHIN_BYTES))?.[1] ?? 'UTF8';
  const list = path.map(quoteName).join(', ');
  const text = bytesOf(`SELECT pg_catalog.set_config('search_path', ${literalIn(encoding, list)}, false);\n`);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(text.length);
  return Buffer.concat([head.subarray(0, start), length, text, head.subarray(at + EMPTY.length)]);
}

/** Letters are escaped if the text's own bytes would be read in another encoding. SQL_ASCII has bytes and no letters. */
function literalIn(encoding: string, text: string): string {
  if (encoding === 'UTF8' || encoding === 'SQL_ASCII' || isAscii(Buffer.from(text))) return quoteText(text);
  const doubled = text.replaceAll('\\', '\\\\').replaceAll("'", "''");
  const escaped = Array.from(doubled, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code < 0x80 ? letter : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return `E'${escaped.join('')}'`;
}
