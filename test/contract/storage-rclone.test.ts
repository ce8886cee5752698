import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { openRcloneStorage } from '../../src/storage/rclone/index.ts';
import type { Tuning } from '../../src/storage/rclone/server.ts';
import { parseRcloneUrl } from '../../src/storage/rclone/url.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { WAITING } from '../support/patience.ts';
import { startProxy } from '../support/proxy.ts';
import { startWebdav, type WebdavServer } from '../support/rclone.ts';
import { describeStorage, expectSince, failure, keys, put, signal, text } from './storage.ts';

let server: WebdavServer;
beforeAll(async () => {
  server = await startWebdav();
});
afterAll(() => server.stop());

/** rclone sends a WebDAV server at most 100 requests a second, so a thousand puts would take minutes. */
async function fill(storage: Storage, wanted: readonly string[]): Promise<void> {
  for (const key of wanted) {
    const path = join(server.folder, 'some where/contract', key);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'x');
  }
  await shown(storage, wanted);
}

/** The server reads its folders again after a while. */
async function shown(storage: Storage, wanted: readonly string[]): Promise<void> {
  const isThere = async (): Promise<boolean> => {
    const there = new Set(await keys(storage, ''));
    return wanted.every((key) => there.has(key));
  };
  await vi.waitUntil(isThere, { ...WAITING, interval: 200 });
}

describeStorage(
  'WebDAV by rclone',
  () => openRcloneStorage('rclone://nas/some where/contract', createEngineHost(server.env())),
  [],
  fill,
);

/** Few attempts, so that permanent failures end soon. */
const QUICK: Partial<Tuning> = { attempts: 2, lowLevelRetries: 1, idleTimeoutMs: 60_000, connectTimeoutMs: 60_000 };

/** Opens, sends a request, closes. */
async function use<T>(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
  act: (storage: Storage, host: EngineHost) => Promise<T>,
): Promise<T> {
  const host = createEngineHost(env);
  const storage = await openRcloneStorage(`rclone://${path}`, host, QUICK);
  try {
    return await act(storage, host);
  } finally {
    await storage.close();
  }
}

function allServers(): { pid: number; parent: number }[] {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent] = /^\s*(\d+)\s+(\d+)\s+\S*rclone rcd /.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent) }];
  });
}

/** Process ids of the rclone servers that a process started. */
function serversOf(parent = process.pid): number[] {
  return allServers()
    .filter((each) => each.parent === parent)
    .map(({ pid }) => pid);
}

/** Process ids separated from that process by bubblewrap, which has one process inside and one outside. */
function apartFrom(pid: number): number[] {
  const parentOf = (child: number): number =>
    Number(execFileSync('sh', ['-c', `ps -o ppid= -p ${child} || echo 0`], { encoding: 'utf8' }));
  return allServers()
    .filter(({ parent }) => parentOf(parentOf(parent)) === pid)
    .map((each) => each.pid);
}

describe('the URL of a remote', () => {
  it.each([
    ['rclone://nas', { remote: 'nas', root: '', prefix: '' }],
    ['rclone://nas/', { remote: 'nas', root: '', prefix: '' }],
    ['rclone://nas/a b/100%25/', { remote: 'nas', root: '', prefix: 'a b/100%25/' }],
    ['rclone://My nas_2.0/a', { remote: 'My nas_2.0', root: '', prefix: 'a/' }],
    ['rclone://nas//srv/backups', { remote: 'nas', root: '/', prefix: 'srv/backups/' }],
  ])('%s', (url, expected) => {
    expect(parseRcloneUrl(url)).toEqual(expected);
  });

  it.each([
    'rclone://',
    'rclone:nas/a',
    'rclone://-nas/a',
    'rclone://nas:/a',
    'rclone://nas,pass=hunter2:/a',
    'rclone://:webdav,url=x:/a',
    'rclone://user:hunter2@host/a',
    'rclone://nas/a/../b',
    'rclone://nas/a//b',
    'rclone://nas/a?b=hunter2',
    'rclone://nas/a#b',
    'rclone://nas/a?lock=governance 30d',
  ])('%s is refused, without its content', (url) => {
    let thrown: unknown;
    try {
      parseRcloneUrl(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'INPUT_INVALID', hint: expect.any(String) });
    expect(JSON.stringify([thrown, String(thrown)])).not.toContain('hunter2');
  });
});

