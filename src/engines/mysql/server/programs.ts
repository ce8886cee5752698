import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { aptCommand, aptPrivilege, changeMachine, installPackage } from '../../../process/apt.ts';
import { findPrograms, type Program, type ProgramSearch } from '../../../process/programs.ts';

/** A server program of this machine. */
export interface ServerProgram {
  readonly path: string;
  readonly flavor: 'mysql' | 'mariadb';
  /** `8.4`, `10.11`: decides compatibility. */
  readonly series: string;
}

interface ServerVersion {
  readonly flavor: 'mysql' | 'mariadb';
  readonly series: string;
}

const SEARCH: ProgramSearch<ServerVersion> = {
  variable: 'MYSQL_BIN',
  roots: [
    // Servers are in folders that an ordinary user's PATH does not contain.
    ['/usr', /^(sbin|libexec)$/, ''],
    ['/usr/local', /^(sbin|mysql.*|mariadb.*)$/, 'bin'],
    ['/usr/local', /^sbin$/, ''],
    ['/opt/homebrew/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
    ['/usr/local/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
    ['/home/linuxbrew/.linuxbrew/opt', /^(mysql|mariadb)(@[\d.]+)?$/, 'bin'],
  ],
  readVersion: readServerVersion,
};

/** Parses `mysqld --version`. On many machines MariaDB's server is called `mysqld`, too. */
export function readServerVersion(printed: string): ServerVersion | undefined {
  const match = /Ver (\d+)\.(\d+)\.\d+(-MariaDB)?/i.exec(printed);
  if (match === null) return undefined;
  const [, major, minor, mariadb] = match;
  return { flavor: mariadb === undefined ? 'mysql' : 'mariadb', series: `${major}.${minor}` };
}

/** Orders series numerically: `10.6` before `10.11`. */
export function compareSeries(one: string, other: string): number {
  const [major = 0, minor = 0] = one.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major - otherMajor || minor - otherMinor;
}

/**
 * Finds a flavor's server: of this series, or of the nearest higher one. The machine's own first, then with apt.
 * @throws {RestorableError} SERVER_MISSING with how to install it
 */
export async function requireServer(
  flavor: ServerProgram['flavor'],
  series: string,
  host: Host,
): Promise<ServerProgram> {
  const found = await findServer(flavor, series, host);
  if (found !== undefined) return found;
  host.log.info(`This machine has no ${nameOf(flavor)} server of version ${series} or newer; trying to install one.`);
  for (const name of serverPackages(flavor, series)) {
    if (!(await install(name, host))) continue;
    const installed = await findServer(flavor, series, host);
    if (installed !== undefined) return installed;
  }
  throw new RestorableError(
    'SERVER_MISSING',
    `This machine has no ${nameOf(flavor)} server of version ${series} or newer.`,
    {
      hint: `Set \`target:\` to a database in a service container (image ${flavor}:${series}), or install the server in an earlier step (${serverPackages(flavor, series)[0]}) and give its folder in MYSQL_BIN.`,
    },
  );
}

/** A flavor's server on this machine: of this series, or of the nearest higher one. Installs nothing. */
export async function findServer(
  flavor: ServerProgram['flavor'],
  series: string,
  host: Host,
): Promise<ServerProgram | undefined> {
  const names = flavor === 'mariadb' ? ['mariadbd', 'mysqld'] : ['mysqld'];
  const programs: Program<ServerVersion>[] = [];
  for (const name of names) programs.push(...(await findPrograms(name, SEARCH, host)));
  const fitting = programs.filter(
    ({ version }) => version.flavor === flavor && compareSeries(version.series, series) >= 0,
  );
  // Sorting is stable: among equals, the first one found (such as MYSQL_BIN's) stays first.
  const [best] = fitting.sort((one, other) => compareSeries(one.version.series, other.version.series));
  return best && { path: best.path, ...best.version };
}

/** Packages with only the server, in order of preference. Those without `core` in their name would start a service. */
export function serverPackages(flavor: ServerProgram['flavor'], series: string): string[] {
  if (flavor === 'mariadb') return ['mariadb-server-core', `mariadb-server-core-${series}`];
  return [`mysql-server-core-${series}`, 'mysql-server-core'];
}

async function install(name: string, host: Host): Promise<boolean> {
  const privilege = await aptPrivilege(host);
  if (privilege === undefined) return false;
  if (await installPackage(privilege, name, host)) return true;
  // One broken source fails an update that still fetched the lists that matter, so its result decides nothing.
  await changeMachine(aptCommand(privilege, ['update']), host);
  return installPackage(privilege, name, host);
}

/** The product's name. */
export function nameOf(flavor: ServerProgram['flavor']): string {
  return flavor === 'mariadb' ? 'MariaDB' : 'MySQL';
}
