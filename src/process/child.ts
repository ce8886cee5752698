import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { basename } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { cancellation } from '../core/cancellation.ts';
import { messageOf, RestorableError } from '../core/errors.ts';
import { ForeignText } from '../core/foreign.ts';
import { cutLines } from './lines.ts';

/** The program to run. Nothing of our own environment is inherited: the child gets only `env`. */
export interface ChildSpec {
  /** Absolute path, or a name to look up on the PATH of `env`. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  readonly stdin: 'pipe' | 'ignore';
  /** A socket: the child gets a copy of it. Then `exited` does not wait until its output was read. */
  readonly stdout: 'pipe' | 'ignore' | Socket;
  /** When aborted, sends SIGTERM, then SIGKILL after `killAfterMs`, to the child's whole process group. */
  readonly signal: AbortSignal;
  readonly killAfterMs?: number | undefined;
  /** How long to wait after the child's end for output that a leftover program holds open. If absent: until that program ends. */
  readonly drainMs?: number | undefined;
  /** Applied to the child's standard error before it is shown or put into an error. */
  readonly scrub: (text: string) => string;
  /** Sends a signal to the child's process group if we lack permission: it runs as another user through sudo. */
  readonly signalGroup?: ((group: number, signal: NodeJS.Signals) => Promise<void>) | undefined;
  /** The name of the program that writes its standard error. Default: the file's name. */
  readonly speaker?: string | undefined;
  /** Called for each complete line on standard error, scrubbed. Only for detecting known text, never for showing it. */
  readonly onErrorLine?: ((line: string) => void) | undefined;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Stopped at the end of a scope that declares it with `await using`. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** Null unless requested with 'pipe'. */
  readonly stdin: Writable | null;
  readonly stdout: Readable | null;
  /** Resolves when the process is gone and its output is drained: output that nobody reads keeps it waiting, up to `stop`. Never rejects. */
  readonly exited: Promise<ChildExit>;
  /** The last 16 KiB of standard error, scrubbed. */
  errorText(): ForeignText;
  /** SIGTERM to the group, SIGKILL after `killAfterMs`. Resolves when it is gone. */
  stop(): Promise<void>;
}

const ERROR_TAIL_BYTES = 16 * 1024;
const KILL_AFTER_MS = 3_000;

/**
 * Starts a child program in its own process group.
 * @throws {RestorableError} CLIENT_MISSING if the program can't be started, MACHINE_LIMIT if no program can, CANCELLED if already
 * aborted
 */
export async function startChild(spec: ChildSpec): Promise<Child> {
  if (spec.signal.aborted) throw cancellation(spec.signal);
  const child = spawned(spec);
  const errorText = readErrors(child, spec);
  const giveUp = child.stdout ? keepUnread(child.stdout) : undefined;
  if (spec.drainMs !== undefined) endOutput(child, spec.drainMs);
  const exited = new Promise<ChildExit>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  await started(child, spec.file);
  const pid = child.pid as number;
  let gone = false;
  const stop = async (): Promise<void> => {
    if (gone) return;
    giveUp?.();
    const send = spec.signalGroup ?? signalOwnGroup;
    void send(pid, 'SIGTERM');
    const timer = setTimeout(() => void send(pid, 'SIGKILL'), spec.killAfterMs ?? KILL_AFTER_MS);
    await exited;
    clearTimeout(timer);
  };
  const onAbort = (): void => void stop();
  spec.signal.addEventListener('abort', onAbort, { once: true });
  void exited.then(() => {
    gone = true;
    spec.signal.removeEventListener('abort', onAbort);
  });
  // A child that dies closes its standard input. The exit code shows why. An unhandled EPIPE would crash this process.
  child.stdin?.on('error', () => {});
  return { pid, stdin: child.stdin, stdout: child.stdout, exited, errorText, stop, [Symbol.asyncDispose]: stop };
}

