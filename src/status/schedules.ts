import type { CheckResult } from '../core/checks/check.ts';
import { type CheckFact, measured, state } from '../core/checks/facts.ts';
import { Calendar } from '../core/planning/schedule/calendar.ts';
import { findMissedRuns, type ScheduleOutcome } from '../core/planning/schedule/missed-runs.ts';
import type { ScheduleStatus } from '../report/facts/status/schedule.ts';
import type { MissedRun } from '../report/facts/status/workflow.ts';
import { combined, type StartsAt } from './known-starts.ts';

const MISSED_RUNS = 'missed runs';

/** Compares what all destinations together have with the schedules that it came from. @throws {RestorableError} INPUT_INVALID */
export function evaluateSchedules(starts: readonly StartsAt[], timeZone: string, now: Date): ScheduleStatus[] {
  const calendar = new Calendar(timeZone);
  const of = (what: ScheduleStatus['what'], key: keyof StartsAt): ScheduleStatus[] =>
    findMissedRuns({ starts: combined(starts.map((each) => each[key])), now, calendar }).map((outcome) => ({
      what,
      ...{ repository: outcome.repository, workflow: outcome.workflow, schedule: outcome.schedule, timeZone },
      ...figuresOf(outcome),
    }));
  return [...of('backup', 'backups'), ...of('verification', 'verifications')];
}

function figuresOf(outcome: ScheduleOutcome): Omit<ScheduleStatus, 'what' | 'timeZone' | keyof Named> {
  const { from, to, expected, made, replaced, missed, missedAt, missingSince, late, endedAt } = outcome;
  return {
    ...{ from: from.toISOString(), to: to.toISOString(), expected, made, replaced, missed },
    missedAt: missedAt.map((at) => at.toISOString()),
    missingSince: missingSince?.toISOString() ?? null,
    late: late === undefined ? null : { ...late, worstAt: late.worstAt.toISOString() },
    endedAt: endedAt?.toISOString() ?? null,
  };
}

type Named = Pick<ScheduleStatus, 'repository' | 'workflow' | 'schedule'>;

/**
 * Fails while a run is missing and nothing has been made since. One that was missed earlier is shown, and does not fail the check
 * for a month: GitHub leaves out a run now and then.
 * @param isEverywhere whether all destinations could be read; otherwise what seems missing may be at another
 * @param explained what GitHub says of them
 */
export function checkSchedules(
  schedules: readonly ScheduleStatus[],
  isEverywhere: boolean,
  explained: readonly MissedRun[] = [],
): CheckResult {
  const check = { name: MISSED_RUNS, group: 'objective' } as const;
  const expected = schedules.filter(({ endedAt }) => endedAt === null);
  if (expected.length === 0) return { ...check, outcome: 'skipped', facts: [state('no-schedule')] };
  const missing = expected.filter(({ missingSince }) => missingSince !== null);
  if (missing.length > 0)
    return {
      ...check,
      outcome: isEverywhere ? 'failed' : 'skipped',
      facts: missing.flatMap((each) => missingFacts(each, explained)),
    };
  const sum = (of: 'expected' | 'missed'): number => expected.reduce((total, each) => total + each[of], 0);
  return {
    ...check,
    outcome: 'passed',
    facts: [measured(sum('expected'), { of: 'due' }), measured(sum('missed'), { of: 'missed' })],
  };
}

function missingFacts(missing: ScheduleStatus, explained: readonly MissedRun[]): CheckFact[] {
  const { what, schedule, missingSince } = missing;
  const isOf = (each: MissedRun): boolean => each.what === what && each.schedule === schedule;
  const latest = explained.find(isOf);
  return [
    measured(missingSince, { of: `no ${what} since the one that ${schedule} should have started at` }),
    ...(latest === undefined ? [] : [state(`run-${latest.reason}`)]),
  ];
}
