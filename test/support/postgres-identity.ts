import { randomBytes } from 'node:crypto';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** In a WAL file, the long header of the first page has the system identifier here, without a checksum. */
const WAL_IDENTIFIER_AT = 24;
const IDENTIFIER_BYTES = 8;
const CRC_BYTES = 4;

/**
 * Gives a copied data folder its own system identifier, as initdb would, because it identifies a source. It is at the start of
 * `global/pg_control` and in the first page of each WAL file.
 */
export async function renewIdentity(data: string): Promise<void> {
  const identifier = randomBytes(IDENTIFIER_BYTES);
  // Not negative if a version shows it as a signed number.
  identifier.writeUInt8(identifier.readUInt8(IDENTIFIER_BYTES - 1) & 0x7f, IDENTIFIER_BYTES - 1);
  const control = join(data, 'global', 'pg_control');
  const bytes = await readFile(control);
  const crcAt = checksumPlace(bytes);
  identifier.copy(bytes);
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, crcAt)), crcAt);
  await overwrite(control, bytes, 0);
  const logs = join(data, 'pg_wal');
  for (const name of (await readdir(logs)).filter((entry) => /^[0-9A-F]{24}$/.test(entry))) {
    await overwrite(join(logs, name), identifier, WAL_IDENTIFIER_AT);
  }
}

/** The offset of the checksum of all bytes before it. The versions' control data differs in length. */
function checksumPlace(control: Buffer): number {
  for (let at = IDENTIFIER_BYTES; at + CRC_BYTES <= 512; at += CRC_BYTES) {
    if (crc32c(control.subarray(0, at)) === control.readUInt32LE(at)) return at;
  }
  throw new Error('pg_control has no checksum in its first 512 bytes');
}

/** In place, so that the file keeps its owner. */
async function overwrite(file: string, bytes: Buffer, at: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.write(bytes, 0, bytes.length, at);
  } finally {
    await handle.close();
  }
}

/** The Castagnoli polynomial. zlib's CRC-32 uses another one. */
function crc32c(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f6_3b78 : 0);
  }
  return ~crc >>> 0;
}
