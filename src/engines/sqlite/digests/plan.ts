import { MODULE_BASE64 } from '../../../row-hash/module.ts';
import { quoteName, rowidAmong } from '../catalog/sql-text.ts';
import type { DigestPlan } from './digest-program.ts';

/** A column whose values are stored. */
interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

/** A table to be read. */
export interface TableToDigest {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
  /** Of all columns, also those that are computed: such a name does not mean the rowid. */
  readonly names: readonly string[];
  readonly hasRowid: boolean;
}

/** How rows are hashed. */
export interface RowForm {
  /** 16 bytes, hex. */
  readonly key: string;
  /** Whether a rowid that is not a column is part of a row. */
  readonly withRowid: boolean;
  /** The database stores text as UTF-16. */
  readonly isUtf16: boolean;
}

/** A function accepts at most 127 arguments in some builds of SQLite. */
const CELLS_AT_ONCE = 100;

/**
 * The statements that read a table. A row is its cells with colons between them: the rowid, and for each column `null`, the
 * digits of an integer, `r` and the bits of a double as an integer, or `text:` or `blob:` with the number of bytes, a
 * colon and the bytes as stored. No two rows have the same text.
 */
export function planDigest(table: TableToDigest, { key, withRowid, isUtf16 }: RowForm): DigestPlan {
  const from = `from main.${quoteName(table.name)} not indexed`;
  const rowid = table.hasRowid ? rowidAmong(table.names) : undefined;
  const isNumbered = withRowid && rowid !== undefined;
  const cells = table.columns.map((column) => cellOf(column, isUtf16));
  const row = joined([...(isNumbered ? [rowid] : []), ...cells]);
  const bytes = isUtf16 ? (of: string) => of : (of: string) => `cast(${of} as blob)`;
  const record = `concat(${isUtf16 ? 'length' : 'octet_length'}(e), ':', e)`;
  const names = table.columns.map(({ name }) => quoteName(name));
  return {
    module: MODULE_BASE64,
    key,
    isHex: isUtf16,
    withRowid: isNumbered,
    each: `select ${bytes(record)} from (select ${row} as e ${from} limit -1)`,
    ...(rowid === undefined
      ? { batch: undefined, long: undefined }
      : {
          batch: `select ${bytes(`group_concat(${record}, '')`)}, max(k), count(*) from (select ${row} as e, ${rowid} as k ${from} where ${rowid} >= ?1 order by ${rowid} limit ?2)`,
          long: {
            next: `select ${rowid} ${from} where ${rowid} >= ?1 order by ${rowid} limit 1`,
            heads: `select ${names.map((name) => bytes(headOf(name))).join(', ')} ${from} where ${rowid} = ?1`,
            parts: names.map((name) => `select substr(cast(${name} as blob), ?2, ?3) ${from} where ${rowid} = ?1`),
          },
        }),
  };
}

/** Cells with colons between them, joined by functions with few arguments. */
function joined(cells: readonly string[]): string {
  const parts: string[] = [];
  for (let at = 0; at < cells.length; at += CELLS_AT_ONCE) {
    parts.push(`concat_ws(':', ${cells.slice(at, at + CELLS_AT_ONCE).join(', ')})`);
  }
  return parts.length === 1 ? (parts[0] ?? '') : `concat_ws(':', ${parts.join(', ')})`;
}

/** The likely kind of value is asked for first: most of the time goes into these comparisons. */
function cellOf({ name, type }: StoredColumn, isUtf16: boolean): string {
  const column = quoteName(name);
  const bytes = isUtf16 ? `hex(cast(${column} as blob))` : column;
  const long = (kind: string): string => `concat('${kind}:', octet_length(${column}), ':', ${bytes})`;
  const text = `when typeof(${column}) = 'text' then ${long('text')}`;
  return isTextType(type)
    ? `case ${text} ${numberOf(column)} else ${long('blob')} end`
    : `case ${numberOf(column)} ${text} else ${long('blob')} end`;
}

function headOf(column: string): string {
  return `case ${numberOf(column)} else concat(typeof(${column}), ':', octet_length(${column}), ':') end`;
}

function numberOf(column: string): string {
  return `when typeof(${column}) = 'integer' then ${column} when ${column} is null then 'null' when typeof(${column}) = 'real' then 'r' || restorable_bits(${column})`;
}

/** https://sqlite.org/datatype3.html, section 3.1 */
function isTextType(type: string): boolean {
  return !/int/i.test(type) && /char|clob|text/i.test(type);
}
