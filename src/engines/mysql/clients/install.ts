import type { Host } from '../../../ports/host.ts';
import { aptCommand, aptPrivilege, changeMachine, installPackage } from '../../../process/apt.ts';
import type { ServerKind } from './clients.ts';

/**
 * Installs the flavor's client tools with apt, as root or by `sudo -n`. Debian has MariaDB's alone, Ubuntu both.
 * @returns false when this machine offers no way; never throws but for a cancel
 */
export async function installClient(server: ServerKind, host: Host): Promise<boolean> {
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return false;
  // One broken source among many fails an update that still brought the lists which matter, so its outcome decides nothing.
  await changeMachine(aptCommand(privilege, ['update']), host);
  for (const name of packageNames(server)) if (await installPackage(privilege, name, host)) return true;
  return false;
}

/** In order of preference; `mysql-client` of Debian's past and `default-mysql-client` are MariaDB's. */
export function packageNames({ flavor, majorVersion }: ServerKind): string[] {
  if (flavor === 'mariadb') return ['mariadb-client'];
  const series = [majorVersion, '8.4', '8.0'];
  return [...new Set(series)].map((each) => `mysql-client-core-${each}`).concat('mysql-client-core');
}

/** What a person would type where the program could not install it. */
export function installHint(server: ServerKind, platform: NodeJS.Platform = process.platform): string {
  const { flavor, majorVersion } = server;
  if (platform === 'darwin') return `brew install ${flavor === 'mariadb' ? 'mariadb' : `mysql-client@${majorVersion}`}`;
  if (flavor === 'mariadb') return 'sudo apt-get install --yes mariadb-client';
  return 'sudo apt-get install --yes mysql-client on Ubuntu; elsewhere from https://dev.mysql.com/downloads/';
}
