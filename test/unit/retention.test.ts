import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackupId, parseBackupId } from '../../src/core/format/backup-id.ts';
import { type KeepReason, longestRule } from '../../src/core/planning/retention/keep-reason.ts';
import {
  DEFAULT_POLICY,
  type PolicyValues,
  type RetentionPolicy,
  readPolicy,
} from '../../src/core/planning/retention/policy.ts';
import { planRetention, type RetainableBackup } from '../../src/core/planning/retention/retention.ts';
import { Calendar } from '../../src/core/planning/schedule/calendar.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-21T12:00:00Z');
let serial = 0;

function backup(at: Date | string, change: Partial<RetainableBackup> = {}): RetainableBackup {
  serial += 1;
  const startedAt = new Date(at);
  const id = createBackupId(
    startedAt,
    change.parents?.length ? 'incremental' : 'full',
    Buffer.from([serial >> 8, serial, 7]),
  );
  return { id, startedAt, source: 'one', parents: [], verified: false, pinned: [], ...change };
}

function policy(values: PolicyValues): RetentionPolicy {
  const read = readPolicy(values);
  if (read === undefined) throw new Error('no policy');
  return read;
}

function kept(backups: readonly RetainableBackup[], by: RetentionPolicy, now = NOW): string[] {
  return planRetention(backups, by, now)
    .filter((decision) => decision.keep)
    .map((decision) => decision.id);
}

function reasonsOf(
  backups: readonly RetainableBackup[],
  by: RetentionPolicy,
  of: RetainableBackup,
): readonly KeepReason[] {
  return planRetention(backups, by, NOW).find((decision) => decision.id === of.id)?.reasons ?? [];
}

const heldFor = (reason: string): KeepReason => ({ rule: 'held', reason });

/** Every this many milliseconds back from now. */
function series(count: number, everyMs: number): RetainableBackup[] {
  return Array.from({ length: count }, (_, at) => backup(new Date(NOW.getTime() - at * everyMs)));
}

