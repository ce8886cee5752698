import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import { type Child, type ChildExit, type ChildSpec, runToEnd, startChild } from './child.ts';
import {
  asUser,
  type Bind,
  type ContainedProgram,
  type Containment,
  containedCommand,
  type Identity,
} from './sandbox-arguments.ts';
import { installBubblewrap, installCommand } from './sandbox-install.ts';
import { makeIdentity, nobody } from './sandbox-user.ts';

export type { Bind } from './sandbox-arguments.ts';

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
  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: string }>;
  /** A folder below `parent` (which must be ours alone) that contained programs and we may both write into. */
  makeSharedFolder(parent: string, name: string): Promise<string>;
  /** Deletes what a contained program made at this path, in whatever mode; works after a cancel too. */
  remove(parent: string, name: string): Promise<void>;
}

export interface SandboxOptions {
  /** Without containment rather than not at all. */
  readonly trustSource: boolean;
  /** What to try, in this order, instead of what fits the user that we are. */
  readonly ways?: readonly Containment[] | undefined;
}

const SUDO_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** bwrap's first process takes no SIGTERM, and what is contained has nothing to save. */
const KILL_AFTER_MS = 300;
const PROBE_TIMEOUT_MS = 10_000;
const REMOVE_TIMEOUT_MS = 60_000;

/**
 * Finds out by trying how this machine can contain a program with bubblewrap, which is installed where it is missing and
 * apt may be used: as root with a user id of its own, else in an unprivileged user namespace, else as root by `sudo -n`.
 * @throws {RestorableError} SANDBOX_MISSING unless `trustSource`
 */
export async function prepareSandbox(host: Host, options: SandboxOptions): Promise<Sandbox> {
  const folder = join((await host.workspace()).path, `box-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  const who = await makeIdentity(folder);
  const refusals: string[] = [];
  if (process.platform === 'linux') {
    if (!options.trustSource) await installBubblewrap(host);
    for (const how of options.ways ?? waysOf(process.getuid?.())) {
      const refusal = await probe(how, who, host);
      if (refusal === undefined) return new ContainingSandbox(how, who, host);
      host.log.debug(`No containment as ${how}: ${refusal}`);
      refusals.push(refusal);
    }
  }
  if (options.trustSource) return new PlainSandbox(await nobody(), host);
  throw new RestorableError('SANDBOX_MISSING', missingMessage(refusals), {
    hint: `${await hintOf(refusals, host)} Or give \`into:\` a database of a service container, or, if you trust everybody who can write to the source, set \`trust-source: true\`.`,
  });
}

function waysOf(uid: number | undefined): readonly Containment[] {
  // Root of a rootless container has one user id only, so that `root` fails there and `user` may not.
  return uid === 0 ? ['root', 'user'] : ['user', 'sudo'];
}

function missingMessage(refusals: readonly string[]): string {
  const why = refusals.at(0);
  return `This machine can't contain the restored database, which runs code from the dump${why ? `: ${why}` : '.'}`;
}

async function hintOf(refusals: readonly string[], host: Host): Promise<string> {
  if (process.platform !== 'linux') return 'Containment needs Linux with bubblewrap.';
  if (refusals.some((text) => /ENOENT|not found/.test(text))) {
    return `Install bubblewrap in an earlier step: ${installCommand()}.`;
  }
  host.log.debug(`bubblewrap refused: ${refusals.join('; ')}`);
  return 'In a container job add `options: --privileged`, else allow unprivileged user namespaces or passwordless sudo.';
}

