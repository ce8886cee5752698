import type { CheckResult } from '../../core/checks/check.ts';
import type { FailureReason, Verdict } from '../../core/checks/verdict.ts';
import type { Scenario } from '../../core/scenario.ts';
import type { SourceRead } from './recovery.ts';
import type { BackupSummary, RunFacts, TableSummary } from './run.ts';

/** One block of the instructions that a drill ran, or did not reach. */
export interface DrillStep {
  /** The heading on the page, and what the block does. */
  readonly heading: string;
  readonly title: string;
  /** `noticed`: it refused the damaged copy, as it should. */
  readonly outcome: 'done' | 'noticed' | 'failed' | 'not-run';
  /** Undefined if it did not run. */
  readonly durationMs?: number | undefined;
}

export interface DrillReport extends RunFacts {
  readonly mode: 'drill';
  readonly scenario: Scenario;
  readonly verdict: Verdict;
  /** Why it is `failed`. */
  readonly reason?: FailureReason | undefined;
  readonly backup: BackupSummary | undefined;
  /** The destinations that were read. */
  readonly source: string | undefined;
  readonly sources?: readonly SourceRead[];
  readonly target: string | undefined;
  readonly notes: readonly string[];
  readonly steps: readonly DrillStep[];
  readonly checks: readonly CheckResult[];
  readonly tables: readonly TableSummary[];
  /** From the first request to the storage until the restored database answers. */
  readonly restoreMs: number | undefined;
  /** Age of the data: the time from the snapshot to now. */
  readonly backupAgeMs: number | undefined;
  /** Key of the record that was written. */
  readonly record: string | undefined;
}
