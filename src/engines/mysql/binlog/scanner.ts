import {
  EVENT,
  type EventHeader,
  HEADER_BYTES,
  MAGIC,
  readHeader,
  readMariadbGtid,
  readMysqlGtid,
  readQuery,
  type TransactionStart,
} from './events.ts';
import { LogFlaw, type LogFlawKind } from './flaws.ts';

/** As much of an event as is read: the status variables of a query can have 64 KiB, and its statement follows. */
const HEAD_BYTES = 72 * 1024;
const CHECKSUM_BYTES = 4;

/** A whole transaction in a log file. */
export interface Transaction extends TransactionStart {
  /** Bytes of the scanned file up to its end. */
  readonly end: number;
  /** The same in the server's file. */
  readonly serverEnd: number;
}

export interface ScanOptions {
  /** The database that was backed up. */
  readonly database: string;
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

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  /** Whether the file could end here: no transaction is open, and no event is incomplete. */
  get isBetween(): boolean {
    return this.#isAfterMagic && this.#open === undefined && this.#header === undefined && this.#headLength === 0;
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
    const body = this.#head.subarray(HEADER_BYTES, this.#headLength);
    this.#header = undefined;
    this.#headLength = 0;
    this.#read(header, body);
  }

  #read(header: EventHeader, body: Buffer): void {
    switch (header.type) {
      case EVENT.mariadbGtid:
        this.#begin(readMariadbGtid(header, body));
        break;
      case EVENT.gtid:
      case EVENT.anonymousGtid:
        this.#begin(readMysqlGtid(header, body.subarray(0, Math.max(0, body.length - CHECKSUM_BYTES))));
        break;
      case EVENT.query:
      case EVENT.compressedQuery:
        this.#query(header, body);
        break;
      case EVENT.xid:
      case EVENT.xaPrepare:
      case EVENT.transactionPayload:
        this.#commit(header);
        break;
      default: {
        const flaw = FLAWED.get(header.type);
        if (flaw !== undefined) throw new LogFlaw(flaw);
      }
    }
  }

  #begin(start: TransactionStart): void {
    if (this.#open !== undefined) throw new LogFlaw('not-a-log');
    this.#open = start;
    this.#isStandalone = start.isStandalone;
  }

  #query(header: EventHeader, body: Buffer): void {
    const { database, statement } = readQuery(header.type, body);
    const word = /^(?:\s|\/\*[\s\S]*?\*\/)*([a-z]+)/i.exec(statement)?.[1]?.toUpperCase() ?? '';
    if (header.type === EVENT.compressedQuery) throw new LogFlaw('compressed');
    if (DATA_WORDS.has(word)) throw new LogFlaw('statements');
    if (database !== this.#options.database && names(statement, this.#options.database)) throw new LogFlaw('elsewhere');
    if (this.#isStandalone === undefined) this.#isStandalone = word !== 'BEGIN' && word !== 'XA';
    if (this.#isStandalone || word === 'COMMIT' || (word === 'ROLLBACK' && !/\bTO\b/i.test(statement))) {
      this.#commit(header);
    }
  }

  #commit(header: EventHeader): void {
    const start = this.#open;
    // Older servers and the middle of a file that was cut elsewhere: nothing says when this was committed.
    if (start === undefined) throw new LogFlaw('no-gtid');
    this.#open = undefined;
    this.#isStandalone = undefined;
    this.#options.onTransaction({ ...start, end: this.#position, serverEnd: header.next });
  }
}

/** Events that only logs have which can't be replayed safely. */
const FLAWED: ReadonlyMap<number, LogFlawKind> = new Map([
  [EVENT.intVar, 'statements'],
  [EVENT.rand, 'statements'],
  [EVENT.userVar, 'statements'],
  [EVENT.beginLoad, 'statements'],
  [EVENT.executeLoad, 'statements'],
  [EVENT.loadBlock, 'statements'],
  [EVENT.startEncryption, 'encrypted'],
  [EVENT.incident, 'incident'],
]);

/** Statements that change rows: they are logged as rows, unless a session chose statements. */
const DATA_WORDS = new Set(['INSERT', 'UPDATE', 'DELETE', 'REPLACE', 'LOAD', 'WITH', 'CALL', 'SELECT', 'DO', 'VALUES']);

/** Whether a statement of another database may be about this one. */
function names(statement: string, database: string): boolean {
  return statement.toLowerCase().includes(database.toLowerCase());
}
