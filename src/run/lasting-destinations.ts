import { lookup } from 'node:dns/promises';
import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';
import { RestorableError } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import type { Storage, StoragePlace } from '../ports/storage.ts';
import { isOnSharedFileSystem } from './shared-file-systems.ts';

/** What a destination of this machine itself is, by its provider. */
const HERE = new Map([
  ['this machine', 'a service'],
  ['rclone local', 'on a disk'],
  ['rclone memory', 'in the memory'],
]);

interface Guard {
  /** The user knows, and saves the destination's content elsewhere. */
  readonly allowed: boolean;
  readonly host: Pick<Host, 'env'>;
}

/**
 * A GitHub-hosted runner is deleted after its job, with its disks and its service containers. A backup there would be a success
 * that nobody can restore.
 * @throws {RestorableError} INPUT_INVALID
 */
export async function requireLasting(storages: readonly Storage[], { allowed, host: { env } }: Guard): Promise<void> {
  if (allowed || env['GITHUB_ACTIONS'] !== 'true' || env['RUNNER_ENVIRONMENT'] !== 'github-hosted') return;
  for (const { label, place } of storages) {
    const what = await whatIsLost(place);
    if (what === undefined) continue;
    throw new RestorableError(
      'INPUT_INVALID',
      `The destination ${label} is ${what} of this GitHub-hosted runner, and is lost when the job ends.`,
      {
        hint: 'Store in a bucket, on a server, or in a folder on a mounted network file system. If a later step uploads the folder: `allow-ephemeral-destination: true`.',
      },
    );
  }
}

async function whatIsLost({ provider, folder }: StoragePlace): Promise<string | undefined> {
  if (folder !== undefined) return (await isOnSharedFileSystem(folder)) ? undefined : 'on a disk';
  return HERE.get(provider) ?? ((await isServiceContainer(provider)) ? 'a service container' : undefined);
}

/** In a job with a container, service containers have their label as the host name, and are in the same network. */
async function isServiceContainer(host: string): Promise<boolean> {
  if (!/^[a-z0-9_-]+$/i.test(host)) return false;
  const own = new BlockList();
  for (const { cidr, family } of Object.values(networkInterfaces()).flatMap((each) => each ?? [])) {
    const [address, bits] = cidr?.split('/') ?? [];
    if (address !== undefined) own.addSubnet(address, Number(bits), family === 'IPv4' ? 'ipv4' : 'ipv6');
  }
  try {
    const { address, family } = await lookup(host);
    return own.check(address, family === 4 ? 'ipv4' : 'ipv6');
  } catch {
    // It is reported when the destination is used.
    return false;
  }
}
