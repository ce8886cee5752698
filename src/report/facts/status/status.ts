import type { CheckResult } from '../../../core/checks/check.ts';
import type { ErrorCode } from '../../../core/error-codes.ts';
import type { Kind } from '../../../core/format/backup-id.ts';
import type { AchievedRpo } from '../../../core/planning/achieved-rpo.ts';
import type { KeepRule } from '../../../core/planning/retention/keep-reason.ts';
import type { ThreeTwoOne } from '../../../core/planning/three-two-one.ts';
import type { BackupSummary, LastVerification, RunFacts } from '../run.ts';
import type { LogFacts } from './log-reach.ts';
import type { ScheduleStatus } from './schedule.ts';
import type { WorkflowStatus } from './workflow.ts';

/** Stored bytes of one category. */
export interface StoredShare {
  /** The rule that keeps these backups the longest; without a policy, their kind; or the reason that keeps no backup. */
  readonly of: KeepRule | Kind | 'no-rule' | 'not-counted' | 'waiting' | 'incomplete-runs' | 'orphaned' | 'records';
  readonly backups: number;
  readonly bytes: number;
}

/** A run without a commit that left objects. */
export interface IncompleteRun {
  /** The id that its backup would have. */
  readonly id: string;
  readonly startedAt: string;
  /** It is older than the longest run so far, and writes nothing any more. Otherwise it may be in progress. */
  readonly hasEnded: boolean;
  /** The page of the run. Null unless GitHub was asked, and a run of the workflow took place at that time. */
  readonly runUrl: string | null;
}

/** What status found at one destination. */
export interface DestinationStatus {
  readonly label: string;
  readonly newest: BackupSummary | undefined;
  readonly newestAgeMs: number | undefined;
  readonly backups: number;
  /** ISO time of the start of the oldest one. */
  readonly oldestAt?: string | undefined;
  /** The age up to which the newest backup is no surprise. */
  readonly usualAgeMs?: number | undefined;
  /** How old the newest recoverable data got in the last 30 days. Undefined without a backup. */
  readonly achievedRpo?: AchievedRpo | undefined;
  /** A backup that is newer than the newest one, but does not count: damaged, or not by an accepted signer. */
  readonly uncounted?: string | undefined;
  readonly lastVerification: LastVerification | undefined;
  /** Which moments the shipped log makes possible. Undefined if nothing was shipped. */
  readonly log?: LogFacts | undefined;
  /** Objects of the newest backup, and of all that it needs, that are missing or have a different size. */
  readonly brokenObjects: number;
  /** Runs without a commit that left objects. */
  readonly incompleteRuns: number;
  /** The newest of them, newest first. */
  readonly incomplete?: readonly IncompleteRun[];
  readonly shares: readonly StoredShare[];
  readonly totalBytes: number;
  /** The day on which `capacity` is reached at the present pace. Null if not within a year. */
  readonly capacityReachedOn: string | null | undefined;
}

export interface StatusReport extends RunFacts {
  readonly mode: 'status';
  readonly checks: readonly CheckResult[];
  readonly destinations: readonly DestinationStatus[];
  /** Destinations that could not be read. */
  readonly unreadable?: readonly { readonly label: string; readonly code: ErrorCode }[] | undefined;
  /** The schedules that backups and verifications of the last 30 days came from. */
  readonly schedules?: readonly ScheduleStatus[];
  /** What GitHub says of `workflow`. Undefined if it was not asked, or did not answer. */
  readonly workflow?: WorkflowStatus | undefined;
  /** Where the copies of the newest backup are. Undefined if no destination could be read. */
  readonly rule?: ThreeTwoOne | undefined;
}
