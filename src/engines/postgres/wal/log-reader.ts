import { createReadStream } from 'node:fs';
import { exactIso, timeOfMicroseconds } from '../../../core/exact-time.ts';
import type { WalPosition } from '../../../core/format/log/log-position.ts';
import type { LogEnd } from '../../../ports/engine/log-source.ts';
import { commitTimeOf } from '../replay/commit-record.ts';
import { type UnsafeKind, unsafeKindOf } from '../replay/unsafe-record.ts';
import { WalFlaw } from '../replay/wal-flaw.ts';
import { beforeHeader, lsnText, PAGE_BYTES } from '../replay/wal-form.ts';
import { type WalRecord, WalScanner } from '../replay/wal-scanner.ts';

/** A log that is complete, and can't be replayed. */
export class UnsafeLog extends Error {
  readonly kind: UnsafeKind;

  constructor(kind: UnsafeKind) {
    super(kind);
    this.kind = kind;
  }
}

/** A file with a part of the log. */
export interface WalFile {
  readonly path: string;
  readonly timeline: number;
  /** Where the file begins in the log. */
  readonly base: number;
  /** How many of its bytes are of the log. */
  readonly bytes: number;
}

const READ_BYTES = 64 * PAGE_BYTES;

/** Reads a log file by file: where its last record ends, and what was committed. Every record is checked. */
export class LogReader {
  readonly #scanner: WalScanner;
  readonly #segmentBytes: number;
  #end: number;
  #count = 0;
  #firstUs = Infinity;
  #lastUs = -Infinity;

  constructor({ server, timeline, segmentBytes }: WalPosition, begin: number) {
    const from = beforeHeader(begin, segmentBytes);
    this.#scanner = new WalScanner({ system: server, timeline, segmentBytes }, from);
    this.#segmentBytes = segmentBytes;
    this.#end = from;
  }

  /** The end of the last complete record. */
  get end(): number {
    return this.#end;
  }

  /** Whether a record has begun and not ended. */
  get isWithin(): boolean {
    return this.#scanner.isWithin;
  }

  /** @throws {WalFlaw | UnsafeLog} */
  async read({ path, timeline, base, bytes }: WalFile): Promise<void> {
    const start = Math.max(0, this.#scanner.next - base);
    const pages = createReadStream(path, { start, end: bytes - 1, highWaterMark: READ_BYTES });
    for await (const chunk of pages) {
      for (let at = 0; at < chunk.length; at += PAGE_BYTES) {
        const page = (chunk as Buffer).subarray(at, at + PAGE_BYTES);
        for (const record of this.#scanner.push(page, timeline)) this.#take(record);
      }
    }
  }

  /** The log ends within a record, or with one. @throws {WalFlaw} if something is missing before that */
  requireAll(upTo: number): void {
    if (this.isWithin || this.#end >= beforeHeader(upTo, this.#segmentBytes)) return;
    throw new WalFlaw('damaged', lsnText(this.#end));
  }

  get transactions(): LogEnd['transactions'] {
    const time = (us: number): string | null => (this.#count === 0 ? null : exactIso(timeOfMicroseconds(us)));
    return {
      count: this.#count,
      firstAt: time(this.#firstUs),
      lastAt: time(this.#lastUs),
      precision: 'microseconds',
    };
  }

  #take(record: WalRecord): void {
    const unsafe = unsafeKindOf(record);
    if (unsafe !== undefined) throw new UnsafeLog(unsafe);
    this.#end = record.end;
    const timeUs = commitTimeOf(record);
    if (timeUs === undefined) return;
    this.#count += 1;
    // Transactions that end at the same time can be in the log in another order.
    this.#firstUs = Math.min(this.#firstUs, timeUs);
    this.#lastUs = Math.max(this.#lastUs, timeUs);
  }
}
