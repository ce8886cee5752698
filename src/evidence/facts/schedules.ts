import { Calendar } from '../../core/planning/schedule/calendar.ts';
import { findMissedRuns, type KnownStart, type ScheduleOutcome } from '../../core/planning/schedule/missed-runs.ts';
import type { EvidenceSchedule } from '../../report/facts/evidence.ts';
import type { Examined } from './reached.ts';

/** The starts of one kind of run, with the last one before the period if it is known. */
export interface Starts {
  readonly backup: readonly KnownStart[];
  readonly verification: readonly KnownStart[];
}

/** Compares the runs that were due in the period with what was made. @throws {RestorableError} INPUT_INVALID for the time zone */
export function schedulesOf(starts: Starts, examined: Examined, timeZone: string): EvidenceSchedule[] {
  const calendar = new Calendar(timeZone);
  const periodMs = examined.to.getTime() - examined.from.getTime();
  return (['backup', 'verification'] as const).flatMap((what) =>
    findMissedRuns({ starts: starts[what], now: examined.to, calendar, periodMs }).map((outcome) =>
      scheduleOf(what, outcome, examined),
    ),
  );
}

function scheduleOf(
  what: EvidenceSchedule['what'],
  { repository, workflow, schedule, endedAt, due }: ScheduleOutcome,
  { from }: Examined,
): EvidenceSchedule {
  // The slot of a run that began before the period is not part of it.
  const counted = due.filter(({ at }) => at >= from && (endedAt === undefined || at < endedAt));
  const count = (of: (typeof due)[number]['result']): number => counted.filter(({ result }) => result === of).length;
  const missed = counted.filter(({ result }) => result === 'missed');
  return {
    ...{ what, repository, workflow, schedule },
    expected: count('made') + count('replaced') + missed.length,
    made: count('made'),
    replaced: count('replaced'),
    missedAt: missed.map(({ at }) => at.toISOString()),
    unknown: count('unknown'),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
