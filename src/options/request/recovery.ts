import type { DatabaseName } from '../../core/format/database-name.ts';
import type { ArmoredPublicKey, PrivateKeySpec, Unlock } from '../../core/keys/key-material.ts';
import type { DigestChoice } from '../../core/planning/digest-choice.ts';
import type { Jobs } from '../../core/planning/jobs.ts';
import type { LogProofChoice } from '../../core/planning/log/log-proof.ts';
import type { CopyChoice, OnError } from '../../core/planning/requirement.ts';
import type { AuditScope } from '../../core/planning/retention/audit.ts';
import type { Selector } from '../../core/planning/retention/catalog-trust.ts';
import type { RetentionPolicy } from '../../core/planning/retention/policy.ts';
import type { VolumeDrift } from '../../core/planning/volume-drift.ts';
import type { Secret } from '../../core/secret.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { ReplayEnd } from '../../ports/engine/replay.ts';
import type { SandboxLimits } from '../../ports/engine/target.ts';
import type { CommandSpec } from '../../ports/programs/command-spec.ts';
import type { TunnelSpec } from '../../ports/tunnel.ts';
import type { DatabaseSource } from '../connections/database-source.ts';
import type { UnsignedException } from '../exceptions.ts';

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
  /** How many sessions create indexes and constraints. */
  readonly jobs: Jobs;
  /** Whether the content of the restored database is compared row by row. */
  readonly digest: DigestChoice;
  /** How long that may take. */
  readonly digestTimeoutMs: number;
  /** Whether an older backup and the log since then are compared with it. */
  readonly verifyLog: LogProofChoice;
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
  /** Restore this moment: the newest backup before it, and the log since then. */
  readonly until?: ReplayEnd | undefined;
  readonly target: DatabaseSource;
  readonly replace: boolean;
  /** What happens to a restore if its target can't hold an object. */
  readonly onError: OnError;
  /** How many sessions create indexes and constraints. */
  readonly jobs: Jobs;
}
