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
/** How many majors above the wanted one are tried where neither Debian nor PGDG gives it. */
const MAJORS_ABOVE = 4;

/**
 * Installs `postgresql-client-N` or `postgresql-N` with apt, as root or by `sudo -n`: from the distribution where it has
 * that major, else from PGDG's repository (wiki.postgresql.org/wiki/Apt; its key comes with postgresql-common), else the
 * distribution's nearest higher major.
 * @returns false when this machine offers no way; never throws but for a cancel
 */
export async function installPostgres(kind: 'client' | 'server', major: number, host: Host): Promise<boolean> {
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return false;
  // One broken source among many fails an update that still brought the lists which matter, so its outcome decides nothing.
  await changeMachine(aptCommand(privilege, ['update']), host);
  const wanted = packageName(kind, major);
  if (await installPackage(privilege, wanted, host)) return true;
  host.log.info(`The package lists give no ${wanted}; adding the PostgreSQL project's repository.`);
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

/** What a person would type where the program could not install it. */
export function installHint(
  kind: 'client' | 'server',
  major: number,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'darwin') return `brew install postgresql@${major}`;
  return `sudo apt-get install --yes postgresql-common && sudo ${PGDG_SCRIPT} -y && sudo apt-get install --yes ${packageName(kind, major)}`;
}

/** The command line that adds PGDG's repository. */
export function pgdgCommand(privilege: Privilege): string[] {
  return [...privilege, PGDG_SCRIPT, '-y'];
}

/** Leaves no source behind that can't be reached: it would fail every later update of this machine. */
async function addRepository(privilege: Privilege, wanted: string, host: Host): Promise<boolean> {
  const before = new Set(await readdir(SOURCES_FOLDER).catch(() => []));
  await installPackages(privilege, ['postgresql-common', 'ca-certificates'], host);
  // The script's exit code says nothing of whether its server could be reached.
  await changeMachine(pgdgCommand(privilege), host);
  if ((await candidateVersion(wanted, host)) !== undefined) return true;
  const after = await readdir(SOURCES_FOLDER).catch(() => []);
  for (const name of after.filter((file) => file.startsWith('pgdg.') && !before.has(file))) {
    await changeMachine([...privilege, 'rm', '-f', join(SOURCES_FOLDER, name)], host);
  }
  return false;
}
