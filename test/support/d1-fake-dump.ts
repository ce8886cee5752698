import type { DatabaseSync } from 'node:sqlite';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The service's export: a port of `dumpSql` in cloudflare/workers-sdk, whose authors state that the service runs the same code
 * (packages/miniflare/src/workers/d1/dumpSql.ts, MIT OR Apache-2.0), with its faults: integers are JavaScript numbers, `\n` in
 * a text with a line break is ambiguous, and triggers come before views.
 * @throws as the service does for a database with virtual tables, unless only other tables are requested
 */
export function* dumpAsTheService(
  database: DatabaseSync,
  options: { readonly tables?: readonly string[]; readonly no_data?: boolean; readonly no_schema?: boolean },
): Generator<string> {
  const wanted = new Set(options.tables ?? []);
  const isLeftOut = (name: string): boolean => wanted.size > 0 && !wanted.has(name);
  yield 'PRAGMA defer_foreign_keys=TRUE;';
  const tables = database
    .prepare(
      "select name, sql from sqlite_schema where type = 'table' and sql not null order by tbl_name = 'sqlite_sequence', rowid",
    )
    .all() as { name: string; sql: string }[];
  for (const { name, sql } of tables) {
    if (isLeftOut(name)) continue;
    const schema = schemaOf(name, sql);
    if (schema === undefined) continue;
    if (options.no_schema !== true) yield schema;
    if (options.no_data !== true) yield* rowsOf(database, name);
  }
  if (options.no_schema === true) return;
  const rest = database
    .prepare(
      "select name, sql from sqlite_schema where sql not null and type in ('index', 'trigger', 'view') order by type collate nocase",
    )
    .all() as { name: string; sql: string }[];
  for (const { name, sql } of rest) if (!isLeftOut(name)) yield `${sql};`;
}

function schemaOf(name: string, sql: string): string | undefined {
  if (name === 'sqlite_sequence') return 'DELETE FROM sqlite_sequence;';
  if (/^sqlite_stat./.test(name)) return 'ANALYZE sqlite_schema;';
  if (sql.startsWith('CREATE VIRTUAL TABLE')) {
    throw new Error('D1 Export error: cannot export databases with Virtual Tables (fts5)');
  }
  if (name.startsWith('_cf_') || name.startsWith('sqlite_')) return undefined;
  return /CREATE TABLE ['"].*/.test(sql) ? `CREATE TABLE IF NOT EXISTS ${sql.substring(13)};` : `${sql};`;
}

function* rowsOf(database: DatabaseSync, table: string): Generator<string> {
  const columns = database
    .prepare(`pragma table_info=${quoted(table)}`)
    .all()
    .map((row) => quoted(String(row['name'])));
  const statement = database.prepare(`select ${columns.join(', ')} from ${quoted(table)}`);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  for (const row of statement.iterate() as unknown as Iterable<unknown[]>) {
    yield `INSERT INTO ${quoted(table)} (${columns.join(',')}) VALUES(${row.map(literalOf).join(',')});`;
  }
}

function literalOf(value: unknown): string {
  if (value === null) return 'NULL';
  // As in workerd: a SQLite integer becomes a double.
  if (typeof value === 'bigint' || typeof value === 'number') return String(Number(value));
  if (typeof value !== 'string') return `X'${Buffer.from(value as Uint8Array).toString('hex')}'`;
  let text = `'${value.replaceAll("'", "''").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
  if (value.includes('\r')) text = `replace(${text},'\\r',char(13))`;
  if (value.includes('\n')) text = `replace(${text},'\\n',char(10))`;
  return text;
}
