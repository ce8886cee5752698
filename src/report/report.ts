import type { ErrorCode, ExitCode } from '../core/errors.ts';
import type { Kind } from '../core/format/backup-id.ts';
import type { ThreeTwoOne } from '../core/planning/three-two-one.ts';

/** A verification's outcome: `failed` is a finding about the backup, `error` means that no verdict was reached. */
export const VERDICTS = ['passed', 'failed', 'error', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The check of a verification, or of a status, that is about all backups and not about one. */
export const LINEAGE_CHECK = 'line of backups';

export interface CheckResult {
  readonly name: string;
  /** Where the check comes from: stored-bytes, restore, comparison, integrity, query, objective. */
  readonly group:
    | 'authenticity'
    | 'stored-bytes'
    | 'restore'
    | 'comparison'
    | 'integrity'
    | 'query'
    | 'objective'
    | 'destination';
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What was expected and what was found; never holds row data beyond a check's own result. */
  readonly detail: string;
  readonly durationMs?: number;
  /** True when the check saw data: rows that were counted, or an answer of a query. */
  readonly provesData?: boolean;
}

export interface PhaseTiming {
  readonly phase: string;
  readonly durationMs: number;
}

export interface BackupSummary {
  readonly id: string;
  readonly kind: Kind;
  readonly database: string;
  readonly engine: string;
  readonly serverVersion: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly rawBytes: number;
  readonly storedBytes: number;
  /** Signer's fingerprint when the signature was checked against `signers`. */
  readonly authenticatedBy: string | null;
  readonly signed: boolean;
  /** Ids of the backups that it needs. */
  readonly parents?: readonly string[];
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number | null;
  /** Rows after restore, for verify. */
  readonly restoredRows?: number | null;
}

export interface ReportError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
}

/** What every report says about its run. */
export interface RunFacts {
  readonly tool: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly exitCode: ExitCode;
  readonly error: ReportError | undefined;
  readonly warnings: readonly string[];
  readonly phases: readonly PhaseTiming[];
  /** Where what other programs said lies, encrypted, and the command that opens it. */
  readonly diagnostics?: { readonly path: string; readonly open: string };
}

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

/** What was read of a backup from one destination. */
export interface SourceRead {
  readonly label: string;
  readonly objects: number;
  /** As stored. */
  readonly bytes: number;
}

/** What a verification found at one destination, where each copy is proved by itself. */
export interface CopyReport {
  readonly label: string;
  readonly verdict: Verdict;
  /** Why there is no verdict, or no copy. */
  readonly detail: string;
  readonly checks: readonly CheckResult[];
  readonly restoreMs: number | undefined;
  /** Stored bytes that were read there. */
  readonly readBytes: number;
  /** Key of the record that was written there. */
  readonly record: string | undefined;
}

export interface VerifyReport extends RunFacts {
  readonly mode: 'verify';
  readonly verdict: Verdict;
  readonly backup: BackupSummary | undefined;
  /** The destinations that were read. */
  readonly source: string | undefined;
  /** How much each of them gave. */
  readonly sources?: readonly SourceRead[];
  readonly target: string | undefined;
  readonly notes: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly tables: readonly TableSummary[];
  /** From the first request to the storage until the restored database answers. */
  readonly restoreMs: number | undefined;
  /** Age of the data: now less the moment of the snapshot. */
  readonly backupAgeMs: number | undefined;
  /** Key of the verification record that was written. */
  readonly record: string | undefined;
  /** One of each destination, with `verify-copies: each`; the checks of all of them are among `checks`, the slowest time is `restoreMs`. */
  readonly copies?: readonly CopyReport[];
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
}

export interface ListReport extends RunFacts {
  readonly mode: 'list';
  readonly destinations: readonly {
    readonly label: string;
    readonly backups: readonly (BackupSummary & {
      readonly verdict: Verdict | null;
      readonly verifiedAt: string | null;
      /** Why it is held, where it is. */
      readonly held?: string | undefined;
    })[];
    /** Objects under manifests/ that are no valid manifest, with the reason. */
    readonly invalid: readonly { readonly key: string; readonly reason: string }[];
  }[];
  /** Backups that others name as the one before them, and that are nowhere although no record says why. */
  readonly gaps: readonly { readonly database: string; readonly id: string; readonly detail: string }[];
}

