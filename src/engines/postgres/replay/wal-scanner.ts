import { addToCrc, CRC_START, finishCrc } from '../wal/crc32c.ts';
import { WalFlaw } from './wal-flaw.ts';
import { lsnText, PAGE_BYTES, readPageHeader, type WalFacts } from './wal-form.ts';

const HEADER_BYTES = 24;
/** Of the header, the checksum includes what is before it. */
const CHECKED_HEADER_BYTES = 20;
/** The server's own limit (`XLogRecordMaxSize`). */
const RECORD_MAX_BYTES = 1_020 * 1024 * 1024;
/** Enough to find the time in the record of a commit. */
const HEAD_BYTES = 64;
const ALIGNMENT = 8;
const FIRST_TIMELINE = 1;
const ZEROS = Buffer.alloc(PAGE_BYTES);

const OF_LOG = 0;
const KIND_BITS = 0xf0;
const SWITCH = 0x40;

/** A complete record whose checksum is right. */
export interface WalRecord {
  readonly start: number;
  /** Where the next one can begin. */
  readonly end: number;
  /** Where the record before it begins. */
  readonly previous: number;
  /** The number of its resource manager. */
  readonly manager: number;
  readonly info: number;
  /** The beginning of what follows its header. */
  readonly head: Buffer;
}

interface Pending {
  readonly start: number;
  readonly total: number;
  taken: number;
  readonly header: Buffer;
  readonly head: Buffer;
  crc: number;
}

/**
 * Cuts a write-ahead log into its records, page by page. It holds nothing but the beginning of one record, and checks each: a
 * server would stop without a word at the first that is damaged.
 */
export class WalScanner {
  readonly #facts: WalFacts;
  readonly #from: number;
  #next: number;
  #pending: Pending | undefined;
  #previous: number | undefined;
  #timeline: number;
  /** Behind a record that ends its segment. */
  #skipTo = 0;
  #hasEnded = false;

  /** @param from where a record begins */
  constructor(facts: WalFacts, from: number) {
    this.#facts = facts;
    this.#from = from;
    this.#timeline = facts.timeline;
    this.#next = from - (from % PAGE_BYTES);
  }

  /** Where the page begins that is needed next. */
  get next(): number {
    return this.#next;
  }

  /** Whether a record has begun and not ended. */
  get isWithin(): boolean {
    return this.#pending !== undefined;
  }

  /**
   * @param page a page, or the beginning of the last one
   * @param newest the timeline of its file: earlier pages in it can be of an earlier one
   * @throws {WalFlaw}
   */
  *push(page: Buffer, newest: number): Generator<WalRecord> {
    const address = this.#next;
    this.#next += PAGE_BYTES;
    if (this.#hasEnded || address < this.#skipTo) return this.#requireZeros(page, address);
    // A log can be cut within a header.
    if (page.length < HEADER_BYTES) return undefined;
    // A promoted server goes on in the page that the timeline before has begun, and leaves its header.
    const oldest = this.#from > address ? FIRST_TIMELINE : this.#timeline;
    const header = readPageHeader(page, address, this.#facts, { oldest, newest });
    this.#timeline = Math.max(this.#timeline, header.timeline);
    let at = header.bytes;
    if (header.replacesRecord) this.#pending = undefined;
    const left = this.#pending === undefined ? 0 : this.#pending.total - this.#pending.taken;
    const isFirst = address <= this.#from;
    if (isFirst && this.#from > address) {
      at = this.#from - address;
      if (at < header.bytes) throw damaged(address);
    } else if (header.remaining !== left) throw damaged(address);
    while (at < page.length) {
      this.#pending ??= this.#begin(page, at, address);
      if (this.#pending === undefined) return this.#requireZeros(page.subarray(at), address);
      at += take(this.#pending, page.subarray(at));
      if (this.#pending.taken < this.#pending.total) return undefined;
      at = Math.ceil(at / ALIGNMENT) * ALIGNMENT;
      const record = this.#complete(this.#pending, address + at);
      this.#pending = undefined;
      yield record;
      if (this.#skipTo > address + at) return this.#requireZeros(page.subarray(at), address);
    }
    return undefined;
  }

  /** @returns undefined behind the last record */
  #begin(page: Buffer, at: number, address: number): Pending | undefined {
    // A length is never divided. Only the end of the log can be within one.
    const total = page.length - at < 4 ? 0 : page.readUInt32LE(at);
    if (total === 0) {
      this.#hasEnded = true;
      return undefined;
    }
    if (total < HEADER_BYTES || total > RECORD_MAX_BYTES) throw damaged(address + at);
    const head = Buffer.alloc(Math.min(HEAD_BYTES, total - HEADER_BYTES));
    return { start: address + at, total, taken: 0, header: Buffer.alloc(HEADER_BYTES), head, crc: CRC_START };
  }

  #complete({ start, header, head, crc }: Pending, end: number): WalRecord {
    const whole = finishCrc(addToCrc(crc, header.subarray(0, CHECKED_HEADER_BYTES)));
    if (whole !== header.readUInt32LE(CHECKED_HEADER_BYTES)) throw damaged(start);
    const previous = Number(header.readBigUInt64LE(8));
    if (previous >= start || (this.#previous !== undefined && previous !== this.#previous)) throw damaged(start);
    this.#previous = start;
    const [info, manager] = [header.readUInt8(16), header.readUInt8(17)];
    const { segmentBytes } = this.#facts;
    const isSwitch = manager === OF_LOG && (info & KIND_BITS) === SWITCH;
    if (isSwitch) this.#skipTo = Math.ceil(end / segmentBytes) * segmentBytes;
    return { start, end: isSwitch ? this.#skipTo : end, previous, manager, info, head };
  }

  #requireZeros(page: Buffer, address: number): undefined {
    if (!isZero(page) && !this.#isEmptyPage(page, address)) throw damaged(address);
  }

  /** After a switch, the server writes pages that have nothing but a header. */
  #isEmptyPage(page: Buffer, address: number): boolean {
    if (page.length <= HEADER_BYTES || address >= this.#skipTo) return false;
    const ofAny = { oldest: this.#timeline, newest: Number.POSITIVE_INFINITY };
    const { bytes, remaining } = readPageHeader(page, address, this.#facts, ofAny);
    return remaining === 0 && isZero(page.subarray(bytes));
  }
}

/** Most of a file that was switched early is zeros. Comparing them at once takes a hundredth of the time of looking at each byte. */
function isZero(bytes: Buffer): boolean {
  return bytes.equals(ZEROS.subarray(0, bytes.length));
}

/** @returns how many bytes belong to the record */
function take(pending: Pending, bytes: Buffer): number {
  const taken = bytes.subarray(0, pending.total - pending.taken);
  const ofHeader = Math.min(Math.max(HEADER_BYTES - pending.taken, 0), taken.length);
  taken.copy(pending.header, pending.taken, 0, ofHeader);
  const rest = taken.subarray(ofHeader);
  const at = pending.taken + ofHeader - HEADER_BYTES;
  if (rest.length > 0 && at < pending.head.length) rest.copy(pending.head, at);
  pending.crc = addToCrc(pending.crc, rest);
  pending.taken += taken.length;
  return taken.length;
}

function damaged(at: number): WalFlaw {
  return new WalFlaw('damaged', lsnText(at));
}
