import type { ConditionName } from './condition.ts';
import type { Incident } from './incident.ts';

/** What follows from another condition, so that people who were told of the cause need no second alert. */
const CAUSES: Readonly<Partial<Record<ConditionName, readonly ConditionName[]>>> = {
  'backup-overdue': ['backup-failed', 'schedule-disabled'],
  'verification-overdue': ['verification-error'],
};

/** Whether an incident is explained by another one of the same database: a cause that lasted at the same time. */
export function isCauseOf(cause: Incident, effect: Incident): boolean {
  if (cause.subject.database !== effect.subject.database) return false;
  if (CAUSES[effect.subject.condition]?.includes(cause.subject.condition) !== true) return false;
  // What is still open after its cause is over is told.
  if (effect.closed === undefined) return cause.closed === undefined;
  return cause.openedAt <= effect.closed.at && (cause.closed === undefined || cause.closed.at >= effect.openedAt);
}
