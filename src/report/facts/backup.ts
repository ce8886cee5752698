import type { DestinationOutcome } from '../../core/planning/chain/destination-outcome.ts';
import type { FullReason } from '../../core/planning/chain/full-reason.ts';
import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { RetentionOutcome } from './retention.ts';
import type { BackupSummary, LastVerification, PreviousBackup, RunFacts, TableSummary } from './run.ts';
import type { ShipReport } from './ship.ts';

/** When the backups at a destination were last verified. */
export interface VerifiedAt {
  readonly label: string;
  /** The newest accepted record. Null if no backup was ever verified there. */
  readonly last: LastVerification | null;
  /** The age up to which it is no surprise, by the gaps between earlier ones. Null if there are too few to tell. */
  readonly usualAgeMs: number | null;
}

export interface BackupReport extends RunFacts {
  readonly mode: 'backup';
  readonly backup: BackupSummary | undefined;
  /** The newest backup before this run. Undefined if there is none, or if the run ended before it was found. */
  readonly previous?: PreviousBackup | undefined;
  /** Why this one is a full. Undefined for other kinds, and if the run ended before that was decided. */
  readonly kindReason?: FullReason | undefined;
  /** Replication lag. Only for a source that follows another server; null if it is unknown. */
  readonly replica?: { readonly lagMs: number | null } | undefined;
  readonly destinations: readonly DestinationOutcome[];
  readonly tables: readonly TableSummary[];
  /** The shipment of the log before the backup. Undefined if none was requested, or if there was nothing to continue. */
  readonly log?: ShipReport | undefined;
  /** What was removed after the commit, if that was requested. */
  readonly retention?: readonly RetentionOutcome[];
  /** At each destination that has the backup. Omits those whose records can't be read. */
  readonly verifications?: readonly VerifiedAt[] | undefined;
  /** Where the copies are now. Undefined if nothing was committed. */
  readonly rule?: ThreeTwoOne | undefined;
}
