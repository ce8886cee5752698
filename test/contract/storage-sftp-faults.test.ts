import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import type { Tuning } from '../../src/storage/sftp/connect.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { type ByteProxy, startByteProxy } from '../support/byte-proxy.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { type FakeFaults, startFakeSftp } from '../support/fake-sftp.ts';
import { type SshServer, startSshd } from '../support/sshd.ts';
import { failure, keys, put, sha256, signal, text } from './storage.ts';

const MiB = 1024 * 1024;
/** Short, so that what must fail at last does so soon. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 700, connectTimeoutMs: 1_500 };

let server: SshServer;
beforeAll(async () => {
  server = await startSshd();
});
afterAll(() => server.stop());

function open(path: string, port?: number, tuning: Partial<Tuning> = QUICK, its = server): Promise<Storage> {
  return openSftpStorage(its.url(path, port), createEngineHost({ SFTP_PRIVATE_KEY: its.privateKey }), tuning);
}

/** What lies in the folder of the server, hidden files among them. */
const onDisk = (path: string): Promise<string[]> => readdir(join(server.folder, path), { recursive: true });

describe('a connection that fails', () => {
  let proxy: ByteProxy;
  let storage: Storage;
  let direct: Storage;
  const body = [Buffer.alloc(700, 1), Buffer.alloc(2 * MiB, 2)];
  beforeAll(async () => {
    proxy = await startByteProxy(server.port);
    storage = await open('faults', proxy.port);
    direct = await open('faults');
    await put(storage, 'first', 'x');
  });
  afterAll(async () => {
    await storage.close();
    await direct.close();
    await proxy.stop();
  });

  it.each([
    ['reset', 'up', 0],
    ['reset', 'up', MiB],
    ['reset', 'down', 0],
    ['silence', 'up', MiB],
    ['silence', 'down', 100],
  ] as const)('once on a put is passed over: %s %s after %i bytes', async (kind, direction, afterBytes) => {
    const folder = `put-${kind}-${direction}-${afterBytes}`;
    proxy.once({ kind, direction, afterBytes });
    await put(storage, `${folder}/object`, body);
    expect(sha256(await direct.get(`${folder}/object`, { maxBytes: 3 * MiB, signal }))).toBe(sha256(body));
    expect(await onDisk(`faults/${folder}`)).toEqual(['object']);
  });

  it.each([
    ['reset', 0],
    ['reset', MiB],
    ['silence', MiB],
  ] as const)('once on a get is passed over: %s after %i bytes', async (kind, afterBytes) => {
    await put(direct, 'get', body);
    proxy.once({ kind, direction: 'down', afterBytes });
    expect(sha256(await storage.get('get', { maxBytes: 3 * MiB, signal }))).toBe(sha256(body));
  });

  it('once on a listing, on a folder and while nothing is asked is passed over', async () => {
    await put(direct, 'listed/a', 'x');
    proxy.once({ kind: 'reset', direction: 'down', afterBytes: 0 });
    expect(await keys(storage, 'listed/')).toEqual(['listed/a']);
    proxy.once({ kind: 'reset', direction: 'down', afterBytes: 0 });
    expect(await storage.folders('', { signal })).toContain('listed');
    proxy.cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await text(storage, 'listed/a')).toBe('x');
  });

  it('for many requests at once makes one new connection, not one for each', async () => {
    const before = proxy.connections;
    proxy.cut();
    await Promise.all(Array.from({ length: 12 }, (_, index) => put(storage, `many/${index}`, 'x')));
    expect(proxy.connections - before).toBeLessThanOrEqual(2);
  });

  it.each([
    ['reset', 'up', MiB],
    ['silence', 'up', MiB],
    ['reset', 'up', 10],
  ] as const)('on every attempt is named, and nothing is stored: %s %s', async (kind, direction, afterBytes) => {
    proxy.always({ kind, direction, afterBytes });
    proxy.cut();
    const error = await failure(put(storage, `never/${kind}`, body));
    proxy.always(undefined);
    expect(error).toMatchObject({ code: 'STORAGE_UNREACHABLE', hint: expect.stringMatching(/again/) });
    expect(await keys(direct, 'never/')).toEqual([]);
  });

  it('is given up within a second when cancelled, whatever is under way', async () => {
    const patient = await open('faults', proxy.port, {});
    await put(patient, 'wait', body);
    for (const act of [
      (its: AbortSignal) => put(patient, 'wait-2', body, { signal: its }),
      (its: AbortSignal) => put(patient, 'wait-3', 'small', { signal: its, ifAbsent: true }),
      (its: AbortSignal) => patient.get('wait', { maxBytes: 3 * MiB, signal: its }),
      (its: AbortSignal) => Array.fromAsync(patient.list('', { signal: its })),
      (its: AbortSignal) => patient.serverTime({ signal: its }),
    ]) {
      proxy.once({ kind: 'silence', direction: 'down', afterBytes: 0 });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 200);
      const startedAt = performance.now();
      expect(await failure(act(controller.signal))).toMatchObject({ code: 'CANCELLED' });
      expect(performance.now() - startedAt).toBeLessThan(1_200);
      proxy.cut();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await patient.close();
  });

  it('is let go by close, also while it is being made', async () => {
    proxy.always({ kind: 'silence', direction: 'up', afterBytes: 0 });
    const stuck = await open('faults', proxy.port, {});
    const asked = failure(stuck.get('first', { maxBytes: 1, signal }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await stuck.close();
    expect((await asked).code).toMatch(/CANCELLED|STORAGE_UNREACHABLE/);
    proxy.always(undefined);
  });
});

describe('a server that refuses', () => {
  it('to write names that, and its clock is not asked', async () => {
    const readOnly = await startSshd(['-R']);
    try {
      const host = createEngineHost({ SFTP_PRIVATE_KEY: readOnly.privateKey });
      await mkdir(join(readOnly.folder, 'p'));
      await writeFile(join(readOnly.folder, 'p', 'a'), 'x');
      const storage = await openSftpStorage(readOnly.url('p'), host, QUICK);
      const expected = { code: 'STORAGE_PERMISSION', hint: expect.stringContaining('write access') };
      expect(await failure(put(storage, 'b', 'x'))).toMatchObject(expected);
      expect(await failure(storage.delete('a', { signal }))).toMatchObject(expected);
      expect(await text(storage, 'a')).toBe('x');
      expect(Math.abs((await storage.serverTime({ signal })).getTime() - Date.now())).toBeLessThan(1_000);
      expect(host.lines.join()).toContain('its clock is not compared');
      await storage.close();
    } finally {
      await readOnly.stop();
    }
  });

  it('what no disk space is left for', async () => {
    const mount = join(server.folder, 'full');
    await mkdir(mount);
    const asRoot = (...command: string[]): void => {
      const [file = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
      execFileSync(file, args);
    };
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', mount);
    try {
      const storage = await open('full');
      await put(storage, 'db/first', Buffer.alloc(2 * MiB));
      expect(await failure(put(storage, 'db/second', Buffer.alloc(3 * MiB)))).toMatchObject({
        code: 'STORAGE_FULL',
        hint: expect.stringContaining('Free space'),
      });
      expect(await onDisk('full/db')).toEqual(['first']);
      await storage.delete('db/first', { signal });
      await put(storage, 'db/second', Buffer.alloc(3 * MiB));
      expect(await keys(storage, '')).toEqual(['db/second']);
      await storage.close();
    } finally {
      asRoot('umount', mount);
    }
  });

  it('a folder whose place a file has', async () => {
    const storage = await open('occupied');
    await put(storage, 'a', 'x');
    expect(await failure(put(storage, 'a/b', 'x'))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(storage.get('a/b', { maxBytes: 1, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    await storage.delete('a/b', { signal });
    expect(await onDisk('occupied')).toEqual(['a']);
    await storage.close();
  });
});

describe('a folder that others use too', () => {
  it('keeps its symbolic links to itself', async () => {
    const storage = await open('linked');
    await put(storage, 'real/a', 'x');
    await symlink('/etc/passwd', join(server.folder, 'linked', 'outside'));
    await symlink('/etc', join(server.folder, 'linked', 'folder'));
    expect(await keys(storage, '')).toEqual(['real/a']);
    expect(await storage.folders('', { signal })).toEqual(['real']);
    expect(await failure(storage.get('outside', { maxBytes: MiB, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    await storage.close();
  });

  it('is rid of what dead runs left, and of nothing else', async () => {
    const storage = await open('left');
    await put(storage, 'packs/a/1', 'x');
    const place = join(server.folder, 'left/packs');
    await mkdir(join(place, 'b'));
    const [old, fresh] = [
      join(place, 'b', '.restorable-0123456789abcdef.part'),
      join(place, 'a', '.restorable-lock-1'),
    ];
    for (const file of [old, fresh]) await writeFile(file, 'seven b');
    await utimes(old, new Date(0), new Date(0));
    const before = new Date(Date.now() - 3_600_000);
    expect(await storage.removeUnfinished?.('packs/', { before, signal })).toEqual({ objects: 1, bytes: 7 });
    expect((await onDisk('left')).sort()).toEqual(['packs', 'packs/a', 'packs/a/.restorable-lock-1', 'packs/a/1']);
    expect(await keys(storage, '')).toEqual(['packs/a/1']);
    await storage.close();
  });

  it('is private: nobody else of the server reads what is stored', async () => {
    const storage = await open('private');
    await put(storage, 'packs/1', 'x');
    const modes = await Promise.all(
      ['private', 'private/packs', 'private/packs/1'].map(async (path) => (await stat(join(server.folder, path))).mode),
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600']);
    expect(await readFile(join(server.folder, 'private/packs/1'), 'utf8')).toBe('x');
    await storage.close();
  });

  it('begins where the login does with /~/', async () => {
    const url = `sftp://${server.user}@127.0.0.1:${server.port}/~/?host-key=${server.fingerprints.ed25519}`;
    const storage = await openSftpStorage(url, createEngineHost({ SFTP_PRIVATE_KEY: server.privateKey }), QUICK);
    expect(storage.label).toBe(`sftp://${server.user}@127.0.0.1:${server.port}/~/`);
    const there = (await readdir(userInfo().homedir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect([...(await storage.folders('', { signal }))].sort()).toEqual(there.map(({ name }) => name).sort());
    await storage.close();
  });
});

describe('a server that does what OpenSSH never does (a fake)', () => {
  const withFake = async (faults: FakeFaults, act: (storage: Storage, requests: string[]) => Promise<void>) => {
    const fake = await startFakeSftp(faults);
    const storage = await openSftpStorage(fake.url, createEngineHost({ SFTP_PASSWORD: 'any' }), QUICK);
    try {
      await act(storage, fake.requests);
    } finally {
      await storage.close();
      fake.stop();
    }
  };

  it.each([
    ['keeps other bytes', { reads: () => Buffer.from('other') }],
    ['keeps fewer bytes', { reads: (written: Buffer) => written.subarray(1) }],
    ['says another size', { sizeOff: 45 }],
  ])('%s: it is found before the object has a name', async (_what, faults) => {
    await withFake(faults, async (storage, requests) => {
      expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
      expect(requests).toEqual(['WRITE', 'CLOSE', 'REMOVE']);
    });
  });

  it('ends the connection with reason 2: that is not the answer "no such file", and no empty listing', async () => {
    await withFake({ disconnects: 2 }, async (storage, requests) => {
      expect(await keys(storage, '')).toEqual([]);
      expect(requests).toHaveLength(3);
    });
    await withFake({ disconnects: 99 }, async (storage) => {
      expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    });
  });
});
