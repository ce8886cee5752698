import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { exactIso, microsecondsOf, timeOfMicroseconds } from '../../../core/exact-time.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import { endsAfter, type LogPiece, type LogPosition } from '../../../core/format/log/log-position.ts';
import type { LogReplay, ReplayEnd, Replayed, ReplayFile, TimePrecision } from '../../../ports/engine/replay.ts';
import { makeOwnFolder } from '../../../process/own-folder.ts';
import { feedChild } from '../../../process/streams/feed.ts';
import { FLAW_WORDS, LogFlaw } from '../binlog/flaws.ts';
import type { Range } from '../binlog/own-events.ts';
import { withTransactions } from '../binlog/printed-log.ts';
import { LogScanner, type Transaction } from '../binlog/scanner.ts';
import { findLogTool, OF_SERIES } from '../clients/log-tool.ts';
import type { Flavor } from '../connection/connection.ts';
import { startAtTarget } from '../target/contained-client.ts';
import { hostOfRole, type MysqlRestore } from '../target/database.ts';
import { runClient } from './client.ts';
import { StatementLog } from './statements.ts';

const SECOND_US = 1_000_000;

interface DatabaseReplay extends LogReplay {
  /** Its name at the source. */
  readonly database: string;
}

type CommitTime = Pick<Transaction, 'timeUs' | 'isExact'>;

/** How far a replay has come. */
interface Progress {
  transactions: number;
  last: CommitTime | undefined;
  /** When the first one that is left out was committed. */
  next: CommitTime | undefined;
  /** The end of the last one that was replayed. */
  ended: LogPosition;
  /** A later transaction was found: nothing after it is replayed. */
  isOver: boolean;
}

/**
 * Replays the log of a server in a restored database, up to a moment: the stock tool turns the log into statements, and the stock
 * client runs them. Both are contained if the target is.
 * @throws {RestorableError} LOG_UNSAFE, RESTORE_FAILED, DATABASE_PRIVILEGE and others, and what reading the log throws
 */
export async function replayLog(replay: DatabaseReplay, context: MysqlRestore): Promise<Replayed> {
  const isRenamed = context.target.prepared().database !== replay.database;
  const progress: Progress = { transactions: 0, last: undefined, next: undefined, ended: replay.after, isOver: false };
  for await (const file of replay.files) {
    await using folder = await makeOwnFolder('replay', context.host);
    const raw = join(folder.path, 'log');
    // To its end, where its digests are checked, before anything of it is replayed.
    await keep(file, raw);
    const { flavor } = context.target;
    const chosen = await choose(raw, file, { ...replay, isRenamed, flavor }, progress);
    if (chosen.marks > 0) await replayChosen(raw, chosen, replay, context);
    if (progress.isOver) break;
  }
  if (replay.until.kind === 'before' && !progress.isOver) throw notFound(replay.until.transaction);
  const { transactions, last, next, ended } = progress;
  const { flavor } = context.target;
  const precision = { last: precisionOf(last ?? next, flavor), next: precisionOf(next ?? last, flavor) };
  return { transactions, lastAt: timeOf(last), nextAt: timeOf(next), precision, ended };
}

function timeOf(time: CommitTime | undefined): string | null {
  return time === undefined ? null : exactIso(timeOfMicroseconds(time.timeUs));
}

/** Without any transaction, it is what servers of that kind state. */
function precisionOf(time: CommitTime | undefined, flavor: Flavor): TimePrecision {
  return (time?.isExact ?? flavor === 'mysql') ? 'microseconds' : 'seconds';
}

async function keep({ content }: ReplayFile, path: string): Promise<void> {
  await using handle = await open(path, 'wx', 0o600);
  // Unlike `write`, this writes all of it.
  for await (const piece of content) await handle.writeFile(piece);
}

/** What of a file is replayed. */
interface Chosen {
  /** What the tool marks: transactions or statements that are about the database. */
  readonly marks: number;
  /** The beginning of the file, and what is of the database in the transactions up to the moment. */
  readonly ranges: readonly Range[];
}

interface Choosing extends DatabaseReplay {
  readonly isRenamed: boolean;
  readonly flavor: Flavor;
}

async function choose(
  path: string,
  { file, end }: ReplayFile,
  { database, after, until, isRenamed, flavor }: Choosing,
  progress: Progress,
): Promise<Chosen> {
  const ranges: Range[] = [];
  let marks = 0;
  let scannedTo = 0;
  const onTransaction = (transaction: Transaction): void => {
    scannedTo = transaction.serverEnd;
    const place = { file, end: transaction.serverEnd };
    if (progress.isOver || !endsAfter(place, after)) return;
    if (isAfterEnd(place, transaction, until)) {
      progress.isOver = true;
      progress.next = transaction;
      return;
    }
    progress.transactions += 1;
    progress.last = transaction;
    if (after.kind === 'binlog') progress.ended = { ...after, file, offset: place.end, gtid: null };
    if (transaction.own.length > 0) marks += flavor === 'mysql' ? transaction.statements : 1;
    ranges.push(...transaction.own);
  };
  const scanner = new LogScanner({ database, isRenamed, onTransaction });
  try {
    for await (const chunk of createReadStream(path)) scanner.push(chunk as Buffer);
  } catch (error) {
    if (!(error instanceof LogFlaw)) throw error;
    // What comes after the moment is not replayed.
    if (!progress.isOver) throw unsafe(error);
  }
  if (!progress.isOver && scannedTo !== end) throw incomplete();
  return { marks, ranges: [[0, scanner.prefixEnd], ...ranges] };
}

