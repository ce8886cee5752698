import type { ChildOutput } from '../../../process/streams/pooled-output.ts';

/** What a dump tool writes before the rows of a table, or with them. It has begun its transaction by then. */
const AFTER_SNAPSHOT = /\n(?:INSERT INTO `|\/\*!40000 ALTER TABLE `)/;
/** At least the length of what is searched for. */
const OVERLAP = 64;

/** The output of a dump tool of rows, whose beginning is read before anybody asks for it. */
export class EarlyOutput implements ChildOutput {
  readonly #output: ChildOutput;
  readonly #rest: AsyncIterator<Uint8Array>;
  readonly #early: Uint8Array[] = [];

  constructor(output: ChildOutput) {
    this.#output = output;
    this.#rest = output[Symbol.asyncIterator]();
  }

  /**
   * Reads until the tool must have its snapshot: it writes rows, or has ended.
   * @returns whether the tool still writes
   */
  async untilSnapshot(): Promise<boolean> {
    let text = '';
    while (!AFTER_SNAPSHOT.test(text)) {
      const next = await this.#rest.next();
      if (next.done === true) return false;
      // A copy, because the memory is used again for the next piece.
      const piece = Buffer.from(next.value);
      this.#early.push(piece);
      text = text.slice(-OVERLAP) + piece.toString('latin1');
    }
    return true;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#early.splice(0);
      for (let next = await this.#rest.next(); next.done !== true; next = await this.#rest.next()) yield next.value;
    } finally {
      await this.#rest.return?.();
    }
  }

  destroy(): void {
    this.#output.destroy();
  }
}
