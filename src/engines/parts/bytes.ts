/** ASCII, for readers that go through dumps byte by byte. */
export const NEWLINE = 0x0a;
export const QUOTE = 0x27;
export const OPEN = 0x28;
export const CLOSE = 0x29;
export const COMMA = 0x2c;
export const SEMICOLON = 0x3b;
export const LETTER_V = 0x56;
export const BACKSLASH = 0x5c;
export const BACKTICK = 0x60;

/** Where the next line begins. */
export function endOfLine(input: Buffer, at: number): number {
  const found = input.indexOf(NEWLINE, at);
  return found === -1 ? input.length : found + 1;
}

/** Copies of the first bytes that are added, up to a limit. */
export class FirstBytes {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#length;
  }

  add(piece: Buffer): void {
    const room = this.#limit - this.#length;
    if (room <= 0 || piece.length === 0) return;
    const kept = Buffer.from(piece.subarray(0, room));
    this.#parts.push(kept);
    this.#length += kept.length;
  }

  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }

  toBuffer(): Buffer {
    return Buffer.concat(this.#parts);
  }

  toText(): string {
    return this.toBuffer().toString('utf8');
  }
}

/** A copy of the last bytes that were added. */
export class LastBytes {
  readonly #limit: number;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(chunk: Buffer): void {
    this.#bytes =
      chunk.length >= this.#limit
        ? Buffer.from(chunk.subarray(-this.#limit))
        : Buffer.concat([this.#bytes, chunk]).subarray(-this.#limit);
  }

  toText(): string {
    return this.#bytes.toString('latin1');
  }
}
