import { messageOf, RestorableError } from '../../../core/errors.ts';
import { WHOLE_DATABASE } from '../catalog/scope.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { keepTexts } from '../code/kept-code.ts';
import type { CodeObject, CodeSession } from '../code/session.ts';
import { type CodeName, createCode, dropCode, readCode, readNames } from '../code/stored-code.ts';
import type { Connection } from '../connection/connection.ts';
import { LOCK_WAIT_SECONDS } from '../connection/session.ts';
import { takeOutline } from '../fingerprint.ts';
import { tablesOf } from './content.ts';
import { giveRoutineRights, readRoutineRights } from './rights.ts';
import { ownSequences } from './sequences.ts';

export interface Swap {
  readonly current: Connection;
  readonly restored: Connection;
  /** Connected to neither database. */
  readonly admin: Connection;
  readonly code: CodeSession;
  readonly names: { readonly current: string; readonly restored: string; readonly keptAs: string };
}

/**
 * Dropping and renaming wait for transactions that use the tables. Meanwhile views and routines are missing, so the wait
 * must be short. A cancelled run has four seconds, in which this must be done and undone.
 */
const SWAP_WAIT_SECONDS = 3;

/** Everything that both databases contain, read before anything is touched. */
interface Before {
  readonly oldCode: readonly CodeObject[];
  readonly newCode: readonly CodeObject[];
  readonly oldTables: readonly string[];
  readonly newTables: readonly string[];
  /** The restored database's objects: type, name, digest of the definition. */
  readonly wanted: readonly string[];
  readonly charset: string;
  readonly rights: Awaited<ReturnType<typeof readRoutineRights>>;
}

/** How far a swap has come. */
interface State {
  /** The table in which the texts of the replaced database's code are kept. */
  texts: string | undefined;
  /** The tables have been swapped. */
  isMoved: boolean;
}

/**
 * Replaces the current database with the restored one. The old content is kept under another name. MySQL can't rename a
 * database, so the tables of both are swapped in one RENAME TABLE, which is atomic. It refuses tables that have triggers,
 * and moves neither views nor routines nor events. All of these are read and saved before, dropped, and recreated. Clients
 * of the database see errors during that moment. If anything fails before the restored database is complete (tables and
 * code), the old one is put back. The given connections must not be closed by a cancellation: interrupted in the middle,
 * the database would lack its code.
 * @returns notes for the report
 * @throws {RestorableError} RESTORE_FAILED that says what is where
 */
export async function swapDatabases(swap: Swap): Promise<string[]> {
  const { current, restored, admin, names } = swap;
  const before = await readBefore(swap);
  await admin.simple(`CREATE DATABASE ${quoteName(names.keptAs)} ${before.charset}`);
  const state: State = { texts: undefined, isMoved: false };
  const notes: string[] = [];
  try {
    await waitForLocks(swap, SWAP_WAIT_SECONDS);
    if (before.oldCode.length > 0) state.texts = await keepTexts(admin, names.keptAs, before.oldCode);
    await dropCode(
      restored,
      before.newCode.filter(({ kind }) => kind === 'TRIGGER'),
    );
    await dropCode(current, before.oldCode);
    await rename(admin, [
      ...before.oldTables.map((name) => move(name, names.current, names.keptAs)),
      ...before.newTables.map((name) => move(name, names.restored, names.current)),
    ]);
    state.isMoved = true;
    await waitForLocks(swap, LOCK_WAIT_SECONDS);
    notes.push(...(await complete(swap, before)));
  } catch (error) {
    throw await undone(swap, before, state, error);
  }
  await completeKept(swap, before, state.texts);
  await admin.simple(`DROP DATABASE ${quoteName(names.restored)}`).catch((error: unknown) => {
    notes.push(`The empty database ${JSON.stringify(names.restored)} stays: ${messageOf(error)}`);
  });
  return notes;
}

async function readBefore({ current, restored, admin, code, names }: Swap): Promise<Before> {
  const [oldNames, newNames] = [await readNames(current), await readNames(restored)];
  await code.use(names.restored);
  const newCode = await readCode(code, newNames);
  await code.use(names.current);
  const oldCode = await readCode(code, oldNames);
  return {
    oldCode,
    newCode,
    oldTables: (await tablesOf(current)).map(({ name }) => name),
    newTables: (await tablesOf(restored)).map(({ name }) => name),
    wanted: await describe(restored),
    charset: await charsetOf(current),
    rights: oldCode.some(isRoutine) ? await readRoutineRights(admin, names.current) : [],
  };
}

const isRoutine = ({ kind }: CodeName): boolean => !['VIEW', 'TRIGGER', 'EVENT'].includes(kind);

/** The objects and the character set of a connection's database, as in a fingerprint. */
async function describe(connection: Connection): Promise<string[]> {
  const { objects, facts } = await takeOutline(connection, WHOLE_DATABASE);
  return [
    ...objects.map(({ type, name, definitionSha256 }) => `${type} ${name}\0${definitionSha256}`),
    ...Object.entries(facts).map(([name, value]) => `${name} of the database\0${value}`),
  ];
}

