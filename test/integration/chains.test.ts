import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LINEAGE_CHECK } from '../../src/core/checks/check.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { beginRun } from '../../src/run/run-context.ts';
import { openStorage } from '../../src/storage/index.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';

let keys: TestKeys;
let workspace: string;
let storage: MemoryStorage;
let bench: Workbench;
let time: number;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHAIN = { kind: 'auto', fullEveryMs: 7 * DAY_MS, maxChain: 30 } as const;

beforeAll(async () => {
  keys = await makeTestKeys();
  workspace = await mkdtemp(join(tmpdir(), 'chains-'));
});
afterAll(() => rm(workspace, { recursive: true }));
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
  time = Date.now();
  bench.now = () => new Date(time);
  bench.engine.bytes = noise(5_000_000, 'start');
});

/** Changes this many places of the database, like updates of rows. */
function update(places: number, seed: string): void {
  const bytes = Buffer.from(bench.engine.bytes);
  for (let place = 0; place < places; place += 1) {
    const key = Buffer.from(hkdfSync('sha256', seed, '', String(place), 24));
    bytes.set(key.subarray(8), key.readUInt32LE(0) % (bytes.length - 16));
  }
  bench.engine.bytes = bytes;
}

async function backup(
  change: Partial<BackupRequest> = {},
  afterMs = HOUR_MS,
): Promise<BackupReport & { stored: number }> {
  time += afterMs;
  storage.skewMs = time - Date.now();
  const before = [...storage.objects.values()].reduce((sum, object) => sum + object.length, 0);
  const report = await bench.backup({ chain: CHAIN, ...change });
  expect(report.error).toBeUndefined();
  const after = [...storage.objects.values()].reduce((sum, object) => sum + object.length, 0);
  return { ...report, stored: after - before };
}

async function proves(id: string | undefined, bytes: Uint8Array): Promise<void> {
  const report = await bench.verify({ backup: { kind: 'id', id: id as never } });
  expect(report.error).toBeUndefined();
  // Objects of another backup that a test removes are not failures of this one.
  const failed = report.checks.filter(({ outcome, name }) => outcome === 'failed' && name !== LINEAGE_CHECK);
  expect(failed).toEqual([]);
  expect(bench.engine.restored.get('database.sqlite')?.equals(Buffer.from(bytes))).toBe(true);
}

