/** The reversed polynomial of Castagnoli, as PostgreSQL uses it for its log and for lists of files. */
const POLYNOMIAL = 0x82f63b78;
const AT_ONCE = 8;

/** Table n has the checksums of a byte that n zeros follow. */
const TABLES = makeTables();

function makeTables(): readonly Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
    return crc;
  });
  const tables = [first];
  for (let n = 1; n < AT_ONCE; n += 1) {
    const before = tables[n - 1] as Int32Array;
    tables.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 0xff] as number)));
  }
  return tables;
}

/** The value with which a checksum begins. */
export const CRC_START = -1;

/** Adds bytes to a checksum (CRC-32C), eight at a time: that is several times as fast as one by one. */
export function addToCrc(state: number, bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES as [Table, Table, Table, Table, Table, Table, Table, Table];
  const whole = bytes.length - (bytes.length % AT_ONCE);
  let crc = state;
  let at = 0;
  for (; at < whole; at += AT_ONCE) {
    const low =
      crc ^
      (byteAt(bytes, at) |
        (byteAt(bytes, at + 1) << 8) |
        (byteAt(bytes, at + 2) << 16) |
        (byteAt(bytes, at + 3) << 24));
    crc =
      byteIn(t7, low & 0xff) ^
      byteIn(t6, (low >>> 8) & 0xff) ^
      byteIn(t5, (low >>> 16) & 0xff) ^
      byteIn(t4, low >>> 24) ^
      byteIn(t3, byteAt(bytes, at + 4)) ^
      byteIn(t2, byteAt(bytes, at + 5)) ^
      byteIn(t1, byteAt(bytes, at + 6)) ^
      byteIn(t0, byteAt(bytes, at + 7));
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ byteIn(t0, (crc ^ byteAt(bytes, at)) & 0xff);
  return crc;
}

/** A checksum to which everything was added, as it is stored. */
export function finishCrc(state: number): number {
  return ~state >>> 0;
}

type Table = Int32Array;

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number;
const byteIn = (table: Table, at: number): number => table[at] as number;
