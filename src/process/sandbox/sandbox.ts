import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import type { Containment, Identity } from './arguments.ts';
import type { Sandbox } from './contained-child.ts';
import { ContainingSandbox } from './containing.ts';
import { installBubblewrap, installCommand } from './install.ts';
import { type Cgroup, makeCgroup, removeCgroup } from './limits/cgroup.ts';
import type { Limits } from './limits/limits.ts';
import { SandboxWatch } from './limits/watchdog.ts';
import { PlainSandbox } from './plain.ts';
import { findCell } from './probe.ts';
import { makeIdentity, nobody } from './user.ts';

export interface SandboxOptions {
  /** Run without containment rather than not at all. */
  readonly trustSource: boolean;
  /** The combined limits of its programs. If absent, there are none. */
  readonly limits?: Limits | undefined;
  /** Called once when they exceed a limit. The owner of the children's signal must end them. */
  readonly onOver?: ((error: RestorableError) => void) | undefined;
  /** A server identifies us by our user id (`peer`, `unix_socket`), which a program must then keep. */
  readonly isKnownByUser?: boolean | undefined;
  /** The modes to try, in this order, instead of those that fit our user. */
  readonly ways?: readonly Containment[] | undefined;
}

/**
 * Determines by trying how this machine can contain a program with bubblewrap, which is installed if it is missing and apt may be
 * used: as root with a separate user id, otherwise in an unprivileged user namespace, otherwise as root through `sudo -n`.
 * @throws {RestorableError} SANDBOX_MISSING unless `trustSource`
 */
export async function prepareSandbox(host: Host, options: SandboxOptions): Promise<Sandbox> {
  const folder = await makeFolder(host);
  const refusals: string[] = [];
  if (process.platform === 'linux') {
    if (!options.trustSource) await installBubblewrap(host);
    const who = await makeIdentity(folder);
    for (const how of options.ways ?? waysOf(options)) {
      const found = await findSandboxAs(how, { who, folder }, options, host);
      if (typeof found !== 'string') return found;
      refusals.push(found);
    }
  }
  if (options.trustSource) {
    const watch = await watchOver({ how: undefined, cgroup: undefined }, options, host);
    return new PlainSandbox(await nobody(), { folder, watch, cgroup: undefined }, host);
  }
  throw new RestorableError('SANDBOX_MISSING', missingMessage(refusals), {
    hint: await hintOf(refusals),
    foreign: new ForeignText('bwrap', refusals.join('\n')),
  });
}

/**
 * The sandbox of a restore, which is never refused because containment is missing: nothing is installed, `sudo` is not
 * used, and if the machine has no other way, there is no containment.
 */
export async function findSandbox(
  host: Host,
  options: Pick<SandboxOptions, 'isKnownByUser' | 'ways'>,
): Promise<Sandbox | undefined> {
  if (process.platform !== 'linux') return undefined;
  const folder = await makeFolder(host);
  const who = await makeIdentity(folder);
  for (const how of options.ways ?? waysOf(options)) {
    if (how === 'sudo') continue;
    const found = await findSandboxAs(how, { who, folder }, {}, host);
    if (typeof found !== 'string') return found;
  }
  return undefined;
}

/** @returns why there is none */
async function findSandboxAs(
  how: Containment,
  { who, folder }: { readonly who: Identity; readonly folder: string },
  options: Pick<SandboxOptions, 'limits' | 'onOver'>,
  host: Host,
): Promise<Sandbox | string> {
  const { limits } = options;
  const made = limits === undefined ? undefined : await makeCgroup(limits, how === 'sudo', host);
  const found = await findCell(how, who, { folder, limits, cgroup: made }, host);
  const cgroup = 'cell' in found && found.cell.hardening.cgroup !== undefined ? made : undefined;
  if (made !== undefined && cgroup === undefined) await removeCgroup(made);
  if ('cell' in found) {
    const watch = await watchOver({ how, cgroup }, options, host);
    return new ContainingSandbox(found.cell, { folder, watch, cgroup }, host);
  }
  host.toolWords.add(new ForeignText(`bwrap as ${how}`, found.refusal));
  return found.refusal;
}

async function makeFolder(host: Host): Promise<string> {
  const folder = join((await host.workspace()).path, `box-${randomBytes(3).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

async function watchOver(
  { how, cgroup }: { readonly how: Containment | undefined; readonly cgroup: Cgroup | undefined },
  { limits, onOver }: Pick<SandboxOptions, 'limits' | 'onOver'>,
  host: Host,
): Promise<SandboxWatch | undefined> {
  if (limits === undefined) return undefined;
  const watch = new SandboxWatch({
    limits,
    viaSudo: how === 'sudo',
    cgroup,
    folder: (await host.workspace()).path,
    onOver: (error) => {
      // Without a namespace that ends with its first process, some have left the group that is ended next.
      if (how === undefined) killAll(watch.pids());
      onOver?.(error);
    },
  });
  return watch;
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
}

/** The modes that fit our user, in the order in which they are tried. */
export function waysOf({ isKnownByUser }: Pick<SandboxOptions, 'isKnownByUser'>): readonly Containment[] {
  if (process.getuid?.() !== 0) return ['user', 'sudo'];
  // Root in a rootless container has one user id only, so that `root` fails there and `user` may work.
  return isKnownByUser === true ? ['user', 'root'] : ['root', 'user'];
}

/** @param refusals what each mode failed with */
export function missingMessage(refusals: readonly string[]): string {
  const why = refusals.flatMap((text) => REFUSALS.find(([pattern]) => pattern.test(text))?.[1] ?? [])[0];
  return `This machine can't contain the restored database, which may run code of the dump${why ? `: ${why}` : ''}.`;
}

/** bubblewrap's message about the machine, in our own wording. */
const REFUSALS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/ENOENT|not found/, 'bubblewrap is not installed'],
  [/password is required|terminal is required|not in the sudoers|not allowed to/, 'sudo asks for a password'],
  [
    /namespace|uid map|unshare|clone|Operation not permitted|Permission denied/i,
    'namespaces are not allowed on this machine',
  ],
];

/** What to do on a machine without containment. */
export async function hintOf(refusals: readonly string[]): Promise<string> {
  const otherwise = 'Or, if you trust everyone who can write to the source, set `trust-source: true`.';
  if (process.platform !== 'linux') return `Containment needs Linux with bubblewrap. ${otherwise}`;
  if (refusals.some((text) => /ENOENT|not found/.test(text))) {
    return `Install bubblewrap in an earlier step: ${installCommand()}. ${otherwise}`;
  }
  return `In a container job add \`options: --privileged\`, else allow unprivileged user namespaces or passwordless sudo. ${otherwise}`;
}
