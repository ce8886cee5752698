import { Bytes } from './byte-stream.ts';
import { MAX_ARCHIVE_BYTES } from './cache-archive.ts';

const BLOCK = 512;
/** What `tar --posix` stores about a file outside its header: times, and names and numbers that don't fit into it. */
const EXTENDED = ['x', 'g'];
const MAX_EXTENDED = 4;
const MAX_EXTENDED_BYTES = 64 * 1024;
/** An archive ends with two blocks of zeros and is padded to 20 blocks. */
const MIN_END_BYTES = 2 * BLOCK;
const MAX_END_BYTES = 64 * 1024;

/** Offsets and lengths in a header (POSIX.1-2017, pax, ustar Interchange Format). */
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const TYPE = 156;
const MAGIC = [257, 6] as const;

/**
 * The bytes of the one regular file in a tar archive that `saveCache` created from one path. Names, modes and owners are
 * ignored. Anything else in an archive is refused.
 * @throws {RangeError} for any other archive, possibly after some of the bytes
 */
export async function* onlyFileOf(archive: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const bytes = new Bytes(archive);
  const size = await sizeOfFile(bytes);
  if (size > MAX_ARCHIVE_BYTES) throw new RangeError('The file in the tar archive is too large.');
  yield* bytes.take(size);
  requireZeros(await bytes.read(padding(size)));
  await requireEnd(bytes);
}

async function sizeOfFile(bytes: Bytes): Promise<number> {
  for (let extended = 0; extended <= MAX_EXTENDED; extended += 1) {
    const { type, size } = parseHeader(await bytes.read(BLOCK));
    if (type === '0') return size;
    if (!EXTENDED.includes(type)) throw new RangeError('The tar archive holds something that is not a file.');
    if (size > MAX_EXTENDED_BYTES) throw new RangeError('An extended header of the tar archive is too large.');
    await bytes.read(size + padding(size));
  }
  throw new RangeError('The tar archive has too many extended headers.');
}

function parseHeader(header: Buffer): { type: string; size: number } {
  const text = (offset: number, length: number): string => header.toString('latin1', offset, offset + length);
  const blank = Buffer.from(header).fill(' ', CHECKSUM[0], CHECKSUM[0] + CHECKSUM[1]);
  const sum = blank.reduce((total, byte) => total + byte, 0);
  const isTar = text(...MAGIC).startsWith('ustar') && octal(text(...CHECKSUM)) === sum;
  if (!isTar) throw new RangeError('The entry is not a tar archive.');
  const size = octal(text(...SIZE));
  if (size === undefined) throw new RangeError('A size in the tar archive is not valid.');
  return { type: text(TYPE, 1), size };
}

/** Neither signs nor GNU's binary numbers, which are for files larger than 8 GiB. */
function octal(field: string): number | undefined {
  const [, digits] = /^([0-7]{6,11})[\0 ]{1,2}$/.exec(field) ?? [];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

async function requireEnd(bytes: Bytes): Promise<void> {
  let length = 0;
  for await (const piece of bytes.rest()) {
    requireZeros(piece);
    length += piece.length;
    if (length > MAX_END_BYTES) break;
  }
  if (length < MIN_END_BYTES || length > MAX_END_BYTES) throw new RangeError('The tar archive has no proper end.');
}

function requireZeros(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0)) throw new RangeError('The tar archive holds more than one file.');
}
