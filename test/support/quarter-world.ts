import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunOrigin } from '../../src/core/run-origin.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { ForwardingStorage } from '../../src/ports/forwarding-storage.ts';
import type { Body, PutOptions, Storage } from '../../src/ports/storage.ts';
import type { WorkflowRun, WorkflowRuns } from '../../src/ports/workflow-runs.ts';
import type { QuarterRun } from './quarter.ts';

const MINUTE_MS = 60_000;
/** Someone started a backup by hand and cancelled it before its first step. GitHub lists it, and nothing else knows of it. */
const CANCELLED = { id: '17000000001', at: new Date('2026-07-21T10:00:00Z') };

/** A folder whose files are as old as they are in the simulation. A record that seems to be copied there later says less. */
export class DatedStorage extends ForwardingStorage {
  readonly #clock: Clock;

  constructor(inner: Storage, clock: Clock) {
    super(inner);
    this.#clock = clock;
  }

  override async put(key: string, body: Body, options: PutOptions): Promise<void> {
    await super.put(key, body, options);
    const now = this.#clock.now();
    await utimes(join(this.place.folder ?? '', key), now, now);
  }
}

/** What GitHub would list of a workflow. */
export function listedRuns(runs: readonly QuarterRun[], file: string): WorkflowRuns {
  const listed = runs
    .filter(({ origin }) => origin.workflow.endsWith(`/${file}`))
    .map((run) =>
      runOf(
        run.origin,
        run.createdAt,
        run.reports.some(({ exitCode }) => exitCode !== 0),
      ),
    );
  const { id, at } = CANCELLED;
  const repository = runs[0]?.origin.repository ?? '';
  const url = `https://github.com/${repository}/actions/runs/${id}`;
  const cancelled = {
    ...runOf({ runId: id, url }, at, false),
    event: 'workflow_dispatch',
    outcome: 'cancelled',
  } as const;
  const all = file === 'backup.yml' ? [...listed, cancelled] : listed;
  const newestFirst = all.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return {
    state: async () => 'active',
    since: async (time, most) => newestFirst.filter(({ createdAt }) => createdAt >= time).slice(0, most),
    attempt: async () => undefined,
    reached: async () => 'unknown',
  };
}

function runOf({ runId, url }: Pick<RunOrigin, 'runId' | 'url'>, createdAt: Date, isFailed: boolean): WorkflowRun {
  const updatedAt = new Date(createdAt.getTime() + 10 * MINUTE_MS);
  const outcome = isFailed ? 'failure' : 'success';
  return { ...{ id: runId, event: 'schedule', outcome, attempt: 1, url }, createdAt, startedAt: createdAt, updatedAt };
}
