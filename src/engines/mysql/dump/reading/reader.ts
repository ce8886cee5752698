import { InsertRows } from '../../../../row-hash/insert-rows.ts';
import { addTotals, NO_ROWS, type RowTotal } from '../../../../row-hash/row-hash.ts';
import {
  BACKSLASH,
  BACKTICK,
  endOfLine,
  FirstBytes,
  LastBytes,
  LETTER_V,
  NEWLINE,
  QUOTE,
  SEMICOLON,
} from '../../../parts/bytes.ts';
import type { HashedRows } from '../../digests/column-uses.ts';
import { CodeScanner, setsNoBackslash } from '../../restore/rewrite/scanner.ts';
import { emptyDump, truncatedDump } from '../errors.ts';
import { BETWEEN, CODE, COMMENT, HEAD, INSERT, STATEMENT, VALUES } from './reader-states.ts';
import { columnsOfInsert, type DumpItem, type DumpSummary, readStatement, tableOfInsert } from './statements.ts';

const HEAD_BYTES = 12;
/** Enough for the beginning of a statement with two names of 64 letters, with four bytes and doubled quotes each. */
const KEPT_BYTES = 2_048;
/** The same for an INSERT that lists the names of thousands of columns. */
const KEPT_INSERT_BYTES = 2 * 1024 * 1024;
const TAIL_BYTES = 64;
/** MariaDB's first line. It has no semicolon, and the next one names the database, perhaps with a backtick. */
const SANDBOX_LINE = /^\/\*M?!\d+\\-/;
const END_MARK = /(?:^|\n)-- Dump completed[^\n]*\n?$/;

/**
 * Reads the output of mysqldump and mariadb-dump as it streams by, in pieces of any size, and counts the rows of each table. No
 * line is kept, because one may be as large as a row or max_allowed_packet. Values have the form that the tools write with
 * `--hex-blob`: strings in single quotes with backslash escapes (they set an empty sql_mode), numbers, NULL, hexadecimals.
 */
export class DumpReader {
  #state = BETWEEN;
  /** The open quote, or 0. */
  #quote = 0;
  #escaped = false;
  #table = '';
  #inserts: InsertRows | undefined;
  readonly #insertHead = new FirstBytes(KEPT_INSERT_BYTES);
  readonly #kept = new FirstBytes(KEPT_BYTES);
  readonly #tail = new LastBytes(TAIL_BYTES);
  #bytes = 0;
  #insertBegan = 0;
  #longestBytes = 0;
  readonly #rows = new Map<string, RowTotal>();
  readonly #hashed: HashedRows | undefined;
  readonly #items: DumpItem[] = [];
  #onTable: (() => void) | undefined;
  #delimiter = ';';
  #noBackslash = false;
  #scanner = new CodeScanner();

  /**
   * @param onTable called once, at the first definition of a table or sequence: by then the tool has taken its snapshot
   * @param hashed how rows are hashed. Undefined: they are only counted
   */
  constructor(onTable?: () => void, hashed?: HashedRows) {
    this.#onTable = onTable;
    this.#hashed = hashed;
  }

  push(part: Uint8Array): void {
    if (part.length === 0) return;
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    this.#bytes += chunk.length;
    this.#tail.add(chunk);
    let at = 0;
    while (at < chunk.length) at = this.#step(chunk, at);
  }

