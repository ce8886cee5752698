import { readBackupId } from '../../format/backup-id.ts';
import type { Link } from '../chain/lineage.ts';
import { GRACE_MS } from '../retention/retention.ts';
import { type AgedLog, type AgeOfLog, agesOfLog, openAgeOfLog } from './log-age.ts';
import { endsOfLines, type LineEnds } from './log-line.ts';
import { joined, type LogBackup, type LogWindow, logReach } from './log-window.ts';
import { type FinishedBackup, onServerClock } from './server-clock.ts';

/** Why moments of a period can't be restored. */
export const LOG_GAP_REASONS = [
  /** The first shipment begins later. */
  'not-begun',
  /** The log did not continue, so the next shipment began at a backup. */
  'new-line',
  /** The next shipment is of another source. */
  'other-source',
  /** A shipment is missing, which another one names. */
  'missing',
  /** The log is there, but no backup from which it leads to these moments. */
  'no-backup',
  /** Retention removed the backups or the shipments. This is no gap in the log. */
  'expired',
  /** Nothing was shipped any more. */
  'ended',
] as const;

export type LogGapReason = (typeof LOG_GAP_REASONS)[number];

/** A backup that is stored, or that retention removed. */
export interface PeriodBackup extends FinishedBackup {
  /** Salt and identity. */
  readonly source: string;
  readonly snapshotAt: Date;
  readonly isRemoved: boolean;
}

/** A span of a period whose moments can't be restored. */
export interface PeriodGap extends LogWindow {
  readonly reason: LogGapReason;
  /** The shipment that shows it. Undefined if none does. */
  readonly shipmentId: string | undefined;
}

/** What was shipped in a period. */
export interface PeriodLog {
  /** Oldest first. They don't touch. */
  readonly windows: readonly LogWindow[];
  /** All other moments of the period, oldest first. The log always ends shortly before now: that is none, unless it is late. */
  readonly gaps: readonly PeriodGap[];
  /** Shipments that others name and that are not there, although no retention can have removed them. */
  readonly missing: readonly Link[];
  /** How old the end of the log was just before each shipment was stored, and at the end. */
  readonly ages: readonly AgeOfLog[];
}

type Lines = readonly LineEnds<AgedLog>[];

/** What is known of one source. */
interface Source {
  readonly lines: Lines;
  readonly windows: readonly LogWindow[];
  /** A shipment that ended earlier is not needed for any moment of the period. */
  readonly neededSince: Date;
}

interface Known {
  readonly logs: readonly AgedLog[];
  readonly backups: readonly PeriodBackup[];
  readonly lines: Lines;
  readonly period: LogWindow;
  /** The first shipments of lines that continue one which should be there. */
  readonly broken: ReadonlySet<AgedLog>;
}

/**
 * Which moments of a period can be restored, and why others can't. All shipments must be there whose log is of the period, or leads to it
 * from the last stored backup before it.
 * @param period up to when it is known
 */
export function logOfPeriod(
  logs: readonly AgedLog[],
  backups: readonly PeriodBackup[],
  period: LogWindow,
): PeriodLog | undefined {
  if (logs.length === 0) return undefined;
  const kept = backups.filter(({ isRemoved }) => !isRemoved);
  const oldestMs = kept.reduce((oldest, backup) => Math.min(oldest, startMsOf(backup)), Number.POSITIVE_INFINITY);
  const sources = [...Map.groupBy(logs, ({ source }) => source)].map(([source, own]) =>
    sourceOf(
      own,
      kept.filter((each) => each.source === source),
      period,
    ),
  );
  const broken = new Set(
    sources.flatMap(({ lines, neededSince }) =>
      lines.flatMap(({ first }) => {
        const isNeeded = first.from > neededSince && first.from.getTime() >= oldestMs - GRACE_MS;
        return first.follows !== null && isNeeded ? [first] : [];
      }),
    ),
  );
  const lines = sources.flatMap((each) => each.lines);
  const windows = within(joined(sources.flatMap((each) => each.windows)), period);
  const missing = [...broken].flatMap(({ follows }) => follows ?? []);
  return {
    windows,
    gaps: gapsOf({ logs, backups, lines, period, broken }, windows),
    missing: distinct(missing),
    ages: agesOfLog(logs, period),
  };
}