/** Runs a program for real, since kernels, AppArmor and container engines each forbid something else. */
async function probe(how: Containment, who: Identity, host: Host): Promise<string | undefined> {
  const command = containedCommand(how, who, { file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
  const [file = '', ...args] = command;
  const signal = AbortSignal.any([host.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
  try {
    const exit = await runToEnd({ file, args, env: { PATH: SUDO_PATH, LC_ALL: 'C' }, signal, scrub: host.scrub });
    if (exit.code === 0 && exit.stdout.trim() === String(who.uid)) return undefined;
    return exit.stderr || `bwrap ended with ${exit.code ?? exit.signal}`;
  } catch (error) {
    if (host.signal.aborted) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

class ContainingSandbox implements Sandbox {
  readonly isContained = true;
  readonly note = undefined;
  readonly viaSudo: boolean;
  readonly #how: Containment;
  readonly #who: Identity;
  readonly #host: Host;

  constructor(how: Containment, who: Identity, host: Host) {
    this.#how = how;
    this.#who = who;
    this.#host = host;
    this.viaSudo = how === 'sudo';
  }

  start(spec: SandboxSpec): Promise<Child> {
    const lifeline = this.viaSudo && spec.stdin === 'ignore';
    const program: ContainedProgram = lifeline ? onLifeline(spec) : spec;
    const [file = '', ...args] = containedCommand(this.#how, this.#who, program);
    return startChild({
      ...commonSpec(spec, this.#host),
      killAfterMs: spec.killAfterMs ?? KILL_AFTER_MS,
      file,
      args,
      env: { PATH: SUDO_PATH, LC_ALL: 'C' },
      stdin: lifeline ? 'pipe' : spec.stdin,
      ...(this.viaSudo && { signalGroup: signalBySudo }),
    });
  }

  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: string }> {
    return collect(this, spec);
  }

  async makeSharedFolder(parent: string, name: string): Promise<string> {
    return makeFolder(parent, name);
  }

  async remove(parent: string, name: string): Promise<void> {
    if (this.viaSudo) {
      // What is in it belongs to the other user and lies in folders that only that user may enter.
      await this.run({
        file: '/bin/sh',
        args: ['-c', 'cd "$1" && rm -rf -- ./* ./.[!.]*', 'sh', join(parent, name)],
        env: { PATH: SUDO_PATH },
        binds: [{ path: join(parent, name), writable: true }],
        signal: AbortSignal.timeout(REMOVE_TIMEOUT_MS),
      });
    }
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** No containment: the user trusts the source. */
class PlainSandbox implements Sandbox {
  readonly isContained = false;
  readonly viaSudo = false;
  readonly note =
    "The restored database ran without containment (trust-source): code in the dump could reach this job's files and network.";
  readonly #uid: number;
  readonly #host: Host;

  constructor(uid: number, host: Host) {
    this.#uid = uid;
    this.#host = host;
  }

  start(spec: SandboxSpec): Promise<Child> {
    const command = [spec.file, ...spec.args];
    // PostgreSQL refuses to run as root.
    if (process.getuid?.() === 0) command.unshift(...asUser('setpriv', this.#uid), '--');
    const [file = '', ...args] = command;
    const env = { PATH: SUDO_PATH, ...spec.env };
    return startChild({ ...commonSpec(spec, this.#host), file, args, env, cwd: '/', stdin: spec.stdin });
  }

  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: string }> {
    return collect(this, spec);
  }

  async makeSharedFolder(parent: string, name: string): Promise<string> {
    // Without a mount of its own the other user must be able to walk to it; what lies beside it stays unreadable.
    if (process.getuid?.() === 0) {
      await chmod(parent, 0o711);
      await chmod((await this.#host.workspace()).path, 0o711);
    }
    return makeFolder(parent, name);
  }

  async remove(parent: string, name: string): Promise<void> {
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

async function makeFolder(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  await mkdir(path);
  // mkdir's mode is cut by the umask.
  await chmod(path, 0o777);
  return path;
}

async function collect(
  sandbox: Sandbox,
  spec: Omit<SandboxSpec, 'stdin' | 'stdout'>,
): Promise<ChildExit & { stdout: string; stderr: string }> {
  const child = await sandbox.start({ ...spec, stdin: 'ignore', stdout: 'pipe' });
  let stdout = '';
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  const exit = await child.exited;
  return { ...exit, stdout, stderr: child.errorText() };
}

function commonSpec(
  spec: SandboxSpec,
  host: Host,
): Pick<ChildSpec, 'stdout' | 'signal' | 'killAfterMs' | 'scrub' | 'onErrorLine'> {
  return {
    stdout: spec.stdout,
    signal: spec.signal ?? host.signal,
    killAfterMs: spec.killAfterMs,
    scrub: host.scrub,
    onErrorLine: spec.onErrorLine,
  };
}

/**
 * Through sudo the program doesn't die with us, and its files can't be deleted by us: so it is tied to its standard input,
 * whose other end we hold. When that closes (we are gone) or the program ends, the rest follows.
 */
function onLifeline(spec: SandboxSpec): ContainedProgram {
  const script = `exec 3<&0
folder=$1; shift
"$@" </dev/null 3<&- & program=$!
{ cat <&3 >/dev/null; kill -QUIT $program; sleep 1; kill -KILL $program; } 2>/dev/null &
# Nobody reads what the shell says of a killed program once we are gone: writing it would end the shell.
exec 2>/dev/null
wait $program; code=$?
[ -z "$folder" ] || rm -rf -- "$folder"
exit $code`;
  return { ...spec, file: '/bin/sh', args: ['-c', script, 'sh', spec.removeAtEnd ?? '', spec.file, ...spec.args] };
}

async function signalBySudo(group: number, signal: NodeJS.Signals): Promise<void> {
  // Not the run's own signal: this is how a cancelled run ends its children.
  await runToEnd({
    file: 'sudo',
    args: ['-n', 'kill', '-s', signal.replace(/^SIG/, ''), '--', `-${group}`],
    env: { PATH: SUDO_PATH },
    signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    scrub: (text) => text,
  }).catch(() => {});
}
