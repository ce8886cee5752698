import type { StoredRun } from '../../run-origin.ts';
import type { Calendar } from './calendar.ts';
import { LEAST_INTERVAL_MS, parseCron, slotsBetween } from './cron.ts';
import { assign, type Lateness, latenessOf, SKEW_MS, type Slot } from './lateness.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back runs are compared with their schedule. */
export const PERIOD_MS = 30 * DAY_MS;
/** Further back nothing is compared, whatever is asked: one planted date must not cost a calendar of centuries. */
export const LONGEST_PERIOD_MS = 3_653 * DAY_MS;
/** Limit on times of one schedule: 100 days of every minute, or 500 of every five minutes. */
const MOST_SLOTS = 144_000;
/** GitHub starts runs hours late. After this time without one it counts as missed, or when the next one is due. */
const ALLOWANCE_MS = 12 * HOUR_MS;
/** Limit on schedules: without accepted signers, anyone with write access could name thousands. */
const MOST_SCHEDULES = 10;
/** A schedule of which this many are missing, while the others of its workflow went on this often, is no longer in the file. */
const ENDED_AFTER = 3;
const LISTED = 10;

/** What is known to have started. */
export interface KnownStart {
  readonly startedAt: Date;
  /** Null if no workflow made it, or if nothing but its time is known. */
  readonly run: StoredRun | null;
  /** Between this time and its start nothing was made. Undefined if that is unknown. */
  readonly nothingSince: Date | undefined;
}

/** What became of the runs that a schedule should have started. */
export interface ScheduleOutcome {
  readonly repository: string;
  readonly workflow: string;
  readonly schedule: string;
  /** Beginning and end of the time that was compared. */
  readonly from: Date;
  readonly to: Date;
  /** How many were due. Does not count those about which nothing is known any more. */
  readonly expected: number;
  readonly made: number;
  /** Not made, but something was made without a schedule before the next one was due: by hand, or by starting a run again. */
  readonly replaced: number;
  readonly missed: number;
  /** When the last missed ones were due, newest first. */
  readonly missedAt: readonly Date[];
  /** When the first one was due since which nothing has been made. Undefined if the last one due was made. */
  readonly missingSince: Date | undefined;
  /** How late runs began. Undefined if that is known of none. */
  readonly late: Lateness | undefined;
  /** Since when another schedule has taken its place. It is not expected any more. */
  readonly endedAt: Date | undefined;
  /** Each run that was due until then, oldest first. */
  readonly due: readonly DueRun[];
}

/** What became of one run that was due. `unknown`: what was made then may have been removed since. */
export interface DueRun {
  readonly at: Date;
  readonly result: 'made' | 'replaced' | 'missed' | 'pending' | 'unknown';
  /** How late it began. Undefined unless it was made. */
  readonly lateMs: number | undefined;
}

export interface MissedRunsInput {
  /** In any order. */
  readonly starts: readonly KnownStart[];
  readonly now: Date;
  /** The time zone of the schedules. */
  readonly calendar: Calendar;
  /** How far back the runs are compared. */
  readonly periodMs?: number;
}

/**
 * Compares what was made with when it should have been. The schedules are those that the runs themselves name, so a schedule that
 * never started a run is not known.
 */
export function findMissedRuns({ starts, now, calendar, periodMs = PERIOD_MS }: MissedRunsInput): ScheduleOutcome[] {
  const past = starts
    .filter(({ startedAt }) => startedAt.getTime() <= now.getTime() + SKEW_MS)
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  const begin = now.getTime() - Math.min(periodMs, LONGEST_PERIOD_MS);
  const schedules = schedulesOf(past, begin);
  const unscheduled = past.filter(({ run }) => run === null || run.schedule === null || run.attempt > 1);
  return schedules.flatMap(
    (schedule) => outcomeOf(schedule, { past, unscheduled, schedules, now, calendar, begin }) ?? [],
  );
}

/** One schedule of a workflow. */
interface Schedule {
  readonly repository: string;
  readonly workflow: string;
  readonly schedule: string;
  /** Oldest first. */
  readonly runs: readonly KnownStart[];
}

