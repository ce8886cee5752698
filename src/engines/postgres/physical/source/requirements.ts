import { RestorableError } from '../../../../core/errors.ts';
import type { Host } from '../../../../ports/host.ts';
import { onlyRow } from '../../../parts/server/only-row.ts';
import { type Connection, openReplication } from '../../connection/connection.ts';
import { stateOf } from '../../connection/errors.ts';
import { endClient } from '../../connection/session.ts';
import { EQ, NE } from '../../sql/operators.ts';
import { quoteIdentifier } from '../../sql/text.ts';
import { describeServer, type PostgresUrl } from '../../url/url.ts';

/** What decides whether a server can be backed up physically. */
export interface ClusterSettings {
  /** The account is a superuser or has REPLICATION. */
  readonly replicates: boolean;
  readonly isStandby: boolean;
  /** `minimal`: base backups are impossible. */
  readonly walLevel: string;
  readonly walSenders: number;
  /** Other than the two that every cluster has. */
  readonly tablespaces: number;
  /** Its recovery needs at least as many. */
  readonly preparedTransactions: number;
}

interface SettingsRow {
  readonly replicates: boolean;
  readonly standby: boolean;
  readonly wal_level: string;
  readonly senders: string;
  readonly tablespaces: string;
  readonly prepared: string;
}

const SETTINGS = `select r.rolsuper or r.rolreplication as replicates, pg_catalog.pg_is_in_recovery() as standby,
    pg_catalog.current_setting('wal_level') as wal_level, pg_catalog.current_setting('max_wal_senders') as senders,
    pg_catalog.current_setting('max_prepared_transactions') as prepared,
    (select pg_catalog.count(*)::pg_catalog.text from pg_catalog.pg_tablespace where spcname ${NE} all ('{pg_default,pg_global}')) as tablespaces
  from pg_catalog.pg_roles r where r.rolname ${EQ} session_user`;

export async function readClusterSettings(connection: Connection): Promise<ClusterSettings> {
  const row = onlyRow(await connection.query<SettingsRow>(SETTINGS));
  return {
    replicates: row.replicates,
    isStandby: row.standby,
    walLevel: row.wal_level,
    walSenders: Number(row.senders),
    tablespaces: Number(row.tablespaces),
    preparedTransactions: Number(row.prepared),
  };
}

/** Where replication is refused for good. */
const WITHOUT_REPLICATION =
  'Managed services (RDS, Aurora, Cloud SQL, Azure, Supabase, Neon) give it to no account: leave `kind: physical` out there, and make logical backups often (`kind: auto`, for example every 15 minutes).';

/** @throws {RestorableError} DATABASE_PRIVILEGE */
export function requireReplication({ replicates }: ClusterSettings, { user }: PostgresUrl): void {
  if (replicates) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `The account ${JSON.stringify(user)} may not copy the cluster: it lacks REPLICATION.`,
    { hint: `ALTER ROLE ${quoteIdentifier(user)} REPLICATION. ${WITHOUT_REPLICATION}` },
  );
}

/** @throws {RestorableError} DATABASE_UNSUITABLE */
export function requireSuitable({ isStandby, walLevel, walSenders, tablespaces }: ClusterSettings): void {
  const unsuitable = (message: string, hint: string): RestorableError =>
    new RestorableError('DATABASE_UNSUITABLE', message, { hint });
  if (isStandby) {
    throw unsuitable(
      'The server is a standby, and a physical backup is made of its primary only.',
      'Name the primary in `database`, or make a logical backup of the standby (without `kind: physical`).',
    );
  }
  if (walLevel === 'minimal') {
    throw unsuitable(
      'The server writes too little log for a physical backup (wal_level = minimal).',
      'Set wal_level = replica, which is the default, and restart the server.',
    );
  }
  if (walSenders < 1) {
    throw unsuitable(
      'The server allows no physical backup (max_wal_senders = 0).',
      'Set max_wal_senders = 10, which is the default, and restart the server.',
    );
  }
  if (tablespaces > 0) {
    throw unsuitable(
      `The cluster has ${tablespaces} tablespaces outside of its data folder, and a physical backup is one folder.`,
      'Move their tables (ALTER TABLE ALL IN TABLESPACE ... SET TABLESPACE pg_default) and drop them, or make logical backups, which leave tablespaces out.',
    );
  }
}

/** Opens a replication session, because only that shows what pg_hba.conf says. @throws {RestorableError} */
export async function requireReplicationSession(url: PostgresUrl, host: Host): Promise<void> {
  try {
    await endClient(await openReplication(url, host));
  } catch (error) {
    if (!(error instanceof RestorableError)) throw error;
    const server = describeServer(url);
    const state = stateOf(error);
    if (state === '28000') {
      throw new RestorableError(
        'DATABASE_PRIVILEGE',
        `The server ${server} refuses replication connections of ${JSON.stringify(url.user)}.`,
        {
          hint: `Add a line for the database \`replication\` to its pg_hba.conf (\`hostssl replication ${url.user} ADDRESS scram-sha-256\`) and reload it. ${WITHOUT_REPLICATION}`,
          cause: error,
        },
      );
    }
    if (state === '53300') {
      throw new RestorableError(
        'DATABASE_UNSUITABLE',
        `All replication connections of the server ${server} are in use (max_wal_senders).`,
        {
          hint: 'Raise max_wal_senders and restart the server, or back up when a standby is not connected.',
          cause: error,
        },
      );
    }
    throw error;
  }
}
