import { z } from 'zod';
import { storedTime } from '../../core/format/stored-time.ts';
import { JsonError, parseJson } from '../../core/format/strict-json.ts';
import { isRepositoryName, isWorkflowFile } from '../../core/run-origin.ts';
import type { WorkflowRun, WorkflowRuns, WorkflowSpec } from '../../ports/workflow-runs.ts';
import type { EvidenceDatabase, EvidenceFacts, ReconciledWorkflow } from '../../report/facts/evidence.ts';
import { unfit } from '../archive/files.ts';

/** What GitHub answered. Nobody signed it but the index. */
export const GITHUB_RUNS = 'github-runs.json';
/** A run that was started again within 30 days keeps the time at which it was created. */
const BEFORE_MS = 31 * 24 * 3_600_000;
/** GitHub lists at most 1,000 runs for one question. */
const MOST_RUNS = 1_000;
/** Earlier attempts of one workflow that are asked about, each by a request of its own. Of the others, only their number is known. */
const MOST_ASKED = 200;
/** GitHub starts a run again 50 times at most. */
const MOST_OF_ONE = 100;
const MOST_ENTRIES = MOST_RUNS * (MOST_OF_ONE + 1);
const MOST_ATTEMPTS = 1_000_000;
const OUTCOMES = ['queued', 'running', 'success', 'failure', 'cancelled', 'skipped', 'other'] as const;

const answerSchema = z.strictObject({
  workflows: z.array(
    z.strictObject({
      repository: z.string().refine(isRepositoryName, 'not a repository'),
      file: z.string().refine(isWorkflowFile, 'not a workflow'),
      /** The list begins here. */
      since: storedTime,
      runs: z
        .array(
          z.strictObject({
            id: z.string().regex(/^[1-9][0-9]{0,19}$/),
            attempt: z.int().min(1).max(MOST_ATTEMPTS),
            event: z.string().regex(/^[a-z_]{1,50}$/),
            outcome: z.enum(OUTCOMES),
            createdAt: storedTime,
            /** When this attempt started. */
            startedAt: storedTime,
            url: z.string().regex(/^https?:\/\/[\w.:/-]{1,400}$/),
          }),
        )
        .max(MOST_ENTRIES),
    }),
  ),
});

export type GithubAnswer = z.infer<typeof answerSchema>;
type ListedWorkflow = GithubAnswer['workflows'][number];

export interface AskedWorkflow {
  readonly spec: Pick<WorkflowSpec, 'repository' | 'file'>;
  readonly runs: WorkflowRuns;
}

/** The runs of a workflow in a period, and those before it that may have left something in it. @throws {RestorableError} GITHUB_REFUSED, GITHUB_FAILED */
export async function listRuns(
  { spec: { repository, file }, runs }: AskedWorkflow,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<ListedWorkflow> {
  const start = new Date(from.getTime() - BEFORE_MS);
  const listed = await runs.since(start, MOST_RUNS, to);
  // If there are more, only the time from the oldest listed one on is known.
  const since = listed.length < MOST_RUNS ? start : (listed.at(-1)?.createdAt ?? to);
  return {
    ...{ repository, file, since: since.toISOString() },
    runs: (
      await attemptsOf(
        listed.filter(({ createdAt }) => createdAt < to),
        runs,
      )
    ).toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1)),
  };
}

/** Each attempt of each run: one that failed must not be hidden by a later one. */
async function attemptsOf(listed: readonly WorkflowRun[], runs: WorkflowRuns): Promise<ListedWorkflow['runs']> {
  const found: ListedWorkflow['runs'] = [];
  let asked = 0;
  for (const run of listed) {
    const { id, event, url } = run;
    const createdAt = run.createdAt.toISOString();
    const add = (attempt: number, { outcome, startedAt }: Pick<WorkflowRun, 'outcome' | 'startedAt'>): void => {
      found.push({ ...{ id, attempt, event, outcome, createdAt, url }, startedAt: startedAt.toISOString() });
    };
    for (let attempt = Math.max(1, run.attempt - MOST_OF_ONE); attempt < run.attempt; attempt += 1) {
      asked += 1;
      const earlier = asked > MOST_ASKED ? undefined : await runs.attempt(run, attempt);
      add(attempt, earlier ?? { outcome: 'other', startedAt: run.createdAt });
    }
    add(run.attempt, run);
  }
  return found;
}

export function serializeAnswer(answer: GithubAnswer): Buffer {
  return Buffer.from(`${JSON.stringify(answer, null, 1)}\n`);
}

/** @throws {RestorableError} EVIDENCE_INVALID */
export function parseAnswer(bytes: Buffer): GithubAnswer {
  let json: unknown;
  try {
    json = parseJson(bytes);
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown;
    throw unfit('a list of runs that is not valid JSON');
  }
  const answer = answerSchema.safeParse(json).data;
  if (answer === undefined) throw unfit('a list of runs of another form');
  return answer;
}

/** Which attempts of runs left nothing, and which of those that left something GitHub does not list. */
export function reconcile(
  answer: GithubAnswer,
  databases: readonly EvidenceDatabase[],
  period: EvidenceFacts['period'],
): ReconciledWorkflow[] {
  return answer.workflows.map((workflow) => {
    const { repository, file, since, runs } = workflow;
    const named = attemptsNamed(workflow, databases);
    const within = runs.filter(({ startedAt }) => startedAt >= period.from && startedAt < period.to);
    const [listed, known] = [new Set(runs.map(nameOf)), new Set(named.map(nameOf))];
    const missing = named.filter((each) => each.startedAt >= since && !listed.has(nameOf(each)));
    return {
      ...{ repository, file, since, runs: new Set(within.map(({ id }) => id)).size, attempts: within.length },
      withoutRecord: within.filter((run) => !known.has(nameOf(run))).map(({ id, ...run }) => ({ runId: id, ...run })),
      unlisted: [...new Set(missing.map(nameOf))],
    };
  });
}

interface Attempt {
  readonly id: string;
  readonly attempt: number;
}

/** `17283940561`, or `17283940561 (attempt 2)`. */
function nameOf({ id, attempt }: Attempt): string {
  return attempt === 1 ? id : `${id} (attempt ${attempt})`;
}

/** The attempts that backups and records name, with the time of what they left. */
function attemptsNamed(
  { repository, file }: ListedWorkflow,
  databases: readonly EvidenceDatabase[],
): (Attempt & { readonly startedAt: string })[] {
  return databases
    .flatMap(({ backups, tests }) => [...backups, ...tests])
    .flatMap(({ run, startedAt }) => {
      const isOf =
        run?.workflow === `.github/workflows/${file}` && run.repository.toLowerCase() === repository.toLowerCase();
      return isOf && run !== null ? { id: run.runId, attempt: run.attempt, startedAt } : [];
    });
}
