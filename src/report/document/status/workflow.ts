import type { WorkflowState } from '../../../ports/workflow-runs.ts';
import type { MissedRun, WorkflowEvent, WorkflowStatus } from '../../facts/status/workflow.ts';
import { MISS_REASONS } from '../../words/checks/misses.ts';
import { type Block, code, factsBlock, many, type Section, toned } from '../document.ts';
import type { Tone } from '../tone.ts';

const STATES: Readonly<Record<WorkflowState, string>> = {
  active: 'active',
  deleted: 'deleted from the default branch',
  disabled_fork: 'disabled, because the repository is a fork',
  disabled_inactivity: 'disabled by GitHub, because nothing was committed for 60 days',
  disabled_manually: 'disabled by hand',
  other: 'unknown',
};

/** What GitHub says of the workflow. */
export function workflowSection(workflow: WorkflowStatus | undefined): Section[] {
  if (workflow === undefined) return [];
  const { repository, file, state, url, events, missed } = workflow;
  const facts = factsBlock(
    ['Workflow', [code(file), ` in ${repository}`]],
    ['State', toned(state === 'active' ? 'good' : 'bad', STATES[state])],
    ['Page', url],
    ['Runs', events.length === 0 ? `none since ${minuteOf(workflow.since)}` : undefined],
  );
  return [{ title: 'Workflow', blocks: [facts, ...eventTable(events), ...missedTable(missed)] }];
}

function eventTable(events: readonly WorkflowEvent[]): Block[] {
  if (events.length === 0) return [];
  const rows = many(events, ({ event, last, counts }) => [
    event,
    toned(toneOf(last.outcome), last.outcome),
    minuteOf(last.createdAt),
    last.url,
    Object.entries(counts)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(', '),
  ]);
  const columns = [
    { title: 'started by' },
    { title: 'last run' },
    { title: 'at' },
    { title: 'page', optional: true },
    { title: 'all of the time' },
  ] as const;
  return [{ kind: 'table', extent: 'detail', columns, rows }];
}

function toneOf(outcome: WorkflowEvent['last']['outcome']): Tone {
  if (outcome === 'success') return 'good';
  return outcome === 'failure' ? 'bad' : 'warn';
}

function missedTable(missed: readonly MissedRun[]): Block[] {
  if (missed.length === 0) return [];
  const rows = many(missed, ({ what, at, reason, runUrl }) => [
    `${what} of ${minuteOf(at)}`,
    MISS_REASONS[reason],
    runUrl ?? '',
  ]);
  const columns = [{ title: 'missed' }, { title: 'why' }, { title: 'page', optional: true }] as const;
  return [{ kind: 'table', extent: 'finding', columns, rows }];
}

function minuteOf(time: string): string {
  return `${time.slice(0, 16)}Z`;
}
