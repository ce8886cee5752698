import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePath } from '../../src/report/render/html/paths.ts';
import { momentLabels, timeTicks, valueAxis } from '../../src/report/render/html/scales.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const TEN_YEARS = 3_653 * 24 * HOUR;
const labelsOf = (from: string, to: string, most?: number): string[] =>
  timeTicks(Date.parse(from), Date.parse(to), most).map(({ label }) => label);

describe('an axis of values', () => {
  it.each([
    ['duration', 26 * HOUR, ['0', '12h', '1d', '1d 12h']],
    ['duration', 30 * 60_000, ['0', '10m', '20m', '30m']],
    ['duration', 0, ['0', '1ms']],
    ['bytes', 4_660_000_000, ['0', '1 GB', '2 GB', '3 GB', '4 GB', '5 GB']],
  ] as const)('has round numbers, and ends with one: %s %d', (unit, largest, labels) => {
    const { most, ticks } = valueAxis(largest, unit);
    expect(ticks.map(({ label }) => label)).toEqual(labels);
    expect(ticks.at(-1)?.at).toBe(100);
    expect(most).toBeGreaterThanOrEqual(largest);
  });
});

/** From 1 s to 10 years, each length as likely as each other. */
const spanMs = fc.double({ min: 0, max: 1, noNaN: true }).map((at) => Math.round(SECOND * (TEN_YEARS / SECOND) ** at));
const beginMs = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('no two places of an axis have the same label', () => {
  it('of time, for any span', () => {
    fc.assert(
      fc.property(beginMs, spanMs, fc.integer({ min: 2, max: 12 }), (begin, span, most) => {
        const ticks = timeTicks(begin.getTime(), begin.getTime() + span, most);
        const labels = ticks.map(({ label }) => label);
        expect(new Set(labels).size, labels.join(' | ')).toBe(labels.length);
        for (const { at } of ticks) expect(at >= 0 && at <= 100).toBe(true);
      }),
      { numRuns: 2_000, examples: [[new Date('2026-12-01T00:00:30Z'), 4 * 60_000, 5]] },
    );
  });

  it('of bars, for any moments', () => {
    fc.assert(
      fc.property(beginMs, fc.array(spanMs, { minLength: 1, maxLength: 6 }), (begin, gaps) => {
        const moments = gaps.map((_, at) => gaps.slice(0, at).reduce((sum, gap) => sum + gap, begin.getTime()));
        const labels = [...momentLabels(moments).values()];
        expect(labels).toHaveLength(new Set(moments).size);
        expect(new Set(labels).size, labels.join(' | ')).toBe(labels.length);
      }),
      { numRuns: 500 },
    );
  });

  it('of values, for any largest', () => {
    fc.assert(
      fc.property(spanMs, fc.constantFrom('duration', 'bytes'), (largest, unit) => {
        const labels = valueAxis(largest, unit).ticks.map(({ label }) => label);
        expect(new Set(labels).size, labels.join(' | ')).toBe(labels.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an axis of time', () => {
  it.each([
    ['2026-11-30T20:00:00Z', '2026-12-01T10:00:00Z', ['21:00', 'Dec 1', '03:00', '06:00', '09:00']],
    ['2027-01-01T01:00:00Z', '2027-01-01T21:00:00Z', ['03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00']],
    ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', ['Nov 1', 'Nov 8', 'Nov 15', 'Nov 22', 'Nov 29']],
    ['2025-11-20T00:00:00Z', '2026-02-20T00:00:00Z', ['Dec 2025', 'Jan 2026', 'Feb']],
    ['2026-12-01T23:58:40Z', '2026-12-02T00:01:10Z', ['23:59:00', '23:59:30', 'Dec 2', '00:00:30', '00:01:00']],
    [
      '2026-12-01T06:00:00Z',
      '2026-12-02T13:00:00Z',
      ['06:00', '12:00', '18:00', 'Dec 2', 'Dec 2, 06:00', 'Dec 2, 12:00'],
    ],
    [
      '2024-01-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      ['Jan 2024', 'Apr', 'Jul', 'Oct', 'Jan 2025', 'Apr 2025', 'Jul 2025', 'Oct 2025', 'Jan 2026'],
    ],
    ['2023-12-01T00:00:00Z', '2026-12-01T00:00:00Z', ['2024', '2025', '2026']],
  ])('from %s to %s has the beginnings of what is natural, in UTC', (from, to, labels) => {
    const zone = process.env['TZ'];
    try {
      for (const each of ['UTC', 'America/New_York', 'Pacific/Kiritimati']) {
        process.env['TZ'] = each;
        expect(labelsOf(from, to), each).toEqual(labels);
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

it('draws no line where nothing is known, and no place twice', () => {
  const scales = { x: (ms: number) => ms, y: (value: number) => value };
  const points = [
    [0, 1],
    [0, 1],
    [2, 3],
    [4, null],
    [5, 6],
    [7, 8],
  ] as const;
  expect(linePath(points, scales).text).toBe('M0,1L2,3M5,6L7,8');
});
