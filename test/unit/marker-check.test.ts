import { expect, it } from 'vitest';
import { exactIso, exactTimeOf, microsecondsOf } from '../../src/core/exact-time.ts';
import { isMarkerTable, type LogMarker, logMarkerSchema } from '../../src/core/format/log/log-marker.ts';
import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { Replayed } from '../../src/ports/engine/replay.ts';
import type { FoundMarker } from '../../src/ports/engine/target.ts';
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
  const found = knownMarkers(
    markers.map((marker) => ({ marker })),
    precision,
  );
  if (found === undefined) throw new Error('no markers');
  return found;
};
const at = (time: string) => exactTimeOf(`${HOUR}${time}Z`);
const rowsOf = (...markers: readonly LogMarker[]): FoundMarker[] =>
  markers.map(({ value, from }) => ({ value, at: exactTimeOf(from) }));
const found = (...markers: readonly LogMarker[]) => [rowsOf(...markers)];

const REPLAYED: Replayed = {
  ...{ transactions: 3, lastAt: `${HOUR}14:00.000Z`, nextAt: `${HOUR}16:00.000Z` },
  precision: { last: 'microseconds', next: 'microseconds' },
};
const REACHED = { base: 'older', moment: at('15:00.000000'), replayed: REPLAYED };

it('expects what was written before a moment, and nothing of what was written after it', () => {
  const moment = at('15:00.000000');
  const good = { before: 2, missing: 0, after: 1, early: 0, unclear: 0 };
  expect(compareMarkers(known(), moment, found(FIRST, SECOND))).toEqual(good);
  expect(compareMarkers(known(), moment, found(FIRST))).toEqual({ ...good, missing: 1 });
  expect(compareMarkers(known(), moment, found(...ALL))).toEqual({ ...good, early: 1 });
});

it('does not expect what later runs deleted', () => {
  const others = (since: string, rows: number): FoundMarker[] =>
    Array.from({ length: rows }, (_, number) => ({ value: `other ${number}`, at: at(since) }));
  const kept = (since: string, rows = 100) => {
    const { before, missing } = compareMarkers(known(), at('25:00.0'), [
      [...others(since, rows - 1), ...rowsOf(THIRD)],
    ]);
    return [before, missing];
  };
  expect(kept('10:00.000000')).toEqual([2, 1]);
  // Another run wrote one while the second marker was written: it can be the one that was just deleted.
  expect(kept('10:00.000001')).toEqual([1, 0]);
  expect(kept('10:00.000001', 99)).toEqual([3, 2]);
  // What is no time is somebody else's row.
  const odd: FoundMarker[] = others('10:00.000001', 99).map((row) => ({ ...row, at: undefined }));
  expect(compareMarkers(known(), at('25:00.0'), [[...odd, ...rowsOf(THIRD)]])).toMatchObject({ before: 1, missing: 0 });
  expect(compareMarkers(known(), at('25:00.0'), [[...odd, ...odd]])).toMatchObject({ before: 0, missing: 0 });
});

it('looks for a marker in every table of the name, of which each keeps as many', () => {
  const seen = (...tables: readonly FoundMarker[][]) => compareMarkers(known(), at('25:00.0'), tables);
  expect(seen(rowsOf(FIRST), rowsOf(SECOND, THIRD))).toMatchObject({ before: 3, missing: 0 });
  const full: FoundMarker[] = Array.from({ length: 100 }, () => ({ value: 'other', at: at('15:00.0') }));
  expect(seen(rowsOf(FIRST), full)).toMatchObject({ before: 1, missing: 1 });
  expect(seen()).toMatchObject({ before: 3, missing: 3 });
});

it('says nothing of what was written after the clock of the source went back', () => {
  // From 20:30 to 09:00. The log ends before the first transaction that is later than a moment, which is before the clock went back.
  const fourth = marker(4, '09:30.000000', '09:30.001000');
  const fifth = marker(5, '24:00.000000', '24:00.001000');
  const all = known([...ALL, fourth, fifth]);
  const seen = (time: string, ...there: readonly LogMarker[]) => compareMarkers(all, at(time), found(...there));
  expect(seen('09:45.0', FIRST)).toEqual({ before: 1, missing: 0, after: 3, early: 0, unclear: 1 });
  expect(seen('20:15.0', ...ALL)).toEqual({ before: 3, missing: 0, after: 1, early: 0, unclear: 1 });
  expect(seen('20:15.0', ...ALL, fourth)).toEqual({ before: 4, missing: 0, after: 1, early: 0, unclear: 0 });
  // What was written before it is still expected, and what is later than the moment is still not.
  expect(seen('20:15.0', FIRST, SECOND)).toMatchObject({ before: 3, missing: 1 });
  expect(seen('20:15.0', ...ALL, fifth)).toMatchObject({ early: 1 });
  const check = checkMoment({ ...REACHED, markers: seen('20:15.0', ...ALL) });
  expect(check.outcome).toBe('passed');
  expect(describeCheck(check)).toMatch(
    /1 from after it; 1 on neither side, because the clock of the source went back$/,
  );
});

