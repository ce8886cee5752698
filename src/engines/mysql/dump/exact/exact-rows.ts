import { BACKSLASH, CLOSE, COMMA, OPEN, QUOTE, SEMICOLON } from '../../../parts/bytes.ts';

/** A longer row is passed on unchanged instead of being held. */
const LONGEST_ROW_BYTES = 64 * 1024 * 1024;

/** Splits an INSERT into rows, from VALUES to its semicolon, in pieces of any size. */
export class RowCutter {
  isAtEnd = false;
  readonly #change: (row: Buffer) => Buffer | undefined;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;
  #isTooLong = false;

  /** @param change returns the replacement of a row, or undefined */
  constructor(change: (row: Buffer) => Buffer | undefined) {
    this.#change = change;
  }

  /** @returns the position after the statement's semicolon, or the input's end */
  push(input: Buffer, start: number, output: Uint8Array[]): number {
    let from = start;
    for (let at = start; at < input.length; at += 1) {
      if (this.#isQuoted) {
        at = this.#endOfText(input, at);
        continue;
      }
      const byte = input[at] as number;
      if (byte === QUOTE) this.#isQuoted = true;
      else if (byte === OPEN) {
        if (this.#depth === 0) {
          output.push(input.subarray(from, at));
          from = at;
        }
        this.#depth += 1;
      } else if (byte === CLOSE) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#endRow(input.subarray(from, at + 1), output);
          from = at + 1;
        }
      } else if (byte === SEMICOLON && this.#depth === 0) {
        output.push(input.subarray(from, at + 1));
        this.isAtEnd = true;
        return at + 1;
      }
    }
    this.#hold(input.subarray(from), output);
    return input.length;
  }

  /** What was held of a row that does not end. */
  end(): Uint8Array[] {
    return this.#held;
  }

  /** @returns the position of the closing quote, or the input's end */
  #endOfText(input: Buffer, at: number): number {
    const end = closingQuote(input, this.#isEscaped ? at + 1 : at);
    this.#isQuoted = end >= input.length;
    this.#isEscaped = end > input.length;
    return Math.min(end, input.length);
  }

  #hold(piece: Buffer, output: Uint8Array[]): void {
    if (this.#depth === 0 || this.#isTooLong) {
      output.push(piece);
      return;
    }
    this.#held.push(Buffer.from(piece));
    this.#heldBytes += piece.length;
    if (this.#heldBytes <= LONGEST_ROW_BYTES) return;
    this.#isTooLong = true;
    output.push(...this.#held);
    this.#held = [];
  }

  #endRow(piece: Buffer, output: Uint8Array[]): void {
    if (this.#isTooLong) output.push(piece);
    else {
      const row = this.#held.length === 0 ? piece : Buffer.concat([...this.#held, piece]);
      output.push(this.#change(row) ?? row);
    }
    this.#held = [];
    this.#heldBytes = 0;
    this.#isTooLong = false;
  }
}

/**
 * Finds the quote that ends a text, without looking at each byte in JavaScript.
 * @param from after the opening quote
 * @returns if there is none, the length, or one more if the last byte escapes the next one
 */
function closingQuote(input: Buffer, from: number): number {
  let at = from;
  let quote = -1;
  while (at < input.length) {
    // Not for each escape: a text may consist of them.
    if (quote < at) quote = input.indexOf(QUOTE, at);
    if (quote === -1) quote = input.length;
    const escaping = input.subarray(at, quote).indexOf(BACKSLASH);
    if (escaping === -1) return quote;
    at += escaping + 2;
  }
  return at;
}

/** A value of a row: its position, and its bytes in hexadecimal. */
export interface RowValue {
  readonly start: number;
  readonly end: number;
  /** In upper case. `NULL` for NULL. */
  readonly hex: string;
}

/** @param row with its parentheses */
export function valuesOf(row: Buffer): RowValue[] {
  const values: RowValue[] = [];
  let start = 1;
  let depth = 0;
  for (let at = 1; at < row.length; at += 1) {
    const byte = row[at] as number;
    if (byte === QUOTE) at = closingQuote(row, at + 1);
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE && depth > 0) depth -= 1;
    else if (byte === COMMA || byte === CLOSE) {
      if (depth > 0) continue;
      values.push({ start, end: at, hex: hexOf(row.subarray(start, at)) });
      start = at + 1;
    }
  }
  return values;
}

/** Escaping as in the tools (mysql_real_escape_string). */
const ESCAPED: Readonly<Record<number, number>> = { 48: 0, 110: 0x0a, 114: 0x0d, 90: 0x1a };

function hexOf(literal: Buffer): string {
  if (literal[0] === 0x30 && literal[1] === 0x78) return literal.toString('latin1', 2).toUpperCase();
  const first = literal.indexOf(QUOTE);
  if (first === -1) return literal.toString('hex').toUpperCase();
  // Also `_binary '...'`.
  return unescaped(literal.subarray(first + 1, -1))
    .toString('hex')
    .toUpperCase();
}

function unescaped(text: Buffer): Buffer {
  if (!text.includes(BACKSLASH)) return text;
  const bytes = Buffer.allocUnsafe(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isEscaped = text[at] === BACKSLASH;
    if (isEscaped) at += 1;
    const byte = text[at] as number;
    bytes[length] = isEscaped ? (ESCAPED[byte] ?? byte) : byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}
