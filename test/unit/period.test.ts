import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/core/planning/schedule/period.ts';

describe('a period', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-Q1', '2026-01-01', '2026-04-01'],
    ['2026-q4', '2026-10-01', '2027-01-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2024-02', '2024-02-01', '2024-03-01'],
    ['2026-11-02', '2026-11-02', '2026-11-03'],
    [' 2026-11-30..2026-12-31 ', '2026-11-30', '2027-01-01'],
  ])('%s is from %s to %s', (text, from, to) => {
    const period = parsePeriod(text);
    expect(period.from.toISOString()).toBe(`${from}T00:00:00.000Z`);
    expect(period.to.toISOString()).toBe(`${to}T00:00:00.000Z`);
  });

  it.each([
    '',
    '26',
    '1999',
    '2026-Q5',
    '2026-13',
    '2026-00',
    '2026-11-31',
    '2026-02-29',
    '2026-11-08..2026-11-02',
    'Q4',
    '2026-11-1',
  ])('is not %j', (text) => {
    expect(() => parsePeriod(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
