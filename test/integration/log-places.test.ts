import { beforeAll, expect, it } from 'vitest';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { shopIn } from '../support/stored.ts';
import { putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const HOUR_MS = 3_600_000;
const ago = (hours: number): Date => new Date(Math.floor(Date.now() / 1_000) * 1_000 - hours * HOUR_MS);

let keys: TestKeys;
beforeAll(async () => {
  keys = await makeTestKeys();
});

it('list and status begin no window at a backup that does not say where it is in the log', async () => {
  const storage = new MemoryStorage();
  const base = await putBackup(storage, { at: ago(50) });
  const first = { base, from: ago(50), to: ago(40) };
  const follows = await putShipment(storage, { ...first, at: ago(40) });
  const predecessor = await putBackup(storage, { at: ago(30), predecessor: base, inLog: false });
  await putShipment(storage, { at: ago(10), base, follows, from: ago(40), to: ago(10) });
  const bench = new Workbench(keys, storage);
  const windows = async () => {
    const [listed] = (await bench.list()).destinations;
    const [found] = (await bench.status()).destinations;
    expect(found?.log?.windows).toEqual(listed?.logs?.[0]?.windows);
    return found?.log?.windows.map(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  };
  expect(await windows()).toEqual([[ago(50).getTime(), ago(10).getTime()]]);
  // As retention leaves it. No shipment continues the other backup.
  storage.objects.delete(objectKeys(SHOP).manifest(base.id));
  expect(await windows()).toEqual([]);
  await putBackup(storage, { at: ago(20), predecessor });
  expect(await windows()).toEqual([[ago(20).getTime(), ago(10).getTime()]]);
});

it.each([
  [true, false],
  [false, undefined],
])('a source whose log can be shipped (%s): a backup without a place in it says so', async (readsLog, inLog) => {
  const storage = new MemoryStorage();
  const bench = new Workbench(keys, storage);
  bench.engine.readsLog = readsLog;
  const { backup } = await bench.backup();
  const { manifest } = await shopIn(storage).readManifest(backup?.id ?? '');
  expect(manifest.inLog).toBe(inLog);
});