  /**
   * @returns what the dump contains
   * @throws {RestorableError} DUMP_EMPTY; DUMP_TRUNCATED if the tool's end mark is not the very last line
   */
  end(): DumpSummary {
    if (this.#bytes === 0) throw emptyDump();
    if (this.#state !== BETWEEN && this.#state !== COMMENT) throw truncatedDump();
    if (!END_MARK.test(this.#tail.toText())) throw truncatedDump();
    const rows = new Map([...this.#rows].map(([name, total]) => [name, total.rows]));
    return { rows, totals: this.#rows, items: this.#items, longestBytes: this.#longestBytes };
  }

  #step(chunk: Buffer, at: number): number {
    switch (this.#state) {
      case BETWEEN:
        return this.#between(chunk, at);
      case HEAD:
        return this.#head(chunk, at);
      case COMMENT:
        return this.#line(chunk, at);
      case STATEMENT:
        return this.#statement(chunk, at);
      case INSERT:
        return this.#insert(chunk, at);
      case VALUES:
        return this.#values(chunk, at);
      default:
        return this.#code(chunk, at);
    }
  }

  #between(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && (chunk[at] as number) <= 32) at += 1;
    if (at < chunk.length) this.#enter(HEAD);
    return at;
  }

  #enter(state: number): void {
    this.#state = state;
    this.#quote = 0;
    this.#escaped = false;
    if (state === HEAD) this.#kept.clear();
  }

  /** Collects the first bytes, which distinguish a comment, an INSERT and the client's DELIMITER from other statements. */
  #head(chunk: Buffer, from: number): number {
    const upTo = Math.min(chunk.length, from + HEAD_BYTES - this.#kept.length);
    const newline = chunk.subarray(from, upTo).indexOf(NEWLINE);
    const to = newline === -1 ? upTo : from + newline;
    this.#kept.add(chunk.subarray(from, to));
    if (newline === -1 && this.#kept.length < HEAD_BYTES) return to;
    const head = this.#kept.toBuffer();
    const text = head.toString('latin1');
    if (text.startsWith('--') || SANDBOX_LINE.test(text)) this.#enter(COMMENT);
    else if (text.startsWith('DELIMITER ')) {
      this.#delimiter = text.slice('DELIMITER '.length).trim();
      this.#enter(COMMENT);
    } else if (this.#delimiter === ';' && text === 'INSERT INTO ') {
      this.#insertBegan = this.#bytes - chunk.length + to - head.length;
      this.#insertHead.clear();
      this.#insertHead.add(head);
      this.#enter(INSERT);
    } else this.#begin(head);
    return to;
  }

  /** A statement whose first bytes were collected. They may already contain quotes, or the end. */
  #begin(head: Buffer): void {
    this.#enter(this.#delimiter === ';' ? STATEMENT : CODE);
    this.#kept.clear();
    this.#scanner = new CodeScanner(this.#noBackslash);
    let at = 0;
    while (at < head.length) at = this.#step(head, at);
  }

  #line(chunk: Buffer, from: number): number {
    const end = endOfLine(chunk, from);
    if (chunk[end - 1] === NEWLINE) this.#enter(BETWEEN);
    return end;
  }

  /** Any statement but an INSERT, up to its semicolon. Code in versioned comments counts as code. */
  #statement(chunk: Buffer, from: number): number {
    let quote = this.#quote;
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (this.#escaped) this.#escaped = false;
      else if (quote !== 0) {
        if (byte === quote) quote = 0;
        else if (byte === BACKSLASH && quote === QUOTE) this.#escaped = true;
      } else if (byte === QUOTE || byte === BACKTICK) quote = byte;
      else if (byte === SEMICOLON) {
        this.#kept.add(chunk.subarray(from, at));
        this.#endStatement();
        return at + 1;
      }
    }
    this.#quote = quote;
    this.#kept.add(chunk.subarray(from, at));
    return at;
  }

  #endStatement(): void {
    const text = this.#kept.toText();
    const item = readStatement(text);
    this.#noBackslash = setsNoBackslash(text) ?? this.#noBackslash;
    this.#enter(BETWEEN);
    if (item === undefined) return;
    if (item.type === 'table' || item.type === 'sequence') this.#started();
    if (item.type === 'table') this.#rows.set(item.name, this.#rows.get(item.name) ?? NO_ROWS);
    else this.#items.push(item);
  }

  #started(): void {
    const onTable = this.#onTable;
    this.#onTable = undefined;
    onTable?.();
  }

  /** The table's name and perhaps its column names, up to VALUES. */
  #insert(chunk: Buffer, from: number): number {
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (byte === BACKTICK) this.#quote = this.#quote === 0 ? BACKTICK : 0;
      else if (this.#quote === 0 && byte === LETTER_V) {
        this.#insertHead.add(chunk.subarray(from, at));
        this.#beginRows(this.#insertHead.toText());
        return at;
      }
    }
    this.#insertHead.add(chunk.subarray(from, at));
    return at;
  }

  #beginRows(head: string): void {
    this.#table = tableOfInsert(head);
    // A dump without rows needs no module.
    this.#inserts ??= new InsertRows(this.#hashed?.key);
    this.#inserts.begin(this.#hashed?.uses.of(this.#table, () => columnsOfInsert(head)));
    this.#enter(VALUES);
  }

  /** Nearly all of a dump. */
  #values(chunk: Buffer, from: number): number {
    const end = this.#inserts?.read(chunk, from);
    if (this.#inserts === undefined || end === undefined) return chunk.length;
    this.#rows.set(this.#table, addTotals(this.#rows.get(this.#table) ?? NO_ROWS, this.#inserts.take()));
    this.#longestBytes = Math.max(this.#longestBytes, this.#bytes - chunk.length + end - this.#insertBegan);
    this.#enter(BETWEEN);
    return end;
  }

  /** Triggers, routines and events, whose bodies contain semicolons. The client's own rules decide where one ends. */
  #code(chunk: Buffer, from: number): number {
    const to = this.#scanner.findEnd(chunk, from, this.#delimiter);
    this.#kept.add(chunk.subarray(from, to));
    if (this.#scanner.isAtEnd) this.#endStatement();
    return to;
  }
}
