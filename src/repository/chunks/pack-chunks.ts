import { StreamHasher } from '../packs/digest.ts';
import { type PackedStream, Packer, type PackerOptions, type PackSink } from '../packs/packer.ts';
import type { Chunker } from './chunker.ts';

/** Decides of each chunk in order whether it is stored. */
export interface ChunkDecider {
  /** Returns false for a chunk that the chain holds already. The bytes are valid during the call only. */
  isNew(chunk: Uint8Array): boolean;
  /** The chunk of the last `isNew` goes here. */
  stored(pack: number, offset: number, length: number): void;
}

/** What cuts a stream, and what decides of its chunks. */
export interface ChunkedStream {
  readonly chunker: Chunker;
  readonly decider: ChunkDecider;
}

/**
 * Cuts a stream into chunks and packs those that are new, each whole within one pack, in the stream's order. The first
 * failure of a pack ends the reading.
 */
export async function packChunks(
  content: AsyncIterable<Uint8Array>,
  { chunker, decider }: ChunkedStream,
  sink: PackSink,
  options: PackerOptions & { readonly onBytes: (bytes: number) => void },
): Promise<PackedStream> {
  await using packer = new Packer(sink, options);
  const hasher = new StreamHasher();
  // A chunk that began in an earlier piece of the stream is put together here.
  const begun = Buffer.allocUnsafeSlow(chunker.maxBytes);
  let begunBytes = 0;
  const store = (chunk: Uint8Array): void => {
    decider.stored(packer.packIndex, packer.offset, chunk.length);
    packer.add(chunk);
  };
  /** Undefined when there is nothing to wait for: at 250,000 chunks a gigabyte, needless waits cost more than the rest. */
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
