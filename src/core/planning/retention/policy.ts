import { RestorableError } from '../../errors.ts';
import { Calendar, GENERATIONS, type Generation } from '../schedule/calendar.ts';

/** Which backups are kept. Each rule keeps backups independently: a backup is removed only if no rule keeps it. */
export interface RetentionPolicy {
  /** The newest this many. */
  readonly keepLast: number;
  /** All that are at most this much older than the newest. */
  readonly keepWithinMs: number;
  /** The newest of each of the last this many hours, days, ISO weeks, months and years that have a backup. */
  readonly generations: Readonly<Record<Generation, number>>;
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string;
}

/** A policy as a user gave it. */
export interface PolicyValues extends Readonly<Partial<Record<Generation, number | undefined>>> {
  readonly keepLast?: number | undefined;
  readonly keepWithinMs?: number | undefined;
  readonly timeZone?: string | undefined;
}

const NONE: RetentionPolicy['generations'] = { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 };

/** Hourly for a day, daily for 30 days, weekly for three months, monthly for a year. */
export const DEFAULT_POLICY: RetentionPolicy = {
  keepLast: 0,
  keepWithinMs: 0,
  generations: { ...NONE, hourly: 24, daily: 30, weekly: 13, monthly: 12 },
  timeZone: 'UTC',
};

/**
 * Builds a policy from the given rules only. Undefined if none was given; a time zone is not a rule.
 * @throws {RestorableError} RETENTION_EMPTY for rules that keep nothing, INPUT_INVALID for an unknown time zone
 */
export function readPolicy(values: PolicyValues): RetentionPolicy | undefined {
  const timeZone = values.timeZone ?? DEFAULT_POLICY.timeZone;
  // Fails now rather than after the backup. The default needs no check, which would slow down every start.
  if (timeZone !== DEFAULT_POLICY.timeZone) new Calendar(timeZone);
  const given = [values.keepLast, values.keepWithinMs, ...GENERATIONS.map((name) => values[name])];
  if (given.every((value) => value === undefined)) return undefined;
  const generations = { ...NONE };
  for (const name of GENERATIONS) generations[name] = values[name] ?? 0;
  const policy = { keepLast: values.keepLast ?? 0, keepWithinMs: values.keepWithinMs ?? 0, generations, timeZone };
  requireKeeping(policy);
  return policy;
}

/** @throws {RestorableError} RETENTION_EMPTY */
export function requireKeeping({ keepLast, keepWithinMs, generations }: RetentionPolicy): void {
  if (keepLast > 0 || keepWithinMs > 0 || GENERATIONS.some((name) => generations[name] > 0)) return;
  throw new RestorableError('RETENTION_EMPTY', 'This retention policy would remove every backup.', {
    hint: 'Set at least one of keep-last, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly and keep-yearly to a value above 0.',
  });
}
