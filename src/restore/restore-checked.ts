import type { ByteStream } from '../ports/engine/source.ts';
import type { OnPart, Target } from '../ports/engine/target.ts';

/**
 * Restores streams. Reports a failure of a restore tool only after the digest of the stream that it read was checked. A tool that
 * fails in the middle leaves the rest unread, and its messages may quote bytes from a forged backup. If the digest is wrong, that
 * is the failure, and the tool's output is dropped.
 * @throws what reading the streams throws, otherwise what the target throws
 */
export async function restoreChecked(
  target: Pick<Target, 'restore'>,
  streams: AsyncIterable<ByteStream>,
  signal: AbortSignal,
  onPart?: OnPart,
): Promise<void> {
  const watched = new WatchedStreams(streams);
  try {
    await target.restore(watched, onPart);
    await watched.readToEnd();
  } catch (error) {
    // After a cancel no check is needed: its error contains no output of a tool.
    if (!signal.aborted) await watched.readToEnd();
    throw error;
  } finally {
    // A pending read returns only after more bytes arrive. A cancelled run does not wait that long.
    const closed = watched.close();
    if (signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** Streams that let the current stream be read further after its reader has stopped. */
class WatchedStreams implements AsyncIterable<ByteStream> {
  readonly #streams: AsyncIterator<ByteStream>;
  #current: AsyncIterator<Uint8Array> | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  #failed = false;
  #failure: unknown;

  constructor(streams: AsyncIterable<ByteStream>) {
    this.#streams = streams[Symbol.asyncIterator]();
  }

  [Symbol.asyncIterator](): AsyncIterator<ByteStream> {
    return {
      next: async () => {
        const next = await this.#watch(this.#streams.next());
        if (next.done === true) return next;
        this.#current = next.value.content[Symbol.asyncIterator]();
        return { done: false, value: { name: next.value.name, content: this.#watched(this.#current) } };
      },
      // The reader's loop ends here. The underlying stream stays open.
      return: async () => ({ done: true, value: undefined }),
    };
  }

  /** Reads the rest of the current stream, where its digest is checked. @throws what was wrong with it, now or before */
  async readToEnd(): Promise<void> {
    await this.#reading.catch(() => {});
    if (this.#failed) throw this.#failure;
    const current = this.#current;
    if (current === undefined) return;
    for (let next = await current.next(); next.done !== true; next = await current.next());
  }

  async close(): Promise<void> {
    await this.#current?.return?.();
    await this.#streams.return?.();
  }

  #watched(content: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => this.#watch(content.next()),
        return: async () => ({ done: true, value: undefined }),
      }),
    };
  }

  async #watch<T>(reading: Promise<T>): Promise<T> {
    this.#reading = reading;
    try {
      return await reading;
    } catch (error) {
      this.#failed = true;
      this.#failure = error;
      throw error;
    }
  }
}
