import type { ChildOutput } from '../../../../process/streams/pooled-output.ts';
import { SILENT_MS } from './lock-limits.ts';

/** The output of a tool. While it writes nothing, the reason is looked for. */
export class WatchedOutput implements ChildOutput {
  readonly #output: ChildOutput;
  readonly #look: () => Promise<void>;
  /** One timer for all pieces: there are thousands of them in a second. */
  #timer: NodeJS.Timeout | undefined;
  /** The number of the piece that is waited for. Undefined while nobody wants one, for example because the storage is slow. */
  #wanted: number | undefined;
  #failure: unknown;

  /** @param look why nothing comes; if it fails, so does the reading */
  constructor(output: ChildOutput, look: () => Promise<void>) {
    this.#output = output;
    this.#look = look;
  }

  destroy(): void {
    clearInterval(this.#timer);
    this.#output.destroy();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const bytes = this.#output[Symbol.asyncIterator]();
    this.#begin();
    try {
      for (let piece = 1; ; piece += 1) {
        this.#wanted = piece;
        const next = await bytes.next();
        this.#wanted = undefined;
        if (next.done !== true) yield next.value;
        else if (this.#failure === undefined) return;
        else throw this.#failure;
      }
    } catch (error) {
      throw this.#failure ?? error;
    } finally {
      clearInterval(this.#timer);
      await bytes.return?.();
    }
  }

  #begin(): void {
    let before: number | undefined;
    this.#timer = setInterval(() => {
      const wanted = this.#wanted;
      if (wanted !== undefined && wanted === before) this.#look().catch((error: unknown) => this.#end(wanted, error));
      before = wanted;
    }, SILENT_MS);
    // The tool itself keeps this process from ending.
    this.#timer.unref();
  }

  #end(wanted: number, error: unknown): void {
    if (this.#wanted !== wanted) return;
    this.#failure ??= error;
    this.destroy();
  }
}
