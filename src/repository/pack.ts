import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { RestorableError } from '../core/errors.ts';
import type { Decryptor, Encryptor } from '../openpgp/encryption.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Output is made in pieces of this size: 16 KiB, the default, costs a thread switch for each; one piece for the worst case, memory. */
const OUTPUT_PIECE_BYTES = 1024 * 1024;

/**
 * One zstd frame (RFC 8878) with content size and checksum: without the checksum a flipped bit decodes silently. Runs
 * on the thread pool.
 */
export async function compressFrame(raw: Uint8Array, level: number): Promise<Uint8Array> {
  return compress(raw, {
    chunkSize: OUTPUT_PIECE_BYTES,
    pledgedSrcSize: raw.length,
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_checksumFlag]: 1,
      [constants.ZSTD_c_contentSizeFlag]: 1,
    },
  });
}

/**
 * Expands one frame, never to more than `maxBytes`: a small object can claim to hold terabytes.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
export async function expandFrame(frame: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (maxBytes === 0) return new Uint8Array();
  const options = { chunkSize: Math.max(64, Math.min(maxBytes, 1024 * 1024)), maxOutputLength: maxBytes };
  return decompress(frame, options).catch((cause: NodeJS.ErrnoException) => {
    const tooLarge = cause.code === 'ERR_BUFFER_TOO_LARGE';
    const what = tooLarge ? `expands to more than the ${maxBytes} bytes that it may hold` : 'is not a whole zstd frame';
    throw new RestorableError('BACKUP_DAMAGED', `An object ${what}.`, {
      hint: 'The object is not what the backup wrote. Use another destination or another backup.',
      cause,
    });
  });
}

/** Raw bytes to the parts of a stored object. */
export async function sealPack(raw: Uint8Array, level: number, encryptor: Encryptor): Promise<Uint8Array[]> {
  return encryptor.encrypt(await compressFrame(raw, level));
}

/** A stored object to its raw bytes. @throws {RestorableError} BACKUP_DAMAGED, KEY_WRONG */
export async function openPack(stored: Uint8Array, maxBytes: number, decryptor: Decryptor): Promise<Uint8Array> {
  return expandFrame(await decryptor.decrypt(stored), maxBytes);
}
