import type { CheckResult } from '../../core/checks/check.ts';
import type { CopyFact } from '../../core/checks/facts.ts';
import type { FailureReason, Verdict } from '../../core/checks/verdict.ts';
import type { ErrorFacts } from '../../core/errors.ts';
import type { KeepRule } from '../../core/planning/retention/keep-reason.ts';
import type { ReplayEnd, TimePrecision } from '../../ports/engine/replay.ts';
import type { BackupSummary, RunFacts, TableSummary } from './run.ts';

/** What was read of a backup from one destination. */
export interface SourceRead {
  readonly label: string;
  readonly objects: number;
  /** As stored. */
  readonly bytes: number;
}

/** Why a copy has no verdict, or does not exist. */
export type CopyProblem = CopyFact | ({ readonly kind: 'error' } & ErrorFacts) | { readonly kind: 'not-tried' };

/** What a verification found at one destination, if each copy is verified separately. */
export interface CopyReport {
  readonly label: string;
  readonly verdict: Verdict;
  /** Why it is `failed`. */
  readonly reason?: FailureReason | undefined;
  /** Undefined if it was read, and has a verdict. */
  readonly problem?: CopyProblem | undefined;
  readonly checks: readonly CheckResult[];
  readonly restoreMs: number | undefined;
  /** Stored bytes that were read from it. */
  readonly readBytes: number;
  /** Key of the record that was written to it. */
  readonly record: string | undefined;
}

/** Why a verification chose a backup by itself. Times are ISO times. */
export interface ChosenFacts {
  /** The rule that keeps it the longest. Null if retention is going to remove it. */
  readonly rule: KeepRule | null;
  /** When it was last verified, with any result. Null if it never was. */
  readonly triedAt: string | null;
  /** It was drawn from all of them, whatever the records state. */
  readonly isFree: boolean;
}

/** Why a backup has no verdict, or was left out. */
export type AuditProblem =
  | ({ readonly why: 'error' } & ErrorFacts)
  | { readonly why: 'removed-meanwhile' }
  /** An error that affects every backup. */
  | { readonly why: 'stopped'; readonly error: ErrorFacts }
  /** So many backups before it had no verdict, for the same reason. */
  | { readonly why: 'same-errors'; readonly count: number; readonly error: ErrorFacts };

/** One backup of a verification of all of them. */
export interface AuditedBackup {
  readonly id: string;
  readonly verdict: Verdict;
  /** Why it is `failed`. */
  readonly reason?: FailureReason | undefined;
  /** Undefined if it has a verdict. */
  readonly problem?: AuditProblem | undefined;
  readonly checks: {
    readonly passed: number;
    readonly failed: number;
    readonly error: number;
    readonly skipped: number;
  };
  readonly restoreMs: number | undefined;
  readonly backupAgeMs: number | undefined;
  /** Stored bytes that were read. */
  readonly readBytes: number;
  /** Key of the first record that was written. */
  readonly record: string | undefined;
}

/** A verification that chose its backups by itself. */
export interface AuditFacts {
  readonly kind: 'random' | 'each';
  /** How old a backup may be. Null without a limit. */
  readonly windowMs: number | null;
  /** From how many it was chosen, or how many there are. */
  readonly among: number;
  /** Of `random`. */
  readonly chosen?: ChosenFacts | undefined;
  /** Of `each`, in the order in which they were verified. */
  readonly backups: readonly AuditedBackup[];
  /** How many `max-backups` left for the next run. */
  readonly left: number;
}

/** The newest backup that the destinations list, even if another one was verified. */
export interface NewestBackup {
  readonly id: string;
  /** Time since its start. */
  readonly ageMs: number;
  /** The age up to which it is no surprise, by the gaps between earlier backups. */
  readonly usualAgeMs: number;
  /** Its signature was checked against `signers`. Otherwise anyone with write access could have put it there. */
  readonly isAuthenticated: boolean;
}

export interface VerifyReport extends RunFacts {
  readonly mode: 'verify';
  readonly verdict: Verdict;
  /** Why it is `failed`. */
  readonly reason?: FailureReason | undefined;
  readonly backup: BackupSummary | undefined;
  /** Undefined if no backup could be chosen. */
  readonly newestBackup?: NewestBackup | undefined;
  /** The destinations that were read. */
  readonly source: string | undefined;
  /** How much was read from each of them. */
  readonly sources?: readonly SourceRead[];
  readonly target: string | undefined;
  readonly notes: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly tables: readonly TableSummary[];
  /** From the first request to the storage until the restored database answers. */
  readonly restoreMs: number | undefined;
  /** Age of the data: the time from the snapshot to now. */
  readonly backupAgeMs: number | undefined;
  /** Key of the verification record that was written. */
  readonly record: string | undefined;
  /**
   * One per destination, with `verify-copies: each`. `checks` then includes the checks of all of them, and `restoreMs` is the
   * slowest time.
   */
  readonly copies?: readonly CopyReport[];
  /**
   * With `backup: random` or `each`. With `each`, `checks` includes the checks of all backups, `restoreMs` is the slowest time, and
   * `backup` is the first one with the worst verdict.
   */
  readonly audit?: AuditFacts | undefined;
}

export interface RestoreReport extends RunFacts {
  readonly mode: 'restore';
  readonly backup: BackupSummary | undefined;
  readonly source: string | undefined;
  readonly sources?: readonly SourceRead[];
  readonly target: string | undefined;
  readonly notes: readonly string[];
  readonly keptAs: string | undefined;
  readonly checks: readonly CheckResult[];
  readonly tables: readonly TableSummary[];
  readonly restoreMs: number | undefined;
  readonly backupAgeMs: number | undefined;
  /** How the log was replayed to a moment. */
  readonly replayed?: ReplayedLog | undefined;
}

/** What was replayed after a backup. */
export interface ReplayedLog {
  /** Where it was to end: up to an ISO `time` or a `position`, or `before` a transaction. */
  readonly end: ReplayEnd['kind'];
  readonly until: string;
  /** Ids, oldest first. */
  readonly shipments: readonly string[];
  /** Of all databases of the server. */
  readonly transactions: number;
  /** ISO time of the commit of the last one. Null if there was none. */
  readonly lastAt: string | null;
  /** How exactly the log says it. */
  readonly precision: TimePrecision;
}
