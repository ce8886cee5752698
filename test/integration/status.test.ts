import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { requireBackupId } from '../../src/core/format/backup-id.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import type { StatusReport } from '../../src/report/facts/status/status.ts';
import { sightingsOf } from '../../src/report/watch/sightings.ts';
import { checkName } from '../../src/report/words/checks/checks.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { foundBy, markdownOf, textOf } from '../support/rendered.ts';
import { type Made, putBackup, putObjects, SHOP } from '../support/stored-backup.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const keysOf = objectKeys(SHOP);
let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;

const ago = (ms: number): Date => new Date(Date.now() - ms);
const outcomes = (report: StatusReport): Record<string, string> =>
  Object.fromEntries(report.checks.map((check) => [checkName(check), check.outcome]));
const detail = (report: StatusReport, name: string): string =>
  foundBy(report.checks.find((check) => check.name === name));

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage();
  bench = new Workbench(keys, storage);
});

/** A full from some days ago and an incremental a day up to yesterday. */
async function chain(days: number): Promise<Made[]> {
  const made: Made[] = [await putBackup(storage, { at: ago(days * DAY_MS) })];
  for (let day = days - 1; day >= 1; day -= 1) {
    made.push(await putBackup(storage, { at: ago(day * DAY_MS), kind: 'incremental', parents: made.toReversed() }));
  }
  return made;
}

