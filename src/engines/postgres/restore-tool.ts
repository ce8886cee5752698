import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { KnownNames } from '../../core/known-names.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, startChild } from '../../process/child.ts';
import { feedChild } from '../../process/feed.ts';
import type { Bind } from '../../process/sandbox.ts';
import { programBinds } from '../../process/sandbox-programs.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import { accessForClient, type ClientAccess } from './client-access.ts';
import type { ClientTool } from './clients.ts';
import type { Refusals } from './restore-adapt.ts';
import { continueHint, describeEntry, isTargetsFault } from './restore-failures.ts';
import { type Refused, RestoreWords } from './restore-words.ts';
import { describeState, stateIn } from './sqlstate.ts';
import type { Place } from './target-place.ts';
import { childEnvironment } from './url.ts';

/** From this major on pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;

/** What is restored, and what of it may fail. */
export interface Restoring extends ArchiveNames {
  readonly args: readonly string[];
  /** How many statements of our own run before the archive's. */
  readonly ownFirst: number;
  /** What guarded statements say that were refused. */
  readonly refusals: Refusals;
  /** Entries whose failure is no failure of the restore. */
  readonly tolerated: ReadonlySet<number>;
  /** No entry's failure is. */
  readonly toleratesAll: boolean;
  /** Asks the server of somebody else's why it refuses an entry: its code (SQLSTATE). */
  readonly askState?: ((dumpId: number) => Promise<string | undefined>) | undefined;
}

/** What a pg_restore left that ended well. */
export interface ToolOutcome {
  /** The entries that failed and were allowed to. */
  readonly failures: readonly number[];
  readonly refused: Refused;
}

/**
 * Feeds an archive to pg_restore, contained where the place is, and waits for both to end well.
 * @throws {RestorableError} RESTORE_FAILED, TARGET_UNSUITABLE, DISK_FULL, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST,
 * CANCELLED, and what reading the archive throws
 */
export async function runPgRestore(
  archive: AsyncIterable<Uint8Array>,
  client: ClientTool,
  restoring: Restoring,
  place: Place,
  host: Host,
): Promise<ToolOutcome> {
  const logBefore = place.serverLog();
  const said = new RestoreWords(restoring.refusals);
  const goesOn = restoring.toleratesAll || restoring.tolerated.size > 0 || meetsTransactionTimeout(client, place);
  const args = goesOn ? restoring.args : ['--exit-on-error', ...restoring.args];
  const child = await startPgRestore(client, args, place, host, said);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    // The same iterator, since what pg_restore does not read is read below.
    await feedChild({ [Symbol.asyncIterator]: () => iterator }, child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    const failed = code === 0 ? [] : toleratedIn(said, code, restoring, client, place);
    if (failed === undefined) {
      const dumpId = firstFailure(said, restoring);
      const state = dumpId === undefined ? undefined : await restoring.askState?.(dumpId);
      const end = code === null ? `signal ${signal}` : `exit code ${code}`;
      throw failedTool(said.text, place, end, { ...restoring, logBefore, dumpId, state });
    }
    if (failed.length > 0) host.toolWords.add(said.text);
    // pg_restore stops reading at the last entry; only at the stream's own end are its digests checked.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
    return { failures: failed, refused: said.refused };
  } finally {
    await child.stop();
    const released = iterator.return?.();
    // A generator that waits for bytes answers only after them; a cancelled run doesn't wait that long.
    if (host.signal.aborted) released?.catch(() => {});
    else await released;
  }
}

/** Undefined where something failed that may not. */
function toleratedIn(
  said: RestoreWords,
  code: number | null,
  { tolerated, toleratesAll }: Restoring,
  client: ClientTool,
  place: Place,
): readonly number[] | undefined {
  if (code !== 1 || said.ignored === undefined) return undefined;
  const failed = [...said.failed];
  if (failed.length === 0) {
    // A setting that the server does not know is set before the first entry.
    return said.ignored === 1 && meetsTransactionTimeout(client, place) ? [] : undefined;
  }
  return toleratesAll || failed.every((dumpId) => tolerated.has(dumpId)) ? failed : undefined;
}

