import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createWorkflowRuns } from '../../src/github/workflow-runs.ts';
import type { StatusReport } from '../../src/report/facts/status/status.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import type { FakeRun, FakeWorkflow } from '../support/fake-github-actions.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { foundBy, markdownOf, textOf } from '../support/rendered.ts';
import { type Made, putBackup, putObjects } from '../support/stored-backup.ts';

const REPOSITORY = 'example/shop';
const HOUR_MS = 3_600_000;
const NOW = new Date('2027-11-30T18:00:00Z');
const RUN = {
  repository: REPOSITORY,
  workflow: '.github/workflows/backup.yml',
  runId: '1',
  attempt: 1,
  event: 'schedule',
  schedule: '23 2 * * *',
} as const;

const github = new FakeGithub();
let keys: TestKeys;
let storage: MemoryStorage;
let bench: Workbench;
let repository: FakeRepository;

beforeAll(async () => {
  keys = await makeTestKeys();
  await github.start();
});
afterAll(() => github.stop());
beforeEach(() => {
  storage = new MemoryStorage();
  storage.skewMs = NOW.getTime() - Date.now();
  bench = new Workbench(keys, storage);
  bench.now = () => NOW;
  bench.env = { GITHUB_API_URL: github.url };
  github.faults = [];
  github.requests.length = 0;
  github.tokens.clear();
  github.addToken('job-token', [REPOSITORY]);
  repository = github.addRepository(REPOSITORY);
  repository.workflows.push(workflowOf('active'));
});

const on = (day: number, time = '02:30'): Date => new Date(`2027-11-${day}T${time}:00Z`);

function workflowOf(state: FakeWorkflow['state']): FakeWorkflow {
  return {
    ...{ id: 7, name: 'Backup', path: '.github/workflows/backup.yml', state },
    ...{ created_at: '2027-01-01T00:00:00Z', updated_at: '2027-01-01T00:00:00Z' },
  };
}

/** A run of the workflow. */
function run(id: number, created: Date, change: Partial<FakeRun> = {}): FakeRun {
  const at = created.toISOString().replace('.000', '');
  return {
    ...{ id, workflow_id: 7, event: 'schedule', status: 'completed', conclusion: 'success', run_attempt: 1 },
    ...{ created_at: at, run_started_at: at, updated_at: at, head_branch: 'main' },
    ...change,
  };
}

/** Backups of these nights, and the runs that made them. */
async function nights(...days: readonly number[]): Promise<Made | undefined> {
  let before: Made | undefined;
  for (const day of days) {
    const { id, manifestSha256 } = await putBackup(storage, {
      at: on(day),
      predecessor: before,
      run: { ...RUN, runId: String(day) },
    });
    before = { id, manifestSha256 };
    repository.runs.push(run(day, on(day, '02:28')));
  }
  return before;
}

function status(): Promise<StatusReport> {
  const workflow = { repository: REPOSITORY, file: 'backup.yml', token: new Secret('job-token') };
  return bench.status({ workflow });
}

const check = (report: StatusReport, name: string): string =>
  report.checks
    .filter((each) => each.name === name)
    .map((each) => `${each.outcome}: ${foundBy(each)}`)
    .join();

it('lists the runs of a time that has ended without those of later', async () => {
  repository.runs.push(...[10, 11, 12, 13].map((day) => run(day, on(day))));
  const spec = { repository: REPOSITORY, file: 'backup.yml', token: new Secret('job-token') };
  const host = { env: { GITHUB_API_URL: github.url }, signal: new AbortController().signal };
  const listed = await createWorkflowRuns(spec, host).since(on(11, '00:00'), 100, on(13, '00:00'));
  expect(listed.map(({ id }) => id)).toEqual(['12', '11']);
});

it('knows how an earlier attempt of a run ended, unless GitHub has forgotten it', async () => {
  const first = run(10, on(10), { conclusion: 'timed_out' });
  repository.runs.push({ ...run(10, on(10), { run_attempt: 3 }), attempts: [first] });
  const spec = { repository: REPOSITORY, file: 'backup.yml', token: new Secret('job-token') };
  const host = { env: { GITHUB_API_URL: github.url }, signal: new AbortController().signal };
  const runs = createWorkflowRuns(spec, host);
  const [listed] = await runs.since(on(10, '00:00'), 100);
  if (listed === undefined) throw new Error('the run is not listed');
  expect(listed.attempt).toBe(3);
  expect(await runs.attempt(listed, 1)).toMatchObject({ attempt: 1, outcome: 'failure' });
  expect(await runs.attempt(listed, 2)).toBeUndefined();
});

