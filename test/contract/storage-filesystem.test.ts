import { execFileSync, spawn } from 'node:child_process';
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeAtomically } from '../../src/storage/filesystem/atomic-write.ts';
import { openFilesystemStorage } from '../../src/storage/filesystem/index.ts';
import { folderOf } from '../../src/storage/filesystem/url.ts';
import { testHost } from '../support/commands.ts';
import { WAITING } from '../support/patience.ts';
import { describeStorage, failure, keys, put, signal, text } from './storage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describeStorage('filesystem', () => openFilesystemStorage(`file:${folder}/contract`, testHost()));

describe('the URL of a folder', () => {
  it.each([
    ['file:/srv/my backups', '/srv/my backups'],
    ['file:/srv/100%25?#', '/srv/100%25?#'],
    ['file:///srv/my%20backups/', '/srv/my backups'],
    ['file://localhost/srv', '/srv'],
    ['file:backups/../b', join(process.cwd(), 'b')],
    ['file:./b', join(process.cwd(), 'b')],
  ])('%s is %s', (url, path) => {
    expect(folderOf(url)).toBe(path);
  });

  it.each(['file:', 'file://server/share', 'file:///a%zz', 'file:///a?b', 'file:~/b'])('%s is refused', (url) => {
    expect(() => folderOf(url)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.any(String) }));
  });
});

