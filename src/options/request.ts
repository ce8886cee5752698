import type { DatabaseName } from '../core/format/database-name.ts';
import type { ArmoredPublicKey, PrivateKeySpec, Recipients, Unlock } from '../core/key-material.ts';
import type { AuditScope } from '../core/planning/audit.ts';
import type { Selector } from '../core/planning/catalog-trust.ts';
import type { ChainPolicy } from '../core/planning/chain.ts';
import type { DigestChoice } from '../core/planning/digest-choice.ts';
import type { RetentionPolicy } from '../core/planning/policy.ts';
import type { CopyChoice, HistoryFormat, OnError, ReadBack, Requirement } from '../core/planning/requirement.ts';
import type { TimeWindow } from '../core/planning/time-window.ts';
import type { VolumeDrift } from '../core/planning/volume-drift.ts';
import type { Secret } from '../core/secret.ts';
import type { CommandSpec } from '../ports/command-spec.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { SandboxLimits } from '../ports/engine.ts';
import type { TunnelSpec } from '../ports/tunnel.ts';
import type { WorkflowSpec } from '../ports/workflow-runs.ts';
import type { DatabaseSource } from './database-source.ts';
import type { EphemeralException, UnsignedException } from './exceptions.ts';
import type { Hooks } from './hooks.ts';
import type { DoctorRequest } from './request-doctor.ts';
import type { DrillRequest, RunbookRequest } from './request-drill.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from './request-evidence.ts';
import type { InitRequest, KeygenRequest, MatrixRequest, NotifyTestRequest } from './request-setup.ts';

export type * from './database-source.ts';
export type * from './request-doctor.ts';
export type * from './request-drill.ts';
export type * from './request-evidence.ts';
export type * from './request-setup.ts';

export interface BackupRequest extends RetentionKeys, UnsignedException, EphemeralException {
  readonly mode: 'backup';
  readonly database: DatabaseSource;
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly recipients: Recipients;
  readonly runnerKey: PrivateKeySpec | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The kind of backup, and when a chain ends. */
  readonly chain: ChainPolicy;
  /** How many destinations must have a committed copy for the run to succeed. */
  readonly minCopies: Requirement;
  /** Which packs are read back and compared before the commit. */
  readonly readBack: ReadBack;
  readonly tunnel?: TunnelSpec | undefined;
  /** For a source that is a replica: its maximum lag. */
  readonly maxReplicaLagMs?: number | undefined;
  /** Maximum bytes per second of the dump. */
  readonly maxRate?: number | undefined;
  /** Times of day outside which the run refuses to start. */
  readonly window?: TimeWindow | undefined;
  /** IANA name of the time zone of `window`. */
  readonly timeZone: string;
  /** For alerts: until when the next backup must be made, and how old the last verification may be. */
  readonly rpoMs?: number | undefined;
  readonly verifyEveryMs?: number | undefined;
  readonly hooks?: Hooks | undefined;
  /** zstd level, 1 to 19. */
  readonly compressionLevel: number;
  /** RFC 9580 AEAD (GCM) instead of the SEIPDv1 that GnuPG 2.2 reads. */
  readonly aead: boolean;
  /** Accept a source whose identity differs from the newest backup's. */
  readonly acceptNewSource: boolean;
  readonly requireTls: boolean;
  readonly withPasswordHashes: boolean;
  readonly rowCountTimeoutMs: number;
  /** Whether rows are hashed as they pass. */
  readonly digest: DigestChoice;
  readonly timeoutMs: number | undefined;
  /** Path for the output of other programs, encrypted. */
  readonly diagnostics?: string | undefined;
  /** Prune in the same run, after the commit. */
  readonly retention?: RetentionRules | undefined;
}

/** The signers whose manifests, verifications, releases and records of removal are accepted. */
export interface RetentionKeys {
  /** Empty, and no passphrase: every manifest counts. For a backup: manifests signed by its own key. */
  readonly signers: readonly ArmoredPublicKey[];
  /** The keys derived from it are accepted signers and verifiers too. */
  readonly passphrase?: Secret | undefined;
  /** Empty: every verification is accepted if there is no passphrase either, and no release. */
  readonly verifiers: readonly ArmoredPublicKey[];
}

