const NEWLINE = 0x0a;

/** Bytes that arrive in pieces of any length. Besides the requested bytes, at most one piece is in memory. */
export class Bytes {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#pieces = content[Symbol.asyncIterator]();
  }

  /** The text up to the next line feed. */
  async line(maxBytes: number): Promise<string> {
    const parts: Uint8Array[] = [];
    for (let length = 0; length <= maxBytes; ) {
      const piece = await this.#next();
      const end = piece.indexOf(NEWLINE);
      parts.push(end < 0 ? piece : piece.subarray(0, end));
      length += piece.length;
      if (end < 0) continue;
      this.#rest = piece.subarray(end + 1);
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    }
    throw new RangeError('The archive has no header.');
  }

  async *take(length: number): AsyncGenerator<Uint8Array> {
    for (let left = length; left > 0; ) {
      const piece = await this.#next();
      const taken = piece.subarray(0, left);
      this.#rest = piece.subarray(taken.length);
      left -= taken.length;
      yield taken;
    }
  }

  /** Exactly this many bytes at once. */
  async read(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.take(length)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** The remaining bytes, in the pieces in which they arrive. */
  async *rest(): AsyncGenerator<Uint8Array> {
    if (this.#rest.length > 0) yield this.#rest;
    this.#rest = new Uint8Array();
    for (let next = await this.#pieces.next(); next.done !== true; next = await this.#pieces.next()) yield next.value;
  }

  async end(): Promise<void> {
    const isOver = this.#rest.length === 0 && (await this.#pieces.next()).done === true;
    if (!isOver) throw new RangeError('The archive goes on after its last file.');
  }

  async #next(): Promise<Uint8Array> {
    if (this.#rest.length > 0) {
      const rest = this.#rest;
      this.#rest = new Uint8Array();
      return rest;
    }
    const { done, value } = await this.#pieces.next();
    if (done === true) throw new RangeError('The archive ends before its last file.');
    return value;
  }
}
