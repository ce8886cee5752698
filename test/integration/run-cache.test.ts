import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createActionsRunCache } from '../../src/action/run-cache.ts';
import { RestorableError } from '../../src/core/errors.ts';
import type { Logger } from '../../src/ports/host.ts';
import { expectQuick } from '../support/baseline.ts';
import { type FakeCacheService, startFakeCacheService } from '../support/fake-cache-service.ts';
import { WAITING } from '../support/patience.ts';

const run = promisify(execFile);

let folder: string;
/** The runner's folders: for temporary files, and the checkout. */
let runner: string;
let service: FakeCacheService;
let lines: string[];
let log: Logger;
const neverAborted = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-cache-'));
  runner = await mkdtemp(join(tmpdir(), 'runner-'));
  await Promise.all(['temp', 'work'].map((name) => mkdir(join(runner, name))));
  vi.stubEnv('RUNNER_TEMP', join(runner, 'temp'));
  vi.stubEnv('GITHUB_WORKSPACE', join(runner, 'work'));
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
  for (const path of [folder, runner]) await rm(path, { recursive: true, force: true });
});

/** A folder like that of a chain's index, with additional files that must not be stored. */
async function makeIndex(name = 'kept'): Promise<string> {
  const kept = join(folder, name);
  await mkdir(join(kept, 'shop', 'index', 'a'), { recursive: true });
  await writeFile(join(kept, 'shop', 'index', 'a', '000000.zst.pgp'), 'the header');
  await writeFile(join(kept, 'shop', 'index', 'a', '000001.zst.pgp'), Buffer.alloc(300_000, 7));
  await writeFile(join(kept, 'shop', 'index', 'a', '.unfinished'), 'half');
  await symlink('/etc/hostname', join(kept, 'shop', 'link'));
  return kept;
}

