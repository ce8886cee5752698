import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { describeState, stateIn } from '../connection/sqlstate.ts';
import { continueHint, describeEntry, isTargetsFault } from '../restore/failures.ts';
import type { TargetDatabase } from '../target/database.ts';
import type { FailureCause } from './reason.ts';

/** The key was not recorded as broken when the backup was made, so its cause is unknown. */
const ORPHANS_HINT =
  'If rows of the source violate the key too (they were inserted while triggers were off), fix them there. A backup records such a key if `row-count-timeout` leaves time to check, and then it is restored NOT VALID.';

/** What errors may name: the archive's own entries, if the fingerprint knows them too. */
export interface ArchiveNames {
  readonly entries: readonly ArchiveEntry[];
  readonly known: KnownNames;
}

interface FailureFacts extends ArchiveNames {
  readonly ownFirst: number;
  /** What the server had logged when pg_restore was started. */
  readonly logBefore: string;
  /** The entry that failed. */
  readonly dumpId: number | undefined;
  /** What the server reports, if it was asked. */
  readonly why: FailureCause;
}

/** As libpq prints it in the client's own language, which is always English here. The server's messages don't count. */
const LOST =
  /server closed the connection unexpectedly|could not (?:receive data from|send data to) server|no connection to the server|connection to server .* failed/;

/** What prevents an old database from being replaced says nothing about the backup. */
function replacementFailure(
  what: string,
  { dumpId, entries, ownFirst }: FailureFacts,
  state: string | undefined,
  foreign: ForeignText,
): RestorableError | undefined {
  const ownFrom = nextEntry(entries);
  if (state === '53200') {
    return new RestorableError(
      'DATABASE_QUERY',
      `The server has too few locks for a replacement in one transaction${what}.`,
      {
        hint: 'Raise max_locks_per_transaction on the server (by the number of tables, indexes and sequences divided by max_connections), or give the account CREATEDB: then the backup is restored next to the old database.',
        foreign,
      },
    );
  }
  if (dumpId !== undefined && dumpId >= ownFrom && dumpId < ownFrom + ownFirst) {
    return new RestorableError('DATABASE_QUERY', `The old content of the database could not be dropped${what}.`, {
      hint: 'End the sessions that use it, or give the account CREATEDB: then the backup is restored next to the old database.',
      foreign,
    });
  }
  return undefined;
}

/** An error of pg_restore is a finding about the backup, unless this server or machine lacks something. */
export function failedTool(
  foreign: ForeignText,
  target: TargetDatabase,
  end: string,
  facts: FailureFacts,
): RestorableError {
  const all = foreign.reveal();
  // Tolerated errors precede it.
  const words =
    facts.dumpId === undefined ? all : all.slice(Math.max(all.indexOf(`from TOC entry ${facts.dumpId};`), 0));
  const state = stateOfFailure(words, target, facts);
  const entry = facts.entries.find(({ dumpId }) => dumpId === facts.dumpId);
  const parts = [describeState(state) ?? reasonIn(words), entry && `at ${describeEntry(entry, facts.known)}`];
  const known = parts.filter((part) => part !== undefined);
  const what = known.length === 0 ? '' : `: ${known.join(', ')}`;
  if (state === '53100' || isFullBy(logSince(target, facts))) {
    return new RestorableError('DISK_FULL', 'The disk filled up during the restore.', {
      hint: 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
      foreign,
    });
  }
  if (facts.why.isGone === true || state?.startsWith('57P0') === true || LOST.test(words)) {
    return new RestorableError('DATABASE_CONNECTION_LOST', `The server ended during the restore${what}.`, {
      hint: 'Check its log: out of memory, restarted, or shut down. Then run it again. This is not a verdict on the backup.',
      foreign,
    });
  }
  const ofReplacement = target.strategy === 'in-place' ? replacementFailure(what, facts, state, foreign) : undefined;
  if (ofReplacement !== undefined) return ofReplacement;
  // Our own server grants every privilege that a restore may need. On another server, the account is to blame, not the backup.
  if (target.ownServer === undefined && state === '42501') {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
      hint: `Restore as a superuser (verify: \`target: auto\`), or check the object at the source. This is not a verdict on the backup.${continueHint(target)}`,
      foreign,
    });
  }
  if (isTargetsFault(state, target)) {
    return new RestorableError('TARGET_UNSUITABLE', `The target can't hold what the backup contains${what}.`, {
      hint: `Give the server what it lacks. The backup is not at fault.${continueHint(target)}`,
      foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', `pg_restore failed (${end})${what}.`, {
    hint: `${state === '23503' ? ORPHANS_HINT : 'Check the object at the source and what the target lacks, then run again.'}${continueHint(target)}`,
    foreign,
  });
}

/** What pg_restore itself prints about a failed statement, whatever the server's language. */
const IS_SERVERS =
  /^pg_restore: error: (?:could not execute query|COPY failed|error returned by PQputCopy\w+)|(?:ERROR|FATAL|PANIC): {2}/m;

function stateOfFailure(words: string, target: TargetDatabase, facts: FailureFacts): string | undefined {
  if (facts.why.state !== undefined) return facts.why.state;
  const since = logSince(target, facts);
  // An error in pg_restore itself makes the server log that its statement was cancelled.
  return IS_SERVERS.test(words) ? (loggedState(since, words) ?? stateIn(words)) : undefined;
}

/** Only of our own server. Only the log's end is kept: if its beginning has moved, all of it is newer. */
function logSince(target: TargetDatabase, { logBefore }: FailureFacts): string {
  const log = target.serverLog();
  return log.startsWith(logBefore) ? log.slice(logBefore.length) : log;
}

/** Whichever process found the disk full. */
const isFullBy = (log: string): boolean => /^53100 /m.test(log);

/**
 * From the log of our own server, whose lines begin with the code, and whose continuation lines begin with a tab. Other
 * sessions log there too, and so does pg_restore's own cancelled statement. The error that pg_restore reports is the one
 * that counts.
 */
function loggedState(log: string, words: string): string | undefined {
  const told = new Set([...words.matchAll(/(?:ERROR|FATAL|PANIC): {2}(.*)$/gm)].map(([, message]) => message));
  const logged = [...log.matchAll(/^([0-9A-Z]{5}) (?:ERROR|FATAL|PANIC): {2}(.*)$/gm)];
  return logged.findLast(([, , message]) => told.has(message))?.[1];
}

/** What pg_restore prints about the archive itself. */
const REASONS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/unsupported version/, 'the archive was written by a newer pg_dump'],
  [/unexpected end of file|could not read from input file/, 'the archive ends early'],
  [/does not appear to be a valid archive|did not find magic string/, 'it is not an archive'],
  [/could not find block|unexpected block ID|unrecognized data block|corrupt/, 'the archive is damaged'],
  [/could not uncompress|compress/, "data of the archive can't be decompressed"],
  [/out of memory/, 'out of memory'],
];

function reasonIn(words: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(words))?.[1];
}

/** About our own first statements; see archive/texts.ts. */
function nextEntry(entries: readonly ArchiveEntry[]): number {
  return entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
}
