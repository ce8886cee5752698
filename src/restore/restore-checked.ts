import type { ByteStream, Target } from '../ports/engine.ts';

/**
 * Restores streams, and lets no failure of a restore tool out before the digest of the stream that it read was checked: a tool
 * that fails in the middle leaves the rest unread, and what it says may quote bytes that somebody else put there. Where the
 * digest is wrong, that is the failure, and the tool's words are dropped.
 * @throws what reading the streams throws, else what the target does
 */
export async function restoreChecked(
  target: Pick<Target, 'restore'>,
  streams: AsyncIterable<ByteStream>,
  signal: AbortSignal,
): Promise<void> {
  const watched = new WatchedStreams(streams);
  try {
    await target.restore(watched);
    await watched.readToEnd();
  } catch (error) {
    // Nobody waits for a check after a cancel; its error has no words of a tool.
    if (!signal.aborted) await watched.readToEnd();
    throw error;
  } finally {
    // What waits for bytes answers only after them; a cancelled run does not wait that long.
    const closed = watched.close();
    if (signal.aborted) closed.catch(() => {});
    else await closed;
  }
}

/** Streams whose current one can be read on after its reader has given up. */
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
      // The reader's loop ends here; what lies behind stays open.
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
