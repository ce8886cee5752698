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
  gtid: 33,
  anonymousGtid: 34,
  xaPrepare: 38,
  transactionPayload: 40,
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
