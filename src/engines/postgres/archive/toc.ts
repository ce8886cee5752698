import { RestorableError } from '../../../core/errors.ts';
import { textOf } from '../connection/text-bytes.ts';
import { archiveDecoder } from './text.ts';

/** An entry in the archive's table of contents, as far as it is needed. */
export interface ArchiveEntry {
  readonly dumpId: number;
  /** The object's number in the source's catalog. For rows, the table's. */
  readonly oid: number;
  /** Data of this entry follow in a block of their own. */
  readonly hasData: boolean;
  /** `TABLE DATA`, `BLOBS`, `INDEX`, ... */
  readonly description: string;
  readonly section: number;
  readonly schema: string;
  readonly name: string;
  /** Its data are rows in COPY's text format, which end with a line `\.` and two empty ones. */
  readonly isCopy: boolean;
  /** The role. Empty if the entry has none. */
  readonly owner: string;
  /** The positions of its texts in the table of contents. Only if they were requested. */
  readonly places?: EntryPlaces | undefined;
}

/** Sections of a dump (src/bin/pg_dump/pg_backup.h, teSection). An entry without one belongs to what precedes it. */
export const SECTION = { none: 1, preData: 2, data: 3, postData: 4 } as const;

/** From the first byte of a text's length to the byte after its end, counted from the archive's first byte. */
export type TextPlace = readonly [start: number, end: number];

export interface EntryPlaces {
  /** Whether data follow: an integer of 5 bytes. */
  readonly hasData: TextPlace;
  /** The statements that create the object. */
  readonly definition: TextPlace;
  readonly drop: TextPlace;
  readonly copy: TextPlace;
  readonly owner: TextPlace;
  /** The numbers of other entries, as texts, and an absent one. */
  readonly dependencies: TextPlace;
  /** Whether the position of its data is known, in one byte, and that position. */
  readonly position: TextPlace;
}

export interface ArchiveHead {
  /** Format version: 1014 is 1.14 (pg_dump 12 to 15), 1015 is 1.15 (16), 1016 is 1.16 (17, 18). */
  readonly version: number;
  readonly intSize: number;
  /** Bytes of an offset in the archive. */
  readonly offsetSize: number;
  readonly entries: number;
  /** Position of the number of entries. */
  readonly countAt: number;
}

/** More bytes are needed: this many from the beginning of the entry. */
class Short extends Error {
  readonly end: number;

  constructor(end: number) {
    super();
    this.end = end;
  }
}

const OLDEST_VERSION = 1_012;
const NEWEST_VERSION = 1_016;
const CUSTOM_FORMAT = 1;
/** A longer text can't be real. Believing it would mean waiting for bytes that never arrive. */
const MAX_TEXT_BYTES = 1_073_741_824;

/**
 * Reads header and table of contents of pg_dump's custom format from bytes that arrive in pieces
 * (src/bin/pg_dump/pg_backup_archiver.c: ReadHead, ReadToc).
 */
export class ArchiveTocReader {
  #pending: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Pieces that wait until there are enough bytes for the entry. They are joined once, not once per piece. */
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #missingBytes = 0;
  #head: ArchiveHead | undefined;
  #offsetSize = 8;
  /** Bytes of the archive before `#pending`. */
  #before = 0;
  readonly #withPlaces: boolean;
  #encoding = 'UTF8';
  #decode: (bytes: Uint8Array) => string = textOf;
  readonly entries: ArchiveEntry[] = [];

  constructor({ withPlaces = false }: { readonly withPlaces?: boolean } = {}) {
    this.#withPlaces = withPlaces;
  }

