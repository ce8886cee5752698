import type { DigestForm } from '../../sqlite/digests/take.ts';
import type { SqliteSession } from '../../sqlite/session/session.ts';
import { contentOf, moduleOf } from '../catalog/fts5.ts';
import { isInternal } from '../catalog/schema.ts';
import { METHOD } from './row-digests.ts';

/** How to hash the rows of a restored file as those of the export were: without rowids and generated columns. */
export async function restoredForm(key: string, session: SqliteSession): Promise<DigestForm> {
  const listed = await session.all('pragma main.table_list');
  const shadows = new Set(listed.rows.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
  const virtual = await session.all("select name, sql from main.sqlite_schema where sql like 'CREATE VIRTUAL TABLE%'");
  const contents = new Map<string, string>();
  for (const [name, sql] of virtual.rows) {
    const table = { type: 'virtual table', name: String(name), table: String(name), sql: String(sql) } as const;
    if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'own') continue;
    contents.set(`${table.name}_content`, table.name);
  }
  return {
    method: METHOD,
    key,
    withRowid: false,
    withGenerated: false,
    shownAs: (table) => contents.get(table) ?? (shadows.has(table) || isInternal(table) ? undefined : table),
  };
}
