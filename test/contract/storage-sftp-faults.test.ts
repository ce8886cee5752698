import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import type { Tuning } from '../../src/storage/sftp/connect.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { expectQuick } from '../support/baseline.ts';
import { type ByteFault, type ByteProxy, startByteProxy } from '../support/byte-proxy.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { type FakeFaults, startFakeSftp } from '../support/fake-sftp.ts';
import { WAITING } from '../support/patience.ts';
import { withSmallDisk } from '../support/small-disk.ts';
import { makeSshKey, type SshServer, startSshd } from '../support/sshd.ts';
import { expectSince, failure, keys, put, putAll, sha256, signal, text } from './storage.ts';
import type { Arm } from './storage-fault-subject.ts';
import { describeFaults } from './storage-faults.ts';

const MiB = 1024 * 1024;
/** Short, so that permanent failures end soon, but longer than a busy machine leaves a healthy server without an answer. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 3_000, connectTimeoutMs: 60_000 };

let server: SshServer;
beforeAll(async () => {
  server = await startSshd();
});
afterAll(() => server.stop());

function open(path: string, port?: number, tuning: Partial<Tuning> = {}, its = server): Promise<Storage> {
  return openSftpStorage(its.url(path, port), createEngineHost({ SFTP_PRIVATE_KEY: its.privateKey }), tuning);
}

/** Contents of the server's folder, including hidden files. */
const onDisk = (path: string): Promise<string[]> => readdir(join(server.folder, path), { recursive: true });

const UP = { direction: 'up' } as const;
const DOWN = { direction: 'down' } as const;
/** Breaks once what is under way, or every connection, counted from its start. A login takes some KiB of that. */
const arm =
  (kind: 'reset' | 'silence', once: Omit<ByteFault, 'kind'>, always: Omit<ByteFault, 'kind'> = once): Arm =>
  (_on, times) => {
    if (times === 'once') return proxy.once({ kind, ...once });
    proxy.always({ kind, ...always });
    proxy.cut();
  };

let proxy: ByteProxy;

describeFaults({
  name: 'OpenSSH',
  start: async () => {
    proxy = await startByteProxy(server.port);
  },
  stop: () => proxy.stop(),
  open: (how) => open('faults', how === 'direct' ? undefined : proxy.port, how === 'broken' ? QUICK : {}),
  heal: () => {
    proxy.always(undefined);
    proxy.once(undefined);
    // A silent one stays silent.
    proxy.cut();
  },
  filesBelow: (folder) => onDisk(`faults/${folder}`),
  faults: {
    reset: {
      'of what is answered': arm('reset', { ...DOWN, afterBytes: 0 }, { ...UP, afterBytes: 10 }),
      'of what is sent': arm('reset', { ...UP, afterBytes: 0 }, { ...UP, afterBytes: 10 }),
    },
    serverError: 'SFTP has no such answer: what a server does not do it refuses for good.',
    throttled: 'SFTP has no such answer: a server that is busy ends the connection.',
    stall: {
      'in the middle of a body': (on, times) =>
        arm('silence', { direction: on === 'put' ? 'up' : 'down', afterBytes: on === 'list' ? 0 : MiB })(on, times),
      'of what is answered': arm('silence', { ...DOWN, afterBytes: 100 }),
      'from now on': (on, times) => {
        arm('silence', { ...DOWN, afterBytes: 0 })(on, times === 'always' ? 'once' : times);
      },
    },
    slowAnswer: 'The server only differs from a silent one by the idle limit, and nothing counts on its speed.',
    cutUpload: { 'after 1 MiB': arm('reset', { ...UP, afterBytes: MiB }) },
    truncatedBody: {
      'in the middle': (on, times) => arm('reset', { ...DOWN, afterBytes: on === 'list' ? 0 : MiB })(on, times),
    },
    lostAnswer: 'All is encrypted: which answer is lost can not be chosen. A reset of what is answered meets any.',
    noListing: 'A listing ends with an answer of its own (SSH_FX_EOF); anything else is an error of the protocol.',
    expiredCredentials: async () => {
      const stranger = makeSshKey(join(server.folder, '..', 'stranger'), 'ed25519');
      return openSftpStorage(server.url('faults'), createEngineHost({ SFTP_PRIVATE_KEY: stranger }));
    },
    fullDisk: (act) =>
      withSmallDisk(async (folder) => {
        const url = `sftp://${server.user}@127.0.0.1:${server.port}${folder}?host-key=${server.fingerprints.ed25519}`;
        const storage = await openSftpStorage(url, createEngineHost({ SFTP_PRIVATE_KEY: server.privateKey }));
        await act({ storage, everything: () => readdir(folder, { recursive: true }) });
        await storage.close();
      }),
    manyKeys: putAll,
  },
});

