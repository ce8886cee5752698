import { RestorableError } from '../../core/errors.ts';
import type { SourceInfo } from '../../ports/engine/source.ts';
import { readRelations } from './catalog/catalog.ts';
import type { Connection } from './connection/connection.ts';
import { readReplica } from './connection/replica.ts';
import { describeServer } from './connection/url.ts';
import { plainVersion, sizeOf } from './fingerprint.ts';
import { compareSeries } from './server/programs.ts';

/** Older servers lack catalog tables that the fingerprint reads, and get no security updates. */
const OLDEST = { mysql: '5.7', mariadb: '10.3' } as const;

/** @throws {RestorableError} DATABASE_VERSION */
export async function readSourceInfo(connection: Connection): Promise<SourceInfo> {
  const { flavor, majorVersion } = connection;
  if (compareSeries(majorVersion, OLDEST[flavor]) < 0) {
    throw new RestorableError(
      'DATABASE_VERSION',
      `The server ${describeServer(connection.url)} has version ${connection.serverVersion}; ${OLDEST[flavor]} is the oldest supported.`,
      { hint: 'Upgrade the server. Until then use its own dump tool.' },
    );
  }
  return {
    engine: flavor,
    serverVersion: plainVersion(connection.serverVersion),
    majorVersion,
    identity: await readIdentity(connection),
    sizeBytes: sizeOf(await readRelations(connection)),
    replica: await readReplica(connection),
  };
}

/**
 * An identity that does not change with a new password: the group's name for group replication, or MySQL's server_uuid. If
 * a failover puts another server at the same address (Aurora, Vitess), and for MariaDB, which has no identity of its own
 * (server_uid is derived from a network card's address): host and port. Each with the database's name.
 */
async function readIdentity(connection: Connection): Promise<string> {
  const { flavor, url } = connection;
  const location = `${flavor}:${describeServer(url)}/${url.database}`;
  if (flavor === 'mariadb' || /vitess/i.test(connection.serverVersion)) return location;
  const rows = await connection.query<{ name: string; value: string }>(
    `show global variables where variable_name in ('server_uuid', 'aurora_version', 'group_replication_group_name')`,
  );
  const values = new Map(rows.map((row) => Object.values(row) as [string, string]));
  if (values.has('aurora_version')) return location;
  const id = values.get('group_replication_group_name') || values.get('server_uuid');
  return id ? `mysql:${id}/${url.database}` : location;
}
