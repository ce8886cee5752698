import {
  CHECKSUM_BYTES,
  EVENT,
  type EventHeader,
  HEADER_BYTES,
  hasChecksums,
  hasWholeRows,
  isOfRows,
  MAGIC,
  readHeader,
  readMariadbGtid,
  readMysqlGtid,
  readQuery,
  type TransactionStart,
} from './events.ts';
import { FLAWED_EVENTS, LogFlaw } from './flaws.ts';
import { OwnEvents, type Range } from './own-events.ts';
import {
  bareStatement,
  changesRows,
  firstWord,
  isOfServer,
  isOfTransaction,
  names,
  qualifiersOf,
} from './statement.ts';
import { readTaggedGtid } from './tagged-gtid.ts';

/** As much of an event as is read: the status variables of a query can have 64 KiB, and its statement follows. */
const HEAD_BYTES = 72 * 1024;

/** A whole transaction in a log file. */
export interface Transaction extends TransactionStart {
  /** What of it is about the database that was backed up. Empty if nothing is. */
  readonly own: readonly Range[];
  /** How many statements are in it, with those that begin and end the transaction. */
  readonly statements: number;
  /** Bytes of the scanned file up to its end. */
  readonly end: number;
  /** The same in the server's file. */
  readonly serverEnd: number;
}

export interface ScanOptions {
  /** The database that was backed up. */
  readonly database: string;
  /** It is replayed under another name. */
  readonly isRenamed?: boolean;
  /** Called for each transaction that is complete. */
  readonly onTransaction: (transaction: Transaction) => void;
}

/**
 * Finds the transactions in a binary log file as it streams by, in pieces of any size. Memory does not grow with an event.
 * @throws {LogFlaw} for what can't be replayed safely
 */
export class LogScanner {
  readonly #options: ScanOptions;
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #headLength = 0;
  #header: EventHeader | undefined;
  #isAfterMagic = false;
  /** Bytes of the current event that are still to come. */
  #left = 0;
  /** Bytes of the file that were read. */
  #position = 0;
  #open: TransactionStart | undefined;
  /** A transaction that one statement ends, or that a BEGIN has opened. */
  #isStandalone: boolean | undefined;
  readonly #own = new OwnEvents();
  #prefixEnd = 0;
  #serverEnd = 0;
  #madeAt = 0;
  /** Each event ends with so many bytes that are not its own. */
  #checksumBytes = 0;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Whether the file could end here: no transaction is open, and no event is incomplete. */
  get isBetween(): boolean {
    return this.#isAfterMagic && this.#open === undefined && this.#header === undefined && this.#headLength === 0;
  }

  /** The end of what every reader of the file needs: its magic bytes and the description of its format. */
  get prefixEnd(): number {
    return this.#prefixEnd;
  }

  /** Seconds since 1970: when the server began the file. */
  get madeAt(): number {
    return this.#madeAt;
  }

  /** Bytes of the server's file up to the end of the last event that was read. */
  get serverEnd(): number {
    return this.#serverEnd;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at = this.#step(chunk, at);
  }

