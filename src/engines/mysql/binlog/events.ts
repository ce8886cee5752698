/*
 * The headers of events in a binary log, version 4 (MySQL: "Event Structure"; MariaDB: "2-binlog-event-header"). Nothing of a row is
 * read: replaying is left to the stock tools.
 */

export const MAGIC = Buffer.from([0xfe, 0x62, 0x69, 0x6e]);
export const HEADER_BYTES = 19;

/** Events of which more than the header is read, and those that end a transaction. */
export const EVENT = {
  query: 2,
  rotate: 4,
  intVar: 5,
  loadBlock: 9,
  rand: 13,
  userVar: 14,
  formatDescription: 15,
  xid: 16,
  beginLoad: 17,
  executeLoad: 18,
  tableMap: 19,
  incident: 26,
  /** MySQL: the text of a statement whose rows follow. */
  rowsQuery: 29,
  gtid: 33,
  anonymousGtid: 34,
  xaPrepare: 38,
  partialUpdateRows: 39,
  transactionPayload: 40,
  taggedGtid: 42,
  annotateRows: 160,
  mariadbGtid: 162,
  startEncryption: 164,
  compressedQuery: 165,
} as const;

export interface EventHeader {
  /** Seconds since 1970. */
  readonly time: number;
  readonly type: number;
  readonly serverId: number;
  readonly length: number;
  /** Where the next event begins in the server's file. 0 in an event that the server made up for the reader. */
  readonly next: number;
  readonly flags: number;
}

/** @param head at least HEADER_BYTES bytes */
export function readHeader(head: Buffer): EventHeader {
  return {
    time: head.readUInt32LE(0),
    type: head.readUInt8(4),
    serverId: head.readUInt32LE(5),
    length: head.readUInt32LE(9),
    next: head.readUInt32LE(13),
    flags: head.readUInt16LE(17),
  };
}

export const CHECKSUM_BYTES = 4;
const CRC32 = 1;

/** Whether each event of a log ends with a checksum. @param body of the description of its format, which ends with one itself */
export function hasChecksums(body: Buffer): boolean {
  return body.readUInt8(body.length - CHECKSUM_BYTES - 1) === CRC32;
}

/** The start of a transaction. */
export interface TransactionStart {
  /** In the server's notation: `0-1-7`, `uuid:7`. Null if it has none. */
  readonly gtid: string | null;
  /** Commit time in microseconds since 1970. For MariaDB, the beginning of its second. */
  readonly timeUs: number;
  readonly isExact: boolean;
  /** One statement that ends by itself, without a COMMIT. Undefined if only the next event tells. */
  readonly isStandalone: boolean | undefined;
}

const STANDALONE = 1;

/** @param body without the header */
export function readMariadbGtid(header: EventHeader, body: Buffer): TransactionStart {
  const sequence = body.readBigUInt64LE(0);
  const domain = body.readUInt32LE(8);
  return {
    gtid: `${domain}-${header.serverId}-${sequence}`,
    timeUs: header.time * 1_000_000,
    isExact: false,
    isStandalone: (body.readUInt8(12) & STANDALONE) !== 0,
  };
}

/** Flags, UUID, number, type and two numbers of the logical clock precede the commit time, of seven bytes, in MySQL 8 and later. */
const TIME_OFFSET = 1 + 16 + 8 + 1 + 8 + 8;
const TIME_BYTES = 7;
/** The highest of the 56 bits says whether another time follows. */
const TIME_BITS = (1n << 55n) - 1n;

/** @param body without the header, and without the checksum */
export function readMysqlGtid(header: EventHeader, body: Buffer): TransactionStart {
  const isAnonymous = header.type === EVENT.anonymousGtid;
  const uuid = body.toString('hex', 1, 17).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const gtid = isAnonymous ? null : `${uuid}:${body.readBigUInt64LE(17)}`;
  const isExact = body.length >= TIME_OFFSET + TIME_BYTES;
  const low = isExact ? BigInt(body.readUInt32LE(TIME_OFFSET)) : 0n;
  const high = isExact ? BigInt(body.readUIntLE(TIME_OFFSET + 4, 3)) : 0n;
  const us = ((high << 32n) | low) & TIME_BITS;
  return { gtid, timeUs: isExact ? Number(us) : header.time * 1_000_000, isExact, isStandalone: undefined };
}

/** Changes of rows, in all versions, compressed ones included. */
const ROWS = new Set([20, 21, 22, 23, 24, 25, 30, 31, 32, 39, 166, 167, 168, 169, 170, 171]);

export function isOfRows(type: number): boolean {
  return ROWS.has(type);
}

/** MySQL's versions of these have a part of variable length before the columns. */
const EXTENDED = new Set([30, 31, 32]);
/** Of these versions, the columns can be read. */
const PLAIN = new Set([23, 24, 25, ...EXTENDED]);
/** The number of a table, and flags. */
const ROWS_BYTES = 8;

/**
 * Whether an event of rows has all columns of the rows that it inserts, deletes or, before the change, updates.
 * @param body without the header
 */
export function hasWholeRows({ type }: EventHeader, body: Buffer): boolean {
  if (!PLAIN.has(type)) return true;
  const at = ROWS_BYTES + (EXTENDED.has(type) ? body.readUInt16LE(ROWS_BYTES) : 0);
  const [columns, from] = readLength(body, at);
  for (let column = 0; column < columns; column += 1) {
    if ((body.readUInt8(from + (column >> 3)) & (1 << (column & 7))) === 0) return false;
  }
  return true;
}

const TWO_BYTES = 0xfc;

/** A number in the form of the protocol. A table has fewer than 65,536 columns. */
function readLength(body: Buffer, at: number): readonly [value: number, next: number] {
  const first = body.readUInt8(at);
  return first < TWO_BYTES - 1 ? [first, at + 1] : [body.readUInt16LE(at + 1), at + 3];
}

const ENDS_STATEMENT = 1;

/** The table that an event of rows, or the description of a table, is about. */
export function tableOf(body: Buffer): { readonly id: number; readonly endsStatement: boolean } {
  return { id: body.readUIntLE(0, 6), endsStatement: (body.readUInt16LE(6) & ENDS_STATEMENT) !== 0 };
}

/** The database in the description of a table. */
export function databaseOfTable(body: Buffer): string {
  return body.toString('utf8', 9, 9 + body.readUInt8(8));
}

export interface QueryEvent {
  /** The default database of the session. */
  readonly database: string;
  /** The beginning of the statement. */
  readonly statement: string;
}

/** Session and time (8 bytes), the length of the database's name, an error code, the length of the status variables. */
const QUERY_BYTES = 13;

/** @param body the beginning of the event, without the header */
export function readQuery(body: Buffer): QueryEvent {
  const nameLength = body.readUInt8(8);
  const statusLength = body.readUInt16LE(11);
  const nameAt = QUERY_BYTES + statusLength;
  const database = body.toString('utf8', nameAt, nameAt + nameLength);
  const at = nameAt + nameLength + 1;
  return { database, statement: body.toString('utf8', at) };
}