describe('status', () => {
  it('passes if everything is as wanted, and reports all of it without a key', async () => {
    bench.engine.bytes = Buffer.from('x'.repeat(5_000));
    const made = await bench.backup();
    await bench.verify();
    const report = await bench.status({
      rpoMs: HOUR_MS,
      rtoMs: HOUR_MS,
      verifyEveryMs: HOUR_MS,
      capacityBytes: 1_000_000,
      signers: [keys.runner.armoredPublic],
    });
    expect(report).toMatchObject({ exitCode: 0, error: undefined });
    expect(outcomes(report)).toEqual({
      'newest backup': 'passed',
      'lineage of backups': 'passed',
      'last verification': 'passed',
      'measured restore time': 'passed',
      'objects of the newest backup': 'passed',
      'size of the newest backup': 'skipped',
      capacity: 'passed',
      'missed runs': 'skipped',
    });
    const outputs = Object.fromEntries(outputsOf(report, undefined));
    expect(outputs).toMatchObject({
      'backup-id': made.backup?.id,
      'verified-verdict': 'passed',
      'broken-objects': '0',
    });
    expect(Number(outputs['total-bytes'])).toBe(
      [...storage.objects.values()].reduce((sum, each) => sum + each.length, 0),
    );
    expect(Number(outputs['restore-ms'])).toBeGreaterThanOrEqual(0);
    expect(markdownOf(report)).toContain('## ✅ The backups are as they should be');
    expect(textOf(report)).toMatch(/last verification +\S+: passed; age: /);
  });

  it('fails, with exit code 1, without a backup', async () => {
    const report = await bench.status({ rpoMs: DAY_MS });
    expect(report).toMatchObject({ exitCode: 1, error: undefined });
    expect(detail(report, 'newest backup')).toBe('there is no backup');
  });

  it('fails if the newest is damaged or from a stranger, and does not show the one before instead', async () => {
    await putBackup(storage, { at: ago(DAY_MS) });
    const newest = await putBackup(storage, { at: ago(HOUR_MS) });
    const key = keysOf.manifest(newest.id);
    const whole = storage.objects.get(key) ?? Buffer.alloc(0);
    storage.objects.set(key, whole.subarray(0, 100));
    const report = await bench.status();
    expect(report.exitCode).toBe(1);
    expect(detail(report, 'newest backup')).toMatch(
      new RegExp(`^${newest.id} is newer, but does not count: .*not JSON`),
    );
    storage.objects.set(key, whole);
    const strange = await bench.status({ signers: [keys.runner.armoredPublic] });
    expect(detail(strange, 'newest backup')).toMatch(new RegExp(`^${newest.id} is newer, .*is not signed`));
    // One that is followed by a good backup is a warning.
    await putBackup(storage, { at: ago(2_000) });
    storage.objects.set(key, whole.subarray(0, 100));
    const later = await bench.status();
    expect(later).toMatchObject({ exitCode: 0, warnings: [expect.stringContaining('does not count')] });
  });

  it('fails when the newest is too old, nothing was verified in time, or restores too slowly', async () => {
    await chain(3);
    const report = await bench.status({ rpoMs: 20 * HOUR_MS, rtoMs: HOUR_MS, verifyEveryMs: DAY_MS });
    expect(report.exitCode).toBe(1);
    expect(outcomes(report)).toMatchObject({
      'newest backup': 'failed',
      'last verification': 'failed',
      'measured restore time': 'failed',
      'objects of the newest backup': 'passed',
    });
    expect(detail(report, 'objects of the newest backup')).toBe(
      'all objects are there, with their sizes; backups that it needs, as complete: 2',
    );
    expect((await bench.status({ rpoMs: 25 * HOUR_MS })).exitCode).toBe(0);
  });

  it('fails if the last verification did, whatever was requested', async () => {
    await bench.backup();
    bench.engine.restoredRows = 7;
    await bench.verify();
    const report = await bench.status();
    expect(outcomes(report)['last verification']).toBe('failed');
    expect(report.exitCode).toBe(1);
  });

  it('ignores future backups when it looks for the newest', async () => {
    await putBackup(storage, { at: ago(2 * DAY_MS) });
    await putBackup(storage, { at: ago(-300 * DAY_MS) });
    expect((await bench.status({ rpoMs: DAY_MS })).exitCode).toBe(1);
  });

  it.each([
    ['a pack of a parent is missing', (id: string) => storage.objects.delete(keysOf.pack(id, 'database.dump', 1))],
    [
      'a pack has another size',
      (id: string) => storage.objects.set(keysOf.pack(id, 'database.dump', 0), Buffer.from('x')),
    ],
    ['the contents are missing', (id: string) => storage.objects.delete(keysOf.contents(id))],
    ['the list of objects is missing', (id: string) => storage.objects.delete(keysOf.objects(id, 0))],
    ['the list of objects was changed', (id: string) => storage.objects.set(keysOf.objects(id, 0), Buffer.from('x'))],
    ['the manifest is missing', (id: string) => storage.objects.delete(keysOf.manifest(id))],
  ])('fails when %s', async (_what, damage) => {
    const made = await chain(4);
    damage(made[1]?.id ?? '');
    const report = await bench.status();
    expect(outcomes(report)['objects of the newest backup']).toBe('failed');
    expect(detail(report, 'objects of the newest backup')).toContain(made[1]?.id);
    expect(report.exitCode).toBe(1);
  });

  it('fails on a dump of half or twice the usual size, of its own kind', async () => {
    for (const day of [9, 8, 7, 6]) await putBackup(storage, { at: ago(day * DAY_MS), rawBytes: 1_000 + day });
    await putBackup(storage, { at: ago(5 * DAY_MS), rawBytes: 1_900 });
    expect(outcomes(await bench.status())['size of the newest backup']).toBe('passed');
    await putBackup(storage, { at: ago(4 * DAY_MS), rawBytes: 480 });
    const report = await bench.status();
    expect(outcomes(report)['size of the newest backup']).toBe('failed');
    expect(detail(report, 'size of the newest backup')).toMatch(/dump: 480 B, usually 1.01 kB/);
  });

  it('counts stored bytes by what keeps them, including removed ones and leftovers, and all of it against the capacity', async () => {
    for (const day of [60, 20, 10, 5, 1]) await putBackup(storage, { at: ago(day * DAY_MS) });
    await putObjects(storage, { at: ago(HOUR_MS) });
    const policy = {
      ...DEFAULT_POLICY,
      generations: { ...DEFAULT_POLICY.generations, hourly: 0, daily: 3, weekly: 0, monthly: 0 },
    };
    await bench.prune({ policy });
    const report = await bench.status({ policy, capacityBytes: 1_000 });
    const [status] = report.destinations;
    expect(status?.shares.map(({ of, backups }) => [of, backups])).toEqual([
      ['daily', 3],
      ['waiting', 2],
      ['incomplete-runs', 1],
    ]);
    expect(status?.incompleteRuns).toBe(1);
    expect(status?.incomplete).toMatchObject([{ hasEnded: false, runUrl: null }]);
    expect(outcomes(report).capacity).toBe('failed');
    expect(markdownOf(report)).toContain('| removed, waiting for deletion | 2 |');
  });

  it('counts a future backup separately, not under the newest', async () => {
    await putBackup(storage, { at: ago(DAY_MS) });
    await putBackup(storage, { at: new Date('2099-12-31T00:00:00Z') });
    const report = await bench.status({ policy: DEFAULT_POLICY });
    expect(report.destinations[0]?.shares.map(({ of, backups }) => [of, backups])).toEqual([
      ['dated-in-future', 1],
      ['monthly', 1],
    ]);
  });

  it('predicts the day on which the capacity is reached', async () => {
    for (let day = 10; day >= 1; day -= 1)
      await putBackup(storage, { at: ago(day * DAY_MS), packs: 1, packBytes: 200_000 });
    const { totalBytes = 0 } = (await bench.status()).destinations[0] ?? {};
    const perBackup = totalBytes / 10;
    const report = await bench.status({ capacityBytes: totalBytes + perBackup * 20 });
    const reachedOn = report.destinations[0]?.capacityReachedOn ?? '';
    const days = (Date.parse(reachedOn) - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(18);
    expect(days).toBeLessThan(23);
    const pruned = await bench.status({
      capacityBytes: totalBytes + perBackup * 20,
      policy: { ...DEFAULT_POLICY, generations: { hourly: 0, daily: 10, weekly: 0, monthly: 0, yearly: 0 } },
    });
    expect(pruned.destinations[0]?.capacityReachedOn).toBeNull();
    expect(detail(pruned, 'capacity')).toContain('not reached within a year at this growth');
  });

  it('is a finding, and not an inability, if someone plants more records of tests than are read', async () => {
    await bench.backup();
    await bench.verify({ verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined } });
    const wanted = { verifyEveryMs: HOUR_MS, verifiers: [keys.verifier.armoredPublic] };
    for (const [key, at] of storage.modified) storage.modified.set(key, new Date(at.getTime() - 2 * HOUR_MS));
    for (let number = 0; number < 1_010; number += 1) {
      const time = new Date(Date.now() + number).toISOString().replaceAll(/[-:.]/g, '');
      const key = `${SHOP}/verifications/no-backup/${time}.json`;
      storage.objects.set(key, Buffer.from('{}'));
    }
    const report = await bench.status(wanted);
    expect(report).toMatchObject({ exitCode: 1, error: undefined });
    expect(outcomes(report)).toMatchObject({ 'last verification': 'passed', 'records of tests': 'failed' });
    expect(detail(report, 'records of tests')).toContain('too many records of tests');
    const [sighting] = sightingsOf(report, { database: SHOP, now: new Date() });
    expect(sighting).toMatchObject({ condition: 'status-failed', present: true, details: { state: 'records' } });
  });

  it('checks every destination separately', async () => {
    const other = new MemoryStorage('other');
    const both = new Workbench(keys, storage, other);
    await putBackup(storage, { at: ago(HOUR_MS) });
    await putBackup(other, { at: ago(9 * DAY_MS) });
    const report = await both.status({ rpoMs: DAY_MS });
    expect(outcomes(report)).toMatchObject({ 'newest backup at memory': 'passed', 'newest backup at other': 'failed' });
    expect(Number(Object.fromEntries(outputsOf(report, undefined))['backup-age-ms'])).toBeGreaterThan(8 * DAY_MS);
    other.onOperation = () => {
      throw new Error('gone');
    };
    const partial = await both.status({ rpoMs: DAY_MS });
    expect(partial).toMatchObject({ exitCode: 2, destinations: [{ label: 'memory' }] });
  });
});

