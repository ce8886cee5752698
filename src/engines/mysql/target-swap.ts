import { RestorableError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import { quoteName } from './sql-text.ts';
import { createCode, dropCode, readCode } from './target-code.ts';
import { tablesOf } from './target-content.ts';
import { ownSequences } from './target-sequences.ts';

export interface Swap {
  readonly current: Connection;
  readonly restored: Connection;
  /** In no database of those two. */
  readonly admin: Connection;
  readonly names: { readonly current: string; readonly restored: string; readonly keptAs: string };
}

/** Renaming waits for transactions that use the tables; meanwhile the views and routines are gone, so not for long. */
const LOCK_WAIT_SECONDS = 5;

/**
 * Puts the restored database in the current one's place, which keeps its content under another name. MySQL renames no
 * database, so that the tables of both change places in one RENAME TABLE, which happens wholly or not at all. It refuses
 * tables that have triggers, and moves neither views nor routines nor events: all of these are read before, taken away and
 * made anew. The clients of the database see errors for that moment.
 * @throws {RestorableError} RESTORE_FAILED saying where what is
 */
export async function swapDatabases(swap: Swap): Promise<void> {
  const { current, restored, admin, names } = swap;
  // Read whole before anything is touched: what can't be read could not be made anew.
  const oldCode = await readCode(current);
  const newCode = await readCode(restored);
  const renames = [
    ...(await tablesOf(current)).map(({ name }) => move(name, names.current, names.keptAs)),
    ...(await tablesOf(restored)).map(({ name }) => move(name, names.restored, names.current)),
  ];
  await admin.simple(`CREATE DATABASE ${quoteName(names.keptAs)} ${await charsetOf(current)}`);
  try {
    await dropCode(
      restored,
      newCode.filter(({ kind }) => kind === 'TRIGGER'),
    );
    await dropCode(current, oldCode);
    await rename(admin, renames);
  } catch (error) {
    throw await undone(swap, oldCode, error);
  }
  await finish(swap, oldCode, newCode);
}

const move = (table: string, from: string, to: string): string =>
  `${quoteName(from)}.${quoteName(table)} TO ${quoteName(to)}.${quoteName(table)}`;

async function charsetOf(connection: Connection): Promise<string> {
  const [row] = await connection.query<{ charset: string; collation: string }>(
    'SELECT @@character_set_database AS charset, @@collation_database AS collation',
  );
  return row === undefined ? '' : `CHARACTER SET ${row.charset} COLLATE ${row.collation}`;
}

async function rename(admin: Connection, renames: readonly string[]): Promise<void> {
  if (renames.length === 0) return;
  await admin.simple(`SET SESSION lock_wait_timeout = ${LOCK_WAIT_SECONDS}`);
  await admin.simple('SET SESSION foreign_key_checks = 0');
  await admin.simple(`RENAME TABLE ${renames.join(', ')}`);
}

/** No table has moved: what was taken away from the current database comes back. */
async function undone(swap: Swap, oldCode: Awaited<ReturnType<typeof readCode>>, cause: unknown): Promise<Error> {
  const { current, admin, names } = swap;
  let lost = '';
  try {
    await dropCode(current, oldCode);
    await createCode(current, oldCode, { withoutEvents: false });
  } catch (error) {
    lost = ` Its views, routines, triggers and events could not all be made again (${messageOf(error)}).`;
  }
  await admin.simple(`DROP DATABASE ${quoteName(names.keptAs)}`).catch(() => {});
  return new RestorableError(
    'RESTORE_FAILED',
    `The database ${JSON.stringify(names.current)} could not be replaced and keeps its tables: ${messageOf(cause)}${lost}`,
    { hint: 'End what uses its tables, then run the restore again; this says nothing about the backup.', cause },
  );
}

async function finish(
  { current, restored, admin, names }: Swap,
  oldCode: Awaited<ReturnType<typeof readCode>>,
  newCode: Awaited<ReturnType<typeof readCode>>,
): Promise<void> {
  try {
    await admin.simple(`ALTER DATABASE ${quoteName(names.current)} ${await charsetOf(restored)}`);
    await ownSequences(admin, names.restored, names.current);
    await createCode(current, newCode, { withoutEvents: false });
  } catch (cause) {
    throw new RestorableError(
      'RESTORE_FAILED',
      `The tables of ${JSON.stringify(names.current)} are the restored ones, but not all of its code could be made: ${messageOf(cause)}`,
      {
        hint: `Its former tables are in ${JSON.stringify(names.keptAs)}; restore into a new database to get the views, routines, triggers and events.`,
        cause,
      },
    );
  }
  await admin.simple(`USE ${quoteName(names.keptAs)}`);
  // Kept to be looked at: its events must not run twice, nor its tables draw from the new sequences.
  await ownSequences(admin, names.current, names.keptAs).catch(() => {});
  await createCode(admin, oldCode, { withoutEvents: true }).catch(() => {});
  await admin.simple(`DROP DATABASE ${quoteName(names.restored)}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