describe('status that asks GitHub', () => {
  it('reports the state of the workflow and its last runs by what started them', async () => {
    await nights(28, 29, 30);
    repository.runs.push(run(91, on(29, '09:00'), { event: 'workflow_dispatch', conclusion: 'failure' }));
    repository.runs.push(
      run(92, on(30, '17:59'), { event: 'workflow_dispatch', status: 'in_progress', conclusion: null }),
    );
    const report = await status();
    expect(report).toMatchObject({ exitCode: 0, error: undefined });
    expect(report.workflow).toEqual({
      ...{ repository: REPOSITORY, file: 'backup.yml', state: 'active', missed: [], since: expect.any(String) },
      url: 'https://github.com/example/shop/actions/workflows/backup.yml',
      events: [
        {
          event: 'workflow_dispatch',
          last: { outcome: 'running', createdAt: on(30, '17:59').toISOString(), url: runUrl(92) },
          counts: { running: 1, failure: 1 },
        },
        {
          event: 'schedule',
          last: { outcome: 'success', createdAt: on(30, '02:28').toISOString(), url: runUrl(30) },
          counts: { success: 3 },
        },
      ],
    });
    expect(check(report, 'workflow backup.yml')).toBe('passed: it is active');
    expect(textOf(report)).toMatch(/workflow_dispatch +running +2027-11-30T17:59Z/);
  });

  it.each([
    ['disabled_inactivity', 'GitHub disabled it, because nothing was committed to the repository for 60 days'],
    ['disabled_manually', 'someone disabled it'],
    ['disabled_fork', 'GitHub disabled it, because the repository is a fork'],
    ['deleted', 'it was deleted from the default branch, so nothing starts it'],
  ] as const)('fails if the workflow is %s, and says so of the runs that are missing', async (state, words) => {
    await nights(27, 28);
    repository.workflows.splice(0, 1, workflowOf(state));
    const report = await status();
    expect(report).toMatchObject({ exitCode: 1, workflow: { state } });
    expect(check(report, 'workflow backup.yml')).toBe(`failed: ${words}`);
    expect(check(report, 'missed runs')).toContain('the workflow is disabled');
    expect(report.workflow?.missed.map(({ at, reason }) => [at.slice(8, 10), reason])).toEqual([
      ['30', 'disabled'],
      ['29', 'disabled'],
    ]);
    expect(markdownOf(report)).toContain('the workflow is disabled');
  });

  const step = (name: string, conclusion: string | null) => ({ name, status: 'completed', conclusion, number: 1 });
  const SETUP = step('Set up job', 'success');
  const failedWith = (...steps: unknown[]): Partial<FakeRun> => ({ conclusion: 'failure', jobs: [{ steps }] });

  it.each<[string, Partial<FakeRun> | undefined, string]>([
    ['GitHub created no run', undefined, 'never-created'],
    ['the run is queued', { status: 'queued', conclusion: null }, 'queued'],
    ['it waits for its concurrency group', { status: 'pending', conclusion: null }, 'queued'],
    ['it waits for an approval', { conclusion: 'action_required' }, 'queued'],
    ['it is in progress', { status: 'in_progress', conclusion: null }, 'running'],
    ['it was cancelled', { conclusion: 'cancelled' }, 'cancelled'],
    ['its jobs were not needed', { conclusion: 'skipped' }, 'skipped'],
    ['it succeeded and made nothing', {}, 'made-nothing'],
    ['it failed to start', { conclusion: 'startup_failure', jobs: [] }, 'failed-before-our-step'],
    ['no runner took it', { conclusion: 'failure', jobs: [{}] }, 'failed-before-our-step'],
    [
      'a step before failed',
      failedWith(SETUP, step('Run actions/checkout@v5', 'failure'), step('Run OWNER/restorable@abc', 'skipped')),
      'failed-before-our-step',
    ],
    ['our step failed', failedWith(SETUP, step('Run OWNER/restorable@abc', 'failure')), 'failed'],
    [
      'our step timed out',
      { ...failedWith(SETUP, step('restorable', 'cancelled')), conclusion: 'timed_out' },
      'failed',
    ],
    ['it failed, and our step is not recognized', failedWith(SETUP, step('Back up', 'failure')), 'failed'],
  ])('tells, of a run that is missing, that %s', async (_what, change, reason) => {
    await nights(28, 29);
    if (change !== undefined) repository.runs.push(run(50, on(30, '04:10'), change));
    const report = await status();
    expect(report.exitCode).toBe(1);
    const runUrlOf = change === undefined ? null : runUrl(50);
    expect(report.workflow?.missed).toEqual([
      { what: 'backup', schedule: '23 2 * * *', at: '2027-11-30T02:23:00.000Z', reason, runUrl: runUrlOf },
    ]);
  });

  it('does not take a run of another schedule that made something for the one that is missing', async () => {
    const morning = { ...RUN, schedule: '53 4 * * *' };
    await putBackup(storage, { at: on(27, '05:00'), run: { ...morning, runId: '59' } });
    const last = await nights(28, 29);
    await putBackup(storage, { at: on(30, '05:00'), predecessor: last, run: { ...morning, runId: '60' } });
    repository.runs.push(run(60, on(30, '04:58')));
    expect((await status()).workflow?.missed).toContainEqual({
      ...{ what: 'backup', schedule: '23 2 * * *', at: '2027-11-30T02:23:00.000Z' },
      ...{ reason: 'never-created', runUrl: null },
    });
  });

  it('links the run of a backup that was not committed', async () => {
    await nights(29, 30);
    const left = await putObjects(storage, { at: on(30, '12:00') });
    for (const key of storage.objects.keys()) storage.modified.set(key, on(30, '12:01'));
    const updated = new Date(on(30, '11:58').getTime() + HOUR_MS).toISOString();
    const cancelled = { event: 'workflow_dispatch', conclusion: 'cancelled', updated_at: updated } as const;
    repository.runs.push(run(70, on(30, '11:58'), cancelled), run(71, on(30, '14:00')));
    const report = await status();
    expect(report.destinations[0]?.incomplete).toEqual([
      { id: left.id, startedAt: left.startedAt, hasEnded: true, runUrl: runUrl(70) },
    ]);
    expect(textOf(report)).toContain(runUrl(70));
  });

  it('reports everything else if GitHub refuses, and fails with what to do', async () => {
    await nights(29, 30);
    github.addToken('job-token', [REPOSITORY], { actions: 'none' });
    const report = await status();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'GITHUB_REFUSED' }, workflow: undefined });
    expect(report.error?.hint).toContain('`actions: read`');
    expect(report.destinations).toHaveLength(1);
    expect(check(report, 'missed runs')).toMatch(/^passed/);
    repository.workflows.length = 0;
    github.addToken('job-token', [REPOSITORY]);
    expect((await status()).error).toMatchObject({
      code: 'GITHUB_REFUSED',
      hint: expect.stringContaining('check the name'),
    });
  });

  it.each<[string, string]>([
    ['is not JSON', '<html>proxy</html>'],
    ['links elsewhere', runsJson({ html_url: 'javascript:alert(1)' })],
    ['names a strange time', runsJson({ created_at: '\u001b[31m' })],
  ])('fails if an answer %s, and shows none of it', async (_what, body) => {
    await nights(29, 30);
    github.faults = [{ on: /\/runs\?/, how: { status: 200, body } }];
    const report = await status();
    expect(report.error).toMatchObject({ code: 'GITHUB_FAILED' });
    expect(JSON.stringify(report)).not.toMatch(/proxy<|javascript|\[31m/);
  });

  it('does not print what the name of an event contains', async () => {
    await nights(29, 30);
    github.faults = [{ on: /\/runs\?/, how: { status: 200, body: runsJson({ event: '\u001b[31mx' }) } }];
    expect((await status()).workflow?.events).toMatchObject([{ event: 'other' }]);
  });
});

const runUrl = (id: number): string => `https://github.com/example/shop/actions/runs/${id}`;

function runsJson(change: Record<string, unknown>): string {
  const { workflow_id: _, head_branch: __, ...known } = run(80, on(30, '12:00'));
  return JSON.stringify({ total_count: 1, workflow_runs: [{ ...known, html_url: runUrl(80), ...change }] });
}
