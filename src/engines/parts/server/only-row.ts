import { RestorableError } from '../../../core/errors.ts';

/**
 * The row of a query that has exactly one, such as a count. Without it nothing is known: a missing row must never count as 0.
 * @throws {RestorableError} DATABASE_QUERY
 */
export function onlyRow<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  throw new RestorableError('DATABASE_QUERY', `The server returned ${rows.length} rows for a query that has one.`, {
    hint: 'Connect directly to the server: a proxy in between, or a limit on rows such as `sql_select_limit`, changes its results.',
  });
}
