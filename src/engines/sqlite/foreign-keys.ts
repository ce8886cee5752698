import type { SqliteSession } from './session.ts';

/** A table or view of this name, which anybody may make, is found before SQLite's own function. */
const FUNCTION = 'pragma_foreign_key_check';

/** The number of rows that break a foreign key, by table. @throws {SqliteFailure} where a key itself is wrong */
export async function violationsByTable(session: SqliteSession, timeoutMs?: number): Promise<Map<string, number>> {
  const shadow = await session.all(`select 1 from sqlite_schema where lower(name) = '${FUNCTION}'`);
  if (shadow.rows.length === 0) {
    const { rows } = await session.all(`select "table", count(*) from ${FUNCTION} group by 1 order by 2 desc`, {
      timeoutMs,
    });
    return new Map(rows.map(([table, count]) => [String(table), Number(count)]));
  }
  // Each of them comes to us: slower, and only up to the limit of any answer.
  const counts = new Map<string, number>();
  const { rows } = await session.all('pragma foreign_key_check', { timeoutMs });
  for (const [table] of rows) counts.set(String(table), (counts.get(String(table)) ?? 0) + 1);
  return counts;
}
