import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import { parseManifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { committedIn, putBackup, SHOP } from '../support/stored-backup.ts';

/**
 * An attacker with put and plain delete permissions, at a storage that keeps versions, while the locks of old backups end one
 * after the other. He must not cause `prune`, which can delete permanently, to do so for him.
 */

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
const signal = new AbortController().signal;

let keys: TestKeys;
let storage: LockingStorage;
let bench: Workbench;
let days: number;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new LockingStorage();
  bench = new Workbench(keys, storage);
  days = 0;
  bench.now = () => new Date(Date.now() + days * DAY_MS);
});

async function backup(kind: 'full' | 'auto' = 'full'): Promise<string> {
  days += 1;
  storage.skewMs = days * DAY_MS;
  bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(5_000, String(days))]);
  const report = await bench.backup({ chain: { kind, fullEveryMs: 30 * DAY_MS, maxChain: 30 } });
  expect(report.error).toBeUndefined();
  return report.backup?.id ?? '';
}

const put = (key: string, body: Uint8Array) => storage.put(key, body, { sha256: sha256Hex(body), signal });
const verifierKey = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });
const verifiers = () => [keys.verifier.armoredPublic];
const below = (prefix: string): string[] => [...storage.objects.keys()].filter((key) => key.startsWith(prefix));

describe('a record that is hidden or replaced', () => {
  it('of a hold still applies', async () => {
    const held = await backup();
    expect((await bench.hold('hold', held)).error).toBeUndefined();
    await backup();
    for (const key of below(keysOf.allHolds)) storage.hide(key);
    storage.lockEnds.clear();
    const report = await bench.prune();
    expect(report.destinations[0]?.removed).toBe(0);
    expect(committedIn(storage)).toContain(held);
    // It is removed if it is released properly.
    expect((await bench.hold('release', held, { verifierKey: verifierKey() })).error).toBeUndefined();
    storage.lockEnds.clear();
    expect((await bench.prune({ verifiers: verifiers() })).destinations[0]?.removed).toBe(1);
  });

  it('of a verification that passed still keeps the newest verified backup', async () => {
    const proven = await backup();
    expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('passed');
    await backup();
    for (const [at, key] of below(keysOf.allVerifications).entries()) {
      if (at % 2 === 0) await put(key, Buffer.from('garbage'));
      else storage.hide(key);
    }
    storage.lockEnds.clear();
    expect((await bench.prune({ verifiers: verifiers() })).destinations[0]?.removed).toBe(0);
    expect(committedIn(storage)).toContain(proven);
  });

  it('of a verification that failed still stops a prune', async () => {
    await backup();
    await backup();
    const id = await backup();
    for (const key of below(keysOf.packs(id))) storage.objects.set(key, Buffer.alloc(10));
    expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('failed');
    for (const key of below(keysOf.allVerifications)) storage.hide(key);
    storage.lockEnds.clear();
    expect((await bench.prune({ verifiers: verifiers() })).error?.code).toBe('PRUNE_REFUSED');
  });
});

describe('obstacles for a backup', () => {
  it('instructions with a size other than ours are a warning, and do not stop it', async () => {
    for (const key of keysOf.runbook) await put(key, Buffer.alloc(65 * 1024 * 1024));
    const report = await bench.backup();
    expect(report.error).toBeUndefined();
    for (const key of keysOf.runbook)
      expect(report.warnings.join()).toContain(`${key} at memory is not what this version writes`);
  });

  it('thousands of invalid manifests neither block it nor go unreported', async () => {
    await backup();
    for (let second = 0; second < 2_000; second += 1) {
      const id = createBackupId(new Date(Date.now() + second * 30), 'full', Buffer.of(0, second >> 8, second & 255));
      await put(keysOf.manifest(id), Buffer.from('garbage'));
    }
    let read = 0;
    storage.onOperation = (operation, key) => {
      if (operation === 'get' && key.startsWith(keysOf.manifests)) read += 1;
    };
    days += 1;
    storage.skewMs = days * DAY_MS;
    const report = await bench.backup();
    expect(report.error).toBeUndefined();
    expect(report.warnings.length).toBeLessThan(60);
    expect(read).toBeLessThan(60);
  });
});