describe('checks before any request to the storage', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rclone-bin-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const opening = (url: string, env: Readonly<Record<string, string>>) =>
    failure(openRcloneStorage(url, createEngineHost(env)));

  it('rclone is missing or too old', async () => {
    const expected = { code: 'CLIENT_MISSING', hint: expect.stringContaining('apt-get install rclone') };
    expect(await opening('rclone://nas/a', { ...server.env(), PATH: folder })).toMatchObject(expected);
    const old = join(folder, 'rclone');
    await writeFile(old, '#!/bin/sh\necho rclone v1.53.3\n');
    await chmod(old, 0o755);
    const error = await opening('rclone://nas/a', { ...server.env(), PATH: '', RCLONE_BIN: folder });
    expect(error).toMatchObject({ ...expected, message: expect.stringContaining('1.53 is too old') });
  });

  it('the remote is missing, with the existing names', async () => {
    expect(await opening('rclone://nsa/a', server.env())).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('"nsa"'),
      hint: expect.stringContaining('nas'),
    });
    expect(await opening('rclone://nas/a', { RCLONE_CONFIG: '/dev/null' })).toMatchObject({
      hint: expect.stringContaining('RCLONE_CONFIG_<NAME>_TYPE'),
    });
  });

  it("that rclone's file can't be read: broken, or locked by a password that is missing or wrong", async () => {
    const file = join(folder, 'locked.conf');
    // As `rclone config` writes an encrypted file: this header, then sealed bytes.
    await writeFile(file, `# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\n${'A'.repeat(120)}\n`);
    for (const more of [{}, { RCLONE_CONFIG_PASS: 'not the password' }]) {
      const error = await opening('rclone://nas/a', { RCLONE_CONFIG: file, ...more });
      expect(error).toMatchObject({ code: 'INPUT_INVALID', hint: expect.stringContaining('RCLONE_CONFIG_PASS') });
      expect(error.message).not.toContain('not the password');
    }
  });

  it('where the storage is', async () => {
    await use('nas/a', server.env(), async ({ place, label }) => {
      expect(place).toEqual({ provider: 'rclone webdav', region: undefined, offsite: true });
      expect(label).toBe('rclone://nas/a');
    });
    const env = { RCLONE_CONFIG: '/dev/null', RCLONE_CONFIG_DISK_TYPE: 'local' };
    const wrapped = { ...env, RCLONE_CONFIG_WRAP_TYPE: 'hasher', RCLONE_CONFIG_WRAP_REMOTE: `disk:${folder}` };
    await use('wrap/a', wrapped, async ({ place }) => {
      expect(place).toEqual({ provider: 'rclone hasher', region: undefined, offsite: false });
    });
    await use(`disk/${folder}`, env, async ({ place, label }) => {
      expect(place).toMatchObject({ provider: 'rclone local', offsite: false });
      expect(label).toBe(`rclone://disk/${folder}`);
    });
  });
});

