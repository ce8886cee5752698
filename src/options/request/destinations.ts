import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec } from '../../core/keys/key-material.ts';
import type { ReadBack } from '../../core/planning/requirement.ts';
import type { RetentionPolicy } from '../../core/planning/retention/policy.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { EphemeralException } from '../exceptions.ts';
import type { RetentionKeys } from './retention.ts';

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
