import { lookup } from 'node:dns/promises';
import { BlockList } from 'node:net';
import { networkInterfaces } from 'node:os';
import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import type { Storage, StoragePlace } from '../../ports/storage.ts';
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
  return HERE.get(provider) ?? (await whatIsBehind(provider.replace(/^\[(.*)\]$/, '$1')));
}

/** Bridges of Docker, behind which are only containers of this machine. */
const BRIDGE = /^(?:docker\d+|br-[0-9a-f]+)$/;

/**
 * What a host is, by where its name leads. In a job with a container, service containers have their label as the host name, and are
 * in the same network; a name with a dot in this network could be another machine.
 */
async function whatIsBehind(host: string): Promise<string | undefined> {
  if (!/^[a-z0-9_.:-]+$/i.test(host)) return undefined;
  const { own, bridges, near } = networksHere();
  try {
    const found = (await lookup(host, { all: true })).map(({ address, family }) => {
      return [address, family === 4 ? 'ipv4' : 'ipv6'] as const;
    });
    const containers = /^[a-z0-9_-]+$/i.test(host) ? near : bridges;
    if (found.some((each) => containers.check(...each))) return 'a service container';
    return found.some((each) => own.check(...each)) ? 'a service' : undefined;
  } catch {
    // It is reported when the destination is used.
    return undefined;
  }
}

/** The addresses of this machine, the networks of its containers, and all networks that it is in. */
function networksHere(): { readonly own: BlockList; readonly bridges: BlockList; readonly near: BlockList } {
  const own = new BlockList();
  const bridges = new BlockList();
  const near = new BlockList();
  own.addSubnet('127.0.0.0', 8, 'ipv4');
  own.addAddress('0.0.0.0', 'ipv4');
  for (const address of ['::', '::1']) own.addAddress(address, 'ipv6');
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { address, cidr, family } of addresses ?? []) {
      const kind = family === 'IPv4' ? 'ipv4' : 'ipv6';
      own.addAddress(address, kind);
      const [network, bits] = cidr?.split('/') ?? [];
      if (network === undefined) continue;
      near.addSubnet(network, Number(bits), kind);
      if (BRIDGE.test(name)) bridges.addSubnet(network, Number(bits), kind);
    }
  }
  return { own, bridges, near };
}
