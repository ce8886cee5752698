import { cancellation, throwIfCancelled } from '../../core/cancellation.ts';
import type { ByteStream } from '../../ports/engine/source.ts';

/** The share of a second that may be read at once after a pause, so that no second exceeds the rate by much. */
const BURST_MS = 100;

/** Limits streams to this many bytes per second, all of them together. Both the reader and the writer of a stream wait. */
export class Pace {
  readonly #bytesPerMs: number;
  readonly #nowMs: () => number;
  readonly #signal: AbortSignal;
  /** When everything read so far would have been read at exactly the rate. */
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
      // Time lost in a pause is not made up for. Otherwise the server would see a burst after every pause.
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
