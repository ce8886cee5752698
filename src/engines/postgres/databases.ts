import { hasCode } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { type Connection, openConnection } from './connection/connection.ts';
import { parsePostgresUrl } from './url/url.ts';

/** Created by every server, for connections that need some database. `dropdb` and others use them in this order. */
const MAINTENANCE = ['postgres', 'template1'] as const;
/** Databases of providers, to which no customer can connect. */
const OF_PROVIDERS: ReadonlySet<string> = new Set([
  ...['rdsadmin', 'cloudsqladmin', 'alloydbadmin', 'azure_maintenance', 'azure_sys', '_dodb'],
]);

/**
 * The databases of a server: those that accept connections and are no template. `postgres` is one only if it contains something.
 * The database in the URL is ignored.
 * @throws what openConnection throws
 */
export async function listPostgresDatabases(url: Secret, options: SourceOptions, host: Host): Promise<string[]> {
  await using connection = await connectSomewhere(url, options, host);
  const rows = await connection.query<{ name: string }>(
    `select datname::text as name from pg_catalog.pg_database
     where datallowconn and not datistemplate and datconnlimit <> -2`,
  );
  const names = rows.map(({ name }) => name).filter((name) => !OF_PROVIDERS.has(name));
  const { database } = connection.url;
  if (database !== MAINTENANCE[0] || (await holdsSomething(connection))) return names;
  return names.filter((name) => name !== database);
}

async function connectSomewhere(url: Secret, options: SourceOptions, host: Host): Promise<Connection> {
  const parsed = { ...parsePostgresUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  const [first, second] = MAINTENANCE;
  try {
    return await openConnection(parsed, host, { ...options, database: first });
  } catch (error) {
    if (!hasCode(error, 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE')) throw error;
    return openConnection(parsed, host, { ...options, database: second });
  }
}

/** Whether anyone created a table, a view or a sequence in it, other than as part of an extension. */
async function holdsSomething(connection: Connection): Promise<boolean> {
  const [row] = await connection.query<{ found: boolean }>(
    `select exists (
       select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v', 'S', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
         and not exists (select from pg_catalog.pg_depend d
           where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
     ) as found`,
  );
  return row?.found === true;
}
