import type { Secret } from '../core/secret.ts';

/** A workflow to ask about, and the token to ask with. */
export interface WorkflowSpec {
  /** `owner/name` */
  readonly repository: string;
  /** Name of its file in `.github/workflows/`. */
  readonly file: string;
  readonly token: Secret;
}

/** https://docs.github.com/en/rest/actions/workflows#get-a-workflow. `other`: one that GitHub did not document then. */
export const WORKFLOW_STATES = [
  'active',
  'deleted',
  'disabled_fork',
  'disabled_inactivity',
  'disabled_manually',
  'other',
] as const;
export type WorkflowState = (typeof WORKFLOW_STATES)[number];

/** How a run ended, or what it waits for. `skipped`: none of its jobs was needed. */
export type RunOutcome = 'queued' | 'running' | 'success' | 'failure' | 'cancelled' | 'skipped' | 'other';

export interface WorkflowRun {
  readonly id: string;
  readonly event: string;
  readonly outcome: RunOutcome;
  readonly createdAt: Date;
  /** When its last attempt started. */
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly attempt: number;
  /** Its page. */
  readonly url: string;
}

/** How far a run got. `unknown`: none of its steps is recognized as one of this program. */
export type StepReached = 'before-our-step' | 'our-step' | 'unknown';

/** The runs of one workflow. */
export interface WorkflowRuns {
  /** @throws {RestorableError} GITHUB_REFUSED, also if there is no such workflow; GITHUB_FAILED */
  state(): Promise<WorkflowState>;
  /**
   * The runs that were created since then, newest first.
   * @param most older ones are left out
   * @param until without those that were created later
   */
  since(time: Date, most: number, until?: Date): Promise<readonly WorkflowRun[]>;
  /** An earlier attempt of a run that was started again. Undefined if GitHub does not know it any more. */
  attempt(run: WorkflowRun, attempt: number): Promise<Pick<WorkflowRun, 'outcome' | 'startedAt'> | undefined>;
  reached(run: WorkflowRun): Promise<StepReached>;
}
