import { pointSequences, quoteName } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';

/**
 * Points the defaults of a database's columns to its own sequences (MariaDB), after its tables came from another database:
 * the server keeps the name of the database in which they were created. All defaults of a table change in one statement,
 * because the server opens every sequence that a table needs, even to change another column.
 * @param from the database that the defaults name
 * @param to where the tables and their sequences are now
 */
export async function ownSequences(admin: Connection, from: string, to: string): Promise<void> {
  if (admin.flavor !== 'mariadb') return;
  const columns = await admin.query<{ table: string; column: string; value: string }>(
    `SELECT table_name AS \`table\`, column_name AS \`column\`, column_default AS value FROM information_schema.columns
      WHERE table_schema = ? AND LOCATE(?, column_default) > 0 ORDER BY table_name, ordinal_position`,
    [to, `val(${quoteName(from)}.`],
  );
  const changes = new Map<string, string[]>();
  for (const { table, column, value } of columns) {
    const own = pointSequences(value, from, to);
    if (own === value) continue;
    const change = `ALTER COLUMN ${quoteName(column)} SET DEFAULT ${own}`;
    changes.set(table, [...(changes.get(table) ?? []), change]);
  }
  if (changes.size === 0) return;
  // Otherwise the server refuses to alter a system-versioned table. Its history stays unchanged.
  await admin.simple("SET SESSION system_versioning_alter_history = 'KEEP'");
  for (const [table, parts] of changes) {
    await admin.simple(`ALTER TABLE ${quoteName(to)}.${quoteName(table)} ${parts.join(', ')}`);
  }
}