describe('the rules', () => {
  it('keep the newest of each of the last days, with the day as the reason', () => {
    const backups = series(96, HOUR_MS);
    const plan = planRetention(backups, policy({ daily: 3 }), NOW);
    expect(plan.filter((decision) => decision.keep).map((decision) => decision.reasons)).toEqual([
      [{ rule: 'newest' }, { rule: 'daily', period: '2026-11-21' }],
      [{ rule: 'daily', period: '2026-11-20' }],
      [{ rule: 'daily', period: '2026-11-19' }],
    ]);
    expect(kept(backups, policy({ daily: 3 }))[1]).toMatch(/^20261120T230000Z/);
  });

  it('count days that have a backup, so that a pause removes nothing', () => {
    const backups = [backup('2026-11-20T00:00:00Z'), backup('2026-03-01T00:00:00Z'), backup('2025-12-31T00:00:00Z')];
    expect(kept(backups, policy({ daily: 3 }))).toHaveLength(3);
  });

  it('keep the newest N, and all within a duration of the newest', () => {
    const backups = series(30, DAY_MS);
    expect(kept(backups, policy({ keepLast: 5 }))).toEqual(backups.slice(0, 5).map(({ id }) => id));
    expect(kept(backups, policy({ keepWithinMs: 14 * DAY_MS }))).toHaveLength(15);
    const later = new Date(NOW.getTime() + 300 * DAY_MS);
    expect(kept(backups, policy({ keepWithinMs: 14 * DAY_MS }), later)).toHaveLength(15);
  });

  it('are by default hourly for a day, daily for 30 days, weekly for 3 months, monthly for a year', () => {
    const backups = series(24 * 500, HOUR_MS);
    const plan = planRetention(backups, DEFAULT_POLICY, NOW).filter((decision) => decision.keep);
    const count = (word: string): number =>
      plan.filter(({ reasons }) => reasons.some(({ rule }) => rule === word)).length;
    expect([count('hourly'), count('daily'), count('weekly'), count('monthly'), count('yearly')]).toEqual([
      24, 30, 13, 12, 0,
    ]);
    expect(plan.length).toBeLessThan(24 + 30 + 13 + 12);
  });

  it('keep what is pinned, needed, newest verified, and of the newest of another source', () => {
    const full = backup('2026-01-01T00:00:00Z');
    const first = backup('2026-01-02T00:00:00Z', { parents: [full.id] });
    const second = backup('2026-01-03T00:00:00Z', { parents: [first.id, full.id] });
    const held = backup('2025-06-01T00:00:00Z', { pinned: [heldFor('audit')] });
    const verified = [
      backup('2026-02-01T00:00:00Z', { verified: true }),
      backup('2026-02-02T00:00:00Z', { verified: true }),
    ];
    const other = [
      backup('2024-01-01T00:00:00Z', { source: 'two' }),
      backup('2024-01-02T00:00:00Z', { source: 'two' }),
    ];
    const newest = backup('2026-11-20T00:00:00Z');
    const all = [full, first, { ...second, pinned: [heldFor('x')] }, held, ...verified, ...other, newest];
    const last = policy({ keepLast: 1 });
    expect(new Set(kept(all, last))).toEqual(
      new Set([full.id, first.id, second.id, held.id, verified[1]?.id, other[1]?.id, newest.id]),
    );
    expect(reasonsOf(all, last, full)).toEqual([{ rule: 'needed', by: second.id }]);
    expect(reasonsOf(all, last, held)).toEqual([heldFor('audit')]);
    expect(reasonsOf(all, last, verified[1] as RetainableBackup)).toEqual([{ rule: 'newest-verified' }]);
  });

  it('name a needed backup as such even if another reason mentions a need', () => {
    const full = backup('2026-01-01T00:00:00Z', { pinned: [{ rule: 'needed-by-uncounted' }] });
    const child = backup('2026-11-20T00:00:00Z', { parents: [full.id] });
    const last = policy({ keepLast: 1 });
    expect(reasonsOf([full, child], last, full)).toEqual([
      { rule: 'needed-by-uncounted' },
      { rule: 'needed', by: child.id },
    ]);
  });

  it('are ordered: the one that keeps a backup the longest is first, and each rule has its own position', () => {
    expect(longestRule([{ rule: 'newest' }, { rule: 'daily', period: '2026-11-21' }])).toBe('daily');
    expect(longestRule([{ rule: 'newest' }, heldFor('audit')])).toBe('held');
    // These were once counted as the newest, because only their texts were compared.
    for (const rule of ['dated-in-future', 'verified-elsewhere', 'newest-verified'] as const)
      expect(longestRule([{ rule }])).toBe(rule);
    expect(longestRule([])).toBeUndefined();
  });

  it('never remove future backups, and do not count them', () => {
    const good = series(3, DAY_MS);
    const future = backup('2031-01-01T00:00:00Z', { verified: true });
    const soon = backup(new Date(NOW.getTime() + 4 * 60_000));
    expect(reasonsOf([...good, future], policy({ keepLast: 3 }), future)).toEqual([{ rule: 'dated-in-future' }]);
    expect(kept([...good, future], policy({ keepLast: 3 }))).toHaveLength(4);
    // Within the accepted skew, it is a backup like any other.
    expect(kept([...good, soon], policy({ keepLast: 3 }))).toHaveLength(3);
  });

  it('refuse to keep nothing', () => {
    expect(() => readPolicy({ daily: 0, keepLast: 0 })).toThrow(expect.objectContaining({ code: 'RETENTION_EMPTY' }));
    const nothing = { ...DEFAULT_POLICY, generations: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 } };
    expect(() => planRetention(series(3, DAY_MS), nothing, NOW)).toThrow(/would remove every backup/);
    expect(readPolicy({ timeZone: 'Europe/Vienna' })).toBeUndefined();
    expect(() => readPolicy({ timeZone: 'Mars/Olympus' })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the calendar', () => {
  const vienna = new Calendar('Europe/Vienna');
  const names = (time: string) => vienna.names(new Date(time));

  it('starts days, weeks, months and years in the zone', () => {
    expect(names('2026-12-31T22:59:59Z')).toEqual({
      hourly: '2026-12-31T23+01:00',
      daily: '2026-12-31',
      weekly: '2026-W53',
      monthly: '2026-12',
      yearly: '2026',
    });
    expect(names('2026-12-31T23:00:00Z')).toMatchObject({ daily: '2027-01-01', weekly: '2026-W53', yearly: '2027' });
    expect(new Calendar('Asia/Kathmandu').names(new Date('2026-11-20T18:15:00Z')).daily).toBe('2026-11-21');
  });

  it('distinguishes the hour that daylight saving time repeats, and misses none in spring', () => {
    expect(names('2026-10-25T00:30:00Z').hourly).toBe('2026-10-25T02+02:00');
    expect(names('2026-10-25T01:30:00Z').hourly).toBe('2026-10-25T02+01:00');
    const hours = (start: string, count: number): Set<string> => {
      const from = Date.parse(start);
      return new Set(Array.from({ length: count }, (_, at) => vienna.names(new Date(from + at * HOUR_MS)).hourly));
    };
    expect(hours('2026-10-24T22:00:00Z', 25).size).toBe(25);
    expect(hours('2026-03-28T23:00:00Z', 23).size).toBe(23);
    expect(names('2026-03-29T21:30:00Z').daily).toBe('2026-03-29');
    expect(names('2026-03-29T22:30:00Z').daily).toBe('2026-03-30');
  });

  it('supports leap days and ISO weeks', () => {
    expect(names('2028-02-29T12:00:00Z')).toMatchObject({
      daily: '2028-02-29',
      weekly: '2028-W09',
      monthly: '2028-02',
    });
    const utc = new Calendar('UTC');
    const week = (day: string): string => utc.names(new Date(`${day}T00:00:00Z`)).weekly;
    // From the table in Wikipedia's article on ISO 8601.
    expect(
      ['1977-01-01', '1977-01-02', '1977-12-31', '1979-12-31', '1982-01-03', '2008-12-29', '2010-01-03'].map(week),
    ).toEqual(['1976-W53', '1976-W53', '1977-W52', '1980-W01', '1981-W53', '2009-W01', '2009-W53']);
  });
});

const aTime = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2026-12-05T00:00:00Z'),
  noInvalidDate: true,
});

