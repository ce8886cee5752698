import { describe, expect, it } from 'vitest';
import { achievedRpo, type RecoveryPoint } from '../../src/core/planning/achieved-rpo.ts';
import { achievedRpoInWords } from '../../src/report/words/achieved-rpo.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-11-01T00:00:00Z');

/** A backup that began so many minutes after the start, has the data of one minute later, and was stored after two. */
function made(minutes: number, before: RecoveryPoint | null): RecoveryPoint {
  const at = (more: number): Date => new Date(START_MS + (minutes + more) * MINUTE_MS);
  const id = `${at(0)
    .toISOString()
    .replaceAll(/[-:]|\.000/g, '')}-incremental-4f9c2a`;
  return { id, snapshotAt: at(1), finishedAt: at(2), predecessor: before && { id: before.id } };
}

function line(...minutes: readonly number[]): RecoveryPoint[] {
  const all: RecoveryPoint[] = [];
  for (const each of minutes) all.push(made(each, all.at(-1) ?? null));
  return all;
}

const at = (minutes: number) => ({ now: new Date(START_MS + minutes * MINUTE_MS), periodMs: 30 * DAY_MS });

describe('the achieved RPO', () => {
  it('is the oldest that the newest data was, from its snapshot until the next backup was stored', () => {
    const backups = line(0, 15, 60, 75);
    expect(achievedRpo(backups, at(80))).toEqual({
      worstMs: 46 * MINUTE_MS,
      worstAt: '2026-11-01T01:02:00.000Z',
      measured: 3,
    });
    // Nothing was made since.
    expect(achievedRpo(backups, at(180))).toEqual({
      worstMs: 104 * MINUTE_MS,
      worstAt: '2026-11-01T03:00:00.000Z',
      measured: 3,
    });
    expect(achievedRpo([], at(0))).toBeUndefined();
    expect(achievedRpoInWords(achievedRpo(backups, at(80)))).toBe(
      '46m in the last 30 days (at 2026-11-01 01:02:00 UTC)',
    );
    expect(achievedRpoInWords(achievedRpo(line(0), at(80)))).toBe(
      '1h 19m in the last 30 days (at 2026-11-01 01:20:00 UTC)',
    );
  });

  it('does not take backups that retention removed for backups that were never made', () => {
    const backups = line(...Array.from({ length: 200 }, (_, each) => each * 15));
    const kept = backups.filter((_, each) => each % 96 === 50 || each === 199);
    // Of the one before, only the start is known, which is a minute earlier.
    expect(achievedRpo(kept, at(199 * 15 + 3))).toMatchObject({ worstMs: 17 * MINUTE_MS, measured: 3 });
  });

  it('leaves out what was before the period', () => {
    const days = (count: number): number => count * 24 * 60;
    expect(achievedRpo(line(0, days(20), days(51), days(52)), at(days(53)))).toMatchObject({
      worstMs: days(31) * MINUTE_MS + MINUTE_MS,
      measured: 2,
    });
    expect(achievedRpo(line(0, days(20), days(21)), at(days(50)))).toMatchObject({ measured: 2 });
    expect(achievedRpo(line(0, days(20), days(21)), at(days(50) + 10))).toMatchObject({ measured: 1 });
  });

  it('does not believe a date in the future', () => {
    const backups = line(0, 15);
    const [first = null, second = null] = backups;
    const future = { ...made(15, first), snapshotAt: new Date('2099-01-01T00:00:00Z') };
    const stored = { ...future, finishedAt: new Date('2099-01-01T00:01:00Z'), predecessor: second };
    expect(achievedRpo([...backups, stored], at(20))).toEqual(achievedRpo(backups, at(20)));
    expect(achievedRpo([stored], at(20))).toBeUndefined();
  });
});
