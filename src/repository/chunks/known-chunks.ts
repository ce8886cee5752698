import { RestorableError } from '../../core/errors.ts';
import type { IndexHeader } from '../../core/planning/chain/chain.ts';
import { NumberRows } from '../packs/number-rows.ts';
import { NEW_PACK, RECORD_BYTES } from './index-writer.ts';
import type { MapSource } from './map-writer.ts';
import { NAME_BYTES } from './names.ts';
import { type ChunkPlace, ChunkTable } from './table.ts';

/** A pack of the chain. */
export interface ChainPack {
  /** The same object for all packs of a stream, so that a pack costs 8 bytes. */
  readonly source: MapSource;
  /** Its number within the stream. */
  readonly number: number;
}

/** What a chain already contains: its chunks by name, and the packs that contain them. */
export class KnownChunks {
  readonly #table: ChunkTable;
  readonly #sources: MapSource[] = [];
  /** The source, and the number within it. */
  readonly #packs = new NumberRows(2);

  /** @param expected number of chunks in all the indexes that will be added */
  constructor(expected: number) {
    this.#table = new ChunkTable(expected);
  }

  get count(): number {
    return this.#table.count;
  }

  find(name: Buffer): ChunkPlace | undefined {
    return this.#table.find(name);
  }

  add(name: Buffer, pack: number, offset: number, length: number): void {
    this.#table.add(name, pack, offset, length);
  }

  /** @param pack number in the chain, as `addPack` returned it */
  sourceOf(pack: number): MapSource {
    return this.#sources[this.#packs.at(pack, 0)] as MapSource;
  }

  /** The number of a pack within its stream. @param pack number in the chain, as `addPack` returned it */
  numberOf(pack: number): number {
    return this.#packs.at(pack, 1);
  }

  /** @returns the number that chunks use to refer to this pack */
  addPack({ source, number }: ChainPack): number {
    const known = this.#sources.lastIndexOf(source);
    return this.#packs.add([known === -1 ? this.#sources.push(source) - 1 : known, number]);
  }

  /**
   * Adds a backup's index, part by part.
   * @throws {RestorableError} BACKUP_DAMAGED if the parts and the header disagree
   */
  async addIndex(header: IndexHeader, parts: AsyncIterable<Uint8Array>): Promise<void> {
    const packs = new IndexedPacks(header);
    let pack = -1;
    let offset = 0;
    let chunks = 0;
    for await (const part of parts) {
      const records = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      if (records.length % RECORD_BYTES !== 0) throw damaged(header.id);
      for (let at = 0; at < records.length; at += RECORD_BYTES) {
        const word = records.readUInt32LE(at);
        const name = records.subarray(at + 4, at + 4 + NAME_BYTES);
        if (word >= NEW_PACK) {
          pack = this.addPack(packs.next(word % NEW_PACK, name));
          offset = 0;
          continue;
        }
        if (pack === -1) throw damaged(header.id);
        this.#table.add(name, pack, offset, word);
        offset += word;
        chunks += 1;
      }
    }
    if (chunks !== header.chunkCount || !packs.areComplete) throw damaged(header.id);
  }
}

/** Which packs of an index were read. Those of a stream are in the order of their numbers. */
class IndexedPacks {
  readonly #header: IndexHeader;
  /** The next pack of each stream. */
  readonly #next: number[];
  readonly #sources: readonly MapSource[];

  constructor(header: IndexHeader) {
    this.#header = header;
    this.#next = header.streams.map(() => 0);
    this.#sources = header.streams.map(({ name }) => ({ backup: header.id, stream: name }));
  }

  get areComplete(): boolean {
    return this.#header.streams.every(({ packCount }, stream) => this.#next[stream] === packCount);
  }

  /** @param rest what follows the stream's number in a record: the pack's number and zeros */
  next(stream: number, rest: Buffer): ChainPack {
    const { id, streams } = this.#header;
    const known = streams[stream];
    const source = this.#sources[stream];
    const number = this.#next[stream] ?? 0;
    if (known === undefined || source === undefined || number >= known.packCount) throw damaged(id);
    if (rest.readUInt32LE(0) !== number || rest.subarray(4).some((byte) => byte !== 0)) throw damaged(id);
    this.#next[stream] = number + 1;
    return { source, number };
  }
}

function damaged(id: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `The index of ${id} does not agree with itself.`, {
    hint: 'The next backup will be a full one and begin a new chain.',
  });
}
