import type { LogPosition } from '../../core/format/log/log-position.ts';
import { type Chain, INDEX_FORMAT, type IndexHeader } from '../../core/planning/chain/chain.ts';
import { NAME_BYTES } from './names.ts';

/** Bytes of a record of the index: a number, and the name of a chunk. */
export const RECORD_BYTES = 4 + NAME_BYTES;
/** Marks the record before those of a pack's chunks. Its other bits are the number of the stream; the number of the pack follows. */
export const NEW_PACK = 0x8000_0000;
/** Records in one part: about 4 MiB raw, which covers some 800 MiB of a dump at the usual chunk size. */
export const RECORDS_PER_PART = 200_000;

/** Stores one part of the index. Number 0 is its header. */
export type PutIndexPart = (part: number, raw: Uint8Array) => Promise<void>;

/**
 * Writes the index of one backup: every chunk that it stored, pack by pack. Streams may be written in parallel: packs are in the order
 * in which they were completed, those of one stream in the order of their numbers.
 */
export class IndexWriter {
  readonly #chain: Chain;
  readonly #put: PutIndexPart;
  readonly #streams: { readonly name: string; packCount?: number }[] = [];
  #records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
  #filled = 0;
  #partCount = 0;
  #chunkCount = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(chain: Chain, put: PutIndexPart) {
    this.#chain = chain;
    this.#put = put;
  }

  /** Begins a stream. Its packs appear in the index when they are complete. */
  stream(name: string): StreamIndex {
    const number = this.#streams.push({ name }) - 1;
    const end = (packCount: number): void => {
      this.#streams[number] = { name, packCount };
    };
    return new StreamIndex(number, { take: (records) => this.#take(records), end });
  }

  /** Stores the rest and the header. @param nextFull why the next backup should be a full, or null */
  async finish(id: string, nextFull: string | null, position?: LogPosition): Promise<void> {
    this.#handOn();
    await this.#writing;
    const header: IndexHeader = {
      format: INDEX_FORMAT,
      id,
      chain: this.#chain,
      streams: this.#streams.map(({ name, packCount }) => {
        if (packCount === undefined) throw new RangeError('the index ended before a stream');
        return { name, packCount };
      }),
      partCount: this.#partCount,
      chunkCount: this.#chunkCount,
      nextFull,
      ...(position !== undefined && { position }),
    };
    await this.#put(0, Buffer.from(JSON.stringify(header)));
  }

  /** @param records of one pack: the one that begins it, and one for each of its chunks */
  #take(records: Buffer): void {
    this.#chunkCount += records.length / RECORD_BYTES - 1;
    for (let at = 0; at < records.length; ) {
      const copied = records.copy(this.#records, this.#filled, at);
      at += copied;
      this.#filled += copied;
      if (this.#filled === this.#records.length) this.#handOn();
    }
  }

  #handOn(): void {
    if (this.#filled === 0) return;
    const raw = this.#records.subarray(0, this.#filled);
    this.#partCount += 1;
    const part = this.#partCount;
    this.#writing = this.#writing.then(() => this.#put(part, raw));
    // `finish` throws its failure. Until then it must not count as unhandled.
    this.#writing.catch(() => {});
    this.#records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
    this.#filled = 0;
  }
}

interface IndexedPacks {
  take(records: Buffer): void;
  end(packCount: number): void;
}

/** The index of one stream. Collects the records of a pack until it is complete, because other streams write to the same index. */
export class StreamIndex {
  readonly #number: number;
  readonly #index: IndexedPacks;
  #records = Buffer.alloc(1024 * RECORD_BYTES);
  #filled = 0;
  #lastPack = -1;

  constructor(number: number, index: IndexedPacks) {
    this.#number = number;
    this.#index = index;
  }

  /** Adds a chunk that was just stored. @param pack number of its pack within the stream */
  add(name: Buffer, pack: number, length: number): void {
    if (pack !== this.#lastPack) {
      this.#endPack();
      this.#lastPack = pack;
      this.#records.fill(0, 0, RECORD_BYTES);
      this.#records.writeUInt32LE((this.#number | NEW_PACK) >>> 0, 0);
      this.#records.writeUInt32LE(pack, 4);
      this.#filled = RECORD_BYTES;
    }
    if (this.#filled === this.#records.length) {
      const larger = Buffer.alloc(this.#records.length * 2);
      larger.set(this.#records);
      this.#records = larger;
    }
    this.#records.writeUInt32LE(length, this.#filled);
    this.#records.set(name, this.#filled + 4);
    this.#filled += RECORD_BYTES;
  }

  /** The stream's last pack is complete. */
  end(packCount: number): void {
    this.#endPack();
    this.#index.end(packCount);
  }

  #endPack(): void {
    if (this.#filled > 0) this.#index.take(this.#records.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
