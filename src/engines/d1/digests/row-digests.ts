import type { ContentDigests, DigestExemption } from '../../../core/format/manifest/content-digests.ts';
import { addTotals, NO_ROWS, RecordHash, type RowTotal, sumText } from '../../../row-hash/row-hash.ts';
import { endOfQuoted } from '../../parts/quoted-text.ts';
import { StatementSplitter } from '../../sqlite/restore/statements.ts';
import { parseInsert, valuesBehind } from '../dump/insert-values.ts';
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
  /** Of the statement before. */
  #last: Form | undefined;
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
    const text = statement.toString('latin1');
    if (this.#last === undefined || !text.startsWith(this.#last.head)) {
      const table = this.#writtenBy(text);
      if (table === undefined) return;
      this.#last = formOf(text, table);
      if (this.#last === undefined) {
        this.#unread.add(table.name);
        return;
      }
    }
    const row = rowOf(text, this.#last);
    if (row === undefined) this.#unread.add(this.#last.table.name);
    else this.#add(this.#last.table.name, row);
  }

  /** The table whose rows a statement changes. */
  #writtenBy(text: string): DigestedTable | undefined {
    const quote = WRITES.exec(text.slice(0, HEAD_LENGTH))?.[0].length;
    if (quote === undefined) return undefined;
    const name = text.slice(quote + 1, endOfQuoted(text, quote) - 1).replaceAll('""', '"');
    return this.#tables.get(Buffer.from(name, 'latin1').toString('utf8'));
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
const WRITES = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+(?=")/i;
/** Enough for the words before the name. */
const HEAD_LENGTH = 200;

/** What the statements of a table have in common. */
interface Form {
  readonly table: DigestedTable;
  /** latin1 */
  readonly head: string;
  /** For each column of the table, the place of its value. */
  readonly places: readonly number[];
}

/** @param text latin1. @returns undefined for a form that this program can't read */
function formOf(text: string, table: DigestedTable): Form | undefined {
  const insert = parseInsert(text);
  if (insert === undefined || insert.columns.length !== table.columns.length) return undefined;
  const names = insert.columns.map((name) => Buffer.from(name, 'latin1').toString('utf8'));
  const places = table.columns.map(({ name }) => names.indexOf(name));
  return places.includes(-1) ? undefined : { table, head: insert.head, places };
}

/** @param text latin1. @returns the cells of the row in the order of the table's columns, with colons between them */
function rowOf(text: string, { table, head, places }: Form): string | undefined {
  const values = valuesBehind(head, text);
  if (values?.length !== places.length) return undefined;
  const cells: string[] = [];
  for (const [at, { affinity }] of table.columns.entries()) {
    const cell = cellOf(values[places[at] ?? -1] ?? '', affinity);
    if (cell === undefined) return undefined;
    cells.push(cell);
  }
  return cells.join(':');
}
