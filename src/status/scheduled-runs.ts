import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import type { StatusRequest } from '../options/request/status.ts';
import type { ScheduleStatus } from '../report/facts/status/schedule.ts';
import type { DestinationStatus } from '../report/facts/status/status.ts';
import type { WorkflowStatus } from '../report/facts/status/workflow.ts';
import type { RunContext } from '../run/run-context.ts';
import { runsIn, type StartsAt } from './known-starts.ts';
import { checkSchedules, evaluateSchedules } from './schedules.ts';
import { askForWorkflow, checkWorkflow, type WorkflowFindings, withRunPages } from './workflow.ts';

/** What status found at a destination, as far as the runs that made it matter. */
export interface RunsAt {
  readonly status: DestinationStatus;
  readonly starts: StartsAt;
}

export interface ScheduledRuns {
  readonly schedules: readonly ScheduleStatus[];
  readonly workflow: WorkflowStatus | undefined;
  readonly checks: readonly CheckResult[];
  /** With the pages of their incomplete runs. */
  readonly destinations: readonly DestinationStatus[];
}

/**
 * Compares what is stored with the schedules that it came from, and asks GitHub what became of the rest.
 * @param isEverywhere whether all destinations could be read
 */
export async function findScheduledRuns(
  request: StatusRequest,
  context: RunContext,
  { readable, isEverywhere }: { readonly readable: readonly RunsAt[]; readonly isEverywhere: boolean },
): Promise<ScheduledRuns> {
  const starts = readable.map((each) => each.starts);
  const schedules = evaluateSchedules(starts, request.scheduleTimeZone, context.clock.now());
  const found = await askGithub(request, context, { readable, schedules });
  const { status: workflow, runs = [] } = found ?? {};
  return {
    schedules,
    workflow,
    checks: [
      checkSchedules(schedules, isEverywhere, workflow?.missed),
      ...(workflow === undefined ? [] : [checkWorkflow(workflow)]),
    ],
    destinations: readable.map(({ status }) => withRunPages(status, runs)),
  };
}

/** A failure is the run's error. Everything else is reported. */
async function askGithub(
  { workflow: spec }: StatusRequest,
  { run, clock, host, workflowRuns }: RunContext,
  { readable, schedules }: { readonly readable: readonly RunsAt[]; readonly schedules: readonly ScheduleStatus[] },
): Promise<WorkflowFindings | undefined> {
  if (spec === undefined) return undefined;
  const madeBy = new Set(readable.flatMap(({ starts }) => runsIn(starts)));
  const destinations = readable.map(({ status }) => status);
  const subject = { spec, schedules, destinations, madeBy, now: clock.now() };
  try {
    return await run.phase(`ask GitHub about ${spec.file}`, async () =>
      askForWorkflow(await workflowRuns(spec), subject),
    );
  } catch (thrown) {
    throwIfCancelled(host.signal);
    run.fail(thrown);
    return undefined;
  }
}
