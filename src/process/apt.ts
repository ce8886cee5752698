import { mkdir, readFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../ports/host.ts';
import { runCommand, succeeds } from './command.ts';

const LOOK_UP_TIMEOUT_MS = 20_000;
/** Of one change: the lists of a slow mirror, or a server with all that it depends on. */
const CHANGE_TIMEOUT_MS = 240_000;

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
 * @param archives folder for the downloads, whose packages apt checks against its signed lists
 */
export function aptCommand(privilege: Privilege, args: readonly string[], archives?: string): string[] {
  const options =
    archives === undefined
      ? []
      : [`Dir::Cache::archives=${archives}`, 'APT::Keep-Downloaded-Packages=true', 'APT::Sandbox::User=root'];
  const folder = options.flatMap((option) => ['-o', option]);
  // The environment doesn't pass through sudo, an argument does. Without a terminal of its own dpkg prints no percentages.
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'];
  return [...privilege, ...quietly, ...folder, ...args];
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
 * Installs a package without what it merely recommends; its downloads come from the host's package cache where it has
 * them, and go there where it has not.
 * @returns false when the lists don't have it or apt failed; throws only for a cancel
 */
export async function installPackage(privilege: Privilege, name: string, host: Host): Promise<boolean> {
  const version = await candidateVersion(name, host);
  if (version === undefined) return false;
  // The cache service matches the path as well: so not the run's own folder, whose name is random.
  const folder = join(host.env['RUNNER_TEMP'] ?? (await host.workspace()).path, 'restorable-packages', name);
  await mkdir(join(folder, 'partial'), { recursive: true });
  const packages = [join(folder, '*.deb')];
  // With the version in it, a new release is downloaded once and kept anew.
  const key = `restorable-${name}-${version}-${await releaseName()}-${arch()}`;
  const kept = (await host.runCache?.restore(key, packages)) ?? false;
  host.log.info(`Installing ${name} ${version}${kept ? ' from kept packages' : ''}.`);
  const install = aptCommand(privilege, ['install', '--yes', '--no-install-recommends', name], folder);
  const done = await changeMachine(install, host);
  if (done && !kept) await host.runCache?.save(key, packages);
  return done;
}

async function releaseName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^VERSION_CODENAME=(\w+)/m.exec(text)?.[1] ?? 'linux';
}
