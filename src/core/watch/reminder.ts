import type { ConditionDetails, ConditionName } from './condition.ts';
import type { Incident } from './incident.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_DAYS = [1, 3, 7];
const EVERY_DAYS = 7;
/** The run of the next night may start earlier than that of the night before, which was late. */
const EARLY_MS = 3 * HOUR_MS;
/** A time that is further in the future than this was written by a clock that was wrong. */
const FUTURE_MS = 14 * DAY_MS;

/**
 * Runs that people start when they need them. One that failed may never be repeated, so only another failure is a reason to remind.
 */
const ON_DEMAND: ReadonlySet<ConditionName> = new Set<ConditionName>([
  'restore-failed',
  'drill-failed',
  'runbook-failed',
  'list-failed',
  'check-destinations-failed',
  'hold-failed',
  'release-failed',
  'page-failed',
  'evidence-failed',
  'doctor-failed',
]);

/** Whether an incident is also a reason to remind if the run did not examine its condition. */
export function isRemindedByOthers({ subject: { condition } }: Incident): boolean {
  return !ON_DEMAND.has(condition);
}

/** A warning of something that is this far away does not get the first two reminders: there is a date to plan for. */
const FAR_MS = 7 * DAY_MS;

function isForecast({ severity }: Incident, { seriousAt }: ConditionDetails, now: Date): boolean {
  return severity === 'warning' && seriousAt !== undefined && Date.parse(seriousAt) > now.getTime() + FAR_MS;
}

/**
 * The day of the reminder that is due for an open incident: 1, 3 or 7 days after its opening, and then every 7 days. If several
 * are due, the newest. Never a day that has one, nor an earlier one, so that a clock that jumps backward repeats nothing.
 */
export function dueReminder(incident: Incident, details: ConditionDetails, now: Date): number | undefined {
  const { openedAt, reminders } = incident;
  const isPossible = (time: number): boolean => time <= now.getTime() + FUTURE_MS;
  const startedAt = Math.min(...[openedAt, ...reminders.map(({ at }) => at)].map((time) => Date.parse(time)));
  // If the clock of the run that opened it was far ahead, its days would be counted from a time that is years away.
  const day = isPossible(startedAt) ? dayAfter(now.getTime() - startedAt) : 1;
  if (day !== undefined && day < EVERY_DAYS && isForecast(incident, details, now)) return undefined;
  if (day === undefined || reminders.some((each) => each.day === day)) return undefined;
  return reminders.some((each) => each.day > day && isPossible(Date.parse(each.at))) ? undefined : day;
}

function dayAfter(elapsedMs: number): number | undefined {
  const days = Math.floor((elapsedMs + EARLY_MS) / DAY_MS);
  if (days >= EVERY_DAYS) return days - (days % EVERY_DAYS);
  return FIRST_DAYS.findLast((day) => day <= days);
}
