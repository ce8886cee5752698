import { RestorableError } from '../../../core/errors.ts';
import type { Relation } from '../catalog/catalog.ts';
import { limitLockWait } from '../catalog/row-counts.ts';
import { quoteName, showName, TABLE_ONLY } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { describeNumber } from '../connection/error-numbers.ts';
import { numberOf } from '../connection/errors.ts';

const NAMED_AT_MOST = 5;
const LOCK_WAIT = 1205;

/**
 * A dump that names the tables that can't be opened, if the tool fails without a name, as it does for a MERGE table.
 * @param relations what is dumped
 */
export async function* namingTables(
  dump: AsyncIterable<Uint8Array>,
  relations: readonly Relation[],
  connection: Connection,
): AsyncGenerator<Uint8Array> {
  try {
    yield* dump;
  } catch (error) {
    throw await withTables(error, relations, connection);
  }
}

/** An error from reading a source, with the names of tables that can't be opened. Any other error unchanged. */
export async function withTables(
  error: unknown,
  relations: readonly Relation[],
  connection: Connection,
): Promise<unknown> {
  if (!(error instanceof RestorableError) || !/^(DUMP_FAILED|DATABASE_QUERY)$/.test(error.code)) return error;
  if (relations.some(({ name }) => error.message.includes(JSON.stringify(name)))) return error;
  return nameUnreadable(error, relations, connection).catch(() => error);
}

async function nameUnreadable(
  error: RestorableError,
  relations: readonly Relation[],
  connection: Connection,
): Promise<RestorableError> {
  const found: string[] = [];
  // One that is locked is not damaged, and not worth minutes.
  await limitLockWait(connection, 0);
  for (const { name, kind } of relations) {
    if (kind !== 'table') continue;
    const number = await failureOf(name, connection);
    if (number === 0 || number === LOCK_WAIT) continue;
    found.push(`${showName(name)} (${describeNumber(number)})`);
    if (found.length === NAMED_AT_MOST) break;
  }
  if (found.length === 0) return error;
  return new RestorableError('DUMP_FAILED', `${error.message} Tables that can't be read: ${found.join(', ')}.`, {
    hint: 'Repair or drop these tables, or name them in `exclude`. Nothing was stored as a backup.',
    cause: error.cause,
    foreign: error.foreign,
  });
}

/** @returns the server's number for why the table can't be opened, or 0 */
async function failureOf(table: string, connection: Connection): Promise<number> {
  try {
    await connection.query(`select 1 from ${quoteName(table)} ${TABLE_ONLY} limit 0`);
    return 0;
  } catch (error) {
    const number = numberOf(error);
    if (number === 0) throw error;
    return number;
  }
}
