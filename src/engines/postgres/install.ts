import { mkdir, readdir, readFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../../process/child.ts';

const PGDG_SCRIPT = '/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh';
const SOURCES_FOLDER = '/etc/apt/sources.list.d';
const STEP_TIMEOUT_MS = 240_000;
/** How many majors above the wanted one are tried where neither Debian nor PGDG gives it. */
const MAJORS_ABOVE = 4;

/**
 * Installs `postgresql-client-N` or `postgresql-N` with apt, as root or by `sudo -n`: from the distribution where it has
 * that major, else from PGDG's repository (wiki.postgresql.org/wiki/Apt; its key comes with postgresql-common), else the
 * distribution's nearest higher major.
 * @returns false when this machine offers no way; never throws but for a cancel
 */
export async function installPostgres(kind: 'client' | 'server', major: number, host: Host): Promise<boolean> {
  const privilege = await findPrivilege(host);
  if (privilege === undefined) return false;
  const name = (version: number): string => packageName(kind, version);
  // One broken source among many fails an update that still brought the lists which matter, so its outcome decides nothing.
  await runQuietly(aptCommand(privilege, ['update']), host);
  if ((await hasPackage(name(major), host)) && (await install(privilege, name(major), host))) return true;
  host.log.info(`This distribution has no ${name(major)}; adding the PostgreSQL project's repository.`);
  if ((await addRepository(privilege, name(major), host)) && (await install(privilege, name(major), host))) return true;
  for (let higher = major + 1; higher <= major + MAJORS_ABOVE; higher += 1) {
    if ((await hasPackage(name(higher), host)) && (await install(privilege, name(higher), host))) return true;
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

/** The apt-get command line. Downloads go into `archives`, whose packages apt checks against its signed lists. */
export function aptCommand(privilege: readonly string[], args: readonly string[], archives?: string): string[] {
  const folder =
    archives === undefined
      ? []
      : [
          '-o',
          `Dir::Cache::archives=${archives}`,
          '-o',
          'APT::Keep-Downloaded-Packages=true',
          '-o',
          'APT::Sandbox::User=root',
        ];
  // The environment doesn't pass through sudo, an argument does.
  return [...privilege, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...folder, ...args];
}

/** The command line that adds PGDG's repository. */
export function pgdgCommand(privilege: readonly string[]): string[] {
  return [...privilege, PGDG_SCRIPT, '-y'];
}

/** Leaves no source behind that can't be reached: it would fail every later update of this machine. */
async function addRepository(privilege: readonly string[], wanted: string, host: Host): Promise<boolean> {
  const before = new Set(await readdir(SOURCES_FOLDER).catch(() => []));
  const packages = aptCommand(privilege, ['install', '--yes', 'postgresql-common', 'ca-certificates']);
  await runQuietly(packages, host);
  // The script's exit code says nothing of whether its server could be reached.
  await runQuietly(pgdgCommand(privilege), host);
  if (await hasPackage(wanted, host)) return true;
  const after = await readdir(SOURCES_FOLDER).catch(() => []);
  for (const name of after.filter((file) => file.startsWith('pgdg.') && !before.has(file))) {
    await runQuietly([...privilege, 'rm', '-f', join(SOURCES_FOLDER, name)], host);
  }
  return false;
}

async function findPrivilege(host: Host): Promise<readonly string[] | undefined> {
  if (process.platform !== 'linux' || !(await runQuietly(['apt-get', '--version'], host))) return undefined;
  if (process.getuid?.() === 0) return [];
  return (await runQuietly(['sudo', '-n', 'true'], host)) ? ['sudo', '-n'] : undefined;
}

async function hasPackage(name: string, host: Host): Promise<boolean> {
  const found = await run(['apt-cache', 'policy', name], host);
  return found !== undefined && /Candidate: (?!\(none\))/.test(found.stdout);
}

async function install(privilege: readonly string[], name: string, host: Host): Promise<boolean> {
  const folder = join(host.env['RUNNER_TEMP'] ?? (await host.workspace()).path, 'restorable-packages');
  await mkdir(join(folder, 'partial'), { recursive: true });
  const key = `restorable-${name}-${await releaseName()}-${arch()}`;
  const kept = (await host.packageCache?.restore(key, folder)) ?? false;
  host.log.info(`Installing ${name}${kept ? ' from kept packages' : ''}.`);
  const done = await runQuietly(
    aptCommand(privilege, ['install', '--yes', '--no-install-recommends', name], folder),
    host,
  );
  if (done && !kept) await host.packageCache?.save(key, folder);
  return done;
}

async function releaseName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^VERSION_CODENAME=(\w+)/m.exec(text)?.[1] ?? 'linux';
}

async function runQuietly(command: readonly string[], host: Host): Promise<boolean> {
  const exit = await run(command, host);
  if (exit !== undefined && exit.code !== 0) host.log.debug(`${command.join(' ')}: ${exit.stderr}`);
  return exit?.code === 0;
}

const PASSED_ON = ['PATH', 'http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];

async function run(command: readonly string[], host: Host) {
  const [file = '', ...args] = command;
  const env: Record<string, string> = { LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
  for (const name of PASSED_ON) {
    const value = host.env[name];
    if (value !== undefined) env[name] = value;
  }
  try {
    const signal = AbortSignal.any([host.signal, AbortSignal.timeout(STEP_TIMEOUT_MS)]);
    return await runToEnd({ file, args, env, signal, scrub: host.scrub });
  } catch (error) {
    if (host.signal.aborted) throw error;
    return undefined;
  }
}