/** @throws {RestorableError} CLIENT_MISSING, MACHINE_LIMIT */
function spawned({ file, args, env, cwd, stdin, stdout }: ChildSpec): ChildProcess {
  try {
    return spawn(file, [...args], {
      env: { ...env },
      cwd,
      detached: true,
      shell: false,
      stdio: [stdin, stdout, 'pipe'],
    });
  } catch (thrown) {
    // Node.js emits some errors of fork(2) and execve(2), and throws the others.
    throw notStarted(file, thrown as NodeJS.ErrnoException);
  }
}

/** @throws {RestorableError} CLIENT_MISSING, MACHINE_LIMIT */
function started(child: ChildProcess, file: string): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause: NodeJS.ErrnoException) => reject(notStarted(file, cause)));
  });
}

/** What the machine has run out of, by the error of fork(2), pipe(2) or execve(2), with what to do. */
const OUT_OF: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  EMFILE: ['this process has too many open files', 'Raise the limit of open files (`ulimit -n`).'],
  ENFILE: ['the machine has too many open files', 'Close other programs, or raise `fs.file-max` (`sysctl`).'],
  EAGAIN: [
    'no more processes may be started',
    'Raise the limit of processes (`ulimit -u`, or `pids` of the container).',
  ],
  ENOMEM: ['there is not enough memory', 'Close other programs, or use a machine with more memory.'],
};

function notStarted(file: string, cause: NodeJS.ErrnoException): RestorableError {
  const limit = OUT_OF[cause.code ?? ''];
  if (limit === undefined) {
    const hint = 'Check that the program is installed and executable.';
    return new RestorableError('CLIENT_MISSING', `Can't start ${file}: ${messageOf(cause)}.`, { hint, cause });
  }
  const [what, hint] = limit;
  return new RestorableError('MACHINE_LIMIT', `Can't start ${file}: ${what} (${cause.code}).`, { hint, cause });
}

/** Reads standard error, and returns what gives its last part. */
function readErrors(child: ChildProcess, spec: ChildSpec): () => ForeignText {
  let tail = '';
  const lines = cutLines((line) => spec.onErrorLine?.(spec.scrub(line)));
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-ERROR_TAIL_BYTES);
    lines.push(text);
  });
  child.stderr?.once('end', lines.end);
  const speaker = spec.speaker ?? basename(spec.file);
  return () => new ForeignText(speaker, spec.scrub(tail).trim());
}

/**
 * When a child ends, Node.js throws away the output that nobody reads yet, and a later reader sees an empty output that ends well.
 * This keeps it for that reader.
 * @returns lets the output be thrown away if it still has no reader
 */
function keepUnread(output: Readable): () => void {
  let isKept = true;
  // While there is a listener for this event, nothing is thrown away. An output that ends empty must be seen to end.
  const hold = (): void => {
    if (output.readableLength === 0) output.read();
  };
  const onListener = (event: string | symbol): void => {
    if (event === 'data' || event === 'readable') letGo();
  };
  const letGo = (): void => {
    isKept = false;
    output.off('newListener', onListener);
    output.off('readable', hold);
  };
  output.on('readable', hold);
  output.on('newListener', onListener);
  return () => {
    if (!isKept) return;
    letGo();
    output.resume();
  };
}

/** A leftover program may hold the output open forever, and `exited` would wait for it. */
function endOutput(child: ChildProcess, drainMs: number): void {
  child.once('exit', () => {
    const timer = setTimeout(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    }, drainMs);
    child.once('close', () => clearTimeout(timer));
  });
}

async function signalOwnGroup(group: number, signal: NodeJS.Signals): Promise<void> {
  try {
    process.kill(-group, signal);
  } catch {
    // Already gone.
  }
}

/** Runs a small command to its end and returns its output. For versions and lookups, not for data. */
export async function runToEnd(
  spec: Omit<ChildSpec, 'stdin' | 'stdout'>,
): Promise<ChildExit & { stdout: string; stderr: ForeignText }> {
  const child = await startChild({ ...spec, stdin: 'ignore', stdout: 'pipe' });
  let stdout = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  const exit = await child.exited;
  if (spec.signal.aborted) throw cancellation(spec.signal);
  return { ...exit, stdout, stderr: child.errorText() };
}