describe('a run without a commit', () => {
  it('has ended when it is older than the longest run so far and writes nothing any more', async () => {
    await putBackup(storage, { at: ago(2 * DAY_MS), tookMs: 3 * HOUR_MS });
    const old = await putObjects(storage, { at: ago(4 * HOUR_MS) });
    const young = await putObjects(storage, { at: ago(2 * HOUR_MS) });
    const of = async () =>
      (await bench.status()).destinations[0]?.incomplete?.map(({ id, hasEnded }) => [id, hasEnded]);
    const inProgress = [
      [young.id, false],
      [old.id, false],
    ];
    expect(await of()).toEqual(inProgress);
    for (const key of storage.objects.keys()) storage.modified.set(key, ago(HOUR_MS));
    expect(await of()).toEqual([
      [young.id, false],
      [old.id, true],
    ]);
    expect(textOf(await bench.status())).toMatch(new RegExp(`2; the newest, ${young.id}, may be in progress`));
  });

  it('has ended after an hour if all runs are short, and after six if none has ended yet', async () => {
    const left = await putObjects(storage, { at: ago(2 * HOUR_MS) });
    for (const key of storage.objects.keys()) storage.modified.set(key, ago(2 * HOUR_MS));
    const of = async () => (await bench.status()).destinations[0]?.incomplete;
    expect(await of()).toMatchObject([{ id: left.id, hasEnded: false }]);
    await putBackup(storage, { at: ago(HOUR_MS) });
    expect(await of()).toMatchObject([
      { id: left.id, hasEnded: true, startedAt: left.startedAt.replace(/\.\d+Z/, '.000Z') },
    ]);
  });
});

