import { RestorableError } from '../../../core/errors.ts';
import { unlessRefused } from '../../parts/refusals.ts';
import { isOn } from '../catalog/privileges.ts';
import type { Connection } from '../connection/connection.ts';
import type { NoPosition } from './log-server.ts';
import { serverTime, variables, whyNoReplica } from './log-server.ts';
import { endOfLog } from './server-log.ts';

/*
 * Where a snapshot of MySQL is in the binary log, without a lock.
 *
 * A transaction is written to the log first, committed in the engine then, which makes it visible to new snapshots, and added to
 * `gtid_executed` last. So the end of the log may be ahead of what a snapshot sees, and `gtid_executed` may be behind it: neither is a
 * snapshot's place, and the same holds for `performance_schema.log_status`, which reads both at once, but belongs to no snapshot.
 *
 * Three steps prove the place. First the end of the log is read. Then it is awaited that nothing is between log and engine any more:
 * everything up to that end is visible to each later snapshot. The snapshot is taken, and the end of the log is read again. A snapshot
 * can't see what is not in the log yet. So if both ends are equal, it sees exactly what is before them. On a server that never pauses
 * they are not equal, and then only a lock helps: lanes take one.
 *
 * What is between log and engine is seen in `gtid_owned`: with GTIDs, a transaction owns its GTID from before it is written to the log
 * until it is in `gtid_executed`. Without GTIDs it is seen in InnoDB's list of transactions that have written something, which takes
 * the privilege PROCESS.
 */

/** A position in the log, by the server's clock. */
export interface Place {
  readonly file: string;
  readonly offset: number;
  /** The transactions up to there. Null without GTIDs. */
  readonly gtid: string | null;
  /** Nothing before the place was committed later. */
  readonly at: Date;
}

/** Why it can't be known where a snapshot of this server is in its log. Undefined if it may be known. */
export async function whyNoPlace(control: Connection): Promise<NoPosition | undefined> {
  const settings = await variables(control, ['log_bin']);
  if (settings.get('log_bin') !== 'ON') return { because: 'the server writes no binary log' };
  if (/tidb/i.test(control.serverVersion) || (await isOn(control, 'wsrep_on')))
    return { because: 'a cluster has no place that holds for all of its nodes' };
  try {
    await endOfLog(control);
  } catch (error) {
    const isKnown = error instanceof RestorableError && ['DATABASE_PRIVILEGE', 'LOG_UNSAFE'].includes(error.code);
    if (!isKnown) throw error;
    return {
      because: error.code === 'LOG_UNSAFE' ? 'its log is not complete' : 'the account lacks REPLICATION CLIENT',
    };
  }
  if (!(await hasGtids(control)) && (await unlessRefused(control.query(WRITERS))) === undefined)
    return { because: 'without GTIDs (gtid_mode=ON), the account needs the privilege PROCESS' };
  return whyNoReplica(control);
}

/**
 * The end of the log, if each later snapshot sees everything up to there.
 * @param connection a new one
 * @returns undefined while a transaction is between log and engine
 */
export async function settledPlace(connection: Connection): Promise<Place | undefined> {
  const end = await endOfLog(connection);
  const at = await laterTime(connection);
  if (!(await hasGtids(connection)))
    return (await isWithoutWriters(connection)) ? { ...end, gtid: null, at } : undefined;
  const [row] = await connection.query<{ owned: string; executed: string }>(
    'select @@global.gtid_owned as owned, @@global.gtid_executed as executed',
  );
  if (row === undefined || row.owned !== '') return undefined;
  return { ...end, gtid: row.executed.replaceAll(/\s/g, ''), at };
}

/** The end of the log while nobody can commit in the database that is dumped. */
export async function lockedPlace(connection: Connection): Promise<Place> {
  const end = await endOfLog(connection);
  const at = await laterTime(connection);
  const settled = (await hasGtids(connection)) ? await settledPlace(connection) : undefined;
  // Other databases may be written to under a lock of tables. Then the transactions are not known, and the place is.
  return { ...end, gtid: settled !== undefined && isAt(settled, end) ? settled.gtid : null, at };
}

/** Whether the log still ends at a place. */
export async function isStillAt(connection: Connection, place: Place): Promise<boolean> {
  return isAt(await endOfLog(connection), place);
}

type Where = Pick<Place, 'file' | 'offset'>;

function isAt(one: Where, other: Where): boolean {
  return one.file === other.file && one.offset === other.offset;
}

/** The server states microseconds, and a Date has none: rather too late than too early. */
async function laterTime(connection: Connection): Promise<Date> {
  return new Date((await serverTime(connection)).getTime() + 1);
}

/** Whether each transaction of a server of MySQL has a GTID. */
export async function hasGtids(connection: Connection): Promise<boolean> {
  return (await variables(connection, ['gtid_mode'])).get('gtid_mode') === 'ON';
}

/** Transactions that have only read have a made-up number of more than 48 bits. */
const WRITERS = `select trx_mysql_thread_id = connection_id() as own,
                        cast(trx_id as unsigned) < 281474976710656 as writes
                   from information_schema.innodb_trx`;

/**
 * InnoDB shows a copy of its list, and renews it only if nobody has looked for a tenth of a second. A copy that has the transaction
 * of this connection, which is a new one, is not older than that.
 */
async function isWithoutWriters(connection: Connection): Promise<boolean> {
  await connection.simple('start transaction with consistent snapshot, read only');
  const rows = await connection.query<{ own: unknown; writes: unknown }>(WRITERS);
  await connection.simple('rollback');
  return rows.some(({ own }) => Number(own) === 1) && rows.every(({ writes }) => Number(writes) === 0);
}
