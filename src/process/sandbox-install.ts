import type { Host } from '../ports/host.ts';
import { runToEnd } from './child.ts';

const INSTALL_TIMEOUT_MS = 180_000;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What a person would type. */
export function installCommand(): string {
  return 'sudo apt-get update && sudo apt-get install --yes bubblewrap';
}

/** Installs bubblewrap with apt, as root or by `sudo -n`, where it is missing; a failure is left to the probe to name. */
export async function installBubblewrap(host: Host): Promise<void> {
  if (await works(['bwrap', '--version'], host)) return;
  if (!(await works(['apt-get', '--version'], host))) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && !(await works([...asRoot, 'true'], host))) return;
  host.log.info('Installing bubblewrap, which contains the restored database.');
  const install = [
    ...asRoot,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    'install',
    '--yes',
    'bubblewrap',
  ];
  if (await works(install, host)) return;
  // The lists of a fresh image are empty or old.
  if (await works([...asRoot, 'apt-get', '-qq', 'update'], host)) await works(install, host);
}

async function works(command: readonly string[], host: Host): Promise<boolean> {
  const [file = '', ...args] = command;
  const env: Record<string, string> = { PATH, LC_ALL: 'C' };
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
    const value = host.env[name];
    if (value !== undefined) env[name] = value;
  }
  const signal = AbortSignal.any([host.signal, AbortSignal.timeout(INSTALL_TIMEOUT_MS)]);
  try {
    const exit = await runToEnd({ file, args, env, signal, scrub: host.scrub });
    if (exit.code !== 0) host.log.debug(`${command.join(' ')}: ${exit.stderr}`);
    return exit.code === 0;
  } catch (error) {
    if (host.signal.aborted) throw error;
    return false;
  }
}
