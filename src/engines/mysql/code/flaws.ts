import { RestorableError } from '../../../core/errors.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { isRefusal } from '../../parts/refusals.ts';
import type { Relation } from '../catalog/catalog.ts';
import type { Scope } from '../catalog/scope.ts';
import { quoteName, showName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import { NOT_OF_THE_STATEMENT } from '../connection/error-numbers.ts';
import { numberOf } from '../connection/errors.ts';
import { type LegacyTexts, readLegacyCode } from './legacy-texts.ts';
import { type CodeReader, keyOf, type Routine, readOwnCode, textReader } from './own-code.ts';
import type { CodeSession } from './session.ts';
import { missingColumns } from './trigger-columns.ts';

/** What is broken at the source, and how it is dumped nevertheless. */
export interface SourceFlaws {
  readonly flaws: readonly Flaw[];
  /** Views that the dump tool is not asked to dump: it would stop at them, or write something that fits no other database. */
  readonly ownViews: ReadonlySet<string>;
  /** Routines are not dumped by the tool either: it would skip all routines after one that can't be read. */
  readonly ownRoutines: boolean;
  /** Their statements, for the end of the dump. One character per byte. */
  readonly ownCode: string;
  /** What the tool prints in another character set than the surrounding code. */
  readonly legacy: LegacyTexts;
}

/** Statements sent together. */
const AT_ONCE = 50;

/**
 * Finds what a restore can't recreate: views over something that is gone, views and routines that the dump tool stops at,
 * triggers that use a column that is gone, foreign keys to a missing table.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function findFlaws(
  connection: Connection,
  relations: readonly Relation[],
  scope: Scope,
  openCode: () => Promise<CodeSession>,
): Promise<SourceFlaws> {
  const views = relations.filter(({ kind, name }) => kind === 'view' && scope.hasTable(name)).map(({ name }) => name);
  const unreadable = await failing(connection, views, (name) => `show fields from ${quoteName(name)}`);
  const withoutDefiner = await failing(connection, views, (name) => {
    const select = `select 1 from ${quoteName(name)}`.replaceAll("'", "''").replaceAll('\\', '\\\\');
    return `prepare restorable_view from '${select}'`;
  });
  const orphans = [...withoutDefiner].filter(([, number]) => number === NO_DEFINER).map(([name]) => name);
  const routines = scope.hasCode ? await unreadableRoutines(connection) : [];
  const ownNeeds = {
    views,
    stoppedAt: new Set([...unreadable.keys(), ...orphans, ...(await viewsOfSequences(connection, views))]),
    routines: routines.length > 0 ? { unreadable: new Set(routines.map(keyOf)) } : undefined,
  };
  const ownCode = await readOwnCode(connection, ownNeeds, (work) => reading(connection, openCode, work));
  const legacy = await readLegacyCode(connection);
  const flaws = [
    ...legacy.flaws,
    ...[...unreadable.keys()].map((name) => flawOf('view-over-something-gone', 'view', showName(name))),
    ...orphans
      .filter((name) => !unreadable.has(name))
      .map((name) => flawOf('view-without-definer', 'view', showName(name))),
    ...routines.map(({ type, name }) => flawOf('routine-unreadable', type.toLowerCase(), showName(name))),
    ...(await triggersOverGoneColumns(connection, scope)),
    ...(await keysWithoutParent(connection, relations, scope)),
  ];
  return {
    flaws,
    ownViews: ownCode.views,
    ownRoutines: routines.length > 0,
    legacy: legacy.texts,
    ownCode: ownCode.sql,
  };
}

/** A proxy may not pass bytes unchanged. Then text has to do. */
async function reading<T>(
  connection: Connection,
  openCode: () => Promise<CodeSession>,
  work: (reader: CodeReader) => Promise<T>,
): Promise<T> {
  await using session = await openCode().catch((error: unknown) => {
    if (!(error instanceof RestorableError) || error.code === 'CANCELLED') throw error;
    return undefined;
  });
  if (session === undefined) return work(textReader(connection));
  await session.use(connection.url.database);
  return await work(session);
}

/** MariaDB prints a sequence in a view with its database. Restored under another name, the view would use the source's. */
async function viewsOfSequences(connection: Connection, views: readonly string[]): Promise<string[]> {
  if (connection.flavor !== 'mariadb' || views.length === 0) return [];
  const rows = await connection.query<{ name: string }>(
    `select table_name as name from information_schema.views
      where table_schema = database() and view_definition regexp '(nextval|lastval|setval)[(]'`,
  );
  return rows.map(({ name }) => name).filter((name) => views.includes(name));
}

const NO_DEFINER = 1449;

function flawOf(kind: string, type: string, name: string): Flaw {
  return { kind, type, name };
}

/** The items whose statement the server refuses, with the error number. */
async function failing<T>(
  connection: Connection,
  items: readonly T[],
  statement: (item: T) => string,
): Promise<Map<T, number>> {
  const failed = new Map<T, number>();
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const batch = items.slice(at, at + AT_ONCE).map(async (item) => {
      await connection.queryArrays(statement(item)).catch((error: unknown) => {
        const number = refusalOf(error);
        // A busy source is not broken.
        if (!NOT_OF_THE_STATEMENT.has(number)) failed.set(item, number);
      });
    });
    await Promise.all(batch);
  }
  return failed;
}