  /** Returns the bytes that follow the table of contents once it is complete, otherwise undefined. */
  push(chunk: Uint8Array): Uint8Array | undefined {
    // The caller may reuse its buffer, so waiting bytes are copied.
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes < this.#missingBytes) {
      this.#waiting.push(Buffer.from(chunk));
      return undefined;
    }
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#before += this.#at;
    const pending = [this.#pending.subarray(this.#at), ...this.#waiting].filter(({ length }) => length > 0);
    this.#pending = pending.length === 0 ? bytes : Buffer.concat([...pending, bytes]);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#at = 0;
    for (;;) {
      const start = this.#at;
      try {
        if (this.#head === undefined) this.#head = this.#readHead();
        else if (this.entries.length < this.#head.entries) this.entries.push(this.#readEntry(this.#head));
        else return this.#pending.subarray(this.#at);
      } catch (error) {
        if (!(error instanceof Short)) throw error;
        this.#missingBytes = error.end - this.#pending.length;
        this.#pending = Buffer.from(this.#pending.subarray(start));
        this.#before += start;
        this.#at = 0;
        return undefined;
      }
    }
  }

  /** The encoding of the archive's texts, by PostgreSQL's name. */
  get encoding(): string {
    return this.#encoding;
  }

  /** Decodes a text of the archive. */
  get decode(): (bytes: Uint8Array) => string {
    return this.#decode;
  }

  get head(): ArchiveHead | undefined {
    return this.#head;
  }

  #readHead(): ArchiveHead {
    if (this.#take(5).toString('latin1') !== 'PGDMP') throw malformed('it does not begin with PGDMP');
    const [major = 0, minor = 0, , intSize = 0, offsetSize = 0, format = 0] = this.#take(6);
    const version = major * 1_000 + minor;
    if (version < OLDEST_VERSION || version > NEWEST_VERSION || format !== CUSTOM_FORMAT || intSize !== 4) {
      throw malformed(`format ${format}, version ${major}.${minor} is not known`);
    }
    this.#offsetSize = offsetSize;
    if (version >= 1_015) this.#take(1);
    else this.#int();
    for (let field = 0; field < 7; field += 1) this.#int();
    for (let field = 0; field < 3; field += 1) this.#text();
    const countAt = this.#before + this.#at;
    return { version, intSize, offsetSize, entries: this.#int(), countAt };
  }

  #readEntry(head: ArchiveHead): ArchiveEntry {
    const dumpId = this.#int();
    const hasDataAt = this.#at;
    const hasData = this.#int() !== 0;
    const hasDataPlace = this.#placeFrom(hasDataAt);
    this.#text();
    const oid = Number(this.#text() ?? 0);
    const name = this.#text();
    const description = this.#text() ?? '';
    const section = this.#int();
    const statementAt = this.#at;
    const statement = this.#text();
    const definition = this.#placeFrom(statementAt);
    const drop = this.#skipText();
    const copyAt = this.#at;
    const copyStatement = this.#text();
    const copy = this.#placeFrom(copyAt);
    const schema = this.#text();
    this.#skipText();
    if (head.version >= 1_014) this.#skipText();
    if (head.version >= 1_016) this.#int();
    const ownerAt = this.#at;
    const owner = this.#text() ?? '';
    const ownerPlace = this.#placeFrom(ownerAt);
    this.#skipText();
    const dependenciesAt = this.#at;
    while (this.#bytes() !== undefined);
    const dependencies = this.#placeFrom(dependenciesAt);
    const positionAt = this.#at;
    this.#take(1 + this.#offsetSize);
    const position = this.#placeFrom(positionAt);
    const places = { hasData: hasDataPlace, definition, drop, copy, owner: ownerPlace, dependencies, position };
    // One of the first entries. What precedes it is ASCII.
    if (description === 'ENCODING') {
      this.#encoding = /'(\w+)'/.exec(statement ?? '')?.[1] ?? '';
      this.#decode = archiveDecoder(this.#encoding);
    }
    const isCopy = copyStatement?.startsWith('COPY ') ?? false;
    const named = { description, section, schema: schema ?? '', name: name ?? '' };
    const entry = { dumpId, oid, hasData, ...named, isCopy, owner };
    return this.#withPlaces ? { ...entry, places } : entry;
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#pending.length) throw new Short(end);
    const bytes = this.#pending.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** A sign byte and four bytes, least significant first. */
  #int(): number {
    const bytes = this.#take(5);
    const value = bytes.readUInt32LE(1);
    return bytes[0] === 0 ? value : -value;
  }

  /** A length and bytes. A negative length is an absent text. */
  #bytes(): Buffer | undefined {
    const length = this.#int();
    if (length < 0) return undefined;
    if (length > MAX_TEXT_BYTES) throw malformed('a text in its table of contents is too long');
    return this.#take(length);
  }

  #text(): string | undefined {
    return this.#decoded(this.#bytes());
  }

  #decoded(bytes: Buffer | undefined): string | undefined {
    return bytes === undefined ? undefined : this.#decode(bytes);
  }

  #skipText(): TextPlace {
    const start = this.#at;
    this.#bytes();
    return this.#placeFrom(start);
  }

  #placeFrom(start: number): TextPlace {
    return [this.#before + start, this.#before + this.#at];
  }
}

/** The bytes are not an archive that we know: a tool that printed something else, or a new format. */
export function malformed(reason: string): RestorableError {
  return new RestorableError('DUMP_FAILED', `pg_dump's output is not an archive of a known format: ${reason}.`, {
    hint: 'Use pg_dump 13 to 18 (give its folder in PG_BIN). A wrapper script must not print anything of its own.',
  });
}
