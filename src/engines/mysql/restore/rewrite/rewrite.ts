import { endOfLine, NEWLINE, SEMICOLON } from '../../../parts/bytes.ts';
import { unusableBackup } from '../../../parts/refusals.ts';
import { withOwnSequences } from '../../catalog/sql-text.ts';
import { withoutPlacement } from '../../catalog/table-placement.ts';
import { alterDatabase, disabledEvent, type HeadRewrite, movableCode, viewWithoutDefiner } from '../../code/heads.ts';
import { withoutOldModes } from './modes.ts';
import type { RewriteOptions } from './rewrite-options.ts';
import { CodeScanner, setsNoBackslash } from './scanner.ts';

/** No rewritten head is longer: names have 64 characters, hosts 255. */
const HEAD_BYTES = 8 * 1024;
/** Enough to tell which statement begins. */
const GLANCE_BYTES = 48;
/** A kind and a name. */
const HEAD_OF_LOG_BYTES = 400;
/** The client truncates a longer delimiter (client/mysql.cc: `char delimiter[16]`). */
const LONGEST_DELIMITER = 15;
/** A table's definition is held until it ends. None is longer: 4,096 columns with names, defaults and comments. */
const LONGEST_DEFINITION_BYTES = 16 * 1024 * 1024;
const DATA = /^(?:INSERT|REPLACE) /;
const REWRITTEN = /^(?:CREATE DEFINER|ALTER DATABASE|\/\*M?!\d+ (?:CREATE|ALTER DATABASE))/;
const END_MARK = /^-- Dump completed\b/;

/**
 * Parses a dump of mysqldump or mariadb-dump statement by statement and changes the heads of some. Everything else passes
 * unchanged. A text in data or in a body is never taken for a head, whatever it contains.
 */
export class DumpRewriter {
  readonly #options: RewriteOptions;
  /** The end of the last piece, which can't be classified without the following bytes. */
  #carry: Buffer = Buffer.alloc(0);
  #delimiter = ';';
  #position: 'between' | 'data' | 'table' | 'code' | 'comment line' | 'dropped line' | 'rest of line' = 'between';
  /** The table definition that is being read: small, and rewritten as a whole. */
  #definition: Buffer[] = [];
  #definitionBytes = 0;
  #scan = new CodeScanner();
  #comment = '';
  #previousByte = 0;
  #isComplete = false;
  #timeIsSet = false;
  #noBackslash = false;

  constructor(options: RewriteOptions) {
    this.#options = options;
  }

  /** The dump ended with its own end marker. */
  get isComplete(): boolean {
    return this.#isComplete && this.#position === 'between';
  }

  /** @returns the output, which may share memory with the given piece */
  push(piece: Uint8Array, isLast = false): Uint8Array[] {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const input = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    const output: Uint8Array[] = [];
    const { statements } = this.#options;
    let at = 0;
    while (at < input.length) {
      const before = output.length;
      const next = this.#step(input, at, output, isLast);
      if (statements !== undefined) for (const part of output.slice(before)) statements.pass(part);
      if (next === undefined) break;
      at = next;
    }
    // A copy, because the piece's memory may be reused.
    this.#carry = Buffer.from(input.subarray(at));
    return output;
  }

  /** Makes one step of progress. @returns the new position, or undefined if more bytes are needed */
  #step(input: Buffer, at: number, output: Uint8Array[], isLast: boolean): number | undefined {
    switch (this.#position) {
      case 'between':
        return this.#between(input, at, output, isLast);
      case 'comment line':
        return this.#commentLine(input, at, output);
      case 'dropped line':
      case 'rest of line': {
        const end = endOfLine(input, at);
        if (this.#position === 'rest of line') output.push(input.subarray(at, end));
        if (input[end - 1] === NEWLINE) this.#position = 'between';
        return end;
      }
      case 'data':
        return this.#data(input, at, output);
      case 'table':
        return this.#table(input, at, output, isLast);
      case 'code': {
        const end = this.#scan.findEnd(input, at, this.#delimiter);
        output.push(input.subarray(at, end));
        if (this.#scan.isAtEnd) this.#position = 'between';
        return end;
      }
    }
  }

  #between(input: Buffer, start: number, output: Uint8Array[], isLast: boolean): number | undefined {
    let at = start;
    while (at < input.length && (input[at] as number) <= 0x20) at += 1;
    if (at > start) {
      output.push(input.subarray(start, at));
      return at;
    }
    if (!isLast && input.length - at < HEAD_BYTES && !this.#isData(input, at)) return undefined;
    const glance = input.toString('latin1', at, at + GLANCE_BYTES);
    if (glance.startsWith('--') || glance.startsWith('#')) {
      this.#position = 'comment line';
      this.#comment = '';
      return at;
    }
    const due = this.#options.lateIndexes?.due(input.toString('utf8', at, at + HEAD_OF_LOG_BYTES));
    if (due !== undefined) {
      this.#options.statements?.begin(due);
      output.push(Buffer.from(due));
      return at;
    }
    this.#isComplete = false;
    return this.#statement(input, at, glance, output);
  }

  #isData(input: Buffer, at: number): boolean {
    return input.length - at >= GLANCE_BYTES && DATA.test(input.toString('latin1', at, at + GLANCE_BYTES));
  }

