/** Unsigned LEB128 (DWARF 5, section 7.6): seven bits per byte, low bits first. The eighth bit means that more bytes follow. */
export class VarintWriter {
  #buffer = Buffer.alloc(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param value a nonnegative safe integer */
  write(value: number): void {
    if (this.#buffer.length - this.#length < 10) {
      const larger = Buffer.alloc(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    let rest = value;
    while (rest >= 128) {
      this.#buffer[this.#length] = (rest % 128) | 128;
      this.#length += 1;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.#length] = rest;
    this.#length += 1;
  }

  /** Returns what was written, and resets the writer. */
  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

/** Scale of the eighth byte, the last one of 2^53 - 1. */
const LARGEST_SCALE = 128 ** 7;

/** Reads numbers one after the other. Throws a RangeError if a number is truncated, too large, or longer than necessary. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#at = from;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  read(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('a number is cut');
      this.#at += 1;
      value += (byte & 127) * scale;
      // Check the scale too. Bytes that add nothing could continue until the scale is infinite, and infinity times zero is NaN.
      if (value > Number.MAX_SAFE_INTEGER || scale > LARGEST_SCALE) throw new RangeError('a number is too large');
      if (byte === 0 && scale > 1) throw new RangeError('a number is longer than it has to be');
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}
