import { describe, expect, it } from 'vitest';
import { parseBackupId } from '../../src/core/format/backup-id.ts';
import { storedTime } from '../../src/core/format/stored-time.ts';
import { untilWhen } from '../../src/core/planning/retention/kept-until.ts';
import { type RetentionPolicy, readPolicy } from '../../src/core/planning/retention/policy.ts';
import { projectCapacity } from '../../src/core/planning/retention/projection.ts';
import { Calendar } from '../../src/core/planning/schedule/calendar.ts';
import { findMissedRuns } from '../../src/core/planning/schedule/missed-runs.ts';
import type { StoredRun } from '../../src/core/run-origin.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import { periodsOf } from '../../src/report/document/page/periods.ts';
import type { BackupEntry, DatabaseHistory, TestEntry } from '../../src/report/facts/history.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { check, renderedAgain } from '../support/evidence.ts';
import { historyOf, NOW, pageReportOf } from '../support/histories.ts';

// Whoever can write to a storage can plant any date in it. None may keep a reader busy for longer than all real ones do.

const HUGE = Number.MAX_SAFE_INTEGER;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const BEGIN = '1970-01-01T00:00:00.000Z';
const TEN_YEARS_OF_DAYS = 3_654;

const short = historyOf({ name: 'shop', days: 3, testEveryDays: 1 });
const [backup, test] = [short.backups[0] as BackupEntry, short.tests[0] as TestEntry];
const run = backup.run as StoredRun;
const every = (schedule: string): StoredRun => ({ ...run, schedule });

const at = (time: string) => ({ startedAt: time, snapshotAt: time, finishedAt: time });
const EXTREMES: readonly (readonly [name: string, Partial<DatabaseHistory>])[] = [
  ...['0000-01-01T00:00:00.000Z', BEGIN, '9999-12-31T23:59:59.999Z'].flatMap((time) => [
    [`a backup of ${time.slice(0, 4)}`, { backups: [{ ...backup, ...at(time) }, ...short.backups] }] as const,
    [
      `a test of ${time.slice(0, 4)}`,
      { tests: [{ ...test, startedAt: time, finishedAt: time }, ...short.tests] },
    ] as const,
  ]),
  [
    'a schedule of every five minutes since 1970',
    {
      backups: [
        { ...backup, ...at(BEGIN), run: every('*/5 * * * *') },
        { ...backup, run: every('*/5 * * * *') },
      ],
    },
  ],
  ['sizes', { backups: [{ ...backup, rawBytes: HUGE, storedBytes: HUGE }] }],
  [
    'a test that took for ever',
    { tests: [{ ...test, restoreMs: HUGE, phases: [{ phase: 'restore', durationMs: HUGE }] }] },
  ],
  ['an RPO of a second', { objectives: { rpoMs: 1_000, rtoMs: 1, verifyEveryMs: 1 } }],
  ['objectives of a million days', { objectives: { rpoMs: 1e6 * DAY_MS, rtoMs: 1e6 * DAY_MS, capacityBytes: HUGE } }],
];

describe('a page with extremes', () => {
  it.each(EXTREMES)('is made and stays small: %s', (_name, change) => {
    const document = documentOf(pageReportOf({ ...short, ...change }));
    const charts = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((each) => (each.kind === 'chart' ? each : [])),
    );
    for (const { chart } of charts)
      if (chart.kind === 'days') expect(chart.days.length).toBeLessThanOrEqual(TEN_YEARS_OF_DAYS);
    expect(charts.length).toBeGreaterThan(3);
    expect(renderHtml(document).length).toBeLessThan(500_000);
  });
});

it.each([
  ['0001-01-01', '2026-12-01'],
  ['1970-01-01', '9999-12-31'],
])('the table of a time from %s to %s has the periods at its end', (from, to) => {
  const span = { fromMs: Date.parse(from), toMs: Date.parse(to) };
  const periods = periodsOf(span);
  expect(periods.length).toBeLessThanOrEqual(1_205);
  expect(periods[0]?.name).toBe(to.slice(0, 7));
});

it.each([
  ['* * * * *', 31_000],
  ['0 2 * * *', TEN_YEARS_OF_DAYS],
])('a schedule "%s" that a planted run has from year 0 is compared for a bounded time', (schedule, most) => {
  const starts = ['0000-01-01T00:00:00Z', NOW.toISOString()].map((time) => {
    return { startedAt: new Date(time), run: every(schedule), nothingSince: undefined };
  });
  const periodMs = NOW.getTime() - Date.parse('0000-01-01T00:00:00Z');
  const [outcome] = findMissedRuns({ starts, now: NOW, calendar: new Calendar('UTC'), periodMs });
  expect(outcome?.due.length).toBeGreaterThan(most / 2);
  expect(outcome?.due.length).toBeLessThanOrEqual(most);
});

describe('what is to come after backups of 1970', () => {
  const policy = readPolicy({ daily: 3 }) as RetentionPolicy;
  const old = [0, 5 * MINUTE_MS].map((ms) => ({ id: String(ms), startedAt: new Date(ms), storedBytes: 100 }));

  it('is imagined from now on, in the calendar of retention', () => {
    const kept = old.map((each) => ({ ...each, parents: [], isHeld: false, isVerified: false }));
    expect(untilWhen(kept, policy, NOW).size).toBe(2);
  });

  it('is imagined from now on, in the forecast of the capacity', () => {
    // 347 days of one every five minutes. Those since 1970 would be more than that at once.
    const capacityBytes = 100 * 100_000;
    const used = { backups: old, logs: [], otherBytes: 0, policy: undefined, capacityBytes };
    expect(projectCapacity(used, NOW)?.getTime()).toBeGreaterThan(NOW.getTime() + 340 * DAY_MS);
  });
});

it('evidence of a period of eight thousand years is made, and accepted as it was made', async () => {
  const period = { text: '2026-Q3', from: BEGIN, to: '9999-12-31T00:00:00.000Z' };
  const { files } = await renderedAgain({ period });
  expect((await check(files)).problems).toEqual([]);
});

describe('a stored time', () => {
  it.each(['0000-01-01T00:00:00Z', '0099-12-31T00:00:00Z', '1969-12-31T23:59:59.999Z'])('is not %s', (time) => {
    expect(storedTime.safeParse(time).success).toBe(false);
    expect(parseBackupId(`${time.slice(0, 19).replaceAll(/[-:]/g, '')}Z-full-4f9c2a`)).toBeUndefined();
  });

  it('is 1970 or later', () => {
    expect(storedTime.safeParse('1970-01-01T00:00:00Z').success).toBe(true);
    expect(parseBackupId('19700101T000000Z-full-4f9c2a')?.startedAt.getTime()).toBe(0);
  });
});