describe('one connection for all', () => {
  let storage: Storage;
  let between: ByteProxy;
  beforeAll(async () => {
    between = await startByteProxy(server.port);
    storage = await open('shared', between.port);
    await put(storage, 'first', 'x');
  });
  afterAll(async () => {
    await storage.close();
    await between.stop();
  });

  it('that is lost while idle is opened again', async () => {
    between.cut();
    await vi.waitUntil(() => between.open === 0, WAITING);
    expect(await text(storage, 'first')).toBe('x');
  });

  it('is opened once, not once for each of many requests', async () => {
    const before = between.connections;
    between.cut();
    await Promise.all(Array.from({ length: 12 }, (_, index) => put(storage, `many/${index}`, 'x')));
    expect(between.connections - before).toBeLessThanOrEqual(2);
  });

  it('is abandoned at once when cancelled, also for the clock', async () => {
    const patient = await open('shared', between.port, {});
    await put(patient, 'a', 'x');
    between.once({ kind: 'silence', direction: 'down', afterBytes: 0 });
    const controller = new AbortController();
    const asking = failure(patient.serverTime({ signal: controller.signal }));
    const abortedAt = performance.now();
    controller.abort();
    expect(await asking).toMatchObject({ code: 'CANCELLED' });
    await expectQuick(performance.now() - abortedAt);
    await patient.close();
  });

  it('is released by close, even while it is being opened', async () => {
    between.always({ kind: 'silence', direction: 'up', afterBytes: 0 });
    const stuck = await open('shared', between.port, {});
    const before = between.connections;
    const asked = failure(stuck.get('first', { maxBytes: 1, signal }));
    await vi.waitUntil(() => between.connections > before, WAITING);
    await stuck.close();
    expect((await asked).code).toMatch(/CANCELLED|STORAGE_UNREACHABLE/);
    between.always(undefined);
  });
});

describe('a server that refuses', () => {
  it('to write is named, and its clock is not read', async () => {
    const readOnly = await startSshd(['-R']);
    try {
      const host = createEngineHost({ SFTP_PRIVATE_KEY: readOnly.privateKey });
      await mkdir(join(readOnly.folder, 'p'));
      await writeFile(join(readOnly.folder, 'p', 'a'), 'x');
      const storage = await openSftpStorage(readOnly.url('p'), host);
      const expected = { code: 'STORAGE_PERMISSION', hint: expect.stringContaining('write access') };
      expect(await failure(put(storage, 'b', 'x'))).toMatchObject(expected);
      expect(await failure(storage.delete('a', { signal }))).toMatchObject(expected);
      expect(await text(storage, 'a')).toBe('x');
      const before = Date.now();
      expectSince(before, await storage.serverTime({ signal }), 0);
      expect(host.lines.join()).toContain('its clock is not compared');
      await storage.close();
    } finally {
      await readOnly.stop();
    }
  });

  it('a folder in the place of a file', async () => {
    const storage = await open('occupied');
    await put(storage, 'a', 'x');
    expect(await failure(put(storage, 'a/b', 'x'))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(storage.get('a/b', { maxBytes: 1, signal }))).toMatchObject({ code: 'OBJECT_MISSING' });
    await storage.delete('a/b', { signal });
    expect(await onDisk('occupied')).toEqual(['a']);
    await storage.close();
  });
});