describe('the rclone process', () => {
  it("is one for all, gets no other variable of the job's, shows no secret, and ends with the storage", async () => {
    const env = {
      ...server.env(),
      SECRET_OF_THE_JOB: 'hunter2',
      RCLONE_DRY_RUN: 'true',
      RCLONE_EXCLUDE: '*',
      RCLONE_S3_ENV_AUTH: 'false',
    };
    // As a web form or `echo` leaves it.
    env.RCLONE_CONFIG_NAS_PASS += '\r\n';
    await use('nas/process', env, async (storage, host) => {
      await Promise.all(['a', 'b', 'c'].map((key) => put(storage, key, 'x')));
      expect(await keys(storage, '')).toEqual(['a', 'b', 'c']);
      const [pid, ...others] = serversOf();
      expect(others).toEqual([]);
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
      expect(environment).not.toMatch(/SECRET_OF_THE_JOB|RCLONE_DRY_RUN|RCLONE_EXCLUDE/);
      const password = /RCLONE_RC_PASS=([^\0]+)/.exec(environment)?.[1] ?? '';
      expect(password.length).toBeGreaterThan(30);
      expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(password);
      expect(host.lines.join()).toContain('RCLONE_DRY_RUN, RCLONE_EXCLUDE');
      expect(host.scrub(env.RCLONE_CONFIG_NAS_PASS.trim())).toBe('***');
      expect(host.scrub('false webdav backup')).toBe('false webdav backup');
      const anyone = await fetch(`http://127.0.0.1:${portOf(host)}/config/dump`, { method: 'POST' });
      expect(anyone.status).toBe(401);
    });
    expect(serversOf()).toEqual([]);
  });

  it('also works isolated from keys, and ends with the storage', async () => {
    const host = { ...createEngineHost(server.env()), holdsKeys: { mayContain: false } };
    const storage = await openRcloneStorage('rclone://nas/apart', host, QUICK);
    await Promise.all(['a', 'b'].map((key) => put(storage, key, 'x'.repeat(300_000))));
    expect(await keys(storage, '')).toEqual(['a', 'b']);
    expect((await storage.get('a', { maxBytes: 400_000, signal })).length).toBe(300_000);
    const [apart, ...others] = apartFrom(process.pid);
    expect([typeof apart, others]).toEqual(['number', []]);
    await storage.close();
    expect([serversOf(), apartFrom(process.pid)]).toEqual([[], []]);
  });

  it('is started again after it was killed', async () => {
    await use('nas/killed', server.env(), async (storage) => {
      await put(storage, 'a', 'x');
      for (const pid of serversOf()) process.kill(pid, 'SIGKILL');
      expect(await text(storage, 'a')).toBe('x');
      const large = put(storage, 'b', Buffer.alloc(8_000_000));
      // On its way, under a name that no listing shows, or already there.
      await vi.waitUntil(async () => (await readdir(join(server.folder, 'killed'))).length > 1, WAITING);
      for (const pid of serversOf()) process.kill(pid, 'SIGKILL');
      await large;
      expect(await keys(storage, '')).toEqual(['a', 'b']);
    });
    expect(serversOf()).toEqual([]);
  });

  it('ends with a killed run, and what shows then is complete', async () => {
    const program = `
      import { openRcloneStorage } from ${JSON.stringify(new URL('../../src/storage/rclone/index.ts', import.meta.url).href)};
      import { createEngineHost } from ${JSON.stringify(new URL('../support/engine-host.ts', import.meta.url).href)};
      const storage = await openRcloneStorage('rclone://nas/dead', createEngineHost(process.env));
      const signal = new AbortController().signal;
      for (let n = 0; ; n += 1) {
        await storage.put('db/' + n, Buffer.alloc(3_000_000, n), { sha256: '', signal });
        console.log(n);
      }
    `;
    const env = { ...server.env(), PATH: process.env['PATH'] };
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const [pid] = serversOf(child.pid);
    expect(pid).toBeGreaterThan(0);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await expect.poll(() => allServers().some((each) => each.pid === pid), WAITING).toBe(false);
    await use('nas/dead', server.env(), async (storage) => {
      const sizes = (await Array.fromAsync(storage.list('', { signal }))).map(({ sizeBytes }) => sizeBytes);
      expect(sizes.length).toBeGreaterThan(0);
      expect(new Set(sizes)).toEqual(new Set([3_000_000]));
    });
  });
});