/** A backup in a retention plan. */
export interface PlannedBackup {
  readonly id: string;
  readonly kind: Kind;
  readonly startedAt: string;
  readonly storedBytes: number;
  readonly keep: boolean;
  /** Why it is kept; empty when it goes. */
  readonly reasons: readonly string[];
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

/** Stored bytes of one sort: a generation of the policy, held, removed and waiting, remains. */
export interface StoredShare {
  readonly name: string;
  readonly backups: number;
  readonly bytes: number;
}

/** What status found at one destination. */
export interface DestinationStatus {
  readonly label: string;
  readonly newest: BackupSummary | undefined;
  readonly newestAgeMs: number | undefined;
  readonly backups: number;
  readonly lastVerification:
    | {
        readonly id: string;
        readonly verdict: 'passed' | 'failed';
        readonly finishedAt: string;
        readonly ageMs: number;
        readonly restoreMs: number | null;
      }
    | undefined;
  /** Objects of the newest backup and of all that it needs, which are missing or of another size. */
  readonly brokenObjects: number;
  /** Runs without a commit that left objects. */
  readonly incompleteRuns: number;
  readonly shares: readonly StoredShare[];
  readonly totalBytes: number;
  /** The day on which `capacity` is reached at the present pace; null when not within a year. */
  readonly capacityReachedOn: string | null | undefined;
}

export interface StatusReport extends RunFacts {
  readonly mode: 'status';
  readonly checks: readonly CheckResult[];
  readonly destinations: readonly DestinationStatus[];
  /** Where the copies of the newest backup are; undefined where nothing could be looked at. */
  readonly rule?: ThreeTwoOne | undefined;
}

/** A backup that a destination lacked, wholly or in part, or was left without. */
export interface SyncedBackup {
  readonly id: string;
  /**
   * `copied`: it was absent; `repaired`: objects of it were; `planned`: one of these, in a dry run; `skipped`: on purpose;
   * `damaged`: no destination has a good copy; `failed`: the destination did not take it.
   */
  readonly outcome: 'copied' | 'repaired' | 'planned' | 'skipped' | 'damaged' | 'failed';
  /** Why. */
  readonly detail: string;
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

/** What was found at one destination before the first backup. */
export interface DestinationProbe {
  readonly label: string;
  /** Backups can be made there. */
  readonly usable: boolean;
  readonly checks: readonly CheckResult[];
  readonly uploadBytesPerSecond: number | undefined;
  readonly downloadBytesPerSecond: number | undefined;
  /** The storage's clock less this machine's. */
  readonly clockSkewMs: number | undefined;
  /** Keys of probes that could not be deleted. */
  readonly leftBehind: readonly string[];
}

export interface CheckDestinationsReport extends RunFacts {
  readonly mode: 'check-destinations';
  readonly destinations: readonly DestinationProbe[];
  /** How the 3-2-1 rule would be met, with a backup at each destination that can take one. */
  readonly rule: ThreeTwoOne | undefined;
}

export interface HoldReport extends RunFacts {
  readonly mode: 'hold' | 'release';
  readonly backup: BackupSummary | undefined;
  readonly reason: string;
  /** Keys of the records that were written, with their destinations. */
  readonly records: readonly { readonly label: string; readonly key: string }[];
}

export interface MatrixReport extends RunFacts {
  readonly mode: 'matrix';
  /** Databases of the file. */
  readonly total: number;
  /** Those that jobs are to be made for. */
  readonly databases: readonly {
    readonly name: string;
    /** The variable that its URL is read from, where it is one alone. */
    readonly variable?: string;
  }[];
}

export interface KeygenReport extends RunFacts {
  readonly mode: 'keygen';
  readonly keys: readonly {
    readonly role: 'recovery' | 'runner' | 'verifier';
    readonly fingerprint: string;
    readonly publicPath: string;
    readonly privatePath: string;
    readonly belongs: string;
  }[];
}

export type Report =
  | BackupReport
  | VerifyReport
  | RestoreReport
  | ListReport
  | StatusReport
  | PruneReport
  | SyncReport
  | CheckDestinationsReport
  | HoldReport
  | MatrixReport
  | KeygenReport;