/** Backups of two sources. Each incremental needs the ones before it, back to a full. */
const someBackups = fc
  .array(
    fc.record({
      time: aTime,
      source: fc.constantFrom('one', 'two'),
      chained: fc.boolean(),
      verified: fc.boolean(),
      held: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
    }),
    { maxLength: 40 },
  )
  .map((rows) => {
    const lines = new Map<string, string[]>();
    const sorted = rows.toSorted((a, b) => a.time.getTime() - b.time.getTime());
    return sorted.map(({ time, source, chained, verified, held }): RetainableBackup => {
      const before = lines.get(source) ?? [];
      const parents = chained ? before : [];
      const seconds = new Date(Math.floor(time.getTime() / 1000) * 1000);
      const made = backup(seconds, { source, parents, verified, pinned: held ? [heldFor('x')] : [] });
      lines.set(source, [made.id, ...parents]);
      return made;
    });
  });

const count = fc.integer({ min: 0, max: 5 });
const somePolicy = fc
  .record({
    keepLast: count,
    keepWithinMs: fc.constantFrom(0, DAY_MS, 40 * DAY_MS),
    hourly: count,
    daily: count,
    weekly: count,
    monthly: count,
    yearly: count,
    timeZone: fc.constantFrom('UTC', 'Europe/Vienna', 'America/St_Johns', 'Pacific/Apia'),
  })
  .filter((values) => Object.values(values).some((value) => typeof value === 'number' && value > 0))
  .map((values) => policy(values));

describe('for any backups and any policy', () => {
  it('decides about each once, newest first, with reasons for those that are kept', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, (backups, by) => {
        const plan = planRetention(backups, by, NOW);
        expect(plan.map(({ id }) => id).toSorted()).toEqual(backups.map(({ id }) => id).toSorted());
        const times = plan.map(({ id }) => parseBackupId(id)?.startedAt.getTime() ?? 0);
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        for (const { keep, reasons } of plan) expect(reasons.length > 0).toBe(keep);
      }),
    );
  });

  it('never removes what a kept backup needs', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, (backups, by) => {
        const stays = new Set(kept(backups, by));
        for (const each of backups)
          if (stays.has(each.id)) for (const parent of each.parents) expect(stays).toContain(parent);
      }),
    );
  });

  it('never removes the newest, the newest verified, held and future ones of any source', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, (backups, by) => {
        const stays = new Set(kept(backups, by));
        for (const source of ['one', 'two']) {
          const line = backups.filter((each) => each.source === source);
          const past = line.filter((each) => each.startedAt.getTime() <= NOW.getTime());
          const newest = past.at(-1);
          const verified = past.findLast((each) => each.verified);
          for (const each of [newest, verified]) if (each !== undefined) expect(stays).toContain(each.id);
        }
        for (const each of backups) {
          if (each.pinned.length > 0 || each.startedAt.getTime() > NOW.getTime() + 5 * 60_000)
            expect(stays).toContain(each.id);
        }
      }),
    );
  });

  it('removes nothing more when it runs twice', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, (backups, by) => {
        const once = kept(backups, by);
        const left = backups.filter((each) => once.includes(each.id));
        expect(kept(left, by)).toEqual(once);
      }),
    );
  });

  it('does not let future and duplicate times displace anything', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, fc.boolean(), (backups, by, verified) => {
        const before = kept(backups, by);
        const source = 'one';
        const strangers = Array.from({ length: 3 }, () => backup('2027-05-05T05:05:05Z', { source, verified }));
        const copies = backups.map((each) =>
          backup(each.startedAt, { source: each.source, verified: each.verified && verified }),
        );
        const after = new Set(kept([...backups, ...strangers, ...copies], by));
        for (const id of before) expect(after).toContain(id);
      }),
    );
  });

  it('plans each source separately', () => {
    fc.assert(
      fc.property(someBackups, somePolicy, (backups, by) => {
        const apart = ['one', 'two'].flatMap((source) =>
          kept(
            backups.filter((each) => each.source === source),
            by,
          ),
        );
        expect(kept(backups, by).toSorted()).toEqual(apart.toSorted());
      }),
    );
  });
});
