import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { noise } from '../support/noise.ts';
import { markdownOf, textOf } from '../support/rendered.ts';
import { committedIn, faultsOf, type Made, putBackup, SHOP } from '../support/stored-backup.ts';

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
let keys: TestKeys;
let first: MemoryStorage;
let second: MemoryStorage;
let third: MemoryStorage;
let bench: Workbench;

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);
const all = (): MemoryStorage[] => [first, second, third];

/** The actions, as `label outcome id`. */
function deeds(report: SyncReport): string[] {
  return report.destinations.flatMap((each) => each.backups.map(({ outcome, id }) => `${each.label} ${outcome} ${id}`));
}

/** Everything except verifications and removal records, which belong to each destination. */
function storedIn(storage: MemoryStorage): Record<string, string> {
  const shared = [...storage.objects].filter(([key]) => !/\/(?:verifications|pruned)\//.test(key));
  return Object.fromEntries(shared.sort().map(([key, bytes]) => [key, bytes.toString('hex')]));
}

function pack(storage: MemoryStorage, id: string): string {
  const key = [...storage.objects.keys()].find((each) => each.includes(`/packs/${id}/`));
  if (key === undefined) throw new Error(`no pack of ${id}`);
  return key;
}

function damage(storage: MemoryStorage, key: string): void {
  storage.objects.set(key, Buffer.from(storage.objects.get(key) ?? '').fill(1, 5, 9));
}

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  [first, second, third] = [new MemoryStorage('first'), new MemoryStorage('second'), new MemoryStorage('third')];
  bench = new Workbench(keys, first, second, third);
});

/** A full from some days ago and an incremental a day up to yesterday, at one destination. */
async function chain(storage: MemoryStorage, days: number): Promise<Made[]> {
  const made: Made[] = [await putBackup(storage, { at: ago(days) })];
  for (let day = days - 1; day >= 1; day -= 1) {
    made.push(await putBackup(storage, { at: ago(day), kind: 'incremental', parents: made.toReversed() }));
  }
  return made;
}

