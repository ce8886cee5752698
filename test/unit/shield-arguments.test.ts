import { expect, it } from 'vitest';
import { takersOfOrders } from '../../src/process/shield/arguments.ts';

it('the shield hides the sockets of every service that runs programs as root for its group', () => {
  const hidden = takersOfOrders(1001);
  for (const path of [
    '/run/docker.sock',
    '/run/user/1001/docker.sock',
    '/var/lib/lxd/unix.socket',
    '/var/snap/lxd/common/lxd/unix.socket',
    '/var/lib/incus/unix.socket',
    '/run/snapd.socket',
    '/run/buildkit/buildkitd.sock',
  ])
    expect(hidden).toContain(path);
});