describe('a storage through rclone', () => {
  it('leaves nothing of its own there, shows nothing unfinished, and sweeps leftovers of killed runs', async () => {
    await use('nas/left', server.env(), async (storage) => {
      await put(storage, 'db/packs/a/1', 'x');
      await storage.serverTime({ signal });
      const place = join(server.folder, 'left');
      expect((await readdir(place, { recursive: true })).sort()).toEqual([
        'db',
        'db/packs',
        'db/packs/a',
        'db/packs/a/1',
      ]);
      const [old, fresh] = ['0123456789abcdef', 'ffffffffffffffff'].map((id) => `.restorable-${id}.part`);
      for (const name of [old, fresh]) await writeFile(join(place, 'db/packs/a', name ?? ''), '12345');
      // A file that shows the time is above the databases.
      await writeFile(join(place, old ?? ''), '12345');
      for (const folder of ['db/packs/a', '']) await utimes(join(place, folder, old ?? ''), new Date(0), new Date(0));
      // Each folder that shows this was read after all were written.
      await mkdir(join(place, 'later'));
      for (const marker of ['later/2', 'db/packs/a/2']) await writeFile(join(place, marker), 'x');
      await shown(storage, ['later/2', 'db/packs/a/2']);
      await rm(join(place, 'later'), { recursive: true });
      await rm(join(place, 'db/packs/a/2'));
      expect((await keys(storage, '')).filter((key) => !key.endsWith('/2'))).toEqual(['db/packs/a/1']);
      const before = new Date(Date.now() - 3_600_000);
      expect(await storage.unfinished?.remove('db/', { before, signal })).toEqual({ objects: 2, bytes: 10 });
      expect(await readdir(place)).toEqual(['db']);
      expect(await storage.unfinished?.remove('absent/', { before, signal })).toEqual({ objects: 0, bytes: 0 });
      expect((await readdir(join(place, 'db/packs/a'))).sort()).toEqual([fresh, '1']);
      const key = `db/${fresh}`;
      expect(await failure(put(storage, key, 'x'))).toMatchObject({ code: 'INPUT_INVALID' });
    });
  });

  it('removes the empty folders of a backup, and not those that others share', async () => {
    await use('nas/empty', server.env(), async (storage) => {
      const stored = ['db/packs/a/s/1', 'db/packs/a/s/2', 'db/packs/b/1', '.probe/1/a', 'db/.probe/1/a'];
      for (const key of stored) await put(storage, key, 'x');
      for (const key of stored) await storage.delete(key, { signal });
      expect(await storage.folders('db/', { signal })).toEqual([]);
    });
    expect(await readdir(join(server.folder, 'empty'), { recursive: true })).toEqual(['db', 'db/packs']);
  });

  it('reads its clock even if it does not keep the dates of files', async () => {
    const proxy = await startProxy(server.endpoint);
    await use('nas/clock', server.env(proxy.url), async (storage) => {
      const before = Date.now();
      expectSince(before, await storage.serverTime({ signal }));
    });
    expect(proxy.requests.some((line) => line.startsWith('PUT /clock/.restorable-'))).toBe(true);
    const env = { RCLONE_CONFIG: '/dev/null', RCLONE_CONFIG_DISK_TYPE: 'local' };
    await use(`disk/${server.folder}/local`, env, async (storage, host) => {
      const before = Date.now();
      expectSince(before, await storage.serverTime({ signal }), 0);
      expect(host.lines.join()).toContain('keeps the dates of files');
    });
    await proxy.stop();
  });

  it.each([
    [507, 'STORAGE_FULL'],
    [403, 'STORAGE_PERMISSION'],
    [401, 'STORAGE_AUTHENTICATION'],
    [405, 'STORAGE_FAILED'],
  ])('names an answer %i %s', async (status, code) => {
    const proxy = await startProxy(server.endpoint);
    await use('nas/answers', server.env(proxy.url), async (storage) => {
      await put(storage, 'a', 'x');
      proxy.always({ kind: 'answer', status }, 'PUT');
      expect(await failure(put(storage, 'b', 'x'))).toMatchObject({ code, hint: expect.any(String) });
    });
    await proxy.stop();
  });

  it.each([
    ['http://127.0.0.1:1', 'STORAGE_UNREACHABLE'],
    ['http://restorable.invalid', 'STORAGE_UNREACHABLE'],
  ])('names %s, which does not exist', async (endpoint, code) => {
    await use('nas/a', server.env(endpoint), async (storage) => {
      expect(await failure(storage.serverTime({ signal }))).toMatchObject({ code });
      expect(await failure(keys(storage, ''))).toMatchObject({ code });
    });
  });

  it('detects that the stored bytes differ from the sent ones, before the object has its name', async () => {
    const proxy = await startProxy(server.endpoint);
    await use('nas/other', server.env(proxy.url), async (storage) => {
      await put(storage, 'a', 'bytes');
      proxy.always({ kind: 'answer', status: 200, body: 'other', headers: { 'content-length': '5' } }, 'GET');
      expect(await failure(put(storage, 'b', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
      proxy.heal();
      expect(await keys(storage, '')).toEqual(['a']);
      expect(await readdir(join(server.folder, 'other'))).toEqual(['a']);
    });
    await proxy.stop();
  });
});

function portOf(host: EngineHost): string {
  return /Serving remote control on http:\/\/127\.0\.0\.1:(\d+)/.exec(host.toolWords.text)?.[1] ?? '';
}
