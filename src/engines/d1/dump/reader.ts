import { RestorableError } from '../../../core/errors.ts';
import { endOfQuoted } from '../../parts/quoted-text.ts';
import { textOfHex } from '../../sqlite/catalog/sql-text.ts';
import { StatementSplitter } from '../../sqlite/restore/statements.ts';

const INSERT = Buffer.from('INSERT INTO "');
const CREATE = Buffer.from('CREATE ');
const INFINITY = 'Infinity';
/** D1 accepts no longer statement, so such a row can be restored into SQLite but not into D1. */
const STATEMENT_LIMIT_BYTES = 100_000;

/**
 * Reads the service's SQL as it streams by: counts rows, records definitions, delays triggers (the service writes them
 * before the views that some belong to), and rewrites the few values that SQLite could not read back.
 */
export class DumpReader {
  /** Rows by table. */
  readonly rows = new Map<string, number>();
  /** Definitions that were seen, as the schema table has them. */
  readonly definitions = new Set<string>();
  /** Tables with rows whose statement is longer than D1 accepts. */
  readonly oversized = new Set<string>();
  /** Triggers, in their order. */
  readonly triggers: string[] = [];
  bytesRead = 0;
  readonly #splitter: StatementSplitter;

  readonly #written: ReadonlySet<string>;

  /**
   * @param scanBytes see StatementSplitter
   * @param written definitions that the stream already has, which are left out here
   */
  constructor(scanBytes?: number, written: ReadonlySet<string> = new Set()) {
    this.#splitter = new StatementSplitter(scanBytes);
    this.#written = written;
  }

  /** @returns what goes into the stream so far. @throws {RestorableError} DUMP_FAILED */
  push(chunk: Uint8Array): Buffer {
    this.bytesRead += chunk.length;
    const output = this.#readAll(this.#splitter.push(chunk));
    if (!this.#splitter.isTooLong) return output;
    throw new RestorableError('DUMP_FAILED', "Cloudflare's export has a statement without an end.", {
      hint: 'Run it again. If it fails again, export the database with wrangler and examine the file.',
    });
  }

  /** @throws {RestorableError} DUMP_EMPTY; DUMP_TRUNCATED if the last statement is incomplete */
  end(): Buffer {
    const { statements, rest } = this.#splitter.end();
    const output = this.#readAll(statements);
    if (rest.toString('utf8').trim() !== '') throw truncated('it ends in the middle of a statement');
    if (this.bytesRead === 0) {
      throw new RestorableError('DUMP_EMPTY', "Cloudflare's export has no bytes.", {
        hint: 'Even an empty database exports some bytes. Run it again.',
      });
    }
    return output;
  }

  #readAll(statements: readonly Buffer[]): Buffer {
    return Buffer.concat(statements.map((statement) => this.#read(statement)));
  }

  #read(statement: Buffer): Buffer {
    let start = 0;
    while ((statement[start] ?? 0x21) <= 0x20) start += 1;
    if (startsWith(statement, start, INSERT)) return this.#readInsert(statement, start + INSERT.length);
    if (!startsWith(statement, start, CREATE)) return statement;
    const text = statement.toString('utf8', start, statement.length - 1);
    // The service adds these words to tables with a quoted name. The schema table never has them.
    const definition = text.replace(/^CREATE TABLE IF NOT EXISTS /, 'CREATE TABLE ');
    this.definitions.add(definition);
    if (this.#written.has(definition)) return Buffer.alloc(0);
    if (!text.startsWith('CREATE TRIGGER')) return statement;
    this.triggers.push(text);
    return Buffer.alloc(0);
  }

  #readInsert(statement: Buffer, start: number): Buffer {
    let end = statement.indexOf(0x22, start);
    while (end !== -1 && statement[end + 1] === 0x22) end = statement.indexOf(0x22, end + 2);
    const table = statement.toString('utf8', start, end).replaceAll('""', '"');
    this.rows.set(table, (this.rows.get(table) ?? 0) + 1);
    const output = statement.includes(0) || statement.includes(INFINITY) ? rewritten(statement) : statement;
    if (output.length > STATEMENT_LIMIT_BYTES) this.oversized.add(table);
    return output;
  }
}

function startsWith(bytes: Buffer, start: number, word: Buffer): boolean {
  return bytes.compare(word, 0, word.length, start, Math.min(start + word.length, bytes.length)) === 0;
}

/**
 * A NUL in a text ends the statement for SQLite, and JavaScript's word for infinity is not an SQL number. Both are written
 * in SQL's own way.
 */
function rewritten(statement: Buffer): Buffer {
  const text = statement.toString('utf8');
  const parts: string[] = [];
  let at = 0;
  for (let match = nextToken(text, 0); match !== null; match = nextToken(text, at)) {
    const end = match[0] === INFINITY ? match.index + INFINITY.length : endOfQuoted(text, match.index);
    parts.push(text.slice(at, match.index), rewrittenToken(text.slice(match.index, end)));
    at = end;
  }
  return Buffer.from(parts.join('') + text.slice(at));
}

function nextToken(text: string, from: number): RegExpExecArray | null {
  const token = /["']|\bInfinity\b/g;
  token.lastIndex = from;
  return token.exec(text);
}

function rewrittenToken(token: string): string {
  if (token === INFINITY) return '9e999';
  if (!token.startsWith("'") || !token.includes('\0')) return token;
  // As a single call: joined by `||`, a text with many of them would be too deep an expression for SQLite.
  return textOfHex(Buffer.from(token.slice(1, -1).replaceAll("''", "'")).toString('hex'));
}

/** @param how the end of "Cloudflare's export is cut:" */
export function truncated(how: string): RestorableError {
  return new RestorableError('DUMP_TRUNCATED', `Cloudflare's export is incomplete: ${how}.`, {
    hint: 'The download was interrupted, or a migration ran at the same time. Run it again.',
  });
}
