/** The reversed polynomial of Castagnoli, as PostgreSQL uses it for its log. */
const POLYNOMIAL = 0x82f6_3b78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
  return value;
});

/** The value with which a checksum begins. */
export const CRC_START = 0xffff_ffff;

/** Adds bytes to a checksum. */
export function addToCrc(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return value;
}

/** A checksum to which everything was added, as it is stored. */
export function finishCrc(crc: number): number {
  return ~crc >>> 0;
}