  #statement(input: Buffer, at: number, glance: string, output: Uint8Array[]): number {
    // Only a client that knows this mode understands its line. Binary mode disables client commands in every client.
    if (/^\/\*M?!\d+\\- /.test(glance)) {
      this.#position = 'dropped line';
      return at;
    }
    const delimiter = /^delimiter ([^\n]*)/i.exec(glance)?.[1];
    if (delimiter !== undefined) {
      this.#delimiter = delimiter.trim().slice(0, LONGEST_DELIMITER) || ';';
      this.#position = 'rest of line';
      return at;
    }
    this.#options.statements?.begin(
      /`|CREATE/.test(glance) ? input.toString('utf8', at, at + HEAD_OF_LOG_BYTES) : glance,
    );
    if (this.#timeIsSet) {
      output.push(Buffer.from(`SET TIMESTAMP=DEFAULT${this.#delimiter}\n`));
      this.#timeIsSet = false;
    }
    if (this.#delimiter === ';' && DATA.test(glance)) {
      this.#position = 'data';
      return at;
    }
    this.#followSqlMode(input, at, glance);
    this.#position = glance.startsWith('CREATE TABLE ') ? 'table' : 'code';
    this.#scan = new CodeScanner(this.#noBackslash);
    const rewrite = this.#rewriteOf(glance, () => input.toString('latin1', at, at + HEAD_BYTES));
    if (rewrite === undefined) return at;
    output.push(Buffer.from(rewrite.text, 'latin1'));
    return at + rewrite.length;
  }

  #rewriteOf(glance: string, head: () => string): HeadRewrite | undefined {
    if (REWRITTEN.test(glance)) return this.#rewriteHead(head());
    const setsMode = this.#options.removeOldModes === true && /sql_mode/i.test(glance);
    return setsMode ? withoutOldModes(head()) : undefined;
  }

  #rewriteHead(head: string): HeadRewrite | undefined {
    const { removeDefiners, disableEventsAsOf, onView } = this.#options;
    const view = viewWithoutDefiner(head);
    if (view !== undefined) {
      const dropped = this.#options.statements?.lastDropped;
      onView?.(dropped?.kind === 'CREATE VIEW' ? (dropped.name ?? view.name) : view.name, view.definer);
      return view;
    }
    const database = alterDatabase(head);
    if (database !== undefined) return database;
    if (disableEventsAsOf !== undefined) {
      const event = disabledEvent(head);
      if (event !== undefined) {
        this.#timeIsSet = true;
        return { ...event, text: `SET TIMESTAMP=${disableEventsAsOf}${this.#delimiter}\n${event.text}` };
      }
    }
    return movableCode(head, removeDefiners);
  }

  #table(input: Buffer, at: number, output: Uint8Array[], isLast: boolean): number {
    const end = this.#scan.findEnd(input, at, this.#delimiter);
    // A copy, because the piece's memory may be reused.
    this.#definition.push(Buffer.from(input.subarray(at, end)));
    this.#definitionBytes += end - at;
    if (this.#definitionBytes > LONGEST_DEFINITION_BYTES)
      throw unusableBackup("The dump contains a table's definition without an end.");
    if (!this.#scan.isAtEnd && !isLast) return end;
    const definition = Buffer.concat(this.#definition).toString('utf8');
    const { sourceName, lateIndexes } = this.#options;
    // If nothing changes, the bytes pass unchanged, because they need not be UTF-8.
    const placed = this.#options.removePlacement === true ? withoutPlacement(definition) : definition;
    const own = sourceName === undefined ? placed : withOwnSequences(placed, sourceName);
    const early = lateIndexes?.hold(own) ?? own;
    output.push(...(early === definition ? this.#definition : [Buffer.from(early)]));
    this.#definition = [];
    this.#definitionBytes = 0;
    if (this.#scan.isAtEnd) this.#position = 'between';
    return end;
  }

  #followSqlMode(input: Buffer, at: number, glance: string): void {
    if (!/sql_mode/i.test(glance)) return;
    this.#noBackslash = setsNoBackslash(input.toString('latin1', at, at + HEAD_BYTES)) ?? this.#noBackslash;
  }

  #commentLine(input: Buffer, at: number, output: Uint8Array[]): number {
    const end = endOfLine(input, at);
    output.push(input.subarray(at, end));
    this.#comment = (this.#comment + input.toString('latin1', at, Math.min(end, at + 80))).slice(0, 80);
    if (end > at && input[end - 1] === NEWLINE) {
      this.#position = 'between';
      this.#isComplete = END_MARK.test(this.#comment);
    }
    return end;
  }

  /** The tools escape a newline in data, so that `;` before one ends the statement. */
  #data(input: Buffer, at: number, output: Uint8Array[]): number {
    const isSplit = this.#previousByte === SEMICOLON && input[at] === NEWLINE;
    const found = isSplit ? at - 1 : input.indexOf(';\n', at);
    const isAtEnd = found !== -1 || isSplit;
    const end = isAtEnd ? found + 2 : input.length;
    this.#previousByte = isAtEnd ? 0 : (input[end - 1] as number);
    if (isAtEnd) this.#position = 'between';
    output.push(input.subarray(at, end));
    return end;
  }
}

/**
 * A dump on its way to the client.
 * @throws {RestorableError} RESTORE_FAILED if the dump does not end with its own end marker
 */
export async function* rewriteDump(
  content: AsyncIterable<Uint8Array>,
  options: RewriteOptions,
): AsyncGenerator<Uint8Array> {
  const rewriter = new DumpRewriter(options);
  for await (const piece of content) yield* rewriter.push(piece);
  yield* rewriter.push(new Uint8Array(), true);
  if (rewriter.isComplete) return;
  throw unusableBackup('The dump is incomplete: it does not end with `-- Dump completed`.');
}