export interface RetentionRules {
  readonly policy: RetentionPolicy;
  /** Remove although the last verification failed. */
  readonly allowFailedVerification: boolean;
  /** Records of verifications of removed backups are kept this long. */
  readonly keepRecordsMs: number;
}

export interface ReadRequest {
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /**
   * Accepted signers, in addition to the passphrase of `unlock`. If empty, and keys unlock: no signature is checked,
   * and every report states it.
   */
  readonly signers: readonly ArmoredPublicKey[];
  readonly backup: Selector;
  readonly unlock: Unlock;
  readonly timeoutMs: number | undefined;
  /** Path for the output of other programs, encrypted. */
  readonly diagnostics?: string | undefined;
  /** The tunnel to the server of `target`. */
  readonly tunnel?: TunnelSpec | undefined;
}

export interface VerifyRequest extends Omit<ReadRequest, 'backup'>, UnsignedException {
  readonly mode: 'verify';
  readonly backup: Selector | AuditScope;
  /** Decides which of several backups matter: those that it keeps. undefined: all. */
  readonly policy: RetentionPolicy | undefined;
  /** The most backups that `each` verifies in one run. undefined: all. */
  readonly maxBackups: number | undefined;
  /** The commands in the configuration file under this name. Only the manifest shows whether the engine is `command`. */
  readonly commands: CommandSpec | undefined;
  /** undefined: `auto`, an ephemeral database on this machine. */
  readonly target: Secret | undefined;
  /** The destinations whose copies are verified. */
  readonly verifyCopies: CopyChoice;
  /** Run the restored code without containment if the machine supports none. */
  readonly trustSource: boolean;
  readonly limits: SandboxLimits;
  /** Whether the content of the restored database is compared row by row. */
  readonly digest: DigestChoice;
  /** How long that may take. */
  readonly digestTimeoutMs: number;
  /** Limit for reading indexes and tables to check their integrity. */
  readonly integrityTimeoutMs: number;
  /** The YAML text of the checks, already read from its file. */
  readonly checks: string | undefined;
  /** How much tables may change since the last verified backup. undefined: not compared. */
  readonly volumeDrift: VolumeDrift | undefined;
  /** The YAML text of the differences that do not count, already read from its file. */
  readonly ignore: string | undefined;
  readonly rtoMs: number | undefined;
  readonly rpoMs: number | undefined;
  readonly verifierKey: PrivateKeySpec | undefined;
  /** The signers whose records of removal are accepted, in addition to `signers`. */
  readonly verifiers: readonly ArmoredPublicKey[];
}

export interface RestoreRequest extends ReadRequest {
  readonly mode: 'restore';
  readonly target: DatabaseSource;
  readonly replace: boolean;
  /** What happens to a restore if its target can't hold an object. */
  readonly onError: OnError;
}

export interface ListRequest extends RetentionKeys {
  readonly mode: 'list';
  /** A folder, or `off`. */
  readonly cache?: string | undefined;
  /** undefined: every database at the destination. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  /** Signs records of incidents. */
  readonly verifierKey?: PrivateKeySpec | undefined;
}

export interface PruneRequest extends RetentionKeys, RetentionRules {
  readonly mode: 'prune';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /** Signs the records of what is removed; without them, a removal can't be distinguished from a theft. */
  readonly verifierKey: PrivateKeySpec | undefined;
  /** Treat missing backups without a record of removal as lost, and sign that. */
  readonly acceptMissing: boolean;
  /** Report what would be done, and do nothing. */
  readonly dryRun: boolean;
  readonly timeoutMs: number | undefined;
}

export interface SyncRequest extends RetentionKeys, EphemeralException {
  readonly mode: 'sync';
  /** undefined: every database at any of the destinations. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  /** The destinations' retention rules, which limit the copy. undefined: copy all that they can't have removed. */
  readonly policy: RetentionPolicy | undefined;
  /** `all`: objects already at a destination are read and compared too. */
  readonly readBack: ReadBack;
  /** Older records of verifications are not copied. */
  readonly keepRecordsMs: number;
  /** Report what would be copied, and copy nothing. */
  readonly dryRun: boolean;
  readonly timeoutMs: number | undefined;
  /** Signs records of incidents. */
  readonly verifierKey?: PrivateKeySpec | undefined;
}

