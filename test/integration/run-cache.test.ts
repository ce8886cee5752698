import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createActionsRunCache } from '../../src/action/run-cache.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Logger } from '../../src/ports/host.ts';
import { expectQuick } from '../support/baseline.ts';
import { type FakeCacheService, startFakeCacheService } from '../support/fake-cache-service.ts';

const run = promisify(execFile);

let folder: string;
let service: FakeCacheService;
let lines: string[];
let log: Logger;
const neverAborted = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-cache-'));
  service = await startFakeCacheService();
  for (const [name, value] of Object.entries(service.env)) vi.stubEnv(name, value);
  vi.stubEnv('ACTIONS_CACHE_MODE', '');
  lines = [];
  const keep = (message: string): void => void lines.push(message);
  log = { debug: keep, info: keep, notice: keep, warning: keep, error: keep };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A folder as the index of a chain is kept in, with something beside it that is not to be kept. */
async function makeIndex(name = 'kept'): Promise<string> {
  const kept = join(folder, name);
  await mkdir(join(kept, 'shop', 'index', 'a'), { recursive: true });
  await writeFile(join(kept, 'shop', 'index', 'a', '000000.zst.pgp'), 'the header');
  await writeFile(join(kept, 'shop', 'index', 'a', '000001.zst.pgp'), Buffer.alloc(300_000, 7));
  await writeFile(join(kept, 'shop', 'index', 'a', '.unfinished'), 'half');
  await symlink('/etc/hostname', join(kept, 'shop', 'link'));
  return kept;
}

it('keeps the files of a folder, and brings them back into another one on the next runner', async () => {
  const kept = await makeIndex();
  const cache = createActionsRunCache(log, neverAborted);
  const back = join(folder, 'back');
  expect(await cache.restore('restorable-index-shop-a', back)).toBe(false);
  await cache.save('restorable-index-shop-a', kept);
  expect([...service.entries.keys()]).toEqual(['restorable-index-shop-a']);
  expect([...service.tokens]).toEqual(['Bearer fake-runtime-token']);

  expect(await cache.restore('restorable-index-shop-b', back)).toBe(false);
  expect(await readdir(folder)).toEqual(['kept']);
  expect(await cache.restore('restorable-index-shop-a', back)).toBe(true);
  expect((await readdir(back, { recursive: true })).sort()).toEqual([
    ...['shop', 'shop/index', 'shop/index/a', 'shop/index/a/000000.zst.pgp', 'shop/index/a/000001.zst.pgp'],
  ]);
  expect(await readFile(join(back, 'shop/index/a/000000.zst.pgp'), 'utf8')).toBe('the header');
  expect((await readFile(join(back, 'shop/index/a/000001.zst.pgp'))).equals(Buffer.alloc(300_000, 7))).toBe(true);
  expect((await stat(back)).mode & 0o777).toBe(0o700);
});

it('counts as empty where there is no service, one that refuses, or one that may not be used', async () => {
  const cache = createActionsRunCache(log, neverAborted);
  const kept = await makeIndex();
  service.break(403);
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
  await cache.save('key', kept);
  expect(service.entries.size).toBe(0);
  vi.stubEnv('ACTIONS_CACHE_MODE', 'none');
  const { requests } = service;
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
  await cache.save('key', kept);
  expect(service.requests).toBe(requests);
  vi.stubEnv('ACTIONS_RESULTS_URL', '');
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
});

it('does not hold up a cancelled run when the service hangs', async () => {
  service.break('hang');
  const controller = new AbortController();
  const restoring = createActionsRunCache(log, controller.signal).restore('key', join(folder, 'back'));
  let began = 0;
  setTimeout(() => {
    began = performance.now();
    controller.abort(new RestorableError('CANCELLED', 'Cancelled here.'));
  }, 100);
  expect(await restoring).toBe(false);
  await expectQuick(performance.now() - began);
  expect(lines).toContain('Cache, restore: Cancelled here.');
});

const archive = (files: unknown, content = ''): Buffer => Buffer.from(`${JSON.stringify({ files })}\n${content}`);
const one = (name: string): Buffer => archive([{ name, bytes: 4 }], 'evil');

it.each<[string, (target: string) => Buffer | Promise<Buffer>]>([
  ['an absolute path', (target) => one(join(target, 'file'))],
  ['a path with ..', () => one('../target/file')],
  ['a .. in the middle', () => one('shop/../../target/file')],
  ['a path with .', () => one('./x')],
  ['a hidden file', () => one('shop/.bashrc')],
  ['an empty name', () => one('')],
  ['a NUL in its name', () => one('shop/a\0b')],
  ['a backslash in its name', () => one('..\\target\\file')],
  [
    'one name twice',
    () =>
      archive(
        [...'ab'].map(() => ({ name: 'shop/x', bytes: 2 })),
        'evil',
      ),
  ],
  [
    'a file as the folder of another',
    () =>
      archive(
        ['shop', 'shop/x'].map((name) => ({ name, bytes: 2 })),
        'evil',
      ),
  ],
  ['a link', () => archive([{ name: 'shop/x', bytes: 0, link: '/etc' }])],
  ['more than it says', () => archive([{ name: 'shop/x', bytes: 2 }], 'evil')],
  ['less than it says', () => archive([{ name: 'shop/x', bytes: 400 }], 'evil')],
  ['a negative length', () => archive([{ name: 'shop/x', bytes: -1 }], 'evil')],
  ['a length beyond all bounds', () => archive([{ name: 'shop/x', bytes: 1e15 }], 'evil')],
  ['many lengths beyond all bounds', () => archive([...Array(9).keys()].map((n) => ({ name: `x${n}`, bytes: 5e8 })))],
  ['too many files', () => archive([...Array(10_001).keys()].map((n) => ({ name: `x${n}`, bytes: 0 })))],
  ['a header without an end', () => Buffer.alloc(5_000_000, 0x20)],
  ['a bomb', () => zstdCompressSync(Buffer.alloc(64 * 1024 * 1024))],
  ['nothing', () => Buffer.alloc(0)],
  ['an archive of tar, with absolute paths, links and devices', tarOfEvil],
])('writes nothing when an entry was planted with %s', async (_what, evil) => {
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('key', await makeIndex());
  const target = join(folder, 'target');
  await mkdir(target);
  await writeFile(join(target, 'file'), 'good');
  service.plant('key', await evil(target));
  const before = await readdir(folder, { recursive: true });
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
  expect(await readdir(folder, { recursive: true })).toEqual(before);
  expect(await readFile(join(target, 'file'), 'utf8')).toBe('good');
  expect(lines.join('\n')).toMatch(/Cache, restore: /);
});

/** What the toolkit would unpack over the files that it names. */
async function tarOfEvil(target: string): Promise<Buffer> {
  const evil = join(folder, 'evil.tar');
  const other = await mkdtemp(join(tmpdir(), 'evil-'));
  await writeFile(join(other, 'x'), 'evil');
  await symlink(target, join(other, 'link'));
  await run('mkfifo', [join(other, 'fifo')]);
  const names = ['x', 'link', 'fifo'].map((name) => join(other, name));
  await run('tar', ['-cPf', evil, '--transform', `s,${other}/x,${target}/file,`, ...names]);
  await rm(other, { recursive: true });
  return zstdCompressSync(await readFile(evil));
}

it('does not unpack into a folder that is there already', async () => {
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('key', await makeIndex());
  await mkdir(join(folder, 'target'));
  await symlink(join(folder, 'target'), join(folder, 'back'));
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
  expect(await readdir(join(folder, 'target'))).toEqual([]);
});
