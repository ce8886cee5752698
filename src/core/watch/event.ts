import type { RunOrigin } from '../run-origin.ts';
import type { ConditionDetails, Severity, Subject } from './condition.ts';

/** What one run added to the history of one incident. Events are never changed, and their order in a list means nothing. */
export type WatchEvent = Suspected | Cleared | Opened | Reminded | Escalated | Closed | Delivered | Refused | Missed;

interface EventFacts {
  /** Hex. Links the events of one incident. */
  readonly incident: string;
  /** ISO time by the run's clock. Clocks can be wrong, so nothing depends on the order of two clocks. */
  readonly at: string;
}

interface ObservedFacts extends EventFacts {
  readonly severity: Severity;
  readonly details: ConditionDetails;
  /** The run that observed it. */
  readonly origin: RunOrigin | null;
}

/** A warning was observed once. */
export interface Suspected extends ObservedFacts {
  readonly type: 'suspected';
  readonly subject: Subject;
}

/** A suspicion was not confirmed. */
export interface Cleared extends EventFacts {
  readonly type: 'cleared';
}

export interface Opened extends ObservedFacts {
  readonly type: 'opened';
  readonly subject: Subject;
  /** ISO time of the first observation. */
  readonly since: string;
}

/** It is still present after this many days. */
export interface Reminded extends ObservedFacts {
  readonly type: 'reminded';
  readonly day: number;
}

/** A warning became critical. */
export interface Escalated extends ObservedFacts {
  readonly type: 'escalated';
}

export interface Closed extends EventFacts {
  readonly type: 'closed';
  /** `duplicate`: two runs opened the same incident at once, and this one is not reported. */
  readonly reason: 'recovered' | 'duplicate';
  readonly origin: RunOrigin | null;
}

/** What only one of several runs may announce. */
export type Announced = Opened | Reminded | Escalated | Closed;

/** What is announced: `opened`, `reminded-3`, `escalated`, `closed`. Unique within an incident. */
export type NoticeName = 'opened' | `reminded-${number}` | 'escalated' | 'closed';

/** A channel accepted a notice. */
export interface Delivered extends EventFacts {
  readonly type: 'delivered';
  readonly notice: NoticeName;
  /** The channel's id. It contains no secret. */
  readonly channel: string;
}

/** A channel will never accept this notice. */
export interface Refused extends EventFacts {
  readonly type: 'refused';
  readonly notice: NoticeName;
  readonly channel: string;
}

/** A channel that wants this notice could not be reached. Recorded once: it is owed, however long ago its incident ended. */
export interface Missed extends EventFacts {
  readonly type: 'missed';
  readonly notice: NoticeName;
  readonly channel: string;
}
