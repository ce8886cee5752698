import type { Host } from '../../ports/host.ts';
import { openConnection } from './connection.ts';
import { stateOf } from './connection-errors.ts';
import { splitStatements } from './sql-reader.ts';
import type { Place } from './target-place.ts';

/** What makes objects and returns no rows. */
const MAKES = /^(?:CREATE|ALTER|COMMENT|GRANT|REVOKE|REFRESH|SECURITY LABEL)\b/i;
const LIMIT_MS = 60_000;

/**
 * The SQLSTATE of a statement that pg_restore failed at, by running it once more in a transaction that is rolled back:
 * pg_restore hands on the server's message without its code, and in the server's language. Undefined where that can't tell.
 * @param definition the statements of the archive's entry
 */
export async function stateOnceMore(definition: string, place: Place, host: Host): Promise<string | undefined> {
  if (!splitStatements(definition).every((statement) => MAKES.test(statement))) return undefined;
  const role = await openConnection(place.role, host, { requireTls: false }).catch(() => undefined);
  if (role === undefined) return undefined;
  try {
    await role.transaction(() => role.simple(definition), { rollBack: true, statementTimeoutMs: LIMIT_MS });
    return undefined;
  } catch (error) {
    const state = stateOf(error);
    // Its own limit says nothing of the first attempt.
    return state === '' || state === '57014' ? undefined : state;
  } finally {
    await role.close();
  }
}
