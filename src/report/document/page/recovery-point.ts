import { parseBackupId, readBackupId } from '../../../core/format/backup-id.ts';
import type { DatabaseHistory } from '../../facts/history.ts';
import { humanAge, humanMs, plural } from '../../format.ts';
import type { Curve, Point, TimeSpan } from '../chart.ts';
import { type ChartBlock, toned } from '../document.ts';
import { fewRows, msOf, periodsOf } from './periods.ts';

/** Points that a chart can show next to each other. */
const MOST_POINTS = 700;
/** Backups that a line can follow up and down. */
const MOST_TEETH = 45;

/** A time in which the same backup was the newest one. */
export interface Reign {
  readonly fromMs: number;
  readonly toMs: number;
  /** Time of its data. */
  readonly snapshotMs: number;
}

/** How old the newest recoverable data was at any time. */
export function recoveryPointChart(history: DatabaseHistory, span: TimeSpan): ChartBlock | undefined {
  const reigns = reignsOf(history).filter(({ toMs }) => toMs > span.fromMs);
  if (reigns.length === 0) return undefined;
  const { rpoMs } = history.objectives;
  const limit = rpoMs === undefined ? undefined : { name: `RPO ${humanMs(rpoMs)}`, value: rpoMs };
  const breaches = rpoMs === undefined ? [] : reigns.filter((reign) => worstOf(reign) > rpoMs);
  const worst = reigns.reduce((most, reign) => Math.max(most, worstOf(reign)), 0);
  const judged =
    rpoMs === undefined
      ? 'No RPO is set.'
      : breaches.length === 0
        ? `It never exceeded the RPO of ${humanMs(rpoMs)}.`
        : `It exceeded the RPO of ${humanMs(rpoMs)} ${plural(breaches.length, 'time')}.`;
  return {
    kind: 'chart',
    title: 'Age of the newest recoverable data',
    sentence: `At most ${humanAge(worst)} old. ${judged}`,
    chart: {
      kind: 'curves',
      unit: 'duration',
      ...span,
      curves: curvesOf(reigns, span),
      limit,
    },
    table: {
      kind: 'table',
      extent: 'detail',
      columns: [
        { title: 'time' },
        { title: 'backups', align: 'right' },
        { title: 'oldest', align: 'right' },
        { title: 'over the RPO', align: 'right' },
      ],
      rows: fewRows(rowsOf(reigns, span, rpoMs), ({ name, made, worstMs, overMs }) => [
        name,
        String(made),
        worstMs === undefined ? 'unknown' : humanAge(worstMs),
        overMs === 0 ? '' : toned('bad', humanAge(overMs)),
      ]),
    },
  };
}

function worstOf({ toMs, snapshotMs }: Reign): number {
  return toMs - snapshotMs;
}

/**
 * Which backup was the newest one, and when. Where retention removed backups, only the time before each of the others is known: it
 * names the one before it.
 */
export function reignsOf({ backups, removed, to }: DatabaseHistory): Reign[] {
  const now = msOf(to);
  const byId = new Map(backups.map((backup) => [backup.id, backup]));
  const gone = new Set(removed.map(({ id }) => id));
  const ordered = backups.toSorted((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1));
  const reigns: Reign[] = [];
  for (const [at, { finishedAt, predecessor }] of ordered.entries()) {
    const before = predecessor === undefined ? ordered[at - 1]?.id : predecessor;
    if (before === null || before === undefined) continue;
    const known = byId.get(before);
    if (known === undefined && !gone.has(before) && parseBackupId(before) === undefined) continue;
    const beganMs = known === undefined ? readBackupId(before).startedAt.getTime() : msOf(known.finishedAt);
    const snapshotMs = known === undefined ? beganMs : msOf(known.snapshotAt);
    reigns.push({ fromMs: beganMs, toMs: Math.max(beganMs, msOf(finishedAt)), snapshotMs });
  }
  const newest = ordered.at(-1);
  if (newest !== undefined) {
    reigns.push({
      fromMs: msOf(newest.finishedAt),
      toMs: Math.max(now, msOf(newest.finishedAt)),
      snapshotMs: msOf(newest.snapshotAt),
    });
  }
  return reigns;
}

