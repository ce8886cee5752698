import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { textOf } from '../support/rendered.ts';
import { committedIn, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const DAY_MS = 86_400_000;
const KEEP_ALL = { ...DEFAULT_POLICY, keepLast: 100 };

let keys: TestKeys;
let first: MemoryStorage;
let second: MemoryStorage;
let bench: Workbench;
let signer: Signer;

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  keys = await makeTestKeys();
  signer = await createSigner({ armored: keys.runner.armoredPrivate, passphrase: undefined }, 'runner-key', new Date());
});
beforeEach(() => {
  [first, second] = [new MemoryStorage('first'), new MemoryStorage('second')];
  bench = new Workbench(keys, first, second);
});

describe('retention', () => {
  it('keeps the shipments at a destination that continue a backup at another one', async () => {
    const base = await putBackup(first, { at: ago(30) });
    for (const storage of [first, second]) await putBackup(storage, { at: ago(1), predecessor: base });
    const log = await putShipment(second, { at: ago(20), base });
    const both = await bench.prune({ policy: KEEP_ALL });
    expect(both.error).toBeUndefined();
    expect(committedIn(second)).toContain(log.id);
    // Nothing needs it any more once the base is gone everywhere.
    for (const key of [...first.objects.keys()]) if (key.includes(base.id)) first.objects.delete(key);
    const { destinations } = await bench.prune({ policy: KEEP_ALL, dryRun: true });
    expect(destinations.map(({ freedObjects }) => freedObjects)).toEqual([0, 4]);
    expect(committedIn(second)).toContain(log.id);
    const after = await bench.prune({ policy: KEEP_ALL });
    expect(after.destinations.map(({ freedObjects }) => freedObjects)).toEqual([0, 4]);
    expect([...second.objects.keys()].filter((key) => key.includes(log.id))).toEqual([]);
  });

  it('removes no shipment while a destination does not answer', async () => {
    const base = await putBackup(first, { at: ago(30) });
    for (const storage of [first, second]) await putBackup(storage, { at: ago(1), predecessor: base });
    const log = await putShipment(second, { at: ago(20), base });
    first.onOperation = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'no answer');
    };
    const report = await bench.prune({ policy: KEEP_ALL });
    expect(report.warnings.join('\n')).toContain('Not pruned');
    expect(committedIn(second)).toContain(log.id);
  });
});

describe('a shipment that was killed', () => {
  it('is not a backup without a commit', async () => {
    const base = await putBackup(first, { at: ago(1) });
    const log = await putShipment(first, { at: ago(0.5), base });
    first.objects.delete(objectKeys(SHOP).manifest(log.id));
    const { destinations } = await new Workbench(keys, first).status();
    expect(destinations).toMatchObject([{ incompleteRuns: 0, incomplete: [] }]);
    expect(destinations[0]?.shares).toContainEqual(expect.objectContaining({ of: 'incomplete-runs', backups: 1 }));
  });
});

