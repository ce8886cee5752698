import type { ContentDigests, DigestExemption } from '../../../core/format/content-digests.ts';
import { addTotals, NO_ROWS, RecordHash, type RowTotal, sumText } from '../../../row-hash/row-hash.ts';
import { StatementSplitter } from '../../sqlite/restore/statements.ts';
import { parseInsert } from '../dump/insert-values.ts';
import { type Affinity, cellOf } from './cells.ts';

/** Rows without their rowid, which an export leaves out. */
export const METHOD = 'd1-rows/1';
const BATCH_BYTES = 64 * 1024;

/** A table whose rows are in the stream. */
export interface DigestedTable {
  /** As the INSERT statements name it. */
  readonly name: string;
  /** As the fingerprint names it. */
  readonly shownAs: string;
  readonly columns: readonly { readonly name: string; readonly affinity: Affinity }[];
}

/**
 * Hashes the rows of the INSERT statements in the stream, as SQLite will store them. It reads the very bytes of the stream,
 * after all corrections.
 */
export class RowDigests {
  readonly #key: string;
  readonly #tables: ReadonlyMap<string, DigestedTable>;
  readonly #splitter = new StatementSplitter();
  readonly #hash: RecordHash;
  readonly #totals = new Map<string, RowTotal>();
  /** Tables with a statement of a form that this program can't read. */
  readonly #unread = new Set<string>();
  #current = '';
  #waiting: string[] = [];
  #waitingBytes = 0;

  /** @param key 16 bytes, hex */
  constructor(key: string, tables: readonly DigestedTable[]) {
    this.#key = key;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
    this.#hash = new RecordHash(key);
  }

  /** The next bytes of the stream. */
  push(chunk: Uint8Array): void {
    for (const statement of this.#splitter.push(chunk)) this.#read(statement);
  }

  /** To be called at the end of the stream. @param exempt what the stream does not contain */
  end(exempt: readonly DigestExemption[]): ContentDigests {
    for (const statement of this.#splitter.end().statements) this.#read(statement);
    this.#close();
    const tables = [...this.#tables.values()];
    return {
      method: METHOD,
      key: this.#key,
      tables: tables
        .filter(({ name }) => !this.#unread.has(name))
        .map(({ name, shownAs }) => {
          const { rows, sum } = this.#totals.get(name) ?? NO_ROWS;
          return { schema: '', name: shownAs, rows, sum: sumText(sum) };
        }),
      exempt: [
        ...exempt,
        ...tables
          .filter(({ name }) => this.#unread.has(name))
          .map(({ shownAs }) => ({ schema: '', name: shownAs, reason: 'statement-form' })),
      ],
    };
  }

  #read(statement: Buffer): void {
    const head = statement.toString('latin1', 0, Math.min(statement.length, 2_000));
    const written = WRITES.exec(head)?.[1]?.replaceAll('""', '"');
    if (written === undefined) return;
    const table = this.#tables.get(Buffer.from(written, 'latin1').toString('utf8'));
    if (table === undefined) return;
    const row = rowOf(statement.toString('latin1'), table);
    if (row === undefined) this.#unread.add(table.name);
    else this.#add(table.name, row);
  }

  #add(table: string, row: string): void {
    if (table !== this.#current) this.#close();
    this.#current = table;
    const record = `${row.length}:${row}`;
    this.#waiting.push(record);
    this.#waitingBytes += record.length;
    if (this.#waitingBytes >= BATCH_BYTES) this.#flush();
  }

  #flush(): void {
    this.#hash.push(Buffer.from(this.#waiting.join(''), 'latin1'));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** The rows of a table come one after the other. */
  #close(): void {
    this.#flush();
    this.#totals.set(this.#current, addTotals(this.#totals.get(this.#current) ?? NO_ROWS, this.#hash.take()));
  }
}

/** Statements that change rows of a table. Only INSERT has a form that can be read. */
const WRITES = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"((?:[^"]|"")*)"/i;

/** @param text latin1. @returns the cells of the row in the order of the table's columns, with colons between them */
function rowOf(text: string, { columns }: DigestedTable): string | undefined {
  const insert = parseInsert(text);
  if (insert === undefined || insert.columns.length !== columns.length) return undefined;
  const places = new Map(insert.columns.map((name, at) => [Buffer.from(name, 'latin1').toString('utf8'), at]));
  const cells: string[] = [];
  for (const { name, affinity } of columns) {
    const cell = cellOf(insert.values[places.get(name) ?? -1] ?? '', affinity);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  return cells.join(':');
}