describe('missed runs', () => {
  const RUN = {
    repository: 'example/shop',
    workflow: '.github/workflows/backup.yml',
    runId: '1',
    attempt: 1,
    event: 'schedule',
    schedule: '23 2 * * *',
  } as const;
  const NOW = new Date('2027-11-30T18:00:00Z');
  const on = (day: number, time = '02:30'): Date => new Date(`2027-11-${day}T${time}:00Z`);
  beforeEach(() => {
    bench.now = () => NOW;
    storage.skewMs = NOW.getTime() - Date.now();
  });

  /** A full a night, each after the one before it. */
  async function nights(days: readonly number[], to = storage, run: typeof RUN | null = RUN): Promise<Made[]> {
    const made: Made[] = [];
    for (const day of days) made.push(await putBackup(to, { at: on(day), predecessor: made.at(-1), run }));
    return made;
  }

  it('are told from late ones, by what the backups state', async () => {
    await nights([26, 27, 29, 30]);
    const report = await bench.status();
    expect(report.exitCode).toBe(0);
    expect(report.schedules).toEqual([
      {
        what: 'backup',
        repository: 'example/shop',
        workflow: '.github/workflows/backup.yml',
        schedule: '23 2 * * *',
        timeZone: 'UTC',
        from: '2027-11-26T02:23:00.000Z',
        to: NOW.toISOString(),
        expected: 5,
        made: 4,
        replaced: 0,
        missed: 1,
        missedAt: ['2027-11-28T02:23:00.000Z'],
        missingSince: null,
        late: { medianMs: 420_000, worstMs: 420_000, worstAt: expect.any(String) },
        endedAt: null,
      },
    ]);
    expect(outcomes(report)['missed runs']).toBe('passed');
    expect(detail(report, 'missed runs')).toBe('due: 5, missed: 1');
    expect(textOf(report)).toMatch(/23 2 \* \* \* +backup by backup\.yml in example\/shop +5 +4 +1: 2027-11-28T02:23Z/);
  });

  it('fail the check until something is made, whatever made it', async () => {
    const made = await nights([27, 28]);
    const report = await bench.status();
    expect(report.exitCode).toBe(1);
    expect(detail(report, 'missed runs')).toBe(
      'no backup since the one that 23 2 * * * should have started at: 2027-11-29T02:23:00.000Z',
    );
    await putBackup(storage, { at: on(30, '17:00'), predecessor: made.at(-1) });
    expect(outcomes(await bench.status())['missed runs']).toBe('passed');
  });

  it('are not counted where backups were removed since, and are where the records of removal are still there', async () => {
    await nights([24, 25, 26, 27, 28, 29, 30]);
    const policy = {
      ...DEFAULT_POLICY,
      keepLast: 2,
      generations: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
    };
    await bench.prune({ policy });
    expect((await bench.status()).schedules).toMatchObject([{ expected: 7, made: 7, missed: 0 }]);
    for (const key of [...storage.objects.keys()]) if (key.startsWith(keysOf.allPruned)) storage.objects.delete(key);
    expect((await bench.status()).schedules).toMatchObject([{ expected: 2, made: 2, missed: 0 }]);
  });

  it('are what no destination has', async () => {
    const other = new MemoryStorage('other');
    other.skewMs = storage.skewMs;
    const both = new Workbench(keys, storage, other);
    both.now = () => NOW;
    await nights([27, 28, 30]);
    await nights([29], other);
    const report = await both.status();
    expect(report.schedules).toMatchObject([{ expected: 4, made: 4, missed: 0 }]);
    // With one unreachable, what seems missing may be there.
    for (const key of [...storage.objects.keys()]) if (key.includes('/20271130T')) storage.objects.delete(key);
    other.onOperation = () => {
      throw new Error('gone');
    };
    expect(outcomes(await both.status())['missed runs']).toBe('skipped');
  });

  it('ignore runs that only backups of strangers name', async () => {
    await nights([27, 28]);
    const report = await bench.status({ signers: [keys.runner.armoredPublic] });
    expect(report.schedules).toEqual([]);
    expect(outcomes(report)['missed runs']).toBe('skipped');
  });

  it('are in the time zone of the schedule', async () => {
    await nights([29, 30]);
    const report = await bench.status({ scheduleTimeZone: 'Europe/Vienna' });
    expect(report.schedules?.[0]?.late?.medianMs).toBe(3_600_000 + 420_000);
  });

  it('of verifications are known by their records, and both by what the host reports', async () => {
    const origin = { ...RUN, url: 'https://github.com/example/shop/actions/runs/1' };
    bench.hostParts = { origin };
    bench.now = () => on(27);
    storage.skewMs = on(27).getTime() - Date.now();
    await bench.backup();
    const weekly = { ...origin, workflow: '.github/workflows/verify.yml', schedule: '53 4 * * 0,6' };
    bench.hostParts = { origin: weekly };
    for (const day of [27, 28]) {
      bench.now = () => on(day, '05:00');
      storage.skewMs = on(day, '05:00').getTime() - Date.now();
      await bench.verify();
    }
    bench.now = () => NOW;
    storage.skewMs = NOW.getTime() - Date.now();
    const report = await bench.status();
    expect(report.schedules).toMatchObject([
      { what: 'backup', schedule: '23 2 * * *', made: 1, missed: 3 },
      { what: 'verification', schedule: '53 4 * * 0,6', workflow: weekly.workflow, made: 2, missed: 0 },
    ]);
    expect(report.schedules?.[1]?.late?.medianMs).toBe(420_000);
  });
});

