import { compareIds } from '../../core/format/backup-id.ts';
import { startOfOwner } from '../../core/format/log/log-id.ts';
import { endsOfLines, type ShippedLog } from '../../core/planning/log/log-line.ts';
import { type LogBackup, type LogReach, type LogWindow, logReach } from '../../core/planning/log/log-window.ts';
import type { OwnLogs } from './own-logs.ts';

/** Of as many shipments before a line began, one usually ended the line before it. */
const FEW = 8;
/** Lines that are looked for, newest first: a planted shipment must not make a status read everything. */
const MOST_LINES = 10;

/**
 * The reach of what was read, without gaps that are none: the shipment that fills a gap can have an earlier name than those that were
 * read, by another machine's clock. Or it was committed while the names were listed, and only the one after it was.
 */
export async function bridgeGaps(own: OwnLogs, backups: () => readonly LogBackup[]): Promise<LogReach | undefined> {
  for (;;) {
    const reach = logReach(own.logs, backups());
    const gaps = reach?.gaps ?? [];
    const isIn = ({ from }: ShippedLog): boolean => gaps.some((gap) => from > gap.from && from <= gap.to);
    const before = endsOfLines(own.logs).flatMap(({ first }) => (isIn(first) ? (first.follows?.id ?? []) : []));
    const unread = before.filter((id) => !own.hasRead(id));
    if (unread.length === 0) return reach;
    await own.read(unread);
  }
}

/**
 * The gaps before what was read, oldest first: where a line began at a backup, and the line before it had ended earlier. Each shipment
 * says at which backup its line began, so that only a few are read around that. Where no backup is from before, no gap matters. A
 * shipment that is missing within a line is not found.
 * @param ids all shipments, as listed
 */
export async function findOlderGaps(
  own: OwnLogs,
  ids: readonly string[],
  backups: readonly LogBackup[],
): Promise<LogWindow[]> {
  const sorted = ids.toSorted(compareIds);
  const gaps: LogWindow[] = [];
  let baseId = own.logs.map((log) => log.baseId).toSorted(compareIds)[0];
  for (let line = 0; line < MOST_LINES && baseId !== undefined; line += 1) {
    const begunAt = baseId;
    if (!backups.some(({ id }) => compareIds(id, begunAt) < 0)) break;
    const isKnown = own.logs.some((log) => isBegin(log, begunAt));
    await own.read(around(sorted, begunAt, isKnown));
    const end = furthestBefore(own.logs, begunAt);
    const gap = end === undefined ? undefined : gapBetween(end, begunAt, { logs: own.logs, backups });
    if (gap !== undefined) gaps.unshift(gap);
    baseId = end?.baseId;
  }
  return gaps;
}

function isBegin({ baseId, follows }: ShippedLog, base: string): boolean {
  return baseId === base && follows === null;
}

/** @param isKnown whether the first shipment after the backup was read */
function around(sorted: readonly string[], backup: string, isKnown: boolean): readonly string[] {
  const sinceMs = startOfOwner(backup).getTime();
  const found = sorted.findIndex((id) => startOfOwner(id).getTime() >= sinceMs);
  const index = found < 0 ? sorted.length : found;
  return sorted.slice(Math.max(0, index - FEW), isKnown ? index : index + FEW);
}

/** The end of what was shipped of the lines that began at older backups. */
function furthestBefore(logs: readonly ShippedLog[], base: string): ShippedLog | undefined {
  return logs
    .filter(({ baseId }) => compareIds(baseId, base) < 0)
    .toSorted((one, other) => other.to.getTime() - one.to.getTime())[0];
}

interface Known {
  readonly logs: readonly ShippedLog[];
  readonly backups: readonly LogBackup[];
}

/** Undefined if there is none, or if no backup leads to the moments before it. */
function gapBetween(end: ShippedLog, base: string, { logs, backups }: Known): LogWindow | undefined {
  const begin = logs.find((log) => isBegin(log, base));
  const isUsed = backups.some(({ id, from }) => compareIds(id, end.baseId) >= 0 && from <= end.to);
  if (begin === undefined || begin.from <= end.to || !isUsed) return undefined;
  const isKept = backups.some(({ id }) => id === base);
  const later = backups.map(({ from }) => from.getTime()).filter((ms) => ms >= begin.from.getTime());
  const to = isKept || later.length === 0 ? begin.from : new Date(Math.min(...later));
  return { from: end.to, to };
}
