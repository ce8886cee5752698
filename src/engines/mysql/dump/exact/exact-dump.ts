import { NEWLINE } from '../../../parts/bytes.ts';
import { columnsOfInsert, tableOfInsert } from '../reading/statements.ts';
import { RowCutter, valuesOf } from './exact-rows.ts';
import type { Correction, ExactValues, TableCorrections } from './exact-values.ts';

const INSERT = Buffer.from('INSERT INTO `');
const VALUES = Buffer.from(' VALUES');
const DELIMITER = 'DELIMITER ';
/** Two names, and the column names of a table with thousands of columns. */
const LONGEST_HEAD_BYTES = 1024 * 1024;

/**
 * The tool's dump as it streams by, with exact values in rows that the tool rounded or changed to `?`. Statements are
 * recognized by their lines, as the tools write them. Only values of the tables concerned are changed.
 */
export async function* withExactValues(
  dump: AsyncIterable<Uint8Array>,
  exact: ExactValues,
): AsyncGenerator<Uint8Array> {
  const rewriter = new InsertRewriter(exact);
  for await (const chunk of dump) yield* rewriter.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  yield* rewriter.end();
}

class InsertRewriter {
  readonly #exact: ExactValues;
  /** The beginning of a line that can't be classified yet. */
  #held: Buffer = Buffer.alloc(0);
  #position: 'line start' | 'line' | 'head' | 'values' = 'line start';
  #isCode = false;
  #cutter: RowCutter | undefined;

  constructor(exact: ExactValues) {
    this.#exact = exact;
  }

  async *push(chunk: Buffer): AsyncGenerator<Uint8Array> {
    const input = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    let at = 0;
    while (at < input.length) {
      const next = await this.#step(input, at);
      if (next === undefined) {
        this.#held = Buffer.from(input.subarray(at));
        return;
      }
      yield* next.output;
      at = next.at;
    }
  }

  *end(): Generator<Uint8Array> {
    if (this.#cutter !== undefined) yield* this.#cutter.end();
    if (this.#held.length > 0) yield this.#held;
  }

  /** @returns the output and how far it got; undefined if more bytes are needed */
  async #step(input: Buffer, at: number): Promise<{ at: number; output: Uint8Array[] } | undefined> {
    if (this.#position === 'line start') return this.#lineStart(input, at);
    if (this.#position === 'head') return this.#head(input, at);
    if (this.#position === 'values' && this.#cutter !== undefined) {
      const output: Uint8Array[] = [];
      const end = this.#cutter.push(input, at, output);
      if (this.#cutter.isAtEnd) {
        this.#cutter = undefined;
        this.#position = 'line';
      }
      return { at: end, output };
    }
    const found = input.indexOf(NEWLINE, at);
    const end = found === -1 ? input.length : found + 1;
    if (found !== -1) this.#position = 'line start';
    return { at: end, output: [input.subarray(at, end)] };
  }

  #lineStart(input: Buffer, at: number): { at: number; output: Uint8Array[] } | undefined {
    const start = input.subarray(at, at + INSERT.length);
    const mayBe = INSERT.subarray(0, start.length).equals(start) || DELIMITER.startsWith(start.toString('latin1'));
    if (mayBe && start.length < INSERT.length) return undefined;
    const text = start.toString('latin1');
    if (text.startsWith(DELIMITER)) this.#isCode = text.slice(DELIMITER.length, DELIMITER.length + 2) !== ';\n';
    this.#position = !this.#isCode && start.equals(INSERT) ? 'head' : 'line';
    return { at, output: [] };
  }

  async #head(input: Buffer, at: number): Promise<{ at: number; output: Uint8Array[] } | undefined> {
    const found = headEnd(input, at);
    if (found === undefined && input.length - at < LONGEST_HEAD_BYTES) return undefined;
    this.#position = 'line';
    if (found === undefined) return { at, output: [] };
    const head = input.toString('utf8', at, found);
    const corrections = await this.#exact.of(tableOfInsert(head));
    if (corrections === undefined) return { at, output: [] };
    this.#position = 'values';
    const columns = columnsOfInsert(head) ?? corrections.table.all;
    this.#cutter = new RowCutter((row) => corrected(row, columns, corrections, this.#exact));
    return { at: found, output: [input.subarray(at, found)] };
  }
}

/** The position after VALUES, outside of names. */
function headEnd(input: Buffer, start: number): number | undefined {
  let isQuoted = false;
  for (let at = start; at < input.length; at += 1) {
    if (input[at] === 0x60) isQuoted = !isQuoted;
    else if (!isQuoted && input[at] === 0x20 && input.length - at >= VALUES.length) {
      if (input.subarray(at, at + VALUES.length).equals(VALUES)) return at + VALUES.length;
    }
  }
  return undefined;
}

/** @param row with its parentheses @returns the corrected row; undefined if nothing is wrong */
function corrected(
  row: Buffer,
  columns: readonly string[],
  corrections: TableCorrections,
  exact: ExactValues,
): Buffer | undefined {
  const values = valuesOf(row);
  const { table, rows } = corrections;
  const key = table.key?.map(({ name }) => values[columns.indexOf(name)]?.hex ?? '').join(' ') ?? '';
  const group = rows.get(key);
  if (group === undefined) return undefined;
  const own = group.shift();
  if (own === undefined) {
    for (const { name } of table.columns) exact.missed(corrections, name);
    return undefined;
  }
  return replaced(row, values, own, (correction) => {
    const index = columns.indexOf(correction.column);
    const value = values[index];
    if (value !== undefined && isPrinted(value.hex, correction)) return index;
    exact.missed(corrections, correction.column);
    return undefined;
  });
}

type Value = ReturnType<typeof valuesOf>[number];

function replaced(
  row: Buffer,
  values: readonly Value[],
  own: readonly Correction[],
  indexOf: (correction: Correction) => number | undefined,
): Buffer | undefined {
  const literals = new Map<number, string>();
  for (const correction of own) {
    const index = indexOf(correction);
    if (index !== undefined) literals.set(index, correction.literal);
  }
  if (literals.size === 0) return undefined;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [index, literal] of [...literals].sort(([a], [b]) => a - b)) {
    const { start, end } = values[index] as Value;
    parts.push(row.subarray(at, start), Buffer.from(literal));
    at = end;
  }
  return Buffer.concat([...parts, row.subarray(at)]);
}

/** The row is still the one that was read: the dump has the expected value. */
function isPrinted(hex: string, { printed, isNumber }: Correction): boolean {
  if (!isNumber) return hex.toUpperCase() === printed.toUpperCase();
  return Number(Buffer.from(hex, 'hex').toString('latin1')) === Number(printed);
}