describe('sync', () => {
  const syncAll = (change: Parameters<Workbench['sync']>[0] = {}) =>
    bench.sync({ signers: [keys.runner.armoredPublic], ...change });
  const storedOf = (storage: MemoryStorage, id: string): [string, Buffer][] =>
    [...storage.objects].filter(([key]) => key.includes(id)).sort(([one], [other]) => (one < other ? -1 : 1));

  it('copies the shipments that a backup can use, and no others', async () => {
    const base = await putBackup(first, { at: ago(3), signer });
    const line = [await putShipment(first, { at: ago(2), base, signer })];
    line.push(await putShipment(first, { at: ago(1), base, follows: line[0], signer }));
    // The clock of the server was weeks behind.
    line.push(await putShipment(first, { at: ago(0.5), base, follows: line[1], signer, from: ago(40), to: ago(40) }));
    const useless = await putShipment(first, { at: ago(20), base, signer });
    const strange = await putShipment(first, { at: ago(1.5), base });
    const planned = await syncAll({ dryRun: true });
    expect(planned.destinations[1]?.shipments.map(({ id, outcome }) => [id, outcome])).toEqual(
      line.map(({ id }) => [id, 'planned']),
    );
    expect(committedIn(second)).toEqual([]);
    const report = await syncAll();
    expect(report.error).toBeUndefined();
    expect(report.destinations).toMatchObject([
      { held: 1, heldShipments: 5, shipments: [] },
      { held: 0, heldShipments: 0, shipments: line.map(({ id }) => ({ id, outcome: 'copied', objects: 3 })) },
    ]);
    for (const { id } of line) {
      expect(storedOf(second, id)).toEqual(storedOf(first, id));
      // The manifest last.
      const keysInOrder = [...second.objects.keys()].filter((key) => key.includes(id));
      expect(keysInOrder.at(-1)).toContain('/manifests/');
    }
    expect(committedIn(second)).toEqual([base.id, ...line.map(({ id }) => id)].sort());
    expect(report.warnings.join('\n')).toContain(`${strange.id} is not copied`);
    expect(committedIn(second)).not.toContain(useless.id);
    const outputs = Object.fromEntries(outputsOf(report, undefined));
    expect(outputs).toMatchObject({ 'copied-backups': '1', 'copied-shipments': '3' });
    expect(textOf(report)).toContain('1 backup and 3 shipments copied or repaired');
    expect((await syncAll()).destinations).toMatchObject([{ shipments: [] }, { shipments: [] }]);
  });

  it('repairs a shipment that lacks an object, is damaged or lost its signature, and reports one that nobody has whole', async () => {
    const base = await putBackup(first, { at: ago(3), signer });
    const [lacking, damaged, unsigned, lost] = [
      await putShipment(first, { at: ago(2.4), base, signer }),
      await putShipment(first, { at: ago(2.3), base, signer }),
      await putShipment(first, { at: ago(2.2), base, signer }),
      await putShipment(first, { at: ago(2.1), base, signer }),
    ];
    await syncAll();
    const keyOf = (storage: MemoryStorage, id: string, folder: string): string =>
      storedOf(storage, id).find(([key]) => key.includes(`/${folder}/`))?.[0] ?? '';
    first.objects.delete(keyOf(first, lacking.id, 'packs'));
    const pack = keyOf(second, damaged.id, 'packs');
    second.objects.set(pack, Buffer.from(second.objects.get(pack) ?? '').fill(1, 5, 9));
    first.objects.delete(keyOf(first, unsigned.id, 'signatures'));
    for (const storage of [first, second]) storage.objects.delete(keyOf(storage, lost.id, 'contents'));
    const report = await syncAll({ readBack: 'all' });
    expect(report.exitCode).toBe(1);
    const deeds = report.destinations.map(({ shipments }) => shipments.map(({ id, outcome }) => [id, outcome]));
    expect(deeds).toEqual([
      [
        [lacking.id, 'repaired'],
        // Without its signature, its manifest does not count.
        [unsigned.id, 'copied'],
        [lost.id, 'damaged'],
      ],
      [
        [damaged.id, 'repaired'],
        [lost.id, 'damaged'],
      ],
    ]);
    for (const { id } of [lacking, damaged, unsigned]) expect(storedOf(second, id)).toEqual(storedOf(first, id));
  });

  it('leaves two different shipments of one id alone', async () => {
    const base = await putBackup(first, { at: ago(3), signer });
    await putBackup(second, { at: ago(2), signer });
    const at = ago(2);
    const log = await putShipment(first, { at, base, signer });
    const other = await putShipment(second, { at, base, signer, id: log.id });
    const report = await syncAll();
    expect(report.destinations.map(({ shipments }) => shipments.map(({ id, outcome }) => [id, outcome]))).toEqual(
      [log, log].map(({ id }) => [[id, 'damaged']]),
    );
    expect(other.manifestSha256).not.toBe(log.manifestSha256);
  });
});
