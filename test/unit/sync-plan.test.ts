import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { type DestinationContents, type KnownBackup, planCopies } from '../../src/core/planning/retention/sync-plan.ts';

const DAY_MS = 86_400_000;
const now = new Date('2026-11-21T12:00:00Z');

/** A backup from this many days ago. Its id sorts by time. */
function made(daysAgo: number, change: Partial<KnownBackup> = {}): KnownBackup {
  const startedAt = new Date(now.getTime() - daysAgo * DAY_MS);
  return { id: startedAt.toISOString(), startedAt, source: 'a', parents: [], held: false, ...change };
}

function contents(has: readonly KnownBackup[], change: Partial<DestinationContents> = {}): DestinationContents {
  return { has: new Set(has.map(({ id }) => id)), removed: new Set(), parts: new Set(), now, ...change };
}

const copied = (known: readonly KnownBackup[], at: DestinationContents, policy?: typeof DEFAULT_POLICY): string[] =>
  planCopies(known, at, policy)
    .filter(({ decision }) => decision === 'copy')
    .map(({ id }) => id);

describe('what sync copies', () => {
  const all = [40, 30, 20, 10, 5, 3, 1].map((days) => made(days));
  const at = (...days: number[]): KnownBackup[] => all.filter((each) => days.some((day) => each.id === made(day).id));
  const ids = (...days: number[]): string[] => at(...days).map(({ id }) => id);

  it('is everything for an empty destination, oldest first', () => {
    expect(copied(all, contents([]))).toEqual(ids(40, 30, 20, 10, 5, 3, 1));
  });

  it('is what is newer than everything there, and what is younger than the grace period; older gaps may be removals', () => {
    expect(copied(all, contents(at(40, 30, 20)))).toEqual(ids(10, 5, 3, 1));
    expect(copied(all, contents(at(40, 20, 3)))).toEqual(ids(5, 1));
    const left = planCopies(all, contents(at(40, 20, 3)), undefined).filter(({ decision }) => decision === 'skip');
    expect(left.map(({ id }) => id)).toEqual(ids(30, 10));
    expect(left[0]?.reason).toEqual({ why: 'maybe-removed' });
  });

  it('excludes what has a removal record, and what needs such a backup', () => {
    const child = made(0.5, { parents: ids(10) });
    const known = [...all, child];
    const removed = new Set(ids(10, 3));
    const plan = planCopies(known, contents(at(40, 30, 20), { removed }), undefined);
    expect(plan.map(({ decision }) => decision)).toEqual(['skip', 'copy', 'skip', 'copy', 'skip']);
    expect(plan.at(-1)?.reason).toEqual({ why: 'needs-removed', id: ids(10)[0] });
  });

  it('includes what a backup there, or one to be copied, needs, however old it is', () => {
    const child = made(2, { parents: ids(30) });
    expect(copied([...all, child], contents([...at(40, 5, 3, 1), child]))).toEqual(ids(30));
    expect(copied([...all, child], contents(at(40, 5, 3, 1)))).toEqual([...ids(30), child.id]);
  });

  it('includes held and partial backups, and every backup of a source that is missing there', () => {
    const held = made(15, { held: true });
    const other = made(25, { source: 'b' });
    const known = [...all, held, other];
    expect(copied(known, contents(at(40, 5, 3, 1), { parts: new Set(ids(20)) }))).toEqual([
      other.id,
      ...ids(20),
      held.id,
    ]);
  });

  it('does not treat a future backup as the newest', () => {
    const future = made(-100);
    expect(copied([...all, future], contents([...at(40, 30), future]))).toEqual(ids(20, 10, 5, 3, 1));
  });

  it('is what keep rules keep of both together, if rules are given', () => {
    const policy = { ...DEFAULT_POLICY, generations: { hourly: 0, daily: 3, weekly: 0, monthly: 0, yearly: 0 } };
    expect(copied(all, contents([]), policy)).toEqual(ids(5, 3, 1));
    expect(copied(all, contents(at(3, 1)), policy)).toEqual(ids(5));
    expect(copied(all, contents(at(5, 3, 1)), policy)).toEqual([]);
    const twenty = { ...policy, generations: { ...policy.generations, daily: 20 } };
    expect(copied(all, contents(at(40, 20, 3, 1)), twenty)).toEqual(ids(30, 10, 5));
    expect(copied(all, contents(at(40, 20, 3, 1), { removed: new Set(ids(30)) }), twenty)).toEqual(ids(10, 5));
  });

  it('cannot include what needs a backup that no destination has', () => {
    const orphan = made(0.1, { parents: ['gone'] });
    expect(planCopies([...all, orphan], contents(all), undefined)).toEqual([
      { id: orphan.id, decision: 'broken', reason: { why: 'needs-lost', id: 'gone' } },
    ]);
  });
});
