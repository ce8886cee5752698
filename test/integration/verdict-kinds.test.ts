import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { parseBackupId } from '../../src/core/format/backup-id.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { VerifyRequest } from '../../src/options/request/recovery.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { type TestRecord, testRecordSchema } from '../../src/repository/records/test-record.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { headlineOf, markdownOf } from '../support/rendered.ts';

const CHAIN: BackupRequest['chain'] = { kind: 'auto', fullEveryMs: 7 * 86_400_000, maxChain: 30 };
const FRESH = '- name: orders are fresh\n  sql: select max(at) from orders\n  expect: { equals: 4 }';

let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;

beforeAll(async () => {
  keys = await makeTestKeys();
});
beforeEach(() => {
  storage = new MemoryStorage('here');
  bench = new Workbench(keys, storage);
  let time = Date.now();
  bench.now = () => {
    time += 2_000;
    return new Date(time);
  };
  storage.skewMs = 60_000;
});

const backup = async (): Promise<string | undefined> => (await bench.backup({ chain: CHAIN })).backup?.kind;

function records(): TestRecord[] {
  return [...storage.objects.keys()]
    .filter((key) => key.includes('/verifications/') && key.endsWith('.json'))
    .sort()
    .map((key) => testRecordSchema.parse(JSON.parse(String(storage.objects.get(key)))));
}

interface Kind {
  readonly change: Partial<VerifyRequest>;
  /** What every query returns. */
  readonly answer: number | undefined;
  readonly restoredRows: number;
  readonly expected: {
    readonly verdict: string;
    readonly reason: string;
    readonly exitCode: number;
    readonly code: string | undefined;
    readonly title: string;
    /** The kind of the next backup, and whether a prune removes what no rule keeps. */
    readonly next: string;
    readonly prunes: boolean;
    /** Whether retention counts it as the newest verified backup. */
    readonly keeps: boolean;
  };
}

const GOOD = { change: {}, answer: 4, restoredRows: 1 } as const;
const STAYS = { next: 'incremental', prunes: true } as const;
const KINDS: readonly (readonly [name: string, kind: Kind])[] = [
  [
    'a bad backup',
    {
      ...GOOD,
      restoredRows: 2,
      expected: {
        verdict: 'failed',
        reason: 'backup',
        exitCode: 1,
        code: undefined,
        title: 'Failed: do not rely on this backup',
        next: 'full',
        prunes: false,
        keeps: false,
      },
    },
  ],
  [
    'a check that is not met',
    {
      ...GOOD,
      change: { checks: FRESH },
      answer: 3,
      expected: {
        ...STAYS,
        verdict: 'failed',
        reason: 'check',
        exitCode: 1,
        code: undefined,
        title: 'Failed: a check is not met',
        keeps: false,
      },
    },
  ],
  [
    'an objective that is not met',
    {
      ...GOOD,
      change: { rpoMs: 1 },
      expected: {
        ...STAYS,
        verdict: 'failed',
        reason: 'objective',
        exitCode: 1,
        code: undefined,
        title: 'Failed: an objective is not met',
        keeps: true,
      },
    },
  ],
  [
    'a check that could not run',
    {
      ...GOOD,
      change: { checks: FRESH },
      answer: undefined,
      expected: {
        ...STAYS,
        verdict: 'error',
        reason: '',
        exitCode: 2,
        code: 'CHECK_NOT_RUN',
        title: 'No verdict: not every check could run',
        keeps: false,
      },
    },
  ],
];

describe.each(KINDS)('%s', (_name, { change, answer, restoredRows, expected }) => {
  async function verified(more: Partial<VerifyRequest> = {}) {
    bench.engine.answer = answer === undefined ? undefined : { columns: ['at'], rows: [[answer]] };
    bench.engine.restoredRows = restoredRows;
    return bench.verify({ ...change, ...more });
  }

  it('has a headline, an exit code, outputs and a record of its own', async () => {
    await backup();
    const report = await verified();
    expect(report).toMatchObject({ verdict: expected.verdict, exitCode: expected.exitCode });
    expect(report.error?.code).toBe(expected.code);
    expect(Object.fromEntries(outputsOf(report, undefined))).toMatchObject({
      verdict: expected.verdict,
      'verdict-reason': expected.reason,
    });
    expect(headlineOf(report).title).toBe(expected.title);
    expect(markdownOf(report)).toContain(expected.reason === 'backup' ? 'rows of orders' : 'The backup of shop from');
    expect(records()).toMatchObject([{ verdict: expected.verdict, reason: expected.reason || null }]);
    const status = await bench.status();
    expect(status.checks.find(({ name }) => name === 'last verification')?.outcome).toBe('failed');
    expect(Object.fromEntries(outputsOf(status, undefined))).toMatchObject({
      'verified-verdict': expected.verdict,
      'verified-reason': expected.reason,
    });
    expect((await bench.list()).destinations[0]?.backups[0]).toMatchObject({
      verdict: expected.verdict,
      reason: expected.reason || null,
    });
  });

  it('decides whether the next backup is a full and whether a prune removes anything', async () => {
    await bench.backup();
    await bench.backup();
    await verified();
    expect(await backup()).toBe(expected.next);
    const pruned = await bench.prune();
    expect(pruned.error?.code).toBe(expected.prunes ? undefined : 'PRUNE_REFUSED');
  });

  it('decides which backup retention keeps as the newest verified one', async () => {
    const first = (await bench.backup()).backup?.id;
    await bench.verify();
    const second = (await bench.backup()).backup?.id;
    await verified();
    await bench.backup();
    const { destinations } = await bench.prune({ dryRun: true, allowFailedVerification: true });
    const kept = destinations[0]?.backups.filter((each) => each.reasons.some(({ rule }) => rule === 'newest-verified'));
    expect(kept?.map(({ id }) => id)).toEqual([expected.keeps ? second : first]);
  });
});

