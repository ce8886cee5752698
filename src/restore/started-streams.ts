import type { StoredStream } from '../ports/engine/target.ts';

type Pieces = AsyncIterator<Uint8Array>;

/**
 * Streams of which the first is being read already: its first bytes arrive while the target is prepared. The other streams
 * begin when they are asked for, so that no memory waits for a restore that reads them later. A failure to read is thrown to the
 * reader of the stream. Dispose of it when nothing reads the streams any more.
 */
export class StartedStreams implements AsyncDisposable {
  readonly all: readonly StoredStream[];
  readonly #signal: AbortSignal;
  readonly #first: Pieces | undefined;

  /** @param signal cancels the reading */
  constructor(streams: readonly StoredStream[], signal: AbortSignal) {
    const [first, ...others] = streams;
    this.#signal = signal;
    this.#first = first?.content[Symbol.asyncIterator]();
    this.all = first === undefined || this.#first === undefined ? [] : [start(first, this.#first), ...others];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.#first?.return?.();
    // A pending read returns only after more bytes arrive. A cancelled run does not wait that long.
    if (this.#signal.aborted) closed?.catch(() => {});
    else await closed;
  }
}

function start({ name, rawBytes }: StoredStream, pieces: Pieces): StoredStream {
  let begun: Promise<IteratorResult<Uint8Array>> | undefined = pieces.next();
  // Its reader learns of a failure. Until then it must not count as unhandled.
  begun.catch(() => {});
  const next = (): Promise<IteratorResult<Uint8Array>> => {
    const piece = begun ?? pieces.next();
    begun = undefined;
    return piece;
  };
  const stop = async (): Promise<IteratorResult<Uint8Array>> => {
    await pieces.return?.();
    return { done: true, value: undefined };
  };
  return { name, rawBytes, content: { [Symbol.asyncIterator]: () => ({ next, return: stop }) } };
}
