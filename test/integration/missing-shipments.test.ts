import { beforeAll, beforeEach, expect, it } from 'vitest';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import type { TestRecord } from '../../src/repository/records/test-record.ts';
import { putTestRecord, sealTestRecord } from '../../src/repository/records/test-record.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { type Made, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';
import { testRecord } from '../support/test-records.ts';

/** Nothing continues the newest shipments: only what else is stored can show that somebody deleted them. */

const HOUR_MS = 3_600_000;
const keysOf = objectKeys(SHOP);
const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);

let keys: TestKeys;
let runner: Signer;
let verifier: Signer;
beforeAll(async () => {
  keys = await makeTestKeys();
  runner = await createSigner({ armored: keys.runner.armoredPrivate, passphrase: undefined }, 'x', new Date());
  verifier = await createSigner({ armored: keys.verifier.armoredPrivate, passphrase: undefined }, 'x', new Date());
});

/** Backups and shipments, by how many hours ago they were made. */
interface Stored {
  readonly backups: readonly Made[];
  readonly shipments: readonly Made[];
}

async function store(
  storage: MemoryStorage,
  backupsAgo: readonly number[],
  shippedAgo: readonly number[],
): Promise<Stored> {
  const backups: Made[] = [];
  for (const hours of backupsAgo)
    backups.push(await putBackup(storage, { at: ago(hours), predecessor: backups.at(-1), signer: runner }));
  const [base] = backups;
  if (base === undefined) throw new RangeError('no backup');
  const shipments: Made[] = [];
  for (const [index, hours] of shippedAgo.entries()) {
    const from = ago(shippedAgo[index - 1] ?? backupsAgo[0] ?? hours);
    const at = ago(hours);
    shipments.push(await putShipment(storage, { at, base, follows: shipments.at(-1), from, to: at, signer: runner }));
  }
  return { backups, shipments };
}

let trusted: { readonly signers: string[]; readonly verifiers: string[] };
beforeEach(() => {
  trusted = { signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] };
});

/** What status and list say about shipments. */
async function said(...storages: MemoryStorage[]) {
  const bench = new Workbench(keys, ...storages);
  const status = await bench.status(trusted);
  const list = await bench.list(trusted);
  const about = (lines: readonly string[]) => lines.filter((line) => line.toLowerCase().includes('shipment'));
  const check = status.checks.find(({ name }) => name === 'shipments of the log');
  return { status: about(status.warnings), list: about(list.warnings), check };
}

const deleteFrom = (storage: MemoryStorage, made: readonly (Made | undefined)[]): void => {
  for (const id of made.map((each) => each?.id ?? ''))
    for (const key of storage.objects.keys()) if (key.includes(id)) storage.objects.delete(key);
};

it('the newest shipments, deleted at one of two destinations, are named by status and list', async () => {
  const [here, there] = [new MemoryStorage('here'), new MemoryStorage('there')];
  const { shipments } = await store(here, [50], [40, 30, 20]);
  for (const [key, bytes] of here.objects) there.objects.set(key, bytes);
  expect(await said(here, there)).toEqual({ status: [], list: [], check: undefined });
  deleteFrom(there, shipments.slice(1));
  const { status, list, check } = await said(here, there);
  expect(status).toEqual([expect.stringContaining('2 shipments of the log are missing at there')]);
  expect(status[0]).toContain(shipments[2]?.id);
  expect(list).toEqual(status);
  expect(check).toBeUndefined();
});

it('a new destination lacks nothing from before its first backup', async () => {
  const [here, there] = [new MemoryStorage('here'), new MemoryStorage('there')];
  const { backups } = await store(here, [50, 10], [40, 30, 20]);
  for (const [key, bytes] of here.objects) if (key.includes(backups[1]?.id ?? '')) there.objects.set(key, bytes);
  expect((await said(here, there)).list).toEqual([]);
});

it('a shipment that was put at another destination by a stranger is not missing here', async () => {
  const [here, there] = [new MemoryStorage('here'), new MemoryStorage('there')];
  const { backups } = await store(here, [50], [40]);
  for (const [key, bytes] of here.objects) there.objects.set(key, bytes);
  const [base] = backups;
  if (base === undefined) throw new RangeError('no backup');
  await putShipment(there, { at: ago(20), base, from: ago(40), to: ago(20) });
  const { list } = await said(here, there);
  expect(list.filter((line) => line.includes('missing'))).toEqual([]);
});

