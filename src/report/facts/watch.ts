import type { ErrorCode } from '../../core/error-codes.ts';
import type { ConditionName, Severity } from '../../core/watch/condition.ts';
import type { NoticeName } from '../../core/watch/event.ts';

/** What became of one message. */
export interface SentMessage {
  readonly channel: string;
  readonly condition: ConditionName;
  readonly database: string;
  readonly destination: string | null;
  readonly severity: Severity;
  readonly notice: NoticeName;
  /** `failed`: the next run tries again. `refused`: the channel will never accept it. */
  readonly outcome: 'sent' | 'failed' | 'refused';
  readonly code?: ErrorCode | undefined;
}

/** The alerts of a run. */
export interface WatchFacts {
  /** Incidents that are open after the run. */
  readonly openIncidents: number;
  readonly messages: readonly SentMessage[];
}
