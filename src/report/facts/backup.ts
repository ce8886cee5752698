import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { RetentionOutcome } from './retention.ts';
import type { BackupSummary, LastVerification, NewestBackup, RunFacts, TableSummary } from './run.ts';

export interface BackupReport extends RunFacts {
  readonly mode: 'backup';
  readonly backup: BackupSummary | undefined;
  /** The newest backup before this run. Undefined if there is none, or if the run ended before it was found. */
  readonly previous?: NewestBackup | undefined;
  /** Undefined if there was no backup, or if the records could not be read. */
  readonly lastVerification?: LastVerification | undefined;
  /** Why this one is a full. Undefined for other kinds, and if the run ended before that was decided. */
  readonly kindReason?: string | undefined;
  /** Replication lag. Only for a source that follows another server; null if it is unknown. */
  readonly replica?: { readonly lagMs: number | null } | undefined;
  readonly destinations: readonly {
    readonly label: string;
    /** `failed`: it had an error; `too-slow`: it was too slow; `out-of-sync`: it lacks what this backup builds on. */
    readonly outcome: 'committed' | 'failed' | 'too-slow' | 'out-of-sync';
    readonly detail: string;
  }[];
  readonly tables: readonly TableSummary[];
  /** What was removed after the commit, if that was requested. */
  readonly retention?: readonly RetentionOutcome[];
  /** Where the copies are now. Undefined if nothing was committed. */
  readonly rule?: ThreeTwoOne | undefined;
}