describe('sync', () => {
  it('fills a new destination, a wiped one and one with damage, byte for byte; each restores alone', async () => {
    let time = Date.now();
    bench.now = () => new Date(time);
    bench.engine.bytes = noise(3_000_000, 'start');
    const policy = { kind: 'auto', fullEveryMs: 7 * DAY_MS, maxChain: 30 } as const;
    const only = { destinations: bench.destinations.slice(0, 1) };
    const ids: string[] = [];
    for (let run = 0; run < 3; run += 1) {
      bench.engine.bytes = Buffer.concat([bench.engine.bytes, noise(20_000, `run ${run}`)]);
      for (const storage of all()) storage.skewMs = time - Date.now();
      const made = await bench.backup({ ...only, chain: policy });
      expect(made.error).toBeUndefined();
      ids.push(made.backup?.id ?? '');
      time += 3_600_000;
    }
    for (const [key, bytes] of first.objects) second.objects.set(key, Buffer.from(bytes));
    second.objects.delete(pack(second, ids[1] ?? ''));
    second.objects.set(pack(second, ids[0] ?? ''), Buffer.from('cut'));
    second.objects.delete(`shop/signatures/${ids[2]}/${keys.runner.fingerprint.toLowerCase()}.asc`);
    const report = await bench.sync({ signers: [keys.runner.armoredPublic] });
    expect(report).toMatchObject({ error: undefined, exitCode: 0, warnings: [] });
    expect(report.destinations.map(({ label, backups }) => [label, ...backups.map((each) => each.outcome)])).toEqual([
      ['first'],
      // Without its signature, the newest does not count there, so it is committed again.
      ['second', 'repaired', 'repaired', 'copied'],
      ['third', 'copied', 'copied', 'copied'],
    ]);
    expect(storedIn(second)).toEqual(storedIn(first));
    expect(storedIn(third)).toEqual(storedIn(first));
    for (const destination of bench.destinations) {
      const proved = await bench.verify({ destinations: [destination] });
      expect(proved).toMatchObject({ verdict: 'passed', exitCode: 0 });
    }
    const again = await bench.sync({ signers: [keys.runner.armoredPublic] });
    expect(deeds(again)).toEqual([]);
    expect(textOf(again)).toContain('Nothing had to be copied.');
  });

  it('copies no backup that is not signed by an accepted signer', async () => {
    await bench.backup({ destinations: bench.destinations.slice(0, 1), runnerKey: undefined });
    const signers = [keys.runner.armoredPublic];
    const report = await bench.sync({ signers });
    expect(report.warnings.join()).toContain('is not signed');
    expect(committedIn(second)).toEqual([]);
    expect((await bench.sync()).exitCode).toBe(0);
    expect(committedIn(second)).toEqual(committedIn(first));
  });

  it('reads from the next destination if a signature is larger than any', async () => {
    const made = await bench.backup({ destinations: bench.destinations.slice(0, 2) });
    const signature = keysOf.signature(made.backup?.id ?? '', keys.runner.fingerprint);
    const good = first.objects.get(signature);
    first.objects.set(signature, Buffer.alloc(100_000, 'x'));
    expect(await bench.sync()).toMatchObject({ error: undefined, exitCode: 0 });
    expect(committedIn(third)).toEqual([made.backup?.id]);
    expect(third.objects.get(signature)).toEqual(good);
  });

  it('repairs missed runs and leaves alone what may have been removed; keep rules also decide about that', async () => {
    const made: Made[] = [];
    for (const day of [40, 20, 10, 5, 3, 1]) made.push(await putBackup(first, { at: ago(day) }));
    for (const at of [0, 4]) {
      for (const [key, bytes] of first.objects) if (key.includes(made[at]?.id ?? '')) second.objects.set(key, bytes);
    }
    const two = { destinations: bench.destinations.slice(0, 2) };
    const report = await bench.sync(two);
    const at = (index: number): string => made[index]?.id ?? '';
    expect(deeds(report)).toEqual([
      `second skipped ${at(1)}`,
      `second skipped ${at(2)}`,
      `second copied ${at(3)}`,
      `second copied ${at(5)}`,
    ]);
    expect(report.exitCode).toBe(0);
    const generations = { hourly: 0, daily: 4, weekly: 0, monthly: 0, yearly: 0 };
    const kept = await bench.sync({ ...two, policy: { ...DEFAULT_POLICY, generations } });
    expect(deeds(kept)).toEqual([`second skipped ${at(1)}`, `second copied ${at(2)}`]);
  });

  it('does not restore what was removed on purpose, also after the grace period', async () => {
    for (const storage of [first, second]) storage.skewMs = -30 * DAY_MS;
    const made: Made[] = [];
    for (const day of [30, 20, 10]) made.push(await putBackup(first, { at: ago(day) }));
    const two = { destinations: bench.destinations.slice(0, 2) };
    for (const storage of [first, second]) storage.skewMs = 0;
    await bench.sync(two);
    expect(committedIn(second)).toEqual(committedIn(first));
    const last = { destinations: bench.destinations.slice(1, 2) };
    await bench.prune(last);
    expect(committedIn(second)).toEqual([made[2]?.id]);
    expect(deeds(await bench.sync(two))).toEqual([`second skipped ${made[0]?.id}`, `second skipped ${made[1]?.id}`]);
    second.skewMs = 8 * DAY_MS;
    await bench.prune(last);
    expect([...second.objects.keys()].filter((key) => key.includes(made[0]?.id ?? ''))).toEqual([]);
    expect(deeds(await bench.sync(two))).toEqual([`second skipped ${made[0]?.id}`, `second skipped ${made[1]?.id}`]);
    expect(committedIn(second)).toEqual([made[2]?.id]);
  });

  it('reads a damaged copy from another destination, and reports what no destination has', async () => {
    const made = await chain(first, 3);
    const [full, middle, newest] = made.map(({ id }) => id);
    for (const [key, bytes] of first.objects) second.objects.set(key, Buffer.from(bytes));
    // Of the right size: only reading finds it.
    damage(first, pack(first, full ?? ''));
    damage(second, pack(second, middle ?? ''));
    const report = await bench.sync();
    expect(report).toMatchObject({ exitCode: 0, error: undefined });
    expect(report.warnings.join()).toContain('differs from what was written');
    expect(committedIn(third)).toHaveLength(3);
    for (const id of committedIn(third)) expect(faultsOf(third, id)).toEqual([]);
    expect(faultsOf(first, full ?? '')).not.toEqual([]);
    const thorough = await bench.sync({ readBack: 'all' });
    expect(deeds(thorough)).toEqual([`first repaired ${full}`, `second repaired ${middle}`]);
    for (const storage of all()) expect(faultsOf(storage, newest ?? '')).toEqual([]);

    for (const storage of all()) storage.objects.delete(pack(storage, full ?? ''));
    third.objects.clear();
    const lost = await bench.sync();
    expect(lost).toMatchObject({ exitCode: 1, error: undefined });
    expect(committedIn(third)).toEqual([]);
    expect(deeds(lost).filter((deed) => deed.startsWith('third'))).toEqual([
      `third damaged ${full}`,
      `third damaged ${middle}`,
      `third damaged ${newest}`,
    ]);
    expect(markdownOf(lost)).toContain('❌ **damaged**');
    expect(textOf(lost)).toContain('No destination has a complete copy of');
  });

  it('restores a manifest that is unreadable or gone, and changes none that differs', async () => {
    const made = await chain(first, 3);
    await bench.sync();
    const at = (index: number): string => keysOf.manifest(made[index]?.id ?? '');
    second.objects.set(at(0), Buffer.from('{'));
    third.objects.delete(at(1));
    expect(deeds(await bench.sync())).toEqual([`second copied ${made[0]?.id}`, `third copied ${made[1]?.id}`]);
    expect(storedIn(second)).toEqual(storedIn(first));
    const other = Buffer.from((first.objects.get(at(0)) ?? Buffer.alloc(0)).toString().replace('1000', '1001'));
    second.objects.set(at(0), other);
    const report = await bench.sync();
    expect(report.exitCode).toBe(1);
    expect(deeds(report)).toContain(`second damaged ${made[0]?.id}`);
    expect(second.objects.get(at(0))).toEqual(other);
  });

  it('copies holds together with their backups, before anything could remove these', async () => {
    const held = await putBackup(first, { at: ago(40) });
    await putBackup(first, { at: ago(2) });
    await putBackup(second, { at: ago(1) });
    await bench.hold('hold', held.id, { destinations: bench.destinations.slice(0, 1) });
    const order: string[] = [];
    second.onPut = (key, bytes) => {
      order.push(key);
      return bytes;
    };
    await bench.sync({ destinations: bench.destinations.slice(0, 2) });
    expect(committedIn(second)).toContain(held.id);
    const about = order.filter((key) => key.includes(held.id));
    expect(about.at(-1)).toBe(keysOf.manifest(held.id));
    expect(about.at(-2)).toMatch(/holds\/.*-hold\.json$/);
    await bench.prune({ destinations: bench.destinations.slice(1, 2) });
    expect(committedIn(second)).toContain(held.id);
  });

  it('continues with the others if a destination fails, and reports this', async () => {
    await chain(first, 3);
    second.onPut = (key, bytes) => {
      if (key.includes('/packs/')) throw new RestorableError('STORAGE_FULL', 'No space at second.');
      return bytes;
    };
    const report = await bench.sync();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_FULL' } });
    expect(committedIn(second)).toEqual([]);
    expect(committedIn(third)).toEqual(committedIn(first));
    second.onPut = (_key, bytes) => bytes;
    third.onOperation = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'third is away.');
    };
    const partial = await bench.sync();
    expect(partial).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_UNREACHABLE' } });
    expect(committedIn(second)).toEqual(committedIn(first));
  });

  it('does not commit if what was put is returned with different bytes', async () => {
    await putBackup(first, { at: ago(1) });
    second.onPut = (key, bytes) => (key.includes('/packs/') ? Buffer.from(bytes).fill(7, 3, 4) : bytes);
    const report = await bench.sync();
    expect(report.error?.code).toBe('STORAGE_CORRUPTED');
    expect(committedIn(second)).toEqual([]);
  });

  it('that is cancelled reports what it had done, and continues the next time', async () => {
    const made = await chain(first, 3);
    const controller = new AbortController();
    second.onPut = (key, bytes) => {
      if (key === keysOf.manifest(made[1]?.id ?? '')) controller.abort();
      return bytes;
    };
    bench.signal = controller.signal;
    const two = { destinations: bench.destinations.slice(0, 2) };
    const report = await bench.sync(two);
    expect(markdownOf(report)).not.toContain('Nothing was missing');
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(markdownOf(report)).toContain('cancelled after 2 backups had been copied');
    for (const id of committedIn(second)) expect(faultsOf(second, id)).toEqual([]);
    bench.signal = new AbortController().signal;
    expect((await bench.sync(two)).exitCode).toBe(0);
    expect(storedIn(second)).toEqual(storedIn(first));
  });

  it('only reports what it would do in a dry run', async () => {
    await chain(first, 3);
    const report = await bench.sync({ dryRun: true });
    expect(deeds(report).map((deed) => deed.split(' ').slice(0, 2).join(' '))).toEqual([
      ...Array(3).fill('second planned'),
      ...Array(3).fill('third planned'),
    ]);
    expect(second.objects.size + third.objects.size).toBe(0);
    expect(Object.fromEntries(outputsOf(report, undefined))).toMatchObject({ 'copied-backups': '6' });
    expect(Number(Object.fromEntries(outputsOf(report, undefined))['copied-bytes'])).toBeGreaterThan(600);
    expect(markdownOf(report)).toContain('to be copied');
  });

  it('syncs every database that any destination has, or the named one; a wrong name is an error', async () => {
    await putBackup(first, { at: ago(1) });
    await bench.backup({ destinations: bench.destinations.slice(1, 2), name: 'other' as never });
    expect(await bench.sync({ name: 'misspelt' as never })).toMatchObject({
      exitCode: 2,
      error: { code: 'BACKUP_NOT_FOUND' },
    });
    const report = await bench.sync();
    expect(report.destinations.map(({ database, label }) => `${database} ${label}`)).toEqual(
      ['other', 'shop'].flatMap((name) => ['first', 'second', 'third'].map((label) => `${name} ${label}`)),
    );
    for (const storage of all()) {
      expect((await storage.folders('')).sort()).toEqual(['other', 'shop']);
    }
  });
});
