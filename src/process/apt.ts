import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../ports/host.ts';
import { runCommand, succeeds } from './command.ts';

const LOOK_UP_TIMEOUT_MS = 20_000;
/** Of one change: the lists of a slow mirror, or a server with all that it depends on. */
const CHANGE_TIMEOUT_MS = 240_000;
/** For another program to let go of dpkg's lock. */
const LOCK_TIMEOUT_S = 120;

/** What stands before a command that changes the machine: nothing as root, else `sudo -n`. */
export type Privilege = readonly string[];

/** How this process may install packages; undefined where there is no apt, or no way to become root without a password. */
export async function aptPrivilege(host: Host): Promise<Privilege | undefined> {
  const look = { timeoutMs: LOOK_UP_TIMEOUT_MS };
  if (process.platform !== 'linux' || !(await succeeds(['apt-get', '--version'], host, look))) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await succeeds(['sudo', '-n', 'true'], host, look)) ? ['sudo', '-n'] : undefined;
}

/**
 * The apt-get command line.
 * @param archives folder for the downloads
 */
export function aptCommand(privilege: Privilege, args: readonly string[], archives?: string): string[] {
  // The user `_apt` can't enter a folder that is ours alone.
  const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
  const folder = options.flatMap((option) => ['-o', option]);
  // The environment doesn't pass through sudo, an argument does. Without a terminal of its own dpkg prints no percentages.
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
  // Another program may be installing, such as unattended-upgrades soon after a machine has started.
  const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
  return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}

/** Runs a command that changes the machine. @returns whether it ended with 0; throws only for a cancel */
export async function changeMachine(command: readonly string[], host: Host): Promise<boolean> {
  return succeeds(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}

/** The version that apt would install, or undefined where its lists don't have the package. */
export async function candidateVersion(name: string, host: Host): Promise<string | undefined> {
  const found = await runCommand(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
  const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
  return version === '(none)' ? undefined : version;
}

/**
 * Installs a package without what it merely recommends.
 * @returns false when the lists don't have it or apt failed; throws only for a cancel
 */
export async function installPackage(privilege: Privilege, name: string, host: Host): Promise<boolean> {
  const version = await candidateVersion(name, host);
  if (version === undefined) return false;
  host.log.info(`Installing ${name} ${version}.`);
  return installPackages(privilege, ['--no-install-recommends', name], host);
}

/**
 * Installs packages that are all downloaded now, so that apt compares each with the hash in its signed lists. Of a package that
 * lies in its folder for downloads already, apt compares nothing but the size; so it gets an empty folder that is ours alone, and
 * what an earlier step, or a cache, put into /var/cache/apt is not used.
 * @param args packages and options
 */
export async function installPackages(privilege: Privilege, args: readonly string[], host: Host): Promise<boolean> {
  const archives = await mkdtemp(join((await host.workspace()).path, 'packages-'));
  try {
    return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
  } finally {
    // Its content is root's; what this can't delete goes with the machine.
    await rm(archives, { recursive: true, force: true }).catch(async () => {
      await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
    });
  }
}
