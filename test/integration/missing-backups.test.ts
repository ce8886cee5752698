import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LINEAGE_CHECK } from '../../src/core/checks/check.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import { describeGap } from '../../src/report/words/checks/gaps.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { foundBy } from '../support/rendered.ts';
import { committedIn, type Made, putBackup, SHOP } from '../support/stored-backup.ts';

/**
 * Each backup names its predecessor by hash, so the next one reveals a backup that was removed or replaced without permission.
 */

const DAY_MS = 86_400_000;
const keysOf = objectKeys(SHOP);
const NO_RULES = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };
const lastOf = (keepLast: number) => ({ ...DEFAULT_POLICY, generations: NO_RULES, keepLast });
const EVERY_OTHER = { ...DEFAULT_POLICY, generations: { ...NO_RULES, weekly: 20 } };

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

/** Signed backups, a day apart, that name each other. The last one is an hour old. */
async function line(count: number, at = storage): Promise<string[]> {
  const made: Made[] = [];
  for (let day = count; day > 0; day -= 1) {
    const time = new Date(Date.now() - (day - 1) * DAY_MS - 3_600_000);
    at.skewMs = time.getTime() - Date.now();
    made.push(await putBackup(at, { at: time, predecessor: made.at(-1), signer: runner }));
  }
  at.skewMs = 0;
  return made.map(({ id }) => id);
}

function later(days: number): void {
  bench.now = () => new Date(Date.now() + days * DAY_MS);
  for (const each of bench.storages) if (each instanceof MemoryStorage) each.skewMs = days * DAY_MS;
}

/** The backups that `status` and `list` report as missing. Both report the same. */
async function missing(of = bench): Promise<string[]> {
  const status = await of.status(trusted());
  const check = status.checks.find(({ name }) => name === LINEAGE_CHECK);
  const list = await of.list(trusted());
  expect(list.gaps.length > 0).toBe(check?.outcome === 'failed');
  expect(list.exitCode).toBe(list.gaps.length > 0 ? 1 : 0);
  const described = list.gaps.map(describeGap);
  if (described[0] !== undefined) expect(foundBy(check)).toContain(described[0]);
  return described;
}

const take = (id: string, at = storage): boolean => at.objects.delete(keysOf.manifest(id));
const prune = (policy = lastOf(1), change = {}) =>
  bench.prune({ ...trusted(), policy, verifierKey: verifierKey(), ...change });

describe('a backup removed by an attacker', () => {
  it('is named by status, list and verify, with those around it', async () => {
    const made: string[] = [];
    for (const day of [0, 1, 2]) {
      later(day);
      made.push((await bench.backup()).backup?.id ?? '');
    }
    expect(await missing()).toEqual([]);
    const passed = await bench.verify({ verifiers: trusted().verifiers });
    expect(passed).toMatchObject({ verdict: 'passed', exitCode: 0 });
    take(made[1] ?? '');
    const gap = `${made[1]} is missing between ${made[0]} and ${made[2]}`;
    expect(await missing()).toEqual([gap]);
    const report = await bench.verify({ verifierKey: verifierKey() });
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1, error: undefined });
    const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ name }) => name)).toEqual([LINEAGE_CHECK]);
    expect(failed.map(foundBy)).toEqual([gap]);
    // The record is for the backup that restores. Another one that is missing must not stop pruning forever.
    const record = JSON.parse(String(storage.objects.get(report.record ?? '')));
    expect(record).toMatchObject({ verdict: 'passed', failed: [] });
  });

  it('that was replaced is named as such', async () => {
    const made = await line(3);
    const key = keysOf.manifest(made[1] ?? '');
    storage.objects.set(key, Buffer.from(String(storage.objects.get(key)).replace('1000', '1001')));
    expect(await missing()).toEqual([
      `${made[1]} between ${made[0]} and ${made[2]} was replaced: its manifest is not the one that the next backup names`,
    ]);
  });

  it('is also found if its neighbors were pruned', async () => {
    const made = await line(30);
    await prune(EVERY_OTHER);
    later(8);
    await prune(EVERY_OTHER);
    const kept = committedIn(storage);
    expect(kept.length).toBeGreaterThan(4);
    expect(await missing()).toEqual([]);
    take(kept[1] ?? '');
    expect(await missing()).toEqual([`${kept[1]} is missing between ${kept[0]} and ${kept[2]}`]);
    // The next prune does not hide it either.
    storage.objects.delete(keysOf.manifest(made.at(-1) ?? ''));
    const left = kept.findLast((each) => each !== made.at(-1)) ?? '';
    const manifestSha256 = sha256Hex(storage.objects.get(keysOf.manifest(left)) ?? Buffer.alloc(0));
    const at = new Date(Date.now() + 8 * DAY_MS);
    const last = await putBackup(storage, { at, predecessor: { id: left, manifestSha256 }, signer: runner });
    await prune(EVERY_OTHER);
    later(17);
    await prune(EVERY_OTHER);
    expect(committedIn(storage)).toContain(last.id);
    expect(await missing()).toEqual([`${kept[1]} is missing between ${kept[0]} and ${kept[2]}`]);
  });

  it('is named even if a forged record reports that it was pruned', async () => {
    const made = await line(3);
    const id = made[1] ?? '';
    // A prune without a key leaves such a record, and anyone can.
    const copy = new MemoryStorage();
    for (const [key, bytes] of storage.objects) await copy.put(key, bytes, {});
    await new Workbench(keys, copy).prune();
    await storage.put(keysOf.pruned(id), copy.objects.get(keysOf.pruned(id)) ?? Buffer.alloc(0), {});
    take(id);
    expect(await missing()).toEqual([
      `${id} is missing between ${made[0]} and ${made[2]}, and no accepted key signed the record of its removal`,
    ]);
  });

  it('stays named until a user accepts the loss', async () => {
    const made = await line(4);
    take(made[1] ?? '');
    expect(await missing()).toHaveLength(1);
    await prune(lastOf(9));
    expect(await missing()).toHaveLength(1);
    await prune(lastOf(9), { acceptMissing: true });
    expect(await missing()).toEqual([]);
    take(made[2] ?? '');
    expect(await missing()).toEqual([`${made[2]} is missing between ${made[0]} and ${made[3]}`]);
  });

  it.each([
    ['dated in the future', 400 * DAY_MS],
    ['dated later than it, in the past', DAY_MS],
  ])('stays accepted despite records of the gap that are %s', async (_, aheadMs) => {
    const made = await line(3);
    take(made[1] ?? '');
    await prune(lastOf(9), { acceptMissing: true });
    const accepted = [...storage.objects.keys()].find((key) => key.startsWith(keysOf.allGaps) && key.endsWith('.json'));
    const record = JSON.parse(String(storage.objects.get(accepted ?? '')));
    later(2);
    for (let count = 0; count < 30; count += 1) {
      const at = new Date(Date.parse(record.at) + aheadMs + count);
      const forged = Buffer.from(JSON.stringify({ ...record, at: at.toISOString() }));
      await storage.put(keysOf.gap(record.backup.id, at), forged, {});
    }
    expect(await missing()).toEqual([]);
  });
});