describe('a folder that is also used by others', () => {
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

  it('is cleared of leftovers of killed runs, and of nothing else', async () => {
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
    const [clock, other] = ['.restorable-ffffffffffffffff.part', 'other/.restorable-ffffffffffffffff.part'];
    await mkdir(join(server.folder, 'left/other'));
    for (const file of [clock, other].map((name) => join(server.folder, 'left', name))) {
      await writeFile(file, '');
      await utimes(file, new Date(0), new Date(0));
    }
    const before = new Date(Date.now() - 3_600_000);
    expect(await storage.unfinished?.remove('packs/', { before, signal })).toEqual({ objects: 2, bytes: 7 });
    const left = ['other', other, 'packs', 'packs/a', 'packs/a/.restorable-lock-1', 'packs/a/1'];
    expect((await onDisk('left')).sort()).toEqual(left);
    expect(await keys(storage, '')).toEqual(['packs/a/1']);
    await storage.close();
  });

  it('is private: no other user of the server can read what is stored', async () => {
    const storage = await open('private');
    await put(storage, 'packs/1', 'x');
    const modes = await Promise.all(
      ['private', 'private/packs', 'private/packs/1'].map(async (path) => (await stat(join(server.folder, path))).mode),
    );
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600']);
    expect(await readFile(join(server.folder, 'private/packs/1'), 'utf8')).toBe('x');
    await storage.close();
  });

  it('starts at the login folder with /~/', async () => {
    const url = `sftp://${server.user}@127.0.0.1:${server.port}/~/?host-key=${server.fingerprints.ed25519}`;
    const storage = await openSftpStorage(url, createEngineHost({ SFTP_PRIVATE_KEY: server.privateKey }));
    expect(storage.label).toBe(`sftp://${server.user}@127.0.0.1:${server.port}/~/`);
    const there = (await readdir(userInfo().homedir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect([...(await storage.folders('', { signal }))].sort()).toEqual(there.map(({ name }) => name).sort());
    await storage.close();
  });
});

describe('a server that does what OpenSSH never does (a fake)', () => {
  const withFake = async (
    faults: FakeFaults,
    act: (storage: Storage, requests: string[]) => Promise<void>,
    tuning: Partial<Tuning> = {},
  ) => {
    const fake = await startFakeSftp(faults);
    const storage = await openSftpStorage(fake.url, createEngineHost({ SFTP_PASSWORD: 'any' }), tuning);
    try {
      await act(storage, fake.requests);
    } finally {
      await storage.close();
      fake.stop();
    }
  };

  it.each([
    ['keeps different bytes', { reads: () => Buffer.from('other') }],
    ['keeps fewer bytes', { reads: (written: Buffer) => written.subarray(1) }],
    ['says another size', { sizeOff: 45 }],
  ])('%s: it is detected before the object has a name', async (_what, faults) => {
    await withFake(faults, async (storage, requests) => {
      expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
      expect(requests.join()).toMatch(/^WRITE,CLOSE,(?:CLOSE,)?REMOVE$/);
    });
  });

  it.each([
    ['takes files as one before an object storage', { isGateway: true }],
    ['does not know exclusive files', { isGateway: true, exclusive: 'unsupported' }],
    ['refuses exclusive files', { isGateway: true, exclusive: 'failure' }],
  ] as const)('%s: all works', async (_what, faults) => {
    await withFake(faults, async (storage) => {
      const large = Buffer.alloc(700_000, 'abc');
      await put(storage, 'a', large);
      expect(sha256(await storage.get('a', { maxBytes: MiB, signal }))).toBe(sha256(large));
      await put(storage, 'b', 'first', { ifAbsent: true });
      expect(await failure(put(storage, 'b', 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
      expect(await text(storage, 'b')).toBe('first');
      await storage.serverTime({ signal });
    });
  });

  it('answers "no such file" below a folder that exists: one error, not an endless loop', async () => {
    await withFake({ hasNoSubfolders: true }, async (storage, requests) => {
      expect(await failure(put(storage, 'db/packs/a', 'bytes'))).toMatchObject({ code: expect.any(String) });
      expect(requests.filter((name) => name === 'MKDIR').length).toBeLessThan(30);
    });
  });

  it.each([
    ['folders in folders', /nested deeper than 64 levels/],
    ['empty pages', /1000 pages in a row are empty/],
  ] as const)('lists %s without an end: an error that names the limit', async (lists, words) => {
    await withFake({ lists }, async (storage) => {
      const limit = { code: 'STORAGE_FAILED', message: expect.stringMatching(words) };
      expect(await failure(keys(storage, ''))).toMatchObject(limit);
      const before = new Date(0);
      expect(await failure(storage.unfinished?.remove('', { before, signal }) ?? Promise.resolve())).toMatchObject(
        limit,
      );
    });
  });

  it('removes a file slowly: a put that continues leaves none behind, a cancelled one does not wait', async () => {
    const object = { sha256: sha256(Buffer.from('x')), signal };
    await withFake({ removesAfterMs: 1_500 }, async (storage, requests) => {
      await storage.put('a', Buffer.from('x'), { ...object, ifAbsent: true });
      // The lock of a server without hard links.
      expect(requests.at(-1)).toBe('REMOVE');
    });
    await withFake({ removesAfterMs: 600_000, sizeOff: 45 }, async (storage, requests) => {
      const controller = new AbortController();
      const putting = failure(storage.put('a', Buffer.from('x'), { ...object, signal: controller.signal }));
      await vi.waitUntil(() => requests.includes('CLOSE'), WAITING);
      controller.abort();
      expect(await putting).toMatchObject({ code: expect.stringMatching(/^(?:STORAGE_CORRUPTED|CANCELLED)$/) });
    });
  });

  it('ends the connection with reason 2: that is neither the answer "no such file" nor an empty listing', async () => {
    await withFake({ disconnects: 2 }, async (storage, requests) => {
      expect(await keys(storage, '')).toEqual([]);
      expect(requests).toHaveLength(3);
    });
    await withFake(
      { disconnects: 99 },
      async (storage) => {
        expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_UNREACHABLE' });
      },
      QUICK,
    );
  });
});
