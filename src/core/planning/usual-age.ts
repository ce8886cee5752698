const HOUR_MS = 3_600_000;
/** Gaps between backups that are compared. */
const COMPARED = 10;
/** With fewer gaps, nothing is known about the schedule. */
const ENOUGH = 2;
/** Most databases are backed up daily, and a run may start an hour late. */
const LEAST_MS = 25 * HOUR_MS;

/**
 * The age up to which the newest backup is no surprise: one missed run, and an hour for a late one. Of the last gaps between
 * backups, the median counts, because a manual backup or a missed one is not the schedule.
 * @param startedAt when each backup was made, in any order
 */
export function usualAgeMs(startedAt: readonly Date[]): number {
  return knownUsualAgeMs(startedAt) ?? LEAST_MS;
}

/** The same of anything that recurs, or undefined if there are too few to tell. */
export function knownUsualAgeMs(startedAt: readonly Date[]): number | undefined {
  const times = startedAt.map((time) => time.getTime()).toSorted((a, b) => b - a);
  const gaps = times.slice(1, COMPARED + 1).map((time, at) => (times[at] ?? time) - time);
  if (gaps.length < ENOUGH) return undefined;
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(LEAST_MS, 2 * median + HOUR_MS);
}