function firstFailure({ failed }: RestoreWords, { tolerated }: Restoring): number | undefined {
  return [...failed].find((dumpId) => !tolerated.has(dumpId));
}

async function startPgRestore(
  client: ClientTool,
  args: readonly string[],
  place: Place,
  host: Host,
  said: RestoreWords,
): Promise<Child> {
  const words = [...client.prefix, ...args];
  const onErrorLine = (line: string): void => said.add(line);
  const sandbox = client.prefix.length > 0 ? undefined : (place.box?.sandbox ?? place.client);
  if (sandbox === undefined) {
    const common = { env: childEnvironment(place.role, host.env), signal: host.signal, scrub: host.scrub };
    return startChild({ ...common, file: client.path, args: words, stdin: 'pipe', stdout: 'ignore', onErrorLine });
  }
  const { env, binds, network } =
    place.box === undefined ? await accessForClient(place.role, sandbox, host) : ownAccess(place, place.box.binds);
  const program = { file: client.path, args: words, env, network };
  const all = [...binds, ...(await programBinds(client.path, host))];
  return sandbox.start({ ...program, binds: all, stdin: 'pipe', stdout: 'ignore', onErrorLine });
}

function ownAccess({ role }: Place, binds: readonly Bind[]): ClientAccess {
  // No password: the account needs none, and the job's PGPASSWORD is not for these eyes.
  const env = { ...childEnvironment({ ...role, password: undefined }), PATH: '/usr/bin:/bin' };
  return { env, binds, network: false };
}

/** A key that was not noted as broken when the backup was made: nobody can tell whose fault it is. */
const ORPHANS_HINT =
  'If rows of the source violate the key too (they came in while triggers were off), mend them there; a backup notes such a key where `count-time-limit` leaves time to look, and then it is restored NOT VALID.';

const NO_SPACE = /No space left on device|could not extend file/;

/** What errors may name: the archive's own entries, where the fingerprint knows them too. */
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
  /** The server's code, where it was asked for. */
  readonly state: string | undefined;
}

/** What keeps an old database from giving way says nothing about the backup. */
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
      `The server has too few locks for the replacement in one transaction${what}.`,
      {
        hint: 'Raise max_locks_per_transaction at the server (by the number of tables, indexes and sequences over max_connections), or give the account CREATEDB: then the backup is restored beside the old database.',
        foreign,
      },
    );
  }
  if (dumpId !== undefined && dumpId >= ownFrom && dumpId < ownFrom + ownFirst) {
    return new RestorableError('DATABASE_QUERY', `What is in the database could not be dropped${what}.`, {
      hint: 'End the sessions that use it, or give the account CREATEDB: then the backup is restored beside the old database.',
      foreign,
    });
  }
  return undefined;
}

