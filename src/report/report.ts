import type { Kind } from '../core/backup-id.ts';
import type { ErrorCode, ExitCode } from '../core/errors.ts';

/** A verification's outcome: `failed` is a finding about the backup, `error` means that no verdict was reached. */
export const VERDICTS = ['passed', 'failed', 'error', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface CheckResult {
  readonly name: string;
  /** Where the check comes from: stored-bytes, restore, comparison, integrity, query, objective. */
  readonly group: 'authenticity' | 'stored-bytes' | 'restore' | 'comparison' | 'integrity' | 'query' | 'objective';
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
}

export interface BackupReport extends RunFacts {
  readonly mode: 'backup';
  readonly backup: BackupSummary | undefined;
  readonly destinations: readonly {
    readonly label: string;
    readonly outcome: 'committed' | 'failed';
    readonly detail: string;
  }[];
  readonly tables: readonly TableSummary[];
}

export interface VerifyReport extends RunFacts {
  readonly mode: 'verify';
  readonly verdict: Verdict;
  readonly backup: BackupSummary | undefined;
  /** The destination that was read. */
  readonly source: string | undefined;
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
}

export interface RestoreReport extends RunFacts {
  readonly mode: 'restore';
  readonly backup: BackupSummary | undefined;
  readonly source: string | undefined;
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
    })[];
    /** Objects under manifests/ that are no valid manifest, with the reason. */
    readonly invalid: readonly { readonly key: string; readonly reason: string }[];
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

export type Report = BackupReport | VerifyReport | RestoreReport | ListReport | KeygenReport;
