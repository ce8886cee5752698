import type { RestorableError } from '../../core/errors.ts';
import type { Calendar } from '../../core/planning/schedule/calendar.ts';
import type { TimeWindow } from '../../core/planning/schedule/time-window.ts';
import type { Secret } from '../../core/secret.ts';
import type { ChannelFilter, ChannelSpec } from '../../ports/alerts/channel.ts';

/** The issues of a repository, one for each incident. */
export interface IssuesSpec extends ChannelFilter {
  /** `owner/repo`. undefined: the repository of the run. */
  readonly repository: string | undefined;
  /** `alert-token`, or `github-token`, or that of the environment. undefined if there is none. */
  readonly token: Secret | undefined;
  readonly assignee: string | undefined;
  readonly labels: readonly string[];
}

/** The time of day in which warnings wait. */
export interface QuietHours {
  readonly window: TimeWindow;
  /** Of the time zone. */
  readonly calendar: Calendar;
}

/** Who is told about a run. Read before everything else, so that an error in any other option is reported too. */
export interface WatchRequest {
  /** The channels that can be used. */
  readonly channels: readonly ChannelSpec[];
  readonly issues: IssuesSpec | undefined;
  readonly quietHours: QuietHours | undefined;
  /** Folder or file. */
  readonly metrics: string | undefined;
  /** What is wrong with the options that are read here. The run's input error, if there is no other. */
  readonly problems: readonly RestorableError[];
}