it('is the worst of several kinds, and says what else there is', async () => {
  await backup();
  bench.engine.answer = { columns: ['at'], rows: [[3]] };
  const both = await bench.verify({ checks: FRESH, rpoMs: 1 });
  expect(both).toMatchObject({ verdict: 'failed', reason: 'check', exitCode: 1 });
  expect(headlineOf(both).sentence).toMatch(/orders are fresh: .*; recovery point \(rpo\): /);
  bench.engine.answer = undefined;
  const open = await bench.verify({ checks: FRESH, rpoMs: 1 });
  expect(open).toMatchObject({ verdict: 'failed', reason: 'objective', exitCode: 1 });
  expect(markdownOf(open)).toContain('Could not run: 1 of');
  bench.engine.restoredRows = 2;
  const all = await bench.verify({ checks: FRESH, rpoMs: 1 });
  expect(all).toMatchObject({ verdict: 'failed', reason: 'backup', exitCode: 1 });
});

it('counts a failure for an unknown reason, or for none, as a bad backup', async () => {
  await backup();
  await bench.verify({ rpoMs: 1 });
  const [record] = records();
  for (const reason of ['cosmic-rays', null]) {
    expect(testRecordSchema.parse({ ...record, reason })).toMatchObject({ verdict: 'failed', reason: 'backup' });
  }
  expect(testRecordSchema.parse({ ...record, reason: 'lineage' })).toMatchObject({ reason: 'backup' });
  for (const verdict of ['passed', 'error']) {
    expect(testRecordSchema.safeParse({ ...record, verdict, reason: 'objective' }).success).toBe(false);
  }
});

it('states the age of the data, and warns of a newest backup that is older than usual if there is no `rpo`', async () => {
  await backup();
  const now = bench.now;
  const fresh = await bench.verify();
  expect(headlineOf(fresh).sentence).toMatch(/Its data is .* old\.$/);
  const DAYS_MS = 10 * 86_400_000;
  bench.now = () => new Date(now().getTime() + DAYS_MS);
  storage.skewMs += DAYS_MS;
  const unusual = expect.stringContaining('The newest backup is 10d old');
  expect(fresh.warnings).not.toContainEqual(unusual);
  const old = await bench.verify();
  expect(old).toMatchObject({ verdict: 'passed', warnings: expect.arrayContaining([unusual]) });
  expect(headlineOf(old)).toMatchObject({ tone: 'warn', sentence: expect.stringContaining('Its data is 10d old.') });
  expect((await bench.verify({ rpoMs: 2 * DAYS_MS })).warnings).not.toContainEqual(unusual);
  const id = old.backup?.id as never;
  expect((await bench.verify({ backup: { kind: 'id', id } })).warnings).not.toContainEqual(unusual);
});

it('knows the restore time of a database from the copy that was read', async () => {
  const far = new MemoryStorage('far');
  far.skewMs = storage.skewMs;
  const { now } = bench;
  bench = new Workbench(keys, storage, far);
  bench.now = now;
  await backup();
  const times = async () => {
    const report = await bench.status({ rtoMs: 60_000 });
    const checks = report.checks.filter(({ name }) => name === 'measured restore time');
    return [report.exitCode, checks.map(({ outcome }) => outcome), Object.fromEntries(outputsOf(report, undefined))];
  };
  expect(await times()).toMatchObject([1, ['failed', 'failed'], {}]);
  await bench.verify();
  expect(await times()).toMatchObject([0, ['passed', 'skipped'], { 'restore-ms': expect.stringMatching(/^\d+$/) }]);
});

