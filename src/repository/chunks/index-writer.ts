import type { LogPosition } from '../../core/format/log-position.ts';
import { type Chain, INDEX_FORMAT, type IndexHeader } from '../../core/planning/chain.ts';
import { NAME_BYTES } from './names.ts';

/** Bytes of a chunk in the index: its length, whose first bit marks the first chunk of a new pack, and its name. */
export const RECORD_BYTES = 4 + NAME_BYTES;
export const NEW_PACK = 0x8000_0000;
/** Chunks in one part: about 4 MiB raw, which covers some 800 MiB of a dump at the usual chunk size. */
export const RECORDS_PER_PART = 200_000;

/** Stores one part of the index. Number 0 is its header. */
export type PutIndexPart = (part: number, raw: Uint8Array) => Promise<void>;

/**
 * Writes the index of one backup: every chunk that it stored, in the order of its streams and packs. Offsets and pack numbers
 * follow from the lengths.
 */
export class IndexWriter {
  readonly #chain: Chain;
  readonly #put: PutIndexPart;
  readonly #streams: { name: string; packCount: number }[] = [];
  #records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
  #filled = 0;
  #partCount = 0;
  #chunkCount = 0;
  #lastPack = -1;
  #writing: Promise<void> = Promise.resolve();

  constructor(chain: Chain, put: PutIndexPart) {
    this.#chain = chain;
    this.#put = put;
  }

  beginStream(): void {
    this.#lastPack = -1;
  }

  /** Adds a chunk that was just stored. @param pack number of its pack within the stream */
  add(name: Buffer, pack: number, length: number): void {
    const begins = pack !== this.#lastPack;
    this.#lastPack = pack;
    const at = this.#filled * RECORD_BYTES;
    this.#records.writeUInt32LE((length | (begins ? NEW_PACK : 0)) >>> 0, at);
    this.#records.set(name, at + 4);
    this.#filled += 1;
    this.#chunkCount += 1;
    if (this.#filled === RECORDS_PER_PART) this.#handOn();
  }

  endStream(name: string, packCount: number): void {
    this.#streams.push({ name, packCount });
  }

  /** Stores the rest and the header. @param nextFull why the next backup should be a full, or null */
  async finish(id: string, nextFull: string | null, position?: LogPosition): Promise<void> {
    this.#handOn();
    await this.#writing;
    const header: IndexHeader = {
      format: INDEX_FORMAT,
      id,
      chain: this.#chain,
      streams: this.#streams,
      partCount: this.#partCount,
      chunkCount: this.#chunkCount,
      nextFull,
      ...(position !== undefined && { position }),
    };
    await this.#put(0, Buffer.from(JSON.stringify(header)));
  }

  #handOn(): void {
    if (this.#filled === 0) return;
    const raw = this.#records.subarray(0, this.#filled * RECORD_BYTES);
    this.#partCount += 1;
    const part = this.#partCount;
    this.#writing = this.#writing.then(() => this.#put(part, raw));
    // `finish` throws its failure. Until then it must not count as unhandled.
    this.#writing.catch(() => {});
    this.#records = Buffer.alloc(RECORDS_PER_PART * RECORD_BYTES);
    this.#filled = 0;
  }
}
