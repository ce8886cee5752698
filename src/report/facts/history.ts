import type { CheckOutcome } from '../../core/checks/check.ts';
import type { TestStep } from '../../core/checks/test-steps.ts';
import type { CopyState, FailureReason, Verdict } from '../../core/checks/verdict.ts';
import type { Kind } from '../../core/format/backup-id.ts';
import type { HistoryFormat } from '../../core/planning/requirement.ts';
import type { KeepReason } from '../../core/planning/retention/keep-reason.ts';
import type { ChainFindingKind } from '../../core/planning/test-chain.ts';
import type { StoredRun, TestRun } from '../../core/run-origin.ts';
import type { Objectives, PhaseTiming, RunFacts } from './run.ts';
import type { ScheduleStatus } from './status/schedule.ts';

/** What a test did. A drill follows the recovery instructions with stock tools, in one of its scenarios. */
export type TestKind = 'verification' | 'drill';

/** One verification or drill, as its signed record states it. All times are ISO times. */
export interface TestEntry {
  readonly kind: TestKind;
  /** Of a drill. */
  readonly scenario: string | null;
  /** Key of the record, below the database's folder. */
  readonly record: string;
  readonly recordSha256: string;
  /** The record before it in the chain of its verifier. Null for the first one. */
  readonly previousSha256: string | null;
  /** When that one ended. */
  readonly previousAt: string | null;
  /** The newest records of other verifiers when it was written, as far as that run knew and accepted them. */
  readonly otherHeads?: readonly OtherHead[] | undefined;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Null if none could be chosen. `snapshotAt` is null if its manifest is unknown. */
  readonly backup: { readonly id: string; readonly manifestSha256: string; readonly snapshotAt: string | null } | null;
  readonly verdict: Exclude<Verdict, 'skipped'>;
  /** Why it failed, otherwise null. */
  readonly reason: FailureReason | null;
  /** Why there is no verdict, otherwise null: the code of an error. */
  readonly errorCode: string | null;
  readonly checks: {
    readonly passed: number;
    readonly failed: number;
    readonly error: number;
    readonly skipped: number;
    /** Those of the skipped ones that differ, and do not count because of a rule of the team's. */
    readonly ignored?: number | undefined;
    /** The same by the step that found them. */
    readonly ignoredInSteps?: Readonly<Partial<Record<TestStep, number>>> | undefined;
    /** Tables whose content is not compared, if the step `content` passed with others. */
    readonly contentExempt?: number | undefined;
  };
  /** Hash of the text of the team's checks, and of the differences that it accepts. Null if there are none. */
  readonly definitionsSha256: string | null;
  /** How each step ended, if the record states it. A step that is missing was not configured, or not reached. */
  readonly steps?: Readonly<Partial<Record<TestStep, CheckOutcome>>> | undefined;
  /** What failed: groups of checks and codes of errors. */
  readonly failed: readonly { readonly code: string; readonly count: number }[];
  readonly copies: readonly { readonly destination: string; readonly state: CopyState }[];
  readonly restoreMs: number | null;
  /** Age of the data at that time. */
  readonly backupAgeMs: number | null;
  readonly objectives: { readonly rpoMs: number | null; readonly rtoMs: number | null };
  readonly phases: readonly PhaseTiming[];
  readonly run: TestRun | null;
  /** Fingerprint of the accepted verifier whose signature was checked. Null if it was not, or no verifiers were given. */
  readonly signedBy: string | null;
  /** Fingerprint that the record states. Null if it is not signed. */
  readonly verifier: string | null;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface OtherHead {
  readonly verifier: string;
  readonly recordSha256: string;
  readonly finishedAt: string;
}

/** One backup, over all destinations. */
export interface BackupEntry {
  readonly id: string;
  readonly kind: Kind;
  readonly startedAt: string;
  readonly snapshotAt: string;
  readonly finishedAt: string;
  readonly rawBytes: number;
  readonly storedBytes: number;
  readonly manifestSha256: string;
  /** Ids of the backups that it needs. */
  readonly parents: readonly string[];
  /** Id of the backup before it, as its manifest names it. Null if it is the first one, undefined if that is unknown. */
  readonly predecessor?: string | null | undefined;
  /** Labels of the destinations that have it. */
  readonly destinations: readonly string[];
  /** Fingerprint of the accepted signer. Null if it was not checked. */
  readonly authenticatedBy: string | null;
  readonly run: StoredRun | null;
  /** False if no shipment of its source's log can continue it. */
  readonly inLog?: false | undefined;
  /** Why retention keeps it. Empty if it would be removed, undefined if there is no policy. */
  readonly kept?: readonly KeepReason[] | undefined;
}

/** A backup that existed, and the signed record of its removal. */
export interface RemovedBackup {
  readonly id: string;
  readonly removedAt: string;
  readonly signedBy: string | null;
}

/** What is wrong with the records of one verifier. A note is not a finding. */
export interface ChainFinding {
  readonly kind: ChainFindingKind;
  readonly severity: 'finding' | 'note';
  /** Keys of some of the records. */
  readonly records: readonly string[];
  /** Null also if it is about records of several verifiers. */
  readonly verifier: string | null;
  /** Equal findings are one, and so are the last ones if there are too many of a kind. */
  readonly count: number;
}

/** The newest record of a verifier. */
export interface ChainHead {
  readonly verifier: string | null;
  readonly recordSha256: string;
  readonly finishedAt: string;
  /** Number of records that the chain has, as far as they still exist. */
  readonly records: number;
}

/** One destination, as far as it could be read. */
export interface HistoryDestination {
  readonly label: string;
  readonly isReachable: boolean;
  readonly backups: number;
  readonly totalBytes: number;
  readonly newestId: string | null;
  /** When a copy that is stored here was last read and passed. */
  readonly lastProvedAt: string | null;
  readonly capacityReachedOn: string | null;
}

/** Everything that the destinations state about one database, from all of them together. Entries are oldest first. */
export interface DatabaseHistory {
  readonly database: string;
  readonly engine: string | null;
  /** ISO times: what was asked for. `from` is null for everything. */
  readonly from: string | null;
  readonly to: string;
  readonly backups: readonly BackupEntry[];
  readonly removed: readonly RemovedBackup[];
  readonly tests: readonly TestEntry[];
  readonly chain: { readonly heads: readonly ChainHead[]; readonly findings: readonly ChainFinding[] };
  readonly schedules: readonly ScheduleStatus[];
  readonly destinations: readonly HistoryDestination[];
  readonly objectives: Objectives;
  /** Verifiers were given, so `signedBy` says something. */
  readonly isAuthenticated: boolean;
}

export interface HistoryReport extends RunFacts {
  readonly mode: 'history';
  /** How a host writes it. */
  readonly format: HistoryFormat;
  readonly history: DatabaseHistory | undefined;
}
