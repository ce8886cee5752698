import { hasCode } from '../core/errors.ts';
import type { Target } from '../ports/engine/target.ts';

/** A table of at most some hundred rows. */
const TIMEOUT_MS = 60_000;
const MOST_ROWS = 100_000;

/** A name of a marker table needs no quotes but for a word of the language. */
function quoted(table: string, isPostgres: boolean): string {
  if (!isPostgres) return `\`${table}\``;
  const parts = table.includes('.') ? table.split('.') : ['public', table];
  return parts.map((part) => `"${part}"`).join('.');
}

/**
 * The markers in a restored database.
 * @returns none if it has no such table
 * @throws {RestorableError} DATABASE_QUERY and others
 */
export async function readMarkers(target: Target, table: string, isPostgres: boolean): Promise<ReadonlySet<string>> {
  const of = quoted(table, isPostgres);
  const options = { timeoutMs: TIMEOUT_MS };
  try {
    const { rows } = await target.query(`select restorable_marker from ${of} limit ${MOST_ROWS}`, options);
    return new Set(rows.map(([value]) => String(value)));
  } catch (error) {
    if (!hasCode(error, 'DATABASE_QUERY')) throw error;
    const name = table.split('.').at(-1) ?? table;
    const sql = `select count(*) from information_schema.tables where table_name = '${name}'`;
    const { rows } = await target.query(sql, options);
    if (Number(rows[0]?.[0]) > 0) throw error;
    return new Set();
  }
}
