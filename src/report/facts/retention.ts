import type { Kind } from '../../core/format/backup-id.ts';
import type { KeepReason } from '../../core/planning/keep-reason.ts';
import type { RunFacts } from './run.ts';

/** A backup in a retention plan. */
export interface PlannedBackup {
  readonly id: string;
  readonly kind: Kind;
  readonly startedAt: string;
  readonly storedBytes: number;
  readonly keep: boolean;
  /** Why it is kept; empty when it goes. */
  readonly reasons: readonly KeepReason[];
}

/** What retention did at one destination, or would do. */
export interface RetentionOutcome {
  readonly label: string;
  readonly outcome: 'pruned' | 'planned' | 'refused' | 'failed';
  readonly detail: string;
  /** Newest first. */
  readonly backups: readonly PlannedBackup[];
  /** Backups that were taken out of the catalog now. */
  readonly removed: number;
  /** Removed backups whose objects stay until the grace is over. */
  readonly waiting: number;
  /** Removed backups, and runs without a commit, whose objects were deleted. */
  readonly freedBackups: number;
  readonly freedRuns: number;
  readonly freedObjects: number;
  readonly freedBytes: number;
  /** Objects that the storage does not let us delete. */
  readonly lockedObjects: number;
}

export interface PruneReport extends RunFacts {
  readonly mode: 'prune';
  readonly dryRun: boolean;
  readonly destinations: readonly RetentionOutcome[];
}