describe('a difference that is ignored', () => {
  const ignore = `- { check: 'rows of orders', reason: 'OPS-7: two rows are expected', until: 2999-12-31 }
- { check: content of every table, object: orders, reason: OPS-7 }`;

  it('is shown with its reason and counted in the record, and the backup passes', async () => {
    await backup();
    bench.engine.restoredRows = 2;
    const report = await bench.verify({ ignore });
    expect(report).toMatchObject({ verdict: 'passed', exitCode: 0, error: undefined });
    expect(headlineOf(report)).toMatchObject({
      tone: 'warn',
      sentence: expect.stringMatching(/; 2 differences were ignored/),
    });
    expect(markdownOf(report)).toMatch(
      /Ignored: 2 differences[\s\S]*rows of orders[\s\S]*ignored until 2999-12-31: OPS-7/,
    );
    expect(records()[0]).toMatchObject({ verdict: 'passed', checks: { ignored: 2, failed: 0 } });
    expect(JSON.stringify(records()[0])).not.toContain('OPS-7');
  });

  it('hides no damage, needs a reason, and is named if it expired or matched nothing', async () => {
    await backup();
    const expired = "- { check: '*orders', reason: old, until: 2020-01-01 }\n- { check: sequences, reason: r }";
    const report = await bench.verify({ ignore: expired });
    expect(report.warnings).toEqual([
      'Rule 1 of `ignore` ("*orders") expired at the end of 2020-01-01 and does not count. Remove it, or give it a later `until`.',
      'Rule 2 of `ignore` ("sequences") matched nothing. Remove it if it is not needed.',
    ]);
    const without = await bench.verify({ ignore: '- { check: sequences }' });
    expect(without).toMatchObject({ exitCode: 2, error: { code: 'INPUT_INVALID' } });
    const pack = [...storage.objects.keys()].find((key) => key.includes('/packs/')) ?? '';
    storage.objects.set(pack, Buffer.from('damaged'));
    const damaged = await bench.verify({ ignore: "- { check: 'BACKUP_DAMAGED*', reason: r }" });
    expect(damaged).toMatchObject({ verdict: 'failed', reason: 'backup' });
  });
});

