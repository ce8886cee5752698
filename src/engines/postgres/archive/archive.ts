import { RestorableError } from '../../../core/errors.ts';
import { RowHash } from '../../../row-hash/row-hash.ts';
import { type ArchiveEntry, ArchiveTocReader, malformed } from './toc.ts';

export interface ArchiveOptions {
  /** Called once for each entry with rows. If it returns true, its rows are counted as they pass, which costs time. */
  readonly countRows: (entry: ArchiveEntry) => boolean;
  readonly hashing?: ArchiveHashing | undefined;
}

/** Which rows are hashed as they pass. They are also counted. */
export interface ArchiveHashing {
  /** 16 bytes, hex. */
  readonly key: string;
  /**
   * Called once for each entry with data. `rows`: each row as it is; numbers: its fields one by one, the first at the first of
   * these places, and so on, because a restore may change the order of the columns.
   */
  readonly use: (entry: ArchiveEntry) => 'no' | 'rows' | readonly number[];
}

export interface ArchiveSummary {
  /** Those with rows. The others, most of a large schema, are not kept while the rows pass. */
  readonly entries: readonly ArchiveEntry[];
  readonly rows: readonly EntryRows[];
  readonly bytes: number;
}

/** The rows of an entry that were counted, or the large objects. */
export interface EntryRows {
  readonly entry: ArchiveEntry;
  readonly rows: number;
  /** Only if they were hashed. */
  readonly sum?: bigint;
}

const BLOCK_DATA = 1;
const BLOCK_LARGE_OBJECTS = 3;
/** COPY data end with `\.` and two empty lines (dumpTableData_copy). */
const NEWLINES_AFTER_ROWS = 3;

/** Why the module stopped, and what it does with a block's content: as in row-hash/pieces.c. */
const EVENT = { more: 0, block: 1, blockEnd: 2, negative: 3 } as const;
const USE = { skip: 0, count: 1, hashRows: 2, hashFields: 3, hashObjects: 4 } as const;

const isOfRows = ({ hasData, description }: ArchiveEntry): boolean => hasData || description === 'TABLE DATA';

/** For counting alone. */
const ANY_KEY = '00'.repeat(16);

/**
 * Parses an uncompressed archive of pg_dump's custom format as it streams by: one block for each entry with data, made of
 * pieces with their lengths and terminated by a length of zero (src/bin/pg_dump/pg_backup_custom.c). The format has no end
 * mark, so the archive is complete if each announced block appeared once and was terminated. Keeps no bytes, and copies
 * only the table of contents. An archive has one piece per row, so only nanoseconds may be spent on each: row-hash/pieces.c
 * reads them.
 */
export class ArchiveReader {
  readonly #options: ArchiveOptions;
  /** Until it is complete. */
  #toc: ArchiveTocReader | undefined = new ArchiveTocReader();
  readonly #awaited = new Map<number, ArchiveEntry>();
  readonly #rows: EntryRows[] = [];
  readonly #hash: RowHash;
  #entries: readonly ArchiveEntry[] = [];
  #bytes = 0;
  #entry: ArchiveEntry | undefined;
  /** Of the current block. */
  #use: number = USE.skip;

  constructor(options: ArchiveOptions) {
    this.#options = options;
    this.#hash = new RowHash(options.hashing?.key ?? ANY_KEY);
  }

  /** @throws {RestorableError} DUMP_FAILED if the bytes are not such an archive */
  push(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    const rest = this.#toc === undefined ? chunk : this.#toc.push(chunk);
    if (rest === undefined) return;
    if (this.#toc !== undefined) {
      this.#entries = this.#toc.entries.filter(isOfRows);
      this.#toc = undefined;
      for (const entry of this.#entries) if (entry.hasData) this.#awaited.set(entry.dumpId, entry);
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
    if (this.#toc !== undefined || !this.#isBetweenBlocks || this.#awaited.size > 0) {
      const what =
        this.#toc === undefined ? `the data of ${this.#missing()} are missing` : 'its table of contents is incomplete';
      throw new RestorableError('DUMP_TRUNCATED', `pg_dump reported success before the end of the archive: ${what}.`, {
        hint: 'Check memory and disk of the machine that runs pg_dump, then run it again.',
      });
    }
    return { entries: this.#entries, rows: this.#rows, bytes: this.#bytes };
  }

  #missing(): string {
    const [first] = this.#awaited.values();
    const entry = this.#isBetweenBlocks ? first : this.#entry;
    const name = JSON.stringify([entry?.schema, entry?.name].filter((part) => part).join('.'));
    return this.#awaited.size > 1 ? `${name} and ${this.#awaited.size - 1} more` : name;
  }

  get #isBetweenBlocks(): boolean {
    return this.#hash.call('pieces_between') !== 0;
  }

  #follow(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; ) {
      const length = this.#hash.load(chunk, at);
      for (let done = 0; done < length; ) {
        done = this.#hash.call('pieces', done, length);
        this.#handle(this.#hash.call('pieces_event'));
      }
      at += length;
    }
  }

  #handle(event: number): void {
    if (event === EVENT.block) this.#startBlock(this.#hash.call('pieces_dump_id') >>> 0);
    else if (event === EVENT.blockEnd) this.#endOfBlock();
    else if (event === EVENT.negative) throw malformed('a length is negative');
  }

  #startBlock(dumpId: number): void {
    this.#entry = this.#awaited.get(dumpId);
    if (this.#entry === undefined) throw malformed(`a block has the unexpected number ${dumpId}`);
    const type = this.#hash.call('pieces_type');
    if (type !== BLOCK_DATA && type !== BLOCK_LARGE_OBJECTS) throw malformed(`a block has the unknown type ${type}`);
    const isOfObjects = type === BLOCK_LARGE_OBJECTS;
    const use = this.#options.hashing?.use(this.#entry) ?? 'no';
    const places = typeof use === 'string' ? [] : use;
    this.#hash.loadPlaces(places);
    this.#use = this.#useOf(this.#entry, isOfObjects, use);
    this.#hash.call('pieces_use', Number(isOfObjects), this.#use, places.length);
  }

  #useOf(entry: ArchiveEntry, isOfObjects: boolean, use: 'no' | 'rows' | readonly number[]): number {
    if (isOfObjects) return use === 'no' ? USE.skip : USE.hashObjects;
    if (!entry.isCopy) return USE.skip;
    if (use === 'no') return this.#options.countRows(entry) ? USE.count : USE.skip;
    return use === 'rows' ? USE.hashRows : USE.hashFields;
  }

  #endOfBlock(): void {
    const entry = this.#entry as ArchiveEntry;
    this.#awaited.delete(entry.dumpId);
    const { rows, sum } = this.#hash.take();
    if (this.#use === USE.count) this.#rows.push({ entry, rows: rows - NEWLINES_AFTER_ROWS });
    else if (this.#use !== USE.skip) {
      const isComplete = this.#use === USE.hashObjects || this.#hash.call('pieces_ended') !== 0;
      if (!isComplete) throw malformed('the rows of a table have no end mark');
      this.#rows.push({ entry, rows, sum });
    }
  }
}
