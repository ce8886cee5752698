/** What a record of the log means for a shipment. */
export type RecordMeaning =
  | { readonly kind: 'commit'; readonly timeUs: number }
  /** The rest of the file is empty. */
  | { readonly kind: 'switch' }
  /** From here on, the log has too little for a recovery. */
  | { readonly kind: 'minimal' }
  /** A folder outside of the data folder. */
  | { readonly kind: 'tablespace' }
  | { readonly kind: 'other' };

/** Length of the fixed part of a record: length, transaction, place of the record before, kind, resource manager, checksum. */
export const RECORD_HEADER_BYTES = 24;
/** Where its checksum is. It does not cover itself. */
export const CRC_OFFSET = 20;
/** As much of a record as this reader looks at. */
export const RECORD_HEAD_BYTES = 96;

/** Resource managers (access/rmgrlist.h). Their numbers never change. */
const XLOG = 0;
const XACT = 1;
const TABLESPACE = 5;

/** Kinds of their records (catalog/pg_control.h, access/xact.h, commands/tablespace.h), the same from version 13 to 18. */
const OF_XLOG = { switch: 0x40, parameters: 0x60 } as const;
const OF_XACT = { commit: 0x00, commitPrepared: 0x30 } as const;
const TABLESPACE_CREATED = 0x00;

/** Parts before the data of a record (access/xlogrecord.h): their mark and their length with it. */
const ORIGIN = { id: 253, bytes: 3 } as const;
const TOP_TRANSACTION = { id: 252, bytes: 5 } as const;
const SHORT_DATA = { id: 255, bytes: 2 } as const;
const LONG_DATA = { id: 254, bytes: 5 } as const;

/** Microseconds from 1970 to 2000, from which the server counts. */
const EPOCH_US = 946_684_800_000_000;

/** In the data of a record about settings. */
const WAL_LEVEL_OFFSET = 20;
const MINIMAL = 0;

/** @param head the record's first bytes @returns undefined if it can't be a record */
export function meaningOf(head: Buffer): RecordMeaning | undefined {
  const manager = head[17];
  const info = head[16] ?? 0;
  if (manager === XACT) return commitIn(head, info & 0x70);
  if (manager === XLOG && (info & 0xf0) === OF_XLOG.switch) return { kind: 'switch' };
  if (manager === XLOG && (info & 0xf0) === OF_XLOG.parameters) return settingsIn(head);
  if (manager === TABLESPACE && (info & 0xf0) === TABLESPACE_CREATED) return { kind: 'tablespace' };
  return { kind: 'other' };
}

function commitIn(head: Buffer, operation: number): RecordMeaning | undefined {
  if (operation !== OF_XACT.commit && operation !== OF_XACT.commitPrepared) return { kind: 'other' };
  const at = dataOffset(head);
  if (at === undefined || at + 8 > head.length) return undefined;
  return { kind: 'commit', timeUs: Number(head.readBigInt64LE(at)) + EPOCH_US };
}

function settingsIn(head: Buffer): RecordMeaning | undefined {
  const at = dataOffset(head);
  if (at === undefined || at + WAL_LEVEL_OFFSET + 4 > head.length) return undefined;
  return { kind: head.readInt32LE(at + WAL_LEVEL_OFFSET) === MINIMAL ? 'minimal' : 'other' };
}

/** Neither kind of record is about pages, so that no description of a page is before the data. */
function dataOffset(head: Buffer): number | undefined {
  let at = RECORD_HEADER_BYTES;
  for (const part of [ORIGIN, TOP_TRANSACTION]) if (head[at] === part.id) at += part.bytes;
  const data = [SHORT_DATA, LONG_DATA].find(({ id }) => head[at] === id);
  return data && at + data.bytes;
}
