import { promisify } from 'node:util';
import { constants, createZstdCompress, zstdDecompress } from 'node:zlib';
import { type Binding, bindingFrame, takeFrame } from '../core/binding.ts';
import { RestorableError } from '../core/errors.ts';
import type { Decryptor, Encryptor } from '../openpgp/encryption.ts';

const decompress = promisify(zstdDecompress);

/** Output is made in pieces of this size: 16 KiB, the default, costs a thread switch for each; one piece for the worst case, memory. */
const OUTPUT_PIECE_BYTES = 1024 * 1024;

/**
 * The binding, and one zstd frame (RFC 8878) with content size and checksum: without the checksum a flipped bit decodes
 * silently. Runs on the thread pool.
 */
async function compressBound(raw: Uint8Array, level: number, binding: Binding): Promise<Uint8Array> {
  const compressor = createZstdCompress({
    chunkSize: OUTPUT_PIECE_BYTES,
    pledgedSrcSize: raw.length,
    params: {
      [constants.ZSTD_c_compressionLevel]: level,
      [constants.ZSTD_c_checksumFlag]: 1,
      [constants.ZSTD_c_contentSizeFlag]: 1,
    },
  });
  compressor.end(raw);
  // The pieces have to be put together in any case: so the binding costs no copy of its own.
  const pieces: Uint8Array[] = [bindingFrame(binding)];
  for await (const piece of compressor) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

/**
 * Expands one frame, never to more than `maxBytes`: a small object can claim to hold terabytes.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
async function expandFrame(frame: Uint8Array, maxBytes: number): Promise<Uint8Array> {
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

/** Raw bytes to the parts of a stored object. Every encrypted object is made here. */
export async function sealPack(
  raw: Uint8Array,
  level: number,
  encryptor: Encryptor,
  binding: Binding,
): Promise<Uint8Array[]> {
  return encryptor.encrypt(await compressBound(raw, level, binding));
}

/** A stored object to its raw bytes. Every encrypted object is read here. @throws {RestorableError} BACKUP_DAMAGED, KEY_WRONG */
export async function openPack(
  stored: Uint8Array,
  maxBytes: number,
  decryptor: Decryptor,
  binding: Binding,
): Promise<Uint8Array> {
  return expandFrame(takeFrame(await decryptor.decrypt(stored), binding), maxBytes);
}
