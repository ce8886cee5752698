import type { Connection } from './connection.ts';

/**
 * What must be equal after a restore and has no other place. Reading the sizes of large objects reads them all and needs
 * SELECT on pg_largeobject, which only superusers have from the start: without it that fact is left out.
 */
export async function readFacts(connection: Connection): Promise<Record<string, string>> {
  const [database] = await connection.query<{ encoding: string; collation: string; ctype: string }>(
    `select pg_catalog.pg_encoding_to_char(encoding) as encoding, datcollate as collation, datctype as ctype
       from pg_catalog.pg_database where datname = pg_catalog.current_database()`,
  );
  const [objects] = await connection.query<{ count: string; readable: boolean }>(
    `select pg_catalog.count(*)::text as count,
       pg_catalog.has_table_privilege('pg_catalog.pg_largeobject', 'select') as readable
     from pg_catalog.pg_largeobject_metadata`,
  );
  const facts: Record<string, string> = {
    encoding: database?.encoding ?? '',
    collation: database?.collation ?? '',
    ctype: database?.ctype ?? '',
    'large-objects': objects?.count ?? '0',
  };
  if (objects?.readable === true) {
    const [size] = await connection.query<{ bytes: string }>(
      'select coalesce(pg_catalog.sum(pg_catalog.length(data)), 0)::text as bytes from pg_catalog.pg_largeobject',
    );
    facts['large-object-bytes'] = size?.bytes ?? '0';
  }
  return facts;
}

/** The database's size on disk, or null where it may not be asked (no CONNECT, no pg_read_all_stats). */
export async function readSize(connection: Connection): Promise<number | null> {
  const [row] = await connection.query<{ bytes: string | null }>(
    `select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
       then pg_catalog.pg_database_size(pg_catalog.current_database())::text end as bytes`,
  );
  return row?.bytes == null ? null : Number(row.bytes);
}