it('does not expect a marker if the log shows that the clock went back a little before it', () => {
  const shipped = (marker: LogMarker, last: string, ended: string) => ({
    ...{ marker, log: { lastAt: `${HOUR}${last}Z`, endedAt: `${HOUR}${ended}Z` } },
  });
  // A transaction of 10:05; then the clock went from 10:06 to 09:55. A replay to 10:02 ends before that transaction.
  const pieces = [{ marker: FIRST }, shipped(SECOND, '10:05.000000', '10:00.002000'), { marker: THIRD }];
  const seen = (time: string, ...there: readonly LogMarker[]) => {
    const markers = knownMarkers(pieces, 'microseconds');
    if (markers === undefined) throw new Error('no markers');
    return compareMarkers(markers, at(time), found(...there));
  };
  const before = { missing: 0, after: 1, early: 0, unclear: 0 };
  expect(seen('10:02.0', FIRST)).toEqual({ ...before, before: 1, unclear: 1 });
  expect(seen('10:02.0', FIRST, SECOND)).toEqual({ ...before, before: 2 });
  // Later than all times in the log up to the marker, and for the one before it.
  expect(seen('10:05.0', FIRST)).toEqual({ ...before, before: 2, missing: 1 });
  expect(seen('10:02.0')).toMatchObject({ missing: 1, unclear: 1 });
  // No clock goes back by that much without a marker that shows it: a session has set its time.
  pieces[1] = shipped(SECOND, '40:00.000000', '10:00.002000');
  expect(seen('10:02.0', FIRST)).toMatchObject({ missing: 1, unclear: 0 });
});

it('ignores the time of the marker that is in the restored backup, and one during which the clock went back', () => {
  const base = marker(1, '30:00.000000', '30:00.001000');
  const broken = marker(2, '10:00.000000', '09:00.000000');
  const late = marker(3, '25:00.000000', '25:00.001000');
  const seen = (time: string, ...there: readonly LogMarker[]) =>
    compareMarkers(known([base, broken, late]), at(time), found(...there));
  // The clock went back right after it.
  expect(seen('12:00.0', base)).toEqual({ before: 0, missing: 0, after: 1, early: 0, unclear: 0 });
  expect(seen('09:30.0', base, broken)).toEqual({ before: 0, missing: 0, after: 1, early: 0, unclear: 0 });
  expect(seen('26:00.0', base)).toEqual({ before: 0, missing: 0, after: 0, early: 0, unclear: 1 });
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
  expect(known([other, undefined, ...ALL])).toMatchObject({ markers: ALL, base: undefined, steady: 3 });
  expect(known([...ALL, other])).toMatchObject({ table: 'others', markers: [other], base: undefined });
  expect(known()).toMatchObject({ base: FIRST });
  expect(knownMarkers([{ marker: undefined }], 'seconds')).toBeUndefined();
});

it('fails a moment of which a marker is missing or early, whatever the times in the log say', () => {
  const check = (...there: readonly LogMarker[]) =>
    checkMoment({ ...REACHED, markers: compareMarkers(known(), REACHED.moment, found(...there)) });
  expect(check(FIRST, SECOND).outcome).toBe('passed');
  expect(describeCheck(check(FIRST, SECOND))).toMatch(
    /compared by markers in the source: 2 from before it, 1 from after it$/,
  );
  expect(check(FIRST).outcome).toBe('failed');
  expect(describeCheck(check(FIRST))).toContain('2 from before it (1 missing), 1 from after it');
  expect(check(...ALL).outcome).toBe('failed');
  expect(describeCheck(check(...ALL))).toContain('2 from before it, 1 from after it (1 there)');
  const without = checkMoment({ ...REACHED, markers: null });
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
