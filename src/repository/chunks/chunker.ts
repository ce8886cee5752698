import { hkdfSync } from 'node:crypto';
import { AVERAGE_CHUNK_BYTES, MOST_TIMES } from '../../core/planning/chain.ts';

/** A chunk is never smaller than this share of the average, but for the last one of a stream. */
export const LEAST_SHARE = 4;

/**
 * Cuts a stream where its content says so, whatever stands before: with a gear hash (Xia et al., "FastCDC", USENIX ATC
 * 2016) whose table is a secret of the chain. Without the table nobody can tell from the lengths of stored things where a
 * known text would be cut.
 */
export class Chunker {
  readonly maxBytes: number;
  readonly #minBytes: number;
  readonly #gear: Int32Array;
  /** A place is a cut when the hash, as an unsigned number, is below. */
  readonly #threshold: number;
  #length = 0;
  #hash = 0;

  /**
   * @param secret 32 bytes, the chain's
   * @param averageBytes mean length of a chunk
   */
  constructor(secret: Uint8Array, averageBytes: number) {
    if (averageBytes < AVERAGE_CHUNK_BYTES) throw new RangeError(`average chunk of ${averageBytes} bytes`);
    this.maxBytes = averageBytes * MOST_TIMES;
    this.#minBytes = averageBytes / LEAST_SHARE;
    this.#gear = new Int32Array(hkdfSync('sha256', secret, '', 'restorable gear table', 256 * 4));
    this.#threshold = Math.floor(2 ** 32 / (averageBytes - this.#minBytes));
  }

  /**
   * Where the chunk under way ends within these bytes, or -1 when it goes on behind them. Call it again from that end for
   * the next chunk, or with the bytes that follow.
   */
  findEnd(bytes: Uint8Array, from: number): number {
    const gear = this.#gear;
    const threshold = this.#threshold;
    // Where this chunk would begin if all of it lay in these bytes.
    const start = from - this.#length;
    // Before the least length no cut can be: those bytes are not looked at.
    let at = Math.max(from, Math.min(bytes.length, start + this.#minBytes));
    const end = Math.min(bytes.length, start + this.maxBytes);
    let hash = this.#hash;
    while (at < end) {
      hash = ((hash << 1) + (gear[bytes[at] as number] as number)) | 0;
      at += 1;
      if (hash >>> 0 < threshold) return this.#cutAt(at);
    }
    if (at - start === this.maxBytes) return this.#cutAt(at);
    this.#hash = hash;
    this.#length = at - start;
    return -1;
  }

  #cutAt(at: number): number {
    this.#length = 0;
    this.#hash = 0;
    return at;
  }
}
