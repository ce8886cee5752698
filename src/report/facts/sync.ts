import type { ErrorFacts } from '../../core/errors.ts';
import type { CopyReason, SyncConflict } from '../../core/planning/retention/sync-plan.ts';
import type { RunFacts } from './run.ts';

/** A backup, or a shipment of the log, that was missing at a destination, completely or in part, or is still missing there. */
export interface SyncedBackup {
  readonly id: string;
  /**
   * `copied`: it was absent; `repaired`: some of its objects were; `planned`: either of these, in a dry run; `skipped`: on
   * purpose; `damaged`: no destination has a good copy; `failed`: the destination did not accept it.
   */
  readonly outcome: 'copied' | 'repaired' | 'planned' | 'skipped' | 'damaged' | 'failed';
  /** Why it was copied, or not. Undefined if an error occurred. */
  readonly reason?: CopyReason | SyncConflict | { readonly why: 'objects-missing' | 'continues' } | undefined;
  readonly error?: ErrorFacts;
  readonly objects: number;
  readonly bytes: number;
}

/** What sync did for one database at one destination. */
export interface SyncOutcome {
  readonly database: string;
  readonly label: string;
  /** Backups that it had before. */
  readonly held: number;
  /** Shipments of the log that it had before. */
  readonly heldShipments: number;
  /** Oldest first, without those that needed nothing. */
  readonly backups: readonly SyncedBackup[];
  /** The same of shipments. */
  readonly shipments: readonly SyncedBackup[];
  /** Records of verifications that it got, or would get. */
  records: number;
}

export interface SyncReport extends RunFacts {
  readonly mode: 'sync';
  readonly dryRun: boolean;
  readonly destinations: readonly SyncOutcome[];
}
