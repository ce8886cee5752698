import { describe, expect, it } from 'vitest';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import type { AgedLog } from '../../src/core/planning/log/log-age.ts';
import { logOfPeriod, type PeriodBackup, type PeriodLog } from '../../src/core/planning/log/log-period.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-11-01T00:00:00.000Z');
const at = (hours: number): Date => new Date(START_MS + hours * HOUR_MS);
const idOf = (hours: number): string => createBackupId(at(hours), 'full', Buffer.alloc(3));

function backup(hours: number, more: Partial<PeriodBackup> = {}): PeriodBackup {
  const times = { snapshotAt: at(hours), finishedAt: at(hours) };
  return { id: idOf(hours), ...times, source: 'a', isRemoved: false, ...more };
}

/** Shipments that continue each other, between these hours, from a backup on. */
function line(base: number, hours: readonly number[], source = 'a'): AgedLog[] {
  const all: AgedLog[] = [];
  for (const [index, to] of hours.slice(1).entries()) {
    const from = hours[index] ?? 0;
    const [before, id] = [all.at(-1), `${source}-${from}-${to}`];
    const follows = before === undefined ? null : { id: before.id, manifestSha256: before.manifestSha256 };
    const times = { from: at(from), to: at(to), startedAt: at(to), finishedAt: at(to) };
    all.push({ id, manifestSha256: id, follows, baseId: idOf(base), ...times, source });
  }
  return all;
}

const hourly = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, each) => from + each);
const without = (logs: readonly AgedLog[], id: string): AgedLog[] => logs.filter((log) => log.id !== id);
const hoursOf = ({ from, to }: { from: Date; to: Date }): number[] =>
  [from, to].map((time) => (time.getTime() - START_MS) / HOUR_MS);
const windowsOf = (found: PeriodLog | undefined): number[][] => (found?.windows ?? []).map(hoursOf);
const gapsOf = (found: PeriodLog | undefined): unknown[][] =>
  (found?.gaps ?? []).map((gap) => [...hoursOf(gap), gap.reason, gap.shipmentId]);
const day = { from: at(24), to: at(48) };

describe('the log of a period', () => {
  it('is one window if the line leads into it from a backup before it, and beyond it', () => {
    const found = logOfPeriod(line(0, hourly(0, 50)), [backup(0), backup(30)], day);
    expect(windowsOf(found)).toEqual([[24, 48]]);
    expect(found).toMatchObject({ gaps: [], missing: [] });
    expect(found?.ages.map(({ ageMs, isLate }) => [ageMs, isLate])).toEqual(
      Array.from({ length: 24 }, () => [HOUR_MS, false]),
    );
    expect(logOfPeriod([], [backup(0)], day)).toBeUndefined();
  });

  it('has a gap where a line begins at a backup, and names the other source if it is one', () => {
    const logs = [...line(0, hourly(0, 30)), ...line(33, hourly(33, 50))];
    const backups = [backup(0), backup(33)];
    expect(gapsOf(logOfPeriod(logs, backups, day))).toEqual([[30, 33, 'new-line', 'a-33-34']]);
    const other = [...line(0, hourly(0, 30)), ...line(33, hourly(33, 50), 'b')];
    const found = logOfPeriod(other, [backup(0), backup(33, { source: 'b' })], day);
    expect(gapsOf(found)).toEqual([[30, 33, 'other-source', 'b-33-34']]);
    expect(windowsOf(found)).toEqual([
      [24, 30],
      [33, 48],
    ]);
  });

  it('names a shipment that is missing, and has no window until the next backup', () => {
    const logs = without(line(0, hourly(0, 50)), 'a-30-31');
    const found = logOfPeriod(logs, [backup(0), backup(36)], day);
    expect(gapsOf(found)).toEqual([
      [30, 31, 'missing', 'a-31-32'],
      [31, 36, 'no-backup', 'a-31-32'],
    ]);
    expect(found?.missing).toEqual([{ id: 'a-30-31', manifestSha256: 'a-30-31' }]);
    // No backup follows: the rest of the period can't be restored.
    expect(gapsOf(logOfPeriod(logs, [backup(0)], day)).at(-1)).toEqual([31, 48, 'no-backup', 'a-31-32']);
  });

  it('names a missing shipment from before the period only if a moment in it needs that', () => {
    const logs = line(0, hourly(0, 50));
    const needed = logOfPeriod(without(logs, 'a-10-11'), [backup(0)], day);
    expect(needed?.missing).toHaveLength(1);
    expect(windowsOf(needed)).toEqual([]);
    const unneeded = logOfPeriod(without(logs, 'a-10-11'), [backup(0), backup(20)], day);
    expect(unneeded).toMatchObject({ missing: [], gaps: [] });
    expect(windowsOf(unneeded)).toEqual([[24, 48]]);
  });

  it('is not reachable where retention removed what is old, which is no finding', () => {
    const month = { from: at(0), to: at(24 * 30) };
    const all = line(0, hourly(0, 24 * 30));
    const backups = [backup(0, { isRemoved: true }), backup(240, { isRemoved: true }), backup(480)];
    const shipments = all.filter(({ to }) => to >= at(480 - 7 * 24));
    const found = logOfPeriod(shipments, backups, month);
    expect(gapsOf(found)).toEqual([
      [0, 311, 'expired', 'a-311-312'],
      [311, 480, 'expired', 'a-311-312'],
    ]);
    expect(windowsOf(found)).toEqual([[480, 720]]);
    expect(found?.missing).toEqual([]);
    // Retention can't have removed one that is newer.
    const hidden = logOfPeriod(
      all.filter(({ to }) => to >= at(400)),
      backups,
      month,
    );
    expect(hidden?.missing).toEqual([{ id: 'a-398-399', manifestSha256: 'a-398-399' }]);
  });

  it('begins with the first shipment, and ends with the last one if that is long ago', () => {
    const found = logOfPeriod(line(30, hourly(30, 40)), [backup(30)], day);
    expect(gapsOf(found)).toEqual([
      [24, 30, 'not-begun', 'a-30-31'],
      [40, 48, 'ended', undefined],
    ]);
    expect(found?.ages.at(-1)).toMatchObject({ at: at(48), ageMs: 8 * HOUR_MS, isLate: true, shipmentId: undefined });
    // It always ends a moment before the time of the question.
    const recent = logOfPeriod(line(30, hourly(30, 47)), [backup(30)], day);
    expect(gapsOf(recent)).toEqual([[24, 30, 'not-begun', 'a-30-31']]);
    expect(windowsOf(recent)).toEqual([[30, 47]]);
  });

  it('is late where a shipment came later than was usual until then', () => {
    const found = logOfPeriod(line(0, [...hourly(0, 30), ...hourly(35, 50)]), [backup(0)], day);
    const late = found?.ages.filter(({ isLate }) => isLate);
    expect(late).toEqual([
      { at: at(35), ageMs: 5 * HOUR_MS, isLate: true, usualMs: 3 * HOUR_MS, shipmentId: 'a-30-35' },
    ]);
    expect(found?.gaps).toEqual([]);
  });

  it('of two shipments at once, needs one', () => {
    const logs = line(0, hourly(0, 50));
    const twin = logs.map((log) => (log.id === 'a-30-31' ? { ...log, id: 'twin', manifestSha256: 'twin' } : log));
    expect(logOfPeriod([...logs, ...twin.filter(({ id }) => id === 'twin')], [backup(0)], day)).toMatchObject({
      ...{ gaps: [], missing: [] },
    });
  });
});
