import type { Host } from '../../../ports/host.ts';
import { aptCommand, aptPrivilege, changeMachine, installPackage } from '../../../process/apt.ts';
import type { ServerKind } from './client-programs.ts';

/**
 * Installs the flavor's client tools with apt, as root or with `sudo -n`. Debian has only MariaDB's, Ubuntu both.
 * @returns false if this machine does not support it; never throws except when cancelled
 */
export async function installClient(server: ServerKind, host: Host): Promise<boolean> {
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return false;
  // One broken source fails an update that still fetched the lists that matter, so its result decides nothing.
  await changeMachine(aptCommand(privilege, ['update']), host);
  for (const name of packageNames(server)) if (await installPackage(privilege, name, host)) return true;
  return false;
}

/** In order of preference. Debian's former `mysql-client` and its `default-mysql-client` are MariaDB's. */
export function packageNames({ flavor, majorVersion }: ServerKind): string[] {
  if (flavor === 'mariadb') return ['mariadb-client'];
  const series = [majorVersion, '8.4', '8.0'];
  return [...new Set(series)].map((each) => `mysql-client-core-${each}`).concat('mysql-client-core');
}

/** The command to run by hand if the program could not install it. */
export function installHint(server: ServerKind, platform: NodeJS.Platform = process.platform): string {
  const { flavor, majorVersion } = server;
  if (platform === 'darwin') return `brew install ${flavor === 'mariadb' ? 'mariadb' : `mysql-client@${majorVersion}`}`;
  if (flavor === 'mariadb') return 'sudo apt-get install --yes mariadb-client';
  return 'sudo apt-get install --yes mysql-client on Ubuntu; elsewhere from https://dev.mysql.com/downloads/';
}
