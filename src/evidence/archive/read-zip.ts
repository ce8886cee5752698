import { inflateRawSync } from 'node:zlib';
import { FilesBeingRead, MOST_BYTES, type PackFiles, unfit } from './files.ts';
import {
  CENTRAL,
  centralHeader,
  crcOf,
  DEFLATED,
  END,
  type Entry,
  endRecord,
  localHeader,
  MOST_EXPANDED,
  STORED,
} from './zip-format.ts';

// Packages such as fflate and yauzl trust the directory: they compare no local header, check no CRC-32, and pass over what lies between
// files. To refuse that, every field must be compared here all the same, and a package would only inflate, which Node does.

/**
 * Reads exactly what `writeZip` writes: the files side by side, then the directory, then the end. Everything that programs understand
 * differently is refused: data between files, two descriptions of a file that differ, links, extra fields, comments, a prefix.
 * @throws {RestorableError} EVIDENCE_INVALID
 */
export function readZip(zip: Buffer): PackFiles {
  const reading = new FilesBeingRead();
  const entries = directoryOf(zip);
  // All sizes are known and limited before anything is expanded.
  for (const { name, bytes, compressedBytes } of entries) {
    if (bytes > compressedBytes * MOST_EXPANDED) throw unfit('a file that expands to much more than evidence does');
    reading.expect(name, bytes);
  }
  for (const entry of entries) reading.add(entry.name, contentOf(zip, entry));
  return reading.files;
}

/** Larger archives are refused before they are read. */
export const MOST_ZIP_BYTES = MOST_BYTES;

function directoryOf(zip: Buffer): Entry[] {
  const endAt = zip.length - END.bytes;
  if (endAt < 0 || zip.readUInt32LE(endAt) !== END.signature)
    throw unfit('no directory at its end: it is not a zip file');
  const count = zip.readUInt16LE(endAt + 10);
  const bytes = zip.readUInt32LE(endAt + 12);
  const offset = zip.readUInt32LE(endAt + 16);
  const expected = endRecord({ entries: count, bytes, offset });
  if (offset + bytes !== endAt || !zip.subarray(endAt).equals(expected)) throw unfit('a directory that does not fit');
  const entries: Entry[] = [];
  let at = offset;
  let contentAt = 0;
  for (let index = 0; index < count; index += 1) {
    const entry = entryAt(zip, at, endAt);
    const header = centralHeader(entry);
    // Each field has the one value that it can have, so both readings of the header are the same.
    if (!zip.subarray(at, at + header.length).equals(header)) throw unfit('a header that does not fit');
    if (entry.offset !== contentAt) throw unfit('something between its files');
    at += header.length;
    contentAt += localHeader(entry).length + entry.compressedBytes;
    entries.push(entry);
  }
  if (at !== endAt || contentAt !== offset) throw unfit('data that no file owns');
  return entries;
}

function entryAt(zip: Buffer, at: number, endAt: number): Entry {
  if (at + CENTRAL.bytes > endAt) throw unfit('a header that is cut off');
  const nameBytes = zip.readUInt16LE(at + 28);
  const nameAt = at + CENTRAL.bytes;
  if (nameAt + nameBytes > endAt) throw unfit('a name that is cut off');
  return {
    // Another encoding of the same bytes would be another name.
    name: zip.subarray(nameAt, nameAt + nameBytes).toString('latin1'),
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    compressedBytes: zip.readUInt32LE(at + 20),
    bytes: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  };
}

function contentOf(zip: Buffer, entry: Entry): Buffer {
  const local = localHeader(entry);
  const at = entry.offset + local.length;
  if (!zip.subarray(entry.offset, at).equals(local)) throw unfit('a file that is described in two ways');
  const stored = zip.subarray(at, at + entry.compressedBytes);
  const content = expanded(stored, entry);
  if (content.length !== entry.bytes || crcOf(content) !== entry.crc) throw unfit('a damaged file');
  return content;
}

function expanded(stored: Buffer, { method, bytes }: Entry): Buffer {
  if (method === STORED) return stored;
  if (method !== DEFLATED) throw unfit('a file that is compressed in an unknown way');
  try {
    // `info` tells how much of the input was used. What follows the end of the compressed data would be hidden.
    const { buffer, engine } = inflateRawSync(stored, {
      maxOutputLength: Math.max(1, bytes),
      info: true,
    }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    if (engine.bytesWritten === stored.length) return buffer;
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown)) throw thrown;
    throw unfit("a file that can't be expanded");
  }
  throw unfit('data after the end of a file');
}
