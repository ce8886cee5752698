import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { exactIso, timeOfMicroseconds } from '../../../core/exact-time.ts';
import { ForeignText } from '../../../core/foreign.ts';
import { GtidSet } from '../../../core/format/log/gtid-set.ts';
import type { BinlogPosition, LogPosition } from '../../../core/format/log/log-position.ts';
import type { LogEnd, LogFile, LogReading } from '../../../ports/engine/log-source.ts';
import type { Host } from '../../../ports/host.ts';
import { makeOwnFolder } from '../../../process/own-folder.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import { findLogTool, OF_SERIES } from '../clients/log-tool.ts';
import { accessOf, withOptionFile } from '../clients/option-file.ts';
import type { Connection } from '../connection/connection.ts';
import { compareSeries } from '../server/programs.ts';
import { FLAW_WORDS, LogFlaw } from './flaws.ts';
import { gtidAt } from './log-server.ts';
import { hasGtids } from './quiet-place.ts';
import { warnOfShortRetention } from './retention.ts';
import { LogScanner, type Transaction } from './scanner.ts';
import { askForLog, FIRST_OFFSET, otherTransactions, privilegeMissing, type ServerLog } from './server-log.ts';

/** What reading a log works with. */
interface LogContext {
  readonly control: Connection;
  readonly host: Host;
}

/** What was found so far. */
interface Found {
  count: number;
  firstUs: number;
  lastUs: number;
  isExact: boolean;
  /** MySQL: the transactions up to the end. Undefined if those before are not known. */
  readonly gtids: GtidSet | undefined;
  /** The end of the last transaction. */
  end: Pick<BinlogPosition, 'file' | 'offset'>;
}

/**
 * Reads the server's binary log from a position on, with the stock tool. At most one file of the log is on this machine's disk.
 * @throws {RestorableError} LOG_GAP, LOG_UNSAFE, LOG_FAILED, DATABASE_PRIVILEGE, CLIENT_MISSING
 */
export async function readLog(context: LogContext, from: LogPosition): Promise<LogReading> {
  const { control, host } = context;
  if (from.kind !== 'binlog') throw new RangeError('a position in the log of another engine');
  const log = await askForLog(control, from);
  const client = await findLogTool(control, host);
  const end = { file: from.file, offset: from.offset };
  const isMysql = control.flavor === 'mysql';
  const gtids = isMysql && from.gtid !== null ? GtidSet.parse(from.gtid) : undefined;
  const found: Found = { count: 0, firstUs: Infinity, lastUs: -Infinity, isExact: isMysql, gtids, end };
  const short = await warnOfShortRetention(control);
  return {
    warnings: short === undefined ? [] : [short],
    files: readFiles(context, client, { log, from, found }),
    end: () => describeEnd(control, log, found, from),
  };
}

interface Reading {
  readonly log: ServerLog;
  readonly from: BinlogPosition;
  readonly found: Found;
}

async function* readFiles(context: LogContext, client: ClientTool, reading: Reading): AsyncGenerator<LogFile> {
  const { log, from, found } = reading;
  for (const [index, file] of log.files.entries()) {
    const start = index === 0 ? from.offset : FIRST_OFFSET;
    const isLast = index === log.files.length - 1;
    if (isLast && start >= log.end) continue;
    await using folder = await makeOwnFolder('log', context.host);
    await fetchFile(context, client, { folder: folder.path, file, start, gtid: from.gtid });
    const raw = join(folder.path, file);
    const since = index === 0 ? from : undefined;
    const kept = await scanFile(raw, context.control, { upTo: isLast ? log.end : undefined, since }, found);
    found.end = { file, offset: kept?.serverEnd ?? start };
    if (kept === undefined) continue;
    const name = `binlog.${/\.(\d{1,20})$/.exec(file)?.[1] ?? String(index)}`;
    yield { name, file, start, end: kept.serverEnd, content: createReadStream(raw, { end: kept.end - 1 }) };
  }
}

interface Fetching {
  readonly folder: string;
  readonly file: string;
  readonly start: number;
  /** The transactions up to where the reading began. */
  readonly gtid: string | null;
}

