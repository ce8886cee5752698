import { withoutGtidComments } from '../../binlog/dump-position.ts';

const END_MARK = '\n-- Dump completed';
/** The end mark is in the last line. */
const TAIL_BYTES = 1_024;

/**
 * A dump with further statements, one character per byte, before its end mark. Without an end mark the dump is incomplete
 * and stays unchanged.
 */
export async function* beforeEndMark(dump: AsyncIterable<Uint8Array>, sql: string): AsyncGenerator<Uint8Array> {
  const held = new HeldTail();
  for await (const chunk of dump) {
    const before = held.push(chunk);
    if (before.length > 0) yield before;
  }
  const tail = held.bytes;
  const at = tail.lastIndexOf(END_MARK);
  if (at === -1) {
    yield tail;
    return;
  }
  yield withoutGtidComments(tail.subarray(0, at + 1));
  yield Buffer.from(sql, 'latin1');
  yield tail.subarray(at);
}

/** Holds the last bytes of a stream back, in memory that is used again for each chunk. */
class HeldTail {
  #memory: Buffer = Buffer.alloc(TAIL_BYTES);
  #start = 0;
  #end = 0;

  get bytes(): Buffer {
    return this.#memory.subarray(this.#start, this.#end);
  }

  /** @returns what is before the held bytes, valid until the next call */
  push(chunk: Uint8Array): Uint8Array {
    const kept = this.bytes;
    const length = kept.length + chunk.length;
    const memory = this.#memory.length < length ? Buffer.allocUnsafeSlow(length) : this.#memory;
    kept.copy(memory);
    memory.set(chunk, kept.length);
    this.#memory = memory;
    this.#start = Math.max(0, length - TAIL_BYTES);
    this.#end = length;
    return memory.subarray(0, this.#start);
  }
}
