import type { Connection } from './connection.ts';
import { quoteName } from './sql-text.ts';

/**
 * Points the defaults of a database's columns to its own sequences (MariaDB), after its tables came from another: the server
 * keeps the name of the database in which they were made.
 * @param from the database that the defaults name
 * @param to where the tables and their sequences are now
 */
export async function ownSequences(admin: Connection, from: string, to: string): Promise<void> {
  if (admin.flavour !== 'mariadb') return;
  const there = `(${quoteName(from)}.`;
  const columns = await admin.query<{ table: string; column: string; value: string }>(
    `SELECT table_name AS \`table\`, column_name AS \`column\`, column_default AS value FROM information_schema.columns
      WHERE table_schema = ? AND (LOCATE(?, column_default) > 0 OR LOCATE(?, column_default) > 0)`,
    [to, `nextval${there}`, `lastval${there}`],
  );
  for (const { table, column, value } of columns) {
    const own = value.replaceAll(`val${there}`, `val(${quoteName(to)}.`);
    await admin.simple(
      `ALTER TABLE ${quoteName(to)}.${quoteName(table)} ALTER COLUMN ${quoteName(column)} SET DEFAULT ${own}`,
    );
  }
}
