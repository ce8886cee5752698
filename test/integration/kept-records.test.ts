import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConditionName } from '../../src/core/watch/condition.ts';
import type { Opened } from '../../src/core/watch/event.ts';
import { generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { createSignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { IncidentLog } from '../../src/repository/records/incidents/incident-log.ts';
import type { TestRecord } from '../../src/repository/records/test-record.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { SHOP } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
let keys: TestKeys;
let verifier: Awaited<ReturnType<typeof generateKeyPair>>;
let storage: MemoryStorage;
let bench: Workbench;
let passedMs: number;

beforeAll(async () => {
  keys = await makeTestKeys();
  verifier = await generateKeyPair('verifier', 'test@example.com', undefined);
});
beforeEach(() => {
  storage = new MemoryStorage('here');
  passedMs = 0;
  use(storage);
});

function use(...storages: MemoryStorage[]): void {
  bench = new Workbench(keys, ...storages);
  const at = Date.now();
  let calls = 0;
  bench.now = () => {
    calls += 1;
    return new Date(at + passedMs + calls * 2_000);
  };
  for (const each of storages) each.skewMs = passedMs + 60_000;
}

function pass(days: number, ...storages: MemoryStorage[]): void {
  passedMs += days * DAY_MS;
  for (const each of [storage, ...storages]) each.skewMs += days * DAY_MS;
}

const verifierKey = () => ({ armored: verifier.armoredPrivate, passphrase: undefined });
const keysIn = (folder: string, of: MemoryStorage = storage): string[] =>
  [...of.objects.keys()].filter((key) => key.startsWith(`shop/${folder}/`)).sort();

/** A backup that was verified, then removed by retention, and whose objects were deleted. */
async function removedBackup(): Promise<string> {
  const { backup } = await bench.backup();
  expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('passed');
  pass(1);
  await bench.backup();
  expect((await bench.verify({ verifierKey: verifierKey() })).verdict).toBe('passed');
  await bench.prune();
  pass(8);
  const freed = await bench.prune();
  expect(freed).toMatchObject({ error: undefined, destinations: [{ freedBackups: 1, freedRecords: 0 }] });
  return backup?.id ?? '';
}

describe('the records of a removed backup', () => {
  it('stay with signature and details until `keep-records` is over, and are no orphans', async () => {
    const id = await removedBackup();
    const kept = keysIn(`verifications/${id}`);
    expect(kept.map((key) => key.replace(/^.*Z/, ''))).toEqual(['.details.zst.pgp', '.json', '.json.asc']);
    const isLeft = (key: string): boolean => key.includes(id) && !key.includes('/gaps/');
    expect([...storage.objects.keys()].filter(isLeft).sort()).toEqual(kept);
    const quiet = await bench.prune();
    expect(quiet.warnings.filter((each) => each.includes(id))).toEqual([]);
    expect(quiet.destinations).toMatchObject([{ freedObjects: 0, freedBytes: 0, keptRecords: 1 }]);
    const status = await bench.status({ verifiers: [verifier.armoredPublic] });
    expect(status.warnings.filter((each) => each.includes(id))).toEqual([]);
    const [{ shares = [], totalBytes = 0 } = {}] = status.destinations;
    const bytes = kept.reduce((sum, key) => sum + (storage.objects.get(key)?.length ?? 0), 0);
    expect(shares).toContainEqual({ of: 'records', backups: 1, bytes });
    expect(totalBytes).toBe([...storage.objects.values()].reduce((sum, each) => sum + each.length, 0));
    expect((await bench.list()).destinations[0]?.backups).toHaveLength(1);

    pass(20);
    const keepRecordsMs = 30 * DAY_MS;
    expect(await bench.prune({ keepRecordsMs })).toMatchObject({ destinations: [{ freedRecords: 0 }] });
    pass(10);
    const planned = await bench.prune({ keepRecordsMs, dryRun: true });
    expect(planned.destinations).toMatchObject([{ freedRecords: 1, freedObjects: 3, freedBytes: bytes }]);
    expect(keysIn(`verifications/${id}`)).toEqual(kept);
    const freed = await bench.prune({ keepRecordsMs });
    expect(freed.destinations).toMatchObject([{ freedRecords: 1, freedObjects: 3, freedBytes: bytes }]);
    expect([...storage.objects.keys()].filter(isLeft)).toEqual([]);
    // The existing backup's records are as old, and stay as long as it does.
    expect(keysIn('verifications')).toHaveLength(3);
  });

  it('stay as long as anything else of it does, whatever their age', async () => {
    const { backup } = await bench.backup();
    await bench.verify();
    pass(1);
    await bench.backup();
    await bench.verify();
    const id = backup?.id ?? '';
    pass(400);
    const keepRecordsMs = DAY_MS;
    await bench.prune({ keepRecordsMs });
    expect(keysIn(`verifications/${id}`)).toHaveLength(2);
    pass(6);
    await bench.prune({ keepRecordsMs });
    expect(keysIn(`verifications/${id}`)).toHaveLength(2);
    pass(2);
    await bench.prune({ keepRecordsMs });
    await bench.prune({ keepRecordsMs });
    expect(keysIn(`verifications/${id}`)).toEqual([]);
  });

  it('do not hide that a manifest was removed by something else', async () => {
    const { backup } = await bench.backup();
    await bench.verify();
    const id = backup?.id ?? '';
    storage.objects.delete(`shop/manifests/${id}.json`);
    pass(2_000);
    const report = await bench.prune();
    expect(report.warnings).toContainEqual(expect.stringContaining(`${id} was committed, but its manifest is missing`));
    expect(keysIn(`packs/${id}`)).not.toEqual([]);
    expect(keysIn(`verifications/${id}`)).toHaveLength(2);
  });

  it('are few requests for `list`, however many there are', async () => {
    await bench.backup();
    await bench.verify();
    const [record = ''] = keysIn('verifications').filter((key) => key.endsWith('.json'));
    const evidence = JSON.parse(String(storage.objects.get(record))) as TestRecord;
    for (let number = 0; number < 5_000; number += 1) {
      const id = `20200101T000000Z-full-${number.toString(16).padStart(6, '0')}`;
      const bytes = Buffer.from(JSON.stringify({ ...evidence, backup: { ...evidence.backup, id } }));
      storage.objects.set(record.replace(/\d{8}T\d{6}Z-full-[0-9a-f]{6}/, id), bytes);
    }
    const read: string[] = [];
    const { get } = storage;
    storage.get = async (key, options) => {
      read.push(key);
      return get.call(storage, key, options);
    };
    expect((await bench.list()).destinations[0]?.backups).toMatchObject([{ verdict: 'passed' }]);
    expect(read.filter((key) => key.includes('verifications'))).toHaveLength(1);
    read.length = 0;
    const report = await bench.status();
    expect(report.warnings.filter((each) => each.includes('20200101'))).toEqual([]);
    expect(read.filter((key) => key.includes('verifications')).length).toBeLessThan(10);
  });
});

describe('the records of incidents', () => {
  const names = (of: MemoryStorage = storage): string[] => keysIn('incidents', of);

  /** What a run adds that uses the runner key. */
  async function log(): Promise<IncidentLog> {
    const clock = { ...SYSTEM_CLOCK, now: () => bench.now() };
    const at = new StoredDatabase(storage, { name: SHOP, clock, signal: new AbortController().signal });
    const ring = await createSignerRing([keys.runner.armoredPublic]);
    const key = { armored: keys.runner.armoredPrivate, passphrase: undefined };
    const signer = await createSigner(key, 'runner-key', new Date());
    return new IncidentLog(at, { ring, signer: async () => signer, warn: (message) => expect.fail(message) });
  }

  async function begin(incident: string, condition: ConditionName): Promise<Opened> {
    const at = bench.now().toISOString();
    const subject = { condition, database: SHOP, destination: null };
    const facts = { severity: 'critical', details: {}, origin: null, at, since: at } as const;
    const event: Opened = { type: 'opened', incident, subject, ...facts };
    expect(await (await log()).claim(event)).toBe(true);
    return event;
  }

  async function end(incident: string): Promise<void> {
    const at = bench.now().toISOString();
    await (await log()).append([{ type: 'closed', incident, reason: 'recovered', at, origin: null }]);
  }

  it('are deleted when they are old and it is over, and are in the way of nothing else', async () => {
    await bench.backup();
    const before = await bench.status();
    await begin('000000000000000a', 'backup-failed');
    await end('000000000000000a');
    await begin('000000000000000b', 'backup-overdue');
    storage.objects.set('shop/incidents/capacity/000001-opened.json', Buffer.from('planted'));
    storage.modified.set('shop/incidents/capacity/000001-opened.json', await storage.serverTime());
    expect(names()).toHaveLength(4);
    const status = await bench.status();
    expect([status.warnings, status.destinations[0]?.shares]).toEqual([
      before.warnings,
      before.destinations[0]?.shares,
    ]);
    expect(status.destinations).toMatchObject([{ incompleteRuns: 0 }]);
    const far = new MemoryStorage('far');
    use(storage, far);
    expect((await bench.sync()).error).toBeUndefined();
    expect(names(far)).toEqual([]);
    use(storage);

    const keepRecordsMs = 100 * DAY_MS;
    pass(99);
    expect(await bench.prune({ keepRecordsMs })).toMatchObject({ destinations: [{ freedRecords: 0, freedRuns: 0 }] });
    pass(2);
    const planned = await bench.prune({ keepRecordsMs, dryRun: true });
    expect(planned.destinations).toMatchObject([{ freedRecords: 3, freedObjects: 3 }]);
    expect(names()).toHaveLength(4);
    const deleted: string[] = [];
    storage.onOperation = (operation, key) => void (operation === 'delete' && deleted.push(key));
    expect((await bench.prune({ keepRecordsMs })).destinations).toMatchObject([{ freedRecords: 3, freedObjects: 3 }]);
    // If this is interrupted, no incident may seem to be open again.
    expect(deleted.at(-1)).toMatch(/-closed\.json$/);
    expect(names()).toEqual(['shop/incidents/backup-overdue/000001-opened.json']);
    pass(2_000);
    await bench.prune({ keepRecordsMs });
    expect(names()).toHaveLength(1);
    await end('000000000000000b');
    pass(99);
    await bench.prune({ keepRecordsMs });
    expect(names()).toHaveLength(2);
    pass(2);
    await bench.prune({ keepRecordsMs });
    expect(names()).toEqual([]);
  });

  it('are all kept if there are too many to know which of them are open', async () => {
    await bench.backup();
    await begin('000000000000000a', 'backup-failed');
    await end('000000000000000a');
    const planted = new Date(Date.now() - 4_000 * DAY_MS);
    for (let number = 2; number < 1_200; number += 1) {
      const key = `shop/incidents/backup-failed/${String(number).padStart(6, '0')}-opened.json`;
      storage.objects.set(key, Buffer.from('{}'));
      storage.modified.set(key, planted);
    }
    pass(200);
    const report = await bench.prune({ keepRecordsMs: DAY_MS });
    expect(report.destinations).toMatchObject([{ freedRecords: 0 }]);
    expect(names()).toHaveLength(1_200);
  });
});

describe('sync', () => {
  it('copies records that a destination lacks, as they are, and no plan takes them for its own', async () => {
    const id = await removedBackup();
    const far = new MemoryStorage('far');
    use(storage, far);
    const verifiers = [verifier.armoredPublic];
    const planned = await bench.sync({ dryRun: true, verifiers });
    expect(planned.destinations.map(({ records }) => records)).toEqual([0, 2]);
    expect(keysIn('verifications', far)).toEqual([]);
    const copied = await bench.sync({ verifiers });
    expect(copied).toMatchObject({ error: undefined, destinations: [{ records: 0 }, { records: 2 }] });
    const endings = keysIn(`verifications/${id}`, far).map((key) => key.replace(/^.*Z/, ''));
    expect(endings).toEqual(['.details.zst.pgp', '.json', '.json.asc']);
    for (const key of keysIn('verifications', far)) {
      expect(far.objects.get(key)).toEqual(storage.objects.get(key));
    }
    // A copy of a record does not state that the copy of the backup at its new place was read.
    const { destinations } = await bench.status({ verifiers });
    expect(destinations.map(({ lastVerification }) => lastVerification?.verdict)).toEqual(['passed', undefined]);
    const again = await bench.sync({ verifiers });
    expect(again.destinations).toMatchObject([
      { records: 0, backups: [] },
      { records: 0, backups: [] },
    ]);
    expect((await bench.prune()).warnings.filter((each) => each.includes(id))).toEqual([]);
    // And back, after the first destination was lost.
    for (const key of keysIn('verifications')) storage.objects.delete(key);
    expect((await bench.sync({ verifiers })).destinations.map(({ records }) => records)).toEqual([2, 0]);
    // The name of the place is the same. What was read there then is not what is there now.
    const renewed = await bench.status({ verifiers });
    expect(renewed.destinations.map(({ lastVerification }) => lastVerification?.verdict)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('copies no record that an accepted verifier did not sign, that is too old, or that has another name', async () => {
    const id = await removedBackup();
    const far = new MemoryStorage('far');
    use(storage, far);
    const stranger = [keys.stranger.armoredPublic];
    expect((await bench.sync({ verifiers: stranger })).destinations[1]?.records).toBe(0);
    expect((await bench.sync({ keepRecordsMs: DAY_MS })).destinations[1]?.records).toBe(0);
    const [record = ''] = keysIn(`verifications/${id}`).filter((key) => key.endsWith('.json'));
    const other = record.replace(/\d{9}Z\.json$/, '000000001Z.json');
    storage.objects.set(other, storage.objects.get(record) as Buffer);
    const details = `${record.slice(0, -'.json'.length)}.details.zst.pgp`;
    storage.objects.set(details, Buffer.alloc(1_000_000));
    expect(await bench.sync()).toMatchObject({ error: undefined, destinations: [{}, { records: 2 }] });
    const copied = keysIn(`verifications/${id}`, far).map((key) => key.replace(/^.*Z/, ''));
    expect(copied).toEqual(['.json', '.json.asc']);
  });
});
