import { crc32 } from 'node:zlib';

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. Without ZIP64 and extra fields. */
export const LOCAL = { signature: 0x04034b50, bytes: 30 } as const;
export const CENTRAL = { signature: 0x02014b50, bytes: 46 } as const;
export const END = { signature: 0x06054b50, bytes: 22 } as const;
/** Version 2.0 of the specification, made under MS-DOS: such an entry has no mode, so it can't be a link or a device. */
export const VERSION = 20;
export const STORED = 0;
export const DEFLATED = 8;
/** Tables and pages expand to 20 times their compressed size. A file that would expand to more than this is stored as it is. */
export const MOST_EXPANDED = 200;
/** 1980-01-01 00:00:00, so that equal content gives an equal archive. */
export const NO_TIME = 0x0021_0000;
/** One file, as both of its headers describe it. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The fields from the version to the length of the extra field, which both headers have. */
function commonFields({ name, method, crc, compressedBytes, bytes }: Entry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(0, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(NO_TIME, 6);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(compressedBytes, 14);
  fields.writeUInt32LE(bytes, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The header before the content of a file. */
export function localHeader(entry: Entry): Buffer {
  return Buffer.concat([word(LOCAL.signature), commonFields(entry), Buffer.from(entry.name, 'ascii')]);
}

/** The header in the directory at the end. */
export function centralHeader(entry: Entry): Buffer {
  const madeBy = Buffer.from([VERSION, 0]);
  // Comment, disk, internal and external attributes.
  const none = Buffer.alloc(10);
  return Buffer.concat([
    ...[word(CENTRAL.signature), madeBy, commonFields(entry), none],
    ...[word(entry.offset), Buffer.from(entry.name, 'ascii')],
  ]);
}

/** The end of an archive. */
export function endRecord(directory: {
  readonly entries: number;
  readonly bytes: number;
  readonly offset: number;
}): Buffer {
  const end = Buffer.alloc(END.bytes);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(directory.entries, 8);
  end.writeUInt16LE(directory.entries, 10);
  end.writeUInt32LE(directory.bytes, 12);
  end.writeUInt32LE(directory.offset, 16);
  return end;
}

export function crcOf(bytes: Uint8Array): number {
  return crc32(bytes);
}
