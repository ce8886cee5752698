import type { Connection } from '../connection/connection.ts';
import { EQ, isOwnSchema } from '../sql/operators.ts';

/** The user's objects by catalog, number and name, because a renamed one is not found either; with their names. */
export type Held = ReadonlyMap<string, string>;

const inSchemas = (catalog: string, prefix: string): string =>
  `select '${catalog} ' operator(pg_catalog.||) x.oid::pg_catalog.text as key, pg_catalog.format('%I.%I', n.nspname, x.${prefix}name) as name
     from pg_catalog.${catalog} x join pg_catalog.pg_namespace n on n.oid ${EQ} x.${prefix}namespace where ${isOwnSchema('n')}`;

const HELD = `${inSchemas('pg_class', 'rel')} union all ${inSchemas('pg_proc', 'pro')} union all ${inSchemas('pg_type', 'typ')}
  union all ${inSchemas('pg_operator', 'opr')}
  union all select 'pg_extension ' operator(pg_catalog.||) oid::pg_catalog.text, extname from pg_catalog.pg_extension
  union all select 'pg_namespace ' operator(pg_catalog.||) n.oid::pg_catalog.text, n.nspname from pg_catalog.pg_namespace n where ${isOwnSchema('n')}`;

/** What the catalogs contain in the connection's transaction. */
export async function readHeld(connection: Connection): Promise<Held> {
  const rows = await connection.query<{ key: string; name: string }>(HELD);
  return new Map(rows.map(({ key, name }) => [`${key} ${name}`, name]));
}

/** Names of what is in the first and no longer in the second, each once. */
export function vanishedSince(before: Held, after: Held): string[] {
  return [...new Set([...before].filter(([key]) => !after.has(key)).map(([, name]) => name))];
}
