import type { SqliteSession } from '../session/session.ts';

/** An entry of the schema table. */
export interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
  /** A table with rows of its own: not a virtual one, and not one that a view has replaced. */
  readonly hasRows: boolean;
}

/** @throws {SqliteFailure} if the schema is damaged */
export async function readSchema(session: SqliteSession): Promise<SchemaRow[]> {
  // A virtual table has no root page: its rows are in its shadow tables, which are counted, and what it computes from them
  // needs a module that may be missing here.
  const sql = `select type, name, sql, coalesce(rootpage, 0) > 0 from sqlite_schema order by type, name`;
  const { rows } = await session.all(sql);
  return rows.map(([type, name, text, rooted]) => {
    const hasRows = type === 'table' && rooted === 1;
    return {
      type: type === 'table' && !hasRows ? 'virtual table' : String(type),
      name: String(name),
      sql: typeof text === 'string' ? text : null,
      hasRows,
    };
  });
}

/** SQLite's own tables (statistics, AUTOINCREMENT) and the indexes that constraints create. */
export function isInternal(name: string): boolean {
  return name.toLowerCase().startsWith('sqlite_');
}
