import type { RestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec, Recipients, Unlock } from '../../core/keys/key-material.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { DumpOptions } from '../../ports/engine/source.ts';
import type { TunnelSpec } from '../../ports/tunnel.ts';
import type { DatabaseSource } from '../connections/database-source.ts';
import type { EphemeralException } from '../exceptions.ts';
import type { OptionName } from '../options.ts';
import type { RetentionKeys } from './retention.ts';

/** An option that could not be read, for a mode that reports it and continues. */
export interface OptionProblem {
  readonly option: OptionName;
  readonly error: RestorableError;
}

/** Everything is optional: what is not given is not examined. */
export interface DoctorRequest extends RetentionKeys, EphemeralException {
  readonly mode: 'doctor';
  readonly name: DatabaseName | undefined;
  readonly database: DatabaseSource | undefined;
  readonly destinations: readonly DestinationSpec[];
  readonly recipients: Recipients | undefined;
  readonly runnerKey: PrivateKeySpec | undefined;
  readonly unlock: Unlock | undefined;
  readonly verifierKey: PrivateKeySpec | undefined;
  readonly dump: DumpOptions;
  readonly requireTls: boolean;
  readonly maxReplicaLagMs: number | undefined;
  readonly tunnel: TunnelSpec | undefined;
  /** The server on which a verification would restore. undefined: this machine. */
  readonly target: DatabaseSource | undefined;
  readonly trustSource: boolean;
  readonly problems: readonly OptionProblem[];
  readonly timeoutMs: number | undefined;
}
