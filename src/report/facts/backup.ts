import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { RetentionOutcome } from './retention.ts';
import type { BackupSummary, RunFacts, TableSummary } from './run.ts';

export interface BackupReport extends RunFacts {
  readonly mode: 'backup';
  readonly backup: BackupSummary | undefined;
  /** Why this one is a full; undefined of the other kinds, and where the run ended before that was decided. */
  readonly kindReason?: string | undefined;
  /** Only of a source that follows another server: how far it was behind; null where that can't be known. */
  readonly replica?: { readonly lagMs: number | null } | undefined;
  readonly destinations: readonly {
    readonly label: string;
    /** `failed`: it had an error; `too-slow`: it was too slow; `out-of-sync`: it lacks what this backup builds on. */
    readonly outcome: 'committed' | 'failed' | 'too-slow' | 'out-of-sync';
    readonly detail: string;
  }[];
  readonly tables: readonly TableSummary[];
  /** What was removed after the commit, where that was asked for. */
  readonly retention?: readonly RetentionOutcome[];
  /** Where the copies are now; undefined where nothing was committed. */
  readonly rule?: ThreeTwoOne | undefined;
}