it('a deleted shipment that a later one continues fails the check until there is a newer backup', async () => {
  const storage = new MemoryStorage();
  const { shipments, backups } = await store(storage, [50], [40, 30, 20]);
  deleteFrom(storage, [shipments[1]]);
  const before = await said(storage);
  expect(before.check).toMatchObject({ outcome: 'failed', group: 'lineage' });
  expect(JSON.stringify(before.check?.facts)).toContain(shipments[1]?.id);
  expect(before.list).toEqual([expect.stringContaining(shipments[1]?.id ?? '')]);
  await putBackup(storage, { at: ago(10), predecessor: backups[0], signer: runner });
  const after = await said(storage);
  expect(after.check).toBeUndefined();
  expect(after.status).toEqual([expect.stringContaining(shipments[1]?.id ?? '')]);
});

it('deleted shipments of which the storage keeps older versions are named, and those that retention removed are not', async () => {
  const storage = new LockingStorage();
  // The first one ended longer than the grace period before the only backup.
  const { shipments } = await store(storage, [300], [290, 280]);
  const old = await putShipment(storage, {
    ...{ at: ago(600), from: ago(601), to: ago(600), signer: runner },
    base: { id: '20200101T000000Z-full-4f9c2a', manifestSha256: 'ab'.repeat(32) },
  });
  for (const { id } of [old, ...shipments]) storage.hide(keysOf.manifest(id));
  const { check, list } = await said(storage);
  expect(check?.outcome).toBe('failed');
  expect(JSON.stringify(check?.facts)).toContain(shipments[1]?.id);
  expect(JSON.stringify([check, list])).not.toContain(old.id);
});

/** A verification of a backup in which the log was replayed. */
async function putProof(storage: MemoryStorage, { id, manifestSha256 }: Made): Promise<void> {
  const change: Partial<TestRecord> = {
    backup: { id, manifestSha256, snapshotAt: ago(1).toISOString() },
    steps: { restore: 'passed', log: 'passed' },
    finishedAt: new Date(Date.now() - 60_000).toISOString(),
    verifier: verifier.fingerprint,
  };
  await putTestRecord(shopIn(storage), await sealTestRecord(testRecord(change), verifier), undefined);
}

it.each([
  ['all', 0],
  ['the newest', 1],
])('%s shipments, deleted everywhere after a verification replayed them, are missed', async (_, kept) => {
  const storage = new MemoryStorage();
  const { backups, shipments } = await store(storage, [90, 80, 70, 60, 50], [89, 55, 45]);
  await putProof(storage, backups[4] ?? { id: '', manifestSha256: '' });
  expect(await said(storage)).toEqual({ status: [], list: [], check: undefined });
  deleteFrom(storage, shipments.slice(kept));
  const { status } = await said(storage);
  expect(status).toEqual([expect.stringContaining(`the verification of ${backups[4]?.id}`)]);
});

it('a log that may have led to an older backup only is not missed', async () => {
  const storage = new MemoryStorage();
  const { backups, shipments } = await store(storage, [70, 60, 50], [69, 55, 45]);
  await putProof(storage, backups[2] ?? { id: '', manifestSha256: '' });
  deleteFrom(storage, shipments);
  expect((await said(storage)).status).toEqual([]);
});

it('verify warns of shipments that another destination has', async () => {
  const [here, there] = [new MemoryStorage('here'), new MemoryStorage('there')];
  const bench = new Workbench(keys, here, there);
  const { backup } = await bench.backup();
  const base = { id: backup?.id ?? '', manifestSha256: 'ab'.repeat(32) };
  // Hours later.
  bench.now = () => ago(-5);
  for (const each of [here, there]) each.skewMs = 5 * HOUR_MS;
  const { id } = await putShipment(here, { at: ago(-2), base, from: ago(-1), to: ago(-2), signer: runner });
  const { warnings } = await bench.verify(trusted);
  expect(warnings).toContainEqual(expect.stringMatching(new RegExp(`missing at there.*${id}`)));
});
