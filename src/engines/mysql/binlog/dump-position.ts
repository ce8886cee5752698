import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';

/** The beginning of a dump, which contains the position, is not longer. A file's name has at most 255 characters. */
const HEAD_BYTES = 8_192;

/** What the dump tool says about the binary log, in the file's first comments. */
export interface DumpedPosition {
  readonly file: string;
  readonly offset: number;
  /** When the tool had said it: its snapshot is not newer. */
  readonly at: Date;
}

/** MariaDB's tool. The comments around it say what a replica should do with it. */
const POSITION =
  /-- Alternately, following is the position of the binary logging [^\n]*\n(?:--[^\n]*\n)+\n-- CHANGE MASTER TO MASTER_LOG_FILE='([^'\n]+)', MASTER_LOG_POS=(\d+);\n\n-- A corresponding [^\n]*\n\n--\n/;
/** The same at the end of the dump, before its end mark. */
const GTID_COMMENTS =
  /\n-- The deferred gtid setting for slave corresponding [^\n]*\n\n-- Preferably [^\n]*\n\n-- SET GLOBAL gtid_slave_pos='[^'\n]*';\n(?=\/\*!40103 SET TIME_ZONE=)/;

/** Takes the position out of a dump. Equal data must give equal bytes, and the position is new in each dump. */
export async function* withoutPosition(
  dump: AsyncIterable<Uint8Array>,
  onPosition: (position: DumpedPosition) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of dump) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    yield takePosition(head, onPosition);
    head = undefined;
  }
  if (head !== undefined) yield takePosition(head, onPosition);
}

function takePosition(head: Buffer, onPosition: (position: DumpedPosition) => void): Buffer {
  // One character per byte: the dump's text is in any encoding.
  const text = head.toString('latin1', 0, Math.min(head.length, HEAD_BYTES));
  const match = POSITION.exec(text);
  if (match === null) return head;
  const [block, file = '', offset] = match;
  onPosition({ file, offset: Number(offset), at: SYSTEM_CLOCK.now() });
  return Buffer.concat([head.subarray(0, match.index), head.subarray(match.index + block.length)]);
}

/** What is before the end mark, without the comments about the position. */
export function withoutGtidComments(before: Uint8Array): Uint8Array {
  const text = Buffer.from(before.buffer, before.byteOffset, before.byteLength).toString('latin1');
  const match = GTID_COMMENTS.exec(text);
  if (match === null) return before;
  return Buffer.concat([before.subarray(0, match.index), before.subarray(match.index + match[0].length)]);
}
