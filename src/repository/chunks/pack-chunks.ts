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
  { chunker, decider }: ChunkedStream,
  sink: PackSink,
  options: PackerOptions & { readonly onBytes: (bytes: number) => void },
): Promise<PackedStream> {
  await using packer = new Packer(sink, options);
  const hasher = new StreamHasher();
  // Collects a chunk that started in an earlier piece of the stream.
  const begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
  let begunBytes = 0;
  const store = (chunk: Uint8Array): void => {
    decider.stored(packer.packIndex, packer.offset, chunk.length);
    packer.add(chunk);
  };
  /** Undefined if there is nothing to wait for. At 250,000 chunks per gigabyte, needless waits cost more than everything else. */
  const handle = (chunk: Uint8Array): Promise<void> | undefined => {
    if (!decider.isNew(chunk)) return undefined;
    if (!packer.hasRoomFor(chunk.length)) return packer.makeRoomFor(chunk.length).then(() => store(chunk));
    store(chunk);
    return undefined;
  };
  for await (const piece of content) {
    packer.throwIfFailed();
    hasher.update(piece);
    let from = 0;
    while (from < piece.length) {
      const end = chunker.findEnd(piece, from);
      const part = piece.subarray(from, end === -1 ? piece.length : end);
      from += part.length;
      let waits: Promise<void> | undefined;
      if (end !== -1 && begunBytes === 0) waits = handle(part);
      else {
        begun.set(part, begunBytes);
        begunBytes += part.length;
        if (end === -1) continue;
        waits = handle(begun.subarray(0, begunBytes));
        begunBytes = 0;
      }
      if (waits !== undefined) await waits;
    }
    options.onBytes(piece.length);
  }
  if (begunBytes > 0) await handle(begun.subarray(0, begunBytes));
  return { packCount: await packer.finish(), ...hasher.finish() };
}
