import { z } from 'zod';
import { storedTime } from '../../core/format/stored-time.ts';
import { JsonError, parseJson } from '../../core/format/strict-json.ts';
import { isRepositoryName, isWorkflowFile } from '../../core/run-origin.ts';
import type { WorkflowRuns, WorkflowSpec } from '../../ports/workflow-runs.ts';
import type { EvidenceDatabase, EvidenceFacts, ReconciledWorkflow } from '../../report/facts/evidence.ts';
import { unfit } from '../archive/files.ts';

/** What GitHub answered. Nobody signed it but the index. */
export const GITHUB_RUNS = 'github-runs.json';
/** A run that was started again within 30 days keeps the time at which it was created. */
const BEFORE_MS = 31 * 24 * 3_600_000;
/** GitHub lists at most 1,000 runs for one question. */
const MOST_RUNS = 1_000;
const OUTCOMES = ['queued', 'running', 'success', 'failure', 'cancelled', 'skipped', 'other'] as const;

const answerSchema = z.strictObject({
  workflows: z
    .array(
      z.strictObject({
        repository: z.string().refine(isRepositoryName, 'not a repository'),
        file: z.string().refine(isWorkflowFile, 'not a workflow'),
        /** The list begins here. */
        since: storedTime,
        runs: z
          .array(
            z.strictObject({
              id: z.string().regex(/^[1-9][0-9]{0,19}$/),
              event: z.string().regex(/^[a-z_]{1,50}$/),
              outcome: z.enum(OUTCOMES),
              createdAt: storedTime,
              url: z.string().regex(/^https?:\/\/[\w.:/-]{1,400}$/),
            }),
          )
          .max(MOST_RUNS),
      }),
    )
    .max(20),
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
    runs: listed
      .filter(({ createdAt }) => createdAt < to)
      .map(({ id, event, outcome, createdAt, url }) => ({
        ...{ id, event, outcome, url },
        createdAt: createdAt.toISOString(),
      }))
      .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)),
  };
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

/** Which runs left nothing, and which of those that left something GitHub does not list. */
export function reconcile(
  answer: GithubAnswer,
  databases: readonly EvidenceDatabase[],
  period: EvidenceFacts['period'],
): ReconciledWorkflow[] {
  return answer.workflows.map((workflow) => {
    const { repository, file, since, runs } = workflow;
    const named = runsNamed(workflow, databases);
    const within = runs.filter(({ createdAt }) => createdAt >= period.from && createdAt < period.to);
    const listed = new Set(runs.map(({ id }) => id));
    return {
      ...{ repository, file, since, runs: within.length },
      withoutRecord: within
        .filter(({ id }) => !named.has(id))
        .map(({ id, ...run }) => ({
          runId: id,
          event: run.event,
          outcome: run.outcome,
          createdAt: run.createdAt,
          url: run.url,
        })),
      unlisted: [...named].filter(([id, at]) => at >= since && !listed.has(id)).map(([id]) => id),
    };
  });
}

/** The ids of the runs that backups and records name, with the time of the newest of them. */
function runsNamed({ repository, file }: ListedWorkflow, databases: readonly EvidenceDatabase[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const { run, startedAt } of databases.flatMap(({ backups, tests }) => [...backups, ...tests])) {
    if (run === null || run.workflow !== `.github/workflows/${file}`) continue;
    if (run.repository.toLowerCase() === repository.toLowerCase()) named.set(run.runId, startedAt);
  }
  return named;
}