async function fetchFile(
  { control, host }: LogContext,
  client: ClientTool,
  { folder, file, start, gtid }: Fetching,
): Promise<void> {
  const words = ['--read-from-remote-server', '--raw', `--result-file=${folder}/`, `--start-position=${start}`, file];
  const exit = await withOptionFile(accessOf(control), client, host, async (options) => {
    const child = await startBeside(
      {
        file: client.path,
        args: [...client.prefix, ...options.arguments, ...words],
        env: options.env,
        stdin: 'ignore',
        stdout: 'ignore',
        signal: host.signal,
        scrub: host.scrub,
        speaker: 'the log tool',
        onErrorLine: (line) => host.toolWords.add(new ForeignText('the log tool', line)),
      },
      host,
    );
    return { ...(await child.exited), text: child.errorText() };
  });
  if (host.signal.aborted) throw cancellation(host.signal);
  if (exit.code === 0) return;
  // The tool has no other way to say it, and this word is the name of a privilege.
  if (/REPLICATION SLAVE/.test(exit.text.reveal())) throw privilegeMissing(control);
  if (gtid === null && (await hasGtids(control))) throw withoutGtids();
  throw new RestorableError('LOG_FAILED', `The log tool could not read ${file} (exit code ${exit.code}).`, {
    hint: compareSeries(client.majorVersion, control.majorVersion) < 0 ? OF_SERIES : AGAIN,
    foreign: exit.text,
  });
}

const AGAIN =
  'Run it again. If the server has deleted the file in the meantime, make a backup: shipments continue from it.';

interface Scanning {
  /** In the file that is being written: what was written later is left for the next shipment. */
  readonly upTo: number | undefined;
  /** Of the file in which the last shipment ended. */
  readonly since: BinlogPosition | undefined;
}

/** The last transaction of a file. @throws {RestorableError} LOG_UNSAFE, LOG_FAILED, LOG_GAP */
async function scanFile(
  path: string,
  { url }: Connection,
  { upTo, since }: Scanning,
  found: Found,
): Promise<Transaction | undefined> {
  let last: Transaction | undefined;
  const onTransaction = (transaction: Transaction): void => {
    if (upTo !== undefined && transaction.serverEnd > upTo) return;
    last = transaction;
    if (since !== undefined && isAgain(transaction, found)) throw otherTransactions(since.file);
    if (transaction.gtid !== null) found.gtids?.add(transaction.gtid);
    // The clock of the server can have gone back.
    found.firstUs = Math.min(found.firstUs, transaction.timeUs);
    found.lastUs = Math.max(found.lastUs, transaction.timeUs);
    found.isExact &&= transaction.isExact;
    found.count += 1;
  };
  const scanner = new LogScanner({ database: url.database, onTransaction });
  try {
    for await (const chunk of createReadStream(path)) scanner.push(chunk as Buffer);
    if (since !== undefined && scanner.madeAt * 1_000 > Date.parse(since.at)) throw otherTransactions(since.file);
    if (upTo === undefined && !scanner.isBetween) throw new LogFlaw('cut');
    // The shipment states that it has everything up to there.
    if (upTo !== undefined && scanner.serverEnd < upTo) throw sentInPart();
  } catch (error) {
    if (!(error instanceof LogFlaw)) throw error;
    const { what, hint } = FLAW_WORDS[error.kind];
    throw new RestorableError('LOG_UNSAFE', `The binary log can't be replayed safely: ${what}.`, {
      hint,
      cause: error,
    });
  }
  return last;
}

/** A server with `gtid_mode=ON` does not send what it logged before that. */
function withoutGtids(): RestorableError {
  return new RestorableError('LOG_UNSAFE', "The binary log can't be read: it has transactions without GTIDs.", {
    hint: 'The server does not send such transactions while its gtid_mode is ON. Make a backup: shipments continue from it.',
  });
}

/** What was shipped before is not written once more. */
function isAgain({ gtid }: Transaction, { gtids }: Found): boolean {
  return gtid !== null && gtids?.has(gtid) === true;
}

function sentInPart(): RestorableError {
  return new RestorableError('LOG_FAILED', 'The server sent less of its binary log than it has.', {
    hint: 'Run it again. If it happens again, make a backup: shipments continue from it.',
  });
}

async function describeEnd(control: Connection, log: ServerLog, found: Found, from: BinlogPosition): Promise<LogEnd> {
  const { count, firstUs, lastUs, isExact, end } = found;
  const time = (us: number): string | null => (count === 0 ? null : exactIso(timeOfMicroseconds(us)));
  return {
    to: { ...from, ...end, gtid: await gtidOfEnd(control, found), at: log.at.toISOString() },
    transactions: {
      count,
      firstAt: time(firstUs),
      lastAt: time(lastUs),
      precision: isExact ? 'microseconds' : 'seconds',
    },
  };
}

/** More than a position can have. */
const LONGEST_GTIDS = 16_384;

async function gtidOfEnd(control: Connection, { end, gtids }: Found): Promise<string | null> {
  if (control.flavor === 'mariadb') return gtidAt(control, end);
  const text = gtids?.toString() ?? '';
  return text === '' || text.length > LONGEST_GTIDS ? null : text;
}
