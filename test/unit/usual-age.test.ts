import { expect, test } from 'vitest';
import { usualAgeMs } from '../../src/core/planning/usual-age.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse('2026-11-21T02:00:00Z');
const every = (intervalMs: number, count: number): Date[] =>
  Array.from({ length: count }, (_, at) => new Date(NOW - at * intervalMs));

test.each([
  ['no backup', [], 25 * HOUR_MS],
  ['two, a week apart', every(7 * DAY_MS, 2), 25 * HOUR_MS],
  ['hourly ones', every(HOUR_MS, 30), 25 * HOUR_MS],
  ['daily ones', every(DAY_MS, 5), 49 * HOUR_MS],
  ['weekly ones, listed in any order', every(7 * DAY_MS, 5).reverse(), 14 * DAY_MS + HOUR_MS],
  ['daily ones after years of weekly ones', [...every(DAY_MS, 11), ...every(7 * DAY_MS, 99)], 49 * HOUR_MS],
  ['daily ones with a manual one', [...every(DAY_MS, 5), new Date(NOW - HOUR_MS)], 49 * HOUR_MS],
])('%s: the newest is no surprise up to its usual age', (_name, startedAt, expected) => {
  expect(usualAgeMs(startedAt)).toBe(expected);
});
