import { expect, it } from 'vitest';
import { isClockWrong, measureSkewMs } from '../../src/core/planning/clock-skew.ts';
import { CLOCK_SKEW_MS } from '../../src/core/planning/retention/catalog-trust.ts';

it.each([
  ['between question and answer', 1_500, 0],
  ['at the question', 1_000, 0],
  ['at the answer', 2_000, 0],
  ['before the question', 400, -600],
  ['after the answer', 2_300, 300],
])('a clock that says a time %s', async (_when, thereMs, skewMs) => {
  const times = [1_000, 2_000];
  const here = () => new Date(times.shift() ?? Number.NaN);
  expect(await measureSkewMs(here, async () => new Date(thereMs))).toBe(skewMs);
});

it('is wrong by more than what a backup tolerates, in both directions', () => {
  expect([0, CLOCK_SKEW_MS, -CLOCK_SKEW_MS].map(isClockWrong)).toEqual([false, false, false]);
  expect([CLOCK_SKEW_MS + 1, -CLOCK_SKEW_MS - 1].map(isClockWrong)).toEqual([true, true]);
});
