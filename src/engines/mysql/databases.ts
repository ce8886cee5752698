import type { Secret } from '../../core/secret.ts';
import type { SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { isSystemDatabase } from './catalog/system-databases.ts';
import { openConnection } from './connection/connection.ts';
import { parseMysqlUrl } from './connection/url.ts';

/**
 * The databases of a server that the account can see, without those of the server itself. The database in the URL is ignored.
 * @throws what openConnection throws
 */
export async function listMysqlDatabases(url: Secret, options: SourceOptions, host: Host): Promise<string[]> {
  const parsed = { ...parseMysqlUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  await using connection = await openConnection(parsed, host, { requireTls: options.requireTls, database: null });
  const rows = await connection.query<{ name: string }>('select schema_name as name from information_schema.schemata');
  return rows.map(({ name }) => name).filter((name) => !isSystemDatabase(name));
}
