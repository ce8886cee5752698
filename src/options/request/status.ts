import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec } from '../../core/keys/key-material.ts';
import type { RetentionPolicy } from '../../core/planning/retention/policy.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { WorkflowSpec } from '../../ports/workflow-runs.ts';
import type { RetentionKeys } from './retention.ts';

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
  /** How old the end of the shipped log may be. */
  readonly logRpoMs: number | undefined;
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

/** A page takes what `status` takes. */
export interface PageRequest extends Omit<StatusRequest, 'mode'> {
  readonly mode: 'page';
  /** How long a prune keeps the records of removed backups. */
  readonly keepRecordsMs: number;
}
