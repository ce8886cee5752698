import { endOfQuoted } from '../../parts/quoted-text.ts';
import { quoteText, textOfHex } from '../../sqlite/catalog/sql-text.ts';
import { StatementSplitter } from '../../sqlite/restore/statements.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import type { Garbled } from '../catalog/survey.ts';
import { ExactRows, type ExactTable, type ExactValue } from './exact-rows.ts';
import { evaluate, parseInsert } from './insert-values.ts';

interface Tally {
  repaired: number;
  /** Exported values that may differ from the source's. */
  doubtful: number;
}

/**
 * Corrects the values that the service's export changes, in the INSERT itself while it streams by. An UPDATE after the rows
 * would be too late if a rounded value violates a UNIQUE or a CHECK. What the export writes exactly, as a later version
 * may, stays unchanged.
 */
export class ExactInserts {
  readonly #tables: ReadonlyMap<string, { readonly rows: ExactRows; readonly tallies: ReadonlyMap<string, Tally> }>;
  /** Statements that may contain such values and have a form that this program can't parse. */
  #unread = 0;
  readonly #garbled: readonly { readonly table: string; readonly garbled: Garbled }[];

  constructor(api: D1Api, database: D1Database, tables: readonly ExactTable[]) {
    const changed = tables.filter(({ surveyed }) => (surveyed.garbled ?? []).length > 0);
    this.#garbled = changed.flatMap(({ name, surveyed }) =>
      (surveyed.garbled ?? []).map((garbled) => ({ table: name, garbled })),
    );
    this.#tables = new Map(
      changed.map((table) => {
        const tallies = (table.surveyed.garbled ?? []).map(
          (each) => [keyOf(each), { repaired: 0, doubtful: 0 }] as const,
        );
        return [table.name, { rows: new ExactRows(api, database, table), tallies: new Map(tallies) }];
      }),
    );
  }

  /** Whole statements in pieces of any size, with exact values. */
  async *repaired(script: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    if (this.#tables.size === 0) {
      yield* script;
      return;
    }
    const splitter = new StatementSplitter();
    for await (const chunk of script) yield* this.#repairAll(splitter.push(chunk));
    const { statements, rest } = splitter.end();
    yield* this.#repairAll(statements);
    yield rest;
  }

  async *#repairAll(statements: readonly Buffer[]): AsyncGenerator<Buffer> {
    let untouched: Buffer[] = [];
    for (const statement of statements) {
      const table = tableOf(statement);
      if (table === undefined && WRITES.test(statement.toString('latin1', 0, 100))) this.#unread += 1;
      if (table === undefined || !this.#tables.has(table)) {
        untouched.push(statement);
        continue;
      }
      yield Buffer.concat([...untouched, await this.#repair(table, statement)]);
      untouched = [];
    }
    if (untouched.length > 0) yield Buffer.concat(untouched);
  }

  async #repair(table: string, statement: Buffer): Promise<Buffer> {
    const known = this.#tables.get(table);
    const insert = known === undefined ? undefined : parseInsert(statement.toString('utf8'));
    if (insert === undefined) this.#unread += 1;
    if (known === undefined || insert === undefined) return statement;
    const suspects = insert.values.map(suspicionOf);
    if (!suspects.some((kind) => kind !== undefined)) return statement;
    const exact = await known.rows.take(insert);
    let isChanged = false;
    const values = insert.values.map((written, index) => {
      const column = insert.columns[index] ?? '';
      const value = exact?.get(column);
      const kind = suspects[index];
      if (value === undefined || value === 'unread') {
        const tally =
          (exact === undefined || value === 'unread') && kind !== undefined
            ? known.tallies.get(keyOf({ column, kind }))
            : undefined;
        if (tally !== undefined) tally.doubtful += 1;
        return written;
      }
      if (isExactly(written, value)) return written;
      const tally = known.tallies.get(keyOf({ column, kind: 'text' in value ? 'text' : 'integer' }));
      if (tally !== undefined) tally.repaired += 1;
      isChanged = true;
      return literalOf(value);
    });
    return isChanged ? Buffer.from(insert.written(values)) : statement;
  }

  /** What was corrected, and what may not be exact. To be called at the end of the export. */
  warnings(): string[] {
    return [...this.#unreadWarning(), ...this.#valueWarnings()];
  }

  #unreadWarning(): string[] {
    if (this.#unread === 0) return [];
    const columns = [...new Set(this.#garbled.map(({ table, garbled }) => `${table}.${garbled.column}`))].slice(0, 5);
    return [
      `${this.#unread} statements of Cloudflare's export have a form that this version can't read: values of ${columns.join(', ')} that the export changes may NOT be exact in this backup.`,
    ];
  }

  #valueWarnings(): string[] {
    return this.#garbled.flatMap(({ table, garbled }) => {
      const { column, kind, count } = garbled;
      const { repaired, doubtful } = this.#tables.get(table)?.tallies.get(keyOf(garbled)) ?? {
        repaired: 0,
        doubtful: 0,
      };
      // A text alone does not tell whether it is affected: rows with many line breaks look alike.
      const lost = kind === 'integer' ? doubtful : Math.min(doubtful, Math.max(0, count - repaired));
      const rows = Math.max(repaired, lost);
      if (rows === 0) return [];
      const what =
        kind === 'integer'
          ? `${table}.${column} has integers beyond 2^53 (in ${repaired + lost} rows), which Cloudflare's export rounds`
          : `${table}.${column} has text with both line breaks and the characters \\n or \\r (in ${repaired + lost} rows), which Cloudflare's export makes the same`;
      if (lost === 0) return [`${what}: the INSERT statements of this backup correct them.`];
      return [
        `${what}: ${lost} of them may NOT be exact in this backup: the rows were changed during the export, or are too long to read.`,
      ];
    });
  }
}

