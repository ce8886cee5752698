import { ForeignText } from '../../core/foreign.ts';
import type { KnownNames } from '../../core/known-names.ts';
import type { IntegrityResult } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import type { Connection } from './connection.ts';
import { quoteName } from './sql-text.ts';

/** Tables that are named in one CHECK TABLE. */
const BATCH = 100;
/** Problems that are printed. */
const NAMED = 10;

/** What the server itself finds in its tables, and rows whose foreign key leads nowhere. */
export async function checkIntegrity(
  connection: Connection,
  known: KnownNames,
  host: Host,
): Promise<IntegrityResult[]> {
  return [await checkTables(connection, known, host), await checkForeignKeys(connection, known)];
}

async function tableNames(connection: Connection): Promise<string[]> {
  const tables = await connection.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY 1`,
  );
  return tables.map(({ name }) => name);
}

interface CheckRow {
  readonly Table: string;
  readonly Msg_type: string;
  readonly Msg_text: string;
}

async function checkTables(connection: Connection, known: KnownNames, host: Host): Promise<IntegrityResult> {
  const tables = await tableNames(connection);
  const problems: string[] = [];
  let unchecked = 0;
  for (let at = 0; at < tables.length; at += BATCH) {
    const names = tables.slice(at, at + BATCH).map(quoteName);
    for (const row of await connection.query<CheckRow>(`CHECK TABLE ${names.join(', ')}`)) {
      if (row.Msg_type === 'note') unchecked += 1;
      else if (!isFine(row)) {
        host.toolWords.add(new ForeignText('CHECK TABLE', `${row.Table}: ${row.Msg_type}: ${row.Msg_text}`));
        // The name comes with that of the database before it.
        problems.push(row.Table.slice(row.Table.indexOf('.') + 1));
      }
    }
  }
  const name = 'CHECK TABLE';
  if (problems.length > 0) return { name, ok: false, detail: `not sound: ${known.some([...new Set(problems)])}` };
  const rest = unchecked === 0 ? '' : `; ${unchecked} of an engine that has no check`;
  return { name, ok: true, detail: `${tables.length - unchecked} of ${tables.length} tables are sound${rest}` };
}

function isFine({ Msg_type: type, Msg_text: text }: CheckRow): boolean {
  return type === 'status' && /^(OK|Table is already up to date)$/.test(text);
}

interface KeyColumn {
  readonly name: string;
  readonly child: string;
  readonly childColumn: string;
  readonly parentSchema: string;
  readonly parent: string;
  readonly parentColumn: string;
  readonly isOwn: number | bigint;
}

/**
 * Neither the tools' dumps nor the restore check foreign keys, and a source may hold rows that were written with
 * `foreign_key_checks=0`.
 */
async function checkForeignKeys(connection: Connection, known: KnownNames): Promise<IntegrityResult> {
  const keys = await foreignKeys(connection);
  const problems: string[] = [];
  const tables = new Set((await tableNames(connection)).map((table) => table.toLowerCase()));
  let elsewhere = 0;
  let orphaned = 0;
  for (const columns of keys.values()) {
    const [first] = columns;
    if (first === undefined) continue;
    if (Number(first.isOwn) !== 1) {
      elsewhere += 1;
      continue;
    }
    // Made with foreign_key_checks=0, or its parent was dropped so: at the source too, since every table has been compared.
    if (!tables.has(first.parent.toLowerCase())) {
      orphaned += 1;
      continue;
    }
    const [row] = await connection.query<{ orphans: bigint }>(orphansQuery(columns, first));
    const orphans = Number(row?.orphans ?? 0);
    if (orphans > 0)
      problems.push(`${orphans} in ${known.some([first.child])} without a parent in ${known.some([first.parent])}`);
  }
  const name = 'foreign keys';
  if (problems.length > 0) {
    const why = 'they were written with foreign_key_checks=0 at the source, or the backup is not of one moment';
    return { name, ok: false, detail: `rows that break a foreign key (${why}): ${some(problems)}` };
  }
  const rest = elsewhere === 0 ? '' : `; ${elsewhere} into other databases were not checked`;
  const without = orphaned === 0 ? '' : `; ${orphaned} without a parent table were not checked`;
  const checked = keys.size - elsewhere - orphaned;
  return { name, ok: true, detail: `${checked} foreign keys have their parents${rest}${without}` };
}

async function foreignKeys(connection: Connection): Promise<Map<string, KeyColumn[]>> {
  const columns = await connection.query<KeyColumn>(
    `SELECT constraint_name AS name, table_name AS child, column_name AS childColumn,
            referenced_table_schema AS parentSchema, referenced_table_name AS parent,
            referenced_column_name AS parentColumn, referenced_table_schema = table_schema AS isOwn
       FROM information_schema.key_column_usage
      WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
      ORDER BY table_name, constraint_name, ordinal_position`,
  );
  const keys = new Map<string, KeyColumn[]>();
  for (const column of columns) {
    const key = JSON.stringify([column.child, column.name]);
    const known = keys.get(key);
    if (known === undefined) keys.set(key, [column]);
    else known.push(column);
  }
  return keys;
}

function orphansQuery(columns: readonly KeyColumn[], { child, parent }: KeyColumn): string {
  const pairs = columns.map(({ childColumn, parentColumn }) => [quoteName(childColumn), quoteName(parentColumn)]);
  const present = pairs.map(([column]) => `c.${column} IS NOT NULL`);
  const same = pairs.map(([column, parentColumn]) => `p.${parentColumn} = c.${column}`);
  return `SELECT COUNT(*) AS orphans FROM ${quoteName(child)} c
    WHERE ${present.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${quoteName(parent)} p WHERE ${same.join(' AND ')})`;
}

function some(problems: readonly string[]): string {
  const rest = problems.length - NAMED;
  return `${problems.slice(0, NAMED).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}