export interface CheckDestinationsRequest extends EphemeralException {
  readonly mode: 'check-destinations';
  /** Probe in the folder of this database: permissions may cover only that folder. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  readonly timeoutMs: number | undefined;
}

export interface StatusRequest extends RetentionKeys {
  readonly mode: 'status';
  /** As of `list`. */
  readonly cache?: string | undefined;
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly rpoMs: number | undefined;
  readonly rtoMs: number | undefined;
  /** Maximum age of the last verification. */
  readonly verifyEveryMs: number | undefined;
  readonly capacityBytes: number | undefined;
  /** IANA name of the time zone in which the workflows' schedules are. */
  readonly scheduleTimeZone: string;
  /** The workflow that GitHub is asked about. */
  readonly workflow: WorkflowSpec | undefined;
  /** The retention rules, for the projection. undefined if nothing is pruned. */
  readonly policy: RetentionPolicy | undefined;
  readonly timeoutMs: number | undefined;
  /** Signs records of incidents. */
  readonly verifierKey?: PrivateKeySpec | undefined;
}

/** What is asked of the history of a database. */
export interface HistoryQuestion extends RetentionKeys {
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /** Everything if undefined. */
  readonly since: Date | undefined;
  /** Until now if undefined. */
  readonly to: Date | undefined;
  readonly rpoMs: number | undefined;
  readonly rtoMs: number | undefined;
  readonly verifyEveryMs: number | undefined;
  readonly capacityBytes: number | undefined;
  /** IANA name of the time zone in which the workflows' schedules are. */
  readonly scheduleTimeZone: string;
  /** The retention rules. undefined if nothing is pruned. */
  readonly policy: RetentionPolicy | undefined;
  /** How long a prune keeps the records of removed backups. A younger one must not be missing. */
  readonly keepRecordsMs: number;
}

export interface HistoryRequest extends Omit<HistoryQuestion, 'since' | 'to'> {
  readonly mode: 'history';
  /** A time, or how long ago. Everything if undefined. */
  readonly since: Date | { readonly agoMs: number } | undefined;
  readonly format: HistoryFormat;
  readonly timeoutMs: number | undefined;
  /** Signs records of incidents. */
  readonly verifierKey?: PrivateKeySpec | undefined;
}

/** A page takes what `status` takes. */
export interface PageRequest extends Omit<StatusRequest, 'mode'> {
  readonly mode: 'page';
  /** How long a prune keeps the records of removed backups. */
  readonly keepRecordsMs: number;
}

export interface HoldRequest {
  readonly mode: 'hold' | 'release';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly backup: Selector;
  readonly reason: string;
  readonly verifierKey: PrivateKeySpec | undefined;
}

/** A request of one of several databases in one run. */
export type ManyRequest = (
  | BackupRequest
  | VerifyRequest
  | StatusRequest
  | PruneRequest
  | PageRequest
  | (DoctorRequest & { readonly name: DatabaseName })
) & {
  readonly bundle?: BundleUse | undefined;
};

/** A question for the names of databases. */
export interface DiscoverRequest {
  readonly at: 'server' | 'destinations';
  /** The options of one of them. Its name does not matter. */
  readonly request: ManyRequest;
}

/** What a key bundle gives to a run besides options. */
export interface BundleUse {
  /** It can decrypt backups, also if the mode doesn't use that. */
  readonly holdsRecoveryKey: boolean;
  /** Variables that only the drivers of storages get. */
  readonly environment: ReadonlyMap<string, Secret>;
}

export type Request = AnyRequest & { readonly bundle?: BundleUse | undefined };

type AnyRequest =
  | BackupRequest
  | VerifyRequest
  | RestoreRequest
  | DrillRequest
  | RunbookRequest
  | ListRequest
  | StatusRequest
  | HistoryRequest
  | PruneRequest
  | SyncRequest
  | CheckDestinationsRequest
  | DoctorRequest
  | HoldRequest
  | PageRequest
  | MatrixRequest
  | NotifyTestRequest
  | KeygenRequest
  | InitRequest
  | EvidenceRequest
  | VerifyEvidenceRequest;
