import { onlyRow } from '../../parts/server/only-row.ts';
import { SCHEMA_KINDS } from '../catalog/object-kinds.ts';
import type { Connection } from '../connection/connection.ts';
import { CAT, EQ, isOwnSchema } from '../sql/operators.ts';

/**
 * A text that changes when an object is created or dropped, to tell later whether a transaction took place.
 * @throws {RestorableError} DATABASE_QUERY
 */
export async function signatureOf(connection: Connection): Promise<string> {
  const parts = SCHEMA_KINDS.map(
    ({ catalog, prefix }) =>
      `select '${catalog}' ${CAT} x.oid::pg_catalog.text as each from pg_catalog.${catalog} x
       join pg_catalog.pg_namespace n on n.oid ${EQ} x.${prefix}namespace where ${isOwnSchema('n')}`,
  );
  const row = onlyRow(
    await connection.query<{ signature: string | null }>(
      `select pg_catalog.md5(pg_catalog.string_agg(each, ' ' order by each)) as signature from (
       ${parts.join(' union all ')} union all select 'schema' ${CAT} oid::pg_catalog.text from pg_catalog.pg_namespace n where ${isOwnSchema('n')}
       union all select 'lo' ${CAT} oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata) all_of_it`,
    ),
  );
  return row.signature ?? '';
}