it('stores the files of a folder, and restores them into another one on the next runner', async () => {
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

it('counts as empty if there is no service, one that refuses, or one that is not permitted', async () => {
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

it.each(['restore', 'save'] as const)(
  'does not hold up a cancelled run when the service hangs at a %s',
  async (what) => {
    const kept = await makeIndex();
    service.break('hang');
    const controller = new AbortController();
    const cache = createActionsRunCache(log, controller.signal);
    const working = cache[what]('key', what === 'save' ? kept : join(folder, 'back'));
    await vi.waitUntil(() => service.requests > 0, WAITING);
    const began = performance.now();
    controller.abort(new RestorableError('CANCELLED', 'Cancelled here.'));
    expect((await working) ?? false).toBe(false);
    await expectQuick(performance.now() - began);
    expect(lines).toContain(`Cache, ${what}: Cancelled here.`);
    const isThere = async () => (await readdir(join(runner, 'temp'))).includes('restorable-archive-1-key');
    await vi.waitUntil(async () => !(await isThere()), WAITING);
  },
);

/** A program of this name that is first on the PATH. */
async function putFirst(name: string, script: string): Promise<void> {
  const programs = join(runner, 'programs');
  await mkdir(programs, { recursive: true });
  await writeFile(join(programs, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(programs, name), 0o755);
  if (!process.env['PATH']?.startsWith(programs)) vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
}

it('is stored by the toolkit as a tar archive of one file, and nothing of it stays on the runner', async () => {
  await createActionsRunCache(log, neverAborted).save('key', await makeIndex());
  const tar = join(folder, 'kept.tar');
  await writeFile(tar, zstdDecompressSync(service.entries.get('key') ?? Buffer.alloc(0)));
  const { stdout } = await run('tar', ['-tPf', tar]);
  expect(stdout).toBe('../temp/restorable-archive-1-key\n');
  const left = await readdir(join(runner, 'temp'), { recursive: true });
  expect(left.filter((name) => !/^[\w-]{36}(?:\/manifest\.txt)?$/.test(name))).toEqual([]);
});

it('shows no variable of the job to the programs that the toolkit starts', async () => {
  const seen = join(runner, 'seen');
  await putFirst('tar', `env | cut -d= -f1 >> '${seen}'; PATH=/usr/bin:/bin exec tar "$@"`);
  await putFirst('zstd', `env | cut -d= -f1 >> '${seen}'; PATH=/usr/bin:/bin exec zstd "$@"`);
  for (const name of ['DATABASE_URL', 'AWS_SECRET_ACCESS_KEY', 'RESTORABLE_KEY', 'TAR_OPTIONS'])
    vi.stubEnv(name, 'secret');
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('one', await makeIndex());
  vi.stubEnv('LATER_PASSWORD', 'secret');
  await cache.save('two', join(folder, 'kept'));
  const ofShell = ['PWD', 'OLDPWD', 'SHLVL', '_'];
  const names = new Set((await readFile(seen, 'utf8')).trim().split('\n'));
  const expected = ['PATH', 'TMPDIR', 'RUNNER_TRACKING_ID', 'MSYS', ...ofShell];
  expect([...names].filter((name) => !expected.includes(name))).toEqual([]);
  expect(names).toContain('PATH');
  expect([...service.entries.keys()]).toEqual(['one', 'two']);
  expect(process.env['DATABASE_URL']).toBe('secret');
});

it('reads what a runner without zstd stored', async () => {
  const programs = join(runner, 'programs');
  await mkdir(programs);
  for (const name of ['tar', 'gzip', 'sh']) await symlink(`/bin/${name}`, join(programs, name));
  vi.stubEnv('PATH', programs);
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('key', await makeIndex());
  expect(gunzipSync(service.entries.get('key') ?? Buffer.alloc(0)).length).toBeGreaterThan(300_000);
  expect(await cache.restore('key', join(folder, 'back'))).toBe(true);
  expect(await readFile(join(folder, 'back/shop/index/a/000000.zst.pgp'), 'utf8')).toBe('the header');
  service.plant('key', gzipSync(Buffer.alloc(64 * 1024 * 1024)));
  expect(await cache.restore('key', join(folder, 'again'))).toBe(false);
});

const archive = (files: unknown, content = ''): Buffer => Buffer.from(`${JSON.stringify({ files })}\n${content}`);
const one = (name: string): Buffer => archive([{ name, bytes: 4 }], 'evil');

/** Bytes of an archive as the toolkit stores them: the only file of a tar archive. */
async function inTar(content: Uint8Array): Promise<Buffer> {
  const other = await mkdtemp(join(tmpdir(), 'evil-'));
  await writeFile(join(other, 'archive'), content);
  await run('tar', ['--posix', '-cPf', join(other, 'tar'), join(other, 'archive')]);
  const tar = await readFile(join(other, 'tar'));
  await rm(other, { recursive: true });
  return tar;
}

/** What must not change when a planted entry is restored. */
async function expectNothingWritten(evil: (target: string) => Buffer | Promise<Buffer>): Promise<void> {
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
}

it('reads a valid planted archive, so that the ones below are refused for their defects', async () => {
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('key', await makeIndex());
  service.plant('key', zstdCompressSync(await inTar(one('shop/x'))));
  expect(await cache.restore('key', join(folder, 'back'))).toBe(true);
  expect(await readFile(join(folder, 'back/shop/x'), 'utf8')).toBe('evil');
});

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
  ['nothing', () => Buffer.alloc(0)],
])('writes nothing if an archive was planted with %s', async (_what, evil) => {
  await expectNothingWritten(async (target) => zstdCompressSync(await inTar(await evil(target))));
  expect(lines.join('\n')).toMatch(/Cache, restore: /);
});

/** What the toolkit would unpack over the files that it names. */
async function overTarget(target: string): Promise<Buffer> {
  const other = await mkdtemp(join(tmpdir(), 'evil-'));
  const tar = join(other, 'evil.tar');
  await writeFile(join(other, 'x'), 'evil');
  await symlink(target, join(other, 'link'));
  await run('mkfifo', [join(other, 'fifo')]);
  const names = ['x', 'link', 'fifo'].map((name) => join(other, name));
  await run('tar', ['--posix', '-cPf', tar, '--transform', `s,${other}/x,${target}/file,`, ...names]);
  const bytes = await readFile(tar);
  await rm(other, { recursive: true });
  return bytes;
}

/** A zstd frame with one block that requires a window of 128 MiB (RFC 8878, 3.1.1). */
function inWideFrame(content: Buffer): Buffer {
  const block = Buffer.alloc(3);
  block.writeUIntLE((content.length << 3) | 1, 0, 3);
  return Buffer.concat([Buffer.from('28b52ffd0088', 'hex'), block, content]);
}

const zeros = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 1024 * 1024);
const GOOD = one('shop/x');

it.each<[string, (target: string) => Buffer | Promise<Buffer>]>([
  [
    'are a tar archive of an absolute name, a link and a fifo',
    async (target) => zstdCompressSync(await overTarget(target)),
  ],
  [
    'are a tar archive of two files',
    async () => zstdCompressSync(Buffer.concat([await inTar(GOOD), await inTar(GOOD)])),
  ],
  ['are a bomb', () => zstdCompressSync(zeros(64))],
  ['go on without end', async () => zstdCompressSync(Buffer.concat([await inTar(GOOD), zeros(64)]))],
  ['are no tar archive', () => zstdCompressSync(GOOD)],
  ['are not compressed', () => inTar(GOOD)],
  ['are compressed otherwise', async () => gzipSync(await inTar(GOOD))],
  ['end too early', async () => zstdCompressSync(await inTar(GOOD)).subarray(0, -20)],
  ['need much memory to be expanded', async () => inWideFrame(await inTar(GOOD))],
  ['are none', () => Buffer.alloc(0)],
])('writes nothing if bytes were planted that %s', async (_what, evil) => {
  await expectNothingWritten(evil);
  expect(lines.join('\n')).toMatch(/Cache, restore: /);
});

it('does not unpack into an existing folder', async () => {
  const cache = createActionsRunCache(log, neverAborted);
  await cache.save('key', await makeIndex());
  await mkdir(join(folder, 'target'));
  await symlink(join(folder, 'target'), join(folder, 'back'));
  expect(await cache.restore('key', join(folder, 'back'))).toBe(false);
  expect(await readdir(join(folder, 'target'))).toEqual([]);
});
