import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, type ChildExit, type ChildSpec, startChild } from '../child.ts';
import type { Bind } from './arguments.ts';
import { type Cgroup, removeCgroup } from './limits/cgroup.ts';
import type { SandboxWatch } from './limits/watchdog.ts';

/** The program to run. It gets only `env`, which is visible in the process list and must contain nothing secret. */
export interface SandboxSpec {
  /** Absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
  /** A program that only our user may reach: where nothing is contained, it runs as our user. */
  readonly isOurs?: boolean | undefined;
  /** It has network access. Only for a client of a server elsewhere. */
  readonly network?: boolean | undefined;
  readonly stdin: 'pipe' | 'ignore';
  readonly stdout: 'pipe' | 'ignore';
  /** Ends it. Default: the host's own signal. */
  readonly signal?: AbortSignal | undefined;
  readonly killAfterMs?: number | undefined;
  readonly onErrorLine?: ((line: string) => void) | undefined;
  /** A folder to delete when the program ends, if we can't delete it ourselves (it belongs to another user). */
  readonly removeAtEnd?: string | undefined;
}

/** A way to run programs that a dump may have taken over. */
export interface Sandbox {
  /** False only if the user trusts the source: programs run uncontained, as another user if we are root. */
  readonly isContained: boolean;
  /** For the report. */
  readonly note: string | undefined;
  /** The children belong to another user and are reached through sudo. */
  readonly viaSudo: boolean;
  start(spec: SandboxSpec): Promise<Child>;
  /** Runs a small program to its end. */
  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: ForeignText }>;
  /** A folder below `parent` (which must be private to our user) that both contained programs and we can write to. */
  makeSharedFolder(parent: string, name: string): Promise<string>;
  /** Deletes files of a contained program at this path, whatever their mode. Works after a cancel too. */
  remove(parent: string, name: string): Promise<void>;
  /**
   * Writes a file (0600) that belongs to the user of contained programs: a password, a key.
   * @returns its path, for a bind
   */
  giveFile(name: string, content: string | Uint8Array | Iterable<Uint8Array>): Promise<string>;
  /**
   * Temporarily changes the owner of a file to the contained user. Refused through sudo.
   * @returns a function that changes it back
   */
  lend(path: string): Promise<() => Promise<void>>;
  /** After a failure: the limit that the programs exceeded together, or the reason that one could not be contained. */
  whyStopped(): Promise<RestorableError | undefined>;
  /** Stops watching the programs and deletes the files that they were given. Call it after their end. */
  close(): Promise<void>;
}

/** The base of every sandbox: a private folder, and a watchdog if its programs have limits. */
export interface Keeping {
  /** Only our user can enter it. */
  readonly folder: string;
  readonly watch: SandboxWatch | undefined;
  readonly cgroup: Cgroup | undefined;
}

/** Starts a child that the watchdog monitors. */
export async function startWatched(spec: ChildSpec, { watch }: Keeping, start = startChild): Promise<Child> {
  const child = await start(spec);
  watch?.add(child);
  void child.exited.then(() => watch?.forget(child));
  return child;
}

/** A private file in the sandbox's own folder, not yet owned by the contained user. */
export async function writePrivately(
  { folder }: Keeping,
  name: string,
  content: string | Uint8Array | Iterable<Uint8Array>,
): Promise<string> {
  const path = join(folder, `${randomBytes(4).toString('hex')}-${name}`);
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  return path;
}

export async function closeKeeping({ folder, watch, cgroup }: Keeping): Promise<void> {
  watch?.close();
  if (cgroup !== undefined) await removeCgroup(cgroup);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Runs a small program to its end and returns its output. */
export async function collect(
  sandbox: Sandbox,
  spec: Omit<SandboxSpec, 'stdin' | 'stdout'>,
): Promise<ChildExit & { stdout: string; stderr: ForeignText }> {
  const child = await sandbox.start({ ...spec, stdin: 'ignore', stdout: 'pipe' });
  let stdout = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  const exit = await child.exited;
  return { ...exit, stdout, stderr: child.errorText() };
}

/** The options that every way of starting shares. */
export function commonSpec(
  spec: SandboxSpec,
  host: Host,
): Pick<ChildSpec, 'stdout' | 'signal' | 'killAfterMs' | 'scrub' | 'speaker' | 'onErrorLine'> {
  return {
    stdout: spec.stdout,
    signal: spec.signal ?? host.signal,
    killAfterMs: spec.killAfterMs,
    scrub: host.scrub,
    speaker: basename(spec.file),
    onErrorLine: spec.onErrorLine,
  };
}
