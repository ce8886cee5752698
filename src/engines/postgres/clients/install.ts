import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../../ports/host.ts';
import {
  aptCommand,
  aptPrivilege,
  candidateVersion,
  changeMachine,
  installPackage,
  installPackages,
  type Privilege,
} from '../../../process/apt.ts';

const PGDG_SCRIPT = '/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh';
const SOURCES_FOLDER = '/etc/apt/sources.list.d';
/** How many higher major versions are tried if neither Debian nor PGDG has the requested one. */
const MAJORS_ABOVE = 4;

/**
 * Installs `postgresql-client-N` or `postgresql-N` with apt, as root or with `sudo -n`: from the distribution if it has
 * that major version, otherwise from PGDG's repository (wiki.postgresql.org/wiki/Apt; its key is in postgresql-common),
 * otherwise the distribution's nearest higher version.
 * @returns false if this machine does not support it; never throws except when cancelled
 */
export async function installPostgres(kind: 'client' | 'server', major: number, host: Host): Promise<boolean> {
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return false;
  // One broken source fails an update that still fetched the lists that matter, so its result decides nothing.
  await changeMachine(aptCommand(privilege, ['update']), host);
  const wanted = packageName(kind, major);
  if (await installPackage(privilege, wanted, host)) return true;
  host.log.info(`The package lists do not have ${wanted}; adding the PostgreSQL project's repository.`);
  if ((await addRepository(privilege, wanted, host)) && (await installPackage(privilege, wanted, host))) return true;
  for (let higher = major + 1; higher <= major + MAJORS_ABOVE; higher += 1) {
    if (await installPackage(privilege, packageName(kind, higher), host)) return true;
  }
  return false;
}

/** `postgresql-client-17`, `postgresql-17`. */
export function packageName(kind: 'client' | 'server', major: number): string {
  return kind === 'client' ? `postgresql-client-${major}` : `postgresql-${major}`;
}

/** The command to run by hand if the program could not install it. */
export function installHint(
  kind: 'client' | 'server',
  major: number,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'darwin') return `brew install postgresql@${major}`;
  return `sudo apt-get install --yes postgresql-common && sudo ${PGDG_SCRIPT} -y && sudo apt-get install --yes ${packageName(kind, major)}`;
}

/** The command that adds PGDG's repository. */
export function pgdgCommand(privilege: Privilege): string[] {
  return [...privilege, PGDG_SCRIPT, '-y'];
}

/** Leaves behind no source that can't be reached, because that would fail every later update of this machine. */
async function addRepository(privilege: Privilege, wanted: string, host: Host): Promise<boolean> {
  const before = new Set(await readdir(SOURCES_FOLDER).catch(() => []));
  await installPackages(privilege, ['postgresql-common', 'ca-certificates'], host);
  // The script's exit code does not tell whether its server could be reached.
  await changeMachine(pgdgCommand(privilege), host);
  if ((await candidateVersion(wanted, host)) !== undefined) return true;
  const after = await readdir(SOURCES_FOLDER).catch(() => []);
  for (const name of after.filter((file) => file.startsWith('pgdg.') && !before.has(file))) {
    await changeMachine([...privilege, 'rm', '-f', join(SOURCES_FOLDER, name)], host);
  }
  return false;
}
