import { createHash } from 'node:crypto';
import { RestorableError } from '../../../core/errors.ts';
import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { queryRows } from '../api/query.ts';

export interface SchemaObject {
  readonly type: 'table' | 'virtual table' | 'index' | 'view' | 'trigger';
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

/** The objects of a database, without those that belong to the service, to SQLite, or to the internals of a virtual table. */
export interface D1Schema {
  /** In the order of creation. */
  readonly objects: readonly SchemaObject[];
  /** Tables in which virtual tables store their content. */
  readonly shadows: ReadonlySet<string>;
  readonly withoutRowid: ReadonlySet<string>;
  readonly strict: ReadonlySet<string>;
}

const PAGE = 200;

/** Tables of the service (`_cf_KV`) and of SQLite (`sqlite_sequence`), which are not part of a backup. */
export function isInternal(name: string): boolean {
  return name.startsWith('_cf_') || name.toLowerCase().startsWith('sqlite_');
}

export async function readSchema(api: D1Api, database: D1Database): Promise<D1Schema> {
  const listed = await queryRows(api, database, 'pragma table_list', 'list the tables');
  const shadows = new Set(listed.filter((row) => row[2] === 'shadow').map((row) => String(row[1])));
  const withoutRowid = new Set(listed.filter((row) => row[4] === 1).map((row) => String(row[1])));
  const strict = new Set(listed.filter((row) => row[5] === 1).map((row) => String(row[1])));
  const objects: SchemaObject[] = [];
  let after = 0;
  for (;;) {
    const sql = `select rowid, type, name, tbl_name, sql from sqlite_schema where rowid > ${after} order by rowid limit ${PAGE}`;
    const rows = await queryRows(api, database, sql, 'read the schema');
    for (const [, type, name, table, text] of rows) {
      if (typeof text !== 'string' || isInternal(String(name)) || isInternal(String(table))) continue;
      if (shadows.has(String(name)) || shadows.has(String(table))) continue;
      objects.push({ type: typeOf(String(type), text), name: String(name), table: String(table), sql: text });
    }
    const last = rows.at(-1)?.[0];
    if (rows.length < PAGE || typeof last !== 'number') break;
    if (last <= after) {
      throw new RestorableError('DATABASE_QUERY', 'Cloudflare returns the same page of the schema again and again.', {
        hint: 'Check CLOUDFLARE_API_BASE_URL and proxies in between, and run it again.',
      });
    }
    after = last;
  }
  return { objects, shadows, withoutRowid, strict };
}

function typeOf(type: string, sql: string): SchemaObject['type'] {
  // SQLite normalizes these words, however the statement was written.
  if (sql.startsWith('CREATE VIRTUAL TABLE')) return 'virtual table';
  return type === 'index' || type === 'view' || type === 'trigger' ? type : 'table';
}

/** In the form in which SQLite's fingerprint describes the same objects. */
export function describeObjects(objects: readonly SchemaObject[]): Fingerprint['objects'] {
  return objects.map(({ type, name, sql }) => ({
    type,
    name,
    definitionSha256: createHash('sha256').update(sql).digest('hex'),
  }));
}
