import { StreamHasher } from '../packs/digest.ts';
import { type PackedStream, Packer, type PackerOptions, type PackSink } from '../packs/packer.ts';
import type { Chunker } from './chunker.ts';

/** Decides for each chunk, in order, whether it is stored. */
export interface ChunkDecider {
  /** Returns false for a chunk that the chain already contains. The bytes are valid only during the call. */
  isNew(chunk: Uint8Array): boolean;
  /** Reports where the chunk of the last `isNew` is stored. */
  stored(pack: number, offset: number, length: number): void;
}

/** What cuts a stream and decides about its chunks. */
export interface ChunkedStream {
  readonly chunker: Chunker;
  readonly decider: ChunkDecider;
}

/**
 * Cuts a stream into chunks and packs the new ones in the stream's order. Each chunk lies within one pack. The first failure of a
 * pack ends the reading.
 */
export async function packChunks(
  content: AsyncIterable<Uint8Array>,
  chunked: ChunkedStream,
  sink: PackSink,
  options: PackerOptions & { readonly onBytes: (bytes: number) => void },
): Promise<PackedStream> {
  await using packer = new Packer(sink, options);
  const chunks = new ChunkPacker(chunked, packer);
  const hasher = new StreamHasher();
  for await (const piece of content) {
    packer.throwIfFailed();
    hasher.update(piece);
    await chunks.push(piece);
    options.onBytes(piece.length);
  }
  await chunks.end();
  return { packCount: await packer.finish(), ...hasher.finish() };
}

/** Puts the chunks of a stream together, and those that are stored into packs. */
class ChunkPacker {
  readonly #chunker: Chunker;
  readonly #decider: ChunkDecider;
  readonly #packer: Packer;
  /** Collects a chunk that started in an earlier piece of the stream. */
  readonly #begun: Buffer;
  #begunBytes = 0;

  constructor({ chunker, decider }: ChunkedStream, packer: Packer) {
    this.#chunker = chunker;
    this.#decider = decider;
    this.#packer = packer;
    this.#begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
  }

  async push(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length; at += this.#chunker.windowBytes) {
      const window = piece.subarray(at, at + this.#chunker.windowBytes);
      let from = 0;
      for (const end of this.#chunker.cut(window)) {
        const waits = this.#complete(window.subarray(from, end));
        from = end;
        // At 250,000 chunks per gigabyte, needless waits cost more than everything else.
        if (waits !== undefined) await waits;
      }
      this.#begun.set(window.subarray(from), this.#begunBytes);
      this.#begunBytes += window.length - from;
    }
  }

  /** The stream has ended, and with it the last chunk. */
  async end(): Promise<void> {
    if (this.#begunBytes > 0) await this.#complete(new Uint8Array(0));
  }

  /** @param last the rest of the chunk @returns undefined if there is nothing to wait for */
  #complete(last: Uint8Array): Promise<void> | undefined {
    if (this.#begunBytes === 0) return this.#handle(last);
    this.#begun.set(last, this.#begunBytes);
    const chunk = this.#begun.subarray(0, this.#begunBytes + last.length);
    this.#begunBytes = 0;
    return this.#handle(chunk);
  }

  #handle(chunk: Uint8Array): Promise<void> | undefined {
    if (!this.#decider.isNew(chunk)) return undefined;
    if (!this.#packer.hasRoomFor(chunk.length)) {
      return this.#packer.makeRoomFor(chunk.length).then(() => this.#store(chunk));
    }
    this.#store(chunk);
    return undefined;
  }

  #store(chunk: Uint8Array): void {
    this.#decider.stored(this.#packer.packIndex, this.#packer.offset, chunk.length);
    this.#packer.add(chunk);
  }
}
