import { quoteName, rowidAmong } from '../../sqlite/catalog/sql-text.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { type D1Rows, queryRows } from '../api/query.ts';
import { garbledCondition, isRefusedQuery, type Surveyed } from '../catalog/survey.ts';
import { evaluate, type Insert } from './insert-values.ts';

const PAGE_ROWS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;
/**
 * Limit on rows that are held at once. A larger table is matched as long as the export has its rows in about the same order.
 */
const HELD_BYTES = 64 * 1024 * 1024;
/** Columns that identify rows, besides the primary key and those with such values. */
const OTHER_COLUMNS = 30;
const HEAD_BYTES = 16;
/** Limit on the texts of a row that are read as hexadecimal digits. The service produces no value of more than 2 MB. */
const TEXT_BYTES = 900_000;

/**
 * The exact values of a row that the export changes: the SQL text of an integer, the text itself, or one that is too long
 * to read.
 */
export type ExactValue = { readonly integer: string } | { readonly text: string } | 'unread';
export type ExactRow = ReadonlyMap<string, ExactValue>;

export interface ExactTable {
  readonly name: string;
  readonly surveyed: Surveyed;
  readonly withoutRowid: boolean;
}

/**
 * The rows of one table whose values an export changes, read page by page. They are found by what the export preserves: all
 * numbers as doubles, all texts with line breaks and the characters `\n` treated as equal.
 */
export class ExactRows {
  readonly #api: D1Api;
  readonly #database: D1Database;
  readonly #table: ExactTable;
  /** Columns whose exported form identifies rows. */
  readonly #columns: readonly string[];
  readonly #held = new Map<string, { readonly row: ExactRow; readonly bytes: number }[]>();
  #heldBytes = 0;
  #after: readonly string[] | undefined;
  #isDone = false;

  constructor(api: D1Api, database: D1Database, table: ExactTable) {
    this.#api = api;
    this.#database = database;
    this.#table = table;
    const { columns, garbled = [] } = table.surveyed;
    const first = columns.filter(({ name, keyPlace }) => keyPlace > 0 || garbled.some(({ column }) => column === name));
    const others = columns.filter((column) => !first.includes(column)).slice(0, OTHER_COLUMNS);
    this.#columns = columns
      .filter((column) => first.includes(column) || others.includes(column))
      .map(({ name }) => name);
  }

