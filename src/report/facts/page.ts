import type { CheckResult } from '../../core/checks/check.ts';
import type { ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import type { DatabaseHistory } from './history.ts';
import type { RunFacts } from './run.ts';
import type { LogFacts } from './status/log-reach.ts';

/** What the page shows of one database. */
export interface PageReport extends RunFacts {
  readonly mode: 'page';
  /** Undefined if nothing could be read. */
  readonly history: DatabaseHistory | undefined;
  /** What `status` checks. */
  readonly checks: readonly CheckResult[];
  /** Where the copies of the newest backup are. */
  readonly rule?: ThreeTwoOne | undefined;
  /** Which moments the shipped log makes possible, where the newest one is. Undefined if nothing was shipped. */
  readonly log?: LogFacts | undefined;
  /** The days until which retention keeps backups, by their ids. Null: for more than a year. */
  readonly keptUntil?: Readonly<Record<string, string | null>> | undefined;
}