/** The age grows until the next backup. Where there are too many to follow, a line joins the ages that were reached. */
function curvesOf(reigns: readonly Reign[], span: TimeSpan): Curve[] {
  const within = pointsOf(reigns).filter(([ms]) => ms >= span.fromMs);
  const [hue, shape] = [1, 'area'] as const;
  if (within.length > MOST_POINTS) return [{ name: 'age, at most', hue, shape, points: thinned(within, span) }];
  if (reigns.length <= MOST_TEETH) return [{ name: 'age', hue, shape, points: within }];
  return [
    { name: 'age', hue, shape: 'fill', points: within },
    { name: 'when the next one was made', hue, shape: 'line', points: reachedOf(reigns) },
  ];
}

/** How old the data became. The newest backup has not been replaced: its age is no such point unless it is higher already. */
function reachedOf(reigns: readonly Reign[]): Point[] {
  const [before, newest] = reigns.slice(-2);
  const isLower = before !== undefined && newest !== undefined && worstOf(newest) < worstOf(before);
  return (isLower ? reigns.slice(0, -1) : reigns).flatMap((reign, at): Point[] => {
    const last = reigns[at - 1]?.toMs ?? reign.fromMs;
    return [...(reign.fromMs <= last ? [] : [[last, null] as const]), [reign.toMs, worstOf(reign)]];
  });
}

function pointsOf(reigns: readonly Reign[]): Point[] {
  return reigns.flatMap(({ fromMs, toMs, snapshotMs }, at): Point[] => {
    const isNext = at === 0 || fromMs <= (reigns[at - 1]?.toMs ?? 0);
    return [
      ...(isNext ? [] : [[reigns[at - 1]?.toMs ?? fromMs, null] as const]),
      [fromMs, fromMs - snapshotMs],
      [toMs, toMs - snapshotMs],
    ];
  });
}

/** The oldest of each part of the time. */
function thinned(within: readonly Point[], { fromMs, toMs }: TimeSpan): Point[] {
  const parts = MOST_POINTS / 2;
  const part = (toMs - fromMs) / parts;
  const groups = Map.groupBy(within, ([ms]) => Math.min(parts - 1, Math.floor((ms - fromMs) / part)));
  return [...groups].flatMap(([at, group]): Point[] => {
    const known = group.filter(([, value]) => value !== null);
    const worst = known.reduce((most, [, value]) => Math.max(most, value ?? 0), 0);
    const middle = fromMs + (at + 0.5) * part;
    return [
      ...(known.length === 0 ? [] : [[middle, worst] as const]),
      ...(group.length === known.length ? [] : [[middle, null] as const]),
    ];
  });
}

interface Row {
  readonly name: string;
  readonly made: number;
  readonly worstMs: number | undefined;
  readonly overMs: number;
}

function rowsOf(reigns: readonly Reign[], span: TimeSpan, rpoMs: number | undefined): Row[] {
  return periodsOf(span).map(({ fromMs, toMs, name }) => {
    const within = reigns.filter((reign) => reign.toMs > fromMs && reign.fromMs < toMs);
    const ages = within.map((reign) => Math.min(reign.toMs, toMs) - reign.snapshotMs);
    const over = within.map((reign) =>
      rpoMs === undefined ? 0 : Math.max(0, Math.min(reign.toMs, toMs) - Math.max(reign.snapshotMs + rpoMs, fromMs)),
    );
    return {
      name,
      made: within.filter((reign) => reign.fromMs >= fromMs).length,
      worstMs: ages.length === 0 ? undefined : Math.max(...ages),
      overMs: over.reduce((sum, each) => sum + each, 0),
    };
  });
}
