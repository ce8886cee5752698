import { RestorableError } from '../../../core/errors.ts';
import { type ArchiveEntry, ArchiveTocReader, malformed } from './toc.ts';

export interface ArchiveOptions {
  /** Called once for each entry with rows. If it returns true, its rows are counted as they pass, which costs time. */
  readonly countRows: (entry: ArchiveEntry) => boolean;
}

export interface ArchiveSummary {
  readonly entries: readonly ArchiveEntry[];
  /** Rows of the entries that were counted. */
  readonly rows: readonly { readonly entry: ArchiveEntry; readonly rows: number }[];
  readonly bytes: number;
}

const BLOCK_DATA = 1;
const BLOCK_LARGE_OBJECTS = 3;
const INT_BYTES = 5;
const NEWLINE = 10;
/** COPY data end with `\.` and two empty lines (dumpTableData_copy). */
const NEWLINES_AFTER_ROWS = 3;

/** What the next bytes are. */
const TYPE = 0;
const DUMP_ID = 1;
const OBJECT_ID = 2;
const LENGTH = 3;
const CONTENT = 4;

/**
 * Parses an uncompressed archive of pg_dump's custom format as it streams by: one block for each entry with data, made of
 * pieces with their lengths and terminated by a length of zero (src/bin/pg_dump/pg_backup_custom.c). The format has no end
 * mark, so the archive is complete if each announced block appeared once and was terminated. Keeps no bytes, and copies
 * only the table of contents.
 */
export class ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #toc = new ArchiveTocReader();
  readonly #awaited = new Map<number, ArchiveEntry>();
  readonly #rows: { entry: ArchiveEntry; rows: number }[] = [];
  #tocDone = false;
  #bytes = 0;
  #state: number = TYPE;
  #blockType = 0;
  /** Remaining bytes of the current piece. */
  #left = 0;
  #newlines = -1;
  #entry: ArchiveEntry | undefined;
  /** An integer that is split by the end of a buffer. */
  readonly #cut = new Uint8Array(INT_BYTES);
  #cutLength = 0;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /** @throws {RestorableError} DUMP_FAILED if the bytes are not such an archive */
  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    const rest = this.#tocDone ? chunk : this.#toc.push(chunk);
    if (rest === undefined) return;
    if (!this.#tocDone) {
      this.#tocDone = true;
      for (const entry of this.#toc.entries) if (entry.hasData) this.#awaited.set(entry.dumpId, entry);
    }
    this.#follow(rest);
  }

  /** @throws {RestorableError} DUMP_EMPTY, DUMP_TRUNCATED */
  end(): ArchiveSummary {
    if (this.#bytes === 0) {
      throw new RestorableError('DUMP_EMPTY', 'pg_dump reported success and wrote nothing.', {
        hint: 'Check that PG_BIN and PATH lead to the real pg_dump, and run it by hand.',
      });
    }
    if (!this.#tocDone || this.#state !== TYPE || this.#awaited.size > 0) {
      const what = this.#tocDone ? `the data of ${this.#missing()} are missing` : 'its table of contents is incomplete';
      throw new RestorableError('DUMP_TRUNCATED', `pg_dump reported success before the end of the archive: ${what}.`, {
        hint: 'Check memory and disk of the machine that runs pg_dump, then run it again.',
      });
    }
    return { entries: this.#toc.entries, rows: this.#rows, bytes: this.#bytes };
  }

  #missing(): string {
    const [first] = this.#awaited.values();
    const entry = this.#state === TYPE ? first : this.#entry;
    const name = JSON.stringify([entry?.schema, entry?.name].filter((part) => part).join('.'));
    return this.#awaited.size > 1 ? `${name} and ${this.#awaited.size - 1} more` : name;
  }

  /** The hot loop: an archive has one piece per row, so it may spend only nanoseconds on each. */
  #follow(chunk: Uint8Array): void {
    const end = chunk.length;
    let at = 0;
    while (at < end) {
      if (this.#state === CONTENT) {
        const stop = Math.min(at + this.#left, end);
        if (this.#newlines >= 0) this.#newlines += countNewlines(chunk, at, stop);
        this.#left -= stop - at;
        at = stop;
        if (this.#left === 0) this.#state = LENGTH;
      } else if (this.#state === TYPE) {
        this.#blockType = chunk[at] as number;
        at += 1;
        this.#state = DUMP_ID;
      } else if (this.#cutLength === 0 && end - at >= INT_BYTES) {
        this.#accept(chunk, at);
        at += INT_BYTES;
      } else {
        at = this.#acceptCut(chunk, at);
      }
    }
  }

  #acceptCut(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && this.#cutLength < INT_BYTES) {
      this.#cut[this.#cutLength] = chunk[at] as number;
      this.#cutLength += 1;
      at += 1;
    }
    if (this.#cutLength === INT_BYTES) {
      this.#cutLength = 0;
      this.#accept(this.#cut, 0);
    }
    return at;
  }

  /** Reads the integer at this position. */
  #accept(bytes: Uint8Array, at: number): void {
    const value =
      ((bytes[at + 1] as number) |
        ((bytes[at + 2] as number) << 8) |
        ((bytes[at + 3] as number) << 16) |
        ((bytes[at + 4] as number) << 24)) >>>
      0;
    if (this.#state === LENGTH) {
      if (bytes[at] !== 0) throw malformed('a length is negative');
      this.#left = value;
      if (value > 0) this.#state = CONTENT;
      else this.#endOfPieces();
    } else if (this.#state === DUMP_ID) {
      this.#startBlock(value);
    } else if (value === 0) {
      this.#endOfBlock();
    } else {
      this.#state = LENGTH;
    }
  }

  #startBlock(dumpId: number): void {
    this.#entry = this.#awaited.get(dumpId);
    if (this.#entry === undefined) throw malformed(`a block has the unexpected number ${dumpId}`);
    if (this.#blockType !== BLOCK_DATA && this.#blockType !== BLOCK_LARGE_OBJECTS) {
      throw malformed(`a block has the unknown type ${this.#blockType}`);
    }
    this.#newlines = this.#entry.isCopy && this.#options.countRows(this.#entry) ? 0 : -1;
    this.#state = this.#blockType === BLOCK_DATA ? LENGTH : OBJECT_ID;
  }

  #endOfPieces(): void {
    if (this.#blockType === BLOCK_LARGE_OBJECTS) this.#state = OBJECT_ID;
    else this.#endOfBlock();
  }

  #endOfBlock(): void {
    const entry = this.#entry as ArchiveEntry;
    this.#awaited.delete(entry.dumpId);
    if (this.#newlines >= 0) this.#rows.push({ entry, rows: this.#newlines - NEWLINES_AFTER_ROWS });
    this.#newlines = -1;
    this.#state = TYPE;
  }
}

/** COPY's text format writes a newline in a value as `\n`, so each byte 10 ends a row. */
function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === NEWLINE) count += 1;
  return count;
}
