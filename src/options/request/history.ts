import type { DatabaseName } from '../../core/format/database-name.ts';
import type { PrivateKeySpec } from '../../core/keys/key-material.ts';
import type { HistoryFormat } from '../../core/planning/requirement.ts';
import type { RetentionPolicy } from '../../core/planning/retention/policy.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { RetentionKeys } from './retention.ts';

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
