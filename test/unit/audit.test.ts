import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import { type AuditScope, candidatesOf, inAuditOrder, nextToProve } from '../../src/core/planning/retention/audit.ts';
import { readPolicy } from '../../src/core/planning/retention/policy.ts';

const HOUR_MS = 3_600_000;
const NOW = new Date('2026-11-21T12:00:00Z');
const RANDOM: AuditScope = { kind: 'random' };

const idAt = (time: number, serial: number): string =>
  createBackupId(new Date(time), 'full', Buffer.from([1, serial >> 8, serial]));

/** Backups this many hours ago. */
const idsAgo = (...hours: readonly number[]): string[] =>
  hours.map((ago, serial) => idAt(NOW.getTime() - ago * HOUR_MS, serial));

/** A repeatable source of random numbers. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const policies = fc
  .record({
    keepLast: fc.integer({ min: 0, max: 5 }),
    hourly: fc.integer({ min: 0, max: 30 }),
    daily: fc.integer({ min: 1, max: 40 }),
    weekly: fc.integer({ min: 0, max: 10 }),
    monthly: fc.integer({ min: 0, max: 12 }),
  })
  .map((values) => readPolicy(values));
const histories = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 60 });

/** Chooses again and again, each run an hour after the one before. Returns what was chosen, in order. */
function chosenIn(runs: number, ids: readonly string[], policy: ReturnType<typeof readPolicy>, random: () => number) {
  const tries = new Map<string, Date>();
  return Array.from({ length: runs }, (_, at) => {
    const candidates = candidatesOf(ids, { scope: RANDOM, policy, now: NOW }, tries);
    const next = nextToProve(candidates, random);
    if (next === undefined) throw new Error('nothing was chosen');
    tries.set(next.id, new Date(NOW.getTime() + at * HOUR_MS));
    return next;
  });
}

function keptBy(ids: readonly string[], policy: ReturnType<typeof readPolicy>): string[] {
  const all = candidatesOf(ids, { scope: RANDOM, policy, now: NOW }, new Map());
  return all.filter(({ isKept }) => isKept).map(({ id }) => id);
}

describe('a backup that is chosen at random', () => {
  it('is each kept backup once in so many runs, and never one that retention is going to remove', () => {
    fc.assert(
      fc.property(histories, fc.option(policies, { nil: undefined }), fc.integer(), (hours, policy, seed) => {
        const ids = [...new Set(idsAgo(...hours))];
        const kept = keptBy(ids, policy);
        const draw = numbers(seed);
        // Free draws come on top.
        const turnsOnly = (): number => 0.2 + draw() * 0.8;
        const turns = chosenIn(kept.length, ids, policy, turnsOnly).map(({ id }) => id);
        expect(turns.toSorted()).toEqual(kept.toSorted());
        const free = chosenIn(kept.length * 3 + 10, ids, policy, draw).map(({ id }) => id);
        expect(new Set(free)).toEqual(new Set(kept));
      }),
      { numRuns: 40, seed: 16 },
    );
  });

  it('is one that was never verified, until there is none; then the one that waits the longest', () => {
    const ids = idsAgo(1, 2, 3, 4, 5);
    const first = chosenIn(5, ids, undefined, numbers(3)).filter(({ why }) => !why.isFree);
    expect(first.every(({ why }) => why.triedAt === undefined)).toBe(true);
    const tries = new Map(
      ids.map((id, at) => [id, new Date(NOW.getTime() - ([50, 90, 70, 60, 80][at] ?? 0) * HOUR_MS)]),
    );
    const next = nextToProve(
      candidatesOf(ids, { scope: RANDOM, policy: readPolicy({ keepLast: 9 }), now: NOW }, tries),
      () => 0.5,
    );
    expect(next).toMatchObject({ id: ids[1], why: { rule: 'last', isFree: false, among: 5 } });
  });

  it('is every monthly backup in its time, among many daily ones, while new ones are made', () => {
    const policy = readPolicy({ daily: 30, monthly: 12 });
    const random = numbers(7);
    const tries = new Map<string, Date>();
    const proved = new Map<string, number>();
    let ids: string[] = [];
    for (let day = 0; day < 730; day += 1) {
      const now = new Date(NOW.getTime() + day * 24 * HOUR_MS);
      ids.push(idAt(now.getTime() - HOUR_MS, day));
      const candidates = candidatesOf(ids, { scope: RANDOM, policy, now }, tries);
      ids = candidates.filter(({ isKept }) => isKept).map(({ id }) => id);
      if (day % 7 !== 0) continue;
      const next = nextToProve(candidates, random);
      tries.set(next?.id ?? '', now);
      const rule = next?.why.rule ?? '';
      proved.set(rule, (proved.get(rule) ?? 0) + 1);
    }
    expect(proved.get('monthly')).toBeGreaterThan(20);
    expect(proved.get('daily')).toBeGreaterThan(35);
    const monthly = candidatesOf(
      ids,
      { scope: RANDOM, policy, now: new Date(NOW.getTime() + 730 * 24 * HOUR_MS) },
      tries,
    );
    const old = monthly.filter(({ rule }) => rule === 'monthly').slice(3);
    expect(old).toHaveLength(9);
    expect(old.filter(({ triedAt }) => triedAt === undefined)).toEqual([]);
  });

  it('is drawn from all of them now and then, so that planted records keep no backup from being tested', () => {
    const ids = idsAgo(1, 2, 3);
    const planted = new Map([[ids[2] ?? '', new Date(NOW.getTime())]]);
    const candidates = candidatesOf(ids, { scope: RANDOM, policy: undefined, now: NOW }, planted);
    const random = numbers(1);
    const chosen = Array.from({ length: 200 }, () => nextToProve(candidates, random));
    expect(chosen.filter((next) => next?.id === ids[2]).length).toBeGreaterThan(3);
    expect(chosen.filter((next) => next?.why.isFree).length).toBeLessThan(80);
  });

  it('is in the window, and not dated in the future', () => {
    const ids = idsAgo(-24, 1, 24 * 10, 24 * 100);
    const scope: AuditScope = { kind: 'random', windowMs: 30 * 24 * HOUR_MS };
    const found = candidatesOf(ids, { scope, policy: undefined, now: NOW }, new Map());
    expect(found.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
    expect(nextToProve([], Math.random)).toBeUndefined();
  });
});

describe('an audit of every backup', () => {
  it('begins with those that were never verified, then takes those that wait the longest', () => {
    const ids = idsAgo(1, 2, 3, 4);
    const tries = new Map([
      [ids[0] ?? '', new Date(NOW.getTime() - HOUR_MS)],
      [ids[2] ?? '', new Date(NOW.getTime() - 9 * HOUR_MS)],
    ]);
    const all = candidatesOf(ids, { scope: { kind: 'each' }, policy: readPolicy({ keepLast: 1 }), now: NOW }, tries);
    expect(inAuditOrder(all).map(({ id }) => id)).toEqual([ids[1], ids[3], ids[2], ids[0]]);
  });
});
