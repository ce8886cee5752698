import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Host } from '../../ports/host.ts';
import { homeFolder } from '../account.ts';
import type { Bind } from './arguments.ts';

/** These are in every sandbox. */
const SYSTEM = ['/usr/bin', '/usr/sbin', '/usr/lib', '/bin', '/sbin'];

/**
 * The folders that a program outside the system's own folders needs to run contained: its installation (the parent of
 * `bin`), or only the usual parts of it if that parent would also expose a home, a checkout or the workspace.
 */
export async function programBinds(path: string, host: Host): Promise<Bind[]> {
  const hidden = await privateFolders(host);
  const folders = new Set<string>();
  for (const directory of new Set([dirname(path), dirname(await realpath(path))])) {
    if (SYSTEM.some((root) => directory === root || directory.startsWith(`${root}/`))) continue;
    const prefix = dirname(directory);
    const showsTooMuch = hidden.some(
      (folder) => folder === prefix || folder.startsWith(`${prefix}/`) || prefix === '/',
    );
    if (basename(directory) === 'bin' && !showsTooMuch) folders.add(prefix);
    else for (const part of [directory, join(prefix, 'lib'), join(prefix, 'share')]) folders.add(part);
  }
  return [...folders].filter((folder) => existsSync(folder)).map((folder) => ({ path: folder, writable: false }));
}

async function privateFolders(host: Host): Promise<string[]> {
  const { path } = await host.workspace();
  const named = ['GITHUB_WORKSPACE', 'RUNNER_TEMP', 'RUNNER_WORKSPACE', 'HOME'].map((name) => host.env[name]);
  return [path, homeFolder(), process.cwd(), ...named].filter(
    (folder) => folder !== undefined && folder !== '',
  ) as string[];
}
