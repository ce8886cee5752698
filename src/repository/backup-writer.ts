import type { LogPosition } from '../core/format/log/log-position.ts';
import type { StreamContents } from '../core/format/manifest/contents.ts';
import type { ByteStream } from '../ports/engine/source.ts';
import { type ChainWriting, ChunkedBackup, packBytesOf } from './chunks/chain-writing.ts';
import { packChunks } from './chunks/pack-chunks.ts';
import {
  ObjectWriter,
  type ObjectWriterOptions,
  type Packed,
  type PackOptions,
  type PartReference,
} from './object-writer.ts';
import type { PackSink } from './packs/packer.ts';

export interface WriterOptions extends ObjectWriterOptions {
  /** Cuts the streams into chunks, and stores only chunks that are new to the chain. */
  readonly chain: ChainWriting | undefined;
}

/** Writes the objects of one backup. */
export class BackupWriter extends ObjectWriter {
  readonly #chunks: ChunkedBackup | undefined;

  constructor(options: WriterOptions) {
    const { chain, id } = options;
    super(options, chain === undefined ? undefined : packBytesOf(chain.chain));
    this.#chunks =
      chain &&
      new ChunkedBackup(id, chain, async (part, raw) => {
        const { parts, listed } = await this.seal(raw, chain.indexEncryptor, { kind: 'index', number: part });
        await chain.onIndexObject(listed.key, parts);
      });
  }

  /** Stores the rest of the index if this backup belongs to a chain. @param position of the snapshot, if it is known */
  async writeIndex(position?: LogPosition): Promise<void> {
    await this.#chunks?.finish(position);
  }

  protected override async pack(stream: ByteStream, sink: PackSink, options: PackOptions): Promise<Packed> {
    if (this.#chunks === undefined) return super.pack(stream, sink, options);
    const { name, content } = stream;
    const putMap = async (part: number, raw: Uint8Array): Promise<void> => {
      await this.seal(raw, this.options.encryptor, { kind: 'map', stream: name, number: part });
    };
    const { end, ...chunked } = this.#chunks.stream(name, putMap);
    const packed = await packChunks(content, chunked, sink, options);
    const map: StreamContents['map'] = await end(packed.packCount);
    return { packed, map };
  }

  /** Stores the description, encrypted. @param contents serialized, which is a text of 10 MB for 20,000 tables */
  writeContents(contents: Uint8Array): Promise<PartReference> {
    return this.writeDescription(contents);
  }
}
