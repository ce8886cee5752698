import { RestorableError } from '../../../core/errors.ts';
import type { BinlogPosition } from '../../../core/format/log-position.ts';
import type { Connection } from '../connection/connection.ts';
import { describeServer } from '../connection/url.ts';
import { compareSeries } from '../server/programs.ts';
import { gtidAt, serverOf, serverTime, variables } from './log-server.ts';

/** The offsets in events have 32 bits. */
const LARGEST_FILE_BYTES = 2 ** 32 - 1;
/** Where the first event of a file begins. */
export const FIRST_OFFSET = 4;

/** What the server has to be asked before its log is read. */
export interface ServerLog {
  /** The files from the position on, oldest first. The last one is being written. */
  readonly files: readonly [string, ...string[]];
  /** The end of the last file, which is the end of a transaction. */
  readonly end: number;
  /** By the server's clock, before it was asked for the end. */
  readonly at: Date;
}

const NEW_BASE = 'Make a backup: shipments continue from it.';

/** The log can't be continued from where the last backup or shipment ended. */
export function gap(why: string): RestorableError {
  return new RestorableError('LOG_GAP', `The binary log has a gap: ${why}.`, {
    hint: `${NEW_BASE} Moments between the last shipment and that backup can't be restored.`,
  });
}

function unsafe(why: string, hint: string): RestorableError {
  return new RestorableError('LOG_UNSAFE', `The binary log can't be replayed safely: ${why}.`, { hint });
}

/**
 * Asks a server for its log, and checks that it continues a position.
 * @throws {RestorableError} LOG_GAP, LOG_UNSAFE, DATABASE_PRIVILEGE
 */
export async function askForLog(control: Connection, from: BinlogPosition): Promise<ServerLog> {
  await checkSettings(control);
  if (from.server !== (await serverOf(control))) throw gap('the server is not the one that was backed up');
  const at = await serverTime(control);
  const { file: last, offset: end } = await endOfLog(control);
  const listed = await listFiles(control);
  const first = listed.findIndex(({ name }) => name === from.file);
  const [begin, ...others] = first === -1 ? [] : listed.slice(first).map(({ name }) => name);
  if (begin === undefined) throw gap(`the server has deleted ${from.file}`);
  await checkPosition(control, from, listed[first]?.bytes ?? 0);
  const files: [string, ...string[]] = [begin, ...others];
  const upTo = files.indexOf(last);
  if (upTo === -1) throw gap(`${last}, which is being written, is not listed`);
  const large = listed.find(({ name, bytes }) => files.includes(name) && bytes > LARGEST_FILE_BYTES);
  if (large !== undefined) throw unsafe(`${large.name} is larger than 4 GiB`, `Set max_binlog_size. ${NEW_BASE}`);
  return { files: [begin, ...files.slice(1, upTo + 1)], end, at };
}

async function checkSettings(control: Connection): Promise<void> {
  const settings = await variables(control, ['log_bin', 'binlog_format']);
  if (settings.get('log_bin') !== 'ON') {
    throw unsafe('the server writes none', `Set log_bin and binlog_format=ROW on the server. ${NEW_BASE}`);
  }
  if (settings.get('binlog_format') === 'ROW') return;
  throw unsafe('changes are logged as statements', `Set binlog_format=ROW on the server. ${NEW_BASE}`);
}

async function endOfLog(control: Connection): Promise<{ readonly file: string; readonly offset: number }> {
  const isNew = control.flavor === 'mysql' && compareSeries(control.majorVersion, '8.2') >= 0;
  const statement = isNew ? 'show binary log status' : 'show master status';
  const [row] = await asked(control.query<Record<string, unknown>>(statement), control);
  const file = row?.['File'];
  if (row === undefined || typeof file !== 'string') throw unsafe('the server writes none', NEW_BASE);
  const filters = [row['Binlog_Do_DB'], row['Binlog_Ignore_DB']].map((each) => String(each ?? ''));
  if (filters.some((each) => each !== '')) {
    throw unsafe('the server leaves databases out of it', 'Remove binlog-do-db and binlog-ignore-db on the server.');
  }
  return { file, offset: Number(row['Position']) };
}

async function listFiles(control: Connection): Promise<{ readonly name: string; readonly bytes: number }[]> {
  const rows = await asked(control.query<Record<string, unknown>>('show binary logs'), control);
  return rows.map((row) => ({ name: String(row['Log_name']), bytes: Number(row['File_size']) }));
}

/** A log that was reset has files of the same names. */
async function checkPosition(control: Connection, from: BinlogPosition, bytes: number): Promise<void> {
  if (from.offset > bytes) throw gap(`${from.file} is shorter than it was: the server's log was reset`);
  if (from.gtid === null) return;
  const gtid = await gtidAt(control, from);
  if (gtid !== from.gtid)
    throw gap(`${from.file} does not have the same transactions as before: the server's log was reset`);
}

async function asked<T>(answer: Promise<T>, control: Connection): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof RestorableError) || error.code !== 'DATABASE_PRIVILEGE') throw error;
    throw privilegeMissing(control, error);
  }
}

/** The account may not read the log. */
export function privilegeMissing(control: Connection, cause?: unknown): RestorableError {
  const server = describeServer(control.url);
  const hint =
    control.flavor === 'mariadb'
      ? 'GRANT REPLICATION SLAVE, BINLOG MONITOR (before MariaDB 10.5: REPLICATION CLIENT) ON *.* TO the account.'
      : 'GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO the account.';
  return new RestorableError('DATABASE_PRIVILEGE', `This account may not read the binary log of ${server}.`, {
    hint,
    cause,
  });
}
