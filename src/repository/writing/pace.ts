import { cancellation, throwIfCancelled } from '../../core/errors.ts';
import type { ByteStream } from '../../ports/engine.ts';

/** What of a second may be read at once after a pause: so that no second sees more than a little above the rate. */
const BURST_MS = 100;

/** Holds streams to so many bytes a second, all of them together: what reads them waits, and so does what writes them. */
export class Pace {
  readonly #bytesPerMs: number;
  readonly #nowMs: () => number;
  readonly #signal: AbortSignal;
  /** When what was read so far would have been read at exactly the rate. */
  #dueMs = Number.NEGATIVE_INFINITY;

  /** @param nowMs a monotonic clock */
  constructor(bytesPerSecond: number, nowMs: () => number, signal: AbortSignal) {
    this.#bytesPerMs = bytesPerSecond / 1_000;
    this.#nowMs = nowMs;
    this.#signal = signal;
  }

  hold(stream: ByteStream): ByteStream {
    return { name: stream.name, content: this.#held(stream.content) };
  }

  /** @throws {RestorableError} CANCELLED and what the content throws */
  async *#held(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of content) {
      yield bytes;
      const nowMs = this.#nowMs();
      // What was not read in time is not made up for: the server would see a burst after every pause.
      this.#dueMs = Math.max(this.#dueMs, nowMs - BURST_MS) + bytes.length / this.#bytesPerMs;
      if (this.#dueMs > nowMs) await this.#wait(this.#dueMs - nowMs);
    }
  }

  #wait(ms: number): Promise<void> {
    throwIfCancelled(this.#signal);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        clearTimeout(timer);
        reject(cancellation(this.#signal));
      };
      const timer = setTimeout(() => {
        this.#signal.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      this.#signal.addEventListener('abort', onAbort, { once: true });
    });
  }
}
