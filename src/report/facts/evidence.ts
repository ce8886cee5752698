import type { FailureReason, Verdict } from '../../core/checks/verdict.ts';
import type { LogGapReason } from '../../core/planning/log/log-period.ts';
import type { RunOutcome } from '../../ports/workflow-runs.ts';
import type { BackupEntry, ChainFinding, TestEntry } from './history.ts';
import type { RunFacts } from './run.ts';
import type { WindowFacts } from './status/log-reach.ts';

/** A backup that was made in the period, also if it has been removed since. */
export interface MadeBackup extends Omit<BackupEntry, 'kept' | 'destinations'> {
  /** When it was removed, as its signed record states. Null if it was not. Its own signature was removed with it. */
  readonly removedAt: string | null;
  /** Fingerprint of the accepted key that signed the record of its removal, which has its manifest. Null if it was not checked. */
  readonly removalSignedBy: string | null;
}

/** A test without the verdict `passed`, and the first passed test of the same database after it. */
export interface FailedTest {
  readonly at: string;
  readonly verdict: Exclude<Verdict, 'passed' | 'skipped'>;
  readonly reason: FailureReason | null;
  /** Groups of checks and codes of errors. */
  readonly codes: readonly string[];
  readonly backup: string | null;
  readonly record: string;
  /** Null if no test of the period passed after it. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

/** An objective, and what was measured. */
export interface Reached {
  /** As the newest record of the period that has one states it. Null if none does. */
  readonly objectiveMs: number | null;
  /** How many were measured, and how many of them were above the objective. */
  readonly measured: number;
  readonly above: number;
  readonly medianMs: number | null;
  readonly worstMs: number | null;
  readonly worstAt: string | null;
}

/** The records of one verifier about one database, in the period. */
export interface EvidenceChain {
  readonly database: string;
  /** Null for records that nobody signed. */
  readonly verifier: string | null;
  readonly records: number;
  /**
   * How many records besides the first one name a record before them that is neither in the pack nor removed, and how many newest records
   * of other verifiers are not although they are of the period.
   */
  readonly breaks: number;
  /** How many name a record that a prune removed because of its age, as an accepted removal in the pack states. */
  readonly removed: number;
  /** Hash of the record before the first one. Null if the chain begins with it. */
  readonly previousSha256: string | null;
  readonly firstSha256: string;
  /** Hash of the last record of the period. */
  readonly headSha256: string;
}

/** What became of the runs of a schedule that were due in the period. */
export interface EvidenceSchedule {
  readonly what: 'backup' | 'verification';
  /** `owner/name` */
  readonly repository: string;
  /** `.github/workflows/backup.yml` */
  readonly workflow: string;
  /** The cron expression. */
  readonly schedule: string;
  readonly expected: number;
  readonly made: number;
  /** Not made, but something was made without a schedule before the next one was due. */
  readonly replaced: number;
  /** When those that were not made were due, oldest first. */
  readonly missedAt: readonly string[];
  /** What was made then may have been removed since, so it is not counted as expected. */
  readonly unknown: number;
  /** Since when another schedule has taken its place. It is not expected any more. */
  readonly endedAt: string | null;
}

/** Moments of the period that can't be restored, and why. */
export interface EvidenceGap extends WindowFacts {
  readonly reason: LogGapReason;
  /** Id of the shipment that shows it. Null if none does. */
  readonly shipment: string | null;
}

/** The end of the log was older than usual. */
export interface LateLog {
  readonly at: string;
  readonly ageMs: number;
  /** Null if there were too few shipments to tell: then it is more than a day. */
  readonly usualMs: number | null;
  /** Id of the shipment that ended it. Null if none did. */
  readonly shipment: string | null;
}

/** The shipped log of a database, in the period. It follows from signed manifests. */
export interface EvidenceLog {
  /** Stored in the period. */
  readonly shipments: number;
  /** Any moment in one of them can be restored. Oldest first. */
  readonly windows: readonly WindowFacts[];
  /** Oldest first. */
  readonly gaps: readonly EvidenceGap[];
  /** Shipments that others name, that are not in the evidence, and that no retention removed. */
  readonly missing: readonly { readonly id: string; readonly manifestSha256: string }[];
  readonly late: readonly LateLog[];
  /** How old the end of the log was just before the next shipment was stored. */
  readonly age: Reached;
  /** Manifests of shipments at the destinations that did not count. Anyone with write access can have put them there. */
  readonly uncounted: number;
}

export interface EvidenceDatabase {
  readonly name: string;
  readonly engine: string | null;
  readonly backups: readonly MadeBackup[];
  readonly tests: readonly TestEntry[];
  readonly schedules: readonly EvidenceSchedule[];
  readonly failures: readonly FailedTest[];
  /** Age of the newest recovery point, just before the next one was stored. */
  readonly recoveryPoint: Reached;
  /** Duration of a restore. */
  readonly recoveryTime: Reached;
  readonly chains: readonly EvidenceChain[];
  /** Undefined if no shipment is in the evidence. */
  readonly log?: EvidenceLog | undefined;
  readonly findings: readonly ChainFinding[];
  /** Labels of the destinations that could not be read when the evidence was made. */
  readonly unread: readonly string[];
}

/** An attempt of a run of a workflow that left nothing, as GitHub lists it. */
export interface RunWithoutRecord {
  readonly runId: string;
  readonly attempt: number;
  readonly event: string;
  readonly outcome: RunOutcome;
  readonly createdAt: string;
  /** When this attempt started. */
  readonly startedAt: string;
  readonly url: string;
}

/** GitHub's own list of the runs of a workflow, compared with what is stored. */
export interface ReconciledWorkflow {
  readonly repository: string;
  readonly file: string;
  /** The list begins here. Later than the period if GitHub lists no more. */
  readonly since: string;
  readonly runs: number;
  /** Runs that were started again have several. */
  readonly attempts: number;
  readonly withoutRecord: readonly RunWithoutRecord[];
  /** Attempts of runs that backups or records name, and that GitHub does not list. */
  readonly unlisted: readonly string[];
}

/** Everything that the readable parts of an evidence pack say. It follows from its payloads and its index alone. */
export interface EvidenceFacts {
  readonly period: { readonly text: string; readonly from: string; readonly to: string };
  readonly madeAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly timeZone: string;
  /** Fingerprints of the keys against which signatures of backups and records were checked. Null: they were not checked. */
  readonly signers: readonly string[] | null;
  readonly verifiers: readonly string[] | null;
  /** Fingerprint of the key that signs the index. Null if nothing does. */
  readonly signer: string | null;
  /** Whether the pack has a Sigstore bundle of the index. What it shows depends on the identity that a reader expects. */
  readonly sigstore: boolean;
  readonly databases: readonly EvidenceDatabase[];
  /** Labels of the destinations whose databases could not be listed. */
  readonly unlisted: readonly string[];
  /** Undefined if GitHub was not asked. */
  readonly github?: readonly ReconciledWorkflow[] | undefined;
}

export interface EvidenceReport extends RunFacts {
  readonly mode: 'evidence';
  readonly evidence: EvidenceFacts | undefined;
  /** Path of the folder, and of the zip file. */
  readonly folder: string | undefined;
  readonly archive: string | undefined;
  readonly files: number;
  /** SHA-256 of the zip file. */
  readonly archiveSha256: string | undefined;
}

/** What is wrong with a file of an evidence pack. */
export interface EvidenceProblem {
  readonly kind:
    | 'unsigned'
    | 'index-signature'
    | 'no-bundle'
    | 'bundle-signature'
    | 'bundle-identity'
    | 'missing'
    | 'added'
    | 'changed'
    | 'payload'
    | 'chain'
    | 'log'
    | 'not-rendered';
  /** Undefined if it is about the whole. */
  readonly path?: string | undefined;
}

/** The Sigstore bundle of the index. */
export type BundleResult =
  /** `present`: there is one, and no identity was expected, so it shows nothing. */
  | { readonly status: 'none' | 'present' | 'refused' }
  | { readonly status: 'verified'; readonly identity: string; readonly issuer: string; readonly signedAt: string };

export interface VerifyEvidenceReport extends RunFacts {
  readonly mode: 'verify-evidence';
  readonly verdict: Exclude<Verdict, 'skipped'>;
  readonly problems: readonly EvidenceProblem[];
  /** Number of the problems, also of those that are not listed. */
  readonly problemCount: number;
  /** What its index states. Undefined if it can't be read. */
  readonly evidence?: EvidenceFacts | undefined;
  /** Fingerprint of the accepted key that signed the index. Null if it was not checked. */
  readonly signedBy: string | null;
  readonly sigstore: BundleResult;
  readonly files: number;
  /** Readable parts were compared with what this version makes of the payloads. False for evidence of another version. */
  readonly isRendered: boolean;
  /** Of this program. */
  readonly version: string;
}
