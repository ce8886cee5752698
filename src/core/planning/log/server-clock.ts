import type { ShippedLog } from './log-line.ts';
import type { LogBackup } from './log-window.ts';

/** What a manifest says of a backup, by the clock of the machine that made it. */
export interface FinishedBackup {
  readonly id: string;
  readonly finishedAt: Date;
  /** False if it does not say where it is in the log. */
  readonly inLog?: false | undefined;
}

/**
 * From when on a replay can begin at backups, by the clock of the server, which the times of shipments are by. A backup takes its place in
 * the log before it finishes. How far the server's clock is ahead, the nearest shipment tells: it leads to the time at which it began, or
 * seconds later. So the result is never too early. At a backup that does not say where it is in the log, none can begin.
 */
export function onServerClock(backups: readonly FinishedBackup[], logs: readonly ShippedLog[]): LogBackup[] {
  const sorted = logs.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  return backups.flatMap(({ id, finishedAt, inLog }) => {
    if (inLog === false) return [];
    const nearest = nearestTo(finishedAt.getTime(), sorted);
    const aheadMs = nearest === undefined ? 0 : nearest.to.getTime() - nearest.startedAt.getTime();
    return { id, from: new Date(finishedAt.getTime() + aheadMs) };
  });
}

/** @param sorted by their start */
function nearestTo(timeMs: number, sorted: readonly ShippedLog[]): ShippedLog | undefined {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((sorted[middle]?.startedAt.getTime() ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [sorted[low - 1], sorted[low]];
  if (before === undefined || after === undefined) return after ?? before;
  return timeMs - before.startedAt.getTime() < after.startedAt.getTime() - timeMs ? before : after;
}