  /** The exact values of the row that an INSERT writes, once. Undefined if there is none. */
  async take(insert: Insert): Promise<ExactRow | undefined> {
    const key = this.#lookOf(insert);
    if (key === undefined) return undefined;
    while (!this.#held.has(key) && !this.#isDone && this.#heldBytes < HELD_BYTES) await this.#readPage();
    const rows = this.#held.get(key);
    const found = rows?.shift();
    if (rows?.length === 0) this.#held.delete(key);
    this.#heldBytes -= found?.bytes ?? 0;
    return found?.row;
  }

  /** Undefined if it contains an expression that this program does not know. */
  #lookOf({ columns, values }: Insert): string | undefined {
    const looks = this.#columns.map((name) => {
      const value = evaluate(values[columns.indexOf(name)] ?? '');
      if (value === undefined) return undefined;
      if (value === null) return 'N';
      if (typeof value === 'number') return lookOfNumber(value);
      return 'text' in value
        ? lookOfText(value.text)
        : `B${value.hex.length / 2}:${value.hex.slice(0, HEAD_BYTES * 2)}`;
    });
    return looks.includes(undefined) ? undefined : looks.join(' ');
  }

  async #readPage(): Promise<void> {
    const order = this.#order();
    const { garbled = [] } = this.#table.surveyed;
    const rowBytes = 100 + 60 * this.#columns.length + garbled.reduce((sum, each) => sum + 2 * each.longestBytes, 0);
    const limit = Math.max(1, Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / rowBytes)));
    const conditions = balanced(
      garbled.map(({ column, kind }) => `(${garbledCondition(column, kind)})`),
      ' or ',
    );
    const beyond = this.#after === undefined ? '' : ` and (${order.join(', ')}) > (${this.#after.join(', ')})`;
    const cells = balanced(
      this.#columns.map((name) => this.#cellOf(name)),
      " || ' ' || ",
    );
    const sql = `select ${[cells, ...order.map(literalOf)].join(', ')} from ${quoteName(this.#table.name)} where (${conditions})${beyond} order by ${order.join(', ')} limit ${limit}`;
    const rows = await this.#answerTo(sql);
    for (const [text] of rows) this.#hold(String(text));
    const last = rows.at(-1);
    this.#after = last?.slice(1).map(String);
    this.#isDone = rows.length < limit || last === undefined;
  }

  /** What the service refuses, such as a row of too many bytes, is not exact. It does not end the backup. */
  async #answerTo(sql: string): Promise<D1Rows> {
    try {
      return await queryRows(this.#api, this.#database, sql, 'read exact values');
    } catch (thrown) {
      if (!isRefusedQuery(thrown)) throw thrown;
      return [];
    }
  }

  #hold(cells: string): void {
    const row = new Map<string, ExactValue>();
    const looks = cells.split(' ').map((cell, index) => {
      const name = this.#columns[index] ?? '';
      const said = cell.slice(1);
      if (cell.startsWith('M')) return lookOfNumber(Number(said));
      if (cell.startsWith('I')) {
        if (!Number.isSafeInteger(Number(said))) row.set(name, { integer: said });
        return lookOfNumber(Number(said));
      }
      if (cell.startsWith('L')) row.set(name, 'unread');
      if (!cell.startsWith('X')) return cell.replace(/^L/, 'T');
      const text = Buffer.from(said, 'hex').toString('utf8');
      row.set(name, { text });
      return lookOfText(text);
    });
    const key = looks.join(' ');
    const alike = this.#held.get(key) ?? [];
    alike.push({ row, bytes: cells.length });
    this.#held.set(key, alike);
    this.#heldBytes += cells.length;
  }

  /** What gives the rows a complete order. */
  #order(): string[] {
    const { surveyed, withoutRowid } = this.#table;
    const rowid = withoutRowid ? undefined : rowidAmong(surveyed.names);
    if (rowid !== undefined) return [rowid];
    const keyed = surveyed.columns.filter(({ keyPlace }) => keyPlace > 0);
    const ordered = keyed.length > 0 ? keyed.toSorted((a, b) => a.keyPlace - b.keyPlace) : surveyed.columns;
    return ordered.map(({ name }) => quoteName(name));
  }

  /** A one-column expression: the exported form of a value, or all of a text that the export changes. */
  #cellOf(column: string): string {
    const name = quoteName(column);
    const { garbled = [] } = this.#table.surveyed;
    const texts = garbled.filter(({ kind }) => kind === 'text');
    const isGarbled = texts.some((each) => each.column === column);
    const plain = `cast(replace(replace(${name}, char(10), '\\n'), char(13), '\\r') as blob)`;
    const head = (of: string): string => `length(${of}) || ':' || hex(substr(${of}, 1, ${HEAD_BYTES}))`;
    const most = Math.floor(TEXT_BYTES / Math.max(1, texts.length));
    const isLong = `length(cast(${name} as blob)) > ${most}`;
    const exact = isGarbled
      ? `when ${garbledCondition(column, 'text')} then case when ${isLong} then 'L' || ${head(plain)} else 'X' || hex(${name}) end `
      : '';
    return `case ${exact}when ${name} is null then 'N' when typeof(${name}) = 'integer' then 'I' || ${name} when typeof(${name}) = 'real' then 'M' || quote(${name}) when typeof(${name}) = 'text' then 'T' || ${head(plain)} else 'B' || ${head(name)} end`;
  }
}

/** Operands nested in pairs, because the service accepts no expression deeper than 100. */
function balanced(operands: readonly string[], operator: string): string {
  if (operands.length < 2) return operands[0] ?? '';
  const middle = Math.ceil(operands.length / 2);
  return `(${balanced(operands.slice(0, middle), operator)}${operator}${balanced(operands.slice(middle), operator)})`;
}

function lookOfNumber(value: number): string {
  return `M${value}`;
}

function lookOfText(text: string): string {
  const bytes = Buffer.from(text.replaceAll('\n', '\\n').replaceAll('\r', '\\r'));
  return `T${bytes.length}:${bytes.subarray(0, HEAD_BYTES).toString('hex').toUpperCase()}`;
}

/** An expression for the SQL literal of a value, exact for any value: `quote` alone stops at a NUL. */
function literalOf(name: string): string {
  return `case typeof(${name}) when 'text' then 'cast(x''' || hex(${name}) || ''' as text)' else quote(${name}) end`;
}
