import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import type { Connection } from '../connection/connection.ts';
import { stateOf } from '../connection/errors.ts';
import { describeState } from '../connection/sqlstate.ts';
import { EQ } from '../sql/operators.ts';
import type { LateEntry } from './adapt.ts';
import type { Failure } from './failures.ts';

/** The result of statements that were run one by one. */
export interface LateOutcome {
  readonly failures: readonly (Failure & { readonly state: string; readonly error: RestorableError })[];
  /** Privileges that were refused: the number of statements, and the codes. */
  readonly refusedRights: number;
}

/**
 * Runs the archive's statements that were withheld from pg_restore, in the archive's order: privileges first, because a
 * materialized view may need them.
 */
export async function runLate(connection: Connection, late: readonly LateEntry[], host: Host): Promise<LateOutcome> {
  const failures: (Failure & { state: string; error: RestorableError })[] = [];
  const rights = late.filter(({ isRight }) => isRight).flatMap(({ statements }) => statements);
  const refusedRights = rights.length === 0 ? 0 : await grantEach(connection, rights, host);
  for (const { entry, statements, isRight } of late) {
    if (isRight) continue;
    for (const statement of statements) {
      const error = await refusal(connection, statement, host);
      if (error === undefined || (await isCommented(connection, entry, statement))) continue;
      const state = stateOf(error);
      failures.push({ entry, state, error, reason: describeState(state) ?? 'an error with a custom code' });
    }
  }
  return { failures, refusedRights };
}

/** In one transaction, each with a savepoint. */
async function grantEach(connection: Connection, statements: readonly string[], host: Host): Promise<number> {
  return connection.transaction(async () => {
    let refused = 0;
    for (const statement of statements) {
      await connection.simple('savepoint restorable_right');
      if ((await refusal(connection, statement, host)) === undefined) continue;
      refused += 1;
      await connection.simple('rollback to savepoint restorable_right');
    }
    return refused;
  });
}

async function refusal(connection: Connection, statement: string, host: Host): Promise<RestorableError | undefined> {
  try {
    await connection.single(statement);
    return undefined;
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    if (error.code === 'DATABASE_CONNECTION_LOST' || error.code === 'CANCELLED') throw error;
    if (error.foreign !== undefined) host.toolWords.add(error.foreign);
    return error;
  }
}

/**
 * Every archive contains the comments of its extensions, and only an extension's owner may write one. Usually it already
 * exists.
 */
async function isCommented(
  connection: Connection,
  { description, name }: ArchiveEntry,
  statement: string,
): Promise<boolean> {
  if (description !== 'COMMENT' || !name.startsWith('EXTENSION ')) return false;
  const literal = /^COMMENT ON EXTENSION (?:"(?:[^"]|""){1,256}"|\S+) IS ([\s\S]+)$/.exec(statement)?.[1];
  if (literal === undefined) return false;
  const extension = name.slice('EXTENSION '.length);
  const plain = extension.startsWith('"') ? extension.slice(1, -1).replaceAll('""', '"') : extension;
  const rows = await connection.query<{ same: boolean | null }>(
    `select pg_catalog.obj_description(oid, 'pg_extension') ${EQ} ${literal} as same from pg_catalog.pg_extension where extname ${EQ} $1`,
    [plain],
  );
  return rows[0]?.same === true;
}

/**
 * Adds foreign keys that existing rows violate as NOT VALID: they apply to future rows.
 * @returns those that were added
 */
export async function addNotValid(
  connection: Connection,
  keys: readonly (readonly [entry: ArchiveEntry, statement: string])[],
  host: Host,
): Promise<ReadonlySet<number>> {
  const added = new Set<number>();
  for (const [{ dumpId }, statement] of keys) {
    if ((await refusal(connection, `${statement} NOT VALID`, host)) === undefined) added.add(dumpId);
  }
  return added;
}
