const END_MARK = '\n-- Dump completed';
/** The end mark is in the last line. */
const TAIL_BYTES = 1_024;

/**
 * A dump with further statements, one character per byte, before its end mark. Without an end mark the dump is incomplete
 * and stays unchanged.
 */
export async function* beforeEndMark(dump: AsyncIterable<Uint8Array>, sql: string): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of dump) {
    const all = Buffer.concat([held, chunk]);
    const keep = Math.min(all.length, TAIL_BYTES);
    if (all.length > keep) yield all.subarray(0, all.length - keep);
    held = Buffer.from(all.subarray(all.length - keep));
  }
  const at = held.lastIndexOf(END_MARK);
  if (at === -1) {
    yield held;
    return;
  }
  yield held.subarray(0, at + 1);
  yield Buffer.from(sql, 'latin1');
  yield held.subarray(at);
}
