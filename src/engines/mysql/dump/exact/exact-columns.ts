import type { Relation } from '../../catalog/catalog.ts';
import { quoteName, TABLE_ONLY } from '../../catalog/sql-text.ts';
import type { Connection } from '../../connection/connection.ts';

/** A column whose values the text protocol may change. */
export interface ExactColumn {
  readonly name: string;
  /**
   * float: transmitted with six digits. text: in a character set other than Unicode, a letter may become `?`. enum: the
   * number 0, of an invalid value, becomes the empty text, which is also a valid value of the column.
   */
  readonly kind: 'float' | 'text' | 'enum';
  readonly charset: string;
}

/** A table with such columns. */
export interface ExactTable {
  readonly name: string;
  /** For FROM: the quoted name. */
  readonly from: string;
  /** All columns in order, as for an INSERT without a list. */
  readonly all: readonly string[];
  readonly columns: readonly ExactColumn[];
  /** Its primary key: expressions for the bytes in the dump, in hexadecimal. Undefined if it has none. */
  readonly key: readonly { readonly name: string; readonly expression: string }[] | undefined;
  /** Two rows may have the same key in the dump. */
  readonly hasInexactKey: boolean;
  /** The dump tool can order the rows of every table of the database by their keys. */
  readonly isOrderable: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Character sets whose characters are all in Unicode. All bytes of `binary` are dumped in hexadecimal. */
const UNICODE = new Set(['utf8mb4', 'utf8mb3', 'utf8', 'ucs2', 'utf16', 'utf16le', 'utf32', 'ascii', 'binary']);

interface Column {
  readonly relation: string;
  readonly name: string;
  readonly type: string;
  readonly full_type: string | Buffer;
  readonly charset: string | null;
  readonly extra: string;
  readonly key: number | bigint | null;
}

/**
 * Tables with FLOAT columns, or with texts in a character set other than Unicode.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readExactTables(connection: Connection, tables: readonly Relation[]): Promise<ExactTable[]> {
  const columns = await connection.query<Column>(
    `select c.table_name as relation, c.column_name as name, c.data_type as type, c.column_type as full_type, c.character_set_name as charset,
        c.extra as extra, s.seq_in_index as \`key\`
      from information_schema.columns c left join information_schema.statistics s
        on s.table_schema = c.table_schema and s.table_name = c.table_name and s.column_name = c.column_name and s.index_name = 'PRIMARY'
      where c.table_schema = database() order by c.table_name, c.ordinal_position`,
  );
  const byTable = Map.groupBy(columns, ({ relation }) => relation);
  // The tool asks for such a column under another name (error 1054), and would end without the dump.
  const isOrderable = !columns.some(({ name, key }) => key !== null && CONTROL.test(name));
  return tables.flatMap(({ name }) => {
    const all = byTable.get(name) ?? [];
    const inexact = all.flatMap((column) => {
      const kind = kindOf(column);
      return kind === undefined ? [] : [{ ...column, kind }];
    });
    if (inexact.length === 0) return [];
    const key = keyOf(all);
    return [
      {
        name,
        from: `${quoteName(name)} ${TABLE_ONLY}`,
        all: all.map((column) => column.name),
        columns: inexact.map((column) => ({
          name: column.name,
          kind: column.kind,
          charset: column.charset ?? '',
        })),
        key,
        hasInexactKey: inexact.some((column) => column.key !== null),
        isOrderable,
      },
    ];
  });
}

/** Undefined for values that are transmitted unchanged. A generated column is computed again by the restore. */
function kindOf({ type, full_type: full, charset, extra }: Column): ExactColumn['kind'] | undefined {
  if (/GENERATED/i.test(extra.replace(/DEFAULT_GENERATED/i, ''))) return undefined;
  if (type.toLowerCase() === 'float') return 'float';
  if (type.toLowerCase() === 'enum') return /[(,]''[,)]/.test(String(full)) ? 'enum' : undefined;
  if (charset === null || !/^\w+$/.test(charset) || UNICODE.has(charset)) return undefined;
  return /char|text/i.test(type) ? 'text' : undefined;
}

function keyOf(columns: readonly Column[]): ExactTable['key'] {
  const key = columns.filter((column) => column.key !== null).sort((a, b) => Number(a.key) - Number(b.key));
  // The tools write BIT in several ways.
  if (key.length === 0 || key.some(({ type }) => type.toLowerCase() === 'bit')) return undefined;
  return key.map(({ name, type, charset }) => {
    const column = quoteName(name);
    if (/binary|blob/i.test(type)) return { name, expression: `hex(${column})` };
    if (charset !== null) return { name, expression: `hex(convert(${column} using utf8mb4))` };
    return { name, expression: `hex(cast(${column} as char character set utf8mb4))` };
  });
}

/** 1 if the dump would contain a different value. A FLOAT loses at least half a step, 2⁻²⁵ of its value. */
export function flagOf({ name, kind, charset }: ExactColumn): string {
  const column = quoteName(name);
  switch (kind) {
    case 'float':
      return `abs((${column} + 0e0) - (cast(${column} as char) + 0e0)) > abs(${column} + 0e0) * 2.9e-8`;
    case 'enum':
      return `${column} + 0 = 0`;
    default:
      return `cast(convert(convert(${column} using utf8mb4) using ${charset}) as binary) <> cast(${column} as binary)`;
  }
}

/** Whether it is wrong, the value in the dump, and the right value. */
function valuesOf(column: ExactColumn): string[] {
  const name = quoteName(column.name);
  switch (column.kind) {
    case 'float':
      return [flagOf(column), `cast(${name} as char)`, `cast(${name} + 0e0 as char)`];
    case 'enum':
      return [flagOf(column), "''", "'0'"];
    default:
      return [flagOf(column), `hex(convert(${name} using utf8mb4))`, `hex(cast(${name} as binary))`];
  }
}

/** A row's key, then for each column whether it is wrong, the value in the dump, and the right value. */
export function selectRows(table: ExactTable, wrong: readonly ExactColumn[], limit: number): string {
  const key = table.key ?? [];
  const values = wrong.flatMap(valuesOf);
  // If keys are equal in the dump, the correct rows are needed to count by.
  const where = table.hasInexactKey ? '' : `where ${wrong.map(flagOf).join(' or ')}`;
  const order = key.map(({ name }) => quoteName(name)).join(', ');
  const orderBy = key.length === 0 ? '' : `order by ${order}`;
  const list = [...key.map(({ expression }) => expression), ...values].join(', ');
  return `select ${list} from ${table.from} ${where} ${orderBy} limit ${limit}`;
}
