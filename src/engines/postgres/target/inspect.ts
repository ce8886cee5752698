import type { QueryResult } from '../../../ports/engine/target.ts';
import type { Connection } from '../connection/connection.ts';

const CHECKING = { isolation: 'repeatable read', readOnly: true, rollBack: true } as const;

/**
 * Runs a user's check: one statement, in a read-only transaction that is rolled back. Names in it mean what the team
 * expects: it is the only statement with the search_path of the account and the database.
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function runQuery(connection: Connection, sql: string, timeoutMs: number): Promise<QueryResult> {
  const statementTimeoutMs = Math.max(1, Math.round(timeoutMs));
  return connection.transaction(() => connection.single(sql), { ...CHECKING, ownSearchPath: true, statementTimeoutMs });
}
