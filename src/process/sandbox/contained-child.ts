import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, type ChildExit, type ChildSpec, startChild } from '../child.ts';
import type { Bind } from './arguments.ts';
import { type Cgroup, removeCgroup } from './cgroup.ts';
import type { SandboxWatch } from './watchdog.ts';

/** What to run. `env` is all that it gets, and shows in the process list: nothing secret may be in it. */
export interface SandboxSpec {
  /** Absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
  /** A program that only we may be able to reach: where nothing is contained, it runs as us. */
  readonly isOurs?: boolean | undefined;
  /** It reaches the machine's network; only for a client of a server elsewhere. */
  readonly network?: boolean | undefined;
  readonly stdin: 'pipe' | 'ignore';
  readonly stdout: 'pipe' | 'ignore';
  /** Ends it; the host's own signal unless given. */
  readonly signal?: AbortSignal | undefined;
  readonly killAfterMs?: number | undefined;
  readonly onErrorLine?: ((line: string) => void) | undefined;
  /** A folder that is to be deleted with the program's end where we couldn't do it ourselves (it is another user's). */
  readonly removeAtEnd?: string | undefined;
}

/** A way of running programs that a dump may have taken over. */
export interface Sandbox {
  /** False only where the user trusts the source: programs run as on any machine, as another user if we are root. */
  readonly isContained: boolean;
  /** For the report. */
  readonly note: string | undefined;
  /** The children belong to another user and are reached through sudo. */
  readonly viaSudo: boolean;
  start(spec: SandboxSpec): Promise<Child>;
  /** Runs a small program to its end. */
  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: ForeignText }>;
  /** A folder below `parent` (which must be ours alone) that contained programs and we may both write into. */
  makeSharedFolder(parent: string, name: string): Promise<string>;
  /** Deletes what a contained program made at this path, in whatever mode; works after a cancel too. */
  remove(parent: string, name: string): Promise<void>;
  /**
   * Writes a file (0600) that belongs to the user of contained programs: a password, a key.
   * @returns its path, to be bound
   */
  giveFile(name: string, content: string | Uint8Array): Promise<string>;
  /**
   * Makes a file of ours the contained user's for a while. Refused through sudo.
   * @returns takes it back
   */
  lend(path: string): Promise<() => Promise<void>>;
  /** After a failure: the limit that the programs were over together, or what kept one of them from being contained. */
  whyStopped(): Promise<RestorableError | undefined>;
  /** Ends the watch over the programs and deletes what was given to them; after their own end. */
  close(): Promise<void>;
}

/** What every sandbox has: a private folder of its own, and a watch where its programs have limits. */
export interface Keeping {
  /** Only we can enter it. */
  readonly folder: string;
  readonly watch: SandboxWatch | undefined;
  readonly cgroup: Cgroup | undefined;
}

/** Starts a child that the watch looks at. */
export async function startWatched(spec: ChildSpec, { watch }: Keeping, start = startChild): Promise<Child> {
  const child = await start(spec);
  watch?.add(child.pid);
  void child.exited.then(() => watch?.forget(child.pid));
  return child;
}

/** A private file in the sandbox's own folder, not yet the contained user's. */
export async function writePrivately({ folder }: Keeping, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, `${randomBytes(4).toString('hex')}-${name}`);
  await writeFile(path, content, { mode: 0o600, flag: 'wx' });
  return path;
}

export async function closeKeeping({ folder, watch, cgroup }: Keeping): Promise<void> {
  watch?.close();
  if (cgroup !== undefined) await removeCgroup(cgroup);
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Runs a small program to its end and gives what it printed. */
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

/** What every way of starting has in common. */
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
