import { RestorableError } from '../../core/errors.ts';
import type { ConditionName, Severity } from '../../core/watch/condition.ts';

/** A message about one incident, as plain text that is not escaped. Each channel escapes what its medium interprets. */
export interface Message {
  /** Unique for each notice, and equal if the same notice is sent again. */
  readonly id: string;
  /** Equal for all messages of one incident. */
  readonly incident: string;
  readonly kind: 'opened' | 'reminded' | 'escalated' | 'closed' | 'test';
  readonly severity: Severity;
  readonly condition: ConditionName;
  /** One line of at most 150 characters. */
  readonly title: string;
  /** What is known, since when, and when it becomes serious. Short sentences, one per item. */
  readonly sentences: readonly string[];
  /** What to do. */
  readonly advice: string;
  /** Name and value, for media that show pairs: database, destination, condition, since, error code. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** ISO time of the notice. */
  readonly at: string;
  /** The page of the run. */
  readonly runUrl: string | undefined;
}

/** A channel that delivers messages to people. */
export interface Notifier {
  /** Stable, and without a secret: the kind and a digest of the address. */
  readonly id: string;
  /** For warnings and the report: the kind, and the host or a number if that tells channels of one kind apart. */
  readonly label: string;
  /**
   * Delivers a message, with retries within the time that the signal leaves.
   * @throws {RestorableError} NOTIFY_FAILED if it can be tried again later, NOTIFY_REFUSED if the channel will never accept it;
   *   neither contains what the channel answered
   */
  send(message: Message, signal: AbortSignal): Promise<void>;
}

/**
 * A service answered, and did not take a message. The channel is usually what is wrong, such as its token. But something in between can
 * refuse this message alone, for a word in it, and then it must not hold up all others.
 */
export class RefusedForNow extends RestorableError {
  constructor(message: string, hint: string) {
    super('NOTIFY_FAILED', message, { hint });
  }
}