async function waitForLocks({ current, restored, admin }: Swap, seconds: number): Promise<void> {
  for (const each of [current, restored, admin]) await each.simple(`SET SESSION lock_wait_timeout = ${seconds}`);
}

const move = (table: string, from: string, to: string): string =>
  `${quoteName(from)}.${quoteName(table)} TO ${quoteName(to)}.${quoteName(table)}`;

async function charsetOf(connection: Connection): Promise<string> {
  const [row] = await connection.query<{ charset: string; collation: string }>(
    `SELECT default_character_set_name AS charset, default_collation_name AS collation
       FROM information_schema.schemata WHERE schema_name = DATABASE()`,
  );
  return row === undefined ? '' : `CHARACTER SET ${row.charset} COLLATE ${row.collation}`;
}

async function rename(admin: Connection, renames: readonly string[]): Promise<void> {
  if (renames.length === 0) return;
  await admin.simple('SET SESSION foreign_key_checks = 0');
  await admin.simple(`RENAME TABLE ${renames.join(', ')}`);
}

/** The restored tables are in the current database: adds everything else, and checks that it matches what was restored. */
async function complete(swap: Swap, { newCode, wanted, rights }: Before): Promise<string[]> {
  const { current, restored, admin, code, names } = swap;
  await admin.simple(`ALTER DATABASE ${quoteName(names.current)} ${await charsetOf(restored)}`);
  await ownSequences(admin, names.restored, names.current);
  await code.use(names.current);
  await createCode(code, newCode);
  const found = new Set(await describe(current));
  const other = wanted.filter((each) => !found.has(each)).map((each) => each.slice(0, each.indexOf('\0')));
  if (other.length > 0) {
    const more = other.length > 3 ? ` and ${other.length - 3} more` : '';
    throw new RestorableError('DATABASE_QUERY', `changed by the swap: ${other.slice(0, 3).join(', ')}${more}.`);
  }
  if (rights !== undefined) return giveRoutineRights(admin, names.current, rights, newCode);
  return [
    'Privileges on single routines of the replaced database were not granted again: this account may not read them.',
  ];
}

/** Returns the replaced database to its place and state. */
async function undone(swap: Swap, before: Before, state: State, cause: unknown): Promise<Error> {
  const { current, admin, code, names } = swap;
  const name = JSON.stringify(names.current);
  const where = state.texts === undefined ? '' : ` Their texts are in ${state.texts}.`;
  try {
    await waitForLocks(swap, LOCK_WAIT_SECONDS);
    if (state.isMoved) await moveBack(swap, before);
  } catch (error) {
    return failed(
      `The database ${name} has the restored tables, but not all of their code (${messageOf(cause)}), and could not be put back (${messageOf(error)}). Its former tables are in ${JSON.stringify(names.keptAs)}.${where}`,
      cause,
    );
  }
  const kept = `The database ${name} could not be replaced and keeps its tables: ${messageOf(cause)}`;
  try {
    const there = new Set((await readNames(current)).map(keyOf));
    const gone = before.oldCode.filter((object) => !there.has(keyOf(object)));
    await code.use(names.current);
    await createCode(code, gone);
    await giveRoutineRights(admin, names.current, before.rights ?? [], gone);
    await admin.simple(`DROP DATABASE ${quoteName(names.keptAs)}`);
  } catch (error) {
    const what = 'Its views, routines, triggers and events could not all be created again';
    return failed(`${kept} ${what} (${messageOf(error)}).${where}`, cause);
  }
  return failed(kept, cause);
}

function failed(message: string, cause: unknown): RestorableError {
  return new RestorableError('RESTORE_FAILED', message, {
    hint: 'End the sessions that use its tables, then run the restore again. This is not a verdict on the backup.',
    cause,
  });
}

async function moveBack({ current, admin, names }: Swap, { oldTables, newTables, charset }: Before): Promise<void> {
  await dropCode(current, await readNames(current));
  await rename(admin, [
    ...newTables.map((name) => move(name, names.current, names.restored)),
    ...oldTables.map((name) => move(name, names.keptAs, names.current)),
  ]);
  await admin.simple(`ALTER DATABASE ${quoteName(names.current)} ${charset}`);
}

const keyOf = ({ kind, name }: CodeName): string => `${kind} ${name}`;

/** Kept for inspection: its events must not run twice, nor its tables draw from the new sequences. */
async function completeKept({ admin, code, names }: Swap, { oldCode }: Before, texts?: string): Promise<void> {
  try {
    await ownSequences(admin, names.current, names.keptAs);
    await code.use(names.keptAs);
    await createCode(
      code,
      oldCode.filter(({ kind }) => kind !== 'EVENT'),
    );
    // Otherwise the saved texts stay, so that nothing of the old database is lost.
    const isAll = oldCode.every(({ kind }) => kind !== 'EVENT');
    if (isAll && texts !== undefined) await admin.simple(`DROP TABLE ${texts}`);
  } catch {
    // The saved texts stay. The requested database is complete.
  }
}