describe('a backup that names no predecessor, although older ones exist', () => {
  const both = () => ({ ...trusted(), signers: [keys.runner.armoredPublic, keys.stranger.armoredPublic] });
  const found = async () => (await bench.list(both())).gaps.map(describeGap);
  const withNewKey = () =>
    bench.backup({ runnerKey: { armored: keys.stranger.armoredPrivate, passphrase: undefined }, signers: [] });

  it('is named by status, list and verify until a user accepts it, and the lineage continues from there', async () => {
    const made: string[] = [];
    for (const day of [0, 1]) {
      later(day);
      made.push((await bench.backup()).backup?.id ?? '');
    }
    later(2);
    // After a change of the runner key without `signers`, the older backups are unknown to the new one.
    made.push((await withNewKey()).backup?.id ?? '');
    const gap = `${made[2]} names no predecessor, although ${made[1]} exists. Whether backups between them were removed is unknown`;
    expect(await found()).toEqual([gap]);
    const status = await bench.status(both());
    const check = status.checks.find(({ name }) => name === LINEAGE_CHECK);
    expect(check?.outcome).toBe('failed');
    expect(foundBy(check)).toBe(gap);
    expect(await bench.verify({ signers: both().signers })).toMatchObject({ verdict: 'failed', exitCode: 1 });
    await prune(lastOf(9), both());
    expect(await found()).toEqual([gap]);
    await prune(lastOf(9), { ...both(), acceptMissing: true });
    expect(await found()).toEqual([]);
    // What precedes it is in the lineage again, also for later prunes.
    later(3);
    await withNewKey();
    await prune(lastOf(9), { ...both(), acceptMissing: true });
    take(made[1] ?? '');
    expect(await found()).toEqual([`${made[1]} is missing between ${made[0]} and ${made[2]}`]);
    take(made[2] ?? '');
    expect((await found()).join()).toContain(`${made[2]} is missing between`);
  });

  it('is not named if both were made at the same time', async () => {
    const reports = await Promise.all([bench.backup(), bench.backup()]);
    expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(await missing()).toEqual([]);
  });
});

describe('a backup that one destination missed', () => {
  it('is named if another, which had it, no longer has it', async () => {
    const second = new MemoryStorage('second');
    bench = new Workbench(keys, storage, second);
    const made: string[] = [];
    for (const day of [0, 1, 2, 3]) {
      later(day);
      second.onOperation = (operation) => {
        if (day === 2 && operation === 'put') throw new Error('down');
      };
      made.push((await bench.backup({ minCopies: 1 })).backup?.id ?? '');
    }
    expect(await missing()).toEqual([]);
    take(made[2] ?? '');
    expect(await missing()).toEqual([`${made[2]} is missing between ${made[1]} and ${made[3]}`]);
    await prune(lastOf(9), { acceptMissing: true });
    expect(await missing()).toEqual([]);
  });

  it('is not named if each destination removes what its rules do not keep', async () => {
    const second = new MemoryStorage('second');
    bench = new Workbench(keys, storage, second);
    for (let day = 0; day < 30; day += 1) {
      later(day);
      second.onOperation = (operation) => {
        if (day % 5 === 2 && operation === 'put') throw new Error('down');
      };
      expect((await bench.backup({ minCopies: 1 })).error).toBeUndefined();
      second.onOperation = () => {};
      await prune({ ...DEFAULT_POLICY, generations: { ...NO_RULES, daily: 2, weekly: 2 } });
      expect(await missing()).toEqual([]);
    }
  });
});

