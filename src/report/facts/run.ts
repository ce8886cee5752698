import type { FailureReason, Verdict } from '../../core/checks/verdict.ts';
import type { ErrorCode } from '../../core/error-codes.ts';
import type { ExitCode } from '../../core/exit-code.ts';
import type { Kind } from '../../core/format/backup-id.ts';
import type { KeyIdentity } from '../../core/keys/key-name.ts';
import type { WatchFacts } from './watch.ts';

/** When a key of the run ends. */
export interface KeyExpiry {
  readonly use: 'recovery' | 'runner' | 'verifier';
  readonly fingerprint: string;
  /** ISO time. Null if it does not expire. */
  readonly expiresAt: string | null;
}

/** What the run was asked to check stored backups against. */
export interface Objectives {
  readonly rpoMs?: number | undefined;
  readonly rtoMs?: number | undefined;
  readonly verifyEveryMs?: number | undefined;
  /** How old the end of the shipped log may be. */
  readonly logRpoMs?: number | undefined;
  readonly capacityBytes?: number | undefined;
}

/** The backup that was the newest one before the run. */
export interface PreviousBackup {
  readonly id: string;
  /** ISO time of its data. */
  readonly snapshotAt: string;
  /** ISO time of the start of the oldest backup. */
  readonly oldestAt: string;
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
  /** The signer's fingerprint, if the signature was checked against `signers`. */
  readonly authenticatedBy: string | null;
  readonly signed: boolean;
  /** Fingerprint of the signer that the manifest names. */
  readonly signer?: string | null;
  /** Fingerprints of the recovery keys. Empty if a passphrase was used. */
  readonly recipients?: readonly string[];
  /** Ids of the backups that it needs. */
  readonly parents?: readonly string[];
}

/** The newest record of a verification that counts at a destination. */
export interface LastVerification {
  /** Id of the backup. */
  readonly id: string;
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** Why it failed, otherwise null. */
  readonly reason: FailureReason | null;
  readonly finishedAt: string;
  readonly ageMs: number;
  readonly restoreMs: number | null;
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number | null;
  /** Rows after the restore, for verify. */
  readonly restoredRows?: number | null;
}

export interface ReportError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string | undefined;
}

/** What every report states about its run. */
export interface RunFacts {
  readonly tool: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly durationMs: number;
  readonly exitCode: ExitCode;
  readonly error: ReportError | undefined;
  readonly warnings: readonly string[];
  /** The keys that the run was given. A manifest has only fingerprints. */
  readonly givenKeys?: readonly KeyIdentity[];
  readonly phases: readonly PhaseTiming[];
  /** Those of the given keys that the run checked. */
  readonly keyExpiry?: readonly KeyExpiry[];
  readonly objectives?: Objectives;
  /** The alerts. Undefined if the run has no channel for them. */
  readonly watch?: WatchFacts | undefined;
  /** Where the encrypted output of other programs is, and the command that opens it. */
  readonly diagnostics?: { readonly path: string; readonly open: string };
}
