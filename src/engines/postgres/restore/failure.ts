import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { cleanupHost } from '../../parts/server/given-database.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { findLockHolder } from '../connection/lock-holders.ts';
import { listContents } from '../target/content.ts';
import type { TargetDatabase } from '../target/database.ts';
import { planEmptying } from '../target/empty.ts';
import { dropRoles } from '../target/roles.ts';
import { signatureOf } from '../target/signature.ts';
import { endSessions } from './parallel/jobs.ts';

const CLEANING_MS = 60_000;
const LOCK_WAIT_MS = 5_000;
const UNKNOWN = 'The current state of the database could not be determined. Examine it before you use it.';

/** Cleans up after a failed restore, and returns the error with the current state added. Never throws. */
export type AfterFailure = (error: unknown) => Promise<unknown>;

/**
 * Records what a database contains before a restore into it.
 * @throws {RestorableError} DATABASE_QUERY and what connecting throws
 */
export async function prepareCleanup(target: TargetDatabase, host: Host): Promise<AfterFailure> {
  if (target.isDisposable) return async (error) => error;
  const before = await withConnection(target, host, async (connection) => ({
    signature: await signatureOf(connection),
    statements: new Set((await planEmptying(connection)).statements),
  }));
  return async (error) => {
    if (!(error instanceof RestorableError)) return error;
    // A cancelled run cleans up as well, for a limited time.
    const cleaning = cleanupHost(host, CLEANING_MS);
    const state = await stateAfter(target, before, error, cleaning).catch(() => UNKNOWN);
    const { code, message, hint, cause, foreign } = error;
    return new RestorableError(code, message, {
      hint: hint === undefined ? state : `${state} ${hint}`,
      cause,
      foreign,
    });
  };
}

interface Before {
  readonly signature: string;
  readonly statements: ReadonlySet<string>;
}

async function stateAfter(target: TargetDatabase, before: Before, error: RestorableError, host: Host): Promise<string> {
  if (target.strategy === 'beside') return 'The database that was to be replaced is unchanged.';
  if (target.discard !== undefined) {
    await target.discard(host);
    return 'The database, which was created for this restore, was dropped.';
  }
  return withConnection(target, host, async (connection) => {
    // Otherwise they would hold locks on what is removed below.
    await endSessions(connection, target);
    if ((await signatureOf(connection)) === before.signature) {
      const holder = error.code === 'DATABASE_QUERY' ? await findLockHolder(connection, 'drop') : undefined;
      return `The database is unchanged.${holder === undefined ? '' : ` ${holder.words}.`}`;
    }
    if (target.strategy === 'in-place') {
      return 'The restore had been completed before this: the database contains the content of the backup, and no longer its old content.';
    }
    const isClean = await removeRestored(connection, before);
    if (isClean) {
      await dropRoles(connection, target.madeRoles);
      return 'The restored data was removed: the database is empty again.';
    }
    const found = await listContents(connection);
    return `The database contains a part of the backup, which could not be removed: ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : ''}.`;
  });
}

/** In separate transactions: thousands of objects need more locks than a server may have for one. */
async function removeRestored(connection: Connection, before: Before): Promise<boolean> {
  const { statements } = await planEmptying(connection);
  for (const statement of statements.filter((each) => !before.statements.has(each))) {
    await connection
      .transaction(() => connection.simple(statement), { lockTimeoutMs: LOCK_WAIT_MS })
      .catch((error: unknown) => {
        if (!(error instanceof RestorableError) || error.code === 'DATABASE_CONNECTION_LOST') throw error;
      });
  }
  return (await listContents(connection)).length === 0;
}

async function withConnection<T>(
  target: TargetDatabase,
  host: Host,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  await using connection = await openConnection(target.admin, host, { requireTls: false, writes: true });
  return await work(connection);
}
