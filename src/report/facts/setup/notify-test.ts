import type { ReportError, RunFacts } from '../run.ts';

/** What happened to the test message of one channel. */
export interface ChannelTest {
  /** The kind, with what tells it from others of its kind. */
  readonly label: string;
  /** `refused`: it will never accept the message. `failed`: it can be tried again. */
  readonly outcome: 'delivered' | 'refused' | 'failed';
  readonly durationMs: number;
  readonly error: ReportError | undefined;
}

export interface NotifyTestReport extends RunFacts {
  readonly mode: 'notify-test';
  readonly channels: readonly ChannelTest[];
}
