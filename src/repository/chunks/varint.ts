/** Unsigned LEB128 (DWARF 5, section 7.6): seven bits a byte, least first, the eighth bit says that more follow. */
export class VarintWriter {
  #buffer = Buffer.alloc(64 * 1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param value a safe integer, not negative */
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

  /** What was written, and begins anew. */
  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }
}

/** Of the eighth byte, the last one of 2^53 - 1. */
const LARGEST_SCALE = 128 ** 7;

/** Reads numbers one after the other. Throws a RangeError at a number that is cut, too large, or longer than it has to be. */
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
      // The scale too: bytes that add nothing may go on until it is infinite, and nothing times that is no number.
      if (value > Number.MAX_SAFE_INTEGER || scale > LARGEST_SCALE) throw new RangeError('a number is too large');
      if (byte === 0 && scale > 1) throw new RangeError('a number is longer than it has to be');
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}
