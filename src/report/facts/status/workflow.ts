import type { MissReason } from '../../../core/planning/schedule/why-missed.ts';
import type { RunOutcome, WorkflowState } from '../../../ports/workflow-runs.ts';

/** What GitHub says of the workflow that makes backups or verifies them. */
export interface WorkflowStatus {
  /** `owner/name` */
  readonly repository: string;
  /** Name of its file in `.github/workflows/`. */
  readonly file: string;
  readonly state: WorkflowState;
  /** Its page, where it can be enabled. */
  readonly url: string;
  /** ISO time since which its runs were listed. */
  readonly since: string;
  /** One for each event that started runs since then. */
  readonly events: readonly WorkflowEvent[];
  /** The runs that are missing, or were missed last, newest first. */
  readonly missed: readonly MissedRun[];
}

export interface WorkflowEvent {
  /** `schedule`, `workflow_dispatch` and so on. */
  readonly event: string;
  readonly last: {
    readonly outcome: RunOutcome;
    readonly createdAt: string;
    readonly url: string;
  };
  /** How many of its runs ended, or wait, in each way. */
  readonly counts: Readonly<Partial<Record<RunOutcome, number>>>;
}

export interface MissedRun {
  readonly what: 'backup' | 'verification';
  readonly schedule: string;
  /** When it was due. */
  readonly at: string;
  readonly reason: MissReason;
  /** The page of the run, if there is one. */
  readonly runUrl: string | null;
}
