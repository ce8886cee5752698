import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';

/**
 * What must be equal after a restore and does not fit elsewhere. Reading the sizes of large objects reads all of them and
 * needs SELECT on pg_largeobject, which by default only superusers have. Without it that fact is left out.
 */
export async function readFacts(connection: Connection): Promise<Record<string, string>> {
  const database = onlyRow(
    await connection.query<{ encoding: string }>(
      `select pg_catalog.pg_encoding_to_char(encoding) as encoding
       from pg_catalog.pg_database where datname ${EQ} pg_catalog.current_database()`,
    ),
  );
  const objects = onlyRow(
    await connection.query<{ count: string; readable: boolean }>(
      `select pg_catalog.count(*)::pg_catalog.text as count,
       pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select') as readable
     from pg_catalog.pg_largeobject_metadata`,
    ),
  );
  const facts: Record<string, string> = {
    encoding: database.encoding,
    'large-objects': objects.count,
  };
  if (objects.readable) {
    const size = onlyRow(
      await connection.query<{ bytes: string }>(
        'select coalesce(pg_catalog.sum(pg_catalog.length(data)), 0)::pg_catalog.text as bytes from pg_catalog.pg_largeobject',
      ),
    );
    facts['large-object-bytes'] = size.bytes;
  }
  return facts;
}

/**
 * The source's locale, for creating a similar database. Not read from a restored database, and so not compared: if the
 * machine lacks the locale, another one must do.
 */
export async function readLocale(connection: Connection): Promise<Record<string, string>> {
  // As JSON, because the columns about providers were added (15) and renamed (17).
  const row = onlyRow(
    await connection.query<{ database: Record<string, string | null> }>(
      `select pg_catalog.to_jsonb(d) as database from pg_catalog.pg_database d
       where datname ${EQ} pg_catalog.current_database()`,
    ),
  );
  const { database } = row;
  const facts: Record<string, string> = {
    collation: database['datcollate'] ?? '',
    ctype: database['datctype'] ?? '',
  };
  const provider = LOCALE_PROVIDERS[database['datlocprovider'] ?? 'c'];
  const locale = database['datlocale'] ?? database['daticulocale'];
  return provider === undefined || locale == null
    ? facts
    : {
        ...facts,
        'locale-provider': provider,
        locale,
        ...(database['daticurules'] && { 'icu-rules': database['daticurules'] }),
      };
}

/** Except for libc, as CREATE DATABASE names them. */
const LOCALE_PROVIDERS: Readonly<Record<string, string>> = { i: 'icu', b: 'builtin' };

/** The database's size on disk, or null if the account may not ask (no CONNECT, no pg_read_all_stats). */
export async function readSize(connection: Connection): Promise<number | null> {
  const [row] = await connection.query<{ bytes: string | null }>(
    `select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
       then pg_catalog.pg_database_size(pg_catalog.current_database())::pg_catalog.text end as bytes`,
  );
  return row?.bytes == null ? null : Number(row.bytes);
}
