import { RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import { type KnownNames, showName } from '../../core/known-names.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, startChild } from '../../process/child.ts';
import { feedChild } from '../../process/feed.ts';
import type { Bind } from '../../process/sandbox.ts';
import { programBinds } from '../../process/sandbox-programs.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import { accessForClient, type ClientAccess } from './client-access.ts';
import type { ClientTool } from './clients.ts';
import { stateOnceMore } from './restore-diagnosis.ts';
import { RestoreWords } from './restore-words.ts';
import { describeState, stateIn } from './sqlstate.ts';
import type { Place } from './target-place.ts';
import { childEnvironment } from './url.ts';

/** From this major on pg_restore begins with `SET transaction_timeout`, which older servers refuse. */
const TRANSACTION_TIMEOUT_MAJOR = 17;

/**
 * Feeds an archive to pg_restore, contained where the place is, and waits for both to end well.
 * @throws {RestorableError} RESTORE_FAILED, DISK_FULL, DATABASE_CONNECTION_LOST, CANCELLED, and what reading the archive throws
 */
export async function runPgRestore(
  archive: AsyncIterable<Uint8Array>,
  client: ClientTool,
  args: readonly string[],
  place: Place,
  names: ArchiveNames,
  host: Host,
): Promise<void> {
  const logBefore = place.serverLog();
  const said = new RestoreWords();
  const child = await startPgRestore(client, args, place, host, said);
  const iterator = archive[Symbol.asyncIterator]();
  try {
    // The same iterator, since what pg_restore does not read is read below.
    await feedChild({ [Symbol.asyncIterator]: () => iterator }, child);
    const { code, signal } = await child.exited;
    throwIfCancelled(host.signal);
    const words = said.text;
    const tolerated =
      code === 1 && meetsTransactionTimeout(client, place) && onlyTransactionTimeoutFailed(words.reveal());
    if (code !== 0 && !tolerated) {
      const end = code === null ? `signal ${signal}` : `exit code ${code}`;
      const state = await findState(words.reveal(), place, { ...names, logBefore }, host);
      throw failedTool(words, place, end, { ...names, state });
    }
    // pg_restore stops reading at the last entry; only at the stream's own end are its digests checked.
    for (let next = await iterator.next(); !next.done; next = await iterator.next());
  } finally {
    await child.stop();
    const released = iterator.return?.();
    // A generator that waits for bytes answers only after them; a cancelled run doesn't wait that long.
    if (host.signal.aborted) released?.catch(() => {});
    else await released;
  }
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

const NO_SPACE = /No space left on device|could not extend file/;

/** What errors may name: the archive's own entries, where the fingerprint knows them too. */
export interface ArchiveNames {
  readonly entries: readonly ArchiveEntry[];
  readonly known: KnownNames;
  /** The statements of an entry, as pg_restore was given them. */
  readonly definitionOf: (dumpId: number) => string;
}

interface FailureFacts extends ArchiveNames {
  /** The SQLSTATE of the server's error; undefined of one of pg_restore itself, and where it is not known. */
  readonly state: string | undefined;
}

/** What pg_restore itself says of a statement that failed, whatever language the server speaks. */
const IS_SERVERS =
  /^pg_restore: error: (?:could not execute query|COPY failed|error returned by PQputCopy\w+)|(?:ERROR|FATAL|PANIC): {2}/m;

async function findState(
  words: string,
  place: Place,
  names: ArchiveNames & { readonly logBefore: string },
  host: Host,
): Promise<string | undefined> {
  if (!IS_SERVERS.test(words)) return undefined;
  const log = place.serverLog();
  // Only the log's end is kept: where its beginning has moved on, all of it is newer.
  const since = log.startsWith(names.logBefore) ? log.slice(names.logBefore.length) : log;
  const known = loggedState(since, words) ?? stateIn(words);
  // A transaction that was rolled back has left nothing to try the statement on.
  if (known !== undefined || place.box !== undefined || place.strategy === 'in-place') return known;
  const definition = names.definitionOf(entryNumber(words));
  return definition === '' ? undefined : stateOnceMore(definition, place, host);
}

/** What keeps an old database from giving way says nothing about the backup. */
function replacementFailure(
  words: string,
  what: string,
  names: FailureFacts,
  foreign: ForeignText,
): RestorableError | undefined {
  if (names.state === '53200') {
    return new RestorableError(
      'DATABASE_QUERY',
      `The server has too few locks for the replacement in one transaction${what}.`,
      {
        hint: 'Raise max_locks_per_transaction at the server (by the number of tables, indexes and sequences over max_connections), or give the account CREATEDB: then the backup is restored beside the old database.',
        foreign,
      },
    );
  }
  if (entryNumber(words) === nextEntry(names.entries)) {
    return new RestorableError('DATABASE_QUERY', `What is in the database could not be dropped${what}.`, {
      hint: 'End the sessions that use it, or give the account CREATEDB: then the backup is restored beside the old database.',
      foreign,
    });
  }
  return undefined;
}

/** An error of pg_restore is a finding about the backup; the server's code and the entry say which. */
function failedTool(foreign: ForeignText, place: Place, end: string, names: FailureFacts): RestorableError {
  const words = foreign.reveal();
  const what = describeFailure(words, names);
  if (names.state === '53100' || NO_SPACE.test(words) || NO_SPACE.test(place.serverLog())) {
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
  const ofReplacement = place.strategy === 'in-place' ? replacementFailure(words, what, names, foreign) : undefined;
  if (ofReplacement !== undefined) return ofReplacement;
  // On a server of our own every right is there that a restore may need; elsewhere the account is to blame, not the backup.
  if (place.box === undefined && names.state === '42501') {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a right${what}.`, {
      hint: 'Restore as a superuser (verify: `into: auto`), or check the object at the source; this says nothing about the backup.',
      foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', `pg_restore failed (${end})${what}.`, {
    hint: 'Nothing was published. Check the object at the source, or choose an older backup with `backup:`.',
    foreign,
  });
}

/** `: check constraint violation (SQLSTATE 23514), at TABLE DATA "public.people"`, as far as it is known. */
function describeFailure(words: string, names: FailureFacts): string {
  // An error of pg_restore itself makes the server log that its statement was cancelled.
  const state = IS_SERVERS.test(words) ? describeState(names.state) : reasonIn(words);
  const parts = [state, entryIn(words, names)].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
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

/** The number of the entry that pg_restore was at; 0 where it doesn't say. */
function entryNumber(words: string): number {
  return Number(/^pg_restore: from TOC entry (\d{1,10});/m.exec(words)?.[1] ?? 0);
}

/** Of the first statements of our own; see archive-edit.ts. */
function nextEntry(entries: readonly ArchiveEntry[]): number {
  return entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
}

/** The entry that pg_restore was at. Only the number is taken from its words; the rest is the archive's. */
function entryIn(words: string, { entries, known }: ArchiveNames): string | undefined {
  const dumpId = entryNumber(words);
  const entry = entries.find((each) => each.dumpId === dumpId);
  if (entry === undefined || !/^[A-Z ]{1,40}$/.test(entry.description)) return undefined;
  const { description, schema, name } = entry;
  // The tag of a constraint, trigger or policy is its table and its own name.
  const candidates = [`${schema}.${name}`, name, `${schema}.${name.split(' ')[0]}`];
  const shown = candidates.find((candidate) => known.has(candidate));
  return shown === undefined ? `at an entry ${description}` : `at ${description} ${showName(shown)}`;
}

/** An archive of pg_dump 17 can't be read by an older pg_restore, which a server of 16 would suit better. */
export function meetsTransactionTimeout(client: ClientTool, place: Place): boolean {
  return client.major >= TRANSACTION_TIMEOUT_MAJOR && place.serverMajor < TRANSACTION_TIMEOUT_MAJOR;
}

/** Whether that one setting is all that failed: pg_restore counts its errors in its last line. */
function onlyTransactionTimeoutFailed(words: string): boolean {
  return /^Command was: SET transaction_timeout = 0;/m.test(words) && /errors ignored on restore: 1\s*$/.test(words);
}