describe('backup and verify watch each other', () => {
  it('a backup reports the last verification at each destination, and how old it usually becomes', async () => {
    const other = new MemoryStorage('other');
    const both = new Workbench(keys, storage, other);
    const first = await both.backup();
    expect(first.verifications).toEqual([
      { label: 'memory', last: null, usualAgeMs: null },
      { label: 'other', last: null, usualAgeMs: null },
    ]);
    const goTo = (day: number): void => {
      both.now = () => new Date(Date.now() + day * DAY_MS);
      for (const each of [storage, other]) each.skewMs = day * DAY_MS;
    };
    for (const day of [1, 2, 3]) {
      goTo(day);
      await both.verify();
    }
    goTo(5);
    const [memory, copy] = (await both.backup()).verifications ?? [];
    const hours = (ms: number | null | undefined): number => Math.round((ms ?? 0) / HOUR_MS);
    expect(memory?.last).toMatchObject({ id: first.backup?.id, verdict: 'passed' });
    expect([memory?.usualAgeMs, memory?.last?.ageMs].map(hours)).toEqual([49, 48]);
    // Its own copy was never read.
    expect(copy).toMatchObject({ label: 'other', last: null });
    expect(hours(copy?.usualAgeMs)).toBe(49);
  });

  it('a backup counts only records of accepted verifiers', async () => {
    await bench.backup();
    await bench.verify();
    const made = await bench.backup({ verifiers: [keys.verifier.armoredPublic] });
    expect(made.verifications).toMatchObject([{ last: null }]);
  });

  it('a backup whose records of verifications can not be read succeeds with a warning', async () => {
    storage.onOperation = (operation, key) => {
      if (operation === 'list' && key === keysOf.allVerifications) throw new Error('gone');
    };
    const made = await bench.backup();
    expect(made).toMatchObject({ exitCode: 0, verifications: [] });
    expect(made.warnings.join()).toContain('When the backups at memory were last verified is unknown');
  });

  it('a verification reports the newest backup, also if it verifies another one, and none dated in the future', async () => {
    const old = await bench.backup();
    const newest = await putBackup(storage, { at: new Date(Date.now() + 30_000) });
    await putBackup(storage, { at: ago(-300 * DAY_MS) });
    const report = await bench.verify({
      backup: { kind: 'id', id: requireBackupId(old.backup?.id ?? '') },
      signers: [keys.runner.armoredPublic],
    });
    expect(report.newestBackup).toEqual({
      id: newest.id,
      ageMs: 0,
      usualAgeMs: 25 * HOUR_MS,
      isAuthenticated: false,
    });
  });

  it('a verification says whether the newest backup was authenticated', async () => {
    const made = await bench.backup();
    const report = await bench.verify({ signers: [keys.runner.armoredPublic] });
    expect(report.newestBackup).toMatchObject({ id: made.backup?.id, isAuthenticated: true });
    expect((await bench.verify({ signers: [] })).newestBackup).toMatchObject({ isAuthenticated: false });
  });
});
