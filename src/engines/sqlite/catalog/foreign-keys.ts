import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { SqliteFailure } from '../session/failure.ts';
import type { Limit } from '../session/limit.ts';
import type { SqliteSession } from '../session/session.ts';
import { isInternal, type SchemaRow } from './schema.ts';
import { quoteName } from './sql-text.ts';

/** A table or view of this name, which anybody may create, takes precedence over SQLite's own function. */
const FUNCTION = 'pragma_foreign_key_check';

/** A flaw in rows: they violate a foreign key. Programs may write such rows unless they ask SQLite to check. */
const KEY_VIOLATED = 'foreign-key-violated';

export const flawOfKey = (table: string): Flaw => ({ kind: KEY_VIOLATED, type: 'table', name: table });

export const isOfKey = ({ kind }: Flaw): boolean => kind === KEY_VIOLATED;

export interface Violations {
  /** The number of rows that violate a foreign key. */
  readonly byTable: ReadonlyMap<string, number>;
  /** Tables whose keys SQLite can't check: the parent has no matching key, or uses a collation of the application. */
  readonly uncheckable: readonly string[];
}

/** @throws {RestorableError} DATABASE_QUERY if the time is over */
export async function findViolations(
  session: SqliteSession,
  schema: readonly SchemaRow[],
  limit: Limit,
): Promise<Violations> {
  const isShadowed = schema.some(({ name }) => name.toLowerCase() === FUNCTION);
  const count = isShadowed ? countHere : countThere;
  try {
    return { byTable: await count(session, undefined, limit), uncheckable: [] };
  } catch (thrown) {
    if (!(thrown instanceof SqliteFailure)) throw thrown;
  }
  const byTable = new Map<string, number>();
  const uncheckable: string[] = [];
  for (const { name } of schema.filter((row) => row.hasRows && !isInternal(row.name))) {
    try {
      for (const [table, rows] of await count(session, name, limit)) byTable.set(table, rows);
    } catch (thrown) {
      if (!(thrown instanceof SqliteFailure)) throw thrown;
      uncheckable.push(name);
    }
  }
  return { byTable, uncheckable };
}

type Counter = (session: SqliteSession, table: string | undefined, limit: Limit) => Promise<Map<string, number>>;

const countThere: Counter = async (session, table, limit) => {
  const of = table === undefined ? '' : `('${table.replaceAll("'", "''")}')`;
  const sql = `select "table", count(*) from ${FUNCTION}${of} group by 1 order by 2 desc`;
  const { rows } = await session.all(sql, { timeoutMs: limit.left() });
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
};

/** Each row is transmitted: slower, and limited by the maximum size of a result. */
const countHere: Counter = async (session, table, limit) => {
  const of = table === undefined ? '' : `(${quoteName(table)})`;
  const counts = new Map<string, number>();
  const { rows } = await session.all(`pragma foreign_key_check${of}`, { timeoutMs: limit.left() });
  for (const [name] of rows) counts.set(String(name), (counts.get(String(name)) ?? 0) + 1);
  return counts;
};
