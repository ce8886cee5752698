import { messageOf, RestorableError } from '../../../core/errors.ts';
import { retry } from '../../../ports/retry.ts';
import type { Connection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';

export interface Swap {
  readonly current: string;
  readonly restored: string;
  readonly keptAs: string;
}

/** Other users are connected to it. */
const IN_USE = '55006';
const IN_USE_POLICY = { attempts: 20, baseMs: 150, longestMs: 200 };

/**
 * Replaces the current database with the restored one. The old content is kept under another name. Sessions of both are
 * ended, because a database in use can't be renamed. If clients reconnect at once, it is tried again.
 * @param admin connected to a third database
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE; both databases then have their old names, unless the
 *   message says otherwise
 */
export async function swapDatabases(admin: Connection, swap: Swap): Promise<void> {
  await renameUnused(admin, swap.current, swap.keptAs);
  try {
    await renameUnused(admin, swap.restored, swap.current);
  } catch (error) {
    await renameUnused(admin, swap.keptAs, swap.current).catch((cause: unknown) => {
      throw new RestorableError(
        'DATABASE_QUERY',
        `The swap stopped halfway: the old database is now named ${JSON.stringify(swap.keptAs)}, and there is no ${JSON.stringify(swap.current)}.`,
        { hint: `Rename it: ALTER DATABASE ${quoteName(swap.keptAs)} RENAME TO ${quoteName(swap.current)}.`, cause },
      );
    });
    throw error;
  }
}

/** Renames a database, and ends its sessions for that. @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE */
export async function renameUnused(admin: Connection, from: string, to: string): Promise<void> {
  const rename = async (): Promise<void> => {
    await admin
      .query(`select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname ${EQ} $1`, [
        from,
      ])
      .catch(() => {});
    await admin.outside(`alter database ${quoteName(from)} rename to ${quoteName(to)}`);
  };
  try {
    await retry(rename, { after: (error) => (stateOf(error) === IN_USE ? IN_USE_POLICY : undefined) });
  } catch (error) {
    throw new RestorableError(
      stateOf(error) === '42501' ? 'DATABASE_PRIVILEGE' : 'DATABASE_QUERY',
      `The database ${JSON.stringify(from)} could not be renamed: ${messageOf(error)}`,
      {
        hint: 'Disconnect everything from it (or end its sessions as superuser), then run the restore again.',
        cause: error,
      },
    );
  }
}
