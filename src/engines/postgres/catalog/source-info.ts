import { RestorableError } from '../../../core/errors.ts';
import type { SourceInfo } from '../../../ports/engine/source.ts';
import type { Connection } from '../connection/connection.ts';
import { readReplica } from '../connection/replica.ts';
import { describeServer } from '../url/url.ts';
import { readSize } from './facts.ts';

/** Older servers lack catalog columns that the fingerprint reads, and get no security updates. */
const OLDEST_MAJOR = 13;

/** @throws {RestorableError} DATABASE_VERSION */
export async function readSourceInfo(connection: Connection): Promise<SourceInfo> {
  if (connection.serverMajor < OLDEST_MAJOR) {
    throw new RestorableError(
      'DATABASE_VERSION',
      `The server ${describeServer(connection.url)} has version ${connection.serverVersion}; ${OLDEST_MAJOR} is the oldest supported.`,
      { hint: 'Upgrade the server. Until then use its own pg_dump.' },
    );
  }
  return {
    engine: 'postgres',
    // Without the packager's suffix: `15.18 (Debian 15.18-0+deb12u1)`.
    serverVersion: connection.serverVersion.split(' ')[0] ?? connection.serverVersion,
    majorVersion: String(connection.serverMajor),
    ...(await connection.transaction(
      async () => ({ identity: await readIdentity(connection), sizeBytes: await readSize(connection) }),
      { readOnly: true },
    )),
    // Separately, because a refusal aborts the transaction.
    replica: await readReplica(connection),
  };
}

/**
 * The cluster's system identifier, created by initdb and shared with its standbys, and the database's name (its object id
 * changes when a restore is swapped in). If a provider blocks that function: host and user, because in managed projects one
 * of the two names the project.
 */
async function readIdentity(connection: Connection): Promise<string> {
  const [row] = await connection.query<{ name: string; allowed: boolean }>(
    `select pg_catalog.current_database() as name,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'execute') as allowed`,
  );
  const name = row?.name ?? connection.url.database;
  if (row?.allowed === true) {
    const [system] = await connection.query<{ id: string }>(
      'select system_identifier::pg_catalog.text as id from pg_catalog.pg_control_system()',
    );
    if (system !== undefined) return `postgres:${system.id}/${name}`;
  }
  return `postgres:${connection.url.user}@${describeServer(connection.url)}/${name}`;
}