describe('a table that lost rows since the last verified backup', () => {
  const drift = { volumeDrift: { loss: 0.5, growth: undefined } };
  const made = async (rows: number): Promise<string> => {
    Object.assign(bench.engine, { rows, restoredRows: rows });
    return (await bench.backup({ chain: CHAIN })).backup?.id ?? '';
  };

  const later = (): void => {
    const now = bench.now;
    bench.now = () => new Date(now().getTime() + 4 * 86_400_000);
    storage.skewMs += 4 * 86_400_000;
  };

  it('is a failed check, which refutes no backup, until the loss is accepted with a reason', async () => {
    const first = await made(1_000);
    const without = await bench.verify(drift);
    expect(without.checks).toContainEqual(
      expect.objectContaining({ name: 'volume of tables', outcome: 'skipped', group: 'volume' }),
    );
    await made(200);
    const lost = await bench.verify(drift);
    expect(lost).toMatchObject({ verdict: 'failed', reason: 'check', exitCode: 1 });
    expect(markdownOf(lost)).toContain(`volume of orders`);
    expect(markdownOf(lost)).toContain(`200 rows, 80 % fewer than the 1,000 rows in ${first}`);
    const record = records().at(-1);
    expect(record).toMatchObject({ verdict: 'failed', reason: 'check', failed: [{ code: 'volume', count: 1 }] });
    expect(JSON.stringify(record)).not.toContain('orders');
    // The baseline is still the last one that passed, so the alarm does not end by itself.
    await made(190);
    expect(await bench.verify(drift)).toMatchObject({ verdict: 'failed', reason: 'check' });
    const ignore = "- { check: volume of orders, reason: 'OPS-8: the archive was moved' }";
    expect(await bench.verify({ ...drift, ignore })).toMatchObject({ verdict: 'passed' });
    await made(180);
    expect((await bench.verify(drift)).checks).toContainEqual(
      expect.objectContaining({ name: 'volume of tables', outcome: 'passed' }),
    );
  });

  it('is compared with the verified backups of every destination, whatever someone deletes at one of them', async () => {
    const [first, second] = [new MemoryStorage('first'), new MemoryStorage('second')];
    const both = new Workbench(keys, first, second);
    both.now = bench.now;
    first.skewMs = storage.skewMs;
    second.skewMs = storage.skewMs;
    const verifyAfter = async (rows: number) => {
      Object.assign(both.engine, { rows, restoredRows: rows });
      const { backup: made } = await both.backup({ chain: CHAIN });
      return { id: made?.id ?? '', report: await both.verify(drift) };
    };
    await verifyAfter(400);
    const { id } = await verifyAfter(1_000);
    for (const key of [...first.objects.keys()]) if (key.includes(`/verifications/${id}/`)) first.objects.delete(key);
    const { report } = await verifyAfter(390);
    expect(report).toMatchObject({ verdict: 'failed', reason: 'check' });
    expect(markdownOf(report)).toContain(`the 1,000 rows in ${id}`);
  });

  it('is compared with all verified backups of the window, so that a slow loss is noticed, and names those it can not read', async () => {
    const first = await made(1_000);
    await bench.verify(drift);
    later();
    const second = await made(700);
    expect((await bench.verify(drift)).verdict).toBe('passed');
    later();
    await made(450);
    const lost = await bench.verify(drift);
    expect(lost).toMatchObject({ verdict: 'failed', reason: 'check' });
    expect(markdownOf(lost)).toContain(`450 rows, 55 % fewer than the 1,000 rows in ${first}`);
    const contents = [...storage.objects.keys()].find((key) => key.includes('/contents/') && key.includes(first)) ?? '';
    storage.objects.set(contents, Buffer.from('damaged'));
    const checks = (await bench.verify(drift)).checks.filter(({ group }) => group === 'volume');
    expect(checks.map((check) => `${check.name} ${check.outcome}: ${describeCheck(check)}`)).toEqual([
      `volume of tables passed: 1 table; none lost more than 50 % of its rows since ${second}`,
      `volume in unread backups failed: ${first}`,
    ]);
    // Whoever can damage it could hide a loss since then. It is accepted like a loss: with a reason.
    const ignore = `- { check: volume in unread backups, object: ${first}, reason: 'OPS-9: lost with the old disk' }`;
    expect((await bench.verify({ ...drift, ignore })).verdict).toBe('passed');
    expect(records().at(-1)).toMatchObject({ steps: { volume: 'passed' }, checks: { ignoredInSteps: { volume: 1 } } });
  });

  it('is compared with the verified backups of the window, however many other names are planted among them', async () => {
    const planted = (than: string, seconds: number): void => {
      const time = new Date((parseBackupId(than)?.startedAt.getTime() ?? 0) - seconds * 1_000);
      const stamp = time.toISOString().replaceAll(/[-:.]/g, '');
      const id = `${stamp.replace(/\d{3}Z$/, 'Z')}-full-abcdef`;
      storage.objects.set(`shop/manifests/${id}.json`, Buffer.from('{}'));
      storage.objects.set(`shop/verifications/${id}/${stamp}.json`, Buffer.from('{}'));
    };
    const first = await made(1_000);
    await bench.verify(drift);
    later();
    const second = await made(700);
    await bench.verify(drift);
    later();
    const third = await made(450);
    for (let at = 1; at <= 61; at += 1) planted(second, at);
    for (let at = 1; at <= 61; at += 1) planted(third, at);
    const lost = await bench.verify(drift);
    expect(lost).toMatchObject({ verdict: 'failed', reason: 'check' });
    expect(markdownOf(lost)).toContain(`450 rows, 55 % fewer than the 1,000 rows in ${first}`);
  });

  it('is not lowered by a verification without the comparison', async () => {
    const first = await made(1_000);
    expect((await bench.verify(drift)).verdict).toBe('passed');
    await made(200);
    expect((await bench.verify()).verdict).toBe('passed');
    expect(records().at(-1)?.steps).not.toHaveProperty('volume');
    await made(190);
    const lost = await bench.verify(drift);
    expect(lost).toMatchObject({ verdict: 'failed', reason: 'check' });
    expect(markdownOf(lost)).toContain(`190 rows, 81 % fewer than the 1,000 rows in ${first}`);
    expect(records().at(-1)).toMatchObject({ steps: { volume: 'failed' } });
  });

  it('is a failed check if a verified backup is damaged, or is of a key that this one does not open', async () => {
    const first = await made(1_000);
    await bench.verify(drift);
    expect(records().at(-1)).toMatchObject({ verdict: 'passed', steps: { volume: 'skipped' } });
    const contents = [...storage.objects.keys()].find((key) => key.includes('/contents/') && key.includes(first)) ?? '';
    storage.objects.set(contents, Buffer.from('damaged'));
    for (const rows of [1, 1]) {
      await made(rows);
      const report = await bench.verify(drift);
      expect(report).toMatchObject({ verdict: 'failed', reason: 'check' });
      expect(report.checks).toContainEqual(
        expect.objectContaining({ name: 'volume in unread backups', outcome: 'failed' }),
      );
      expect(report.warnings.join()).toContain(`The volume of ${first}, a verified backup, could not be read: `);
    }
  });
});
