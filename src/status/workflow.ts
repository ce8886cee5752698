import type { CheckResult } from '../core/checks/check.ts';
import { type StateFact, state } from '../core/checks/facts.ts';
import { Calendar } from '../core/planning/schedule/calendar.ts';
import { parseCron, slotsBetween } from '../core/planning/schedule/cron.ts';
import { PERIOD_MS } from '../core/planning/schedule/missed-runs.ts';
import { whyMissed } from '../core/planning/schedule/why-missed.ts';
import type { WorkflowRun, WorkflowRuns, WorkflowSpec, WorkflowState } from '../ports/workflow-runs.ts';
import type { ScheduleStatus } from '../report/facts/status/schedule.ts';
import type { DestinationStatus } from '../report/facts/status/status.ts';
import type { MissedRun, WorkflowEvent, WorkflowStatus } from '../report/facts/status/workflow.ts';

const DAY_MS = 24 * 3_600_000;
/** Runs of this time are listed in any case, and of more if runs are missing since then. */
const LISTED_MS = 7 * DAY_MS;
const MOST_RUNS = 500;
/** Runs of which GitHub is asked how far they got. */
const MOST_ASKED = 5;
const MOST_MISSED = 10;

/** What status knows of a workflow before GitHub is asked. */
export interface WorkflowSubject {
  readonly spec: WorkflowSpec;
  readonly schedules: readonly ScheduleStatus[];
  readonly destinations: readonly DestinationStatus[];
  /** Ids of the runs that made something. They are not what is missing. */
  readonly madeBy: ReadonlySet<string>;
  readonly now: Date;
}

export interface WorkflowFindings {
  readonly status: WorkflowStatus;
  readonly runs: readonly WorkflowRun[];
}

/**
 * Asks GitHub what became of the runs that are missing.
 * @throws {RestorableError} GITHUB_REFUSED, GITHUB_FAILED
 */
export async function askForWorkflow(asked: WorkflowRuns, subject: WorkflowSubject): Promise<WorkflowFindings> {
  const { spec, now } = subject;
  const workflow = await asked.state();
  const missed = missedOf(subject);
  const oldest = missed.map(({ at }) => Date.parse(at)).concat(startsOfIncomplete(subject));
  const sinceMs = Math.max(now.getTime() - PERIOD_MS, Math.min(now.getTime() - LISTED_MS, ...oldest) - DAY_MS);
  const runs = await asked.since(new Date(sinceMs), MOST_RUNS);
  // If there are more, only the time from the oldest listed one on is known.
  const since = runs.length < MOST_RUNS ? new Date(sinceMs) : (runs.at(-1)?.createdAt ?? now);
  const others = runs.filter(({ id }) => !subject.madeBy.has(id));
  const listing = { runs: others, since, isActive: workflow === 'active' };
  const found: MissedRun[] = [];
  for (const slot of missed) found.push(await explain(asked, slot, { listing, subject, number: found.length }));
  const { repository, file } = spec;
  const status: WorkflowStatus = {
    ...{ repository, file, state: workflow, since: since.toISOString() },
    url: pageOf(spec, runs),
    events: eventsOf(runs),
    missed: found,
  };
  return { status, runs };
}

type Missed = Pick<MissedRun, 'what' | 'schedule' | 'at'>;

/** The missed runs of the workflow, newest first. */
function missedOf({ spec, schedules }: WorkflowSubject): Missed[] {
  const isIts = ({ repository, workflow }: ScheduleStatus): boolean =>
    repository.toLowerCase() === spec.repository.toLowerCase() && workflow === `.github/workflows/${spec.file}`;
  return schedules
    .filter(isIts)
    .flatMap(({ what, schedule, missedAt }) => missedAt.map((at): Missed => ({ what, schedule, at })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, MOST_MISSED);
}

function startsOfIncomplete({ destinations }: WorkflowSubject): number[] {
  return destinations.flatMap(({ incomplete = [] }) => incomplete.map(({ startedAt }) => Date.parse(startedAt)));
}

interface Explaining {
  readonly listing: Parameters<typeof whyMissed<WorkflowRun>>[1];
  readonly subject: WorkflowSubject;
  /** How many were explained before. */
  readonly number: number;
}

async function explain(
  asked: WorkflowRuns,
  slot: Missed,
  { listing, subject, number }: Explaining,
): Promise<MissedRun> {
  const at = new Date(slot.at);
  const { reason, run } = whyMissed({ at, next: nextAfter(slot, at, subject) }, listing);
  const isFailed = reason === 'failed' && run !== undefined && number < MOST_ASKED;
  const reached = isFailed ? await asked.reached(run) : 'unknown';
  return {
    ...slot,
    reason: reached === 'before-our-step' ? 'failed-before-our-step' : reason,
    runUrl: run?.url ?? null,
  };
}

function nextAfter({ schedule }: Missed, at: Date, { schedules, now }: WorkflowSubject): Date {
  const cron = parseCron(schedule);
  const zone = schedules.find((each) => each.schedule === schedule)?.timeZone ?? 'UTC';
  const end = new Date(now.getTime() + DAY_MS);
  if (cron === undefined) return end;
  const [next = end] = slotsBetween(cron, new Calendar(zone), new Date(at.getTime() + 1), end);
  return next;
}

/** One for each event, and the last one that started something first. */
function eventsOf(runs: readonly WorkflowRun[]): WorkflowEvent[] {
  return [...Map.groupBy(runs, ({ event }) => event)].flatMap(([event, those]): WorkflowEvent[] => {
    const [last] = those;
    if (last === undefined) return [];
    const counts = Map.groupBy(those, ({ outcome }) => outcome);
    return [
      {
        event,
        last: { outcome: last.outcome, createdAt: last.createdAt.toISOString(), url: last.url },
        counts: Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length])),
      },
    ];
  });
}

/** The page of a workflow, at the server of its runs. */
function pageOf({ repository, file }: WorkflowSpec, [run]: readonly WorkflowRun[]): string {
  const server = run === undefined ? 'https://github.com' : new URL(run.url).origin;
  return `${server}/${repository}/actions/workflows/${encodeURIComponent(file)}`;
}

/** With the page of the run that took place when each of them started. */
export function withRunPages(status: DestinationStatus, runs: readonly WorkflowRun[]): DestinationStatus {
  const incomplete = status.incomplete?.map((each) => ({ ...each, runUrl: runAt(runs, each.startedAt)?.url ?? null }));
  return incomplete === undefined ? status : { ...status, incomplete };
}

function runAt(runs: readonly WorkflowRun[], time: string): WorkflowRun | undefined {
  const at = Date.parse(time);
  return runs.find(({ startedAt, updatedAt, outcome }) => {
    const isOver = outcome !== 'running' && outcome !== 'queued';
    return startedAt.getTime() <= at && (!isOver || at <= updatedAt.getTime());
  });
}

const STATES: Readonly<Record<WorkflowState, StateFact['state']>> = {
  active: 'workflow-active',
  deleted: 'workflow-deleted',
  disabled_fork: 'workflow-disabled-fork',
  disabled_inactivity: 'workflow-disabled-inactivity',
  disabled_manually: 'workflow-disabled-manually',
  other: 'workflow-unknown',
};

/** Fails if GitHub starts no runs of the workflow. */
export function checkWorkflow({ file, state: found }: WorkflowStatus): CheckResult {
  const isStarted = found === 'active' || found === 'other';
  const facts = [state(STATES[found])];
  return { name: `workflow ${file}`, group: 'objective', outcome: isStarted ? 'passed' : 'failed', facts };
}