/** Whether a transaction that ends at a place is after the end of the replay. */
function isAfterEnd(place: LogPiece, transaction: Transaction, until: ReplayEnd): boolean {
  switch (until.kind) {
    case 'time':
      return latestUs(transaction) > microsecondsOf(until);
    case 'before':
      return transaction.gtid === until.transaction;
    case 'position':
      return endsAfter(place, until.position);
  }
}

/** When a transaction was committed at the latest, as far as the log says. */
function latestUs({ timeUs, isExact }: Transaction): number {
  return isExact ? timeUs : timeUs + SECOND_US;
}

async function replayChosen(
  path: string,
  { ranges, marks }: Chosen,
  { database }: DatabaseReplay,
  context: MysqlRestore,
): Promise<void> {
  const { target, host } = context;
  const here = target.prepared().database;
  const url = { ...((await target.replayAs?.()) ?? target.admin), database: here };
  const tool = await findLogTool({ flavor: target.flavor, majorVersion: target.series }, host);
  const rewrite = here === database ? [] : [`--rewrite-db=${database}->${here}`];
  // A server that has seen a GTID runs nothing that has it, without a word.
  const plain = tool.flavor === 'mysql' ? ['--skip-gtids'] : [];
  await using started = await startAtTarget(
    tool,
    { url, words: [...plain, ...rewrite, '-'], stdin: 'pipe', stdout: 'pipe' },
    target,
    hostOfRole(target, host),
  );
  const { child } = started;
  const fed = feedChild(piecesOf(path, ranges), child);
  // Its failure is reported below; until then it must not count as unhandled.
  fed.catch(() => {});
  const statements = async function* (): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const piece of child.stdout ?? []) {
      bytes += (piece as Buffer).length;
      yield piece as Buffer;
    }
    const isTaken = await fed;
    const { code } = await child.exited;
    throwIfCancelled(host.signal);
    // A tool that stops early would leave out transactions without a word.
    if (code !== 0 || !isTaken || bytes === 0) throw toolFailed(code, child.errorText());
  };
  const options = { url, sourceName: database, statements: new StatementLog(), flaws: [], loadable: [] };
  const wanted = { flavor: tool.flavor, count: marks };
  await runClient(withTransactions(statements(), wanted, incomplete), options, context).catch((error: unknown) => {
    throw namePrivileges(error, target.flavor);
  });
}

async function* piecesOf(path: string, ranges: readonly Range[]): AsyncGenerator<Uint8Array> {
  for (const [start, end] of ranges) {
    for await (const piece of createReadStream(path, { start, end: end - 1 })) yield piece as Buffer;
  }
}

/** Its number is among those that the log has, and it is not: the server left it out, or numbered by hand. */
function notFound(transaction: string): RestorableError {
  return new RestorableError('LOG_UNREACHED', `${transaction} is not in the stored log.`, {
    hint: 'Check the GTID of the transaction, or restore a moment with `at`.',
  });
}

function unsafe(flaw: LogFlaw): RestorableError {
  const { what } = FLAW_WORDS[flaw.kind];
  const hint = flaw.kind === 'named' ? FLAW_WORDS.named.hint : 'Restore an earlier moment, or a later backup.';
  return new RestorableError('LOG_UNSAFE', `The binary log can't be replayed safely: ${what}.`, { hint, cause: flaw });
}

/** MySQL: BINLOG statements, and the settings that the log tool makes for a session. */
const NEEDED: Readonly<Record<Flavor, string>> = {
  mysql: 'GRANT REPLICATION_APPLIER, SESSION_VARIABLES_ADMIN ON *.* TO the account',
  mariadb: 'GRANT BINLOG REPLAY, BINLOG ADMIN ON *.* TO the account (before MariaDB 10.5: SUPER)',
};

/** A replay needs other privileges than a restore. */
function namePrivileges(error: unknown, flavor: Flavor): unknown {
  if (!(error instanceof RestorableError) || error.code !== 'DATABASE_PRIVILEGE') return error;
  return new RestorableError('DATABASE_PRIVILEGE', 'The restoring account may not replay a log.', {
    hint: `${NEEDED[flavor]}, and ALL PRIVILEGES on the database. This is not a verdict on the backup.`,
    cause: error,
  });
}

/** A replay that leaves out a transaction would give rows that the source never had. */
function incomplete(): RestorableError {
  return new RestorableError('LOG_FAILED', 'The log tool did not give every transaction of the stored log.', {
    hint: OF_SERIES,
  });
}

function toolFailed(code: number | null, foreign: ForeignText): RestorableError {
  return new RestorableError('LOG_FAILED', `The log tool could not read the stored log (exit code ${code}).`, {
    hint: OF_SERIES,
    foreign,
  });
}