describe('a folder as a destination', () => {
  it('is created by the first put, for its owner only, with one warning at the first read or put', async () => {
    const host = testHost();
    const storage = await openFilesystemStorage(`file:${folder}/new/deeper`, host);
    expect(await keys(storage, '')).toEqual([]);
    await expect(stat(join(folder, 'new'))).rejects.toMatchObject({ code: 'ENOENT' });
    await put(storage, 'db/one', 'x');
    await put(storage, 'db/two', 'x');
    const warnings = host.printed.filter((line) => line.includes('new/deeper'));
    expect(warnings).toEqual([expect.stringContaining('does not exist yet')]);
    expect((await stat(join(folder, 'new/deeper'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'new/deeper/db/one'))).mode & 0o777).toBe(0o600);
    const blind = testHost();
    const other = await openFilesystemStorage(`file:${folder}/new/other`, blind);
    await put(other, 'db/one', 'x');
    expect(await keys(other, '')).toEqual(['db/one']);
    expect(blind.printed).toEqual([expect.stringContaining('did not exist; it was created')]);
  });

  it('neither shows nor follows symbolic links', async () => {
    const outside = join(folder, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'secret'), 'not yours');
    const storage = await openFilesystemStorage(`file:${folder}/links`, testHost());
    await put(storage, 'real/object', 'mine');
    await symlink(outside, join(folder, 'links/way-out'));
    await symlink(join(outside, 'secret'), join(folder, 'links/real/alias'));
    expect(await keys(storage, '')).toEqual(['real/object']);
    expect(await storage.folders('', { signal })).toEqual(['real']);
    expect(await failure(put(storage, 'way-out/planted', 'x'))).toMatchObject({ code: 'STORAGE_FAILED' });
    for (const key of ['way-out/deep/er/planted', 'way-out/planted/x'])
      expect(await failure(put(storage, key, 'x'))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(keys(storage, 'way-out/'))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(storage.folders('way-out', { signal }))).toMatchObject({ code: 'STORAGE_FAILED' });
    const everything = { before: new Date(Date.now() + 60_000), signal };
    await writeFile(join(outside, '.restorable-0123456789abcdef.part'), 'not ours');
    const clearing = storage.unfinished?.remove('way-out/', everything) ?? Promise.resolve();
    expect(await failure(clearing)).toMatchObject({ code: 'STORAGE_FAILED' });
    await rm(join(outside, '.restorable-0123456789abcdef.part'));
    expect(await failure(storage.get('way-out/secret', { maxBytes: 99, signal }))).toMatchObject({
      code: 'STORAGE_FAILED',
    });
    expect(await failure(storage.get('real/alias', { maxBytes: 99, signal }))).toMatchObject({
      code: 'OBJECT_MISSING',
    });
    expect(await failure(storage.delete('way-out/secret', { signal }))).toMatchObject({ code: 'STORAGE_FAILED' });
    await put(storage, 'real/alias', 'replaces the link, not its target');
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('not yours');
  });

  it('ignores files whose names are not keys', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/foreign-names`, testHost());
    await put(storage, 'db/mine', 'x');
    await writeFile(join(folder, 'foreign-names/db/line\nbreak'), 'x');
    await mkdir(join(folder, 'foreign-names/db/tab\there'));
    await writeFile(join(folder, 'foreign-names/db/tab\there/x'), 'x');
    expect(await keys(storage, '')).toEqual(['db/mine']);
  });

  it('removes old unfinished files of killed runs, and nothing else', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/unfinished`, testHost());
    await put(storage, 'db/packs/a/one', 'x');
    const root = join(folder, 'unfinished/db');
    const outside = join(folder, 'unfinished-elsewhere');
    await mkdir(outside);
    await mkdir(join(root, 'packs/b'));
    await symlink(outside, join(root, 'packs/way-out'));
    const part = '.restorable-0123456789abcdef.part';
    const young = join(root, 'packs/a/.restorable-ffffffffffffffff.part');
    const old = [join(root, 'packs/a', part), join(root, 'packs/b', part), join(root, '.restorable-lock-x')];
    for (const path of [...old, young, join(outside, part)]) await writeFile(path, '12345');
    const lastMonth = new Date(Date.now() - 30 * 86_400_000);
    for (const path of [...old, join(outside, part), join(root, 'packs/a/one')])
      await utimes(path, lastMonth, lastMonth);
    const before = new Date(Date.now() - 7 * 86_400_000);
    expect(await storage.unfinished?.remove('db/', { before, signal })).toEqual({ objects: 3, bytes: 15 });
    expect((await readdir(root, { recursive: true })).sort()).toEqual([
      'packs',
      'packs/a',
      'packs/a/.restorable-ffffffffffffffff.part',
      'packs/a/one',
      'packs/way-out',
      // The link's target is visible here, and was left alone.
      `packs/way-out/${part}`,
    ]);
    expect(await storage.unfinished?.remove('absent/', { before, signal })).toEqual({ objects: 0, bytes: 0 });
  });

  it('can itself be a symbolic link', async () => {
    await mkdir(join(folder, 'mounted'));
    await symlink(join(folder, 'mounted'), join(folder, 'link'));
    const storage = await openFilesystemStorage(`file:${folder}/link`, testHost());
    await put(storage, 'a/b', 'x');
    expect(await text(storage, 'a/b')).toBe('x');
  });

  it('does not wait for a pipe in the place of an object', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/pipe`, testHost());
    await put(storage, 'a/b', 'x');
    execFileSync('mkfifo', [join(folder, 'pipe/a/fifo')]);
    expect(await keys(storage, '')).toEqual(['a/b']);
    expect(await failure(storage.get('a/fifo', { maxBytes: 9, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
  });

  it('names a file in the place of a folder', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/clash`, testHost());
    await put(storage, 'a', 'x');
    expect(await failure(put(storage, 'a/b', 'x'))).toMatchObject({ code: 'STORAGE_FAILED', hint: expect.any(String) });
    await put(storage, 'c/d', 'x');
    expect(await failure(put(storage, 'c', 'x'))).toMatchObject({ code: 'STORAGE_FAILED', hint: expect.any(String) });
    expect(await failure(put(storage, 'n'.repeat(300), 'x'))).toMatchObject({ code: 'STORAGE_FAILED' });
  });

  it('survives puts and deletes that create and remove the same folder', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/churn`, testHost());
    const round = async (index: number): Promise<void> => {
      for (let count = 0; count < 25; count += 1) {
        await put(storage, `same/folder/${index}`, 'x');
        await storage.delete(`same/folder/${index}`, { signal });
      }
    };
    await Promise.all(Array.from({ length: 4 }, (_, index) => round(index)));
    expect(await keys(storage, '')).toEqual([]);
  });
});

describe('unfinished files', () => {
  it('of a killed run do not show, and what shows is complete', async () => {
    const destination = join(folder, 'killed');
    const storage = await openFilesystemStorage(`file:${destination}`, testHost());
    const program = `
      import { createHash } from 'node:crypto';
      import { openFilesystemStorage } from ${JSON.stringify(new URL('../../src/storage/filesystem/index.ts', import.meta.url).href)};
      const log = { notice() {}, warning() {}, debug() {} };
      const storage = await openFilesystemStorage('file:' + process.argv[1], { log });
      const body = Buffer.alloc(3 * 1024 * 1024, 7);
      const sha256 = createHash('sha256').update(body).digest('hex');
      const signal = new AbortController().signal;
      process.stdout.write('ready');
      for (let n = 0; ; n += 1) await storage.put('db/' + process.pid + '-' + n, body, { sha256, signal, ifAbsent: n % 2 === 0 });
    `;
    const unfinishedIn = async (): Promise<string[]> =>
      (await readdir(join(destination, 'db')).catch(() => [])).filter((name) => name.startsWith('.restorable-'));
    let unfinished = 0;
    for (let round = 0; round < 8 || (unfinished === 0 && round < 40); round += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', program, destination], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await vi.waitUntil(async () => (await unfinishedIn()).length > 0, { ...WAITING, interval: 1 });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      unfinished = (await unfinishedIn()).length;
    }
    expect(unfinished).toBeGreaterThan(0);
    for await (const object of storage.list('', { signal })) {
      expect(object.sizeBytes).toBe(3 * 1024 * 1024);
      expect(object.key).toMatch(/^db\/\d+-\d+$/);
    }
  });

  it('cannot be put, read or deleted by name', async () => {
    const storage = await openFilesystemStorage(`file:${folder}/reserved`, testHost());
    const key = 'db/.restorable-0123456789abcdef.part';
    expect(await failure(put(storage, key, 'x'))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await failure(storage.get(key, { maxBytes: 1, signal }))).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a file system without hard links', () => {
  const options = {
    ifAbsent: true,
    signal,
    link: async (): Promise<void> => {
      throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
    },
  };

  it('still lets exactly one of 20 writers win', async () => {
    const path = join(folder, 'no-links');
    const bodies = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
    const outcomes = await Promise.allSettled(
      bodies.map((body) => writeAtomically(path, [Buffer.from(body)], options)),
    );
    const winners = bodies.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe(winners[0]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.restorable-'))).toEqual([]);
  });

  it('takes over the lock of a killed run', async () => {
    const path = join(folder, 'locked');
    const lock = join(folder, '.restorable-lock-locked');
    await writeFile(lock, '');
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, longAgo, longAgo);
    await writeAtomically(path, [Buffer.from('x')], options);
    expect(await readFile(path, 'utf8')).toBe('x');
  });

  it('has hard links in this test environment, so that the usual path is tested too', async () => {
    await writeFile(join(folder, 'linked'), '');
    await link(join(folder, 'linked'), join(folder, 'linked-2'));
    expect((await stat(join(folder, 'linked'))).nlink).toBe(2);
  });
});

describe('refusals of the system', () => {
  it('names a folder that is not writable', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed);
    await chmod(closed, 0o555);
    if (process.getuid?.() !== 0) {
      const storage = await openFilesystemStorage(`file:${closed}`, testHost());
      expect(await failure(put(storage, 'a', 'x'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
      return;
    }
    // Root may write everywhere, so another user tries.
    await chmod(folder, 0o755);
    await chown(closed, 0, 0);
    const program = `
      import { openFilesystemStorage } from ${JSON.stringify(new URL('../../src/storage/filesystem/index.ts', import.meta.url).href)};
      process.setgid(65534); process.setuid(65534);
      const storage = await openFilesystemStorage('file:' + process.argv[1], { log: { warning() {} } });
      const signal = new AbortController().signal;
      await storage.put('a', Buffer.from('x'), { sha256: '', signal }).catch((error) => console.log(error.code, error.hint));
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program, closed], {
      encoding: 'utf8',
    });
    expect(printed).toMatch(/^STORAGE_PERMISSION Give the user/);
  });
});
