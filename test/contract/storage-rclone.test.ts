import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openRcloneStorage } from '../../src/storage/rclone/index.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { DIRECTORY_CACHE_MS, startWebdav, type WebdavServer } from '../support/rclone.ts';
import { describeStorage } from './storage.ts';

let server: WebdavServer;
beforeAll(async () => {
  server = await startWebdav();
});
afterAll(() => server.stop());

/** rclone asks a WebDAV server at most 100 times a second; a thousand puts by it would take minutes. */
async function fill(_storage: Storage, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const path = join(server.folder, 'some where/contract', key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'x');
  }
  // The server looks at the folder anew after this long.
  await sleep(DIRECTORY_CACHE_MS + 200);
}

describeStorage(
  'WebDAV by rclone',
  () => openRcloneStorage('rclone://nas/some where/contract', createEngineHost(server.env())),
  [],
  fill,
);
