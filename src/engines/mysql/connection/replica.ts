import { RestorableError } from '../../../core/errors.ts';
import type { ReplicaState } from '../../../ports/engine/source.ts';
import type { Connection } from './connection.ts';
import { describeNumber } from './error-numbers.ts';

/** MySQL's statement since 8.0.22, the older one, and MariaDB's for all sources. */
const STATEMENTS = {
  mysql: ['show replica status', 'show slave status'],
  mariadb: ['show all slaves status'],
} as const;

type Status = Readonly<Record<string, unknown>>;

/**
 * The lag of a replica behind its source, or behind the slowest of several (MySQL manual, 15.7.7.36, column
 * Seconds_Behind_Source: relative to what it received; a slow network does not show).
 * @returns undefined for a server that is not a replica
 */
export async function readReplica(connection: Connection): Promise<ReplicaState | undefined> {
  const rows = await readStatus(connection);
  if (rows === 'refused') return readOnlyServer(connection);
  if (rows.length === 0) return undefined;
  const seconds = rows.map((row) => row['Seconds_Behind_Source'] ?? row['Seconds_Behind_Master'] ?? null);
  if (!seconds.includes(null)) return { lagMs: Math.max(...seconds.map(Number)) * 1_000 };
  const [number] = rows.flatMap((row) =>
    [row['Last_SQL_Errno'], row['Last_IO_Errno']].map(Number).filter((each) => each > 0),
  );
  const reason = describeNumber(number ?? 0);
  return {
    lagMs: null,
    because: `its replication is not running${reason === undefined ? '' : ` (${reason})`}`,
    hint: 'Run START REPLICA (START SLAVE before MySQL 8.0.22), or RESET REPLICA ALL on a server that is no longer a replica.',
  };
}

async function readStatus(connection: Connection): Promise<Status[] | 'refused'> {
  for (const statement of STATEMENTS[connection.flavor]) {
    try {
      return await connection.query<Status>(statement);
    } catch (error) {
      if (!(error instanceof RestorableError)) throw error;
      if (error.code === 'DATABASE_PRIVILEGE') return 'refused';
      // An older server, or a proxy that supports none of it.
      if (error.code !== 'DATABASE_QUERY') throw error;
    }
  }
  return [];
}

/** Most accounts may not ask, and most servers are not replicas. Being read-only then indicates a replica. */
async function readOnlyServer(connection: Connection): Promise<ReplicaState | undefined> {
  const [row] = await connection.query<{ value: unknown }>('select @@global.read_only as value');
  // MariaDB 12 returns words.
  if (['0', 'OFF', 'false'].includes(String(row?.value ?? 0))) return undefined;
  const privilege =
    connection.flavor === 'mysql' ? 'REPLICATION CLIENT' : 'SLAVE MONITOR (before 10.5: REPLICATION CLIENT)';
  return {
    lagMs: null,
    because: 'the server is read-only, and this account may not ask which server it replicates',
    hint: `GRANT ${privilege} ON *.* to this account.`,
  };
}
