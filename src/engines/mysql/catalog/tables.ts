import type { Connection } from '../connection/connection.ts';
import { withOwnSequences } from './sql-text.ts';

/** What the catalog says about a table's columns, options and partitions. */
export interface TableParts {
  /** The same after a dump and restore on the same series, however a server prints the table. */
  readonly definition: string;
  /** One of its columns is AUTO_INCREMENT. */
  readonly countUp: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads tables column by column from information_schema. SHOW CREATE TABLE differs after a correct restore: a column of
 * `create table ... select max(id)` has no `DEFAULT NULL` before, old temporal types carry a comment, files are elsewhere.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readTableParts(connection: Connection): Promise<ReadonlyMap<string, TableParts>> {
  const tables = await readRows(connection, 'tables', "table_type <> 'VIEW'");
  const columns = groupByTable(await readRows(connection, 'columns', '1 = 1'), 'ordinal_position');
  const partitions = groupByTable(await readRows(connection, 'partitions', 'partition_name is not null'), 'at');
  return new Map(
    tables.map((table) => {
      const name = String(table['table_name']);
      const own = columns.get(name) ?? [];
      const definition = [
        optionsOf(table),
        ...own.map((column) => columnOf(column, connection)),
        ...(partitions.get(name) ?? []).map(partitionOf),
      ];
      const countUp = own.some(({ extra }) => /auto_increment/i.test(String(extra)));
      return [name, { definition: JSON.stringify(definition), countUp }];
    }),
  );
}

/** Whole rows, because the columns differ between versions; with names in lower case, because MySQL 8 returns upper case. */
async function readRows(connection: Connection, table: string, condition: string): Promise<Row[]> {
  const rows = await connection.query<Row>(
    `select * from information_schema.${table} where table_schema = database() and ${condition}`,
  );
  return rows.map(lowerNames);
}

function lowerNames(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value]));
}

function groupByTable(rows: readonly Row[], order: string): Map<string, Row[]> {
  const groups = Map.groupBy(rows, (row) => String(row['table_name']));
  for (const group of groups.values()) group.sort((a, b) => positionOf(a, order) - positionOf(b, order));
  return groups;
}

/** Partitions have two positions: their own, and that of a subpartition within them. */
function positionOf(row: Row, order: string): number {
  if (order !== 'at') return Number(row[order]);
  return Number(row['partition_ordinal_position']) * 100_000 + Number(row['subpartition_ordinal_position'] ?? 0);
}

/** Without options about how and where rows are stored: row format, directories, tablespace, next number, statistics. */
function optionsOf(table: Row): readonly unknown[] {
  return [
    table['table_type'],
    String(table['engine'] ?? '').toLowerCase(),
    plainCharset(table['table_collation']),
    table['table_comment'],
  ].map(text);
}

function columnOf(column: Row, { flavor, url }: Connection): readonly unknown[] {
  const isNullable = column['is_nullable'] === 'YES';
  const value = column['column_default'];
  // MariaDB prints the keyword NULL there, and puts a text in quotes.
  const isNull = value === null || value === undefined || (flavor === 'mariadb' && text(value) === 'NULL');
  return [
    column['column_name'],
    text(column['column_type'])?.replaceAll(/\s*\/\*.*?\*\//gs, ''),
    isNullable,
    isNull ? null : withOwnSequences(String(text(value)), url.database),
    text(column['extra'])?.toLowerCase(),
    column['generation_expression'] || null,
    column['column_comment'],
    plainCharset(column['character_set_name']),
    plainCharset(column['collation_name']),
    column['srs_id'] ?? null,
  ].map(text);
}

function partitionOf(partition: Row): readonly unknown[] {
  return [
    partition['partition_name'],
    partition['subpartition_name'],
    partition['partition_method'],
    partition['subpartition_method'],
    partition['partition_expression'],
    partition['subpartition_expression'],
    partition['partition_description'],
    partition['partition_comment'],
  ].map(text);
}

/** `utf8` and `utf8mb3` are two names for one character set, depending on version and setting. */
export function plainCharset(name: unknown): string | null {
  return typeof name === 'string' ? name.replace(/^utf8(?=_|$)/, 'utf8mb3') : null;
}

/** An index with its table, described by its meaning: without statistics, and without whether it is currently disabled. */
export interface IndexParts {
  readonly relation: string;
  readonly name: string;
  readonly definition: string;
}

/** @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED */
export async function readIndexes(connection: Connection): Promise<IndexParts[]> {
  const rows = await readRows(connection, 'statistics', '1 = 1');
  const groups = Map.groupBy(rows, (row) => JSON.stringify([row['table_name'], row['index_name']]));
  return [...groups.values()].map((columns) => {
    columns.sort((a, b) => Number(a['seq_in_index']) - Number(b['seq_in_index']));
    const [first = {}] = columns;
    return {
      relation: String(first['table_name']),
      name: String(first['index_name']),
      definition: JSON.stringify(columns.map(indexColumnOf)),
    };
  });
}

function indexColumnOf(column: Row): readonly unknown[] {
  // MySQL has visible and invisible ones, MariaDB ignored ones.
  const isHidden = column['is_visible'] === 'NO' || column['ignored'] === 'YES';
  return [
    String(column['non_unique']),
    column['index_type'],
    column['column_name'],
    column['sub_part'],
    column['collation'],
    column['expression'],
    column['index_comment'],
    String(isHidden),
  ].map(text);
}

/** Numbers and long texts have several types. */
function text<T>(value: T): string | null {
  return value === null || value === undefined ? null : String(value);
}
