import type { StoredStream } from '../ports/engine/target.ts';

interface Failure {
  readonly thrown: unknown;
}

/** A stream that can be read further after its reader has stopped. */
export class WatchedStream implements StoredStream {
  readonly name: string;
  readonly rawBytes: number | undefined;
  readonly content: AsyncIterable<Uint8Array>;
  readonly #source: StoredStream;
  readonly #onFailure: (failure: Failure) => void;
  #opened: AsyncIterator<Uint8Array> | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  /** @param onFailure called when reading fails */
  constructor(source: StoredStream, onFailure: (failure: Failure) => void) {
    this.name = source.name;
    this.rawBytes = source.rawBytes;
    this.#source = source;
    this.#onFailure = onFailure;
    this.content = { [Symbol.asyncIterator]: () => this.#open() };
  }

  get isOpened(): boolean {
    return this.#opened !== undefined;
  }

  /** Reads the rest, where the digest is checked, unless the stream was never opened. */
  async readToEnd(): Promise<void> {
    const opened = this.#opened;
    if (opened === undefined) return;
    await this.#reading.catch(() => {});
    for (let next = await this.#watch(opened.next()); next.done !== true; next = await this.#watch(opened.next()));
  }

  async close(): Promise<void> {
    await this.#opened?.return?.();
  }

  #open(): AsyncIterator<Uint8Array> {
    if (this.#opened !== undefined) throw new RangeError(`the stream ${this.name} is opened again`);
    const opened = this.#source.content[Symbol.asyncIterator]();
    this.#opened = opened;
    return {
      next: () => this.#watch(opened.next()),
      // The reader's loop ends here. The underlying stream stays open.
      return: async () => ({ done: true, value: undefined }),
    };
  }

  async #watch<T>(reading: Promise<T>): Promise<T> {
    this.#reading = reading;
    try {
      return await reading;
    } catch (thrown) {
      this.#onFailure({ thrown });
      throw thrown;
    }
  }
}

/** Streams that are restored, and the first failure of reading them. */
export class WatchedStreams {
  readonly all: readonly WatchedStream[];
  #failure: Failure | undefined;

  constructor(streams: readonly StoredStream[]) {
    const note = (failure: Failure): void => {
      this.#failure ??= failure;
    };
    this.all = streams.map((stream) => new WatchedStream(stream, note));
  }

  /** Reads the rest of each opened stream. @throws what was wrong with one of them, now or before */
  async readToEnd(): Promise<void> {
    for (const stream of this.all) {
      if (this.#failure !== undefined) break;
      await stream.readToEnd();
    }
    if (this.#failure !== undefined) throw this.#failure.thrown;
  }

  async close(): Promise<void> {
    for (const stream of this.all) await stream.close();
  }
}
