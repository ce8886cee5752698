import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { StoragePlace } from '../../src/ports/storage.ts';
import { requireLasting } from '../../src/run/destinations/lasting-destinations.ts';
import { isOnSharedFileSystem, mountOf } from '../../src/run/destinations/shared-file-systems.ts';
import { openStorage } from '../../src/storage/index.ts';
import { testHost } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const HOSTED = { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted' };
const AZURE_KEY = Buffer.alloc(64, 'key').toString('base64');
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AZURE_STORAGE_KEY: AZURE_KEY };
/** As a job that runs on the runner itself addresses what another step has started. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.2';
const folder = mkdtempSync(join(tmpdir(), 'lasting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a hosted runner with an NFS share and blobfuse mounts it. */
const MOUNTS = `\
23 30 0:21 / /sys rw,nosuid shared:7 - sysfs sysfs rw
30 1 8:1 / / rw,relatime shared:1 - ext4 /dev/root rw
40 30 8:17 / /mnt rw,relatime shared:20 - ext4 /dev/sdb1 rw
41 40 0:50 / /mnt/nas rw,relatime shared:21 - nfs4 nas:/backups rw
42 30 0:51 / /srv/with\\040space rw,relatime - cifs //nas/x rw
43 30 0:52 / /srv/blob rw,nosuid - fuse.blobfuse2 blobfuse2 rw
44 41 0:53 / /mnt/nas/hidden rw - tmpfs tmpfs rw
45 30 0:54 / /srv/twice rw - nfs nas:/twice rw
46 30 0:55 / /srv/twice rw - overlay overlay rw
`;

describe('the mount of a path', () => {
  it.each([
    ['/home/runner/work/x', 'ext4', '/'],
    ['/mnt/backups', 'ext4', '/mnt'],
    ['/mnt/nas', 'nfs4', '/mnt/nas'],
    ['/mnt/nas/shop/packs', 'nfs4', '/mnt/nas'],
    ['/mnt/nasty', 'ext4', '/mnt'],
    ['/mnt/nas/hidden/x', 'tmpfs', '/mnt/nas/hidden'],
    ['/srv/with space/x', 'cifs', '/srv/with space'],
    ['/srv/blob/shop', 'fuse.blobfuse2', '/srv/blob'],
    ['/srv/twice/x', 'overlay', '/srv/twice'],
  ])('%s is %s at %s', (path, type, mountPoint) => {
    expect(mountOf(path, MOUNTS)).toEqual({ type, mountPoint });
  });

  it('of a folder that does not exist is the mount of the part that exists, without links', async () => {
    symlinkSync('/proc/self', join(folder, 'link'));
    expect(await isOnSharedFileSystem(join(folder, 'link'))).toBe(false);
    expect(await isOnSharedFileSystem(join(folder, 'a/b/c'))).toBe(false);
    expect(await isOnSharedFileSystem('/')).toBe(false);
  });
});

describe('a destination of a GitHub-hosted runner itself', () => {
  const open = async (line: string) => {
    const [spec] = readDestinations([line]);
    if (spec === undefined) throw new Error('no destination');
    return openStorage(spec, { ...testHost(), env: CREDENTIALS });
  };
  const judge = async (line: string, env: Record<string, string> = HOSTED, allowed = false) => {
    await requireLasting([await open(line)], { allowed, host: { env } });
  };

  it.each([
    ['a folder', `file:${folder}`, 'on a disk'],
    ['a folder that does not exist yet', `file://${folder}/new/folder?offsite=true`, 'on a disk'],
    ['an object store on a port', 's3://bucket/p?endpoint=http://localhost:9000', 'a service'],
    ['the same by its address', 's3://bucket/p?endpoint=http://127.0.0.1:9000', 'a service'],
    ['an emulator', 'azure://account/container?endpoint=http://127.0.0.1:10000/account', 'a service'],
    ['a server of its own', 'sftp://user@localhost/backups', 'a service'],
    ['every address of it', 'sftp://user@0.0.0.0/backups', 'a service'],
    ['every address of IPv6', 's3://bucket/p?endpoint=http://[::]:9000', 'a service'],
    ['an address of IPv4 in one of IPv6', 's3://bucket/p?endpoint=http://[::ffff:127.0.0.1]:9000', 'a service'],
    ['an address of its network card', `sftp://user@${ownAddress()}/backups`, 'a service'],
  ])('%s is refused', async (_what, line, words) => {
    await expect(judge(line)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(`is ${words} of this GitHub-hosted runner, and is lost when the job ends.`),
      hint: expect.stringContaining('`allow-ephemeral-destination: true`'),
    });
  });

  it('is refused if it is a service container, whose name leads to the network of the job', async () => {
    class Service extends MemoryStorage {
      override readonly place: StoragePlace = { provider: 'localhost', region: undefined, offsite: false };
    }
    await expect(requireLasting([new Service()], { allowed: false, host: { env: HOSTED } })).rejects.toThrow(
      'a service container',
    );
  });

  it('is accepted on request, and no other destination is refused', async () => {
    await judge(`file:${folder}`, HOSTED, true);
    await judge('s3://bucket/p?region=eu-central-1');
    await judge('s3://bucket/p?endpoint=https://minio.example.com');
    await judge('sftp://user@nas.example.com/backups');
  });

  it.each([
    ['on a runner of your own', { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'self-hosted' }],
    ['outside of jobs', {}],
  ])('is accepted %s', async (_where, env) => {
    await judge(`file:${folder}`, env);
  });
});
