import { chmod, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ForeignText } from '../core/foreign.ts';
import type { Host } from '../ports/host.ts';
import type { Child, ChildExit, ChildSpec } from './child.ts';
import type { Bind } from './sandbox-arguments.ts';

/** Enough for sudo, bwrap and setpriv; never the job's own. */
export const SUDO_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What to run. `env` is all that it gets, and shows in the process list: nothing secret may be in it. */
export interface SandboxSpec {
  /** Absolute path. */
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
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
}

/** A folder that every user may write into, below one that only we can enter. */
export async function makeFolder(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  await mkdir(path);
  // mkdir's mode is cut by the umask.
  await chmod(path, 0o777);
  return path;
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
