import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../ports/host.ts';
import { runCommand, succeeds } from './command.ts';

const LOOK_UP_TIMEOUT_MS = 20_000;
/** For one change: the package lists of a slow mirror, or a server with all its dependencies. */
const CHANGE_TIMEOUT_MS = 240_000;
/** Time for another program to release dpkg's lock. */
const LOCK_TIMEOUT_S = 120;

/** The prefix of a command that changes the machine: nothing for root, otherwise `sudo -n`. */
export type Privilege = readonly string[];

/** How this process can install packages. undefined if there is no apt, or no way to become root without a password. */
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
  // The user `_apt` can't enter a folder that only our user may read.
  const options = archives === undefined ? [] : [`Dir::Cache::archives=${archives}/`, 'APT::Sandbox::User=root'];
  const folder = options.flatMap((option) => ['-o', option]);
  // The environment does not pass through sudo, but an argument does. Without its own terminal, dpkg prints no percentages.
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
  // Another program may be installing, such as unattended-upgrades soon after a machine has started.
  const patiently = ['-o', `DPkg::Lock::Timeout=${LOCK_TIMEOUT_S}`];
  return [...privilege, ...quietly, ...patiently, ...folder, ...args];
}

/** Runs a command that changes the machine. @returns whether it exited with code 0; throws only for a cancel */
export async function changeMachine(command: readonly string[], host: Host): Promise<boolean> {
  return succeeds(command, host, { timeoutMs: CHANGE_TIMEOUT_MS });
}

/** The version that apt would install, or undefined if its lists do not contain the package. */
export async function candidateVersion(name: string, host: Host): Promise<string | undefined> {
  const found = await runCommand(['apt-cache', 'policy', name], host, { timeoutMs: LOOK_UP_TIMEOUT_MS });
  const version = /^ *Candidate: (\S+)/m.exec(found?.code === 0 ? found.stdout : '')?.[1];
  return version === '(none)' ? undefined : version;
}

/**
 * Installs a package without the packages that it merely recommends.
 * @returns false if the lists do not contain it or apt failed; throws only for a cancel
 */
export async function installPackage(privilege: Privilege, name: string, host: Host): Promise<boolean> {
  const version = await candidateVersion(name, host);
  if (version === undefined) return false;
  host.log.info(`Installing ${name} ${version}.`);
  return installPackages(privilege, ['--no-install-recommends', name], host);
}

/**
 * Installs packages after downloading all of them now, so that apt compares each with the hash in its signed lists. If
 * a package is already in the download folder, apt compares only the size. It therefore gets an empty private folder,
 * and files that an earlier step or a cache put into /var/cache/apt are not used.
 * @param args packages and options
 */
export async function installPackages(privilege: Privilege, args: readonly string[], host: Host): Promise<boolean> {
  const archives = await mkdtemp(join((await host.workspace()).path, 'packages-'));
  try {
    return await changeMachine(aptCommand(privilege, ['install', '--yes', ...args], archives), host);
  } finally {
    // Its content belongs to root. What can't be deleted here is removed with the machine.
    await rm(archives, { recursive: true, force: true }).catch(async () => {
      await changeMachine([...privilege, 'rm', '-rf', '--', archives], host).catch(() => false);
    });
  }
}
