import type { ErrorFacts } from '../../core/errors.ts';
import type { Kind } from '../../core/format/backup-id.ts';
import type { KeepReason } from '../../core/planning/retention/keep-reason.ts';
import type { RunFacts } from './run.ts';

/** A backup in a retention plan. */
export interface PlannedBackup {
  readonly id: string;
  readonly kind: Kind;
  readonly startedAt: string;
  readonly storedBytes: number;
  readonly keep: boolean;
  /** Why it is kept. Empty if it is removed. */
  readonly reasons: readonly KeepReason[];
}

/** What retention did, or would do, at one destination. */
export interface RetentionOutcome {
  readonly label: string;
  readonly outcome: 'pruned' | 'planned' | 'refused' | 'failed';
  /** Why it is `refused` or `failed`. */
  readonly problem?: ErrorFacts | undefined;
  /** Newest first. */
  readonly backups: readonly PlannedBackup[];
  /** Backups that this run removed from the catalog, or would remove in a dry run. None if it was refused. */
  readonly removed: number;
  /** Backups that no rule keeps and that were not removed, because that was refused. */
  readonly refused: number;
  /** Removed backups whose objects are kept until the grace period ends. */
  readonly waiting: number;
  /** Removed backups, and runs without a commit, whose objects were deleted. */
  readonly freedBackups: number;
  readonly freedRuns: number;
  /** Records of verifications of removed backups, and of incidents, older than `keep-records`, that were deleted. */
  readonly freedRecords: number;
  /** Removed backups of which such records were found. */
  readonly keptRecords: number;
  readonly freedObjects: number;
  readonly freedBytes: number;
  /** Objects that the storage does not allow us to delete. */
  readonly lockedObjects: number;
}

export interface PruneReport extends RunFacts {
  readonly mode: 'prune';
  readonly dryRun: boolean;
  readonly destinations: readonly RetentionOutcome[];
}
