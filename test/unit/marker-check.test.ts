import { expect, it } from 'vitest';
import { exactIso, exactTimeOf, microsecondsOf } from '../../src/core/exact-time.ts';
import { isMarkerTable, type LogMarker, logMarkerSchema } from '../../src/core/format/log/log-marker.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { Replayed } from '../../src/ports/engine/replay.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';
import { betweenMarkers, compareMarkers, knownMarkers } from '../../src/verification/marker-check.ts';
import { checkMoment } from '../../src/verification/moment-check.ts';

const HOUR = '2026-11-21T02:';
const marker = (number: number, from: string, to: string, table = 'restorable_markers'): LogMarker => ({
  ...{ table, value: String(number).padStart(32, '0') },
  ...{ from: `${HOUR}${from}Z`, to: `${HOUR}${to}Z` },
});
const FIRST = marker(1, '00:00.000000', '00:00.001000');
const SECOND = marker(2, '10:00.000000', '10:00.001000');
const THIRD = marker(3, '20:00.000000', '20:00.001000');
const ALL = [FIRST, SECOND, THIRD];
const place = (at: string): LogPosition => ({
  ...{ kind: 'binlog', file: 'binlog.000012', offset: 4, gtid: null, server: 'uid' },
  at: `${HOUR}${at}Z`,
});
const known = (
  markers: readonly (LogMarker | undefined)[] = ALL,
  precision: 'microseconds' | 'seconds' = 'microseconds',
) => {
  const found = knownMarkers(markers, precision);
  if (found === undefined) throw new Error('no markers');
  return found;
};
const at = (time: string) => exactTimeOf(`${HOUR}${time}Z`);
const found = (...markers: readonly LogMarker[]) =>
  markers.map(({ value, from }) => ({ value, at: exactTimeOf(from) }));

it('expects what was written before a moment, and nothing of what was written after it', () => {
  const moment = at('15:00.000000');
  const good = { before: 2, missing: 0, after: 1, early: 0 };
  expect(compareMarkers(known(), moment, found(FIRST, SECOND))).toEqual(good);
  expect(compareMarkers(known(), moment, found(FIRST))).toEqual({ ...good, missing: 1 });
  expect(compareMarkers(known(), moment, found(...ALL))).toEqual({ ...good, early: 1 });
});

it('does not expect what later runs deleted', () => {
  const row = (number: number, since: string) => ({ value: `other ${number}`, at: at(since) });
  const kept = (since: string, rows = 100) => {
    const others = Array.from({ length: rows - 1 }, (_, number) => row(number, since));
    return compareMarkers(known(), at('25:00.0'), [...others, ...found(THIRD)]);
  };
  expect(kept('10:00.001001')).toEqual({ before: 1, missing: 0, after: 0, early: 0 });
  expect(kept('10:00.001000')).toEqual({ before: 2, missing: 1, after: 0, early: 0 });
  expect(kept('10:00.001001', 99)).toEqual({ before: 3, missing: 2, after: 0, early: 0 });
});

it('says nothing of a row that was being committed at the moment', () => {
  const sides = (time: string, precision?: 'seconds') => {
    const { before, after } = compareMarkers(known(ALL, precision), at(time), found());
    return [before, after];
  };
  expect(sides('09:59.999999')).toEqual([1, 2]);
  expect(sides('10:00.000000')).toEqual([1, 1]);
  expect(sides('10:00.000999')).toEqual([1, 1]);
  expect(sides('10:00.001000')).toEqual([2, 1]);
  // The second must be over in a log of whole seconds.
  expect(sides('10:00.999999', 'seconds')).toEqual([1, 1]);
  expect(sides('10:01.001000', 'seconds')).toEqual([2, 1]);
});

it('looks for a moment with a marker on each side, in the log from one backup to the other', () => {
  const range = (markers: readonly LogMarker[], precision?: 'seconds') => {
    const between = betweenMarkers(place('05:00.000000'), place('25:00.000000'), known(markers, precision));
    return [between.after, between.before].map((time) => exactIso(time).slice(HOUR.length, -1));
  };
  expect(range(ALL)).toEqual(['05:00.000', '20:00.000']);
  expect(range([SECOND, THIRD])).toEqual(['10:00.001', '20:00.000']);
  expect(range([SECOND, THIRD], 'seconds')).toEqual(['10:01.001', '20:00.000']);
  // One marker is on one side only.
  expect(range([SECOND])).toEqual(['05:00.000', '25:00.000']);
  const all = betweenMarkers(place('05:00.000000'), place('25:00.000000'), undefined);
  expect(microsecondsOf(all.before) - microsecondsOf(all.after)).toBe(1_200_000_000);
});

it('uses one table, the last one', () => {
  const other = marker(9, '05:00.000000', '05:00.001000', 'others');
  expect(known([other, undefined, ...ALL]).markers).toEqual(ALL);
  expect(known([...ALL, other])).toMatchObject({ table: 'others', markers: [other] });
  expect(knownMarkers([undefined], 'seconds')).toBeUndefined();
});

it('fails a moment of which a marker is missing or early, whatever the times in the log say', () => {
  const replayed: Replayed = {
    ...{ transactions: 3, lastAt: `${HOUR}14:00.000Z`, nextAt: `${HOUR}16:00.000Z` },
    precision: { last: 'microseconds', next: 'microseconds' },
  };
  const check = (...there: readonly LogMarker[]) => {
    const moment = at('15:00.000000');
    return checkMoment({ base: 'older', moment, replayed, markers: compareMarkers(known(), moment, found(...there)) });
  };
  expect(check(FIRST, SECOND).outcome).toBe('passed');
  expect(describeCheck(check(FIRST, SECOND))).toMatch(
    /compared by markers in the source: 2 from before it, 1 from after it$/,
  );
  expect(check(FIRST).outcome).toBe('failed');
  expect(describeCheck(check(FIRST))).toContain('2 from before it (1 missing), 1 from after it');
  expect(check(...ALL).outcome).toBe('failed');
  expect(describeCheck(check(...ALL))).toContain('2 from before it, 1 from after it (1 there)');
  const without = checkMoment({ base: 'older', moment: at('15:00.000000'), replayed, markers: null });
  expect(without.outcome).toBe('passed');
  expect(describeCheck(without)).toMatch(/; compared by the times in the log$/);
});

it('names only tables that need no quotes', () => {
  for (const name of ['restorable_markers', 'ops.markers', '_m1']) expect(isMarkerTable(name)).toBe(true);
  for (const name of ['', 'Markers', 'a b', 'a`b', 'a.b.c', '1a', 'a'.repeat(64)])
    expect(isMarkerTable(name)).toBe(false);
  expect(logMarkerSchema.safeParse(FIRST).success).toBe(true);
  expect(logMarkerSchema.safeParse({ ...FIRST, value: 'x' }).success).toBe(false);
  expect(logMarkerSchema.safeParse({ ...FIRST, table: 'x; drop table y' }).success).toBe(false);
});