describe('no backup is missed', () => {
  it('that prune removed, before and after its objects were deleted, and few records stay', async () => {
    const made = await line(20);
    await prune(lastOf(3));
    expect(await missing()).toEqual([]);
    later(8);
    await prune(lastOf(3));
    expect(await missing()).toEqual([]);
    const gaps = (): string[] => [...storage.objects.keys()].filter((key) => key.startsWith(keysOf.allGaps));
    // One record and its signature: only the oldest remaining backup names one that does not exist.
    expect(gaps()).toHaveLength(2);
    expect(gaps()[0]).toContain(made.at(-4));
    later(9);
    await prune(lastOf(1));
    later(17);
    await prune(lastOf(1));
    expect(await missing()).toEqual([]);
    expect(gaps()).toHaveLength(2);
    expect(gaps()[0]).toContain(made.at(-2));
  });

  it('if each day one is removed, and the objects of another are deleted', async () => {
    const made: Made[] = [];
    for (let day = 0; day < 24; day += 1) {
      later(day);
      made.push(await putBackup(storage, { at: bench.now(), predecessor: made.at(-1), signer: runner }));
      await prune(lastOf(3));
      expect(await missing()).toEqual([]);
    }
    expect([...storage.objects.keys()].filter((key) => key.startsWith(keysOf.allGaps)).length).toBeLessThan(6);
    // A backup that an attacker removes is still noticed.
    take(made.at(-2)?.id ?? '');
    expect(await missing()).toEqual([
      `${made.at(-2)?.id} is missing between ${made.at(-3)?.id} and ${made.at(-1)?.id}`,
    ]);
  });

  it('that a backup with keep rules removed, signed by its runner key', async () => {
    const retention = { policy: lastOf(1), allowFailedVerification: false, keepRecordsMs: 1e11 };
    for (const day of [0, 1, 2, 10]) {
      later(day);
      expect((await bench.backup({ retention })).error).toBeUndefined();
      expect(await missing()).toEqual([]);
    }
    expect(committedIn(storage)).toHaveLength(1);
    expect((await bench.verify()).verdict).toBe('passed');
  });

  it('if two simultaneous runs name the same one', async () => {
    await bench.backup();
    later(1);
    await Promise.all([bench.backup(), bench.backup()]);
    later(2);
    await bench.backup();
    expect(await missing()).toEqual([]);
  });

  it('if one destination did not get it: neither for all together nor for that one alone', async () => {
    const second = new MemoryStorage('second');
    bench = new Workbench(keys, storage, second);
    const alone = new Workbench(keys, second);
    const made: string[] = [];
    for (const day of [0, 1, 2, 3]) {
      later(day);
      alone.now = bench.now;
      const isDown = day === 1 || day === 2;
      second.onOperation = (operation) => {
        if (isDown && operation === 'put') throw new Error('down');
      };
      const report = await bench.backup({ minCopies: 1 });
      expect(report.error).toBeUndefined();
      made.push(report.backup?.id ?? '');
      if (day === 3) expect(report.warnings.join()).toContain(`second does not hold ${made[2]}`);
    }
    expect(committedIn(second)).toEqual([made[0], made[3]]);
    expect([await missing(), await missing(alone)]).toEqual([[], []]);
    // As soon as sync has copied it there, it is missed there.
    expect((await bench.sync(trusted())).exitCode).toBe(0);
    expect(await missing(alone)).toEqual([]);
    take(made[2] ?? '', second);
    expect(await missing(alone)).toEqual([`${made[2]} is missing between ${made[1]} and ${made[3]}`]);
    expect(await missing()).toEqual([]);
  });

  it('at a destination that is new or was emptied', async () => {
    await bench.backup();
    const second = new MemoryStorage('second');
    bench = new Workbench(keys, storage, second);
    later(1);
    await bench.backup();
    expect(await missing(new Workbench(keys, second))).toEqual([]);
  });

  it('if backups are not authenticated: then every record is accepted', async () => {
    await line(5);
    await bench.prune({ policy: lastOf(2) });
    later(8);
    await bench.prune({ policy: lastOf(2) });
    const report = await bench.status();
    expect(report.checks.find(({ name }) => name === LINEAGE_CHECK)?.outcome).toBe('passed');
    take(committedIn(storage)[0] ?? '');
    expect((await bench.list()).gaps).toHaveLength(1);
  });
});
