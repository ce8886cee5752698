/** Rows in one block. Memory is allocated by whole blocks. */
const BLOCK_ROWS = 1024;

/**
 * A growing table of integers from 0 to 2^32 - 1, outside the JavaScript heap. It grows by blocks, so nothing is copied, and the garbage
 * collector has nothing to visit: an array of small objects costs five to ten times as much memory.
 */
export class NumberRows {
  readonly #columns: number;
  readonly #blocks: Uint32Array[] = [];
  #length = 0;

  /** @param columns numbers in each row */
  constructor(columns: number) {
    this.#columns = columns;
  }

  get length(): number {
    return this.#length;
  }

  /** @returns the index of the new row @throws {RangeError} a number that is not an integer from 0 to 2^32 - 1 */
  add(row: readonly number[]): number {
    for (const value of row) if (value >>> 0 !== value) throw new RangeError(`${value} does not fit into a row`);
    const at = this.#length % BLOCK_ROWS;
    if (at === 0) this.#blocks.push(new Uint32Array(BLOCK_ROWS * this.#columns));
    this.#blocks.at(-1)?.set(row, at * this.#columns);
    this.#length += 1;
    return this.#length - 1;
  }

  /** @throws {RangeError} if there is no such row */
  at(row: number, column: number): number {
    const block = this.#blocks[Math.floor(row / BLOCK_ROWS)];
    const value = row < this.#length ? block?.[(row % BLOCK_ROWS) * this.#columns + column] : undefined;
    if (value === undefined) throw new RangeError(`there is no row ${row}`);
    return value;
  }
}
