import { z } from 'zod';
import { hasCode } from '../core/errors.ts';
import type { Host } from '../ports/host.ts';
import {
  type RunOutcome,
  type StepReached,
  WORKFLOW_STATES,
  type WorkflowRun,
  type WorkflowRuns,
  type WorkflowSpec,
  type WorkflowState,
} from '../ports/workflow-runs.ts';
import { GithubClient, type GithubPace } from './client.ts';

const PER_PAGE = 100;
const PERMISSION = 'actions: read';
const RUN_PAGE = /^https?:\/\/[\w.:-]{1,255}\/[\w.-]{1,101}\/[\w.-]{1,100}\/actions\/runs\/\d{1,20}$/;

const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** https://docs.github.com/en/rest/actions/workflows#get-a-workflow */
const workflowSchema = z.object({ state: z.string() });

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow */
const runSchema = z.object({
  id: z.int().positive(),
  event: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  run_attempt: z.int().positive().default(1),
  created_at: time,
  run_started_at: time.optional(),
  updated_at: time,
  html_url: z.string().regex(RUN_PAGE),
});
const runsSchema = z.object({ workflow_runs: z.array(runSchema) });

/** https://docs.github.com/en/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run */
const jobsSchema = z.object({
  jobs: z.array(
    z.object({
      steps: z.array(z.object({ name: z.string(), conclusion: z.string().nullable() })).optional(),
    }),
  ),
});
type Job = z.output<typeof jobsSchema>['jobs'][number];

/** The runs of a workflow, as GitHub lists them. @throws {RestorableError} INPUT_INVALID if the token can't be one */
export function createWorkflowRuns(
  { repository, file, token }: WorkflowSpec,
  { env, signal }: Pick<Host, 'env' | 'signal'>,
  pace?: GithubPace,
): WorkflowRuns {
  const client = new GithubClient({ token, env, signal, pace });
  const base = `/repos/${repository}/actions`;
  const path = `${base}/workflows/${encodeURIComponent(file)}`;
  return {
    state: async () => {
      const call = { path, doing: `read the workflow ${file} of ${repository}`, permission: PERMISSION };
      return stateOf((await client.call(call, workflowSchema)).state);
    },
    since: async (since, most, until) => {
      const [from, to] = [since, until].map((each) => each?.toISOString().replace(/\.\d+/, ''));
      const created = encodeURIComponent(to === undefined ? `>=${from}` : `${from}..${to}`);
      const query = `per_page=${PER_PAGE}&exclude_pull_requests=true&created=${created}`;
      const call = { path: `${path}/runs?${query}`, doing: `list the runs of ${file}`, permission: PERMISSION };
      const found: WorkflowRun[] = [];
      for await (const page of client.pages(call, runsSchema)) {
        found.push(...page.workflow_runs.map(runOf));
        if (found.length >= most) break;
      }
      return found.slice(0, most).toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
    },
    attempt: async ({ id }, attempt) => {
      const call = {
        path: `${base}/runs/${id}/attempts/${attempt}?exclude_pull_requests=true`,
        doing: `read the attempt ${attempt} of the run ${id}`,
        permission: PERMISSION,
      };
      try {
        return runOf(await client.call(call, runSchema));
      } catch (thrown) {
        if (hasCode(thrown, 'GITHUB_REFUSED')) return undefined;
        throw thrown;
      }
    },
    reached: async ({ id }) => {
      const call = {
        path: `${base}/runs/${id}/jobs?per_page=${PER_PAGE}`,
        doing: `list the jobs of the run ${id}`,
        permission: PERMISSION,
      };
      return reachedBy((await client.call(call, jobsSchema)).jobs, env['GITHUB_ACTION_REPOSITORY']);
    },
  };
}

function stateOf(text: string): WorkflowState {
  return WORKFLOW_STATES.find((state) => state === text) ?? 'other';
}

function runOf(run: z.output<typeof runSchema>): WorkflowRun {
  return {
    id: String(run.id),
    event: /^[a-z_]{1,50}$/.test(run.event) ? run.event : 'other',
    outcome: outcomeOf(run.status, run.conclusion),
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    attempt: run.run_attempt,
    url: run.html_url,
  };
}

const OUTCOMES: Readonly<Record<string, RunOutcome>> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
  cancelled: 'cancelled',
  // A newer run of its concurrency group took its place.
  stale: 'cancelled',
  skipped: 'skipped',
  neutral: 'skipped',
};

function outcomeOf(status: string | null, conclusion: string | null): RunOutcome {
  if (status === 'in_progress') return 'running';
  // Also waits for an approval (`waiting`, or completed with `action_required`) or its concurrency group (`pending`).
  if (status !== 'completed' || conclusion === 'action_required') return 'queued';
  return OUTCOMES[conclusion ?? ''] ?? 'other';
}

/**
 * Whether a step of this program was started. A step is known by its name alone: `Run owner/restorable@...` unless the workflow
 * gives it another.
 * @param ours `owner/name` of this action, as the runner gives it
 */
function reachedBy(jobs: readonly Job[], ours: string | undefined): StepReached {
  const steps = jobs.flatMap((job) => job.steps ?? []);
  const wasStarted = ({ conclusion }: { conclusion: string | null }): boolean => conclusion !== 'skipped';
  // No runner took a job, or it failed before its first step of the workflow's own.
  if (!steps.some(({ name, conclusion }) => name !== 'Set up job' && wasStarted({ conclusion })))
    return 'before-our-step';
  const isOurs = ({ name }: { name: string }): boolean =>
    /restorable/i.test(name) || (ours !== undefined && ours !== '' && name.toLowerCase().includes(ours.toLowerCase()));
  const own = steps.filter(isOurs);
  if (own.length === 0) return 'unknown';
  return own.some(wasStarted) ? 'our-step' : 'before-our-step';
}