describe('a chain of backups', () => {
  it('stores only new data, and each backup restores by itself', async () => {
    const held: { id: string | undefined; bytes: Uint8Array }[] = [];
    const kinds: (string | undefined)[] = [];
    for (let run = 0; run < 6; run += 1) {
      if (run > 0) update(20, `run ${run}`);
      if (run === 3) bench.engine.bytes = Buffer.concat([bench.engine.bytes, randomBytes(50_000)]);
      if (run === 4) bench.engine.bytes = Buffer.concat([randomBytes(100), bench.engine.bytes]);
      const report = await backup(run === 2 ? { chain: { ...CHAIN, kind: 'differential' } } : {});
      kinds.push(report.backup?.kind);
      held.push({ id: report.backup?.id, bytes: bench.engine.bytes });
      if (run > 0) expect(report.stored).toBeLessThan(400_000);
    }
    expect(kinds).toEqual(['full', 'incremental', 'differential', 'incremental', 'incremental', 'incremental']);
    for (const { id, bytes } of held) await proves(id, bytes);
  });

  it('makes one full in hours of backups every 15 minutes, and reads no more than the longest chain for a restore', async () => {
    // Large enough that what a restore reads of 36 backups is no reason for a full, wherever the key of this chain cuts its chunks.
    bench.engine.bytes = noise(2_000_000, 'small');
    const made: BackupReport['backup'][] = [];
    for (let run = 0; run < 36; run += 1) {
      update(1, `quarter ${run}`);
      made.push((await backup({}, HOUR_MS / 4)).backup);
    }
    expect(made.map((each) => each?.kind)).toEqual(['full', ...Array.from({ length: 35 }, () => 'incremental')]);
    expect(Math.max(...made.map((each) => each?.parents?.length ?? 0))).toBeLessThan(CHAIN.maxChain);
    await proves(made.at(-1)?.id, bench.engine.bytes);
  });

  it('of an unchanged database stores almost nothing', async () => {
    await backup();
    const again = await backup();
    expect(again.backup?.kind).toBe('incremental');
    expect(again.stored).toBeLessThan(20_000);
    await proves(again.backup?.id, bench.engine.bytes);
  });

  it('ends if it is old, mostly new, or its keys or source change', async () => {
    const kindOf = async (change: Partial<BackupRequest> = {}): Promise<string | undefined> =>
      (await backup(change)).backup?.kind;
    const alone = { chain: { ...CHAIN, maxChain: 1 } };
    expect(await kindOf(alone)).toBe('full');
    expect(await kindOf(alone)).toBe('full');
    time += 6.8 * DAY_MS;
    expect(await kindOf()).toBe('incremental');
    time += 0.2 * DAY_MS;
    expect(await kindOf()).toBe('full');
    const other = [keys.recovery.armoredPublic, keys.stranger.armoredPublic];
    expect(await kindOf({ recipients: { kind: 'keys', publicKeys: other } })).toBe('full');
    expect(await kindOf({ aead: true, recipients: { kind: 'keys', publicKeys: other } })).toBe('full');
    expect(await kindOf()).toBe('full');
    bench.engine.identity = 'two';
    expect(await kindOf({ acceptNewSource: true })).toBe('full');
    expect(await kindOf({ runnerKey: undefined, allowUnsigned: true })).toBe('full');
    // An unsigned backup does not count: it builds on the one before that.
    expect(await kindOf()).toBe('incremental');
    bench.engine.bytes = noise(5_000_000, 'all is new');
    expect(await kindOf()).toBe('incremental');
    expect(await kindOf()).toBe('full');
    expect(await kindOf({ runnerKey: { armored: keys.stranger.armoredPrivate, passphrase: undefined } })).toBe('full');
  });

  it('goes on without a full where a backup may need no more others, and what it leaves out can be removed', async () => {
    const short = { chain: { ...CHAIN, maxChain: 4 } };
    const made: Awaited<ReturnType<typeof backup>>[] = [];
    for (let at = 0; at < 10; at += 1) {
      update(3, `short ${at}`);
      made.push(await backup(short));
    }
    const [full, ...others] = made;
    expect(others.map(({ backup }) => backup?.kind)).toEqual(others.map(() => 'incremental'));
    for (const { backup, stored } of others) {
      expect(backup?.parents?.length).toBeLessThan(4);
      expect(backup?.parents?.at(-1)).toBe(full?.backup?.id);
      expect(stored).toBeLessThan((full?.stored ?? 0) / 10);
    }
    const last = made.at(-1)?.backup;
    const needed = new Set([last?.id, ...(last?.parents ?? [])]);
    const left = made.flatMap(({ backup }) => (backup === undefined || needed.has(backup.id) ? [] : [backup.id]));
    expect(left.length).toBeGreaterThan(5);
    for (const key of storage.objects.keys()) if (left.some((id) => key.includes(id))) storage.objects.delete(key);
    await proves(last?.id, bench.engine.bytes);
  });

  it('starts again if a link is missing or damaged; what does not need it still restores', async () => {
    const full = await backup();
    const first = Buffer.from(bench.engine.bytes);
    update(20, 'a');
    const middle = await backup();
    update(20, 'b');
    const last = await backup();
    const pack = [...storage.objects.keys()].find((key) => key.includes(`packs/${middle.backup?.id}`)) ?? '';
    storage.objects.get(pack)?.fill(1, 30, 40);
    await proves(full.backup?.id, first);
    for (const damaged of [middle, last]) {
      const report = await bench.verify({ backup: { kind: 'id', id: damaged.backup?.id as never } });
      expect(report).toMatchObject({ verdict: 'failed', exitCode: 1 });
      expect(JSON.stringify(report.checks)).toContain(pack.slice('shop/'.length));
    }
    // The record of the failed verification is next to the backups, so nothing builds on these any more.
    const healed = await backup();
    expect(healed.backup?.kind).toBe('full');
    await proves(healed.backup?.id, bench.engine.bytes);
  });

  it.each([
    ['a pack', (id: string) => `packs/${id}/database.sqlite/000000.zst.pgp`, /lacks packs/],
    ['a manifest', (id: string) => `manifests/${id}.json`, /needs .* which is missing/],
    ['a part of the index', (id: string) => `index/${id}/000001.zst.pgp`, /index.* is missing/],
  ])('that lost %s is followed by a full', async (_what, keyOf, why) => {
    await backup();
    update(20, 'a');
    const middle = await backup();
    update(20, 'b');
    await backup();
    storage.objects.delete(`shop/${keyOf(middle.backup?.id ?? '')}`);
    bench.printed.length = 0;
    const healed = await backup();
    expect(healed.backup?.kind).toBe('full');
    expect(bench.printed.join('\n')).toMatch(why);
    await proves(healed.backup?.id, bench.engine.bytes);
  });

  it('keeps its index in a folder of the run without a word about a folder that did not exist', async () => {
    const saved: string[] = [];
    const { dependencies } = bench;
    const { openIndexCache } = await import('../../src/backup/chain/index-cache.ts');
    const host = {
      ...dependencies.host,
      workspace: async () => ({ path: workspace, note: async () => {}, forget: async () => {} }),
      runCache: { restore: async () => false, save: async (key: string) => void saved.push(key) },
    };
    const cache = await openIndexCache('shop' as DatabaseName, undefined, {
      ...beginRun({ ...dependencies, host }),
      openStorage: (spec) => openStorage(spec, host),
    });
    const id = '20261121T020000Z-full-4f9c2a';
    await cache?.keep(`index/${id}/000000.zst.pgp`, Buffer.from('a part'));
    await cache?.save([id]);
    expect(saved).toHaveLength(1);
    expect(await readdir(join(workspace, 'index-cache/shop/index'))).toEqual([id]);
    expect(bench.printed).toEqual([]);
  });

  it('keeps its index between runs, and ignores a copy that differs from the stored one', async () => {
    const kept = new Map<string, Map<string, Buffer>>();
    const copies = bench.cacheStorage.objects;
    bench.hostParts = {
      workspace: async () => ({ path: workspace, note: async () => {}, forget: async () => {} }),
      runCache: {
        restore: async (key) => {
          copies.clear();
          for (const [name, bytes] of kept.get(key) ?? []) copies.set(name, bytes);
          return kept.has(key);
        },
        save: async (key) => void kept.set(key, new Map(copies)),
      },
    };
    await backup();
    update(20, 'a');
    const second = await backup();
    expect([...kept.keys()]).toHaveLength(2);
    // Both indexes, in two parts each, as stored.
    const indexes = [...copies].filter(([key]) => key.startsWith('shop/index/'));
    expect(indexes).toHaveLength(4);
    for (const [key, bytes] of indexes) expect(storage.objects.get(key)?.equals(bytes)).toBe(true);
    const asked: string[] = [];
    const get = storage.get.bind(storage);
    storage.get = (key, options) => {
      asked.push(key);
      return get(key, options);
    };
    expect((await backup()).backup?.kind).toBe('incremental');
    expect(asked.filter((key) => key.startsWith(`shop/index/${second.backup?.id}`))).toEqual([]);
    for (const copy of kept.values()) for (const [key, bytes] of copy) copy.set(key, Buffer.alloc(bytes.length, 1));
    const last = await backup();
    expect(last.backup?.kind).toBe('incremental');
    expect(asked.some((key) => key.startsWith(`shop/index/${second.backup?.id}`))).toBe(true);
    await proves(last.backup?.id, bench.engine.bytes);
  });
});
