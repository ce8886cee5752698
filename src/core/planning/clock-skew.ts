import { CLOCK_SKEW_MS } from './retention/catalog-trust.ts';

/**
 * How far another clock is ahead of this machine's. Negative: behind. The answer takes time, so every time between question and answer
 * counts as equal.
 */
export async function measureSkewMs(here: () => Date, there: () => Promise<Date>): Promise<number> {
  const askedMs = here().getTime();
  const thereMs = (await there()).getTime();
  const answeredMs = here().getTime();
  if (thereMs < askedMs) return thereMs - askedMs;
  return Math.max(0, thereMs - answeredMs);
}

/** Whether two clocks differ so much that ages and dates can't be relied on. */
export function isClockWrong(skewMs: number): boolean {
  return Math.abs(skewMs) > CLOCK_SKEW_MS;
}
