import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { type RcloneSftpServer, startRcloneSftp } from '../support/rclone.ts';
import { describeStorage, expectSince, failure, keys, put, sha256, signal, text } from './storage.ts';

/**
 * Without a cache, a file appears when it is closed and must be written in order. With a cache, files can be opened in any way.
 */
const CONTRACT = ['off', 'full'] as const;

for (const mode of CONTRACT) {
  let server: RcloneSftpServer;
  beforeAll(async () => {
    server = await startRcloneSftp(mode);
  });
  afterAll(() => server.stop());

  const fill = async (storage: Storage, wanted: readonly string[]): Promise<void> => {
    for (const key of wanted) {
      const path = join(server.folder, 'some where/contract', key);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, 'x');
    }
    // The server reads its folders again after a while.
    await vi.waitUntil(async () => (await keys(storage, '')).length >= wanted.length, { ...WAITING, interval: 200 });
  };
  describeStorage(
    `rclone serve sftp, cache mode ${mode}`,
    () => openSftpStorage(server.url('some where/contract'), createEngineHost(server.env)),
    [],
    fill,
  );
}

describe('rclone serve sftp', () => {
  it.each(['minimal', 'writes'] as const)(
    'with the cache mode %s keeps what is put, and leaves nothing else',
    async (mode) => {
      const server = await startRcloneSftp(mode);
      const storage = await openSftpStorage(server.url('db'), createEngineHost(server.env));
      const before = Date.now();
      expectSince(before, await storage.serverTime({ signal }));
      const large = Buffer.alloc(3 * 1024 * 1024, mode);
      await put(storage, 'packs/1', large);
      expect(sha256(await storage.get('packs/1', { maxBytes: large.length, signal }))).toBe(sha256(large));
      await put(storage, 'manifests/1', 'manifest', { ifAbsent: true });
      expect(await failure(put(storage, 'manifests/1', 'other', { ifAbsent: true }))).toMatchObject({
        code: 'OBJECT_EXISTS',
      });
      expect(await text(storage, 'manifests/1')).toBe('manifest');
      const all = (await storage.folders('', { signal })).join();
      expect(all).toBe('manifests,packs');
      await storage.close();
      const there = async (): Promise<string> => (await readdir(server.folder, { recursive: true })).sort().join();
      // The cache's content is written a while later.
      await vi.waitUntil(async () => (await there()) === 'db,db/manifests,db/manifests/1,db/packs,db/packs/1', {
        ...WAITING,
        interval: 200,
      });
      await server.stop();
    },
  );
});
