import { RestorableError } from '../../../core/errors.ts';
import type { BinlogPosition } from '../../../core/format/log/log-position.ts';
import type { Connection } from '../connection/connection.ts';
import { describeServer } from '../connection/url.ts';
import { compareSeries } from '../server/programs.ts';
import { FLAW_WORDS } from './flaws.ts';
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

/** @throws {RestorableError} LOG_UNSAFE */
export async function checkSettings(control: Connection): Promise<void> {
  const settings = await variables(control, SETTINGS);
  if (settings.get('log_bin') !== 'ON') {
    throw unsafe('the server writes none', `Set log_bin and binlog_format=ROW on the server. ${NEW_BASE}`);
  }
  for (const [name, { allowed, why, hint }] of Object.entries(NEEDED)) {
    const value = settings.get(name);
    // A server that does not have the setting has no other behavior either.
    if (value !== undefined && !allowed.includes(value)) throw unsafe(why, `${hint} ${NEW_BASE}`);
  }
}

interface Needed {
  readonly allowed: readonly string[];
  readonly why: string;
  readonly hint: string;
}

/** What sessions begin with. A session can choose otherwise: events are checked, too. */
const NEEDED: Readonly<Record<string, Needed>> = {
  binlog_format: {
    allowed: ['ROW'],
    why: 'changes are logged as statements',
    hint: 'Set binlog_format=ROW on the server.',
  },
  binlog_row_image: {
    allowed: ['FULL', 'FULL_NODUP'],
    why: FLAW_WORDS.columns.what,
    hint: 'Set binlog_row_image=FULL on the server.',
  },
  binlog_row_value_options: {
    allowed: [''],
    why: FLAW_WORDS.partial.what,
    hint: 'Set binlog_row_value_options to an empty value on the server.',
  },
  binlog_transaction_compression: {
    allowed: ['OFF'],
    why: 'the server compresses transactions',
    hint: 'Set binlog_transaction_compression=OFF on the server: shipments are compressed anyway.',
  },
};
const SETTINGS = ['log_bin', ...Object.keys(NEEDED)];

/** Where the server's log ends. @throws {RestorableError} LOG_UNSAFE, DATABASE_PRIVILEGE */
export async function endOfLog(control: Connection): Promise<{ readonly file: string; readonly offset: number }> {
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
  if (!(await hasTransactions(control, from, from.gtid))) throw otherTransactions(from.file);
}

/** Whether a server still has the transactions up to a position. */
async function hasTransactions(control: Connection, from: BinlogPosition, gtid: string): Promise<boolean> {
  if (control.flavor === 'mariadb') return (await gtidAt(control, from)) === gtid;
  const [row] = await control.query<{ value: unknown }>('select gtid_subset(?, @@global.gtid_executed) as value', [
    gtid,
  ]);
  return Number(row?.value) === 1;
}

/** The log has files of the same names, and they are not the same files. */
export function otherTransactions(file: string): RestorableError {
  return gap(`${file} does not have the same transactions as before: the server's log was reset`);
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
