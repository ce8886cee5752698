import type { DatabaseName } from '../../core/format/database-name.ts';
import type { Encryption, Scheduler } from '../../core/planning/setup.ts';
import type { Shard } from '../../core/planning/shard.ts';
import type { Secret } from '../../core/secret.ts';
import type { ChannelSpec } from '../../ports/alerts/channel.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { EngineName } from '../../ports/engine/names.ts';
import type { HeartbeatAddress } from '../alerts/heartbeat.ts';
import type { SetupAlerts } from '../alerts/setup-alerts.ts';
import type { DatabaseSource } from '../connections/database-source.ts';

/** A database of the configuration file, as described to a job of a matrix. */
export interface MatrixDatabase {
  readonly name: DatabaseName;
  /** The variable that contains its URL, if it is exactly one. */
  readonly variable: string | undefined;
}

export interface MatrixRequest {
  readonly mode: 'matrix';
  /** Every database of the file. */
  readonly databases: readonly MatrixDatabase[];
  /** Patterns of names. Patterns with `!` exclude names. Empty: all. */
  readonly filter: readonly string[];
  /** Which part of how many, from 1. undefined: all. */
  readonly shard: Shard | undefined;
}

export interface NotifyTestRequest {
  readonly mode: 'notify-test';
  /** At least one. */
  readonly channels: readonly ChannelSpec[];
  /** `notify` has the line `github-issues`, which is not tested. */
  readonly hasIssues: boolean;
}

export interface KeygenRequest {
  readonly mode: 'keygen';
  /** Folder for the new key files (0600). Existing files are never replaced. */
  readonly outputDirectory: string;
  /** Identity put into the keys, such as `ops@example.com`. */
  readonly identity: string;
  /** Locks the recovery key's file. */
  readonly passphrase: Secret | undefined;
  /** Put the storage credentials of the environment into the bundles. */
  readonly withCredentials: boolean;
  /** Write only the bundles again, with the keys in the folder. */
  readonly keepKeys: boolean;
}

/** A destination as it is written, and as it is opened. */
export interface SetupDestination {
  readonly line: string;
  readonly spec: DestinationSpec;
}

/** What is known of a setup. What is undefined or empty is asked for, or has a default. */
export interface InitRequest {
  readonly mode: 'init';
  readonly databases: readonly DatabaseSource[];
  /** For a URL that only a secret holds. */
  readonly engine: Exclude<EngineName, 'command'> | undefined;
  readonly name: DatabaseName | undefined;
  readonly databaseSecret: string;
  readonly destinations: readonly SetupDestination[];
  readonly encryption: Encryption | undefined;
  /** Instead of a new one. */
  readonly passphrase: Secret | undefined;
  readonly identity: string | undefined;
  readonly schedule: string | undefined;
  readonly scheduler: Scheduler | undefined;
  /** `owner/repo@ref` */
  readonly action: string | undefined;
  readonly repository: string | undefined;
  readonly outputDirectory: string | undefined;
  readonly applySecrets: boolean;
  readonly withQrCodes: boolean;
  readonly skipTests: boolean;
  /** undefined: asked for, or the default. */
  readonly alerts: SetupAlerts | undefined;
  /** Of the backup job. */
  readonly heartbeat: HeartbeatAddress | undefined;
  readonly asksNothing: boolean;
  readonly force: boolean;
}
