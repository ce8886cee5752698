import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { type ActionResult, runAction } from './bundle.ts';
import { type Contexts, evaluateExpression, evaluateText } from './expressions.ts';

const run = promisify(execFile);

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Texts;
}
interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly outputs?: Texts;
  readonly env?: Texts;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What GitHub knows, for one run of a workflow. */
export interface WorkflowRun {
  /** A repository; its committed files are what a checkout gives. */
  readonly repository: string;
  readonly workflow: string;
  /** The action that is ours, as `uses:` names it. */
  readonly action: string;
  readonly event: { readonly name: 'schedule' | 'workflow_dispatch'; readonly schedule?: string };
  readonly secrets: Texts;
  readonly environments: Readonly<Record<string, Texts>>;
  /** Of the machine: where test servers' clients are. */
  readonly machine?: Texts;
  /** Of each job. Without one, a token that no API accepts. */
  readonly token?: string;
  /** For everything temporary. */
  readonly folder: string;
}

export interface JobRun {
  readonly status: 'success' | 'failure' | 'skipped';
  readonly outputs: Texts;
  readonly steps: readonly ActionResult[];
  readonly milliseconds: number;
}

/** The inputs of action.yml with their defaults: the runner sets a variable for each, empty if there is no default. */
function declaredInputs(): Record<string, string> {
  const action = parse(readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8')) as {
    inputs: Record<string, { default?: unknown }>;
  };
  return Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: given }]) => [name, String(given ?? '')]),
  );
}

/** Runs the jobs of a workflow like GitHub's runner, one after the other, with a fresh machine for each. */
export async function runWorkflow(given: WorkflowRun): Promise<Record<string, JobRun>> {
  const { jobs } = parse(await readFile(join(given.repository, given.workflow), 'utf8')) as Workflow;
  const done: Record<string, JobRun> = {};
  for (const [name, job] of Object.entries(jobs)) done[name] = await runJob(name, job, given, done);
  return done;
}

async function runJob(
  name: string,
  job: Job,
  given: WorkflowRun,
  done: Readonly<Record<string, JobRun>>,
): Promise<JobRun> {
  const needed = [job.needs ?? []].flat();
  const needs: Record<string, unknown> = {};
  for (const each of needed) {
    const before = done[each];
    if (before === undefined) throw new Error(`${name} needs ${each}, which did not run before it.`);
    needs[each] = { result: before.status, outputs: before.outputs };
  }
  const github = {
    event_name: given.event.name,
    event: { schedule: given.event.schedule },
    token: given.token ?? 'ghs_of-no-use',
  };
  const succeeded = needed.every((each) => done[each]?.status === 'success');
  const skipped: JobRun = { status: 'skipped', outputs: {}, steps: [], milliseconds: 0 };
  if (!isWanted(job.if, { github, needs }, succeeded)) return skipped;
  // A secret that does not exist is an empty string.
  const own = job.environment === undefined ? {} : (given.environments[job.environment] ?? {});
  const contexts = {
    github,
    needs,
    secrets: { ...given.secrets, ...own },
    steps: {} as Record<string, unknown>,
    runner: {},
  };
  const machine = join(await mkdtemp(join(given.folder, `job-${name}-`)), 'workspace');
  await mkdir(machine);
  const startedMs = performance.now();
  const steps: ActionResult[] = [];
  let failed = false;
  for (const step of job.steps) {
    if (!isWanted(step.if, contexts, !failed)) continue;
    const result = await runStep(step, job, { given, contexts, machine });
    if (result === undefined) continue;
    steps.push(result);
    if (step.id !== undefined) contexts.steps[step.id] = { outputs: result.outputs };
    if (result.code !== 0) failed = true;
  }
  const outputs = Object.entries(job.outputs ?? {}).map(([key, text]) => [key, evaluateText(text, contexts)]);
  return {
    status: failed ? 'failure' : 'success',
    outputs: Object.fromEntries(outputs) as Texts,
    steps,
    milliseconds: performance.now() - startedMs,
  };
}

/** Without a status function, `success()` is implied. */
function isWanted(condition: string | undefined, contexts: Contexts, succeeded: boolean): boolean {
  if (condition === undefined) return succeeded;
  const functions = {
    success: () => succeeded,
    failure: () => !succeeded,
    always: () => true,
    cancelled: () => false,
  };
  const expression = /^\s*\$\{\{(.*)\}\}\s*$/s.exec(condition)?.[1] ?? condition;
  const value = evaluateExpression(expression, contexts, functions);
  const isStatus = /\b(?:success|failure|always|cancelled)\(\)/.test(expression);
  return value !== false && value !== null && value !== '' && (isStatus || succeeded);
}

interface Machine {
  readonly given: WorkflowRun;
  readonly contexts: Contexts;
  readonly machine: string;
}

async function runStep(step: Step, job: Job, { given, contexts, machine }: Machine): Promise<ActionResult | undefined> {
  const uses = step.uses ?? '';
  if (uses.startsWith('actions/checkout@')) {
    await run('git', ['clone', '--quiet', given.repository, machine]);
    return undefined;
  }
  if (uses !== given.action) throw new Error(`This runner has no action ${uses}.`);
  const fill = (texts: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, evaluateText(String(text), contexts)]));
  const inputs = { ...fill(declaredInputs()), ...fill(step.with) };
  for (const name of Object.keys(step.with ?? {}))
    if (!(name in declaredInputs())) throw new Error(`Unknown input ${name}`);
  const env = {
    RUNNER_ENVIRONMENT: 'self-hosted',
    ...given.machine,
    GITHUB_EVENT_NAME: given.event.name,
    GITHUB_REPOSITORY: 'example/shop',
    GITHUB_WORKSPACE: machine,
    ...fill(job.env),
    ...fill(step.env),
  };
  return runAction(inputs, given.folder, { cwd: machine, env });
}
