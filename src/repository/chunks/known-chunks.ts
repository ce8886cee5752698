import { RestorableError } from '../../core/errors.ts';
import type { IndexHeader } from '../../core/planning/chain.ts';
import { NEW_PACK, RECORD_BYTES } from './index-writer.ts';
import { NAME_BYTES } from './names.ts';
import { type ChunkPlace, ChunkTable } from './table.ts';

/** A pack of the chain. */
export interface ChainPack {
  readonly backup: string;
  readonly stream: string;
  /** Its number within the stream. */
  readonly number: number;
}

/** What a chain already contains: its chunks by name, and the packs that contain them. */
export class KnownChunks {
  readonly #table: ChunkTable;
  readonly #packs: ChainPack[] = [];

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

  pack(number: number): ChainPack {
    return this.#packs[number] as ChainPack;
  }

  /** @returns the number that chunks use to refer to this pack */
  addPack(pack: ChainPack): number {
    return this.#packs.push(pack) - 1;
  }

  /**
   * Adds a backup's index, part by part.
   * @throws {RestorableError} BACKUP_DAMAGED if the parts and the header disagree
   */
  async addIndex(header: IndexHeader, parts: AsyncIterable<Uint8Array>): Promise<void> {
    const packs = packsOf(header);
    let pack = -1;
    let offset = 0;
    let chunks = 0;
    for await (const part of parts) {
      const records = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      if (records.length % RECORD_BYTES !== 0) throw damaged(header.id);
      for (let at = 0; at < records.length; at += RECORD_BYTES) {
        const word = records.readUInt32LE(at);
        if (word >= NEW_PACK) {
          const next = packs.next();
          if (next.done === true) throw damaged(header.id);
          pack = this.addPack(next.value);
          offset = 0;
        }
        if (pack === -1) throw damaged(header.id);
        const length = word % NEW_PACK;
        this.#table.add(records.subarray(at + 4, at + 4 + NAME_BYTES), pack, offset, length);
        offset += length;
        chunks += 1;
      }
    }
    if (chunks !== header.chunkCount || packs.next().done !== true) throw damaged(header.id);
  }
}

function* packsOf({ id, streams }: IndexHeader): Generator<ChainPack> {
  for (const { name, packCount } of streams) {
    for (let number = 0; number < packCount; number += 1) yield { backup: id, stream: name, number };
  }
}

function damaged(id: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `The index of ${id} does not agree with itself.`, {
    hint: 'The next backup will be a full one and begin a new chain.',
  });
}
