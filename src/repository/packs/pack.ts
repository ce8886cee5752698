import { promisify } from 'node:util';
import { constants, createZstdCompress, zstdDecompress } from 'node:zlib';
import { RestorableError } from '../../core/errors.ts';
import { type Binding, bindingFrame, takeFrame } from '../../core/format/binding.ts';
import { freeMemory } from '../../core/free-memory.ts';
import type { Decryptor, Encryptor } from '../../openpgp/encryption.ts';
import { messageBound } from '../../openpgp/message.ts';
import { contentBytesOf } from './zstd-frame.ts';

const decompress = promisify(zstdDecompress);

/** Size of the output pieces. 16 KiB, the default, costs a thread switch per piece. One worst-case piece costs memory. */
const OUTPUT_PIECE_BYTES = 1024 * 1024;
/** The minimum that node:zlib accepts. */
const LEAST_OUTPUT_BYTES = 64;

/**
 * Returns the binding, and one zstd frame (RFC 8878) with content size and checksum. Without the checksum, a flipped bit decodes
 * silently. Runs on the thread pool.
 */
async function compressBound(raw: Uint8Array, level: number, binding: Binding): Promise<Uint8Array[]> {
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
  const pieces: Uint8Array[] = [bindingFrame(binding)];
  for await (const piece of compressor) pieces.push(piece as Uint8Array);
  return pieces;
}

/**
 * Expands one frame. Its size is known, and limited, before anything is expanded: a small object can claim terabytes.
 * @throws {RestorableError} BACKUP_DAMAGED
 */
async function expandFrame(frame: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const contentBytes = contentBytesOf(frame);
  if (contentBytes > maxBytes) throw damaged(`expands to more than the ${maxBytes} bytes that it may hold`);
  // One output piece, so nothing is concatenated. If it were full, another one would be allocated.
  const chunkSize = contentBytes + LEAST_OUTPUT_BYTES;
  const raw = await decompress(frame, { chunkSize, maxOutputLength: chunkSize }).catch((cause: unknown) => {
    throw damaged('is not a complete zstd frame', cause);
  });
  if (raw.length !== contentBytes) throw damaged('does not hold as many bytes as it states');
  return raw;
}

function damaged(what: string, cause?: unknown): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `An object ${what}.`, {
    hint: 'The object is not what the backup wrote. Use another destination or another backup.',
    cause,
  });
}

/** The maximum size of a stored object with this many raw bytes. zstd adds less than a 128th, and the binding 520 bytes. */
export function storedBound(rawBytes: number): number {
  return messageBound(rawBytes + Math.ceil(rawBytes / 128) + 1024);
}

/** Turns raw bytes into the parts of a stored object. All encrypted objects are created here. */
export async function sealPack(
  raw: Uint8Array,
  level: number,
  encryptor: Encryptor,
  binding: Binding,
): Promise<Uint8Array[]> {
  const compressed = await compressBound(raw, level, binding);
  const sealed = await encryptor.encrypt(...compressed);
  const kept = new Set(sealed.map(({ buffer }) => buffer));
  for (const piece of compressed) if (!kept.has(piece.buffer)) freeMemory(piece);
  return sealed;
}

/**
 * Turns a stored object into raw bytes. All encrypted objects are read here.
 * @throws {RestorableError} BACKUP_DAMAGED, KEY_WRONG
 */
export async function openPack(
  stored: Uint8Array,
  maxBytes: number,
  decryptor: Decryptor,
  binding: Binding,
): Promise<Uint8Array> {
  const decrypted = await decryptor.decrypt(stored);
  try {
    return await expandFrame(takeFrame(decrypted, binding), maxBytes);
  } finally {
    if (decrypted.buffer !== stored.buffer) freeMemory(decrypted);
  }
}
