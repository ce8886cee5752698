import { RestorableError } from '../../../core/errors.ts';
import { textOf } from '../connection/text-bytes.ts';
import { EntryPlaces } from './places.ts';
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
const COPY = Buffer.from('COPY ');
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
  readonly #shared = new Map<string, string>();
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
    const countAt = this.#place;
    return { version, intSize, offsetSize, entries: this.#int(), countAt };
  }

  #readEntry(head: ArchiveHead): ArchiveEntry {
    const dumpId = this.#int();
    const hasDataAt = this.#place;
    const hasData = this.#int() !== 0;
    this.#skip();
    const oid = Number(this.#text() ?? 0);
    const name = this.#text() ?? '';
    const description = this.#sharedText();
    const section = this.#int();
    const definitionAt = this.#place;
    const definition = this.#bytes();
    const dropAt = this.#place;
    this.#skip();
    const statements = [definitionAt, dropAt, this.#place] as const;
    const isCopy = this.#bytes()?.subarray(0, COPY.length).equals(COPY) ?? false;
    const schema = this.#sharedText();
    this.#skip();
    if (head.version >= 1_014) this.#skip();
    if (head.version >= 1_016) this.#int();
    const ownerAt = this.#place;
    const owner = this.#sharedText();
    const ownerPlace = [ownerAt, this.#place] as const;
    this.#skip();
    const dependenciesAt = this.#place;
    while (this.#skip());
    const positionAt = this.#place;
    this.#pass(1 + this.#offsetSize);
    const last = [dependenciesAt, positionAt, this.#place] as const;
    if (description === 'ENCODING') this.#setEncoding(definition);
    const bounds = { hasDataAt, statements, owner: ownerPlace, last };
    const places = this.#withPlaces ? new EntryPlaces(bounds) : undefined;
    return { dumpId, oid, hasData, description, section, schema, name, isCopy, owner, places };
  }

  /** It is one of the first entries. What precedes it is ASCII. */
  #setEncoding(definition: Buffer | undefined): void {
    this.#encoding = /'(\w+)'/.exec(this.#decoded(definition) ?? '')?.[1] ?? '';
    this.#decode = archiveDecoder(this.#encoding);
  }

  #take(length: number): Buffer {
    return this.#pending.subarray(this.#pass(length), this.#at);
  }

  /** @returns where these bytes begin. A view of each of a million parts would be garbage. */
  #pass(length: number): number {
    const start = this.#at;
    const end = start + length;
    if (end > this.#pending.length) throw new Short(end);
    this.#at = end;
    return start;
  }

  /** A sign byte and four bytes, least significant first. */
  #int(): number {
    const start = this.#pass(5);
    const value = this.#pending.readUInt32LE(start + 1);
    return this.#pending[start] === 0 ? value : -value;
  }

  /** The length of a text. A negative one is an absent text. */
  #length(): number {
    const length = this.#int();
    if (length > MAX_TEXT_BYTES) throw malformed('a text in its table of contents is too long');
    return length;
  }

  #bytes(): Buffer | undefined {
    const length = this.#length();
    return length < 0 ? undefined : this.#take(length);
  }

  /** @returns whether there was a text */
  #skip(): boolean {
    const length = this.#length();
    if (length >= 0) this.#pass(length);
    return length >= 0;
  }

  #text(): string | undefined {
    return this.#decoded(this.#bytes());
  }

  #decoded(bytes: Buffer | undefined): string | undefined {
    return bytes === undefined ? undefined : this.#decode(bytes);
  }

  /** A text that many entries have. It is in memory once. */
  #sharedText(): string {
    const text = this.#text() ?? '';
    const known = this.#shared.get(text);
    if (known === undefined) this.#shared.set(text, text);
    return known ?? text;
  }

  /** Where the next byte is in the archive. */
  get #place(): number {
    return this.#before + this.#at;
  }
}

/** The bytes are not an archive that we know: a tool that printed something else, or a new format. */
export function malformed(reason: string): RestorableError {
  return new RestorableError('DUMP_FAILED', `pg_dump's output is not an archive of a known format: ${reason}.`, {
    hint: 'Use pg_dump 13 to 18 (give its folder in PG_BIN). A wrapper script must not print anything of its own.',
  });
}