const SHORT_NAME = 200;
const WRITES = /^\s*(?:INSERT|REPLACE|WITH|UPDATE)\b/i;

/** The table whose row an INSERT of the export writes. */
function tableOf(statement: Buffer): string | undefined {
  const quote = /^\s*INSERT INTO (?=")/.exec(statement.toString('latin1', 0, 200))?.[0].length;
  if (quote === undefined) return undefined;
  // One character per byte. Most names are short, and what follows them may be long.
  let text = statement.toString('latin1', quote, quote + SHORT_NAME);
  if (endOfQuoted(text, 0) === text.length) text = statement.toString('latin1', quote);
  const name = text.slice(1, endOfQuoted(text, 0) - 1).replaceAll('""', '"');
  return Buffer.from(name, 'latin1').toString('utf8');
}

function keyOf({ column, kind }: Pick<Garbled, 'column' | 'kind'>): string {
  return `${kind} ${column}`;
}

/** What an expression of the export may have lost. */
function suspicionOf(expression: string): Garbled['kind'] | undefined {
  if (/^\s*-?\d{16,}\s*$/.test(expression)) return Number.isSafeInteger(Number(expression)) ? undefined : 'integer';
  // At least two of them: one is the line break, the other was these two characters.
  return /(?:\\n|\n)[\s\S]*(?:\\n|\n)|(?:\\r|\r)[\s\S]*(?:\\r|\r)/.test(expression) ? 'text' : undefined;
}

function isExactly(written: string, exact: Exclude<ExactValue, 'unread'>): boolean {
  if ('integer' in exact) return written.trim() === exact.integer;
  const value = evaluate(written);
  return typeof value === 'object' && value !== null && 'text' in value && value.text === exact.text;
}

/** The stock `sqlite3` would drop a carriage return in quotes when reading the SQL. It keeps a line feed. */
function literalOf(exact: Exclude<ExactValue, 'unread'>): string {
  if ('integer' in exact) return exact.integer;
  return /[\r\0]/.test(exact.text) ? textOfHex(Buffer.from(exact.text).toString('hex')) : quoteText(exact.text);
}