/** @throws anything but a refusal of the statement, such as a lost connection or a cancelled run */
function refusalOf(error: unknown): number {
  if (!isRefusal(error)) throw error;
  return numberOf(error);
}

/** Their text was written for another server version, or was changed in the server's own tables. */
async function unreadableRoutines(connection: Connection): Promise<Routine[]> {
  const rows = await connection.query<Routine>(
    'select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database()',
  );
  const failed = await failing(connection, rows, ({ type, name }) => `show create ${type} ${quoteName(name)}`);
  return [...failed].filter(([, number]) => UNPARSED.has(number)).map(([routine]) => routine);
}

/** Syntax error; routine can't be loaded. */
const UNPARSED = new Set([1064, 1149, 1457]);

async function triggersOverGoneColumns(connection: Connection, scope: Scope): Promise<Flaw[]> {
  const triggers = await connection.query<Record<'name' | 'relation' | 'body' | 'mode', string | Buffer>>(
    `select trigger_name as name, event_object_table as relation, action_statement as body, sql_mode as mode
       from information_schema.triggers where trigger_schema = database()`,
  );
  if (triggers.length === 0) return [];
  const columns = await connection.query<{ relation: string; name: string }>(
    `select table_name as relation, column_name as name from information_schema.columns where table_schema = database()`,
  );
  const byTable = Map.groupBy(columns, ({ relation }) => relation);
  return triggers
    .filter(({ relation }) => scope.hasTable(String(relation)))
    .filter(({ relation, body, mode }) => {
      const own = (byTable.get(String(relation)) ?? []).map(({ name }) => name);
      return missingColumns(String(body), own, String(mode)).length > 0;
    })
    .map(({ name }) => flawOf('trigger-over-gone-column', 'trigger', showName(String(name))));
}

/** Only within this database: what another one contains may be hidden from this account. */
async function keysWithoutParent(
  connection: Connection,
  relations: readonly Relation[],
  scope: Scope,
): Promise<Flaw[]> {
  const keys = await connection.query<Record<'child' | 'name' | 'parent', string>>(
    `select table_name as child, constraint_name as name, referenced_table_name as parent
       from information_schema.referential_constraints
      where constraint_schema = database() and unique_constraint_schema = database()`,
  );
  const present = new Set(relations.map(({ name }) => name.toLowerCase()));
  return keys
    .filter(({ child, parent }) => scope.hasTable(child) && !present.has(parent.toLowerCase()))
    .map(({ child, name }) => flawOf('foreign-key-without-parent', 'foreign key', showName(child, name)));
}
