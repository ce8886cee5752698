import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/policy.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { committedIn, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const DAY_MS = 86_400_000;
const KEEP_ALL = { ...DEFAULT_POLICY, keepLast: 100 };

let keys: TestKeys;
let first: MemoryStorage;
let second: MemoryStorage;
let bench: Workbench;

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);

beforeAll(async () => {
  keys = await makeTestKeys();
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
