import { quoteName, textOfHex } from '../sqlite/sql-text.ts';
import type { D1Api } from './api.ts';
import type { D1Database } from './database.ts';
import { type D1Rows, queryRows } from './query.ts';
import { type Garbled, garbledCondition, type Surveyed } from './survey.ts';

const PAGE_ROWS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;

/** Values that the export changed and that are put right by statements of our own behind it. */
export interface Correction {
  readonly table: string;
  readonly garbled: Garbled;
  /** Columns that find the row again. */
  readonly key: readonly string[];
}

export interface CorrectionPlan {
  readonly corrections: readonly Correction[];
  /** For the report, and what this backup can't hold exactly. */
  readonly warnings: readonly string[];
}

/** Decides what can be corrected: rows of tables with a primary key that itself came through unchanged. */
export function planCorrections(surveyed: ReadonlyMap<string, Surveyed>): CorrectionPlan {
  const corrections: Correction[] = [];
  const warnings: string[] = [];
  for (const [table, { columns, garbled = [] }] of surveyed) {
    const keyed = columns.filter(({ keyPlace }) => keyPlace > 0).toSorted((a, b) => a.keyPlace - b.keyPlace);
    const key = keyed.map(({ name }) => name);
    const isFindable = key.length > 0 && !garbled.some(({ column }) => key.includes(column));
    for (const each of garbled) {
      if (isFindable) corrections.push({ table, garbled: each, key });
      warnings.push(describe(table, each, isFindable, key));
    }
  }
  return { corrections, warnings };
}

function describe(
  table: string,
  { column, kind, count }: Garbled,
  isFindable: boolean,
  key: readonly string[],
): string {
  const what =
    kind === 'integer'
      ? `${table}.${column} holds integers beyond 2^53 (in ${count} rows), which Cloudflare's export rounds`
      : `${table}.${column} holds text with line breaks and also the characters \\n or \\r (in ${count} rows), which Cloudflare's export makes one`;
  if (isFindable) return `${what}: this backup holds statements that put them right.`;
  const why = key.length === 0 ? 'the table has no primary key' : 'its primary key holds such values';
  return `${what}: they are NOT exact in this backup, since ${why}.`;
}

/**
 * Statements that set the exact values. Each changes a row only where it holds what the export makes of that value, so
 * that a row that was written after the export keeps what it held in the export.
 */
export async function* correctionsOf(
  api: D1Api,
  database: D1Database,
  { table, garbled, key }: Correction,
): AsyncGenerator<string> {
  const limit = Math.max(1, Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / (2 * garbled.longestBytes + 100))));
  let after: readonly string[] | undefined;
  for (;;) {
    const rows = await queryRows(api, database, pageOf(table, garbled, key, after, limit), 'read exact values');
    for (const row of rows) yield statementOf(table, garbled, key, row);
    const last = rows.at(-1);
    if (rows.length < limit || last === undefined) return;
    after = last.slice(1).map(String);
  }
}

function pageOf(
  table: string,
  { column, kind }: Garbled,
  key: readonly string[],
  after: readonly string[] | undefined,
  limit: number,
): string {
  const names = key.map(quoteName);
  const exact = kind === 'integer' ? `cast(${quoteName(column)} as text)` : `hex(${quoteName(column)})`;
  const beyond = after === undefined ? '' : ` and (${names.join(', ')}) > (${after.join(', ')})`;
  return `select ${[exact, ...names.map(literalOf)].join(', ')} from ${quoteName(table)} where (${garbledCondition(column, kind)})${beyond} order by ${names.join(', ')} limit ${limit}`;
}

/** An expression for the SQL literal of a value, exact whatever it is: `quote` alone stops at a NUL. */
function literalOf(name: string): string {
  return `case typeof(${name}) when 'text' then 'cast(x''' || hex(${name}) || ''' as text)' else quote(${name}) end`;
}

function statementOf(table: string, { column, kind }: Garbled, key: readonly string[], row: D1Rows[number]): string {
  const [exact = '', ...values] = row.map(String);
  const found = key.map((name, index) => `${quoteName(name)} is ${values[index]}`).join(' and ');
  const target = `update ${quoteName(table)} set ${quoteName(column)} =`;
  if (kind === 'integer') return `${target} ${exact} where ${found} and ${quoteName(column)} is ${Number(exact)};`;
  const exported = exportedOf(Buffer.from(exact, 'hex').toString('utf8'));
  const value = `(select ${textOfHex(exact)} as v) as exact`;
  return `${target} exact.v from ${value} where ${found} and ${quoteName(column)} is ${exported};`;
}

/** What the export's own text becomes, of the exact one. */
function exportedOf(text: string): string {
  let expression = 'exact.v';
  if (text.includes('\r')) expression = `replace(${expression}, '\\r', char(13))`;
  if (text.includes('\n')) expression = `replace(${expression}, '\\n', char(10))`;
  return expression;
}
