import type { MadeBackup, Reached } from '../../report/facts/evidence.ts';
import type { TestEntry } from '../../report/facts/history.ts';

export interface Measured {
  readonly ms: number;
  readonly at: string;
}

/** The time that is examined, which ends with the period or with the evidence. */
export interface Examined {
  readonly from: Date;
  readonly to: Date;
}

/** How long each restore took. */
export function recoveryTimeOf(tests: readonly TestEntry[]): Reached {
  const measured = tests.flatMap(({ restoreMs, finishedAt }) =>
    restoreMs === null ? [] : [{ ms: restoreMs, at: finishedAt }],
  );
  return reached(measured, tests.findLast(({ objectives }) => objectives.rtoMs !== null)?.objectives.rtoMs ?? null);
}

/**
 * How old the newest recovery point was just before the next one was stored, which is when it was oldest. The last one of the period
 * counts until its end.
 * @param before the last backup before the period, if it is known
 */
export function recoveryPointOf(
  { backups, tests }: { readonly backups: readonly MadeBackup[]; readonly tests: readonly TestEntry[] },
  examined: Examined,
  before: MadeBackup | undefined,
): Reached {
  const sorted = [...(before === undefined ? [] : [before]), ...backups].toSorted((a, b) =>
    a.snapshotAt < b.snapshotAt ? -1 : 1,
  );
  const measured = sorted.map(({ snapshotAt }, at): Measured => {
    const storedAt = sorted[at + 1]?.finishedAt ?? examined.to.toISOString();
    return { ms: Math.max(0, Date.parse(storedAt) - Date.parse(snapshotAt)), at: storedAt };
  });
  return reached(measured, tests.findLast(({ objectives }) => objectives.rpoMs !== null)?.objectives.rpoMs ?? null);
}

/** Median and worst of what was measured. */
export function reached(measured: readonly Measured[], objectiveMs: number | null): Reached {
  const sorted = measured.toSorted((a, b) => a.ms - b.ms);
  const worst = sorted.at(-1);
  return {
    objectiveMs,
    measured: sorted.length,
    above: objectiveMs === null ? 0 : sorted.filter(({ ms }) => ms > objectiveMs).length,
    medianMs: sorted[Math.floor((sorted.length - 1) / 2)]?.ms ?? null,
    worstMs: worst?.ms ?? null,
    worstAt: worst?.at ?? null,
  };
}
