import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { definitionOf } from '../archive/texts.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import type { OpenedArchive } from '../restore/plan.ts';
import { EQ } from '../sql/operators.ts';
import type { TargetDatabase } from '../target/database.ts';

/** Why pg_restore failed, according to the server itself: pg_restore passes on its message without the code. */
export interface FailureCause {
  /** SQLSTATE. */
  readonly state?: string | undefined;
  /** The server is down, was restarted, or ended a session in this database. */
  readonly isGone?: true;
}

/** Asks a user's server, after pg_restore has failed at an entry. */
export type FindCause = (dumpId: number | undefined) => Promise<FailureCause>;

/**
 * Records the state of a server before pg_restore begins.
 * @throws what connecting throws
 */
export async function watchForCause(
  archive: OpenedArchive,
  target: TargetDatabase,
  host: Host,
): Promise<FindCause | undefined> {
  // The log of our own server tells more.
  if (target.ownServer !== undefined) return undefined;
  const before = await withRole(target, host, readSigns);
  return async (dumpId) => {
    try {
      const signs = await withRole(target, host, readSigns);
      if (signs !== before) return { isGone: true };
    } catch (error) {
      return error instanceof RestorableError && AWAY.test(error.code) ? { isGone: true } : {};
    }
    return { state: (await stateOfEntry(archive, dumpId, target, host)) ?? (await stateOfWriting(target, host)) };
  };
}

/** An index may fail after an hour. That time is not spent again to learn its code. */
const TRY_MS = 20_000;
const QUERY_CANCELED = '57014';
const AWAY = /^DATABASE_(?:UNREACHABLE|CONNECTION_LOST)$/;

/** When the server was started, and how many sessions in this database were killed (since version 14). */
async function readSigns(connection: Connection): Promise<string> {
  const row = onlyRow(
    await connection.query<{ signs: string }>(
      `select pg_catalog.concat_ws(' ', pg_catalog.pg_postmaster_start_time(), coalesce((pg_catalog.to_jsonb(s) operator(pg_catalog.->>) 'sessions_killed'), '0'))
       as signs from pg_catalog.pg_stat_database s where s.datname ${EQ} pg_catalog.current_database()`,
    ),
  );
  return row.signs;
}

/** The entry's statements are run again and rolled back, unless a transaction left nothing to run them on. */
async function stateOfEntry(
  archive: OpenedArchive,
  dumpId: number | undefined,
  target: TargetDatabase,
  host: Host,
): Promise<string | undefined> {
  const entry = archive.plan.entries.find((each) => each.dumpId === dumpId);
  const definition = entry === undefined ? '' : definitionOf(archive, entry);
  if (definition === '' || target.strategy === 'in-place') return undefined;
  return stateOfFailing(target, host, (connection) => connection.simple(definition));
}

/** If rows were refused, perhaps nothing can be written at all. The server undoes what this writes. */
async function stateOfWriting(target: TargetDatabase, host: Host): Promise<string | undefined> {
  const state = await stateOfFailing(target, host, (connection) =>
    connection.simple(
      `create temporary table restorable_probe on commit drop as
         select pg_catalog.repeat('restorable', 100) as filler from pg_catalog.generate_series(1, 1000)`,
    ),
  );
  return state === '53100' ? state : undefined;
}

async function stateOfFailing(
  target: TargetDatabase,
  host: Host,
  work: (connection: Connection) => Promise<void>,
): Promise<string | undefined> {
  try {
    await withRole(target, host, (connection) =>
      connection.transaction(
        async () => {
          await connection.simple(`set local statement_timeout = ${TRY_MS}`);
          await work(connection);
        },
        { rollBack: true },
      ),
    );
    return undefined;
  } catch (error) {
    const state = error instanceof RestorableError ? stateOf(error) : '';
    return state.length === 5 && state !== QUERY_CANCELED ? state : undefined;
  }
}

async function withRole<T>(
  target: TargetDatabase,
  host: Host,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  await using connection = await openConnection(target.role, host, { requireTls: false, writes: true });
  return await work(connection);
}
