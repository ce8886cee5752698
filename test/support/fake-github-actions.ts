import { type FakeReply, type FakeRepository, type FakeRequest, FORBIDDEN, NOT_FOUND, paged } from './fake-github.ts';

/** https://docs.github.com/en/rest/actions/workflows#get-a-workflow */
export interface FakeWorkflow {
  readonly id: number;
  readonly name: string;
  /** `.github/workflows/backup.yml` */
  readonly path: string;
  state: 'active' | 'deleted' | 'disabled_fork' | 'disabled_inactivity' | 'disabled_manually';
  readonly created_at: string;
  updated_at: string;
}

/** https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run */
export interface FakeRun {
  readonly id: number;
  readonly workflow_id: number;
  readonly event: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
  conclusion:
    | 'success'
    | 'failure'
    | 'cancelled'
    | 'skipped'
    | 'timed_out'
    | 'startup_failure'
    | 'action_required'
    | 'neutral'
    | 'stale'
    | null;
  readonly run_attempt: number;
  readonly created_at: string;
  readonly run_started_at: string;
  updated_at: string;
  readonly head_branch: string;
  /** Answered by `jobs`. */
  readonly jobs?: readonly unknown[];
  /** Earlier ones. https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run-attempt */
  readonly attempts?: readonly FakeRun[];
}

/** @param rest the path after `actions/` */
export function actionsAnswer(repository: FakeRepository, rest: string, request: FakeRequest): FakeReply {
  const { token, url, method } = request;
  if (token.actions === 'none' && repository.visibility !== 'public') return FORBIDDEN;
  if (method !== 'GET') return token.actions === 'write' ? NOT_FOUND : FORBIDDEN;
  const { workflows, runs } = repository;
  if (rest === 'workflows') {
    return paged(workflows, url, (page) => ({
      total_count: workflows.length,
      workflows: page.map((each) => workflowJson(repository, each)),
    }));
  }
  if (rest === 'runs') return listRuns(repository, runs, url);
  const [, id = '', part] = /^runs\/(\d+)(?:\/(jobs))?$/.exec(rest) ?? [];
  const run = runs.find((each) => String(each.id) === id);
  if (run !== undefined && part === undefined) return { status: 200, json: runJson(repository, run) };
  if (run !== undefined) {
    const jobs = run.jobs ?? [];
    return paged(jobs, url, (page) => ({ total_count: jobs.length, jobs: page }));
  }
  const [, first = '', number] = /^runs\/(\d+)\/attempts\/(\d+)$/.exec(rest) ?? [];
  const attempt = runs
    .find((each) => String(each.id) === first)
    ?.attempts?.find((each) => String(each.run_attempt) === number);
  if (attempt !== undefined) return { status: 200, json: runJson(repository, attempt) };
  const [, which = '', its] = /^workflows\/([^/]+)(?:\/(runs))?$/.exec(rest) ?? [];
  const workflow = workflows.find((each) => String(each.id) === which || each.path.split('/').at(-1) === which);
  if (workflow === undefined) return NOT_FOUND;
  if (its === undefined) return { status: 200, json: workflowJson(repository, workflow) };
  return listRuns(
    repository,
    runs.filter((each) => each.workflow_id === workflow.id),
    url,
  );
}

/** Newest first, with the filters that the documentation names. */
function listRuns(repository: FakeRepository, runs: readonly FakeRun[], url: URL): FakeReply {
  const query = url.searchParams;
  const created = query.get('created') ?? '';
  const [, from = /^>=(.+)$/.exec(created)?.[1], until] = /^([^>].*)\.\.(.+)$/.exec(created) ?? [];
  const found = runs
    .filter((run) => (query.get('event') ?? run.event) === run.event)
    .filter((run) => [run.status, run.conclusion, null].includes(query.get('status') as FakeRun['status'] | null))
    .filter((run) => (query.get('branch') ?? run.head_branch) === run.head_branch)
    .filter((run) => from === undefined || Date.parse(run.created_at) >= Date.parse(from))
    .filter((run) => until === undefined || Date.parse(run.created_at) <= Date.parse(until))
    .toSorted((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  return paged(found, url, (page) => ({
    total_count: found.length,
    workflow_runs: page.map((each) => runJson(repository, each)),
  }));
}

function workflowJson({ fullName }: FakeRepository, workflow: FakeWorkflow): unknown {
  return { ...workflow, html_url: `https://github.com/${fullName}/blob/main/${workflow.path}` };
}

function runJson(repository: FakeRepository, { jobs: _, attempts: _attempts, ...run }: FakeRun): unknown {
  const workflow = repository.workflows.find(({ id }) => id === run.workflow_id);
  return {
    ...run,
    name: workflow?.name,
    path: workflow?.path,
    run_number: run.id,
    html_url: `https://github.com/${repository.fullName}/actions/runs/${run.id}`,
    repository: { full_name: repository.fullName },
  };
}
