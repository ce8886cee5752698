import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { headerOf, TAG } from './packets.ts';

const BLOCK_BYTES = 16;
const PREFIX_BYTES = BLOCK_BYTES + 2;
const VERSION_1 = Buffer.from([1]);
/** Header of the packet that ends the data: the SHA-1 of everything before it (RFC 9580, section 5.13.1). */
const HASH_HEADER = Buffer.from([0xd3, 0x14]);
const HASH_BYTES = 20;
/** Before the data of a literal packet: the format, a name of no bytes, and no date. */
const LITERAL_START = Buffer.from([0x62, 0, 0, 0, 0, 0]);

/**
 * Encrypts data as one literal packet in a version 1 data packet, which is what the profile `gnupg` uses. OpenPGP.js builds the
 * same packets, but copies each pack seven times. Every megabyte that is allocated brings the next garbage collection nearer.
 * @param pieces the data, which are not copied
 * @param sessionKey 32 bytes
 * @returns the packet, in pieces
 */
export function encryptData(pieces: readonly Uint8Array[], sessionKey: Uint8Array): Uint8Array[] {
  const literalBytes = pieces.reduce((sum, piece) => sum + piece.length, LITERAL_START.length);
  const literalHeader = headerOf(TAG.literal, literalBytes);
  const start = Buffer.concat([randomPrefix(), literalHeader, LITERAL_START]);
  const dataBytes = 1 + PREFIX_BYTES + literalHeader.length + literalBytes + HASH_HEADER.length + HASH_BYTES;
  const hash = createHash('sha1').update(start);
  const cipher = createCipheriv('aes-256-cfb', sessionKey, Buffer.alloc(BLOCK_BYTES));
  const packet = [Buffer.concat([headerOf(TAG.data, dataBytes), VERSION_1, cipher.update(start)])];
  for (const piece of pieces) {
    hash.update(piece);
    packet.push(cipher.update(piece));
  }
  const end = Buffer.concat([HASH_HEADER, hash.update(HASH_HEADER).digest()]);
  packet.push(Buffer.concat([cipher.update(end), cipher.final()]));
  return packet;
}

/** A random block, whose last two bytes are repeated. */
function randomPrefix(): Buffer {
  const prefix = randomBytes(PREFIX_BYTES);
  prefix.copyWithin(BLOCK_BYTES, BLOCK_BYTES - 2, BLOCK_BYTES);
  return prefix;
}