/** An error of pg_restore is a finding about the backup, but for what this server or machine lacks. */
function failedTool(foreign: ForeignText, place: Place, end: string, facts: FailureFacts): RestorableError {
  const all = foreign.reveal();
  // What was tolerated stands before it.
  const words =
    facts.dumpId === undefined ? all : all.slice(Math.max(all.indexOf(`from TOC entry ${facts.dumpId};`), 0));
  const state = stateOfFailure(words, place, facts);
  const entry = facts.entries.find(({ dumpId }) => dumpId === facts.dumpId);
  const parts = [describeState(state) ?? reasonIn(words), entry && `at ${describeEntry(entry, facts.known)}`];
  const known = parts.filter((part) => part !== undefined);
  const what = known.length === 0 ? '' : `: ${known.join(', ')}`;
  if (state === '53100' || NO_SPACE.test(words) || NO_SPACE.test(place.serverLog())) {
    return new RestorableError('DISK_FULL', 'The disk became full during the restore.', {
      hint: 'Give `into:` a database of a service container or another server, or free some disk of the runner.',
      foreign,
    });
  }
  if (/server closed the connection|terminating connection|connection to server .* failed/.test(words)) {
    return new RestorableError('DATABASE_CONNECTION_LOST', `The server went away during the restore${what}.`, {
      hint: 'Check its log: out of memory, restarted, or shut down. Then run again; this says nothing about the backup.',
      foreign,
    });
  }
  const ofReplacement = place.strategy === 'in-place' ? replacementFailure(what, facts, state, foreign) : undefined;
  if (ofReplacement !== undefined) return ofReplacement;
  // On a server of our own every right is there that a restore may need; elsewhere the account is to blame, not the backup.
  if (place.box === undefined && state === '42501') {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a right${what}.`, {
      hint: `Restore as a superuser (verify: \`into: auto\`), or check the object at the source; this says nothing about the backup.${continueHint(place)}`,
      foreign,
    });
  }
  if (isTargetsFault(state, place)) {
    return new RestorableError('TARGET_UNSUITABLE', `The target can't hold what the backup has${what}.`, {
      hint: `Give the server what it lacks; nothing is wrong with the backup.${continueHint(place)}`,
      foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', `pg_restore failed (${end})${what}.`, {
    hint: `${state === '23503' ? ORPHANS_HINT : 'Look at the object at the source and at what the target lacks, then run again.'}${continueHint(place)}`,
    foreign,
  });
}

/** What pg_restore itself says of a statement that failed, whatever language the server speaks. */
const IS_SERVERS =
  /^pg_restore: error: (?:could not execute query|COPY failed|error returned by PQputCopy\w+)|(?:ERROR|FATAL|PANIC): {2}/m;

function stateOfFailure(words: string, place: Place, { logBefore, state }: FailureFacts): string | undefined {
  if (state !== undefined) return state;
  const log = place.serverLog();
  // Only the log's end is kept: where its beginning has moved on, all of it is newer.
  const since = log.startsWith(logBefore) ? log.slice(logBefore.length) : log;
  // An error of pg_restore itself makes the server log that its statement was cancelled.
  return IS_SERVERS.test(words) ? (loggedState(since, words) ?? stateIn(words)) : undefined;
}

/**
 * In the log of a server of our own, whose lines begin with the code; lines that go on from one before begin with a tab. Other
 * sessions log there too, and pg_restore's own cancelled statement: the error that pg_restore tells is the one that counts.
 */
function loggedState(log: string, words: string): string | undefined {
  const told = new Set([...words.matchAll(/(?:ERROR|FATAL|PANIC): {2}(.*)$/gm)].map(([, message]) => message));
  const logged = [...log.matchAll(/^([0-9A-Z]{5}) (?:ERROR|FATAL|PANIC): {2}(.*)$/gm)];
  return logged.findLast(([, , message]) => told.has(message))?.[1];
}

/** What pg_restore says of the archive itself. */
const REASONS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/unsupported version/, 'the archive is of a newer pg_dump'],
  [/unexpected end of file|could not read from input file/, 'the archive ends early'],
  [/does not appear to be a valid archive|did not find magic string/, 'it is no archive'],
  [/could not find block|unexpected block ID|unrecognized data block|corrupt/, 'the archive is damaged'],
  [/could not uncompress|compress/, 'data of the archive can not be expanded'],
  [/out of memory/, 'out of memory'],
];

function reasonIn(words: string): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(words))?.[1];
}

/** Of the first statements of our own; see archive-texts.ts. */
function nextEntry(entries: readonly ArchiveEntry[]): number {
  return entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
}

/** An archive of pg_dump 17 can't be read by an older pg_restore, which a server of 16 would suit better. */
export function meetsTransactionTimeout(client: ClientTool, place: Place): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && place.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}
