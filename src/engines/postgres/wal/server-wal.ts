import { RestorableError } from '../../../core/errors.ts';
import type { WalPosition } from '../../../core/format/log/log-position.ts';
import type { Host } from '../../../ports/host.ts';
import { Deadline } from '../../../ports/system-clock.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import type { Connection } from '../connection/connection.ts';
import {
  readClusterSettings,
  requireReplication,
  requireReplicationSession,
  requireSuitable,
} from '../physical/source/requirements.ts';
import { PAGE_BYTES, parseLsn } from '../replay/wal-form.ts';
import { EQ } from '../sql/operators.ts';
import type { PostgresUrl } from '../url/url.ts';
import { type ClusterLog, readClusterLog, SERVER_TIME } from './cluster-log.ts';
import { readTimelineHistory } from './replication.ts';
import { continues, type Timeline, timelinesIn } from './timelines.ts';

/** What the server has to be asked before its log is read. */
export interface ServerWal extends ClusterLog {
  /** From the position's own to the one that the server writes. */
  readonly timelines: readonly Timeline[];
  /** The text of the newest one's history. Empty for the first timeline. */
  readonly history: string;
  /** Up to here, the server has written its log to its disk. This can be within a record. */
  readonly upTo: number;
  /** By the server's clock, before it was asked for the end. */
  readonly at: string;
}

/** The log can't be continued from where the last backup or shipment ended. */
export function gap(why: string): RestorableError {
  return new RestorableError('LOG_GAP', `The write-ahead log has a gap: ${why}.`, {
    hint: "Make a backup (`kind: physical`): shipments continue from it. Moments between the last shipment and that backup can't be restored.",
  });
}

/** A place in bytes from the beginning of the log. @throws {RestorableError} DATABASE_UNSUITABLE */
export function requireLsn(text: string): number {
  const lsn = parseLsn(text);
  if (lsn !== undefined) return lsn;
  throw new RestorableError('DATABASE_UNSUITABLE', 'The place of the server in its log is beyond what can be read.', {
    hint: 'It is more than 8 PiB: a new cluster (pg_dump and pg_restore) begins at 0.',
  });
}

/** @throws {RestorableError} DATABASE_PRIVILEGE, DATABASE_UNSUITABLE */
export async function requireShippable(control: Connection, url: PostgresUrl, host: Host): Promise<void> {
  const settings = await readClusterSettings(control);
  requireReplication(settings, url);
  requireSuitable(settings);
  await requireReplicationSession(url, host);
}

/**
 * Asks a server for its log, and checks that it continues a position.
 * @throws {RestorableError} LOG_GAP, DATABASE_PRIVILEGE
 */
export async function askForWal(control: Connection, from: WalPosition, host: Host): Promise<ServerWal> {
  const cluster = await readClusterLog(control);
  const { url } = control;
  requirePages(cluster);
  if (cluster.server !== from.server || cluster.segmentBytes !== from.segmentBytes) {
    throw gap('the cluster is not the one that was backed up');
  }
  const end = await readEnd(control);
  const history = end.timeline === 1 ? '' : await readTimelineHistory(url, end.timeline, host);
  const timelines = timelinesIn(history, end.timeline);
  const begin = { timeline: from.timeline, lsn: requireLsn(from.lsn) };
  if (!continues(timelines, begin)) {
    throw gap('the server went over to another timeline at an earlier place, as after a failover or a restore');
  }
  if (end.upTo < begin.lsn) throw gap('the server has less of it than was shipped');
  const first = timelines.findIndex(({ timeline }) => timeline === from.timeline);
  return { ...cluster, ...end, history, timelines: timelines.slice(first) };
}

function requirePages({ pageBytes }: ClusterLog): void {
  if (pageBytes === PAGE_BYTES) return;
  throw new RestorableError(
    'DATABASE_UNSUITABLE',
    `The server was built with pages of ${pageBytes} bytes in its log.`,
    {
      hint: `Its log can't be shipped. Other servers have pages of ${PAGE_BYTES} bytes.`,
    },
  );
}

interface LogEnds {
  readonly at: string;
  readonly name: string;
  readonly written: string;
  readonly flushed: string;
  /** Milliseconds. */
  readonly delay: string;
}

const ENDS = `select ${SERVER_TIME} as at, pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()) as name,
    pg_catalog.pg_current_wal_insert_lsn()::pg_catalog.text as written, pg_catalog.pg_current_wal_flush_lsn()::pg_catalog.text as flushed,
    (select setting from pg_catalog.pg_settings where name ${EQ} 'wal_writer_delay') as delay`;

/** An asynchronous commit is on the disk at the latest after so many delays (manual, 28.4). */
const DELAYS = 3;
const PAUSE = 'select pg_catalog.pg_sleep(0.02)';
/** The longest header of a page. What is written next would begin behind it. */
const HEADER_BYTES = 40;

/** Everything that was committed before `at` is before `upTo`, also by transactions that did not wait for the disk. */
async function readEnd(control: Connection): Promise<Pick<ServerWal, 'at' | 'upTo'> & { readonly timeline: number }> {
  const first = onlyRow(await control.query<LogEnds>(ENDS));
  const written = requireLsn(first.written);
  const isReached = (end: number): boolean =>
    end >= written || (end % PAGE_BYTES === 0 && written - end <= HEADER_BYTES);
  const deadline = new Deadline(DELAYS * Number(first.delay));
  let upTo = requireLsn(first.flushed);
  while (!isReached(upTo) && !deadline.isOver) {
    await control.query(PAUSE);
    upTo = requireLsn(onlyRow(await control.query<LogEnds>(ENDS)).flushed);
  }
  return { at: first.at, upTo, timeline: Number.parseInt(first.name.slice(0, 8), 16) };
}
