/** A file or folder in a tar file. */
export interface TarEntry {
  readonly name: string;
  readonly isFolder: boolean;
  readonly sizeBytes: number;
}

/** What a tar file consists of, in order. `padding` fills the last block of a file. */
export type TarPiece =
  | { readonly kind: 'entry'; readonly entry: TarEntry; readonly block: Uint8Array }
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'padding'; readonly bytes: Uint8Array };

/** A tar file that is not one, or that contains what a base backup never contains. */
export class TarFailure extends Error {}

const BLOCK_BYTES = 512;
const FILE = '0';
const FOLDER = '5';
/** Of POSIX.1-1988, with its version. Another format has other fields, and tar would see other names than we do. */
const MAGIC = 'ustar\x0000';

/** Whether a name is relative and stays in its folder. Names of files that belong to no database can have more than letters. */
const isInside = (path: string): boolean =>
  !path.includes('\\') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/**
 * Cuts a tar file into its parts as its bytes arrive. It accepts only files and folders below one folder: no link, no device
 * and no name that leads out of it.
 */
export class TarReader {
  #block = new Uint8Array(BLOCK_BYTES);
  #filled = 0;
  #dataLeft = 0;
  #paddingLeft = 0;
  #hasEnded = false;

  /** The bytes of a part are valid as long as those that were pushed. @throws {TarFailure} */
  *push(chunk: Uint8Array): Generator<TarPiece> {
    let at = 0;
    while (at < chunk.length) {
      const rest = chunk.length - at;
      if (this.#dataLeft > 0) {
        const bytes = chunk.subarray(at, at + Math.min(rest, this.#dataLeft));
        this.#dataLeft -= bytes.length;
        at += bytes.length;
        yield { kind: 'data', bytes };
      } else if (this.#paddingLeft > 0) {
        const bytes = chunk.subarray(at, at + Math.min(rest, this.#paddingLeft));
        this.#paddingLeft -= bytes.length;
        at += bytes.length;
        yield { kind: 'padding', bytes };
      } else {
        const taken = Math.min(rest, BLOCK_BYTES - this.#filled);
        this.#block.set(chunk.subarray(at, at + taken), this.#filled);
        this.#filled += taken;
        at += taken;
        if (this.#filled === BLOCK_BYTES) yield* this.#header();
      }
    }
  }

  /** @throws {TarFailure} if the end mark is missing */
  end(): void {
    if (!this.#hasEnded) throw new TarFailure('it ends before its end mark');
    // pg_basebackup 13 and 14 end with a part of a block.
    if (this.#block.some((byte) => byte !== 0)) throw new TarFailure('something follows its end mark');
  }

  *#header(): Generator<TarPiece> {
    const block = this.#block;
    this.#block = new Uint8Array(BLOCK_BYTES);
    this.#filled = 0;
    if (block.every((byte) => byte === 0)) {
      this.#hasEnded = true;
      return;
    }
    if (this.#hasEnded) throw new TarFailure('something follows its end mark');
    const entry = entryOf(block);
    this.#dataLeft = entry.sizeBytes;
    this.#paddingLeft = (BLOCK_BYTES - (entry.sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES;
    yield { kind: 'entry', entry, block };
  }
}

function entryOf(block: Uint8Array): TarEntry {
  const bytes = Buffer.from(block.buffer, block.byteOffset, BLOCK_BYTES);
  requireChecksum(bytes);
  if (bytes.toString('latin1', 257, 265) !== MAGIC) throw new TarFailure('it has another format');
  // The server never divides a name.
  if (bytes[345] !== 0) throw new TarFailure('it has a divided name');
  const type = String.fromCharCode(bytes[156] ?? 0);
  if (type !== FILE && type !== FOLDER) throw new TarFailure('it contains something other than files and folders');
  const isFolder = type === FOLDER;
  const text = textAt(bytes, 0, 100).replace(/^\.\//, '');
  const name = isFolder ? text.replace(/\/$/, '') : text;
  if (!isInside(name)) throw new TarFailure('it has a name that leads out of its folder');
  const sizeBytes = numberAt(bytes, 124, 12);
  if (isFolder && sizeBytes > 0) throw new TarFailure('it has a folder with bytes of its own');
  return { name, isFolder, sizeBytes };
}

/** The sum of all bytes of the block, with the checksum itself as spaces. */
function requireChecksum(bytes: Buffer): void {
  let sum = 0;
  for (const [at, byte] of bytes.entries()) sum += at >= 148 && at < 156 ? 0x20 : byte;
  if (sum !== numberAt(bytes, 148, 8)) throw new TarFailure('the checksum of a header is wrong');
}

function textAt(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString('utf8');
}

/** Octal digits or, for what is too large for them, the number itself after a byte with the highest bit. */
function numberAt(bytes: Buffer, from: number, length: number): number {
  if (((bytes[from] ?? 0) & 0x80) !== 0) {
    const low = from + length - 6;
    const isSmall = bytes[from] === 0x80 && bytes.subarray(from + 1, low).every((byte) => byte === 0);
    if (!isSmall) throw new TarFailure("a number in a header can't be read");
    return bytes.readUIntBE(low, 6);
  }
  const text = textAt(bytes, from, length).trim();
  if (!/^[0-7]+$/.test(text)) throw new TarFailure("a number in a header can't be read");
  return Number.parseInt(text, 8);
}
