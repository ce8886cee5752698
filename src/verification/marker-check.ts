import type { MarkersSeen } from '../core/checks/facts.ts';
import { type ExactTime, exactTimeOf, microsecondsOf, timeOfMicroseconds } from '../core/exact-time.ts';
import { KEPT_MARKERS, type LogMarker } from '../core/format/log/log-marker.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import type { TimePrecision } from '../ports/engine/replay.ts';
import type { FoundMarker, FoundMarkers } from '../ports/engine/target.ts';

const SECOND_US = 1_000_000;
/** A time in the log that is ahead by more is not explained by a clock that went back: a session can set it. */
const STEP_US = 600 * SECOND_US;

/** A backup or a shipment, in the order of the log. */
export interface MarkedPiece {
  readonly marker: LogMarker | undefined;
  /** Of a shipment: the latest commit time in it, and the time of the server at its end. */
  readonly log?: { readonly lastAt: string | null; readonly endedAt: string };
}

/** Rows that runs wrote into the source, each into the same table, and how exactly the log says when they were committed. */
export interface KnownMarkers {
  readonly table: string;
  /** In the order in which they were written. */
  readonly markers: readonly LogMarker[];
  /** That of the backup that is restored. It is in the backup, whatever its time. */
  readonly base: LogMarker | undefined;
  /** As many of the first ones were written before the source's clock went back, or all of them. */
  readonly steady: number;
  /**
   * The latest commit time in the log up to each. Where that is later than the marker, the clock went back between the two: a replay to a
   * moment before that time ends before the marker.
   */
  readonly aheadUs: ReadonlyMap<LogMarker, number>;
  /** A log of whole seconds is replayed to a moment without the transactions of the second in which it is. */
  readonly precision: TimePrecision;
}

const us = (time: string): number => microsecondsOf(exactTimeOf(time));

/**
 * The markers of the table that was used last. The others are left out, because two tables are not looked at.
 * @param pieces first the backup that is restored
 */
export function knownMarkers(pieces: readonly MarkedPiece[], precision: TimePrecision): KnownMarkers | undefined {
  const written = pieces.flatMap(({ marker }) => marker ?? []);
  const table = written.at(-1)?.table;
  if (table === undefined) return undefined;
  const own = written.filter((marker) => marker.table === table);
  const turn = own.findIndex((marker, at) => wentBack(own.slice(0, at), marker));
  const steady = turn === -1 ? own : own.slice(0, turn);
  // Of one during which the clock went back, it is not known when it was written.
  const usable = own.filter(({ from, to }) => us(from) <= us(to));
  const base = usable.find((each) => each === pieces[0]?.marker);
  return { table, precision, markers: usable, base, steady: steady.length, aheadUs: latestTimes(pieces, precision) };
}

/** A backup's marker is before its position in the log, which can be within the shipment before it. */
function latestTimes(pieces: readonly MarkedPiece[], precision: TimePrecision): Map<LogMarker, number> {
  const latest = new Map<LogMarker, number>();
  const inItUs = precision === 'seconds' ? SECOND_US : 0;
  let aheadUs = Number.NEGATIVE_INFINITY;
  for (const { marker, log } of pieces) {
    const lastUs = log === undefined || log.lastAt === null ? aheadUs : us(log.lastAt);
    if (log !== undefined && lastUs <= us(log.endedAt) + STEP_US) aheadUs = Math.max(aheadUs, lastUs + inItUs);
    if (marker !== undefined) latest.set(marker, aheadUs);
  }
  return latest;
}

/**
 * Whether the source's clock went back during a marker, or between it and an earlier one. Or it was not written after that: a backup
 * writes one before it takes its position in the log, and shipments can be made in between.
 */
function wentBack(before: readonly LogMarker[], { from, to }: LogMarker): boolean {
  return us(to) < us(from) || before.some((earlier) => us(to) < us(earlier.from));
}

/** From when on a replay to a moment includes the row. */
const isInFromUs = ({ to }: LogMarker, precision: TimePrecision): number =>
  us(to) + (precision === 'seconds' ? SECOND_US : 0);

/**
 * A part of the log, such that a marker is there and another one is not at each moment of it. All of it, if there is no such part.
 */
export function betweenMarkers(
  after: LogPosition,
  before: LogPosition,
  known: KnownMarkers | undefined,
): { readonly after: ExactTime; readonly before: ExactTime } {
  const all = { after: exactTimeOf(after.at), before: exactTimeOf(before.at) };
  const first = known?.markers[0];
  if (known === undefined || first === undefined || known.steady === 0) return all;
  const fromUs = Math.max(microsecondsOf(all.after), isInFromUs(first, known.precision));
  const lastUs = known.markers.reduce((latest, { from }) => Math.max(latest, us(from)), 0);
  const toUs = Math.min(microsecondsOf(all.before), lastUs);
  return fromUs < toUs ? { after: timeOfMicroseconds(fromUs), before: timeOfMicroseconds(toUs) } : all;
}

/**
 * Which markers are there, and which are not, at a moment at which both is known. Of one that was being committed at the moment, it
 * is not. A replay ends before the first transaction that is later than the moment: so none is early, whatever the clock did. But after
 * the clock went back, what is earlier can come after that transaction: it is not missing.
 * @param found in each table of this name in what was restored, the oldest first
 */
export function compareMarkers(known: KnownMarkers, moment: ExactTime, found: FoundMarkers): MarkersSeen {
  const atUs = microsecondsOf(moment);
  const values = new Set(found.flat().map(({ value }) => value));
  const keptUs = found.reduce((latest, rows) => Math.max(latest, keptSinceUs(rows)), 0);
  const steady = new Set(known.markers.slice(0, known.steady));
  const due = known.markers.filter(
    (marker) => isInFromUs(marker, known.precision) <= atUs && us(marker.from) >= keptUs,
  );
  const lacking = due.filter(({ value }) => !values.has(value));
  const isSteady = (marker: LogMarker): boolean =>
    steady.has(marker) && atUs >= (known.aheadUs.get(marker) ?? Number.NEGATIVE_INFINITY);
  const missing = lacking.filter(isSteady).length;
  const unclear = lacking.length - missing;
  const after = known.markers.filter((marker) => marker !== known.base && us(marker.from) > atUs);
  const early = after.filter(({ value }) => values.has(value)).length;
  return { before: due.length - unclear, missing, after: after.length, early, unclear };
}

/** Later runs deleted what is older, if a table has as many rows as are kept. */
function keptSinceUs(rows: readonly FoundMarker[]): number {
  if (rows.length < KEPT_MARKERS) return 0;
  const oldest = rows.find(({ at }) => at !== undefined)?.at;
  return oldest === undefined ? Number.POSITIVE_INFINITY : microsecondsOf(oldest);
}