  #step(chunk: Uint8Array, from: number): number {
    const header = this.#header;
    const wanted = this.#isAfterMagic ? HEADER_BYTES : MAGIC.length;
    if (header !== undefined) return this.#body(header, chunk, from);
    const to = this.#keep(chunk, from, wanted - this.#headLength);
    if (this.#headLength < wanted) return to;
    if (!this.#isAfterMagic) {
      if (!this.#head.subarray(0, wanted).equals(MAGIC)) throw new LogFlaw('not-a-log');
      this.#isAfterMagic = true;
      this.#headLength = 0;
      return to;
    }
    this.#header = readHeader(this.#head);
    if (this.#header.length < HEADER_BYTES) throw new LogFlaw('not-a-log');
    this.#left = this.#header.length - HEADER_BYTES;
    if (this.#left === 0) this.#end(this.#header);
    return to;
  }

  #body(header: EventHeader, chunk: Uint8Array, from: number): number {
    const to = Math.min(chunk.length, from + this.#left);
    this.#left -= to - from;
    const kept = Math.min(to - from, HEAD_BYTES - this.#headLength);
    this.#head.set(chunk.subarray(from, from + kept), this.#headLength);
    this.#headLength += kept;
    this.#position += to - from;
    if (this.#left === 0) this.#end(header);
    return to;
  }

  #keep(chunk: Uint8Array, from: number, bytes: number): number {
    const to = Math.min(chunk.length, from + bytes);
    this.#head.set(chunk.subarray(from, to), this.#headLength);
    this.#headLength += to - from;
    this.#position += to - from;
    return to;
  }

  #end(header: EventHeader): void {
    // Of an event that was kept in part, the checksum was not.
    const isWhole = this.#headLength === header.length;
    const bodyEnd = this.#headLength - (isWhole ? this.#checksumBytes : 0);
    const body = this.#head.subarray(HEADER_BYTES, bodyEnd);
    this.#header = undefined;
    this.#headLength = 0;
    const start = this.#position - header.length;
    try {
      if (this.#open !== undefined) this.#own.add(header, body, start, this.#options.database);
      this.#read(header, body);
      this.#serverEnd = Math.max(this.#serverEnd, header.next);
    } catch (error) {
      // An event that is shorter than its type.
      throw error instanceof RangeError ? new LogFlaw('not-a-log') : error;
    }
  }

  #read(header: EventHeader, body: Buffer): void {
    switch (header.type) {
      case EVENT.formatDescription:
        this.#prefixEnd = this.#position;
        this.#madeAt = header.time;
        this.#checksumBytes = hasChecksums(body) ? CHECKSUM_BYTES : 0;
        break;
      case EVENT.mariadbGtid:
        this.#begin(readMariadbGtid(header, body), header);
        break;
      case EVENT.gtid:
      case EVENT.anonymousGtid:
        this.#begin(readMysqlGtid(header, body), header);
        break;
      case EVENT.taggedGtid:
        this.#begin(readTaggedGtid(header, body), header);
        break;
      case EVENT.query:
      case EVENT.compressedQuery:
        this.#query(header, body);
        break;
      case EVENT.xid:
        this.#commit(header);
        break;
      default: {
        const flaw = FLAWED_EVENTS.get(header.type);
        if (flaw !== undefined) throw new LogFlaw(flaw);
        if (isOfRows(header.type) && !hasWholeRows(header, body)) throw new LogFlaw('columns');
      }
    }
  }

  #begin(start: TransactionStart, header: EventHeader): void {
    if (this.#open !== undefined) throw new LogFlaw('not-a-log');
    this.#open = start;
    this.#own.begin([this.#position - header.length, this.#position]);
    this.#isStandalone = start.isStandalone;
  }

  #query(header: EventHeader, body: Buffer): void {
    if (header.type === EVENT.compressedQuery) throw new LogFlaw('compressed');
    const { database, statement } = readQuery(body);
    const bare = bareStatement(statement);
    const word = firstWord(bare);
    if (word === 'XA') throw new LogFlaw('xa');
    if (changesRows(word)) throw new LogFlaw('statements');
    const isHere = database === this.#options.database;
    if (!isHere && !isOfServer(bare) && names(statement, this.#options.database)) throw new LogFlaw('elsewhere');
    if (this.#isStandalone === undefined) this.#isStandalone = word !== 'BEGIN';
    if (this.#isStandalone || !isOfTransaction(word)) {
      if (isHere && !isOfServer(bare)) this.#checkNames(bare, statement);
      this.#own.addStatement(bare, isHere);
    }
    const isEnd = word === 'COMMIT' || (word === 'ROLLBACK' && !/^ROLLBACK\s+(?:WORK\s+)?TO\b/.test(bare));
    if (this.#isStandalone || isEnd) this.#commit(header);
  }

  /** A replay must change neither another database nor, under another name, the source's. */
  #checkNames(bare: string, statement: string): void {
    const { database, isRenamed = false } = this.#options;
    const own = database.toUpperCase();
    if ([...qualifiersOf(bare)].some((name) => name !== own)) throw new LogFlaw('other');
    if (isRenamed && names(statement, database)) throw new LogFlaw('named');
  }

  #commit(header: EventHeader): void {
    const start = this.#open;
    // Older servers and the middle of a file that was cut elsewhere: nothing says when this was committed.
    if (start === undefined) throw new LogFlaw('no-gtid');
    this.#open = undefined;
    this.#isStandalone = undefined;
    const own = this.#own.end();
    const { statements } = this.#own;
    this.#options.onTransaction({ ...start, own, statements, end: this.#position, serverEnd: header.next });
  }
}