describe('a backup hidden by an attacker', () => {
  it('with a record of its removal is named, however many newer ones were hidden in the same way', async () => {
    const hidden = await backup();
    await backup();
    storage.hide(keysOf.manifest(hidden));
    await put(keysOf.pruned(hidden), Buffer.from('{}'));
    for (let second = 1; second <= 20; second += 1) {
      const id = createBackupId(new Date(Date.now() + days * DAY_MS + second * 1_000), 'full', Buffer.of(0, 0, second));
      await put(keysOf.manifest(id), Buffer.from('garbage'));
      storage.lockEnds.delete(keysOf.manifest(id));
      storage.hide(keysOf.manifest(id));
      await put(keysOf.pruned(id), Buffer.from('{}'));
    }
    const { warnings } = await bench.list();
    expect(warnings.join()).toContain(`were deleted, but not by \`prune\`: ${hidden}`);
  });

  it('is reported by the next backup, which is a full, and by a sync, which restores it', async () => {
    const id = await backup();
    storage.hide(keysOf.manifest(id));
    days += 1;
    storage.skewMs = days * DAY_MS;
    const next = await bench.backup({ chain: { kind: 'auto', fullEveryMs: 30 * DAY_MS, maxChain: 30 } });
    expect(next.backup?.kind).toBe('full');
    expect(next.warnings.join()).toContain(`backup: ${id}`);
    const elsewhere = new MemoryStorage('elsewhere');
    for (const [key, bytes] of storage.objects) await elsewhere.put(key, bytes, {});
    await elsewhere.put(keysOf.manifest(id), storage.replaced.get(keysOf.manifest(id))?.[0] ?? Buffer.of(), {});
    const both = new Workbench(keys, storage, elsewhere);
    both.now = bench.now;
    const synced = await both.sync();
    expect(synced.error).toBeUndefined();
    expect(synced.warnings.join()).toContain(`backup: ${id}`);
    expect(committedIn(storage)).toContain(id);
  });
});

describe('a manifest that is replaced', () => {
  it('with one that names no parents does not cause the removal of the original parents', async () => {
    const full = await backup();
    const incremental = await backup('auto');
    expect(incremental).toContain('incremental');
    await backup();
    const key = keysOf.manifest(incremental);
    const real = parseManifest(storage.objects.get(key) ?? Buffer.of(), { id: incremental, database: SHOP });
    const other = await putBackup(storage, { at: new Date(Date.now() - 9 * DAY_MS) });
    await put(key, serializeManifest({ ...real, parents: [other], predecessor: other }));
    storage.lockEnds.clear();
    const report = await bench.prune({ signers: [keys.runner.armoredPublic] });
    expect(report.error).toBeUndefined();
    expect(committedIn(storage)).toContain(full);
  });
});

describe('a backup that only a locked one needs', () => {
  it('gets no removal record, which each prune would write again', async () => {
    await backup();
    const incremental = await backup('auto');
    await backup();
    storage.lockEnds.clear();
    storage.lockEnds.set(keysOf.manifest(incremental), Date.now() + 90 * DAY_MS);
    const report = await bench.prune();
    expect(report.error).toBeUndefined();
    expect(report.destinations[0]).toMatchObject({ removed: 0, lockedObjects: 1 });
    expect(report.warnings.join()).toContain('1 backups at memory were kept: a backup that is locked');
    expect(below(keysOf.allPruned)).toEqual([]);
  });
});

describe('an account without permission to read locks', () => {
  const refuse = () => {
    storage.locks.until = async (key) => {
      throw new RestorableError('STORAGE_PERMISSION', `GetObjectRetention is not permitted on ${key}.`);
    };
  };

  it('still backs up, and locks everything that its backup needs', async () => {
    const full = await backup();
    refuse();
    const extended: string[] = [];
    storage.locks.extend = async (key) => void extended.push(key);
    expect(await backup('auto')).toContain('incremental');
    expect(extended).toEqual(
      expect.arrayContaining([...keysOf.runbook, keysOf.manifest(full), ...below(keysOf.packs(full))]),
    );
  });

  it('does not hide by pruning what its destination is declared to lock', async () => {
    const locked = await backup();
    await backup();
    refuse();
    storage.isEnforced = false;
    expect((await bench.prune()).destinations[0]).toMatchObject({ removed: 0, lockedObjects: 1 });
    expect(committedIn(storage)).toContain(locked);
  });
});

describe('a planted removal record', () => {
  it('does not replace a hidden parent with another manifest', async () => {
    const full = await backup();
    await backup('auto');
    const key = keysOf.manifest(full);
    const forged = Buffer.from(String(storage.objects.get(key)).replace(/"rawBytes":\s*\d+/, '"rawBytes": 1'));
    storage.hide(key);
    const record = {
      format: 'restorable-pruned/1',
      backup: { id: full, manifestSha256: sha256Hex(forged) },
      reason: 'planted',
      prunedAt: new Date().toISOString(),
      manifest: String(forged),
    };
    await put(keysOf.pruned(full), Buffer.from(JSON.stringify(record)));
    const report = await bench.prune();
    expect(storage.objects.get(key)).toBeUndefined();
    expect(report.warnings.join()).toContain(full);
  });

  it('does not conceal that a locked backup was hidden', async () => {
    const id = await backup();
    storage.hide(keysOf.manifest(id));
    await put(keysOf.pruned(id), Buffer.from('{}'));
    storage.lockEnds.set(keysOf.manifest(id), Date.now() + 30 * DAY_MS);
    expect((await bench.list()).warnings.join()).toContain(`backup: ${id}`);
    expect((await bench.verify()).warnings.join()).toContain(`backup: ${id}`);
  });

  it('does not prevent the next backup', async () => {
    const full = await backup();
    await put(keysOf.pruned(full), Buffer.from('{}'));
    expect(await backup('auto')).toContain('incremental');
  });
});
