import { addToCrc, CRC_START, finishCrc } from './crc32c.ts';
import { CRC_OFFSET, meaningOf, RECORD_HEAD_BYTES, RECORD_HEADER_BYTES } from './records.ts';

/** Why a piece of the log can't be shipped. */
export type WalFlawKind = 'damaged' | 'minimal' | 'tablespace' | 'other-cluster';

/** A log that can't be read, or that can't be replayed safely. */
export class WalFlaw extends Error {
  readonly kind: WalFlawKind;

  constructor(kind: WalFlawKind) {
    super(kind);
    this.kind = kind;
  }
}

export interface WalStart {
  /** The end of a record. */
  readonly lsn: bigint;
  readonly segmentBytes: number;
  readonly pageBytes: number;
  /** The cluster's system identifier. */
  readonly server: string;
}

/** What a transaction is here: where its commit ends in the log, and when it was committed. */
export interface Commit {
  readonly end: bigint;
  readonly timeUs: number;
}

/** Lengths of the header of a page (access/xlog_internal.h): of a file's first page, and of the others. */
const LONG_HEADER_BYTES = 40;
const HEADER_BYTES = 24;
/** Marks in it. */
const CONTINUES_RECORD = 0x0001;
const IS_LONG = 0x0002;
/** The record before was left unfinished by a crash. */
const ABANDONS_RECORD = 0x0008;

/** Every record begins at a multiple of this. */
const ALIGNMENT = 8;

/**
 * Follows the write-ahead log as its bytes arrive: where its records end, what was committed, and whether everything is there. The
 * format is the same in the versions 13 to 18.
 */
export class WalScanner {
  readonly #start: WalStart;
  readonly #onCommit: (commit: Commit) => void;
  /** Where the file of the start begins, and the bytes from there. */
  readonly #base: bigint;
  #offset: number;
  #recordEnd: number;
  /** To pass over, after the end of a record. */
  #skipBytes = 0;
  readonly #page = Buffer.alloc(LONG_HEADER_BYTES);
  #pageFilled = 0;
  readonly #head = Buffer.alloc(RECORD_HEAD_BYTES);
  /** How many bytes of a record there are, and have to be. None: no record has begun. */
  #filled = 0;
  #length = 0;
  #crc = CRC_START;

  constructor(start: WalStart, onCommit: (commit: Commit) => void) {
    this.#start = start;
    this.#onCommit = onCommit;
    const within = start.lsn % BigInt(start.segmentBytes);
    this.#base = start.lsn - within;
    this.#offset = Number(within);
    this.#recordEnd = this.#offset;
  }

  /** The end of the last complete record. */
  get recordEnd(): bigint {
    return this.#base + BigInt(this.#recordEnd);
  }

  /** Whether a record has begun and not ended. */
  get isWithin(): boolean {
    return this.#filled > 0;
  }

  /** @throws {WalFlaw} */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      const taken = this.#take(chunk.subarray(at));
      at += taken;
      this.#offset += taken;
      // Afterwards, so that what they read is the place behind them.
      if (this.#pageFilled > 0 && this.#pageFilled === this.#headerBytes(this.#offset - 1)) this.#endHeader();
      if (this.#filled > 0 && this.#filled === this.#length) this.#endRecord();
    }
  }

  /** @returns how many bytes were taken, at least one */
  #take(rest: Uint8Array): number {
    if (this.#skipBytes > 0) {
      const taken = Math.min(rest.length, this.#skipBytes);
      this.#skipBytes -= taken;
      return taken;
    }
    const { pageBytes } = this.#start;
    const inPage = this.#offset % pageBytes;
    if (inPage === 0 || this.#pageFilled > 0) {
      const taken = Math.min(rest.length, this.#headerBytes(this.#offset) - this.#pageFilled);
      this.#page.set(rest.subarray(0, taken), this.#pageFilled);
      this.#pageFilled += taken;
      return taken;
    }
    return this.#takeRecord(rest.subarray(0, pageBytes - inPage));
  }

  #takeRecord(rest: Uint8Array): number {
    // Its length comes first.
    const missing = this.#filled < 4 ? 4 - this.#filled : this.#length - this.#filled;
    const bytes = rest.subarray(0, missing);
    if (this.#filled < RECORD_HEAD_BYTES) {
      this.#head.set(bytes.subarray(0, RECORD_HEAD_BYTES - this.#filled), this.#filled);
    }
    const header = Math.max(0, RECORD_HEADER_BYTES - this.#filled);
    if (bytes.length > header) this.#crc = addToCrc(this.#crc, bytes.subarray(header));
    this.#filled += bytes.length;
    if (this.#filled === 4) {
      this.#length = this.#head.readUInt32LE(0);
      if (this.#length < RECORD_HEADER_BYTES) throw new WalFlaw('damaged');
    }
    return bytes.length;
  }

  #headerBytes(offset: number): number {
    return offset % this.#start.segmentBytes < this.#start.pageBytes ? LONG_HEADER_BYTES : HEADER_BYTES;
  }

  #endHeader(): void {
    const { segmentBytes, server } = this.#start;
    const isLong = this.#pageFilled === LONG_HEADER_BYTES;
    const begin = this.#base + BigInt(this.#offset - this.#pageFilled);
    this.#pageFilled = 0;
    const marks = this.#page.readUInt16LE(2);
    const isRight = this.#page.readBigUInt64LE(8) === begin && ((marks & IS_LONG) !== 0) === isLong;
    if (!isRight) throw new WalFlaw('damaged');
    if (isLong && String(this.#page.readBigUInt64LE(24)) !== server) throw new WalFlaw('other-cluster');
    if (isLong && this.#page.readUInt32LE(32) !== segmentBytes) throw new WalFlaw('damaged');
    if ((marks & ABANDONS_RECORD) !== 0) this.#forget();
    const rest = this.#length - this.#filled;
    const isContinued = (marks & CONTINUES_RECORD) !== 0;
    const isAsWritten = isContinued ? rest > 0 && this.#page.readUInt32LE(16) === rest : rest === 0;
    if (!isAsWritten) throw new WalFlaw('damaged');
  }

  #endRecord(): void {
    const head = this.#head.subarray(0, Math.min(this.#length, RECORD_HEAD_BYTES));
    const crc = finishCrc(addToCrc(this.#crc, head.subarray(0, CRC_OFFSET)));
    const meaning = crc === head.readUInt32LE(CRC_OFFSET) ? meaningOf(head) : undefined;
    if (meaning === undefined) throw new WalFlaw('damaged');
    if (meaning.kind === 'minimal' || meaning.kind === 'tablespace') throw new WalFlaw(meaning.kind);
    this.#skipBytes = bytesTo(this.#offset, meaning.kind === 'switch' ? this.#start.segmentBytes : ALIGNMENT);
    this.#recordEnd = this.#offset + this.#skipBytes;
    this.#forget();
    if (meaning.kind === 'commit') this.#onCommit({ end: this.recordEnd, timeUs: meaning.timeUs });
  }

  #forget(): void {
    this.#filled = 0;
    this.#length = 0;
    this.#crc = CRC_START;
  }
}

/** How far it is to the next multiple. */
function bytesTo(offset: number, multiple: number): number {
  const over = offset % multiple;
  return over === 0 ? 0 : multiple - over;
}
