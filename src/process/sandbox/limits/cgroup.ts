import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeError } from '../../../core/foreign.ts';
import type { Host } from '../../../ports/host.ts';
import { pause } from '../../../ports/retry.ts';
import { runToEnd } from '../../child.ts';
import { SYSTEM_PATH } from '../../command.ts';
import type { Limits } from './limits.ts';

const CONTROLLERS = ['memory', 'pids'];
const SUDO_TIMEOUT_MS = 10_000;
const REMOVE_ATTEMPTS = 40;
const REMOVE_PAUSE_MS = 50;

/** A control group (cgroups(7), version 2). With it the kernel itself limits the memory and number of processes. */
export interface Cgroup {
  readonly path: string;
  readonly viaSudo: boolean;
}

/** The location of this process in the machine's control groups. */
export interface CgroupPlace {
  /** Mount point of version 2. */
  readonly mount: string;
  /** Our own group below it, `/` for its root. */
  readonly own: string;
}

/** Undefined if version 2 is missing, as on machines of version 1. */
export function findCgroups(): CgroupPlace | undefined {
  try {
    const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
    // Fields of a line: 4 is the mount point; after ` - ` comes the type of file system (proc_pid_mountinfo(5)).
    const line = mounts.find((text) => text.split(' - ')[1]?.startsWith('cgroup2 ') === true);
    const mount = line?.split(' ')[4];
    const own = /^0::(\/.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    return mount === undefined || own === undefined ? undefined : { mount, own };
  } catch {
    return undefined;
  }
}

/**
 * Creates a group with these limits next to our own, if the kernel's controllers are enabled and permissions allow it.
 * The machine's own setup is not changed.
 * @returns undefined if that fails: the programs are watched instead
 */
export async function makeCgroup(
  limits: Limits,
  viaSudo: boolean,
  host: Host,
  place: CgroupPlace | undefined = findCgroups(),
): Promise<Cgroup | undefined> {
  if (place === undefined) return undefined;
  const parents = new Set([join(place.mount, dirname(place.own)), place.mount]);
  for (const parent of parents) {
    if (!(await hasControllers(parent))) continue;
    const group: Cgroup = { path: join(parent, `restorable-${randomBytes(4).toString('hex')}`), viaSudo };
    try {
      await (viaSudo ? makeBySudo(group, limits) : make(group, limits));
      return group;
    } catch (error) {
      host.log.debug(`No control group in ${parent}: ${describeError(error)}.`);
      await removeCgroup(group);
    }
  }
  return undefined;
}

async function hasControllers(parent: string): Promise<boolean> {
  const text = await readFile(join(parent, 'cgroup.subtree_control'), 'utf8').catch(() => '');
  const controllers = text.trim().split(' ');
  return CONTROLLERS.every((name) => controllers.includes(name));
}

function settingsOf({ memoryBytes, processes }: Limits): [file: string, value: string][] {
  return [
    ['memory.max', String(memoryBytes)],
    ['pids.max', String(processes)],
    // A server that lost one process is useless.
    ['memory.oom.group', '1'],
  ];
}

async function make({ path }: Cgroup, limits: Limits): Promise<void> {
  await mkdir(path);
  for (const [file, value] of settingsOf(limits)) await writeFile(join(path, file), value);
  // Kernels without swap have no such file.
  await writeFile(join(path, 'memory.swap.max'), '0', { flag: 'r+' }).catch(() => {});
}

async function makeBySudo({ path }: Cgroup, limits: Limits): Promise<void> {
  const lines = settingsOf(limits).map(([file, value]) => `echo ${value} >"$1/${file}"`);
  const script = ['set -e', 'mkdir -- "$1"', ...lines, 'echo 0 2>/dev/null >"$1/memory.swap.max" || :'].join('\n');
  const exit = await sudo(['/bin/sh', '-c', script, 'sh', path]);
  if (exit.code !== 0) throw new Error(`sudo ended with ${exit.code ?? exit.signal}`);
}

/** Its processes are ended first. The kernel needs a moment to notice that they are gone. */
export async function removeCgroup({ path, viaSudo }: Cgroup): Promise<void> {
  for (let attempt = 0; attempt < REMOVE_ATTEMPTS; attempt += 1) {
    if (await removed(path, viaSudo)) return;
    await pause(REMOVE_PAUSE_MS);
  }
}

async function removed(path: string, viaSudo: boolean): Promise<boolean> {
  if (viaSudo) {
    const exit = await sudo(['/bin/sh', '-c', '[ ! -d "$1" ] || rmdir -- "$1"', 'sh', path]).catch(() => undefined);
    return exit?.code === 0;
  }
  return rmdir(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

/** The limit that the kernel enforced. */
export async function enforcedIn({ path }: Cgroup): Promise<'memoryBytes' | 'processes' | undefined> {
  const [memory, pids] = await Promise.all([
    readFile(join(path, 'memory.events'), 'utf8'),
    readFile(join(path, 'pids.events'), 'utf8'),
  ]);
  if (/^oom(_kill|_group_kill)? [1-9]/m.test(memory)) return 'memoryBytes';
  return /^max [1-9]/m.test(pids) ? 'processes' : undefined;
}

function sudo(command: readonly string[]) {
  // Not the run's signal: the group is removed after a cancel too.
  const signal = AbortSignal.timeout(SUDO_TIMEOUT_MS);
  const env = { PATH: SYSTEM_PATH, LC_ALL: 'C' };
  return runToEnd({ file: 'sudo', args: ['-n', '--', ...command], env, signal, scrub: (text) => text });
}
