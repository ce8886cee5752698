import type { WatchRequest } from '../../options/alerts/watch.ts';
import type { Request } from '../../options/request/request.ts';
import type { WatchFacts } from '../facts/watch.ts';
import type { Report } from '../report.ts';

/** A finished run, for those who watch it. */
export interface Watched {
  readonly watch: WatchRequest;
  /** Scrubbed. Undefined if the run's mode is unknown. */
  readonly report: Report | undefined;
  /** The code of the error that it failed with. */
  readonly code: string | undefined;
  /** Empty if it is unknown. */
  readonly database: string;
  /** What ran. Empty if the run's options were wrong. */
  readonly requests: readonly Request[];
}

export interface WatchOutcome extends WatchFacts {
  readonly warnings: readonly string[];
}