/** Each once, in the order of their names. */
function distinct(links: readonly Link[]): Link[] {
  const byName = new Map(links.map((link) => [`${link.id} ${link.manifestSha256}`, link]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}

function sourceOf(own: readonly AgedLog[], backups: readonly PeriodBackup[], period: LogWindow): Source {
  const placed = onServerClock(backups, own);
  const before = placed.filter(({ from }) => from <= period.from);
  const neededSince = before.reduce((latest, { from }: LogBackup) => (from > latest ? from : latest), new Date(0));
  return {
    lines: endsOfLines(own),
    windows: logReach(own, placed)?.windows ?? [],
    neededSince: before.length === 0 ? period.from : neededSince,
  };
}

function startMsOf({ id }: FinishedBackup): number {
  return readBackupId(id).startedAt.getTime();
}

/** The rest of the period: where nothing was shipped, and where no backup leads to what was shipped. */
function gapsOf(known: Known, windows: readonly LogWindow[]): PeriodGap[] {
  const shipped = joined(known.lines.map(({ first, last }) => ({ from: first.from, to: last.to })));
  const rest = without([known.period], windows);
  const notShipped = without(rest, shipped).flatMap((span) => gapOf(span, known) ?? []);
  const unused = rest.flatMap((span) => within(shipped, span)).map((span) => unusedOf(span, known));
  return [...notShipped, ...unused].sort((a, b) => a.from.getTime() - b.from.getTime());
}

/** Undefined if the log only ends shortly before the period does, as it always does. */
function gapOf(span: LogWindow, { logs, lines, period, broken }: Known): PeriodGap | undefined {
  const next = earliest(lines.flatMap(({ first }) => (first.from >= span.to ? [first] : [])));
  if (next === undefined) {
    const isLate = openAgeOfLog(logs, period.to)?.isLate === true;
    return isLate ? { ...span, reason: 'ended', shipmentId: undefined } : undefined;
  }
  if (next.follows !== null) {
    return { ...span, reason: broken.has(next) ? 'missing' : 'expired', shipmentId: next.id };
  }
  const before = logs.filter(({ to }) => to <= span.from);
  const last = before.reduce<AgedLog | undefined>((a, b) => (a === undefined || b.to > a.to ? b : a), undefined);
  const reason = last === undefined ? 'not-begun' : last.source === next.source ? 'new-line' : 'other-source';
  return { ...span, reason, shipmentId: next.id };
}

function earliest(logs: readonly AgedLog[]): AgedLog | undefined {
  return logs.reduce<AgedLog | undefined>((a, b) => (a === undefined || b.from < a.from ? b : a), undefined);
}

/** Moments that were shipped, and to which no stored backup leads. */
function unusedOf(span: LogWindow, { lines, backups, broken, period }: Known): PeriodGap {
  const own = lines.filter(({ first, last }) => first.from <= span.from && last.to > span.from);
  const removed = backups.filter(({ isRemoved }) => isRemoved);
  const isExpired = ({ first }: LineEnds<AgedLog>): boolean => {
    if (removed.some(({ snapshotAt }) => snapshotAt >= first.from && snapshotAt <= span.to)) return true;
    if (first.follows !== null) return !broken.has(first);
    const isOld = readBackupId(first.baseId).startedAt < period.from;
    return removed.some(({ id }) => id === first.baseId) || (isOld && !backups.some(({ id }) => id === first.baseId));
  };
  const reason = own.some(isExpired) ? 'expired' : 'no-backup';
  return { ...span, reason, shipmentId: own[0]?.first.id };
}

/** The parts of spans that are within another one. */
function within(spans: readonly LogWindow[], { from, to }: LogWindow): LogWindow[] {
  return spans.flatMap((span) => {
    const part = { from: span.from > from ? span.from : from, to: span.to < to ? span.to : to };
    return part.from < part.to ? [part] : [];
  });
}

/** The parts of spans that are in none of the others. @param others oldest first; they don't touch */
function without(spans: readonly LogWindow[], others: readonly LogWindow[]): LogWindow[] {
  return spans.flatMap((span) => {
    const parts: LogWindow[] = [];
    let { from } = span;
    for (const other of within(others, span)) {
      if (other.from > from) parts.push({ from, to: other.from });
      from = other.to;
    }
    if (from < span.to) parts.push({ from, to: span.to });
    return parts;
  });
}
