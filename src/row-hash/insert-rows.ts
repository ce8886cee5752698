import { RowHash, type RowTotal } from './row-hash.ts';

/**
 * How a column's value is hashed: as it is written; as JSON, in which a number that is not an integer stands for the nearest
 * double; or not at all.
 */
export type ColumnUse = 'text' | 'json' | 'none';

const USES: Readonly<Record<ColumnUse, number>> = { text: 0, json: 1, none: 2 };
/** More than a table can have; as in inserts.c. */
const MOST_COLUMNS = 8192;
/** For rows that are only counted. */
const NO_KEY = '0'.repeat(32);

/**
 * Finds the rows of INSERT statements of mysqldump and mariadb-dump as they pass, counts them and, with a key, hashes them. This is
 * nearly all of the work of reading a dump.
 */
export class InsertRows {
  readonly #hash: RowHash;
  readonly #isKeyed: boolean;
  #reader = 'inserts_counted';
  #chunk: Uint8Array | undefined;
  /** The part of the chunk that is in the module's input. */
  #loadedFrom = 0;
  #loadedTo = 0;

  /** @param key 16 bytes, hex. Undefined: rows are only counted */
  constructor(key: string | undefined) {
    this.#hash = new RowHash(key ?? NO_KEY);
    this.#isKeyed = key !== undefined;
  }

  /** A statement begins. @param uses of its columns, in their order; undefined if all are text */
  begin(uses: readonly ColumnUse[] | undefined): void {
    if (!this.#isKeyed) return;
    this.#reader = uses === undefined ? 'inserts' : 'inserts_by_column';
    if (uses === undefined) return;
    const columns = new Uint8Array(MOST_COLUMNS);
    columns.set(uses.slice(0, MOST_COLUMNS).map((use) => USES[use]));
    this.#hash.write(this.#hash.call('columns_at'), columns);
  }

  /**
   * Reads a statement after VALUES.
   * @param chunk another object for every piece of the stream, even if its memory is used again
   * @returns the position after its semicolon; undefined if the statement goes on beyond the chunk
   */
  read(chunk: Uint8Array, from: number): number | undefined {
    for (let at = from; at < chunk.length; at = this.#loadedTo) {
      if (chunk !== this.#chunk || at < this.#loadedFrom || at >= this.#loadedTo) this.#load(chunk, at);
      const end = this.#hash.call(this.#reader, at - this.#loadedFrom, this.#loadedTo - this.#loadedFrom);
      if (end !== 0) return this.#loadedFrom + end;
    }
    return undefined;
  }

  /** The total of the rows since the last call. */
  take(): RowTotal {
    return this.#hash.take();
  }

  #load(chunk: Uint8Array, at: number): void {
    this.#chunk = chunk;
    this.#loadedFrom = at;
    this.#loadedTo = at + this.#hash.load(chunk, at);
  }
}
