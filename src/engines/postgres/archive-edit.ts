import { RestorableError } from '../../core/errors.ts';

/** An entry of a table of contents, as far as an edit looks at it. Texts are latin1: each byte is a letter. */
export interface EditableEntry {
  readonly dumpId: number;
  readonly description: string;
  readonly schema: string;
  readonly tag: string;
  readonly definition: string;
  readonly dependencies: readonly number[];
}

/** Changes to an archive's table of contents. */
export interface ArchiveEdit {
  /** The definition that an entry shall have; an empty one leaves its statements out. */
  readonly redefine: (entry: EditableEntry) => string;
  /** Statements that run before everything else. */
  readonly first: readonly string[];
  /** Statements that run after everything else, grants and the content of materialized views included. */
  readonly last: readonly string[];
}

const MAX_DEPENDENCIES = 1_000_000;
const PRE_DATA = 2;
const POST_DATA = 4;
const NO_DATA = 3;

/**
 * A table of contents with other definitions, and with statements of our own before and after everything
 * (src/bin/pg_dump/pg_backup_archiver.c: WriteToc). pg_restore runs them in its own session, and so in its transaction.
 * @param toc head and table of contents of an archive of the custom format, all of it
 */
export function editArchive(toc: Buffer, edit: ArchiveEdit): Buffer {
  const reader = new Reader(toc);
  const { countAt, count } = reader.head();
  const entries = Array.from({ length: count }, () => reader.entry());
  const kept = entries.map(({ entry, raw, definitionAt, definitionEnd }) => {
    const wanted = edit.redefine(entry);
    if (wanted === entry.definition) return raw;
    return Buffer.concat([raw.subarray(0, definitionAt), text(wanted), raw.subarray(definitionEnd)]);
  });
  const nextId = entries.reduce((highest, { entry }) => Math.max(highest, entry.dumpId), 0) + 1;
  const added = [...edit.first, ...edit.last].map((statements, index) =>
    ownEntry(reader, nextId + index, statements, index < edit.first.length ? 'first' : 'last'),
  );
  return Buffer.concat([
    toc.subarray(0, countAt),
    int(count + added.length),
    ...added.slice(0, edit.first.length),
    ...kept,
    ...added.slice(edit.first.length),
  ]);
}

function ownEntry(
  { version, offsetSize }: Reader,
  dumpId: number,
  statements: string,
  place: 'first' | 'last',
): Buffer {
  return Buffer.concat([
    int(dumpId),
    int(0),
    text('0'),
    text('0'),
    text(''),
    // Event triggers run in the last pass, after grants and the content of materialized views.
    text(place === 'first' ? 'SHELL TYPE' : 'EVENT TRIGGER'),
    int(place === 'first' ? PRE_DATA : POST_DATA),
    text(statements),
    text(''),
    int(-1),
    text(''),
    text(''),
    ...(version >= 1_014 ? [int(-1)] : []),
    ...(version >= 1_016 ? [int(0)] : []),
    text(''),
    text('false'),
    int(-1),
    Buffer.from([NO_DATA]),
    Buffer.alloc(offsetSize),
  ]);
}

/** A sign byte and four bytes, least significant first. */
function int(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = value < 0 ? 1 : 0;
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
}

function text(latin1: string): Buffer {
  const bytes = Buffer.from(latin1, 'latin1');
  return Buffer.concat([int(bytes.length), bytes]);
}

interface ReadEntry {
  readonly entry: EditableEntry;
  readonly raw: Buffer;
  readonly definitionAt: number;
  readonly definitionEnd: number;
}

/** Reads what ArchiveTocReader has read before and found whole. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  version = 0;
  offsetSize = 8;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  head(): { countAt: number; count: number } {
    this.#at = 5;
    const [major = 0, minor = 0, , , offsetSize = 8] = this.#bytes.subarray(5, 11);
    this.version = major * 1_000 + minor;
    this.offsetSize = offsetSize;
    this.#at = 11;
    if (this.version >= 1_015) this.#at += 1;
    else this.#int();
    for (let field = 0; field < 7; field += 1) this.#int();
    for (let field = 0; field < 3; field += 1) this.#text();
    const countAt = this.#at;
    return { countAt, count: this.#int() };
  }

  entry(): ReadEntry {
    const start = this.#at;
    const dumpId = this.#int();
    this.#int();
    this.#text();
    this.#text();
    const tag = this.#text();
    const description = this.#text();
    this.#int();
    const definitionAt = this.#at - start;
    const definition = this.#text();
    const definitionEnd = this.#at - start;
    this.#text();
    this.#text();
    const schema = this.#text();
    this.#text();
    if (this.version >= 1_014) this.#text();
    if (this.version >= 1_016) this.#int();
    this.#text();
    this.#text();
    const dependencies = this.#dependencies();
    this.#at += 1 + this.offsetSize;
    const raw = this.#bytes.subarray(start, this.#at);
    return { entry: { dumpId, description, schema, tag, definition, dependencies }, raw, definitionAt, definitionEnd };
  }

  #dependencies(): number[] {
    const found: number[] = [];
    while (found.length < MAX_DEPENDENCIES && this.#bytes[this.#at] === 0) found.push(Number(this.#text()));
    this.#int();
    return found;
  }

  #int(): number {
    if (this.#at + 5 > this.#bytes.length) {
      throw new RestorableError('INTERNAL', 'A table of contents that was whole is cut.');
    }
    const value = this.#bytes.readUInt32LE(this.#at + 1);
    const isNegative = this.#bytes[this.#at] !== 0;
    this.#at += 5;
    return isNegative ? -value : value;
  }

  /** An absent text is an empty one here. */
  #text(): string {
    const length = this.#int();
    if (length < 0) return '';
    const value = this.#bytes.toString('latin1', this.#at, this.#at + length);
    this.#at += length;
    return value;
  }
}
