import { type WalPosition, walPositionSchema } from '../../../core/format/log/log-position.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import type { CopyEnd } from '../physical/source/file-list.ts';
import { readSystemIdentifier } from '../physical/state.ts';
import { EQ, PLUS } from '../sql/operators.ts';

/** What is true of a cluster's log as long as the cluster exists. */
export interface ClusterLog {
  /** The length of each file. */
  readonly segmentBytes: number;
  /** The length of its pages, each of which begins with a header. */
  readonly pageBytes: number;
  /** The cluster's system identifier. */
  readonly server: string;
}

/** @throws {RestorableError} DATABASE_PRIVILEGE */
export async function readClusterLog(connection: Connection): Promise<ClusterLog> {
  const { segment, page } = onlyRow(
    await connection.query<{ segment: string; page: string }>(
      // The text of the setting has a unit, such as 16MB.
      `select (select setting from pg_catalog.pg_settings where name ${EQ} 'wal_segment_size') as segment,
         pg_catalog.current_setting('wal_block_size') as page`,
    ),
  );
  const server = await readSystemIdentifier(connection);
  return { segmentBytes: Number(segment), pageBytes: Number(page), server };
}

/** A column: a time of the server as a stored time. Rounded down, because whoever reads it knows milliseconds only. */
const timeColumn = (time: string): string =>
  `pg_catalog.to_char(pg_catalog.timezone('UTC', ${time}), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A column: now, by the server's clock. */
export const SERVER_TIME = timeColumn('pg_catalog.clock_timestamp()');

const SOON = timeColumn(`pg_catalog.clock_timestamp() ${PLUS} '1 millisecond'::pg_catalog.interval`);

/** The position of a base backup that has ended just now: whatever is before it was committed earlier. */
export async function positionOfCopy(connection: Connection, end: CopyEnd): Promise<WalPosition> {
  const { segmentBytes, server } = await readClusterLog(connection);
  const { at } = onlyRow(await connection.query<{ at: string }>(`select ${SOON} as at`));
  return walPositionSchema.parse({ kind: 'wal', ...end, segmentBytes, server, at });
}
