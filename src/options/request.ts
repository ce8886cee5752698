import type { DatabaseName } from '../core/format/database-name.ts';
import type { ArmoredPublicKey, PrivateKeySpec, Recipients, Unlock } from '../core/key-material.ts';
import type { Selector } from '../core/planning/catalog-trust.ts';
import type { ChainPolicy } from '../core/planning/chain.ts';
import type { RetentionPolicy } from '../core/planning/policy.ts';
import type { CopyChoice, OnError, ReadBack, Requirement } from '../core/planning/requirement.ts';
import type { Shard } from '../core/planning/shard.ts';
import type { TimeWindow } from '../core/planning/time-window.ts';
import type { Secret } from '../core/secret.ts';
import type { CommandSpec } from '../ports/command-spec.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { EngineName, SandboxLimits } from '../ports/engine.ts';
import type { TunnelSpec } from '../ports/tunnel.ts';

/** A database's URL after the scheme chose the engine. */
interface UrlSource {
  readonly engine: Exclude<EngineName, 'command'>;
  readonly url: Secret;
}

/** A database that commands of the configuration file dump and restore. */
interface CommandSource {
  readonly engine: 'command';
  readonly url: Secret;
  readonly commands: CommandSpec;
}

export type DatabaseSource = UrlSource | CommandSource;

/** A program and its arguments, without a shell. */
export type Argv = readonly [string, ...string[]];

/** Commands around a backup; one that ends with a code other than 0 stops it. */
export interface Hooks {
  /** Before anything is dumped. */
  readonly before: Argv | undefined;
  /** After the dump and before the commit: the last that can stop it. */
  readonly beforeCommit: Argv | undefined;
  /** After the run, whatever its result. It can fail the run, and rolls nothing back. */
  readonly after: Argv | undefined;
  /** Names of variables of the job that they get. */
  readonly environment: readonly string[];
}

export interface BackupRequest extends RetentionKeys {
  readonly mode: 'backup';
  readonly database: DatabaseSource;
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly recipients: Recipients;
  readonly runnerKey: PrivateKeySpec | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Which kind of backup, and when a chain ends. */
  readonly chain: ChainPolicy;
  /** How many destinations must hold a committed copy for the run to succeed. */
  readonly minCopies: Requirement;
  /** Which packs are read back and compared before the commit. */
  readonly readBack: ReadBack;
  readonly tunnel?: TunnelSpec | undefined;
  /** For a source that is a replica: its maximum lag. */
  readonly maxReplicaLagMs?: number | undefined;
  /** Bytes a second of the dump, at most. */
  readonly maxRate?: number | undefined;
  /** Times of day outside which the run refuses to start. */
  readonly window?: TimeWindow | undefined;
  /** IANA name of the zone of `window`. */
  readonly timeZone: string;
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
  readonly timeoutMs: number | undefined;
  /** Path for what other programs said, encrypted. */
  readonly diagnostics?: string | undefined;
  /** Prune in the same run, after the commit. */
  readonly retention?: RetentionRules | undefined;
}

/** Whose manifests, verifications, releases and records of removal are believed. */
export interface RetentionKeys {
  /** Empty, and no passphrase: every manifest counts; of a backup: those that its own key signed. */
  readonly signers: readonly ArmoredPublicKey[];
  /** The keys that it gives are accepted signers too. */
  readonly passphrase?: Secret | undefined;
  /** Empty: every verification is believed, and no release. */
  readonly verifiers: readonly ArmoredPublicKey[];
}

export interface RetentionRules {
  readonly policy: RetentionPolicy;
  /** Remove although the last verification failed. */
  readonly allowFailedVerification: boolean;
}

interface ReadRequest {
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /**
   * Accepted signers, in addition to the passphrase of `unlock`. Empty, and keys that unlock: no signature is checked, which every report
   * then says.
   */
  readonly signers: readonly ArmoredPublicKey[];
  readonly backup: Selector;
  readonly unlock: Unlock;
  readonly timeoutMs: number | undefined;
  /** Path for what other programs said, encrypted. */
  readonly diagnostics?: string | undefined;
  /** To the server of `target`. */
  readonly tunnel?: TunnelSpec | undefined;
}

