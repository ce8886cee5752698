import { RestorableError } from '../../core/errors.ts';

/** The magic number of a zstd frame, in byte order (RFC 8878, section 3.1.1). */
const MAGIC = 0xfd2fb528;
/** Bits of the frame header descriptor. */
const SINGLE_SEGMENT = 0x20;
const CHECKSUM = 0x04;
/** The reserved bit, the unused bit, and the bits of the dictionary ID. */
const OTHERS = 0x18 | 0x03;
/** The largest window that `zstd -d` expands without an option that allows more memory. */
const WINDOW_MAX_BYTES = 2 ** 27;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const RLE = 1;
const RESERVED = 3;

/**
 * Checks, without expanding anything, that these bytes are exactly one zstd frame with checksum and content size, and that
 * nothing follows it.
 * @returns the content size that the frame states
 * @throws {RestorableError} BACKUP_DAMAGED
 */
export function contentBytesOf(frame: Uint8Array): number {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  try {
    return readFrame(view);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw refused('is cut');
  }
}

function readFrame(view: DataView): number {
  if (view.getUint32(0, true) !== MAGIC) throw refused('is not a zstd frame');
  const descriptor = view.getUint8(4);
  const isSingle = (descriptor & SINGLE_SEGMENT) !== 0;
  if ((descriptor & CHECKSUM) === 0) throw refused('has no checksum');
  if ((descriptor & OTHERS) !== 0) throw refused('has a zstd header that no backup has');
  const sizeAt = isSingle ? 5 : 6;
  const [content, blocksAt] = readContentSize(view, descriptor >> 6, isSingle, sizeAt);
  if ((isSingle ? content : windowBytes(view.getUint8(5))) > WINDOW_MAX_BYTES)
    throw refused('needs too large a window');
  const end = skipBlocks(view, blocksAt) + CHECKSUM_BYTES;
  if (end > view.byteLength) throw refused('is cut');
  if (end < view.byteLength) throw refused('has something behind its zstd frame');
  return content;
}

function readContentSize(view: DataView, flag: number, isSingle: boolean, at: number): [content: number, end: number] {
  if (flag === 3) {
    const content = view.getBigUint64(at, true);
    if (content > BigInt(Number.MAX_SAFE_INTEGER)) throw refused('states a size that nothing has');
    return [Number(content), at + 8];
  }
  if (flag === 2) return [view.getUint32(at, true), at + 4];
  if (flag === 1) return [view.getUint16(at, true) + 256, at + 2];
  if (!isSingle) throw refused('does not state its size');
  return [view.getUint8(at), at + 1];
}

function windowBytes(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** @returns where the blocks end */
function skipBlocks(view: DataView, from: number): number {
  let at = from;
  for (;;) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const isLast = (header & 1) !== 0;
    const type = (header >> 1) & 3;
    if (type === RESERVED) throw refused('has a zstd block that no backup has');
    at += BLOCK_HEADER_BYTES + (type === RLE ? 1 : header >> 3);
    if (isLast) return at;
  }
}

function refused(what: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `An object ${what}.`, {
    hint: 'The object is not what the backup wrote. Use another destination or another backup.',
  });
}
