import type { Sighting } from '../../core/watch/condition.ts';
import type { ShipReport } from '../facts/ship.ts';
import type { StatusReport } from '../facts/status/status.ts';
import { absent, overdue, present, type SightingFacts } from './sighting.ts';

/** What a shipment observed of the log besides its own failure. */
export function ofShip({ shipment, error }: ShipReport, { database }: SightingFacts): Sighting[] {
  const gap = { condition: 'log-gap', database } as const;
  if (shipment === undefined) {
    const isBroken = error?.code === 'LOG_GAP' || error?.code === 'LOG_UNSAFE';
    return isBroken ? [present(gap, { code: error.code })] : [];
  }
  const { id, from, to, gapSince } = shipment;
  const isUpToDate = absent({ condition: 'log-late', database, asOf: to });
  if (gapSince === null) return [absent(gap), isUpToDate];
  const found = Math.max(0, Date.parse(from) - Date.parse(gapSince));
  return [present(gap, { about: id, since: gapSince, found, unit: 'ms' }), isUpToDate];
}

/**
 * Where the log at the destination with the newest one ends. A gap is observed by the shipment that begins after it. What is late may
 * be at a destination that could not be read.
 */
export function logOfStatus(report: StatusReport, facts: SightingFacts): Sighting[] {
  const isComplete = (report.unreadable ?? []).length === 0;
  return lateLog(report, facts).filter(({ present: isLate }) => isComplete || !isLate);
}

function lateLog({ destinations, objectives }: StatusReport, { database, now }: SightingFacts): Sighting[] {
  const where = { condition: 'log-late', database } as const;
  const logs = destinations.flatMap(({ log }) => log ?? []);
  const [furthest] = logs.toSorted((a, b) => Date.parse(b.reachedAt) - Date.parse(a.reachedAt));
  if (furthest === undefined) return objectives?.logRpoMs === undefined ? [] : [present(where)];
  const limitMs = objectives?.logRpoMs ?? furthest.usualAgeMs ?? undefined;
  if (limitMs === undefined) return [];
  return [overdue(where, { lastAt: furthest.reachedAt, doneAt: furthest.shippedAt, limitMs }, now)];
}
