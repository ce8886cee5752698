/**
 * Buffers for packs in progress, shared by all streams that are written at the same time. Each stream beyond the first adds a buffer. A
 * stream that waits for one holds none, so streams never wait for each other: those that are held are being stored, or being filled.
 */
export class BufferPool {
  readonly #bytes: number;
  readonly #least: number;
  readonly #free: Buffer[] = [];
  readonly #waiting: ((buffer: Buffer) => void)[] = [];
  #streams = 0;
  #used = 0;

  /**
   * @param bytes length of each buffer
   * @param least number of buffers for one stream
   */
  constructor(bytes: number, least: number) {
    this.#bytes = bytes;
    this.#least = least;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a stream, until it is disposed of. */
  join(): Disposable {
    this.#streams += 1;
    this.#serve();
    return {
      [Symbol.dispose]: () => {
        this.#streams -= 1;
        this.#free.length = Math.min(this.#free.length, Math.max(0, this.#most - this.#used));
      },
    };
  }

  /** Waits for a free buffer. */
  take(): Promise<Buffer> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#serve();
    });
  }

  give(buffer: Buffer): void {
    this.#used -= 1;
    if (this.#used + this.#free.length < this.#most) this.#free.push(buffer);
    this.#serve();
  }

  get #most(): number {
    return this.#least + Math.max(0, this.#streams - 1);
  }

  #serve(): void {
    while (this.#used < this.#most) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#used += 1;
      next(this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#bytes));
    }
  }
}
