import { createDecipheriv, createHash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { RestorableError } from '../core/errors.ts';
import { freeMemory } from '../core/free-memory.ts';
import type { EncryptedMessage } from './message.ts';

const BLOCK_BYTES = 16;
/** The random block, and its last two bytes again (RFC 9580, section 5.13.1). */
const PREFIX_BYTES = BLOCK_BYTES + 2;
const MDC_HEADER = Buffer.from([0xd3, 0x14]);
const SHA1_BYTES = 20;

/** Version, cipher, mode and AEAD chunk size (RFC 9580, section 5.13.2). */
const AEAD_HEADER_BYTES = 4;
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const FIXED_NONCE_BYTES = 4;
/** Of plain text: an AEAD chunk, and as much as is decrypted at once otherwise. Small enough for the processor's cache. */
const PIECE_BYTES = 2 ** 18;

/**
 * Decrypts the data of a message. Nothing is returned until all of it is verified as intact. openpgp.js is not used: it
 * expands every compression packet inside before it returns anything.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
export function decryptData({ profile, data }: EncryptedMessage, sessionKey: Uint8Array): Uint8Array {
  return profile === 'gnupg' ? decryptCfb(data, sessionKey) : decryptGcm(data, sessionKey);
}

/** SEIPD version 1: AES-256 in CFB, with a SHA-1 of everything at the end. */
function decryptCfb(data: Uint8Array, sessionKey: Uint8Array): Uint8Array {
  if (data.length < 1 + PREFIX_BYTES + MDC_HEADER.length + SHA1_BYTES) throw notWhole();
  const decipher = createDecipheriv('aes-256-cfb', sessionKey, Buffer.alloc(BLOCK_BYTES));
  const hash = createHash('sha1');
  const plain = Buffer.allocUnsafeSlow(data.length - 1);
  const hashAt = plain.length - SHA1_BYTES;
  const mdcAt = hashAt - MDC_HEADER.length;
  for (let at = 0; at < plain.length; at += PIECE_BYTES) {
    const piece = decipher.update(data.subarray(1 + at, 1 + at + PIECE_BYTES));
    plain.set(piece, at);
    hash.update(piece.subarray(0, Math.max(0, hashAt - at)));
    freeMemory(piece);
  }
  decipher.final();
  const sha1 = hash.digest();
  const isWhole = timingSafeEqual(sha1, plain.subarray(hashAt)) && plain.subarray(mdcAt, hashAt).equals(MDC_HEADER);
  if (!isWhole) throw notWhole();
  return plain.subarray(PREFIX_BYTES, mdcAt);
}

/** SEIPD version 2: AES-256 in GCM by AEAD chunks, with a final tag over the length. */
function decryptGcm(data: Uint8Array, sessionKey: Uint8Array): Uint8Array {
  const piecesAt = AEAD_HEADER_BYTES + SALT_BYTES;
  const tagAt = data.length - TAG_BYTES;
  if (tagAt - TAG_BYTES < piecesAt) throw notWhole();
  const info = Buffer.concat([Buffer.from([0xd2]), data.subarray(0, AEAD_HEADER_BYTES)]);
  const salt = data.subarray(AEAD_HEADER_BYTES, piecesAt);
  const derived = Buffer.from(hkdfSync('sha256', sessionKey, salt, info, KEY_BYTES + FIXED_NONCE_BYTES));
  const key = derived.subarray(0, KEY_BYTES);
  const nonce = Buffer.concat([derived.subarray(KEY_BYTES), Buffer.alloc(8)]);
  const open = (sealed: Uint8Array, aad: Uint8Array): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(aad).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw notWhole();
    }
    return plain;
  };
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (let at = piecesAt; at < tagAt; at += PIECE_BYTES + TAG_BYTES) {
    const end = Math.min(tagAt, at + PIECE_BYTES + TAG_BYTES);
    if (end - at < TAG_BYTES) throw notWhole();
    nonce.writeBigUInt64BE(BigInt(pieces.length), FIXED_NONCE_BYTES);
    const piece = open(data.subarray(at, end), info);
    bytes += piece.length;
    pieces.push(piece);
  }
  nonce.writeBigUInt64BE(BigInt(pieces.length), FIXED_NONCE_BYTES);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(bytes));
  open(data.subarray(tagAt), Buffer.concat([info, length]));
  return Buffer.concat(pieces);
}

function notWhole(): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', 'A message could not be decrypted: its integrity check failed.', {
    hint: 'The object was changed after it was written. Use another destination or another backup.',
  });
}
