import type { ColumnUse } from '../../../row-hash/insert-rows.ts';
import type { Connection } from '../connection/connection.ts';

/** How the rows of a dump are hashed. */
export interface HashedRows {
  /** 16 bytes, hex. */
  readonly key: string;
  readonly uses: ColumnUses;
}

interface Column {
  readonly name: string;
  readonly use: ColumnUse;
}

/** How the columns of each table are hashed. Most tables have only columns that are hashed as they are printed. */
export class ColumnUses {
  /** Tables with at least one column of another use: all columns, in their order. */
  readonly #tables: ReadonlyMap<string, readonly Column[]>;

  constructor(tables: ReadonlyMap<string, readonly Column[]>) {
    this.#tables = tables;
  }

  /**
   * @param listed the columns in an INSERT, if it lists them
   * @returns the use of each value of a row; undefined if all are hashed as they are printed
   */
  of(table: string, listed: () => readonly string[] | undefined): ColumnUse[] | undefined {
    const columns = this.#tables.get(table);
    if (columns === undefined) return undefined;
    const names = listed();
    if (names === undefined) return columns.map(({ use }) => use);
    const uses = new Map(columns.map(({ name, use }) => [name, use]));
    return names.map((name) => uses.get(name) ?? 'text');
  }
}

/**
 * Two kinds of columns differ after a correct restore. A server computes generated columns itself; `mariadb-dump` prints them
 * nevertheless, also the times at which rows of a system-versioned table were written. And MySQL keeps a DECIMAL in JSON as such,
 * prints it as any other number, and reads it as a DOUBLE: `1.10` returns as `1.1`.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function readColumnUses(connection: Connection): Promise<ColumnUses> {
  const rows = await connection.query<{
    relation: string;
    name: string;
    type: string;
    expression: string | Buffer | null;
  }>(
    `select table_name as relation, column_name as name, data_type as type, generation_expression as expression
      from information_schema.columns where table_schema = database() order by table_name, ordinal_position`,
  );
  const tables = new Map<string, Column[]>();
  for (const [relation, columns] of Map.groupBy(rows, (row) => row.relation)) {
    const own = columns.map(({ name, type, expression }): Column => {
      const isGenerated = expression !== null && expression.length > 0;
      const isJson = connection.flavor === 'mysql' && type.toLowerCase() === 'json';
      return { name, use: isGenerated ? 'none' : isJson ? 'json' : 'text' };
    });
    if (own.some(({ use }) => use !== 'text')) tables.set(relation, own);
  }
  return new ColumnUses(tables);
}
