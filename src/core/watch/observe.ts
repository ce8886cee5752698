import type { RunOrigin } from '../run-origin.ts';
import type { Sighting, Subject } from './condition.ts';
import type { WatchEvent } from './event.ts';
import { type ConditionHistory, conditionsOf, earliest, type Incident, incidentsOf, subjectKey } from './incident.ts';
import { dueReminder, isRemindedByOthers } from './reminder.ts';

/** What one run saw. */
export interface Seen {
  /** None if the run was cancelled or skipped: it changes nothing. */
  readonly sightings: readonly Sighting[];
  readonly origin: RunOrigin | null;
  /** Whether a store keeps a suspicion about this subject until the next run. Otherwise a warning opens at once. */
  readonly keepsSuspicionOf: (subject: Subject) => boolean;
  /** Returns the random id of a new incident, in hex. Without a store, it may be derived from the subject. */
  readonly createId: (subject: Subject) => string;
}

/** What is recorded with each observation. */
interface Moment {
  readonly at: string;
  readonly origin: RunOrigin | null;
}

/**
 * What a run adds to the history. Depends neither on the order of the events nor on clocks that agree.
 *
 * A critical condition opens an incident at once, a warning when a second run observes it. Only an observation that the same
 * condition is no longer present closes an incident. A reminder is due if the condition is observed again, or if any run of the
 * same database ends without an observation that closes it: a database whose backups no longer run at all has only verifications.
 */
export function observe(history: readonly WatchEvent[], seen: Seen, now: Date): WatchEvent[] {
  if (seen.sightings.length === 0) return [];
  const moment: Moment = { at: now.toISOString(), origin: seen.origin };
  const conditions = conditionsOf(incidentsOf(history));
  const sightings = mergeSightings(seen.sightings);
  const events: WatchEvent[] = [...conditions.values()].flatMap(({ surplus }) =>
    surplus.map(({ id }) => ({ type: 'closed', incident: id, reason: 'duplicate', ...moment }) as const),
  );
  const closed = new Set<string>();
  for (const [key, sighting] of sightings) {
    const known = conditions.get(key);
    if (isOutdated(sighting, known, now)) {
      sightings.delete(key);
      continue;
    }
    const added = sighting.present ? seenPresent(sighting, known, seen, moment) : seenAbsent(known, moment);
    if (!sighting.present) closed.add(key);
    events.push(...added);
  }
  const databases = new Set(seen.sightings.map(({ database }) => database));
  for (const [key, { open }] of conditions) {
    if (open === undefined || closed.has(key)) continue;
    const sighting = sightings.get(key);
    const { database } = open.subject;
    const isConcerned = isRemindedByOthers(open) && (database === '' || databases.has(database));
    if (sighting !== undefined || isConcerned) events.push(...remind(open, sighting, moment, now));
  }
  return events;
}

/** One per condition. That something is wrong counts more than that it is not, and the worse severity counts. */
function mergeSightings(sightings: readonly Sighting[]): Map<string, Sighting> {
  const rank = ({ present, severity }: Sighting): number => (present ? (severity === 'critical' ? 2 : 1) : 0);
  const merged = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const key = subjectKey(sighting);
    const known = merged.get(key);
    if (known === undefined || rank(sighting) > rank(known)) merged.set(key, sighting);
  }
  return merged;
}

/** A time that is further ahead than this was written by a clock that was wrong. */
const AHEAD_MS = 86_400_000;

/** Evidence that is older than what changed the incident says nothing about its present state. */
function isOutdated({ asOf, present }: Sighting, known: ConditionHistory | undefined, now: Date): boolean {
  if (asOf === undefined || known === undefined) return false;
  // Otherwise nothing would change the incident until that time has come.
  const isBefore = (at: string): boolean => asOf <= at && Date.parse(at) <= now.getTime() + AHEAD_MS;
  if (!present) return known.open !== undefined && isBefore(known.open.openedAt);
  return known.open === undefined && known.recovered.some(({ closed }) => closed !== undefined && isBefore(closed.at));
}

function subjectOf({ condition, database, destination }: Sighting): Subject {
  return { condition, database, destination };
}

function seenPresent(
  sighting: Sighting,
  known: ConditionHistory | undefined,
  { keepsSuspicionOf, createId }: Seen,
  moment: Moment,
): WatchEvent[] {
  const { severity, details } = sighting;
  const observed = { severity, details, ...moment };
  const open = known?.open;
  if (open !== undefined) {
    const isWorse = severity === 'critical' && open.severity === 'warning';
    return isWorse ? [{ type: 'escalated', incident: open.id, ...observed }] : [];
  }
  const subject = subjectOf(sighting);
  const [suspicion, ...others] = known?.suspicions ?? [];
  const isConfirmed = known?.suspicions.some(({ suspectedBy }) =>
    suspectedBy.some((each) => !isSameRun(each, moment.origin)),
  );
  if (severity === 'warning' && isConfirmed !== true && keepsSuspicionOf(subject)) {
    if (suspicion !== undefined) return [];
    return [{ type: 'suspected', incident: createId(subject), subject, ...observed }];
  }
  const incident = suspicion?.id ?? createId(subject);
  const since = earliest(moment.at, ...(known?.suspicions ?? []).map((each) => each.since));
  return [{ type: 'opened', incident, subject, since, ...observed }, ...others.map((each) => clear(each, moment))];
}

function seenAbsent(known: ConditionHistory | undefined, moment: Moment): WatchEvent[] {
  if (known === undefined) return [];
  const { open, suspicions } = known;
  const cleared = suspicions.map((each) => clear(each, moment));
  if (open === undefined) return cleared;
  return [{ type: 'closed', incident: open.id, reason: 'recovered', ...moment }, ...cleared];
}

function clear({ id }: Incident, { at }: Moment): WatchEvent {
  return { type: 'cleared', incident: id, at };
}

/** A run that did not examine the condition repeats what was observed last. */
function remind(open: Incident, sighting: Sighting | undefined, moment: Moment, now: Date): WatchEvent[] {
  const { details, severity } = sighting ?? open;
  const day = dueReminder(open, details, now);
  if (day === undefined) return [];
  const origin = sighting === undefined ? open.origin : moment.origin;
  return [{ type: 'reminded', incident: open.id, day, severity, details, at: moment.at, origin }];
}

/** A run without an origin is never the same as another. */
function isSameRun(a: RunOrigin | null, b: RunOrigin | null): boolean {
  if (a === null || b === null) return false;
  return a.repository === b.repository && a.runId === b.runId && a.attempt === b.attempt;
}
