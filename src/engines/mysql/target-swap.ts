import { messageOf, RestorableError } from '../../core/errors.ts';
import type { Connection } from './connection.ts';
import { LOCK_WAIT_SECONDS } from './session.ts';
import { quoteName } from './sql-text.ts';
import { type CodeObject, createCode, dropCode, readCode, readNames } from './target-code.ts';
import { keepTexts } from './target-code-kept.ts';
import { tablesOf } from './target-content.ts';
import { ownSequences } from './target-sequences.ts';

export interface Swap {
  readonly current: Connection;
  readonly restored: Connection;
  /** In no database of those two. */
  readonly admin: Connection;
  readonly names: { readonly current: string; readonly restored: string; readonly keptAs: string };
}

/**
 * Dropping and renaming wait for transactions that use the tables; meanwhile views and routines are gone, so not for long. A
 * cancelled run has four seconds, in which this must be over and undone.
 */
const SWAP_WAIT_SECONDS = 3;

/**
 * Puts the restored database in the current one's place, which keeps its content under another name. MySQL renames no
 * database, so that the tables of both change places in one RENAME TABLE, which happens wholly or not at all. It refuses
 * tables that have triggers, and moves neither views nor routines nor events: all of these are read and written down
 * before, taken away and made anew. The clients of the database see errors for that moment. To be given connections that a
 * cancel doesn't close: broken off in the middle, the database would lack its code.
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
  let texts: string | undefined;
  try {
    await waitForLocks(swap, SWAP_WAIT_SECONDS);
    if (oldCode.length > 0) texts = await keepTexts(admin, names.keptAs, oldCode);
    await dropCode(
      restored,
      newCode.filter(({ kind }) => kind === 'TRIGGER'),
    );
    await dropCode(current, oldCode);
    await rename(admin, renames);
  } catch (error) {
    throw await undone(swap, { oldCode, texts }, error);
  }
  await waitForLocks(swap, LOCK_WAIT_SECONDS);
  await finish(swap, { oldCode, texts }, newCode);
}

/** The replaced database's code, and the table that its texts are written down in. */
interface Old {
  readonly oldCode: readonly CodeObject[];
  readonly texts: string | undefined;
}

async function waitForLocks({ current, restored, admin }: Swap, seconds: number): Promise<void> {
  for (const each of [current, restored, admin]) await each.simple(`SET SESSION lock_wait_timeout = ${seconds}`);
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
  await admin.simple('SET SESSION foreign_key_checks = 0');
  await admin.simple(`RENAME TABLE ${renames.join(', ')}`);
}

/** No table has moved: what was taken away from the current database comes back. What is still there may be in use. */
async function undone(swap: Swap, { oldCode, texts }: Old, cause: unknown): Promise<Error> {
  const { current, admin, names } = swap;
  let lost = '';
  try {
    await waitForLocks(swap, LOCK_WAIT_SECONDS);
    const there = new Set((await readNames(current)).map(keyOf));
    const gone = oldCode.filter((object) => !there.has(keyOf(object)));
    await createCode(current, gone, { withoutEvents: false });
    await admin.simple(`DROP DATABASE ${quoteName(names.keptAs)}`);
  } catch (error) {
    const where = texts === undefined ? '' : `: their texts are in ${texts}`;
    lost = ` Its views, routines, triggers and events could not all be made again (${messageOf(error)})${where}.`;
  }
  return new RestorableError(
    'RESTORE_FAILED',
    `The database ${JSON.stringify(names.current)} could not be replaced and keeps its tables: ${messageOf(cause)}${lost}`,
    { hint: 'End what uses its tables, then run the restore again; this says nothing about the backup.', cause },
  );
}

const keyOf = ({ kind, name }: Pick<CodeObject, 'kind' | 'name'>): string => `${kind} ${name}`;

async function finish(swap: Swap, old: Old, newCode: readonly CodeObject[]): Promise<void> {
  const { current, restored, admin, names } = swap;
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
  await completeKept(swap, old);
  await admin.simple(`DROP DATABASE ${quoteName(names.restored)}`);
}

/** Kept to be looked at: its events must not run twice, nor its tables draw from the new sequences. */
async function completeKept({ admin, names }: Swap, { oldCode, texts }: Old): Promise<void> {
  try {
    await admin.simple(`USE ${quoteName(names.keptAs)}`);
    await ownSequences(admin, names.current, names.keptAs);
    await createCode(admin, oldCode, { withoutEvents: true });
    // Else the texts stay, so that nothing of the old database is lost.
    const isAll = oldCode.every(({ kind }) => kind !== 'EVENT');
    if (isAll && texts !== undefined) await admin.simple(`DROP TABLE ${texts}`);
  } catch {
    // The texts stay; the database that was asked for is complete.
  }
}
