import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openRcloneStorage } from '../../src/storage/rclone/index.ts';
import type { Tuning } from '../../src/storage/rclone/server.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { httpFaults } from '../support/http-faults.ts';
import { WAITING } from '../support/patience.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { startWebdav, type WebdavServer } from '../support/rclone.ts';
import { withSmallDisk } from '../support/small-disk.ts';
import { keys } from './storage.ts';
import { describeFaults } from './storage-faults.ts';

/** Short, so that permanent failures end soon, but longer than a busy machine leaves a healthy server without an answer. */
const QUICK: Partial<Tuning> = { attempts: 2, lowLevelRetries: 1, idleTimeoutMs: 4_000, connectTimeoutMs: 30_000 };

let server: WebdavServer;
let proxy: FaultProxy;

const open = (env: Readonly<Record<string, string>>, tuning: Partial<Tuning> = {}): Promise<Storage> =>
  openRcloneStorage('rclone://nas/faults', createEngineHost(env), tuning);

describeFaults({
  name: 'WebDAV by rclone',
  start: async () => {
    server = await startWebdav();
    proxy = await startProxy(server.endpoint);
  },
  stop: async () => {
    await proxy.stop();
    await server.stop();
  },
  open: (how) => open(server.env(how === 'direct' ? undefined : proxy.url), how === 'broken' ? QUICK : {}),
  heal: () => proxy.heal(),
  faults: {
    ...httpFaults(() => proxy, { put: 'PUT', get: 'GET', list: 'PROPFIND' }),
    // What is first put under another name appears through the rename.
    lostAnswer: httpFaults(() => proxy, { put: 'MOVE', get: 'GET', list: 'PROPFIND' }).lostAnswer,
    expiredCredentials: () => open(server.env(undefined, 'the password of last year'), QUICK),
    fullDisk: (act) =>
      // `rclone serve webdav` answers 405 to what it can't write, so the disk belongs to another kind of remote.
      withSmallDisk(async (folder) => {
        const env = { RCLONE_CONFIG: '/dev/null', RCLONE_CONFIG_DISK_TYPE: 'local' };
        const storage = await openRcloneStorage(`rclone://disk/${folder}`, createEngineHost(env), QUICK);
        await act({ storage, everything: () => readdir(folder, { recursive: true }) });
        await storage.close();
      }),
    // rclone sends a WebDAV server at most 100 requests a second, so a thousand puts would take minutes.
    manyKeys: async (storage, wanted) => {
      for (const key of wanted) {
        const path = join(server.folder, 'faults', key);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, 'x');
      }
      // The server reads the folder again after a while.
      await vi.waitUntil(async () => (await keys(storage, '')).length >= wanted.length, { ...WAITING, interval: 200 });
    },
  },
});
