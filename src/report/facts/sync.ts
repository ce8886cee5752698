import type { CopyReason } from '../../core/planning/sync-plan.ts';
import type { RunFacts } from './run.ts';

/** A backup that a destination lacked, wholly or in part, or was left without. */
export interface SyncedBackup {
  readonly id: string;
  /**
   * `copied`: it was absent; `repaired`: objects of it were; `planned`: one of these, in a dry run; `skipped`: on purpose;
   * `damaged`: no destination has a good copy; `failed`: the destination did not take it.
   */
  readonly outcome: 'copied' | 'repaired' | 'planned' | 'skipped' | 'damaged' | 'failed';
  /** Why; undefined where an error was met. */
  readonly reason?: CopyReason | { readonly why: 'objects-missing' } | undefined;
  readonly error?: string;
  readonly objects: number;
  readonly bytes: number;
}

/** What sync did for one database at one destination. */
export interface SyncOutcome {
  readonly database: string;
  readonly label: string;
  /** Backups that it had before. */
  readonly held: number;
  /** Oldest first; those that are as they should be are left out. */
  readonly backups: readonly SyncedBackup[];
}

export interface SyncReport extends RunFacts {
  readonly mode: 'sync';
  readonly dryRun: boolean;
  readonly destinations: readonly SyncOutcome[];
}