/** Those that started something in the period, and of these the last ones first. */
function schedulesOf(past: readonly KnownStart[], since: number): Schedule[] {
  const found = new Map<string, KnownStart[]>();
  for (const start of past) {
    const { run } = start;
    if (run === null || run.schedule === null) continue;
    const key = `${run.repository}\n${run.workflow}\n${run.schedule}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, [start]);
    else known.push(start);
  }
  const lastOf = ({ runs }: Schedule): number => runs.at(-1)?.startedAt.getTime() ?? 0;
  return [...found]
    .map(([key, runs]): Schedule => {
      const [repository = '', workflow = '', schedule = ''] = key.split('\n');
      return { repository, workflow, schedule, runs };
    })
    .filter((schedule) => lastOf(schedule) >= since)
    .toSorted((a, b) => lastOf(b) - lastOf(a))
    .slice(0, MOST_SCHEDULES);
}

interface Known {
  /** Oldest first. */
  readonly past: readonly KnownStart[];
  /** Those of them that no schedule started. */
  readonly unscheduled: readonly KnownStart[];
  readonly schedules: readonly Schedule[];
  readonly now: Date;
  readonly calendar: Calendar;
  /** Where the time that is compared begins. */
  readonly begin: number;
}

function outcomeOf(schedule: Schedule, known: Known): ScheduleOutcome | undefined {
  const { now, past } = known;
  const slots = slotsOf(schedule, known);
  const [first] = slots;
  if (first === undefined) return undefined;
  // A run that was started again says nothing about when the first attempt began.
  const punctual = schedule.runs.filter(({ run }) => run?.attempt === 1);
  const delays = assign(slots, punctual);
  const judged = slots.map((slot) => ({ slot, result: resultOf(slot, delays, known) }));
  const missed = judged.filter(({ result }) => result === 'missed').map(({ slot }) => slot);
  const endedAt = endOf(schedule, missed, known.schedules);
  const counted = judged.filter(({ slot }) => endedAt === undefined || slot.at < endedAt.getTime());
  const count = (of: Result): number => counted.filter(({ result }) => result === of).length;
  const gone = missed.filter(({ at }) => endedAt === undefined || at < endedAt.getTime());
  const newest = past.at(-1)?.startedAt.getTime() ?? 0;
  const missing = endedAt === undefined ? gone.find(({ at }) => at > newest) : undefined;
  const { repository, workflow, schedule: text } = schedule;
  return {
    ...{ repository, workflow, schedule: text, endedAt },
    from: new Date(first.at),
    to: now,
    expected: count('made') + count('replaced') + count('missed'),
    ...{ made: count('made'), replaced: count('replaced'), missed: count('missed') },
    missedAt: gone
      .slice(-LISTED)
      .reverse()
      .map(({ at }) => new Date(at)),
    missingSince: missing && new Date(missing.at),
    late: latenessOf(delays),
    due: counted.map(({ slot: { at }, result }) => ({ at: new Date(at), result, lateMs: delays.get(at) })),
  };
}

/** When a schedule was due since its first known run. */
function slotsOf({ schedule, runs }: Schedule, { now, calendar, begin: earliest }: Known): Slot[] {
  const cron = parseCron(schedule);
  if (cron === undefined) return [];
  const mostMs = (MOST_SLOTS / (cron.minutes.length * 24)) * DAY_MS;
  const begin = Math.max(runs[0]?.startedAt.getTime() ?? 0, earliest, now.getTime() - mostMs);
  // The first run was due before it started.
  const before = new Date(begin - 2 * DAY_MS);
  const after = new Date(now.getTime() + 1);
  const due = notTooFrequent([...slotsBetween(cron, calendar, before, after)].map(Number));
  const [upcoming] = slotsBetween(cron, calendar, after, new Date(now.getTime() + 400 * DAY_MS));
  const at = due.findLastIndex((slot) => slot <= begin + SKEW_MS);
  return due.slice(Math.max(0, at)).map((slot, index, all) => {
    return { at: slot, next: all[index + 1] ?? upcoming?.getTime() ?? Number.POSITIVE_INFINITY };
  });
}

/** Without those that follow another one sooner than GitHub would start them. */
function notTooFrequent(due: readonly number[]): number[] {
  const kept: number[] = [];
  for (const at of due) if (at - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= LEAST_INTERVAL_MS) kept.push(at);
  return kept;
}

type Result = DueRun['result'];

function resultOf({ at, next }: Slot, delays: ReadonlyMap<number, number>, { past, unscheduled, now }: Known): Result {
  if (delays.has(at)) return 'made';
  const instead = unscheduled[indexOfFirst(unscheduled, at)];
  if (instead !== undefined && instead.startedAt.getTime() < next) return 'replaced';
  if (now.getTime() < Math.min(next, at + ALLOWANCE_MS)) return 'pending';
  const following = past[indexOfFirst(past, at)];
  if (following === undefined) return 'missed';
  // What was made and removed since leaves a gap about which nothing is known.
  const since = following.nothingSince?.getTime();
  return since !== undefined && since <= at + SKEW_MS ? 'missed' : 'unknown';
}

/** The index of the first one that started at a time or later. */
function indexOfFirst(past: readonly KnownStart[], at: number): number {
  let [low, high] = [0, past.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((past[middle]?.startedAt.getTime() ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * When a schedule was replaced in its workflow: by one that began after its last run, or because the workflow's others went on
 * without it.
 */
function endOf(
  { repository, workflow, schedule, runs }: Schedule,
  missed: readonly Slot[],
  schedules: readonly Schedule[],
): Date | undefined {
  const last = runs.at(-1)?.startedAt.getTime() ?? 0;
  const since = missed.filter(({ at }) => at > last);
  const [firstMissed] = since;
  if (firstMissed === undefined) return undefined;
  const others = schedules.filter(
    (each) => each.repository === repository && each.workflow === workflow && each.schedule !== schedule,
  );
  const began = others.flatMap((each) => each.runs[0]?.startedAt.getTime() ?? []).filter((time) => time > last);
  if (began.length > 0) return new Date(firstMissed.at);
  const later = others.flatMap((each) => each.runs).filter(({ startedAt }) => startedAt.getTime() > firstMissed.at);
  return since.length >= ENDED_AFTER && later.length >= ENDED_AFTER ? new Date(firstMissed.at) : undefined;
}