export interface VerifyRequest extends ReadRequest {
  readonly mode: 'verify';
  /** Those that the configuration file has under this name: only the manifest says whether the engine is `command`. */
  readonly commands: CommandSpec | undefined;
  /** undefined: `auto`, an ephemeral database of this machine. */
  readonly target: Secret | undefined;
  /** Which destinations' copies are verified. */
  readonly verifyCopies: CopyChoice;
  /** Run the restored code without containment where the machine offers none. */
  readonly trustSource: boolean;
  readonly limits: SandboxLimits;
  /** The YAML text of the checks, already read from its file. */
  readonly checks: string | undefined;
  readonly rtoMs: number | undefined;
  readonly rpoMs: number | undefined;
  readonly verifierKey: PrivateKeySpec | undefined;
  /** Whose records of removal are believed, in addition to those of signers. */
  readonly verifiers: readonly ArmoredPublicKey[];
}

export interface RestoreRequest extends ReadRequest {
  readonly mode: 'restore';
  readonly target: DatabaseSource;
  readonly replace: boolean;
  /** What becomes of a restore when its target can't hold an object. */
  readonly onError: OnError;
}

export interface ListRequest extends RetentionKeys {
  readonly mode: 'list';
  /** undefined: every database at the destination. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
}

export interface PruneRequest extends RetentionKeys, RetentionRules {
  readonly mode: 'prune';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  /** Signs the records of what is removed; without them, a removal can't be distinguished from a theft. */
  readonly verifierKey: PrivateKeySpec | undefined;
  /** Take backups that are missing, and that no record explains, for lost, and sign that. */
  readonly acceptMissing: boolean;
  /** Say what would be done, and do nothing. */
  readonly dryRun: boolean;
  readonly timeoutMs: number | undefined;
}

export interface SyncRequest extends RetentionKeys {
  readonly mode: 'sync';
  /** undefined: every database at any of the destinations. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  /** What the destinations keep: then what they keep is copied. undefined: what they can't have removed. */
  readonly policy: RetentionPolicy | undefined;
  /** `all`: what lies at a destination already is read and compared too. */
  readonly readBack: ReadBack;
  /** Say what would be copied, and copy nothing. */
  readonly dryRun: boolean;
  readonly timeoutMs: number | undefined;
}

export interface CheckDestinationsRequest {
  readonly mode: 'check-destinations';
  /** Probe in the folder of this database: rights may be for it alone. */
  readonly name: DatabaseName | undefined;
  readonly destinations: readonly DestinationSpec[];
  readonly timeoutMs: number | undefined;
}

export interface StatusRequest extends RetentionKeys {
  readonly mode: 'status';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly rpoMs: number | undefined;
  readonly rtoMs: number | undefined;
  /** The last verification may be this old. */
  readonly verifyEveryMs: number | undefined;
  readonly capacityBytes: number | undefined;
  /** What is pruned by, for the projection; undefined where nothing is pruned. */
  readonly policy: RetentionPolicy | undefined;
  readonly timeoutMs: number | undefined;
}

export interface HoldRequest {
  readonly mode: 'hold' | 'release';
  readonly name: DatabaseName;
  readonly destinations: readonly DestinationSpec[];
  readonly backup: Selector;
  readonly reason: string;
  readonly verifierKey: PrivateKeySpec | undefined;
}

/** A database of the configuration file, as a job of a matrix is told of it. */
export interface MatrixDatabase {
  readonly name: DatabaseName;
  /** The variable that its URL is read from, where it is one alone. */
  readonly variable: string | undefined;
}

export interface MatrixRequest {
  readonly mode: 'matrix';
  /** Every database of the file. */
  readonly databases: readonly MatrixDatabase[];
  /** Patterns of names, with `!` those that are left out; empty: all. */
  readonly filter: readonly string[];
  /** Which part of how many, from 1; undefined: all. */
  readonly shard: Shard | undefined;
}

export interface KeygenRequest {
  readonly mode: 'keygen';
  /** Folder that the new key files are written to (0600); existing files are never replaced. */
  readonly outputDirectory: string;
  /** Identity put into the keys, such as `ops@example.com`. */
  readonly identity: string;
  /** Locks the recovery key's file. */
  readonly passphrase: Secret | undefined;
}

export type Request =
  | BackupRequest
  | VerifyRequest
  | RestoreRequest
  | ListRequest
  | StatusRequest
  | PruneRequest
  | SyncRequest
  | CheckDestinationsRequest
  | HoldRequest
  | MatrixRequest
  | KeygenRequest;
