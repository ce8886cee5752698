import { hkdfSync } from 'node:crypto';
import { AVERAGE_CHUNK_BYTES, MOST_TIMES } from '../../core/planning/chain.ts';

/** A chunk is never smaller than the average divided by this, except the last chunk of a stream. */
export const LEAST_SHARE = 4;

/**
 * Cuts a stream at places that depend only on its content, not on its position. Uses a gear hash (Xia et al., "FastCDC", USENIX
 * ATC 2016) whose table is a secret of the chain. Without the table, the lengths of stored objects don't reveal where a known
 * text would be cut.
 */
export class Chunker {
  readonly maxBytes: number;
  readonly #minBytes: number;
  readonly #gear: Int32Array;
  /** A position is a cut if the hash, as an unsigned number, is below this. */
  readonly #threshold: number;
  #length = 0;
  #hash = 0;

  /**
   * @param secret 32 bytes, of the chain
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
   * Returns where the current chunk ends within these bytes, or -1 if it continues after them. Call it again from that end for
   * the next chunk, or with the bytes that follow.
   */
  findEnd(bytes: Uint8Array, from: number): number {
    const gear = this.#gear;
    const threshold = this.#threshold;
    // Where this chunk would start if all of it were in these bytes.
    const start = from - this.#length;
    // There can't be a cut before the minimum length, so those bytes are skipped.
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
