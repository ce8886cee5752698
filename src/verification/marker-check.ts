import type { MarkersSeen } from '../core/checks/facts.ts';
import { type ExactTime, exactTimeOf, microsecondsOf, timeOfMicroseconds } from '../core/exact-time.ts';
import { KEPT_MARKERS, type LogMarker } from '../core/format/log/log-marker.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import type { TimePrecision } from '../ports/engine/replay.ts';
import type { FoundMarker } from '../ports/engine/target.ts';

const SECOND_US = 1_000_000;

/** Rows that runs wrote into the source, each into the same table, and how exactly the log says when they were committed. */
export interface KnownMarkers {
  readonly table: string;
  readonly markers: readonly LogMarker[];
  /** A log of whole seconds is replayed to a moment without the transactions of the second in which it is. */
  readonly precision: TimePrecision;
}

const us = (time: string): number => microsecondsOf(exactTimeOf(time));

/**
 * The markers of the table that was used last. The others are left out, because two tables are not looked at.
 * @param markers in the order in which they were written
 */
export function knownMarkers(
  markers: readonly (LogMarker | undefined)[],
  precision: TimePrecision,
): KnownMarkers | undefined {
  const written = markers.filter((marker) => marker !== undefined);
  const table = written.at(-1)?.table;
  if (table === undefined) return undefined;
  const own = written.filter((marker) => marker.table === table).toSorted((a, b) => us(a.from) - us(b.from));
  return { table, markers: own, precision };
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
  const [first, last] = [known?.markers[0], known?.markers.at(-1)];
  if (known === undefined || first === undefined || last === undefined) return all;
  const fromUs = Math.max(microsecondsOf(all.after), isInFromUs(first, known.precision));
  const toUs = Math.min(microsecondsOf(all.before), us(last.from));
  return fromUs < toUs ? { after: timeOfMicroseconds(fromUs), before: timeOfMicroseconds(toUs) } : all;
}

/**
 * Which markers are there, and which are not, at a moment at which both is known. Of one that was being committed at the moment, it
 * is not.
 * @param found in the restored database, the oldest first. Those before them were deleted by later runs, if it is as many as are kept
 */
export function compareMarkers(known: KnownMarkers, moment: ExactTime, found: readonly FoundMarker[]): MarkersSeen {
  const atUs = microsecondsOf(moment);
  const values = new Set(found.map(({ value }) => value));
  const [oldest] = found;
  const keptUs = oldest === undefined || found.length < KEPT_MARKERS ? 0 : microsecondsOf(oldest.at);
  const before = known.markers.filter(
    (marker) => isInFromUs(marker, known.precision) <= atUs && us(marker.to) >= keptUs,
  );
  const after = known.markers.filter(({ from }) => us(from) > atUs);
  return {
    before: before.length,
    missing: before.filter(({ value }) => !values.has(value)).length,
    after: after.length,
    early: after.filter(({ value }) => values.has(value)).length,
  };
}
