import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import type { Target } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { Child, ChildExit } from '../../../process/child.ts';
import { feedChild } from '../../../process/streams/feed.ts';
import { keepTail } from '../ask.ts';
import { commandFailure, howItEnded, killHint, type Otherwise } from '../failure.ts';
import type { CommandName, Runner } from '../runner/runner.ts';

/** Where a dump is restored. */
export interface LoadTarget {
  readonly description: string;
  readonly notes: readonly string[];
  readonly strategy: Target['strategy'];
  readonly runner: Runner;
  restore: Target['restore'];
  /** Why the database no longer responds: a finding about what was restored. */
  death?(): RestorableError | undefined;
  close(): Promise<void>;
}

/** How long a command that closes its input early may take to report why. */
const LAST_WORDS_MS = 2_000;

/** A command that has been given the whole dump and may still be running. */
export interface Loading {
  readonly child: Child;
  /** The end of its output: standard error, or else standard output (where Redis and MongoDB log). */
  words(): ForeignText;
  /** Waits for its end. @throws {RestorableError} RESTORE_FAILED unless the exit code is 0 */
  requireDone(): Promise<void>;
}

export interface LoadRequest {
  readonly name: 'restore' | 'verify';
  readonly argv: readonly string[];
  /** The dump. */
  readonly streams: readonly ByteStream[];
  /** Called before the child has read anything, to record it in the journal. */
  readonly onStart?: (child: Child) => Promise<void>;
}

/**
 * Starts `restore` or `verify` and feeds it the dump. The caller stops the child, unless this throws.
 * @throws {RestorableError} RESTORE_FAILED, DATABASE_*, CLIENT_MISSING, CANCELLED, and what reading the dump throws
 */
export async function load(
  { name, argv, streams, onStart }: LoadRequest,
  runner: Runner,
  host: Host,
): Promise<Loading> {
  const child = await runner.start({ name, argv, stdin: 'pipe' });
  const tail = keepTail(child, host.scrub);
  const words = (): ForeignText => (child.errorText().isEmpty ? tail() : child.errorText());
  const loading: Loading = { child, words, requireDone: () => requireDone(name, child, words, host) };
  try {
    await onStart?.(child);
    await feed(name, streams, loading, host);
    return loading;
  } catch (error) {
    await child.stop();
    throwIfCancelled(host.signal);
    throw error;
  }
}

async function feed(
  name: CommandName,
  streams: readonly ByteStream[],
  { child, words }: Loading,
  host: Host,
): Promise<void> {
  let count = 0;
  for (const stream of streams) {
    count += 1;
    if (count > 1) throw foreign(`it has the additional stream ${stream.name}`);
    if (await feedChild(stream.content, child)) continue;
    throwIfCancelled(host.signal);
    const exit = await Promise.race([child.exited, after(LAST_WORDS_MS)]);
    throwIfCancelled(host.signal);
    const how = exit === undefined ? 'closed its standard input' : howItEnded(exit);
    throw commandFailure(name, `${how} before it had read the entire dump`, words(), failed(name));
  }
  if (count === 0) throw foreign('it has no stream');
}

async function requireDone(name: CommandName, child: Child, words: () => ForeignText, host: Host): Promise<void> {
  const exit = await child.exited;
  throwIfCancelled(host.signal);
  if (exit.code === 0) {
    // Only now, because the dump's digest is checked at its end.
    host.toolWords.add(words());
    return;
  }
  throw endOf(name, exit, words());
}

/** The error for a command that ended when it should not have. */
export function endOf(name: CommandName, exit: ChildExit, words: ForeignText): RestorableError {
  const otherwise = failed(name);
  return commandFailure(name, howItEnded(exit), words, { ...otherwise, hint: killHint(exit, otherwise.hint) });
}

function failed(name: CommandName): Otherwise {
  return {
    isContained: name === 'verify',
    code: 'RESTORE_FAILED',
    hint:
      name === 'verify'
        ? 'Run it by hand with the dump on standard input. If it accepts older backups but not this one, this one is bad.'
        : 'What it has restored so far stays. Run it by hand with the dump on standard input, or choose an older backup with `backup:`.',
  };
}

function foreign(what: string): RestorableError {
  return new RestorableError('BACKUP_DAMAGED', `This is not a backup by commands: ${what}.`, {
    hint: 'It was made by another version of this program. Use that version.',
  });
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}
