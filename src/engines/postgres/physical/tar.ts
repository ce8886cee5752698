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
const FILES = new Set(['0', '\0']);
const FOLDER = '5';
/** Names in a base backup: relative, without `..`. Names of files that belong to no database can have more than letters. */
const NAME = /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[\x21-\x7e\x80-\uffff][^\0\\]*$/;

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
  const [name, prefix] = [textAt(bytes, 0, 100), textAt(bytes, 345, 155)];
  const path = (prefix === '' ? name : `${prefix}/${name}`).replace(/^\.\//, '').replace(/\/$/, '');
  if (!NAME.test(path)) throw new TarFailure('it has a name that leads out of its folder');
  const type = String.fromCharCode(bytes[156] ?? 0);
  const isFolder = type === FOLDER;
  if (!isFolder && !FILES.has(type)) throw new TarFailure('it contains something other than files and folders');
  return { name: path, isFolder, sizeBytes: isFolder ? 0 : numberAt(bytes, 124, 12) };
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
  if (((bytes[from] ?? 0) & 0x80) !== 0) return bytes.readUIntBE(from + length - 6, 6);
  const text = textAt(bytes, from, length).trim();
  if (!/^[0-7]+$/.test(text)) throw new TarFailure("a number in a header can't be read");
  return Number.parseInt(text, 8);
}
