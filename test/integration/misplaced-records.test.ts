import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn, putBackup, SHOP } from '../support/stored-backup.ts';

/**
 * Misplaced records and manifests: objects that an attacker with put permission copies from elsewhere, or puts where they are
 * not expected.
 */

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS);

let keys: TestKeys;
let runner: Signer;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
  runner = await createSigner({ armored: keys.runner.armoredPrivate, passphrase: undefined }, 'x', new Date());
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
});

const trusted = () => ({ signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] });
const verifierKey = () => ({ armored: keys.verifier.armoredPrivate, passphrase: undefined });

/** Copies another database's records of this kind. */
async function copyRecords(from: MemoryStorage, name: DatabaseName, folder: string): Promise<number> {
  const records = [...from.objects].filter(([key]) => key.startsWith(`${name}/${folder}/`));
  for (const [key, bytes] of records) await storage.put(key.replace(`${name}/`, keysOf.root), bytes, {});
  return records.length;
}

describe('a signed record of another database', () => {
  const name = 'other' as DatabaseName;

  it('is not a verification of this one', async () => {
    await bench.backup();
    const elsewhere = new MemoryStorage();
    const other = new Workbench(keys, elsewhere);
    await other.backup({ name });
    expect((await other.verify({ name, verifierKey: verifierKey() })).verdict).toBe('passed');
    expect(await copyRecords(elsewhere, name, 'verifications')).toBeGreaterThan(0);
    const report = await bench.status({ ...trusted(), verifyEveryMs: DAY_MS });
    expect(report.checks).toContainEqual(
      expect.objectContaining({
        name: 'last verification',
        outcome: 'failed',
        facts: [{ kind: 'state', state: 'never-read' }],
      }),
    );
  });

  it('does not release a hold of this one', async () => {
    const { id } = await putBackup(storage, { at: daysAgo(2), signer: runner });
    await bench.hold('hold', id);
    const elsewhere = new MemoryStorage();
    await elsewhere.put(
      `other/manifests/${id}.json`,
      Buffer.from(String(storage.objects.get(keysOf.manifest(id))).replace('"shop"', '"other"')),
      {},
    );
    const other = new Workbench(keys, elsewhere);
    other.now = () => new Date(Date.now() + 60_000);
    expect((await other.hold('release', id, { name, verifierKey: verifierKey() })).exitCode).toBe(0);
    expect(await copyRecords(elsewhere, name, 'holds')).toBe(2);
    const list = await bench.list(trusted());
    expect(list.destinations[0]?.backups[0]?.held).toBe('the test');
  });
});

describe('an object deeper below a folder', () => {
  it('is not a removal record, and the grace period starts with the real one', async () => {
    const old = await putBackup(storage, { at: daysAgo(20), signer: runner });
    await putBackup(storage, { at: daysAgo(19), signer: runner, predecessor: old });
    storage.skewMs = -10 * DAY_MS;
    await storage.put(`${keysOf.allPruned}x/pruned/${old.id}.json`, Buffer.from('x'), {});
    storage.skewMs = 0;
    const report = await bench.prune({ ...trusted(), verifierKey: verifierKey() });
    expect(report.destinations[0]).toMatchObject({ removed: 1, waiting: 1, freedBackups: 0, freedObjects: 0 });
    expect([...storage.objects.keys()]).toContain(keysOf.contents(old.id));
  });

  it.each(['manifests', 'x/manifests', '..x'])('is not a manifest (%s)', async (folder) => {
    const { backup } = await bench.backup();
    const later = new Date(Date.now() + 1_000).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
    await storage.put(`${keysOf.manifests}${folder}/${later}-full-ffffff.json`, Buffer.from('x'), {});
    expect(await bench.list(trusted())).toMatchObject({ exitCode: 0, destinations: [{ invalid: [] }] });
    expect(await bench.verify()).toMatchObject({ verdict: 'passed', backup: { id: backup?.id } });
  });

  it('is not a hold', async () => {
    const { id } = await putBackup(storage, { at: daysAgo(2), signer: runner });
    await storage.put(`${keysOf.allHolds}x/holds/${id}/20260101T000000000Z-hold.json`, Buffer.from('x'), {});
    expect((await bench.list(trusted())).destinations[0]?.backups[0]?.held).toBeUndefined();
  });
});

describe('holds from an attacker', () => {
  it('do not stop a sync, and apply where they were put', async () => {
    const second = new MemoryStorage('second');
    const { id } = await putBackup(storage, { at: daysAgo(2), signer: runner });
    const hold = keysOf.hold(id, 'hold', new Date());
    for (const key of [hold, `${hold}.asc`, keysOf.hold(id, 'release', new Date()), `${keysOf.allHolds}${id}/x`])
      await storage.put(key, Buffer.alloc(100_000), {});
    bench = new Workbench(keys, storage, second);
    expect(await bench.sync(trusted())).toMatchObject({ exitCode: 0, error: undefined });
    expect(committedIn(second)).toEqual([id]);
    expect([...second.objects.keys()].filter((key) => key.startsWith(keysOf.allHolds))).toEqual([hold]);
    expect((await new Workbench(keys, second).list(trusted())).destinations[0]?.backups[0]?.held).toBeDefined();
  });

  it('by the hundred thousand do not prevent a release', async () => {
    const { id } = await putBackup(storage, { at: daysAgo(2), signer: runner });
    for (let ms = 0; ms < 130_000; ms += 1)
      storage.objects.set(keysOf.hold(id, 'hold', new Date(daysAgo(1).getTime() + ms)), Buffer.alloc(0));
    expect((await bench.hold('release', id, { verifierKey: verifierKey() })).exitCode).toBe(0);
    expect((await bench.list(trusted())).destinations[0]?.backups[0]?.held).toBeUndefined();
  });

  it('with the latest possible time do not result in a hold or release without effect', async () => {
    const { id } = await putBackup(storage, { at: daysAgo(2), signer: runner });
    await storage.put(`${keysOf.allHolds}${id}/99991231T235959999Z-hold.json`, Buffer.alloc(0), {});
    for (const action of ['hold', 'release'] as const) {
      const report = await bench.hold(action, id, { verifierKey: verifierKey() });
      expect(report).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_FAILED' }, records: [] });
    }
    expect([...storage.objects.keys()].filter((key) => key.includes('/+'))).toEqual([]);
  });
});
